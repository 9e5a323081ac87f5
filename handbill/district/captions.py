"""How the page of what was printed says things: what a piece is and for whom, in which language, how many and how large."""

from __future__ import annotations

import re
from html import escape

from handbill.district.catalog import Piece
from handbill.problems import counted

READERS = {"student": "students", "friend": "friends", "family": "families"}


def called(piece: Piece) -> str:
    """A piece and who it is for, as in: Guide for grades 9–12; a poster's design, if it is not the usual one."""
    design = f", {piece.design}" if piece.design else ""
    return escape(f"{piece.piece.capitalize()} for {_readers(piece.audience)}{design}")


def _readers(audience: str) -> str:
    return READERS.get(audience) or re.sub(r"(?<=\d)-(?=\d)", "–", audience).replace("-", " ")


def made_of(piece: Piece, sheets: int) -> str:
    """The paper of a piece and what is done with it, as in: 1 sheet of plain-a4, both sides, flip on the long edge, cut."""
    turned = f", both sides, flip on the {piece.flip} edge" if piece.flip else ""
    finish = f", {piece.finish}" if piece.finish else ""
    return escape(f"{counted(sheets, 'sheet')} of {piece.stock}{turned}{finish}")


def headed(topic: str) -> str:
    return escape(topic.replace("-", " ").capitalize())


def titled(title: str, languages: list[str]) -> str:
    """A title, each of its languages on a line of its own."""
    parts = title.split(" / ", len(languages) - 1)
    return "".join(f"<span>{spoken(code, part)}</span>" for code, part in zip(languages, parts, strict=False) if part)


def spoken(language: str, words: str) -> str:
    return escape(words) if language == "en" else f'<span lang="{escape(language)}">{escape(words)}</span>'


def isolated(name: str) -> str:
    """A name whose letters may run the other way than the page's."""
    return f"<bdi>{escape(name)}</bdi>"


def bold(number: int, what: str) -> str:
    figure, word = counted(number, what).split(" ")
    return f"<b>{figure}</b> {word}"


def weighed(size: int) -> str:
    """As in 45 KB, never broken over lines."""
    return f"{size / 1e6:.1f}\u00a0MB" if size >= 1e6 else f"{max(size // 1000, 1)}\u00a0KB"
