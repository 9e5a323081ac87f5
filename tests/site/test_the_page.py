"""The site's page says all that it says in each language, asks for nothing from elsewhere, and can be read by everybody."""

import itertools
import json
import re

import pytest

from handbill.layouts import look
from handbill.page.imprint import TEXTS
from handbill.site import pages
from handbill.words.library import library

LIBRARY = library()

MADE = {name: made.decode() for name, made in pages.written(LIBRARY.languages(), LIBRARY).items()}
HTML = {name: text for name, text in MADE.items() if name.endswith(".html")}
LANGUAGES = LIBRARY.sites()
SCRIPTS = {path: path.read_text(encoding="utf-8") for path in (pages.WEB / "script").rglob("*.js")}
STYLE = (pages.WEB / "style.css").read_text(encoding="utf-8")
BLANK = re.compile("<[a-z_]+>")
FILLED_BY_NUMBER = {"names", "problems", "columns", "review"}  # tables, whose entries are looked up by what is to be told


def words(language: str) -> dict[str, str]:
    return pages.texts(LIBRARY.site(language))


def blanks(text: str) -> list[str]:
    return sorted(BLANK.findall(text))


# --- words ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_in_each_language_what_it_says_in_english(language):
    english, here = words("en"), words(language)
    own = {path for path in english.keys() ^ here.keys() if not path.startswith("review.")}
    assert {path for path in own if path.rpartition(".")[2] not in ("one", "two", "few", "many")} == set()
    assert {path: here[path] for path in english.keys() & here.keys() if blanks(here[path]) != blanks(english[path])} == {}
    assert [path for path, text in here.items() if not text.strip() and not path.endswith(".way-out")] == []


def test_english_and_spanish_have_a_page():
    assert {"index.html", "es.html", "words/en.json", "words/es.json", "look.css"} <= MADE.keys()


def test_a_script_says_only_what_there_are_words_for():
    known = words("en")
    for path, script in SCRIPTS.items():
        for way in re.findall(r"\b(?:say|count)\(\s*\"([a-z.-]+)\"", script):
            assert any(known_way == way or known_way.startswith(f"{way}.") for known_way in known), f"{path.name}: {way}"


def test_every_word_is_said_somewhere():
    """By the page itself, or by a script, by its whole way or the beginning of it."""
    template = (pages.WEB / "page.html").read_text(encoding="utf-8")
    said = template + "".join(SCRIPTS.values()) + "".join(f'lines.{field}"' for field in TEXTS)
    for way in words("en"):
        table, *_ = way.split(".")
        if table in FILLED_BY_NUMBER:
            continue
        above = way.rpartition(".")[0]
        assert any(told in said for told in (way, f'{above}"', f"{above}.${{")), way


def test_a_page_whose_words_nobody_reviewed_says_so():
    for language in LANGUAGES:
        told = LIBRARY.phrases(language).not_reviewed.plain in MADE[pages.named(language)]
        assert told != LIBRARY.site(language).review.done


def test_scripts_have_the_same_words_as_the_page():
    for language in LANGUAGES:
        told = json.loads(MADE[f"words/{language}.json"])
        assert told["header"]["kicker"] == words(language)["header.kicker"]
        assert told["problems"].keys() == LIBRARY.site(language).problems.keys()
        assert all(said.keys() == {"what", "way_out"} for said in told["problems"].values())


# --- the page ---


@pytest.mark.parametrize("name", HTML)
def test_nothing_is_left_open_in_a_page(name):
    assert "{{" not in HTML[name]


@pytest.mark.parametrize("name", HTML)
def test_a_page_asks_for_its_own_files_alone_and_runs_nothing_else(name):
    page = HTML[name]
    assert '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">' in page
    assert not re.search(r"""(src|href)=["'](?!#)[a-z]+:|//""", page.replace("<!doctype", ""))
    assert not re.search(r"\s(style|on[a-z]+)=", page)
    assert re.findall(r"<script[^>]*>([^<]*)</script>", page) == [""]
    assert not re.search(r"@import|url\((?!\"fonts/)", STYLE + MADE["look.css"])


@pytest.mark.parametrize("name", HTML)
def test_what_is_pointed_to_is_there_once(name):
    ids = re.findall(r'\sid="([^"]+)"', HTML[name])
    assert len(ids) == len({*ids})
    pointed = re.findall(r'\s(?:for|aria-labelledby|aria-describedby)="([^"]+)"', HTML[name])
    assert {one for several in pointed for one in several.split()} <= {*ids}
    assert {*re.findall(r'href="#([^"]+)"', HTML[name])} <= {*ids}


@pytest.mark.parametrize("name", HTML)
def test_headings_go_down_a_step_at_a_time_under_one(name):
    levels = [int(level) for level in re.findall(r"<h([1-6])", HTML[name])]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(lower - upper <= 1 for upper, lower in itertools.pairwise(levels))


def test_a_script_finds_every_part_that_it_asks_the_page_for():
    ids = {*re.findall(r'\sid="([^"]+)"', HTML["index.html"])}
    for path, script in SCRIPTS.items():
        asked = re.findall(r'\b(?:block|button|input|part)\("([a-z-]+)"', script)
        assert {*asked} <= ids, path.name


def test_what_was_typed_never_becomes_markup():
    for path, script in SCRIPTS.items():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", script), path.name


# --- the look ---


def test_the_screen_has_the_colours_of_the_paper():
    colours = {colour.upper() for colour in re.findall(r"--[a-z-]+: (#[0-9a-f]{6})", MADE["look.css"])}
    assert {look.INK, look.GREY, look.ACCENTS["sun"]} <= colours
