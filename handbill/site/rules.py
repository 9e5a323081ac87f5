"""The rules by which a list of schools is read, as data for the browser."""

from __future__ import annotations

from handbill.site import columntables, rowtables


def tables() -> dict[str, object]:
    """Every table: those that say which column is what, and those that say what rows say. Their order is a part of them."""
    return {"columns": columntables.tables(), "rows": rowtables.tables()}
