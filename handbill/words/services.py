"""What words can name in braces: ways of reaching a service, and figures, as a language says them."""

from __future__ import annotations

from typing import NamedTuple

from handbill.problems import Problem, Unusable, one_of
from handbill.words.codes import PRINTED_ADDRESS, REPORT_URL
from handbill.words.facts import Contact, ContactWords, Figure, FigureWords
from handbill.words.markup import Span, excerpt

CYBERTIPLINE = "cybertipline"
SCHEMES = {"phone": "tel:", "text": "sms:", "email": "mailto:", "url": "https://"}


class Service(NamedTuple):
    """A service as one language tells of it; `told` is None where the language has no words for it."""

    id: str
    contact: Contact
    told: ContactWords | None

    @property
    def name(self) -> str:
        """What it is called in that language."""
        return (self.told and self.told.name) or self.contact.name

    @property
    def words(self) -> ContactWords:
        """What its language says of it. Raises Unusable where that has no words for it; a guide lists none such."""
        if self.told is None:
            raise Unusable(Problem(f"the contact “{self.id}” has no words in this language", "Add them to its contacts.yaml."))
        return self.told

    def span(self, key: str, lang: str) -> Span:
        """One thing that is known of it, with where it leads on screen. Raises Unusable if that is not known in `lang`."""
        if key == "url" and self.id == CYBERTIPLINE:
            return Span(PRINTED_ADDRESS, link=REPORT_URL)
        contact, told = self.contact, self.told
        values: dict[str, str | None] = {
            "name": self.name, "phone": contact.phone, "spelled": contact.spelled, "url": contact.url, "text": contact.text,
            "email": contact.email, "age": contact.age,
            "keyword": told.keyword if told else None, "press": told.press if told else None,
            "hours": told.hours if told else None, "purpose": told.purpose if told else None,
        }  # fmt: skip
        if not (value := values.get(key)):
            raise _unknown(f"the contact “{self.id}”", key, lang, values)
        return Span(value, link=f"{SCHEMES[key]}{value}" if key in SCHEMES else "")

    @property
    def ways(self) -> list[str]:
        """Every number and address, as printed."""
        contact = self.contact
        found = [contact.phone, contact.spelled, contact.text, contact.email, contact.url]
        return [way for way in found if way] + ([PRINTED_ADDRESS] if self.id == CYBERTIPLINE else [])


class Stated(NamedTuple):
    """A figure as one language states it; `told` is None where the language has no words for it."""

    id: str
    figure: Figure
    told: FigureWords | None

    def span(self, key: str, lang: str) -> Span:
        """Its value, claim or year. Raises Unusable if that is not known in `lang`."""
        told = self.told
        values = {
            "value": self.figure.value, "claim": told.claim if told else None, "year": told.year if told else None,
        }  # fmt: skip
        if not (value := values.get(key)):
            raise _unknown(f"the figure “{self.id}”", key, lang, values)
        return Span(value, figure=self.id)


def _unknown(what: str, key: str, lang: str, values: dict[str, str | None]) -> Unusable:
    known = [known for known, value in values.items() if value]
    return Unusable(Problem(f"{what} has no {excerpt(key)} in {lang}", one_of(key, known)))
