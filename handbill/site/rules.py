"""The rules by which a list of schools is read, as data for the browser."""

from __future__ import annotations


def tables() -> dict[str, object]:
    """Every table, by the part of the house that it is of."""
    return {}
