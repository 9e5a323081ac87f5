"""The archive that a tab writes is one that every program opens, the same bytes each time, however large it becomes."""

import base64
import json
import random
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from handbill.district.printer import EPOCH, archive

pytestmark = pytest.mark.needs("node")
DICE = random.Random(7)  # noqa: S311 (what stands in a file is no secret)
FILES = {
    "cedar-hollow/poster.pdf": DICE.randbytes(70_001),
    "cedar-hollow/guide-en+es.pdf": DICE.randbytes(3),
    "cedar-hollow/empty.pdf": b"",
}


def written(out: Path, files: dict[str, bytes], zeros: int = 0) -> list[bool | str]:
    """What the script makes of them, each in parts; `zeros` stand before each."""
    lines = [
        {"add": name, "zeros": zeros, "parts": [base64.b64encode(part).decode() for part in (data[:5], data[5:])]}
        for name, data in files.items()
    ]
    told = "".join(f"{json.dumps(line)}\n" for line in lines)
    node = ["node", Path(__file__).with_name("zip.mjs"), out]
    done = subprocess.run(node, input=told, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_it_is_the_command_lines_archive_byte_for_byte(tmp_path):
    files = dict(sorted(FILES.items()))
    written(tmp_path / "out.zip", files)
    named = [(name.partition("/")[2], (data,)) for name, data in files.items()]
    assert (tmp_path / "out.zip").read_bytes() == archive("cedar-hollow", named)


def test_others_open_it(tmp_path):
    out = tmp_path / "out.zip"
    written(out, FILES)
    with zipfile.ZipFile(out) as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == FILES
        assert {entry.date_time for entry in opened.infolist()} == {EPOCH}
    if shutil.which("unzip"):
        subprocess.run(["unzip", "-tq", out], check=True, capture_output=True)


def test_there_is_one_of_nothing(tmp_path):
    written(tmp_path / "out.zip", {})
    with zipfile.ZipFile(tmp_path / "out.zip") as opened:
        assert opened.namelist() == []


@pytest.mark.parametrize(
    "name",
    ["../poster.pdf", "/poster.pdf", "cedar/../poster.pdf", "cedar/hollow/poster.pdf", "cedar\\poster.pdf", "c:/poster.pdf",
     "..", ".poster.pdf", "cedar/", "cedar/é.pdf", "cedar/a\nb.pdf", ""],
)  # fmt: skip
def test_no_name_leads_out_of_it(tmp_path, name):
    assert written(tmp_path / "out.zip", {name: b"", "cedar/poster.pdf": b"1"}) == ["zip-name", True]
    assert zipfile.ZipFile(tmp_path / "out.zip").namelist() == ["cedar/poster.pdf"]


def test_no_name_stands_in_it_twice(tmp_path):
    lines = [json.dumps({"add": "cedar/poster.pdf", "parts": []})] * 2
    node = ["node", Path(__file__).with_name("zip.mjs"), tmp_path / "out.zip"]
    done = subprocess.run(node, input="\n".join(lines), capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["true", '"zip-name"']


@pytest.mark.parametrize("count", [65_534, 65_535])
def test_it_holds_more_files_than_old_archives_could(tmp_path, count):
    out = tmp_path / "out.zip"
    written(out, {f"school-{nth}/poster.pdf": b"%d" % nth for nth in range(count)})
    with zipfile.ZipFile(out) as opened:
        assert len(opened.namelist()) == count
        assert opened.read(f"school-{count - 1}/poster.pdf") == b"%d" % (count - 1)
    if shutil.which("unzip"):
        subprocess.run(["unzip", "-tq", out], check=True, capture_output=True)


def test_it_becomes_larger_than_old_archives_could(tmp_path):
    out, zeros = tmp_path / "out.zip", 64 << 20
    written(out, {f"school-{nth}/poster.pdf": b"%d" % nth for nth in range(66)}, zeros)
    assert out.stat().st_size > 1 << 32
    with zipfile.ZipFile(out) as opened:
        assert opened.read("school-65/poster.pdf") == bytes(zeros) + b"65"
    if shutil.which("unzip"):
        subprocess.run(["unzip", "-tq", out, "school-65/poster.pdf"], check=True, capture_output=True)
