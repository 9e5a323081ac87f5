"""What is true whoever says it: services, figures, and the sources of both."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

import msgspec

from handbill.words.markup import LONGEST
from handbill.words.types import Struct, Text

PhoneNumber = Annotated[
    str,
    msgspec.Meta(pattern=r"^(1-\d{3}-\d{3}-\d{4}|\d{3}-\d{3}-\d{4}|\d{3,6})$", description="As 1-800-555-0100, or a short code."),
]
Address = Annotated[
    str,
    msgspec.Meta(
        max_length=LONGEST,
        pattern=r"^[A-Za-z0-9.-]+\.[a-z]{2,}(/[A-Za-z0-9._/-]*)?$",
        description="As printed: no https://, no space.",
    ),
]
Email = Annotated[
    str, msgspec.Meta(max_length=LONGEST, pattern=r"^[a-z0-9.-]+@[a-z0-9.-]+\.[a-z]{2,}$", description="As help@example.org.")
]
Link = Annotated[
    str, msgspec.Meta(max_length=LONGEST, pattern=r"^https://[^\s]+$", description="A whole link, from https:// on.")
]


class Source(Struct, frozen=True):
    """Where a fact comes from, as a guide lists it."""

    title: Text
    publisher: Text
    year: Text
    url: Link
    sure: Literal["issuer", "second-hand"]
    checked: datetime.date


class Contact(Struct, frozen=True):
    """A service: how to reach it, and where that was read. All pieces take it from here.

    `name` is a proper name, which it keeps in every language; what is called otherwise in each has its name there.
    """

    source: Text
    checked: datetime.date
    name: Text | None = None
    url: Address | None = None
    phone: PhoneNumber | None = None
    spelled: Text | None = None
    text: PhoneNumber | None = None
    email: Email | None = None
    age: Text | None = None


class ContactWords(Struct, frozen=True):
    """What a language says of a service: what it is for and when it answers.

    `name` is for what has no proper name; `keyword` is what to text, `press` the key to press for the language.
    """

    purpose: Text
    hours: Text
    name: Text | None = None
    keyword: Text | None = None
    press: Text | None = None


class Figure(Struct, frozen=True):
    """A number that is printed: never without its source, nor after the day on which it goes stale without a word."""

    value: Text
    source: Text
    stale: datetime.date


class FigureWords(Struct, frozen=True):
    """What a language says of a figure, of what it counts, and of when it is."""

    claim: Text
    unit: Text | None = None
    year: Text | None = None
