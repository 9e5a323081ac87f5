"""The page of what was printed: for whoever looks for a school, whoever listens to it, and whatever a school is called."""

import base64
import hashlib
import itertools
import re
import sqlite3
import tracemalloc
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from runs import read

from handbill.district import index
from handbill.district.ledger import Ledger
from handbill.district.lists import Printed
from handbill.orders.checks import contrast
from handbill.problems import Unusable

VOID = {"meta", "input", "br", "img", "link"}
POSTER = index.Edition("sextortion-poster-student-en-letter.pdf", "Is it you?", "<svg><title>Is it you?</title></svg>", 1)
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "O'Dea & Co</h3>",
    "&lt;b&gt;",
    "مدرسة الأمل",
    "A" * 400,
]


class Node:
    """An element of a page, with what is in it."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes, self.inside = tag, attributes, []

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)

    def all(self, tag: str = "", **attributes: str) -> "list[Node]":
        """The elements in it of that name and with those attributes, in order."""
        wanted = {("class" if name == "kind" else name): value for name, value in attributes.items()}
        return [node for node in self.walk() if tag in ("", node.tag) and wanted.items() <= node.attributes.items()]

    def walk(self) -> "Iterator[Node]":
        for part in self.inside:
            if isinstance(part, Node):
                yield part
                yield from part.walk()


class Page(HTMLParser, Node):
    """A page as a browser reads it; an item of a list ends where the next begins."""

    def __init__(self, path: Path) -> None:
        HTMLParser.__init__(self)
        Node.__init__(self, "", {})
        self._open: list[Node] = [self]
        self.feed(path.read_text(encoding="utf-8"))
        self.close()
        assert self._open == [self], f"<{self._open[-1].tag}> is not closed"

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag == "li" and self._open[-1].tag == "li":
            self._open.pop()
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list) -> None:
        self._open[-1].inside.append(Node(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "ul" and self._open[-1].tag == "li":
            self._open.pop()
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)

    @property
    def schools(self) -> dict[str, list[str]]:
        """The links under each school, by the name that the page shows."""
        return {
            school.all("h3")[0].text: [link.attributes["href"] for link in school.all("a")] for school in self.all(kind="school")
        }


def made(school: str, folder: str = "", **other: object) -> Printed:
    """A file of a school: a poster for students in English, if nothing else is said."""
    folder = folder or school.lower().replace(" ", "-")
    said = {"piece": "poster", "topic": "sextortion", "audience": "student", "language": "en", "copies": 1, "more": ""} | other
    name = f"{said['topic']}-{said['piece']}-{said['audience']}-{said['language']}-letter{said['more']}.pdf"
    pages, sheets = {"poster": (1, 1), "guide": (12, 6), "card": (2, 1)}[said["piece"]]
    on = {"poster": ("letter", "", ""), "guide": ("letter", "long", "staple"), "card": ("avery-5371", "short", "perforated")}
    return Printed(
        school, folder, 2, said["piece"], said["topic"], said["audience"], said["language"], f"{folder}/{name}",
        pages, sheets, 45_678, "0" * 64, said["copies"], *on[said["piece"]], "for every school",
    )  # fmt: skip


@pytest.fixture
def indexed(tmp_path) -> Callable[..., list[Page]]:
    """Writes the manifest and the pages of it; gives the pages."""

    def written(*printed: Printed, editions: tuple = (POSTER,), **options: object) -> list[Page]:
        (tmp_path / "manifest.csv").unlink(missing_ok=True)
        with Ledger(tmp_path) as ledger:
            ledger.add(printed)
        return [Page(path) for path in index.write(tmp_path, editions, **options)]

    return written


# --- for whoever looks for a school ---


def test_schools_stand_in_the_order_of_their_names(indexed):
    [page] = indexed(*map(made, ["P.S. 10", "Zenith", "P.S. 9", "Árbol", "ʻAlae", "bridges", "Adams"]))
    assert [*page.schools] == ["Adams", "ʻAlae", "Árbol", "bridges", "P.S. 9", "P.S. 10", "Zenith"]


def test_a_school_that_the_manifest_has_in_two_places_is_one(indexed):
    [page] = indexed(made("Cedar"), made("Maple"), made("Cedar", piece="card"))
    assert {name: len(files) for name, files in page.schools.items()} == {"Cedar": 2, "Maple": 1}
    assert len(page.all(kind="school")) == 2
    assert page.all(kind="totals")[0].text == "2 schools 2 pieces 3 files 3 sheets of paper to print all"


def test_a_school_whose_name_an_earlier_run_had_otherwise_is_one_under_its_new_name(indexed):
    [page] = indexed(made("Cedar High", "17"), made("Maple"), made("Cedar", "17", piece="card"))
    assert {name: len(files) for name, files in page.schools.items()} == {"Cedar High": 2, "Maple": 1}


def test_two_schools_of_one_name_are_told_apart_by_their_folders(indexed):
    [page] = indexed(made("Cedar", "cedar-1"), made("Cedar", "cedar-2"), made("Maple"))
    counts = [school.all("summary")[0].all("span")[0].text for school in page.all(kind="school")]
    assert counts == ["folder cedar-1, 1 file, 1 sheet", "folder cedar-2, 1 file, 1 sheet", "1 file, 1 sheet"]


def test_sheets_are_counted_for_all_copies(indexed):
    [page] = indexed(made("Cedar", piece="guide", copies=30), made("Cedar", copies=1200))
    assert "1,380 sheets" in page.all(kind="totals")[0].text
    assert [item.text for item in page.all(kind="school")[0].all("li")] == [
        "Poster for students (PDF,\u00a045\u00a0KB), 1,200 copies", "Guide for students (PDF,\u00a045\u00a0KB), 30 copies",
    ]  # fmt: skip


def test_the_files_of_a_school_stand_under_their_topics_in_one_order(indexed):
    audiences = ["staff", "family", "grades-9-12", "parents", "friend", "student"]
    files = [made("Cedar", audience=audience, topic=topic) for topic in ("vaping", "online-enticement") for audience in audiences]
    [page] = indexed(*files)
    groups = [group for group in page.all(kind="school")[0].all("div") if group.all("h4")]
    assert [group.all("h4")[0].text for group in groups] == ["Online enticement", "Vaping"]
    readers = ["students", "friends", "grades 9–12", "parents", "families", "staff"]
    for group in groups:
        assert [link.text.partition(" (")[0] for link in group.all("a")] == [f"Poster for {reader}" for reader in readers]


def test_posters_of_several_designs_are_told_apart(indexed):
    more = ("-thread-tabs-light", "-blank", "-thread", "")
    [page] = indexed(*(made("Cedar", more=told) for told in more), made("Cedar", piece="guide", more="-light"))
    links = [link.text.partition(" (")[0] for link in page.all(kind="school")[0].all("a")]
    assert links == [*["Poster for students"] * 2, "Poster for students, thread", "Poster for students, thread, tabs",
                     "Guide for students"]  # fmt: skip
    captions = [figure.all("b")[0].text for figure in page.all("figure")]
    assert captions == links


def test_staff_are_named_where_they_are_given_and_nowhere_else(indexed):
    [page] = indexed(made("Cedar"), made("Maple"), staff={"cedar": {"counselor": "Ms. <Nová>", "sro": "Officer Hall"}})
    told = [[line.text for line in school.all("p")] for school in page.all(kind="school")]
    assert told == [["Counselor: Ms. <Nová>", "School resource officer: Officer Hall"], []]


def test_nothing_printed_is_told_as_such(indexed):
    [page] = indexed()
    assert page.all(kind="totals")[0].text == "0 schools 0 pieces 0 files 0 sheets of paper to print all"
    assert page.schools == {}


# --- what there is to see ---


def test_each_piece_has_its_picture_and_a_caption(indexed):
    names = {"en": "English", "es": "Español"}
    card = index.Edition("sextortion-card-staff-es-letter.pdf", "¿Y tú?", "<svg></svg>", 1)
    [page] = indexed(made("Cedar"), made("Maple"), made("Maple", piece="card", audience="staff", language="es"),
                     editions=(POSTER, card), languages=names)  # fmt: skip
    figures = page.all("figure")
    assert [len(figure.all("svg")) for figure in figures] == [1, 1]
    turned = "both sides, flip on the short edge"
    captions = [[part.text for part in figure.all("figcaption")[0].inside] for figure in figures]
    assert captions == [
        ["Poster for students", "English, 1 sheet of letter", "Is it you?"],
        ["Card for staff", f"Español, 1 sheet of avery-5371, {turned}, perforated", "¿Y tú?"],
    ]


def test_a_piece_of_an_earlier_run_has_a_caption_all_the_same(indexed):
    [page] = indexed(made("Cedar"), editions=())
    assert page.all("figcaption")[0].text == "Poster for studentsen, 1 sheet of letter"


def test_what_is_not_in_english_says_so_to_a_screen_reader(indexed):
    both = index.Edition("sextortion-poster-student-en+es-letter.pdf", "You? / ¿Tú?", "<svg></svg>", 1)
    names = {"en": "English", "es": "Español"}
    [page] = indexed(made("Cedar", language="en+es"), made("Cedar"), editions=(both,), languages=names)
    assert page.all("html")[0].attributes["lang"] == "en"
    assert [spoken.text for spoken in page.all("figure")[1].all(lang="es")] == ["Español", "¿Tú?"]
    assert [spoken.text for spoken in page.all(kind="school")[0].all(lang="es")] == ["Español"]


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        (["poster"], "Posters for every school"),
        (["card", "poster"], "Posters and cards for every school"),
        (["card", "guide", "poster"], "Posters, guides and cards for every school"),
    ],
)
def test_the_heading_names_the_kinds_that_there_are(kinds, told, indexed):
    [page] = indexed(*(made("Cedar", piece=kind) for kind in kinds))
    assert page.all("h1")[0].text == page.all("title")[0].text == told


# --- for whoever listens, or has no mouse, or no script ---


@pytest.fixture
def page(indexed) -> Page:
    return indexed(made("Cedar"), made("Maple", piece="card", language="es"), made("Maple"))[0]


def test_headings_go_down_a_step_at_a_time_under_one(page):
    levels = [int(node.tag[1]) for node in page.walk() if re.fullmatch("h[1-6]", node.tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(lower - upper <= 1 for upper, lower in itertools.pairwise(levels))


def test_every_part_is_in_a_landmark_and_every_section_has_a_name(page):
    [body] = page.all("body")
    assert [node.tag for node in body.inside] == ["header", "main", "footer", "script"]
    names = {node.attributes.get("id"): node.text for node in page.walk()}
    assert [names[section.attributes["aria-labelledby"]] for section in page.all("section")] == ["The pieces", "The schools"]


def test_what_is_pointed_to_is_there_once(page):
    ids = [node.attributes["id"] for node in page.walk() if "id" in node.attributes]
    assert len(ids) == len({*ids})
    pointed = {node.attributes[name] for node in page.walk() for name in ("aria-labelledby", "aria-describedby", "for")
               if name in node.attributes}  # fmt: skip
    assert pointed | {link.attributes["href"][1:] for link in page.all("a") if link.attributes["href"].startswith("#")} <= {*ids}


def test_the_search_has_a_label_and_tells_what_it_found_and_is_hidden_from_who_has_no_script(page):
    [form] = page.all("form")
    assert "hidden" in form.attributes
    assert form.attributes["role"] == "search"
    assert form.all("label")[0].attributes["for"] == form.all("input")[0].attributes["id"]
    assert form.all(role="status")[0].text == "A part of its name will do."


def test_a_school_opens_without_a_script_and_without_a_mouse(page):
    assert [node.tag for node in page.walk() if {"tabindex", "hidden"} & node.attributes.keys()] == ["form"]
    assert all(school.tag == "details" and school.inside[0].tag == "summary" for school in page.all(kind="school"))


def test_a_picture_is_not_read_out_beside_its_caption(page):
    assert all(figure.all("div")[0].attributes["aria-hidden"] == "true" for figure in page.all("figure"))


COLORS = re.compile(r"--([\w-]+): (#\w+)")
STYLE = index.LOOK.read_text(encoding="utf-8") + (index.HERE / "index.css").read_text(encoding="utf-8")


def schemes() -> list[dict[str, str]]:
    """The colours by light, in the dark and on paper; each later one changes the first."""
    light, *others = [dict(COLORS.findall(block)) for block in re.findall(r":root \{(.*?)\}", STYLE, re.S)]
    assert len(others) == 2
    return [light, *({**light, **other} for other in others)]


def full(color: str) -> str:
    return color if len(color) == 7 else "#" + "".join(2 * digit for digit in color[1:])


@pytest.mark.parametrize("colors", schemes(), ids=["light", "dark", "paper"])
def test_words_stand_out_on_every_ground_in_every_light(colors):
    for words, ground in itertools.product(["ink", "quiet"], ["paper", "soft"]):
        assert contrast(full(colors[words]), full(colors[ground])) >= 4.5


@pytest.mark.parametrize("colors", schemes(), ids=["light", "dark", "paper"])
def test_words_on_the_band_and_in_its_bubble_are_easily_read(colors):
    for words, ground in (("on-band", "band"), ("on-bubble", "bubble"), ("loud", "bubble")):
        assert contrast(full(colors[words]), full(colors[ground])) >= 7


@pytest.mark.parametrize("colors", schemes(), ids=["light", "dark", "paper"])
def test_the_edge_of_a_field_is_seen(colors):
    assert contrast(full(colors["edge"]), full(colors["paper"])) >= 3


def test_every_colour_is_one_of_the_schemes():
    known = {"#14213d", "#fff", "#000", "#14213d24", *(color for colors in schemes() for color in colors.values())}
    assert {*re.findall(r"#[0-9a-f]{3,8}\b", STYLE)} <= known


# --- whatever a school is called ---


def test_a_name_is_shown_as_it_is_and_never_obeyed(indexed):
    [page] = indexed(*(made(name, f"f{nth}") for nth, name in enumerate(HOSTILE)))
    assert {*page.schools} == {*HOSTILE}
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert {heading.attributes["dir"] for school in page.all(kind="school") for heading in school.all("h3")} == {"auto"}


def test_a_link_leads_to_its_file_whatever_that_is_called(indexed):
    folder = 'a b#?%&"<é>'
    [page] = indexed(made("Cedar", folder))
    [[link]] = page.schools.values()
    assert re.fullmatch(r"[\w%./-]+", link, re.A)
    assert unquote(link) == f"{folder}/sextortion-poster-student-en-letter.pdf"


def test_the_page_needs_no_other_file_and_runs_nothing_but_its_own_script(page):
    [policy] = [meta.attributes["content"] for meta in page.all("meta") if "http-equiv" in meta.attributes]
    assert policy.startswith("default-src 'none'; ")
    for kind in ("style", "script"):
        [part] = page.all(kind)
        digest = base64.b64encode(hashlib.sha256(part.text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert not re.search(r"url\(|@import|@font-face", STYLE)
    for node in page.walk():
        assert node.tag not in {"link", "img", "iframe", "object", "base"}
        assert not [name for name in node.attributes if name in ("src", "style", "srcset", "action") or name.startswith("on")]


# --- however many schools there are ---


def test_many_schools_are_split_over_pages_that_lead_to_each_other(indexed, tmp_path):
    pages = indexed(*(made(f"School {nth}") for nth in range(7)), per_page=3)
    assert [[*page.schools] for page in pages] == [
        ["School 0", "School 1", "School 2"], ["School 3", "School 4", "School 5"], ["School 6"],
    ]  # fmt: skip
    for nth, page in enumerate(pages, 1):
        links = page.all("nav")[0].all("a")
        assert [(link.attributes["href"], link.text) for link in links] == [
            ("index.html", "Page 1, from School 0"),
            ("index-2.html", "Page 2, from School 3"),
            ("index-3.html", "Page 3, from School 6"),
        ]
        assert [link.text[5] for link in links if link.attributes.get("aria-current") == "page"] == [str(nth)]
        assert page.all("title")[0].text.endswith(f", page {nth}")
        assert page.all(kind="totals")[0].text.startswith("7 schools")
        assert all((tmp_path / link.attributes["href"].partition("#")[0]).exists() for link in page.all("header")[0].all("a"))
    assert [len(page.all("figure")) for page in pages] == [1, 0, 0]
    assert [[link.attributes["href"] for p in page.all("p", kind="next") for link in p.all("a")] for page in pages] == [
        ["index-2.html"], ["index-3.html"], [],
    ]  # fmt: skip


def test_a_page_that_is_needed_no_more_is_removed(indexed, tmp_path):
    indexed(*(made(f"School {nth}") for nth in range(7)), per_page=2)
    assert len([*tmp_path.glob("index*.html")]) == 4
    indexed(*(made(f"School {nth}") for nth in range(7)), per_page=4)
    assert sorted(path.name for path in tmp_path.glob("index*.html")) == ["index-2.html", "index.html"]


def test_the_order_of_the_manifest_changes_no_byte(indexed, tmp_path):
    files = [made(f"School {nth}", piece=piece) for nth in range(5) for piece in ("poster", "card")]
    for order in (files, files[::-1], files[::2] + files[1::2]):
        indexed(*order, per_page=2)
        found = {path.name: path.read_bytes() for path in tmp_path.glob("index*.html")}
        if order is files:
            first = found
        assert found == first


def test_a_school_more_takes_no_more_memory(tmp_path):
    peaks = []
    for schools in (500, 2000):
        out = tmp_path / str(schools)
        out.mkdir()
        with Ledger(out) as ledger:
            for nth in range(schools):
                ledger.add([made(f"Cedar Hollow {nth}", audience=audience) for audience in ("student", "friend", "family")])
        tracemalloc.start()
        [path] = index.write(out, [POSTER])
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert len([*read(out)]) == 6000
    assert peaks[1] < min(1.2 * peaks[0], path.stat().st_size / 2)


def test_a_manifest_that_is_none_of_ours_is_told_and_no_page_is_written(tmp_path):
    (tmp_path / "manifest.json").write_text('[\n{"school":"Cedar","price":12}\n]\n', encoding="utf-8")
    with pytest.raises(Unusable, match="no manifest of ours"):
        index.write(tmp_path, [])
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


def test_no_room_to_sort_the_schools_is_told(indexed, monkeypatch):
    def full(out: Path) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(index, "catalog", full)
    with pytest.raises(Unusable, match="disk is full"):
        indexed(made("Cedar"))
