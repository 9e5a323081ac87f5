"""The house keeps its order: imports run one way, one file draws, one file speaks."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = {f"{path.parent.name}.{path.stem}": path for room in ("press", "layouts") for path in (ROOT / room).glob("*.py")}
FILES["generate"] = ROOT / "generate.py"
SPINE = ["press.page", "press.text", "layouts", "press.orders", "generate"]  # each may know those before it, never those after
KNOW_NO_LAYOUT = [name for name in FILES if name.startswith("press.") and name != "press.orders"]


def imported(path: Path) -> set[str]:
    """Every module that a file imports, wherever in it: `press.page`, `layouts.card`, `reportlab.pdfgen.canvas`."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


def rank(name: str) -> int | None:
    return next((nth for nth, part in enumerate(SPINE) if name == part or name.startswith(f"{part}.")), None)


def test_imports_run_one_way_from_generate_to_page():
    ranked = {(name, other) for name, path in FILES.items() for other in imported(path) if None not in (rank(name), rank(other))}
    assert len(ranked) > len(SPINE)
    assert not [pair for pair in ranked if rank(pair[1]) > rank(pair[0])]


@pytest.mark.parametrize("name", KNOW_NO_LAYOUT)
def test_the_press_knows_no_layout_and_no_front_door(name):
    assert not [other for other in imported(FILES[name]) if other.partition(".")[0] in ("layouts", "generate")]


def test_only_one_file_holds_a_canvas_and_no_layout_knows_reportlab():
    assert [name for name, path in FILES.items() if any("pdfgen" in other for other in imported(path))] == ["press.pdf"]
    know = {name for name, path in FILES.items() if any(other.partition(".")[0] == "reportlab" for other in imported(path))}
    assert {name.partition(".")[0] for name in know} == {"press"}


def test_only_the_front_door_prints_exits_or_reads_arguments():
    for name, path in FILES.items():
        used = {node.id for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Name)}
        speaks = used & {"print", "input", "exit", "quit"} or imported(path) & {"sys", "click", "argparse", "logging"}
        assert bool(speaks) == (name == "generate"), name


def test_no_two_files_import_each_other():
    direct = {name: imported(path) & set(FILES) for name, path in FILES.items()}
    assert not [(one, other) for one, others in direct.items() for other in others if one in direct[other]]
