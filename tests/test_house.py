"""The house keeps its order: imports run one way, one room draws, one room speaks."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = [  # a room may know those on floors before its own, and itself
    {"problems", "folders"},
    {"locks"},
    {"files"},
    {"leftovers"},
    {"words"},
    {"page"},
    {"layouts", "pdf"},
    {"orders"},
    {"editions"},
    {"roster"},
    {"district"},
    {"site"},
    {"api"},
    {"cli"},
]
PACKAGE = {path.relative_to(ROOT): path for path in (ROOT / "handbill").rglob("*.py")}
PACKAGE |= {Path("handbill") / path.relative_to(ROOT): path for path in (ROOT / "layouts").rglob("*.py")}
FILES = {".".join(path.with_suffix("").parts): found for path, found in PACKAGE.items()}


def imported(path: Path) -> set[str]:
    """Every module that a file imports, wherever in it: `handbill.page.flow`, `reportlab.pdfgen.canvas`."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


def room(name: str) -> str:
    return [*name.split("."), ""][1]


def floor(name: str) -> int | None:
    return next((nth for nth, rooms in enumerate(FLOORS) if room(name) in rooms), None)


@pytest.mark.parametrize("name", [name for name in FILES if floor(name) is not None])
def test_a_room_knows_only_what_is_beneath_it(name):
    others = [other for other in imported(FILES[name]) if other.startswith("handbill.") and room(other) != room(name)]
    assert [other for other in others if floor(other) is None or floor(other) >= floor(name)] == []


def test_every_room_has_a_floor():
    assert {room(name) for name in FILES if floor(name) is None} == {"__init__", "__main__"}


@pytest.mark.parametrize("name", [name for name in sorted({room(name) for name in FILES}) if (ROOT / "handbill" / name).is_dir()])
def test_a_room_names_the_doors_that_others_open(name):
    """No more and no fewer, in its own docstring."""
    told = ast.get_docstring(ast.parse((ROOT / "handbill" / name / "__init__.py").read_text(encoding="utf-8"))) or ""
    doors = {door for door in re.findall(r"`([a-z.]+)`", told.partition("Its door")[2]) if f"handbill.{name}.{door}" in FILES}
    opened = {other for file, path in FILES.items() if room(file) != name for other in imported(path) & set(FILES)}
    assert {f"handbill.{name}.{door}" for door in doors} == {
        other for other in opened if room(other) == name and other.count(".") > 1
    }


def test_only_one_room_holds_a_canvas_and_knows_reportlab():
    assert len([name for name, path in FILES.items() if any("pdfgen" in other for other in imported(path))]) == 1
    assert {room(name) for name, path in FILES.items() if any(other.startswith("reportlab") for other in imported(path))} == {
        "pdf"
    }


def test_only_the_command_line_prints_exits_or_reads_arguments():
    speaking = set()
    for name, path in FILES.items():
        used = {node.id for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Name)}
        if used & {"print", "input", "exit", "quit"} or imported(path) & {"sys", "click", "argparse", "logging"}:
            speaking.add(room(name))
    assert speaking == {"cli"}


def test_no_two_files_import_each_other():
    direct = {name: imported(path) & set(FILES) for name, path in FILES.items()}
    assert not [(one, other) for one, others in direct.items() for other in others if one in direct[other]]
