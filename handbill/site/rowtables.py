"""What the command line knows of the rows of lists, as plain values, for the page reads lists too."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from handbill.roster import cells, closed, folders, grades, namedgrades, names, notices, rows, schools, survey
from handbill.site.patterns import pattern

Plain = dict[str, Any]


def tables() -> Plain:
    """All of it, by the module that it is of."""
    return {
        "cells": _cells(),
        "closed": _closed(),
        "folders": _values(folders, "TRIED ADDED TRIES") | {"places": [_words(words) for words in folders.PLACES]}
        | {"rows": sorted(folders.ROWS)},
        "grades": _values(grades, "EVERYBODY LEAST MOST GRADES LEVELS") | _patterns(grades, "WORD JOINING"),
        "namedgrades": _values(namedgrades, "LEVELS") | _patterns(namedgrades, "SPAN SHORTENED LEVEL JOINED"),
        "names": _names(),
        "notices": _values(notices, "ROWS SAID REMEMBERED"),
        "rows": _values(rows, "LONG SHOWN") | _patterns(rows, "TOTAL"),
        "schools": _values(schools, "MOST"),
        "survey": _values(survey, "TOLD") | _patterns(survey, "SIGNS"),
    }  # fmt: skip


def _cells() -> Plain:
    ordered = {"lines": [*cells.LINES.items()], "kinds": [*cells.KINDS.items()]}
    return ordered | _values(cells, "LANGUAGES") | _patterns(cells, "BETWEEN")


def _closed() -> Plain:
    words = {name.lower(): sorted(getattr(closed, name)) for name in ("STATUS", "CLOSING", "DAY")}
    return words | _values(closed, "HINTS") | _patterns(closed, "CLOSED YEAR")


def _names() -> Plain:
    words = {name.lower(): sorted(getattr(names, name)) for name in ("SMALL", "ARTICLES", "KEPT", "MAC", "SCHOOLS", "LEVELS")}
    spelled = {chr(letter): told for letter, told in names.SPELLED.items()}
    patterns = _patterns(names, "WORD ORDINAL INSIDE PREFIX PARTING SPAN SIGNS CODE")
    return words | {"reserved": sorted(names.RESERVED), "spelled": spelled} | _values(names, "SLUG") | patterns


def _values(module: ModuleType, told: str) -> Plain:
    return {name.lower(): getattr(module, name) for name in told.split()}


def _patterns(module: ModuleType, told: str) -> Plain:
    return {name.lower(): pattern(getattr(module, name)) for name in told.split()}


def _words(text: str) -> list[str]:
    return sorted(text.split())
