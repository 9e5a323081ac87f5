"""The JSON Schemas in `materials/schema/` are those of the reader's types, and the files in `materials/` keep to them."""

import json
import subprocess
import sys
from difflib import unified_diff
from pathlib import Path

import jsonschema
import pytest
import yaml

from handbill.api import schemas

MATERIALS = Path(__file__).parents[2] / "materials"
FILES = sorted(MATERIALS.rglob("*.yaml"))
COMMENT = "# yaml-language-server: $schema="


class AsEditorsDo(yaml.SafeLoader):
    """YAML as editors read it, where a day is text; PyYAML makes it a date."""


AsEditorsDo.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def named_schema(path: Path) -> Path:
    """The schema that a file names in its first line."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith(COMMENT), f"{path.name} does not name its schema in its first line"
    return (path.parent / first.removeprefix(COMMENT)).resolve()


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> Path:
    """Every schema as the command writes it, in a process of its own."""
    folder = tmp_path_factory.mktemp("schema")
    command = [sys.executable, MATERIALS.parent / "generate.py", "schema", "--out", folder]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("name", schemas.FORMATS)
def test_a_schema_is_fresh(name, written):
    """Else bring it up to date with: python generate.py schema --out materials/schema."""
    kept, made = ((folder / f"{name}.json").read_text(encoding="utf-8") for folder in (MATERIALS / "schema", written))
    assert [*unified_diff(kept.splitlines(), made.splitlines(), lineterm="")] == []


def test_there_is_no_schema_without_a_format():
    assert {path.stem for path in (MATERIALS / "schema").glob("*.json")} == set(schemas.FORMATS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_file_keeps_to_the_schema_that_it_names(path):
    schema = json.loads(named_schema(path).read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=AsEditorsDo)  # noqa: S506 (a SafeLoader)
    assert [f"{error.json_path}: {error.message}" for error in checker.iter_errors(data)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_file_names_the_schema_of_its_kind(path):
    said = {"contacts": "contact-words", "figures": "figure-words"} if path.parent != MATERIALS else {}
    kind = said.get(path.stem, path.stem)
    assert named_schema(path) == MATERIALS / "schema" / f"{kind}.json"
