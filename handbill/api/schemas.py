"""The formats of the files in `materials/` as JSON Schema, from the types that read them."""

from __future__ import annotations

import json
from inspect import cleandoc
from typing import Any

import msgspec

from handbill.page.stock import Stock
from handbill.problems import Problem, Unusable
from handbill.words.calibration import Calibration
from handbill.words.facts import Contact, ContactWords, Figure, FigureWords, Source
from handbill.words.labels import Phrases
from handbill.words.lengths import PATTERN, Length
from handbill.words.markup import LONGEST, Words
from handbill.words.pieces import FILES, Topic
from handbill.words.school import School
from handbill.words.site import Site
from handbill.words.tone import Style
from handbill.words.types import Table

FORMATS: dict[str, Any] = {
    **FILES,
    "phrases": Phrases,
    "style": Style,
    "contact-words": Table[ContactWords],
    "figure-words": Table[FigureWords],
    "topics": Table[Topic],
    "contacts": Table[Contact],
    "figures": Table[Figure],
    "sources": Table[Source],
    "stocks": Table[Stock],
    "imprint": School,
    "site": Site,
    "calibration": Calibration,
}


def schema(name: str) -> str:
    """The JSON Schema of that format, indented, with a line end. Raises Unusable for an unknown name."""
    if name not in FORMATS:
        raise Unusable(Problem(f"there is no format “{name}”", f"There are: {', '.join(FORMATS)}."))
    made = _undented(msgspec.json.schema(FORMATS[name], schema_hook=_words))
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **made}, indent=2, ensure_ascii=False) + "\n"


def _undented(part: Any) -> Any:
    """The same, each description without the indent of the docstring that it is; msgspec takes that off from 0.23 on."""
    if isinstance(part, list):
        return [*map(_undented, part)]
    if not isinstance(part, dict):
        return part
    return {key: cleandoc(told) if (key, type(told)) == ("description", str) else _undented(told) for key, told in part.items()}


def _words(kind: type) -> dict[str, Any]:
    if kind is Length:
        return {"type": ["string", "number"], "pattern": PATTERN, "description": "A length: 3.5 in, 85 mm or 252 pt."}
    if kind is Words:
        told = "Text; **strong**, {contact:id.phone} and {figure:id} may stand in it."
        return {"type": "string", "maxLength": LONGEST, "description": told}
    raise NotImplementedError
