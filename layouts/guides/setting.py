"""How a guide's words are set: well, for there is room."""

from __future__ import annotations

from handbill.layouts import look
from handbill.page.document import Role
from handbill.page.text.setting import Setting, Style, set_well
from handbill.words.markup import Words


class Column(look.Column):
    """A column in which no line ends on a small word if one line more prevents it."""

    def add(
        self, role: Role, words: Words | str, style: Style, *, gap: float = 0.0, balance: bool = False, lang: str = ""
    ) -> Setting:
        return self.place(role, set_well(words, style, self.width, balance=balance), gap=gap, lang=lang)
