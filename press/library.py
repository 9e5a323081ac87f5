"""The materials as one library: contacts, figures and sources once, topics by language.

Folders are searched in order, so that a user's own come before ours: a topic's or a language's
file by file, contacts, figures and sources entry by entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from press.codes import PRINTED_ADDRESS, REPORT_URL
from press.content import Contact, Figure, Phrases, Sayings, Source, Topic
from press.problems import Problem, Problems, Unusable, Where, one_of
from press.reading import Find, Keys, convert, load, texts_at
from press.words import Span, Typed, excerpt

OURS = Path(__file__).parent.parent / "materials"
CYBERTIPLINE = "cybertipline"
TABLES = ("contacts.yaml", "figures.yaml", "sources.yaml")
TOPIC_ID = re.compile("[a-z0-9][a-z0-9-]*")  # safe in a file's name on every system
LANGUAGE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # as in BCP 47


@dataclass(frozen=True)
class Library:
    """What can be said. Reads a file when it is first asked for; raises Unusable with all that is wrong in it."""

    folders: tuple[Path, ...] = (OURS,)

    @cached_property
    def contacts(self) -> dict[str, Contact]:
        contacts = self._table("contacts.yaml", Contact)
        if CYBERTIPLINE not in contacts:
            told = f"the contact “{CYBERTIPLINE}” is missing, to which every piece leads"
            raise Unusable(Problem(told, "Add it.", Where(str(self.folders[-1] / "contacts.yaml"))))
        return contacts

    @cached_property
    def sources(self) -> dict[str, Source]:
        return self._table("sources.yaml", Source)

    @cached_property
    def figures(self) -> dict[str, Figure]:
        return self._table("figures.yaml", Figure)

    def topics(self) -> list[str]:
        """The ids of all topics, in order."""
        return sorted({path.parent.name for folder in self.folders for path in folder.glob("[!.]*/topic.yaml")})

    def topic(self, topic: str) -> Topic:
        """What a topic is beyond its words."""
        return convert(load(self._topic_file(topic, "topic")), Topic, _no_names)

    def languages(self, topic: str) -> list[str]:
        """The languages that a topic speaks."""
        found = {path.stem for folder in self.folders for path in (folder / topic).glob("[!.]*.yaml")}
        return sorted(found - {"topic"})

    def sayings(self, topic: str, lang: str) -> Sayings:
        """Everything the topic says in that language, with contacts and figures filled in."""
        data = load(self._topic_file(topic, lang))
        return convert(data, Sayings, self._finder(lang, data.problems), self._listed(data, lang))

    def phrases(self, lang: str) -> Phrases:
        """What every piece in that language says by itself."""
        data = load(self._file("phrases", lang))
        return convert(data, Phrases, self._finder(lang, data.problems))

    @cached_property
    def _named(self) -> dict[str, dict[str, Any]]:
        """What words can name in braces."""
        problems = Problems()
        with problems:
            contacts = self.contacts
        with problems:
            figures = self.figures
        problems.tell()
        return {"contact": contacts, "figure": figures}

    def _finder(self, lang: str, problems: Problems) -> Find:
        """What `convert` looks names up with; any name will do if contacts or figures are unusable, which goes to `problems`."""
        with problems:
            named = self._named
            return lambda name: _span(name, named, lang)
        return Span

    def _listed(self, data: Keys, lang: str) -> Iterator[Problem]:
        """What is wrong with the ids that a guide lists."""
        for id_ in texts_at(data, "guide", "*", "resources", "contacts", "*"):
            if id_ not in self.contacts:
                yield _unknown("contact", id_, self.contacts)
            elif not {lang} <= self.contacts[id_].purpose.keys() & self.contacts[id_].hours.keys():
                yield Problem(f"the contact “{id_}” has no purpose or hours in {lang}", "Add them to contacts.yaml.", id_.where)
        yield from self._sourced(texts_at(data, "guide", "*", "sources", "sources", "*"))

    def _sourced(self, ids: Iterable[Typed]) -> Iterator[Problem]:
        yield from (_unknown("source", id_, self.sources) for id_ in ids if id_ not in self.sources)

    def _table(self, name: str, kind: type) -> dict:
        """A file's entries from every folder that has it, a user's own over ours."""
        entries, problems = {}, Problems()
        for folder in reversed(self.folders):
            if (folder / name).exists():
                with problems:
                    data = load(folder / name)
                    entries |= convert(data, dict[str, kind], _no_names, self._amiss(name, data))
        problems.tell()
        return entries

    def _amiss(self, name: str, data: Keys) -> Iterator[Problem]:
        """What no type can tell of a table: sources that are not there, an address for the CyberTipline."""
        if name == "contacts.yaml":
            for url in texts_at(data, CYBERTIPLINE, "url"):
                told = "the CyberTipline’s address is not set here: it is made from the link in every code"
                yield Problem(told, "Remove this key.", url.where)
        if name != "sources.yaml":
            yield from self._sourced(texts_at(data, "*", "source"))

    def _topic_file(self, topic: str, name: str) -> Path:
        if topic not in self.topics():
            raise Unusable(Problem(f"there is no topic “{excerpt(topic)}”", one_of(topic, self.topics())))
        return self._file(topic, name)

    def _file(self, folder_name: str, name: str) -> Path:
        there = {path.stem: path for folder in reversed(self.folders) for path in (folder / folder_name).glob("[!.]*.yaml")}
        if name not in there:
            known = ", ".join(sorted(there.keys() - {"topic"})) or "nothing yet"
            raise Unusable(Problem(f"{folder_name} has nothing in “{excerpt(name)}”", f"It has: {known}."))
        return there[name]


def library(own: Path | None = None) -> Library:
    """Our materials, with a folder of one's own before them. Raises Unusable with each file there that would not be read."""
    if own is None:
        return Library()
    problems = Problems(_strays(own))
    if not [*own.glob("[!.]*.yaml"), *own.glob("[!.]*/[!.]*.yaml")]:
        problems.add(Problem("there are no materials in this folder", "Give one with a folder for each topic.", Where(str(own))))
    problems.tell()
    return Library((own, OURS))


def _strays(own: Path) -> Iterator[Problem]:
    """What in a user's folder nothing would read, or what cannot be a part of a file's name."""
    files = sorted([*own.glob("[!.]*.y*ml"), *own.glob("[!.]*/[!.]*.y*ml")])
    for path in files:
        if path.suffix != ".yaml":
            yield Problem("this file is not read", "Rename it to end in .yaml.", Where(str(path)))
        elif path.parent == own:
            if path.name not in TABLES:
                known = f"Known here: {', '.join(TABLES)}, and a folder for each topic."
                yield Problem("this file is not read", known, Where(str(path)))
        elif path.stem != "topic" and not LANGUAGE.fullmatch(path.stem):
            yield Problem(f"no language is called “{path.stem}”", "Rename it, as in en.yaml.", Where(str(path)))
    for folder in sorted({path.parent for path in files} - {own, own / "phrases"}):
        if not TOPIC_ID.fullmatch(folder.name):
            told = f"a topic cannot be called “{folder.name}”"
            yield Problem(told, "Rename it: lower case letters, digits and hyphens.", Where(str(folder)))
        elif not any((home / folder.name / "topic.yaml").exists() for home in (own, OURS)):
            yield Problem("topic.yaml is missing here", "Add one that says: accent: sun", Where(str(folder)))


def _span(name: str, named: dict[str, dict[str, Any]], lang: str) -> Span:
    """The Span for `contact:id.key` or `figure:id`. Raises Unusable with the nearest known name."""
    kind, _, rest = name.partition(":")
    id_, _, key = rest.partition(".")
    if kind not in named:
        raise Unusable(Problem(f"“{{{excerpt(name)}}}” names nothing", "Write {contact:id.phone} or {figure:id}."))
    if id_ not in named[kind]:
        raise Unusable(_unknown(kind, Typed(id_), named[kind]))
    span = figure_span if kind == "figure" else contact_span
    return span(id_, named[kind][id_], key or ("value" if kind == "figure" else "name"), lang)


def contact_span(id_: str, contact: Contact, key: str, lang: str) -> Span:
    """One way of reaching a contact as a Span, with where it leads on screen. Raises Unusable if it has none."""
    if key == "url" and id_ == CYBERTIPLINE:
        return Span(PRINTED_ADDRESS, link=REPORT_URL)
    values = {
        "name": contact.name, "phone": contact.phone, "spelled": contact.spelled, "url": contact.url,
        "text": contact.text, "keyword": contact.keyword.get(lang), "press": contact.press.get(lang), "email": contact.email, "age": contact.age,
        "hours": contact.hours.get(lang), "purpose": contact.purpose.get(lang),
    }  # fmt: skip
    if not values.get(key):
        known = [known for known, value in values.items() if value]
        raise Unusable(Problem(f"the contact “{id_}” has no {excerpt(key)} in {lang}", one_of(key, known)))
    scheme = {"phone": "tel:", "text": "sms:", "email": "mailto:", "url": "https://"}.get(key)
    return Span(values[key], link=f"{scheme}{values[key]}" if scheme else "")


def ways(id_: str, contact: Contact) -> list[str]:
    """Every number and address of a contact, as printed."""
    found = [contact.phone, contact.spelled, contact.text, contact.email, contact.url]
    return [way for way in found if way] + ([PRINTED_ADDRESS] if id_ == CYBERTIPLINE else [])


def figure_span(id_: str, figure: Figure, key: str, lang: str) -> Span:
    """A figure's value, claim or year as a Span. Raises Unusable if it has none."""
    values = {"value": figure.value, "claim": figure.claim.get(lang), "year": figure.year}
    if not values.get(key):
        known = [known for known, value in values.items() if value]
        raise Unusable(Problem(f"the figure “{id_}” has no {excerpt(key)} in {lang}", one_of(key, known)))
    return Span(values[key], figure=id_)


def _no_names(name: str) -> Span:
    raise Unusable(Problem(f"“{{{name}}}” cannot stand in this file", "Write it out here."))


def _unknown(kind: str, id_: Typed, known: Iterable[str]) -> Problem:
    return Problem(f"there is no {kind} “{id_}”", one_of(id_, known), id_.where)
