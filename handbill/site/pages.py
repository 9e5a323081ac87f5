"""The pages that a browser opens: one a language, made of one template and that language's words."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.words.library import Library

TEMPLATE = "page.html"


def languages(tags: Sequence[str], words: Library) -> list[dict[str, str]]:
    """Each language: its tag, what it calls itself, its page."""
    return [{"tag": tag, "name": words.phrases(tag).name, "page": named(tag)} for tag in tags]


def named(tag: str) -> str:
    """A language's page; English is the one that opens first."""
    return "index.html" if tag == "en" else f"{tag}.html"


def written(tags: Sequence[str], words: Library) -> dict[str, bytes]:
    """The files of the pages, by their names."""
    return {named(tag): words.phrases(tag).name.encode() for tag in tags}
