"""What words can name in braces: ways of reaching a service, and figures, as a language says them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from handbill.problems import MOST, Problem, Unusable, one_of
from handbill.words.codes import PRINTED_ADDRESS, REPORT_URL
from handbill.words.facts import Contact, ContactWords, Figure, FigureWords
from handbill.words.links import WAYS, dialled
from handbill.words.markup import Span, Typed, excerpt

CYBERTIPLINE = "cybertipline"
FACTS = (*WAYS, "age")


class Facts(Protocol):
    """Where words find what they name; a file is read when something that stands in it is first named."""

    @property
    def contacts(self) -> Mapping[str, Contact]: ...
    @property
    def figures(self) -> Mapping[str, Figure]: ...
    def service(self, id_: str, lang: str) -> Service: ...
    def stated(self, id_: str, lang: str) -> Stated: ...


class Service(NamedTuple):
    """A service as one language tells of it; `told` is None where the language has no words for it."""

    id: str
    lang: str
    contact: Contact
    told: ContactWords | None

    @property
    def name(self) -> str:
        """What it is called in that language. Raises Unusable if it has no name in it; a guide lists none such."""
        return self.span("name").text

    @property
    def words(self) -> ContactWords:
        """What its language says of it. Raises Unusable where that has no words for it; a guide lists none such."""
        if self.told is None:
            raise Unusable(*filter(None, [self.unsaid]))
        return self.told

    @property
    def unsaid(self) -> Problem | None:
        """That its language does not say all that a guide lists, if it does not."""
        if self.told is None:
            told, it = f"the contact “{self.id}” has no purpose or hours in {self.lang}", "them"
        elif not (self.told.name or self.contact.name):
            told, it = f"the contact “{self.id}” has no name in {self.lang}", "it"
        else:
            return None
        return Problem(told, f"Add {it} to {self.lang}/contacts.yaml.")

    def span(self, key: str) -> Span:
        """One thing that is known of it. Raises Unusable if that is not known in its language."""
        if fact := self.fact(key):
            return fact
        facts = {key: fact.text for key in FACTS if (fact := self.fact(key))}
        told = {key: getattr(self.told, key, None) for key in ("keyword", "press", "hours", "purpose")}
        values = {"name": getattr(self.told, "name", None) or self.contact.name, **facts, **told}
        return Span(_value(f"the contact “{self.id}”", key, self.lang, values))

    def fact(self, key: str) -> Span | None:
        """One thing that is known of it in any language, with where it leads on screen; None if that is not known."""
        if key == "url" and self.id == CYBERTIPLINE:
            return Span(PRINTED_ADDRESS, link=REPORT_URL)
        value, scheme = getattr(self.contact, key) if key in FACTS else None, WAYS.get(key)
        return Span(value, link=f"{scheme}{dialled(value)}" if scheme else "") if value else None

    @property
    def ways(self) -> list[str]:
        """Every number and address as printed, each once: one may be called and texted."""
        return [*dict.fromkeys(way.text for key in WAYS if (way := self.fact(key)))]


class Stated(NamedTuple):
    """A figure as one language states it; `told` is None where the language has no words for it."""

    id: str
    lang: str
    figure: Figure
    told: FigureWords | None

    def span(self, key: str) -> Span:
        """Its value, claim or year. Raises Unusable if that is not known in its language."""
        told = {key: getattr(self.told, key, None) for key in ("claim", "year")}
        values = {"value": self.figure.value, **told}
        return Span(_value(f"the figure “{self.id}”", key, self.lang, values), figure=self.id)


def named(name: str, facts: Facts, lang: str) -> Span:
    """What `contact:id.key` or `figure:id` stands for in a language. Raises Unusable with the nearest name that is known."""
    kind, _, rest = name.partition(":")
    id_, _, key = rest.partition(".")
    if kind == "contact":
        if id_ not in facts.contacts:
            raise Unusable(unknown(kind, Typed(id_), facts.contacts))
        known = Service(id_, lang, facts.contacts[id_], None)
        return known.fact(key) or facts.service(id_, lang).span(key or "name")
    if kind == "figure":
        if id_ not in facts.figures:
            raise Unusable(unknown(kind, Typed(id_), facts.figures))
        return facts.stated(id_, lang).span(key or "value")
    raise Unusable(Problem(f"“{{{excerpt(name)}}}” names nothing", "Write {contact:id.phone} or {figure:id}."))


def unknown(kind: str, id_: Typed, known: Collection[str]) -> Problem:
    """That there is no contact, figure or source of that id."""
    return Problem(f"there is no {kind} “{excerpt(id_)}”", one_of(id_, known), id_.where)


def strange(kind: str, ids: Iterable[Typed], known: Collection[str]) -> Iterator[Problem]:
    """The same of each that is not known; the nearest that is, only of as many as are told."""
    for nth, id_ in enumerate(id_ for id_ in ids if id_ not in known):
        yield unknown(kind, id_, known if nth < MOST else ())


def _value(what: str, key: str, lang: str, values: Mapping[str, str | None]) -> str:
    if value := values.get(key):
        return value
    known = [known for known, value in values.items() if value]
    raise Unusable(Problem(f"{what} has no {excerpt(key)} in {lang}", one_of(key, known)))
