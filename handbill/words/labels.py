"""What every piece in a language says by itself: labels, small print, alternative texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec

from handbill.problems import Problem
from handbill.words.links import LinkPhrases
from handbill.words.loading import Keys, texts_at
from handbill.words.markup import Words, excerpt
from handbill.words.types import Struct, Text

Months = Annotated[tuple[Text, ...], msgspec.Meta(min_length=12, max_length=12, description="All twelve, as a date has them.")]


class ImprintPhrases(Struct, frozen=True):
    """Labels of a school's own lines."""

    school: Text
    district: Text
    counselor: Text
    sro: Text
    phone: Text
    hotline: Text
    police: Text
    here: Text
    here_alone: Text
    card_counselor: Text
    card_sro: Text
    card_hotline: Text
    card_police: Text
    phone_note: Text


class CardPhrases(Struct, frozen=True):
    """What stands before the rows of a card for staff."""

    say: Text
    do: Text
    never: Text


class GuidePhrases(Struct, frozen=True):
    """Labels that every guide has."""

    question: Text
    ask: Text
    listen: Text
    say: Text
    own: Text
    minutes: Text
    story: Text
    talk: Text
    points: Text
    page: Text
    total: Text
    column_minutes: Text
    column_plan: Text
    column_service: Text
    column_purpose: Text
    column_reach: Text
    press: Text
    by_text: Text
    facts: Text


class TilePhrases(Struct, frozen=True):
    """What stands on the sheets that a large poster is put together from."""

    sheet: Text
    of_set: Text
    how: Text
    part: Text


class Phrases(Struct, frozen=True):
    """What pieces in one language say by themselves: labels, small print, printing advice, alternative texts."""

    name: Text
    lang: Text
    date: Text
    months: Months
    small_print: Words
    card_small_print: Words
    figure_source: Words
    not_reviewed: Words
    card_not_reviewed: Words
    code_alt: Text
    learn_alt: Text
    logo_alt: Text
    copies_alt: Text
    copy_alt: Text
    tiles: TilePhrases
    front: Text
    back: Text
    print_poster: Text
    print_guide: Text
    print_booklet: Text
    print_card_long: Text
    print_card_short: Text
    print_card_fold: Text
    print_tent: Text
    blank_line: Text
    blank_lines: Text
    field_again: Text
    tear_off: Text
    tabs_alt: Text
    imprint: ImprintPhrases
    links: LinkPhrases
    card: CardPhrases
    guide: GuidePhrases

    def dated(self, day: str) -> str:
        """A day that is given as 2026-11-22, as it is written in that language."""
        year, month, nth = day.split("-")
        told = self.date.replace("<month>", self.months[int(month) - 1])
        return told.replace("<day>", str(int(nth))).replace("<year>", year)


BLANKS = {
    "date": "<day> <month> <year>",
    "code-alt": "<link>", "learn-alt": "<link>", "links/call": "<to>", "links/text": "<to>", "links/write": "<to>",
    "copies-alt": "<n>", "tabs-alt": "<n>", "field-again": "<field> <n> <of>", "figure-source": "<source>",
    "logo-alt": "<school>", "small-print": "<date>", "card-small-print": "<date>",
    "tiles/sheet": "<row> <place> <n> <of>", "tiles/of-set": "<n> <of>",
    "guide/question": "<n> <of>", "guide/minutes": "<n>", "guide/page": "<n>", "guide/total": "<n>",
    "guide/press": "<n>", "guide/facts": "<date>",
}  # fmt: skip


def without_blanks(phrases: Keys) -> Iterator[Problem]:
    """Phrases that lost what is filled in: an alternative text without the address tells a listener nothing, or a wrong thing."""
    for path, blanks in BLANKS.items():
        for text in texts_at(phrases, *path.split("/")):
            for blank in blanks.split():
                if blank not in text:
                    told = f"{blank} is missing in “{excerpt(text)}”"
                    yield Problem(told, f"Write {blank} where it belongs in {path}.", text.where)
