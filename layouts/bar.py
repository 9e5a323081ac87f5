"""The bar with the school's own people, at the foot of a poster and on a guide's cover."""

from __future__ import annotations

from handbill.layouts.look import Theme
from handbill.layouts.slot import slot
from handbill.layouts.voice import Voice
from handbill.page.flow import Block
from handbill.page.imprint import Room
from handbill.words.pieces import Piece

FIELDS = ("school", "district", "counselor", "sro", "phone", "hotline", "logo")


def bar(voices: tuple[Voice[Piece], ...], room: Room, theme: Theme, width: float, k: float = 1.0) -> Block:
    """“Here at SCHOOL: ...” in `width`, `k` times its size on letter; no height at all where nothing is given.

    As high whatever is given: two lines of words, 40 points on letter. Left blank, as many ruled lines as there are fields.
    """
    del theme
    lines = slot(FIELDS, room, voices, width, k, 9.0)
    return Block(lines.elements, lines.height)
