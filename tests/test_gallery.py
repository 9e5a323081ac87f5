"""The gallery shows what there is to print."""

from pathlib import Path

import pytest
from conftest import LIBRARY

DOCS = Path(__file__).parent.parent / "docs"


def test_the_gallery_lists_every_piece_that_can_be_had(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(DOCS)
    from gallery import PAGE, sections, text

    assert PAGE.read_text(encoding="utf-8") == text(sections(LIBRARY)), "run python docs/gallery.py"


def test_every_picture_that_the_gallery_shows_is_there():
    shown = {part.split(")")[0] for part in (DOCS / "gallery.md").read_text(encoding="utf-8").split("](")[1:]}
    assert shown == {f"gallery/{path.name}" for path in (DOCS / "gallery").glob("*.png")}
