"""The materials as one library: contacts, figures and sources once, topics by language.

Folders are searched in order, so that a user's own come before ours: a topic's or a language's
file by file, contacts, figures and sources entry by entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from handbill import folders
from handbill.problems import Problem, Problems, Unusable, Where, one_of
from handbill.words.codes import PRINTED_ADDRESS, REPORT_URL
from handbill.words.facts import Contact, Figure, Source
from handbill.words.labels import Phrases
from handbill.words.loading import Keys, load, texts_at
from handbill.words.markup import Span, Typed, excerpt
from handbill.words.pieces import Sayings, Topic
from handbill.words.reading import Find, convert, no_names
from handbill.words.tone import Style, broken_rules

T = TypeVar("T")
OURS = folders.folder("materials")
CYBERTIPLINE = "cybertipline"
BLANKS = {
    "code-alt": "<link>", "copies-alt": "<n>", "figure-source": "<source>",
    "logo-alt": "<school>", "small-print": "<date>", "card-small-print": "<date>",
    "guide/minutes": "<n>", "guide/page": "<n>", "guide/total": "<n>", "guide/press": "<n>", "guide/facts": "<date>",
}  # fmt: skip
TOPIC_ID = re.compile("[a-z0-9][a-z0-9-]*")  # safe in a file's name on every system
LANGUAGE = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # as in BCP 47


@dataclass(frozen=True)
class Library:
    """What can be said. Reads a file when it is first asked for; raises Unusable with all that is wrong in it."""

    folders: tuple[Path, ...] = (OURS,)
    _read: dict[Path, Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def contacts(self) -> dict[str, Contact]:
        contacts = self._table("contacts.yaml", Contact, lambda data: chain(self._sourced(data, "*", "source"), _addressed(data)))
        if CYBERTIPLINE not in contacts:
            told = f"the contact “{CYBERTIPLINE}” is missing, to which every piece leads"
            raise Unusable(Problem(told, "Add it.", Where(str(self.folders[-1] / "contacts.yaml"))))
        return contacts

    @cached_property
    def sources(self) -> dict[str, Source]:
        return self._table("sources.yaml", Source, lambda _: ())

    @cached_property
    def figures(self) -> dict[str, Figure]:
        return self._table("figures.yaml", Figure, lambda data: self._sourced(data, "*", "source"))

    def topics(self) -> list[str]:
        """The ids of all topics, in order."""
        return sorted({path.parent.name for folder in self.folders for path in folder.glob("[!.]*/topic.yaml")})

    def topic(self, topic: str) -> Topic:
        """What a topic is beyond its words."""
        return self._once(self._topic_file(topic, None), lambda path: convert(load(path), Topic, no_names))

    def languages(self, topic: str) -> list[str]:
        """The languages that a topic speaks; none if there is no such topic."""
        homes = [folder / topic for folder in self.folders if topic in self.topics()]
        return sorted({path.stem for home in homes for path in home.glob("[!.]*.yaml")} - {"topic"})

    def sayings(self, topic: str, lang: str) -> Sayings:
        """Everything the topic says in that language, with contacts and figures filled in."""

        def read(path: Path) -> Sayings:
            data = load(path)
            said = convert(data, Sayings, self._finder(lang, data.problems), self._listed(data, lang))
            Problems(self._out_of_tone(said, lang)).tell()
            return said

        return self._once(self._topic_file(topic, lang), read)

    def audiences(self, topic: str, kind: str) -> list[str]:
        """For whom the topic has a piece of that kind, in any language, in the order of the files."""
        spoken = [getattr(self.sayings(topic, tongue), kind) for tongue in self.languages(topic)]
        return list(dict.fromkeys(audience for pieces in spoken for audience in pieces))

    def _out_of_tone(self, said: Sayings, lang: str) -> Iterator[Problem]:
        """Where the topic says what the style sheet tells never to say."""
        for pieces in (said.poster, said.guide, said.card):
            for audience, piece in pieces.items():
                yield from broken_rules(piece, audience, self.style.get(lang, ()))

    @cached_property
    def style(self) -> Style:
        """The style sheet, by language; a user's own in place of ours."""
        home = next(folder for folder in self.folders if (folder / "style.yaml").exists())
        return convert(load(home / "style.yaml"), Style, no_names)

    def phrases(self, lang: str) -> Phrases:
        """What every piece in that language says by itself."""

        def read(path: Path) -> Phrases:
            data = load(path)
            return convert(data, Phrases, self._finder(lang, data.problems), _without_blanks(data))

        return self._once(self._file("phrases", lang), read)

    def _once(self, path: Path, read: Callable[[Path], T]) -> T:
        if path not in self._read:
            self._read[path] = read(path)
        return self._read[path]

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
            contact = self.contacts.get(id_)
            if contact is None:
                yield _unknown("contact", id_, self.contacts)
            elif lang not in contact.purpose or lang not in contact.hours:
                yield Problem(f"the contact “{id_}” has no purpose or hours in {lang}", "Add them to contacts.yaml.", id_.where)
        yield from self._sourced(data, "guide", "*", "sources", "sources", "*")

    def _sourced(self, data: Keys, *path: str) -> Iterator[Problem]:
        """The ids of sources at `path` that are not there."""
        yield from (_unknown("source", id_, self.sources) for id_ in texts_at(data, *path) if id_ not in self.sources)

    def _table(self, name: str, kind: type, check: Callable[[Keys], Iterable[Problem]]) -> dict:
        """A file's entries from every folder that has it, a user's own over ours; `check` finds what no type can tell."""
        entries, problems = {}, Problems()
        for folder in reversed(self.folders):
            if (folder / name).exists():
                with problems:
                    data = load(folder / name)
                    entries |= convert(data, dict[str, kind], no_names, check(data))
        problems.tell()
        return entries

    def _topic_file(self, topic: str, lang: str | None) -> Path:
        if topic not in self.topics():
            raise Unusable(Problem(f"there is no topic “{excerpt(topic)}”", one_of(topic, self.topics())))
        return self._file(topic, lang)

    def _file(self, home: str, lang: str | None) -> Path:
        """The file in that language from the first folder that has it; without a language, what the topic is beyond its words."""
        paths = [path for folder in reversed(self.folders) for path in (folder / home).glob("[!.]*.yaml")]
        there = {None if path.stem == "topic" else path.stem: path for path in paths}
        if lang not in there:
            known = ", ".join(sorted(filter(None, there))) or "nothing yet"
            raise Unusable(Problem(f"{home} has nothing in “{excerpt(lang)}”", f"It has: {known}."))
        return there[lang]


def library(own: Path | None = None) -> Library:
    """Our materials, with a folder of one's own before them. Raises Unusable with each file there that would not be read.

    As long as none of the files changes it is the same library, of which each file is read once.
    """
    return _library(own, _stamps([own, OURS] if own else [OURS]))


def _stamps(folders: Iterable[Path]) -> tuple[tuple[str, int, int], ...]:
    """Each file there, when it was written, and its size."""
    found = ((path, path.lstat()) for folder in folders for path in sorted(folder.glob("**/*.y*ml")))
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in found)


@lru_cache(2)
def _library(own: Path | None, _: tuple) -> Library:
    if own is None:
        return Library()
    problems = Problems(_strays(own))
    if not [*own.glob("[!.]*.yaml"), *own.glob("[!.]*/[!.]*.yaml")]:
        problems.add(Problem("there are no materials in this folder", "Give one with a folder for each topic.", Where(str(own))))
    problems.tell()
    return Library((own, OURS))


def _strays(own: Path) -> Iterator[Problem]:
    """What in a user's folder nothing would read, or what cannot be a part of a file's name."""
    known = sorted(path.name for path in OURS.glob("*.yaml"))
    files = sorted([*own.glob("[!.]*.y*ml"), *own.glob("[!.]*/[!.]*.y*ml")])
    for path in files:
        if path.suffix != ".yaml":
            yield Problem("this file is not read", "Rename it to end in .yaml.", Where(str(path)))
        elif path.parent == own:
            if path.name not in known:
                way_out = f"Known here: {', '.join(known)}, and a folder for each topic."
                yield Problem("this file is not read", way_out, Where(str(path)))
        elif path.name != "topic.yaml" and not LANGUAGE.fullmatch(path.stem):
            yield Problem(f"no language is called “{path.stem}”", "Rename it, as in en.yaml.", Where(str(path)))
    for folder in sorted({path.parent for path in files} - {own}):
        if folder.name == "phrases" and not (folder / "topic.yaml").exists():
            continue
        if not TOPIC_ID.fullmatch(folder.name) or folder.name == "phrases":
            told = f"a topic cannot be called “{folder.name}”"
            yield Problem(told, "Rename it: lower case letters, digits and hyphens.", Where(str(folder)))
        elif not any((home / folder.name / "topic.yaml").exists() for home in (own, OURS)):
            yield Problem("topic.yaml is missing here", "Add one that says: accent: sun", Where(str(folder)))


def _addressed(contacts: Keys) -> Iterator[Problem]:
    """An address for the CyberTipline, which has the one in the code."""
    for url in texts_at(contacts, CYBERTIPLINE, "url"):
        told = "the CyberTipline’s address is not set here: it is made from the link in every code"
        yield Problem(told, "Remove this key.", url.where)


def _without_blanks(phrases: Keys) -> Iterator[Problem]:
    """Phrases that lost what is filled in: an alternative text without the address tells a listener nothing, or a wrong thing."""
    for path, blank in BLANKS.items():
        for text in texts_at(phrases, *path.split("/")):
            if blank not in text:
                told = f"{blank} is missing in “{excerpt(text)}”"
                yield Problem(told, f"Write {blank} where it belongs in {path}.", text.where)


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
        "name": contact.called(lang), "phone": contact.phone, "spelled": contact.spelled, "url": contact.url,
        "text": contact.text, "email": contact.email, "age": contact.age,
        "keyword": contact.keyword.get(lang), "press": contact.press.get(lang),
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


def _unknown(kind: str, id_: Typed, known: Iterable[str]) -> Problem:
    return Problem(f"there is no {kind} “{id_}”", one_of(id_, known), id_.where)
