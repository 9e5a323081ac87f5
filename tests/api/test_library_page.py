"""The page about the library tells the truth: its examples run, one after the other, as they are printed."""

import re
from pathlib import Path

import handbill

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```$", PAGE, re.M | re.S)


def test_its_examples_run_as_they_are_printed(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for example in EXAMPLES:
        exec(compile(example, "docs/library.md", "exec"), names)  # noqa: S102 (our own page)
    said = capsys.readouterr().out
    assert (tmp_path / "posters" / "by-door.pdf").read_bytes().startswith(b"%PDF")
    assert "Note: sextortion in Español" in said
    assert "schools.csv:3:3: “206-555-01” is no phone number of ten digits (8 stand in it)." in said
    assert "there is no topic “sextorsion”. Did you mean “sextortion”?" in said


def test_it_names_every_function_of_the_door():
    functions = {name for name in handbill.__all__ if name.islower()}
    assert {name for name in functions if f"handbill.{name}" not in PAGE} == set()
