"""What every piece in a language says by itself: labels, small print, alternative texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec

from handbill.problems import Problem
from handbill.words.links import LinkPhrases
from handbill.words.loading import Keys, texts_at
from handbill.words.markup import Words, excerpt
from handbill.words.types import Struct

Months = Annotated[tuple[str, ...], msgspec.Meta(min_length=12, max_length=12, description="All twelve, as a date has them.")]


class ImprintPhrases(Struct, frozen=True):
    """Labels of a school's own lines."""

    school: str
    district: str
    counselor: str
    sro: str
    phone: str
    hotline: str
    card_counselor: str
    card_sro: str
    card_hotline: str
    phone_note: str


class GuidePhrases(Struct, frozen=True):
    """Labels that every guide has."""

    ask: str
    listen: str
    say: str
    minutes: str
    notes: str
    story: str
    talk: str
    points: str
    page: str
    total: str
    column_minutes: str
    column_plan: str
    column_service: str
    column_purpose: str
    column_reach: str
    column_hours: str
    press: str
    by_text: str
    facts: str


class Phrases(Struct, frozen=True):
    """What pieces in one language say by themselves: labels, small print, printing advice, alternative texts."""

    name: str
    lang: str
    date: str
    months: Months
    small_print: Words
    card_small_print: Words
    figure_source: Words
    not_reviewed: Words
    card_not_reviewed: Words
    code_alt: str
    logo_alt: str
    copies_alt: str
    front: str
    back: str
    print_poster: str
    print_guide: str
    print_card_long: str
    print_card_short: str
    blank_line: str
    blank_lines: str
    imprint: ImprintPhrases
    links: LinkPhrases
    guide: GuidePhrases

    def dated(self, day: str) -> str:
        """A day that is given as 2026-11-22, as it is written in that language."""
        year, month, nth = day.split("-")
        told = self.date.replace("<month>", self.months[int(month) - 1])
        return told.replace("<day>", str(int(nth))).replace("<year>", year)


BLANKS = {
    "date": "<day> <month> <year>",
    "code-alt": "<link>", "links/call": "<to>", "links/text": "<to>", "links/write": "<to>",
    "copies-alt": "<n>", "figure-source": "<source>",
    "logo-alt": "<school>", "small-print": "<date>", "card-small-print": "<date>",
    "guide/minutes": "<n>", "guide/page": "<n>", "guide/total": "<n>", "guide/press": "<n>", "guide/facts": "<date>",
}  # fmt: skip


def without_blanks(phrases: Keys) -> Iterator[Problem]:
    """Phrases that lost what is filled in: an alternative text without the address tells a listener nothing, or a wrong thing."""
    for path, blanks in BLANKS.items():
        for text in texts_at(phrases, *path.split("/")):
            for blank in blanks.split():
                if blank not in text:
                    told = f"{blank} is missing in “{excerpt(text)}”"
                    yield Problem(told, f"Write {blank} where it belongs in {path}.", text.where)
