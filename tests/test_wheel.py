"""A wheel carries everything that printing needs: installed elsewhere, it prints the same bytes as the checkout."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from handbill import __version__

ROOT = Path(__file__).parent.parent
ROOMS = ("handbill", "layouts", "materials", "fonts")
FILES = ("generate.py", "pyproject.toml", "README.md", "LICENSE")
CLEAN = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}


def run(*command: object, cwd: Path) -> str:
    """What the command prints; a failure shows all of it."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, env=CLEAN, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Built without network from a copy of the checkout, so that nothing stale gets in and nothing is left behind."""
    source, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("built")
    for room in ROOMS:
        shutil.copytree(ROOT / room, source / room, ignore=shutil.ignore_patterns("__pycache__"))
    for file in FILES:
        shutil.copy(ROOT / file, source)
    run(sys.executable, "-m", "pip", "wheel", ".", "--no-deps", "--no-build-isolation", "--no-index", "-w", built, cwd=source)
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def names(wheel) -> set[str]:
    """Every file in the wheel."""
    with zipfile.ZipFile(wheel) as opened:
        return set(opened.namelist())


@pytest.fixture(scope="module")
def handbill(wheel, tmp_path_factory) -> Path:
    """The `handbill` command in an environment of its own, which borrows the libraries but not the checkout."""
    home = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home)
    python = home / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=home)
    libraries = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())
    (libraries / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home / "bin" / "handbill"


def test_a_wheel_carries_every_file_of_the_rooms_inside_one_package(names):
    rooms = (path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    inside = {
        Path("handbill", path.relative_to(ROOT / "handbill" if path.is_relative_to(ROOT / "handbill") else ROOT))
        for path in rooms
    }
    assert {name for name in names if ".dist-info/" not in name} == {path.as_posix() for path in inside}


def test_a_wheel_brings_one_name(names):
    assert {name.partition("/")[0] for name in names if ".dist-info/" not in name} == {"handbill"}


def test_a_wheel_carries_every_licence(names):
    licences = {name.partition("/licenses/")[2] for name in names if "/licenses/" in name}
    fonts = (f"fonts/{path.name}" for path in (ROOT / "fonts").glob("OFL-*.txt"))
    assert licences == {"LICENSE", "materials/LICENSE", "handbill/page/FOGRA39L_coated.txt", *fonts}


def test_an_installed_handbill_prints_the_same_bytes_as_the_checkout(handbill, tmp_path):
    run(handbill, "kit", "--out", "installed", cwd=tmp_path)
    run(sys.executable, ROOT / "generate.py", "kit", "--out", "checkout", cwd=tmp_path)
    folders = tmp_path / "installed", tmp_path / "checkout"
    installed, checkout = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
    assert installed == checkout
    assert len(installed) == 16


def test_an_installed_handbill_knows_its_version(handbill, tmp_path):
    assert run(handbill, "--version", cwd=tmp_path) == f"handbill {__version__}\n"
