"""The materials as one library: what has no language once, and what each language says, piece by piece.

Folders are searched in order, so that a user's own come before ours: a file at a time, but contacts, figures,
sources, topics and the rules of a style sheet entry by entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from msgspec.structs import replace

from handbill import folders
from handbill.problems import Problem, Problems, Unusable, Where, one_of
from handbill.words import raw
from handbill.words.calibration import Calibration
from handbill.words.facts import Contact, ContactWords, Figure, FigureWords, Source
from handbill.words.labels import Phrases, without_blanks
from handbill.words.loading import Keys, load, texts_at
from handbill.words.markup import Span, Typed, excerpt
from handbill.words.own import strays
from handbill.words.pieces import FILES, Guides, Piece, Pieces, Topic
from handbill.words.reading import Find, convert, no_names
from handbill.words.services import CYBERTIPLINE, Service, Stated, named, strange
from handbill.words.shelves import LANGUAGE, TOPIC_ID, Shelves, languages_in
from handbill.words.site import Site
from handbill.words.tone import Rule, broken_rules

T = TypeVar("T")
OURS = folders.folder("materials")


class Library:
    """What can be said. Reads a file when it is first asked for; raises Unusable with all that is wrong in it."""

    def __init__(self, folders: tuple[Path, ...] = (OURS,)) -> None:
        self.folders = folders
        self._read: dict[str, Any] = {}

    @property
    def _shelves(self) -> Shelves:
        return Shelves(self.folders)

    # --- what has no language ---

    @property
    def contacts(self) -> dict[str, Contact]:
        """How to reach each service."""
        return self._once("contacts.yaml", lambda _: self._contacts())

    def _contacts(self) -> dict[str, Contact]:
        def check(data: Keys) -> Iterator[Problem]:
            yield from self._sourced(data, "*", "source")
            yield from _addressed(data)

        contacts = self._shelves.table("contacts.yaml", Contact, check)
        if CYBERTIPLINE not in contacts:
            told = f"the contact “{CYBERTIPLINE}” is missing, to which every piece leads"
            raise Unusable(Problem(told, "Add it.", Where(str(self.folders[-1] / "contacts.yaml"))))
        return contacts

    @property
    def figures(self) -> dict[str, Figure]:
        """Every number that is printed."""

        def check(data: Keys) -> Iterator[Problem]:
            return self._sourced(data, "*", "source")

        return self._once("figures.yaml", lambda name: self._shelves.table(name, Figure, check))

    @property
    def sources(self) -> dict[str, Source]:
        """Where facts come from."""
        return self._once("sources.yaml", lambda name: self._shelves.table(name, Source))

    @property
    def _topics(self) -> dict[str, Topic]:
        return self._once("topics.yaml", lambda name: self._shelves.table(name, Topic))

    def topics(self) -> list[str]:
        """The ids of all topics, in order."""
        return sorted(self._topics)

    def topic(self, topic: str) -> Topic:
        """What a topic is beyond its words. Raises Unusable if there is none of that id."""
        if topic not in self._topics:
            raise Unusable(Problem(f"there is no topic “{excerpt(topic)}”", one_of(topic, self.topics())))
        return self._topics[topic]

    def own(self, name: str, read: Callable[[Path], dict[str, T]]) -> dict[str, T]:
        """What `read` makes of the files of that name above all languages, entry by entry; nothing where there are none."""

        def all_of(name: str) -> dict[str, T]:
            entries: dict[str, T] = {}
            for path in (home / name for home in reversed(self.folders) if (home / name).exists()):
                entries |= read(path)
            return entries

        return self._once(name, all_of)

    # --- what a language says ---

    def languages(self, topic: str = "") -> list[str]:
        """Every language that has a folder, or has a piece about a topic."""
        return [lang for lang in self._shelves.languages() if not topic or self.kinds(topic, lang)]

    def kinds(self, topic: str, lang: str = "") -> list[str]:
        """The kinds of piece that a language has about a topic, or any language has, without a look into their files."""
        tongues = [lang] if lang else self.languages()
        return [kind for kind in FILES if any(self._shelves.path(tongue, topic, f"{kind}.yaml") for tongue in tongues)]

    def phrases(self, lang: str) -> Phrases:
        """What every piece in that language says by itself."""

        def read(path: str) -> Phrases:
            data = load(Path(path))
            said: Phrases = convert(data, Phrases, lambda name: named(name, self, lang), without_blanks(data))
            return said

        return self._once(str(self._shelves.file(lang, "phrases.yaml")), read)

    def sites(self) -> list[str]:
        """The languages in which the site's page can speak."""
        return [lang for lang in self._shelves.languages() if self._shelves.path(lang, "site.yaml")]

    def site(self, lang: str) -> Site:
        """What the site's page says in that language."""

        def read(path: str) -> Site:
            said: Site = convert(load(Path(path)), Site, no_names)
            return said

        return self._once(str(self._shelves.file(lang, "site.yaml")), read)

    def calibration(self, lang: str) -> Calibration:
        """What a printer's test sheet says in that language."""

        def read(path: str) -> Calibration:
            said: Calibration = convert(load(Path(path)), Calibration, no_names)
            return said

        return self._once(str(self._shelves.file(lang, "calibration.yaml")), read)

    def said(self, kind: str, topic: str, lang: str) -> Pieces:
        """A topic's pieces of a kind in that language, and who reviewed them; contacts and figures are filled in."""
        if kind not in self.kinds(topic, lang):
            self.topic(topic)

        def read(path: str) -> Pieces:
            data = load(Path(path))
            said: Pieces = convert(data, FILES[kind], self._finder(lang), self._listed(data, kind, lang))
            Problems(self._out_of_tone(said, lang)).tell()
            return said

        return self._once(str(self._shelves.file(lang, topic, f"{kind}.yaml")), read)

    def pieces(self, kind: str, topic: str, lang: str) -> dict[str, Piece]:
        """A topic's pieces of a kind in that language, by audience; none where the language has no such file."""
        if kind not in self.kinds(topic, lang):
            return {}
        return dict(self.said(kind, topic, lang).audiences)

    def audiences(self, topic: str, kind: str, asked: Iterable[str] = ()) -> list[str]:
        """For whom the topic has a piece of that kind in any language, in the order of the files.

        An unusable file is told of the languages that are `asked`; of another it stops nobody.
        """
        found: list[str] = []
        for lang in self.languages(topic):
            with suppress(*() if lang in asked else (Unusable,)):
                found += self.pieces(kind, topic, lang)
        return list(dict.fromkeys(found))

    def service(self, id_: str, lang: str) -> Service:
        """A service as that language tells of it."""
        return Service(id_, lang, self.contacts[id_], self.called(lang).get(id_))

    def stated(self, id_: str, lang: str) -> Stated:
        """A figure as that language states it."""
        return Stated(id_, lang, self.figures[id_], self.claims(lang).get(id_))

    def called(self, lang: str) -> dict[str, ContactWords]:
        """What that language says of services, by their ids."""
        return self._words(lang, "contacts", ContactWords, lambda: self.contacts)

    def claims(self, lang: str) -> dict[str, FigureWords]:
        """What that language says of figures, by their ids."""
        return self._words(lang, "figures", FigureWords, lambda: self.figures)

    def style(self, lang: str) -> tuple[Rule, ...]:
        """What pieces in that language never say; a rule of one's own goes before ours of its name."""
        return tuple(self._words(lang, "style", Rule).values())

    def _out_of_tone(self, said: Pieces, lang: str) -> Iterator[Problem]:
        """Where pieces say what the style sheet tells never to say."""
        for audience, piece in said.audiences.items():
            yield from broken_rules(piece, audience, self.style(lang))

    def _finder(self, lang: str) -> Find:
        """What looks up names in braces."""

        def find(name: str) -> Span:
            found = named(name, self, lang)  # first, so that what is wrong with the name is told whatever is with the phrases
            return self.phrases(lang).links.spoken(found)

        return find

    def _listed(self, data: Keys, kind: str, lang: str) -> Iterator[Problem]:
        """What is wrong with the ids that a guide lists."""
        if FILES[kind] is not Guides:
            return
        listed = [*texts_at(data, "audiences", "*", "resources", "contacts", "*")]
        yield from strange("contact", listed, self.contacts)
        for id_ in listed:
            if id_ in self.contacts and (unsaid := self.service(id_, lang).unsaid):
                yield replace(unsaid, where=id_.where)
        yield from self._sourced(data, "audiences", "*", "sources", "sources", "*")

    def _sourced(self, data: Keys, *path: str) -> Iterator[Problem]:
        """The ids of sources at `path` that are not there."""
        yield from strange("source", texts_at(data, *path), self.sources)

    def _words(self, lang: str, name: str, kind: type[T], known: Callable[[], dict[str, Any]] | None = None) -> dict[str, T]:
        """What a language's file of that name says, by id; nothing where it has no such file.

        Of contacts and figures it speaks only of those that are `known`.
        """

        def check(data: Keys) -> Iterator[Problem]:
            ids = (Typed(id_, data.at[id_]) for id_ in data)
            yield from strange(name.removesuffix("s"), ids, known() if known else data)

        if not LANGUAGE.fullmatch(lang):
            return {}
        return self._once(f"{lang}/{name}.yaml", lambda path: self._shelves.table(path, kind, check))

    def _once(self, name: str, read: Callable[[str], T]) -> T:
        """What `read` makes of a file, which it is asked for once. Raises Unusable each time if it did."""
        if name not in self._read:
            try:
                self._read[name] = read(name)
            except Unusable as unusable:
                self._read[name] = unusable
        if isinstance(self._read[name], Unusable):
            raise Unusable(*self._read[name].problems)
        found: T = self._read[name]
        return found


def library(own: Path | None = None) -> Library:
    """Our materials, with a folder of one's own before them. Raises Unusable with each file there that would not be read.

    As long as none of the files changes it is the same library, of which each file is read once.
    """
    theirs = raw.below(own) if own else []
    ours = [entry.path for entry in folders.files_below(OURS, raw.ENDINGS)]
    return _library(own, tuple((path, raw.state(path)) for path in [*theirs, *ours]))


@lru_cache(2)
def _library(own: Path | None, _: tuple[tuple[str, tuple[int, ...]], ...]) -> Library:
    if own is None:
        return Library()
    found = Library((own, OURS))
    Problems([*strays(own), *_without_colour(own, found)]).tell()
    return found


def _without_colour(own: Path, found: Library) -> Iterator[Problem]:
    """The topics of a folder that no topics.yaml names; none where that file is unusable, which is told when it is read."""
    with suppress(Unusable):
        known = found.topics()
        for home in (path for lang in languages_in(own) for path in sorted((own / lang).glob("*/"))):
            if TOPIC_ID.fullmatch(home.name) and home.name not in known:
                way_out = f"Write there: {home.name}, and below it accent: sun."
                yield Problem(f"the topic “{home.name}” is not in topics.yaml", way_out, Where(str(home)))


def _addressed(contacts: Keys) -> Iterator[Problem]:
    """An address for the CyberTipline, which has the one in the code."""
    for url in texts_at(contacts, CYBERTIPLINE, "url"):
        told = "the CyberTipline’s address is not set here: it is made from the link in every code"
        yield Problem(told, "Remove this key.", url.where)
