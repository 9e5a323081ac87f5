"""The materials as one library: contacts, figures and sources once, topics by language.

Folders are searched in order, so that a user's own come before ours, file by file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from press.codes import PRINTED_ADDRESS, REPORT_URL
from press.content import Contact, Figure, Phrases, Sayings, Source, Topic
from press.problems import Problem, Unusable, Where
from press.reading import Scalar, convert, load
from press.words import Span

OURS = Path(__file__).parent.parent / "materials"
CYBERTIPLINE = "cybertipline"


@dataclass(frozen=True)
class Library:
    """What can be said. Reads a file when it is first asked for; raises Unusable with all that is wrong in it."""

    folders: tuple[Path, ...] = (OURS,)

    @cached_property
    def contacts(self) -> dict[str, Contact]:
        data = self._merged("contacts.yaml")
        own = data.get(CYBERTIPLINE)
        if isinstance(own, dict) and "url" in own:
            raise Unusable(Problem("the CyberTipline's address is not set here: it is made from the link in every code",
                                   "Remove this key.", own.keys_at["url"]))  # fmt: skip
        return convert(data, dict[str, Contact], _no_names)

    @cached_property
    def sources(self) -> dict[str, Source]:
        return convert(self._merged("sources.yaml"), dict[str, Source], _no_names)

    @cached_property
    def figures(self) -> dict[str, Figure]:
        data = self._merged("figures.yaml")
        figures = convert(data, dict[str, Figure], _no_names)
        unknown = [data[id_]["source"] for id_, figure in figures.items() if figure.source not in self.sources]
        if unknown:
            raise Unusable(*(_unknown("source", source, self.sources, source.where) for source in unknown))
        return figures

    def topics(self) -> list[str]:
        """The ids of all topics, in order."""
        return sorted({path.parent.name for folder in self.folders for path in folder.glob("*/topic.yaml")})

    def topic(self, topic: str) -> Topic:
        """What a topic is beyond its words."""
        return convert(load(self._topic_file(topic, "topic.yaml")), Topic, _no_names)

    def languages(self, topic: str) -> list[str]:
        """The languages that a topic speaks."""
        found = {path.stem for folder in self.folders for path in (folder / topic).glob("*.yaml")}
        return sorted(found - {"topic"})

    def sayings(self, topic: str, lang: str) -> Sayings:
        """Everything the topic says in that language, with contacts and figures filled in."""
        file = self._topic_file(topic, f"{lang}.yaml")
        data = load(file)
        sayings = convert(data, Sayings, lambda name: self._find(name, lang))
        problems = [
            _unknown(kind, id_, known, id_.where)
            for guide in data.get("guide", {}).values()
            for kind, known, ids in (
                ("contact", self.contacts, guide["resources"]["contacts"]),
                ("source", self.sources, guide["sources"]["sources"]),
            )
            for id_ in ids
            if id_ not in known
        ]
        if problems:
            raise Unusable(*problems)
        return sayings

    def phrases(self, lang: str) -> Phrases:
        """What every piece in that language says by itself."""
        return convert(load(self._file("phrases", f"{lang}.yaml")), Phrases, lambda name: self._find(name, lang))

    def _find(self, name: str, lang: str) -> Span:
        """The Span for `contact:id.key` or `figure:id`. Raises Unusable with the nearest known name."""
        kind, _, rest = name.partition(":")
        id_, _, key = rest.partition(".")
        known: dict[str, Any] = {"contact": self.contacts, "figure": self.figures}.get(kind, {})
        if id_ not in known:
            raise Unusable(_unknown(kind, id_, known) if known else Problem(
                f"“{{{name}}}” names nothing", "Write {contact:id.phone} or {figure:id}."))  # fmt: skip
        if kind == "figure":
            return figure_span(id_, known[id_], key or "value", lang)
        return contact_span(id_, known[id_], key or "name", lang)

    def _merged(self, name: str) -> Any:
        merged = None
        for folder in reversed(self.folders):
            if (folder / name).exists():
                data = load(folder / name)
                if merged is None:
                    merged = data
                else:
                    merged.update(data)
                    merged.keys_at.update(data.keys_at)
        if merged is None:
            raise Unusable(Problem(f"no {name} in {self.folders[0]}", "Give the folder that holds the materials."))
        return merged

    def _topic_file(self, topic: str, name: str) -> Path:
        if topic not in self.topics():
            raise Unusable(Problem(f"there is no topic “{topic}”", f"There are: {', '.join(self.topics())}."))
        return self._file(topic, name)

    def _file(self, folder_name: str, name: str) -> Path:
        there = {path.name: path for folder in reversed(self.folders) for path in (folder / folder_name).glob("*.yaml")}
        if name not in there:
            known = ", ".join(sorted(Path(known).stem for known in there if known != "topic.yaml"))
            raise Unusable(Problem(f"{folder_name} does not speak “{Path(name).stem}”", f"There is: {known}."))
        return there[name]


def contact_span(id_: str, contact: Contact, key: str, lang: str) -> Span:
    """One way of reaching a contact as a Span, with where it leads on screen. Raises Unusable if it has none."""
    if key == "url" and id_ == CYBERTIPLINE:
        return Span(PRINTED_ADDRESS, link=REPORT_URL)
    value = {
        "name": contact.name, "phone": contact.phone, "spelled": contact.spelled, "url": contact.url,
        "text": contact.text, "keyword": contact.keyword, "email": contact.email, "age": contact.age,
        "hours": contact.hours.get(lang), "purpose": contact.purpose.get(lang),
    }.get(key)  # fmt: skip
    if value is None:
        raise Unusable(Problem(f"the contact “{id_}” has no {key}", "See `generate.py list contacts`."))
    scheme = {"phone": "tel:", "text": "sms:", "email": "mailto:", "url": "https://"}.get(key)
    return Span(value, link=f"{scheme}{value}" if scheme else "")


def ways(id_: str, contact: Contact) -> list[str]:
    """Every number and address of a contact, as printed."""
    found = [contact.phone, contact.spelled, contact.text, contact.email, contact.url]
    return [way for way in found if way] + ([PRINTED_ADDRESS] if id_ == CYBERTIPLINE else [])


def figure_span(id_: str, figure: Figure, key: str, lang: str) -> Span:
    """A figure's value, claim or year as a Span. Raises Unusable if it has none."""
    value = {"value": figure.value, "claim": figure.claim.get(lang), "year": figure.year}.get(key)
    if value is None:
        raise Unusable(Problem(f"the figure “{id_}” has no {key} in {lang}", "See `generate.py list figures`."))
    return Span(value, figure=id_)


def _no_names(name: str) -> Span:
    raise Unusable(Problem(f"“{{{name}}}” cannot stand in this file", "Write it out here."))


def _unknown(kind: str, id_: Scalar | str, known: dict, where: Where | None = None) -> Problem:
    import difflib

    near = difflib.get_close_matches(id_, known, 1)
    way_out = f"Did you mean “{near[0]}”?" if near else f"Known: {', '.join(known)}."
    return Problem(f"there is no {kind} “{id_}”", way_out, where)
