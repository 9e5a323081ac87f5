"""What is true whoever says it: services, figures, and the sources of both."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

import msgspec

from handbill.words.types import Struct

PhoneNumber = Annotated[
    str,
    msgspec.Meta(pattern=r"^(1-\d{3}-\d{3}-\d{4}|\d{3}-\d{3}-\d{4}|\d{3,6})$", description="As 1-800-555-0100, or a short code."),
]
Address = Annotated[
    str,
    msgspec.Meta(pattern=r"^[A-Za-z0-9.-]+\.[a-z]{2,}(/[A-Za-z0-9._/-]*)?$", description="As printed: no https://, no space."),
]
Email = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9.-]+@[a-z0-9.-]+\.[a-z]{2,}$", description="As help@example.org.")]
Link = Annotated[str, msgspec.Meta(pattern=r"^https://[^\s]+$", description="A whole link, from https:// on.")]


class Source(Struct):
    """Where a fact comes from, as the guide's last page lists it."""

    title: str
    publisher: str
    year: str
    url: Link
    sure: Literal["issuer", "second-hand"]
    checked: datetime.date


class Contact(Struct):
    """A service: how to reach it, when, and where that was read. All pieces take it from here.

    Services keep their English `name` in every language; `names` are for what is no proper name.
    """

    name: str
    purpose: dict[str, str]
    hours: dict[str, str]
    source: str
    checked: datetime.date
    url: Address | None = None
    phone: PhoneNumber | None = None
    spelled: str | None = None
    text: PhoneNumber | None = None
    keyword: dict[str, str] = {}
    press: dict[str, str] = {}
    email: Email | None = None
    age: str | None = None
    names: dict[str, str] = {}

    def called(self, lang: str) -> str:
        """What the service is called in that language."""
        return self.names.get(lang, self.name)


class Figure(Struct):
    """A number that is printed: never without its year and source."""

    value: str
    unit: str
    year: str
    claim: dict[str, str]
    source: str
    stale: datetime.date
