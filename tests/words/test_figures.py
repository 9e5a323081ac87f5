"""No number is typed where it could drift: each is a contact’s or a figure’s, and a figure has a source and grows old."""

import datetime
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from conftest import LIBRARY
from proofing import squeezed
from reading_level import EVERY

from handbill.cli.main import main
from handbill.orders import orders
from handbill.orders.order import Order
from handbill.page.document import Document
from handbill.page.marks import Line
from handbill.words.codes import PRINTED_ADDRESS, REPORT_URL
from handbill.words.library import OURS, Library
from handbill.words.loading import Keys, List, load, texts_at
from handbill.words.markup import Typed
from handbill.words.types import Struct, figures_in, words_in

GUIDES = [name for name, (order, _) in EVERY.items() if order.kind == "guide"]
OTHERS = [name for name in EVERY if name not in GUIDES]
WRITTEN = sorted(
    p for p in OURS.glob("*/**/*.yaml") if p.stem not in ("contacts", "figures", "style")
)  # pieces, and what all say
PIECES = [path for path in WRITTEN if path.stem not in ("site", "calibration")]  # these say how to print, and measure it
CONTACTS, FIGURES = (yaml.safe_load((OURS / f"{name}.yaml").read_text(encoding="utf-8")) for name in ("contacts", "figures"))
CLAIMS = {path.parent.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in OURS.glob("*/figures.yaml")}
REPORTS = {"en": "reports", "es": "reportes"}  # what NCMEC counts, in the languages in which somebody here can say so
SCHEMES = {"phone": "tel:", "text": "sms:", "email": "mailto:", "url": "https://"}
LAST = datetime.date(2031, 1, 1)  # when every figure is past its date

NUMBERS_IN_PIECES = re.compile("|".join((
    r"\b(grades|grados) \d{1,2}( to | a |–)\d{1,2}( (and|y) \d{1,2}–\d{1,2})?\b",
    r"\b(\d\d (minutes|minutos)|1 (minute|minuto)|[2-9] (minutes|minutos))\b",
    r"\b(questions?|preguntas?) \d((, | and | y )\d)*\b",
    r"\b24/7\b",
    r"\b(in|first half of|en|de|primera mitad de) 202[45]\b",
)), re.IGNORECASE)  # fmt: skip
NUMBERS_IN_PHRASES = re.compile(r"\bCC BY 4\.0|\(100%\)")  # the licence, and the size to print at
WAYS = {str(contact[key]) for contact in CONTACTS.values() for key in (*SCHEMES, "spelled") if key in contact}
TYPED_CONTACT = re.compile(
    r"\d{3}\W{0,2}\d{4}|\b1[- ]?8\d\d\b|\d{5}|https?:|www\.|\w\.(org|gov|com|net|edu|us|info)\b|\w@\w|"
    + "|".join(rf"\b{re.escape(way)}\b" for way in sorted(WAYS | {PRINTED_ADDRESS})),
    re.IGNORECASE,
)
INVENTED = re.compile(r"\b(1-800|206)-555-01\d\d\b")  # which nobody can have
LONE = re.compile(r"\b(27|78|13|9|98) ?(%|per ?cent\b|por ciento\b)", re.IGNORECASE)


# --- what is typed ---


def typed(data: object) -> Iterator[Typed]:
    """Every text of a file that is printed as words."""
    if isinstance(data, Keys):
        for key, value in data.items():
            ids = key in ("contacts", "sources") and isinstance(value, List)
            if not ids and key not in ("review", "grades", "minutes"):
                yield from typed(value)
    elif isinstance(data, List):
        for item in data:
            yield from typed(item)
    else:
        yield data


def stray_digits(path: Path) -> list[str]:
    """Each text that types a number of its own, with its place."""
    allowed = NUMBERS_IN_PHRASES if path.stem == "phrases" else NUMBERS_IN_PIECES
    return [f"{text.where}: {text}" for text in typed(load(path)) if re.search(r"\d", allowed.sub("", without_names(text)))]


def without_names(text: str) -> str:
    """`text` without what stands in braces."""
    return re.sub(r"\{[^{}]*\}", "", text)


def named_by_path(path: Path) -> str:
    return "-".join(path.relative_to(OURS).with_suffix("").parts)


@pytest.mark.parametrize("path", [path for path in PIECES if path.relative_to(OURS).parts[0] in REPORTS], ids=named_by_path)
def test_every_digit_is_from_a_contact_a_figure_or_a_short_list(path):
    assert stray_digits(path) == []


def numbers(path: Path) -> set[str]:
    """Every number that is typed in a file."""
    return {number for text in typed(load(path)) for number in re.findall(r"\d+", without_names(text))}


@pytest.mark.parametrize("path", WRITTEN, ids=named_by_path)
def test_no_language_types_a_number_that_english_does_not_say(path):
    """In English years are filled in, which are told otherwise in each language."""
    years = {year for said in CLAIMS["en"].values() for year in re.findall(r"\d+", said["year"])}
    assert numbers(path) <= years | numbers(OURS.joinpath("en", *path.relative_to(OURS).parts[1:]))


@pytest.mark.parametrize("said", [
    "1 in 7", "Almost 19,000 reports.", "Ages 14 to 17.", "Press 2.", "In 2019 it grew.", "Half of 2025.", "CC BY 4.0",
    "Grade 6.",
    "Call {contact:ncmec.phone} or 911.", "Under 18.", "36% {figure:known-offline.claim}.", "Question 12.", "1234 minutes",
])  # fmt: skip
def test_a_digit_of_ones_own_is_found_in_its_place(said, tmp_path):
    (tmp_path / "en.yaml").write_text(f'# Kindness\nreview:\n  reviewed-on: 2026-11-22\nposter: "{said}"\n', encoding="utf-8")
    assert stray_digits(tmp_path / "en.yaml") == [f"{tmp_path / 'en.yaml'}:4:9: {said}"]


@pytest.mark.parametrize("path", WRITTEN, ids=named_by_path)
def test_no_number_and_no_address_of_a_service_is_typed(path):
    lines = INVENTED.sub("", path.read_text(encoding="utf-8")).splitlines()
    assert [f"{path.name}:{nth}: {line}" for nth, line in enumerate(lines, 1) if TYPED_CONTACT.search(line)] == []


@pytest.mark.parametrize("said", [
    "Call 988.", "(800) 843-5678", "1-800-THE-LOST", "Text 741741.", "see report.cybertip.org", "NCMEC.org/help", "www.x.us",
    "https://x.y", "Write to gethelp@ncmec.org.", "dial 9115550100", "Or 911?",
])  # fmt: skip
def test_a_number_or_an_address_that_is_typed_is_found(said):
    assert TYPED_CONTACT.search(said)


# --- what is printed ---


@cache
def document(name: str) -> Document:
    return orders.fill(EVERY[name][0], LIBRARY)


def printed(pages: tuple) -> str:
    """Everything on some pages, without white space."""
    return squeezed("".join(element.text for page in pages for element in page.elements))


@pytest.mark.parametrize("name", EVERY)
def test_a_link_reads_as_the_contacts_file_says(name):
    """All other links of a piece are those of its sources."""
    ways = [(SCHEMES[key], str(contact[key])) for contact in CONTACTS.values() for key in SCHEMES if key in contact]
    agreed = {scheme + re.sub(r"^1-(?=\d{3}-\d{3}-\d{4}$)", "+1-", way): way for scheme, way in ways}
    agreed[REPORT_URL] = PRINTED_ADDRESS
    elements = (element for page in document(name).pages for top in page.elements for element in top.walk())
    links = {(element.link, element.text.strip()) for element in elements if element.link}
    ours = {(link, text) for link, text in links if link not in {source.url for source in LIBRARY.sources.values()}}
    assert ours
    assert ours == {(link, agreed.get(link)) for link, _ in ours}


@pytest.mark.parametrize("name", GUIDES)
def test_a_guide_prints_every_way_to_reach_each_service_that_it_lists(name):
    order, guide = EVERY[name]
    told = printed(document(name).pages)
    words = yaml.safe_load((OURS / order.language / "contacts.yaml").read_text(encoding="utf-8"))
    for id_ in guide.resources.contacts:
        contact, said = CONTACTS[id_], words[id_]
        ways = [str(contact[key]) for key in (*SCHEMES, "spelled") if key in contact]
        wanted = [said.get("name") or contact["name"], *ways, said["purpose"], said["hours"]]
        if press := said.get("press"):
            wanted.append(LIBRARY.phrases(order.language).guide.press.replace("<n>", str(press)))
        assert [text for text in wanted if squeezed(text) not in told] == []


# --- figures ---


@pytest.mark.parametrize("id_", FIGURES)
def test_a_figure_has_a_known_source_and_goes_stale_after_the_day_it_was_checked(id_):
    figure = LIBRARY.figures[id_]
    assert figure.source in LIBRARY.sources
    assert figure.stale > LIBRARY.sources[figure.source].checked
    assert re.search(r"\b20\d\d\b", CLAIMS["en"][id_]["year"])


@pytest.mark.parametrize("id_", [id_ for id_, figure in FIGURES.items() if figure["source"].startswith("ncmec")])
def test_a_count_of_ncmec_is_of_reports_and_never_of_children(id_):
    claims = {tag: said[id_]["claim"] for tag, said in CLAIMS.items() if id_ in said}
    assert [claim for tag, claim in claims.items() if not re.search(rf"\b{REPORTS.get(tag, '')}\b", claim)] == []
    assert CLAIMS["en"][id_]["unit"] == "reports"
    assert not re.search(r"\b(child(ren)?|kids|victims|niñ[oa]s?|víctimas)\b", " ".join(claims.values()))


@pytest.mark.parametrize("name", [name for name in GUIDES if EVERY[name][0].language in REPORTS])
def test_where_a_count_of_reports_stands_it_is_called_so(name):
    order, guide = EVERY[name]
    counts = {id_ for id_, said in CLAIMS["en"].items() if said["unit"] == "reports"}
    texts = [words for words in words_in(guide) if counts.intersection(figures_in(words))]
    assert [words.plain for words in texts if not re.search(rf"\b{REPORTS[order.language]}\b", words.plain)] == []


@pytest.mark.parametrize("path", sorted(OURS.rglob("*.yaml")), ids=named_by_path)
def test_a_figure_that_misleads_alone_stands_nowhere(path):
    """27% who paid and were still extorted, 78, 13 and 9% by gender, 98% unknown offline."""
    lines = INVENTED.sub("", path.read_text(encoding="utf-8")).splitlines()
    assert [f"{path.name}:{nth}: {line}" for nth, line in enumerate(lines, 1) if LONE.search(line)] == []


def stated(part: Struct) -> set[str]:
    """The figures that a piece or a part of one states."""
    return {span.figure for words in words_in(part) for span in words.spans if span.figure}


@pytest.mark.parametrize("name", [name for name in OTHERS if EVERY[name][0].audience != "family"])
def test_no_figure_stands_on_a_piece_for_students_and_friends_or_on_a_card(name):
    assert stated(EVERY[name][1]) == set()


@pytest.mark.parametrize("name", [name for name in GUIDES if EVERY[name][0].audience != "family"])
def test_no_figure_stands_on_the_page_to_copy_for_students(name):
    assert stated(EVERY[name][1].handout) == set()


@pytest.mark.parametrize("name", GUIDES)
def test_every_figure_that_a_guide_states_has_its_source_among_those_it_lists(name):
    guide = EVERY[name][1]
    assert stated(guide), "a guide states at least one figure"
    [listing] = [page for page in document(name).pages if squeezed(guide.sources.heading.plain) in printed((page,))]
    for source in (LIBRARY.sources[LIBRARY.figures[id_].source] for id_ in stated(guide)):
        assert squeezed(f"{source.publisher}, {source.title} ({source.year}).") in printed((listing,))


@pytest.mark.parametrize(
    ("name", "key"), [("figures", "value"), ("figures", "source"), ("figures", "stale"), ("en/figures", "claim")]
)
def test_a_figure_that_lacks_something_is_refused_in_its_place(name, key, tmp_path):
    path = tmp_path / f"{name}.yaml"
    path.parent.mkdir(exist_ok=True)
    text = (OURS / f"{name}.yaml").read_text(encoding="utf-8")
    figure = re.search(r"^known-offline:\n(?:  .*\n)+", text, re.M)[0]
    path.write_text(text.replace(figure, re.sub(rf"^  {key}:.*\n(    .*\n)*", "", figure, flags=re.M)), encoding="utf-8")
    line = text[: text.index(figure)].count("\n") + 2
    done = run("guide", "sextortion", "--materials", tmp_path, "--out", tmp_path / "out")
    assert (done.exit_code, done.stderr) == (1, f"Error: {path}:{line}:3: the key “{key}” is missing here. Add it.\n")


def run(*arguments: object) -> Result:
    done = CliRunner().invoke(main, [*map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def test_the_list_of_figures_shows_value_year_source_and_the_day_of_checking():
    rows = run("list", "figures").stdout.splitlines()
    for id_, figure in FIGURES.items():
        source = LIBRARY.sources[figure["source"]]
        [row] = [row for row in rows if row.split()[0] == id_]
        assert [
            told
            for told in (figure["value"], CLAIMS["en"][id_]["year"], source.publisher, f"{source.checked}")
            if told not in row
        ] == []


# --- figures grow old ---


def named(stderr: str) -> set[str]:
    """The figures that a command told of."""
    return {id_ for id_ in FIGURES if re.search(rf"(?<![\w-]){id_}(?![\w-])", stderr)}


def told_on(day: datetime.date, monkeypatch, *arguments: object) -> set[str]:
    """The figures that a command tells of on that day; it does its work all the same."""
    monkeypatch.setattr("handbill.orders.clock.today", lambda: day)
    done = run(*arguments)
    assert done.exit_code == 0, done.stderr
    assert not named(done.stdout) or arguments[0] == "list"
    return named(done.stderr)


def ordered(order: Order, folder: Path) -> tuple[object, ...]:
    """The command’s words that print an order."""
    return (order.kind, order.topic, "--audience", order.audience, "--language", order.language, "--out", folder)


@pytest.mark.parametrize("name", [*GUIDES, *(name for name in OTHERS if "-student-" in name)])
def test_a_figure_past_its_date_is_told_by_the_command_that_prints_it_and_by_no_other(name, tmp_path, monkeypatch):
    order, piece = EVERY[name]
    assert told_on(LAST, monkeypatch, *ordered(order, tmp_path)) == stated(piece)


def test_a_figure_is_past_its_date_on_the_day_after_and_not_on_the_day(tmp_path, monkeypatch):
    order, guide = EVERY["sextortion-guide-grades-9-12-en"]
    day = min(LIBRARY.figures[id_].stale for id_ in stated(guide))
    first = {id_ for id_ in stated(guide) if LIBRARY.figures[id_].stale == day}
    assert told_on(day, monkeypatch, *ordered(order, tmp_path)) == set()
    assert told_on(day + datetime.timedelta(1), monkeypatch, *ordered(order, tmp_path)) == first


def test_a_kit_and_the_list_tell_of_every_figure_past_its_date(tmp_path, monkeypatch):
    assert told_on(LAST, monkeypatch, "list", "figures") == {*FIGURES}
    kit = ("kit", "sextortion", "--piece", "guide", "--audience", "family", "--out", tmp_path)
    assert told_on(LAST, monkeypatch, *kit) == stated(EVERY["sextortion-guide-family-en"][1])


def test_every_figure_is_stated_by_some_guide():
    assert {*FIGURES} == set().union(*(stated(piece) for _, piece in EVERY.values()))


def test_contacts_and_figures_of_a_topic_may_be_named_but_not_made_up(tmp_path):
    path = tmp_path / "en" / "sextortion" / "guide.yaml"
    shutil.copytree(OURS / "en" / "sextortion", path.parent)
    place = next(texts_at(load(path), "audiences", "family", "before", "text")).where
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[place.line - 1] = '      text: "{figure:all-of-them} is a number."'
    path.write_text("\n".join(lines), encoding="utf-8")
    done = run("guide", "sextortion", "--audience", "family", "--materials", tmp_path, "--out", tmp_path / "out")
    assert (done.exit_code, done.stderr.count("Error: ")) == (1, 1)
    assert f"{path}:{place.line}:{place.column}: there is no figure “all-of-them”. Known: boys, " in done.stderr


# --- the source beside the figure ---


@pytest.mark.parametrize(
    ("kind", "audience", "old", "new"),
    [
        ("poster", "family", "- Suddenly needs money", "- Most often boys, {figure:boys}"),
        ("card", "staff", "text: danger right now", "text: boys {figure:boys}"),
    ],
)
def test_a_poster_or_card_that_states_a_figure_carries_its_source_in_the_small_print(kind, audience, old, new, tmp_path):
    path = Path("en", "sextortion", f"{kind}.yaml")
    (tmp_path / path).parent.mkdir(parents=True)
    ours = (OURS / path).read_text(encoding="utf-8")
    (tmp_path / path).write_text(ours.replace(old, new, 1), encoding="utf-8")
    document = orders.fill(Order(kind, "sextortion", audience), Library((tmp_path, OURS)))
    small = [mark.text.strip() for page in document.pages for mark in page.marks() if isinstance(mark, Line) and mark.small]
    source = LIBRARY.sources[LIBRARY.figures["boys"].source]
    assert f"Figures: {source.publisher}, {source.title} ({source.year})." in " ".join(small)
