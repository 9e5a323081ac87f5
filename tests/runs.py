"""A district's run as the tests start it and look at what it left."""

import csv
import hashlib
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner, Result
from msgspec import structs

from handbill.cli.main import main
from handbill.district import manifest
from handbill.district.lists import Printed

ONE_PIECE = ("--topic", "sextortion", "--piece", "poster", "--audience", "student")
ALONE = (*ONE_PIECE, "--jobs", "1")
SCHOOLS = 3000  # as many as a run prints for that is disturbed, on a machine that may be busy with others
PROGRAM = ("generate.py",)
HEADER = "School Name,Grades,Counselor,Phone"


def batch(roster: Path, out: Path | str, *options: str) -> Result:
    """The command in this process; whatever goes wrong must be told, not raised."""
    done = CliRunner().invoke(main, ["batch", str(roster), "--out", str(out), *options])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def told(stderr: str, kind: str = "Error") -> list[str]:
    """The lines on stderr that tell of an error, or of something else."""
    return [line for line in stderr.splitlines() if line.startswith(f"{kind}: ")]


def invented(path: Path, schools: int, *, area: str = "206") -> Path:
    """A roster of so many schools, each with a phone of its own."""
    rows = (f"Cedar Hollow {nth} High,9-12,,{area}-555-{nth:04d}" for nth in range(schools))
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def files(out: Path) -> dict[str, bytes]:
    """Every piece that is there, by its path in the folder."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*.pdf"))}


def read(out: Path) -> list[Printed]:
    """What the manifest says of each file, in both its forms."""
    entries = [*manifest.read(out, Printed)]
    with (out / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [{name: cell.removeprefix("'") for name, cell in row.items()} for row in csv.DictReader(file)]
    assert rows == [{name: str(said) for name, said in structs.asdict(entry).items()} for entry in entries]
    return entries


def listed(out: Path) -> set[str]:
    """The files that the manifest lists, after a look whether it is true of each, and nothing is left half done."""
    entries = read(out)
    for entry in entries:
        data = (out / entry.file).read_bytes()
        assert (entry.bytes, entry.sha256) == (len(data), hashlib.sha256(data).hexdigest()), entry.file
    assert not [*out.rglob(".handbill-*")]
    assert len({entry.file for entry in entries}) == len(entries)
    return {entry.file for entry in entries}


@contextmanager
def started(roster: Path, out: Path, *options: str, program: tuple[str, ...] = PROGRAM) -> Iterator[subprocess.Popen]:
    """The command in processes of its own, and well on its way; their group's number is the first one's."""
    command = [sys.executable, *program, "batch", str(roster), "--out", str(out), *ONE_PIECE, *options]
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True, "start_new_session": True}
    with subprocess.Popen(command, cwd=Path(__file__).parents[1], **streams) as run:
        while len([*out.glob("cedar-*")]) < 100:
            assert run.poll() is None, run.stderr.read()
            time.sleep(0.01)
        yield run
