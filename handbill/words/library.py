"""The materials as one library: what has no language once, and what each language says, piece by piece.

Folders are searched in order, so that a user's own come before ours: a file at a time, but contacts, figures,
sources, topics and the rules of a style sheet entry by entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from handbill import folders
from handbill.problems import Problem, Problems, Unusable, Where, one_of
from handbill.words.facts import Contact, ContactWords, Figure, FigureWords, Source
from handbill.words.labels import Phrases, without_blanks
from handbill.words.loading import Keys, load, texts_at
from handbill.words.markup import Span, Typed, excerpt
from handbill.words.own import FILE, LANGUAGE, TOPIC_ID, languages_in, strays
from handbill.words.pieces import FILES, Guides, Piece, Pieces, Topic
from handbill.words.reading import Find, convert, no_names
from handbill.words.services import CYBERTIPLINE, Service, Stated
from handbill.words.tone import Rule, broken_rules
from handbill.words.types import Id

T = TypeVar("T")
OURS = folders.folder("materials")


class Library:
    """What can be said. Reads a file when it is first asked for; raises Unusable with all that is wrong in it."""

    def __init__(self, folders: tuple[Path, ...] = (OURS,)) -> None:
        self.folders = folders
        self._read: dict[str, Any] = {}

    # --- what has no language ---

    @cached_property
    def contacts(self) -> dict[str, Contact]:
        """How to reach each service."""

        def check(data: Keys) -> Iterator[Problem]:
            yield from self._sourced(data, "*", "source")
            yield from _addressed(data)

        contacts = self._table("contacts.yaml", Contact, check)
        if CYBERTIPLINE not in contacts:
            told = f"the contact “{CYBERTIPLINE}” is missing, to which every piece leads"
            raise Unusable(Problem(told, "Add it.", Where(str(self.folders[-1] / "contacts.yaml"))))
        return contacts

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Every number that is printed."""
        return self._table("figures.yaml", Figure, lambda data: self._sourced(data, "*", "source"))

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Where facts come from."""
        return self._table("sources.yaml", Source)

    @cached_property
    def _topics(self) -> dict[str, Topic]:
        return self._table("topics.yaml", Topic)

    def topics(self) -> list[str]:
        """The ids of all topics, in order."""
        return sorted(self._topics)

    def topic(self, topic: str) -> Topic:
        """What a topic is beyond its words. Raises Unusable if there is none of that id."""
        if topic not in self._topics:
            raise Unusable(Problem(f"there is no topic “{excerpt(topic)}”", one_of(topic, self.topics())))
        return self._topics[topic]

    # --- what a language says ---

    def languages(self, topic: str = "") -> list[str]:
        """Every language that has anything to say, or a piece about a topic."""
        return sorted({lang for home in self.folders for lang in languages_in(home) if not topic or self.kinds(topic, lang)})

    def kinds(self, topic: str, lang: str) -> list[str]:
        """The kinds of piece that a language has about a topic, without a look into their files."""
        return [kind for kind in FILES if self._path(lang, topic, f"{kind}.yaml")]

    def phrases(self, lang: str) -> Phrases:
        """What every piece in that language says by itself."""

        def read(path: Path) -> Phrases:
            data = load(path)
            said: Phrases = convert(data, Phrases, self._finder(lang), without_blanks(data))
            return said

        found: Phrases = self._once(self._file(lang, "phrases.yaml"), read)
        return found

    def said(self, kind: str, topic: str, lang: str) -> Pieces:
        """A topic's pieces of a kind in that language, and who reviewed them; contacts and figures are filled in."""
        if kind not in self.kinds(topic, lang):
            self.topic(topic)

        def read(path: Path) -> Pieces:
            data = load(path)
            said: Pieces = convert(data, FILES[kind], self._finder(lang), self._listed(data, kind, lang))
            Problems(self._out_of_tone(said, lang)).tell()
            return said

        return self._once(self._file(lang, topic, f"{kind}.yaml"), read)

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
        return Service(id_, self.contacts[id_], self._words(lang, "contacts.yaml", ContactWords).get(id_))

    def stated(self, id_: str, lang: str) -> Stated:
        """A figure as that language states it."""
        return Stated(id_, self.figures[id_], self._words(lang, "figures.yaml", FigureWords).get(id_))

    def style(self, lang: str) -> tuple[Rule, ...]:
        """What pieces in that language never say; a rule of one's own goes before ours of its name."""
        return tuple(self._words(lang, "style.yaml", Rule).values())

    def _out_of_tone(self, said: Pieces, lang: str) -> Iterator[Problem]:
        """Where pieces say what the style sheet tells never to say."""
        for audience, piece in said.audiences.items():
            yield from broken_rules(piece, audience, self.style(lang))

    def _finder(self, lang: str) -> Find:
        """What looks up names in braces, in the files that they need and no sooner."""

        def find(name: str) -> Span:
            kind, _, rest = name.partition(":")
            id_, _, key = rest.partition(".")
            if kind == "contact":
                _known(kind, Typed(id_), self.contacts)
                return self.service(id_, lang).span(key or "name", lang)
            if kind == "figure":
                _known(kind, Typed(id_), self.figures)
                return self.stated(id_, lang).span(key or "value", lang)
            raise Unusable(Problem(f"“{{{excerpt(name)}}}” names nothing", "Write {contact:id.phone} or {figure:id}."))

        return find

    def _listed(self, data: Keys, kind: str, lang: str) -> Iterator[Problem]:
        """What is wrong with the ids that a guide lists."""
        if FILES[kind] is not Guides:
            return
        for id_ in texts_at(data, "audiences", "*", "resources", "contacts", "*"):
            if id_ not in self.contacts:
                yield _unknown("contact", id_, self.contacts)
            elif not self.service(id_, lang).told:
                told, way_out = f"the contact “{id_}” has no purpose or hours in {lang}", f"Add them to {lang}/contacts.yaml."
                yield Problem(told, way_out, id_.where)
        yield from self._sourced(data, "audiences", "*", "sources", "sources", "*")

    def _sourced(self, data: Keys, *path: str) -> Iterator[Problem]:
        """The ids of sources at `path` that are not there."""
        yield from (_unknown("source", id_, self.sources) for id_ in texts_at(data, *path) if id_ not in self.sources)

    # --- files ---

    def _table(self, name: str, kind: type[T], check: Callable[[Keys], Iterable[Problem]] = lambda _: ()) -> dict[str, T]:
        """A file's entries from every folder that has it, a user's own over ours; `check` finds what no type can tell."""
        entries: dict[str, T] = {}
        problems = Problems()
        for home in reversed(self.folders):
            if (path := home / name).exists():
                with problems:
                    data = load(path)
                    entries |= convert(data, dict[Id, kind], no_names, check(data))  # type: ignore[valid-type]  # made at run time
        problems.tell()
        return entries

    def _words(self, lang: str, name: str, kind: type[T]) -> dict[str, T]:
        """What a language's file of that name says of each thing, by its id; nothing where it has no such file."""
        known: dict[str, Callable[[], dict[str, Any]]] = {
            "contacts.yaml": lambda: self.contacts,
            "figures.yaml": lambda: self.figures,
        }

        def check(data: Keys) -> Iterator[Problem]:
            for id_ in data if name in known else ():
                if id_ not in known[name]():
                    yield _unknown(name.removesuffix("s.yaml"), Typed(id_, data.at[id_]), known[name]())

        if not LANGUAGE.fullmatch(lang):
            return {}
        if (key := f"{lang}/{name}") not in self._read:
            self._read[key] = self._table(key, kind, check)
        found: dict[str, T] = self._read[key]
        return found

    def _once(self, path: Path, read: Callable[[Path], T]) -> T:
        if str(path) not in self._read:
            self._read[str(path)] = read(path)
        found: T = self._read[str(path)]
        return found

    def _path(self, lang: str, *names: str) -> Path | None:
        """The file of that name in a language's folder, a user's own before ours; None if there is none.

        No name leads anywhere else: a language is a tag, and the topic one that is there.
        """
        if not LANGUAGE.fullmatch(lang) or not all(map(FILE.fullmatch, names)):
            return None
        return next((path for home in self.folders if (path := home.joinpath(lang, *names)).exists()), None)

    def _file(self, lang: str, *names: str) -> Path:
        if path := self._path(lang, *names):
            return path
        known = [known for known in self.languages() if self._path(known, *names)]
        *topic, name = names
        what = (
            f"{topic[0]} has no {name.removesuffix('.yaml')} in “{excerpt(lang)}”"
            if topic
            else f"“{excerpt(lang)}” has no {name}"
        )
        raise Unusable(Problem(what, f"There is one in: {', '.join(known) or 'no language yet'}."))


def library(own: Path | None = None) -> Library:
    """Our materials, with a folder of one's own before them. Raises Unusable with each file there that would not be read.

    As long as none of the files changes it is the same library, of which each file is read once.
    """
    return _library(own, _stamps([own, OURS] if own else [OURS]))


def _stamps(homes: Iterable[Path]) -> tuple[tuple[str, int, int], ...]:
    """Each file there, when it was written, and its size."""
    found = ((entry.path, entry.stat()) for home in homes for entry in folders.files_below(home, (".yaml", ".yml")))
    return tuple((path, stat.st_mtime_ns, stat.st_size) for path, stat in found)


@lru_cache(2)
def _library(own: Path | None, _: tuple[tuple[str, int, int], ...]) -> Library:
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


def _known(kind: str, id_: Typed, known: dict[str, Any]) -> None:
    if id_ not in known:
        raise Unusable(_unknown(kind, id_, known))


def _unknown(kind: str, id_: Typed, known: Iterable[str]) -> Problem:
    return Problem(f"there is no {kind} “{excerpt(id_)}”", one_of(id_, known), id_.where)
