"""Each language says the same as the others, says it whole, and says so where nobody has reviewed it yet."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import LIBRARY
from designs import drawn
from msgspec.structs import replace
from proofing import Spoken, squeezed, structure
from reading_level import EVERY, PROPER, SERVICES

from handbill.cli.main import main
from handbill.orders import orders
from handbill.orders.order import AUDIENCE, KINDS, Order
from handbill.page.document import Document
from handbill.words.library import OURS, Library
from handbill.words.loading import Keys, List, load
from handbill.words.pieces import Card
from handbill.words.types import Struct, words_in

SPOKEN = LIBRARY.languages()
LIFELINE = {language: told for language in SPOKEN if (told := LIBRARY.service("lifeline", language).told)}
PRESSED = [language for language, told in LIFELINE.items() if told.press]
TEXTED = [language for language, told in LIFELINE.items() if told.keyword]
ENGLISH = {name: piece for name, piece in EVERY.items() if piece[0].language == "en"}
ALIKE = ("grades", "minutes", "contacts", "sources")
PROSE = ("text", "listen", "story")  # may be cut into other paragraphs
NOT_REVIEWED = re.compile(r"\b(not|nobody)\b.*\breviewed\b")
REVIEWED = "\n  reviewed-by: A. Person\n  reviewed-on: 2026-11-22"


def run(*arguments: object) -> Result:
    done = CliRunner().invoke(main, [*map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


# --- the same in each ---


def shape(part: object, key: str = "") -> object:
    """What of a piece must not differ between languages: how many of each thing, minutes, services, figures."""
    if isinstance(part, Struct):
        return {name: shape(getattr(part, name), name) for name in part.__struct_fields__}
    if key in ALIKE:
        return part
    if isinstance(part, tuple) and key not in PROSE:
        return [shape(inner) for inner in part]
    spans = (span for words in words_in(part) for span in words.spans if span.figure)
    return sorted(span.figure for span in spans if span.text == LIBRARY.figures[span.figure].value)


def test_a_language_may_have_less_than_english_and_never_more():
    assert [name for name, (order, _) in EVERY.items() if f"{name.removesuffix(order.language)}en" not in ENGLISH] == []


def test_spanish_has_all_that_english_has():
    assert {name.removesuffix("en") + "es" for name in ENGLISH} <= EVERY.keys()


@pytest.mark.parametrize("name", [name for name in EVERY if name not in ENGLISH])
def test_a_piece_has_as_many_of_everything_as_in_english(name):
    order, piece = EVERY[name]
    assert shape(piece) == shape(LIBRARY.pieces(order.kind, order.topic, "en")[order.audience])


def test_english_tells_of_every_service_and_every_figure():
    assert (LIBRARY.called("en").keys(), LIBRARY.claims("en").keys()) == (LIBRARY.contacts.keys(), LIBRARY.figures.keys())


@pytest.mark.parametrize("language", SPOKEN)
def test_a_service_that_takes_a_keyword_in_english_takes_one_in_each_language(language):
    """It may take one in another language alone, for somebody who speaks that."""
    english, told = LIBRARY.called("en"), LIBRARY.called(language)
    assert [id_ for id_, words in told.items() if english[id_].keyword and not words.keyword] == []
    assert [id_ for id_, words in told.items() if words.keyword and not LIBRARY.contacts[id_].text] == []


@pytest.mark.parametrize("language", SPOKEN)
def test_a_name_keeps_what_is_proper_in_it_in_every_language(language):
    """“NCMEC call center” may be told in Spanish, “Take It Down” may not."""
    english, told = LIBRARY.called("en"), LIBRARY.called(language)
    assert [id_ for id_, words in told.items() if words.name and LIBRARY.contacts[id_].name] == []
    assert [id_ for id_, words in told.items() if "NCMEC" in (english[id_].name or "") and "NCMEC" not in words.name] == []


@pytest.mark.parametrize("name", [name for name in EVERY if name not in ENGLISH])
def test_a_service_is_called_by_its_english_name(name):
    """What the English piece calls by name, the other does too."""
    order, piece = EVERY[name]
    english, other = (" ".join(words.plain for words in words_in(said))
                      for said in (LIBRARY.pieces(order.kind, order.topic, "en")[order.audience], piece))  # fmt: skip
    assert [known for known in sorted({*SERVICES, *PROPER}) if known in english and known not in other] == []


def texts(data: object) -> Iterator[tuple[str, str]]:
    """Each text of a file as it is typed, with its place; a text and what leads to it as one."""
    if isinstance(data, Keys) and data.keys() in ({"lead", "text"}, {"name", "way", "text"}):
        yield " ".join(data.values()), str(data["text"].where)
    elif isinstance(data, Keys | List):
        for inner in data.values() if isinstance(data, Keys) else data:
            yield from texts(inner)
    else:
        yield data, str(data.where)


def names_988(language: str) -> list[tuple[str, str]]:
    """Each text of a language's pieces that names the Lifeline's number, with its place."""
    files = sorted((OURS / language).glob("*/*.yaml"))
    return [text for path in files for text in texts(load(path)) if "{contact:lifeline.phone}" in text[0]]


@pytest.mark.parametrize("language", PRESSED)
def test_988_is_never_named_without_the_key_to_press_where_a_language_has_one(language):
    assert names_988(language)
    assert [text for text in names_988(language) if "{contact:lifeline.press}" not in text[0]] == []


@pytest.mark.parametrize("language", TEXTED)
def test_988_is_never_named_without_the_word_to_text_where_a_language_has_one(language):
    """Somebody who cannot speak aloud at home is told of it wherever the others are told to call."""
    sent = ("{contact:lifeline.keyword}", LIFELINE[language].keyword)
    assert [text for text in names_988(language) if not any(word in text[0] for word in sent)] == []


# --- nothing is filled in with English ---


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A copy of everything."""
    shutil.copytree(OURS, tmp_path / "mine")
    (tmp_path / "mine" / "README.md").unlink(missing_ok=True)
    return tmp_path / "mine"


def cut(path: Path, key: str) -> None:
    """Takes a key, with all below it, out of a file."""
    text = path.read_text(encoding="utf-8")
    indent = re.search(rf"^( *){key}:", text, re.M)[1]
    path.write_text(re.sub(rf"^{indent}{key}:.*\n(?:(?:{indent} .*)?\n)*", "", text, count=1, flags=re.M), encoding="utf-8")


@pytest.mark.parametrize("arguments", [
    ("poster", "sextortion", "--audience", "friend", "--language", "es"),
    ("poster", "sextortion", "--audience", "friend", "--language", "en+es"),
    ("kit", "sextortion", "--language", "es"),
    ("kit", "sextortion", "--language", "en+es"),
], ids=" ".join)  # fmt: skip
def test_a_language_that_lacks_a_piece_is_refused_by_name(arguments, mine, tmp_path):
    cut(mine / "es" / "sextortion" / "poster.yaml", "friend")
    done = run(*arguments, "--materials", mine, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert re.search(r"Error: .*\bfriend\b.*\bes\b|Error: .*\bes\b.*\bfriend\b", done.stderr)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("key", ["small-print", "not-reviewed", "listen", "card-counselor"])
def test_a_language_that_lacks_a_phrase_is_refused_by_name(key, mine, tmp_path):
    path = mine / "es" / "phrases.yaml"
    cut(path, key)
    done = run("poster", "sextortion", "--language", "es", "--materials", mine, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert re.fullmatch(rf"Error: {re.escape(str(path))}:\d+:\d+: the key “{key}” is missing here\. Add it\.\n", done.stderr)


def test_a_language_without_any_phrases_is_refused_by_name(tmp_path):
    shutil.copytree(OURS / "es" / "sextortion", tmp_path / "mine" / "fr" / "sextortion")
    done = run("poster", "sextortion", "--language", "fr", "--materials", tmp_path / "mine", "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert f"“fr” has no phrases.yaml. There is one in: {', '.join(SPOKEN)}." in done.stderr


def test_a_figure_that_a_language_does_not_tell_of_is_refused_by_name(mine, tmp_path):
    shutil.move(mine / "es", mine / "fr")
    cut(mine / "fr" / "figures.yaml", "boys")
    done = run("guide", "sextortion", "--language", "fr", "--materials", mine, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert re.search(r"guide\.yaml:\d+:\d+: the figure “boys” has no claim in fr\.", done.stderr)


def test_words_about_a_figure_that_there_is_not_are_refused_in_their_place(mine, tmp_path):
    (mine / "es" / "figures.yaml").write_text("boy: {claim: eran varones}\n", encoding="utf-8")
    told = run("guide", "sextortion", "--language", "es", "--materials", mine, "--out", tmp_path / "out").stderr
    assert re.search(r"figures\.yaml:1:1: there is no figure “boy”\. Did you mean “boys”\?", told)


# --- a language that has only begun ---


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A folder with a language that has its phrases and one topic's card for students; in English words."""
    theirs = tmp_path / "begun" / "haw"
    (theirs / "sextortion").mkdir(parents=True)
    for name in ("phrases.yaml", "sextortion/card.yaml"):
        shutil.copy(OURS / "en" / name, theirs / name)
    path = theirs / "sextortion" / "card.yaml"
    cut(path, "staff")
    path.write_text(path.read_text(encoding="utf-8").replace("  original: true\n", ""), encoding="utf-8")
    return tmp_path / "begun"


def test_a_translator_can_begin_with_a_card_and_print_it(begun, tmp_path):
    done = run("card", "sextortion", "--language", "haw", "--ink", "light", "--materials", begun, "--out", tmp_path / "out")
    assert done.exit_code == 0, done.stderr
    [note] = done.stderr.splitlines()
    assert NOT_REVIEWED.search(note)
    kit = ("kit", "sextortion", "--piece", "card", "--audience", "student", "--language", "haw", "--materials", begun)
    assert len(run(*kit, "--out", tmp_path / "kit").stdout.splitlines()) == 1


def test_a_card_in_two_languages_may_have_one_that_has_only_begun(begun, tmp_path):
    done = run("card", "sextortion", "--language", "es+haw", "--materials", begun, "--out", tmp_path / "out")
    assert done.exit_code == 0, done.stderr


def test_what_a_language_lacks_is_refused_by_name(begun, tmp_path):
    done = run("poster", "sextortion", "--language", "haw", "--materials", begun, "--out", tmp_path / "out")
    assert done.stderr == f"Error: sextortion has no poster in “haw”. There is one in: {', '.join(SPOKEN)}.\n"
    kit = run("kit", "sextortion", "--language", "haw", "--materials", begun, "--out", tmp_path / "out")
    assert [re.search("“?(poster|guide|staff)", line)[1] for line in kit.stderr.splitlines()] == ["poster", "guide", "staff"]
    assert not (tmp_path / "out").exists()


def test_the_list_of_languages_says_what_each_has_and_lacks(begun):
    [row] = [line for line in run("list", "languages", "--materials", begun).stdout.splitlines() if line.startswith("haw")]
    assert "has sextortion: card for student" in row
    assert "lacks online-enticement: poster, guide, card; sextortion: poster, guide, card for staff" in row
    assert NOT_REVIEWED.search(row)


def test_the_list_of_languages_says_which_pieces_somebody_has_reviewed(begun):
    shutil.copy(begun / "haw" / "sextortion" / "card.yaml", begun / "haw" / "card.yaml")
    (begun / "haw" / "online-enticement").mkdir()
    (begun / "haw" / "card.yaml").rename(begun / "haw" / "online-enticement" / "card.yaml")
    sign(begun / "haw" / "sextortion" / "card.yaml", REVIEWED)
    [row] = [line for line in run("list", "languages", "--materials", begun).stdout.splitlines() if line.startswith("haw")]
    assert "online-enticement card: not yet reviewed by a native speaker" in row
    assert "sextortion card: reviewed by A. Person, 2026-11-22" in row


@pytest.mark.parametrize("name", ["phrases.yaml", "sextortion/card.yaml", "contacts.yaml", "figures.yaml", "style.yaml"])
def test_an_unusable_file_of_a_language_stops_nobody_who_does_not_ask_for_it(name, begun, tmp_path):
    (begun / "haw" / name).write_text("[", encoding="utf-8")
    assert run("kit", "sextortion", "--piece", "card", "--materials", begun, "--out", tmp_path / "out").exit_code == 0
    for listed in ("topics", "audiences", "contacts", "figures"):
        assert run("list", listed, "--materials", begun).exit_code == 0
    listed = run("list", "languages", "--materials", begun)
    assert (listed.exit_code, [line.split()[0] for line in listed.stdout.splitlines()]) == (0, sorted([*SPOKEN, "haw"]))
    [row] = [line for line in listed.stdout.splitlines() if line.startswith("haw")]
    assert row.endswith("cannot be used as it is: 1 problem, told below")
    assert f"{name}:2:1: this is not YAML" in listed.stderr


@pytest.mark.parametrize("name", ["phrases.yaml", "sextortion/card.yaml", "style.yaml"])
def test_an_unusable_file_stops_whoever_asks_for_its_language(name, begun, tmp_path):
    (begun / "haw" / name).write_text("[", encoding="utf-8")
    theirs = run("card", "sextortion", "--language", "haw", "--materials", begun, "--out", tmp_path / "out")
    assert (theirs.exit_code, name in theirs.stderr) == (1, True)


def test_a_language_is_never_a_path(begun, tmp_path):
    for tag in ("../en", "/etc", "en/sextortion", "..", "C:"):
        done = run("card", "sextortion", "--language", tag, "--materials", begun, "--out", tmp_path / "out")
        assert done.exit_code == 1
        assert "sextortion has no card in" in done.stderr


# --- the kit ---


@pytest.mark.parametrize("language", ["es", "en+es"])
def test_a_kit_in_another_language_has_every_piece_and_its_names_say_the_language(language, tmp_path):
    done = run("kit", "--language", language, "--out", tmp_path)
    assert done.exit_code == 0, done.stderr
    wanted = {f"{name.removesuffix('-en')}-{language}-{'avery-5371' if order.kind == 'card' else 'letter'}.pdf"
              for name, (order, _) in ENGLISH.items()}  # fmt: skip
    assert {path.name for path in tmp_path.iterdir()} == wanted


def in_two(kind: str = "") -> pytest.MarkDecorator:
    """Gives a test the pieces of that kind, or all, as orders in two languages."""
    orders = {name.removesuffix("-en"): order for name, (order, _) in ENGLISH.items() if order.kind.startswith(kind)}
    return pytest.mark.parametrize("order", [
        pytest.param(Order(order.kind, order.topic, order.audience, "en+es"), id=name) for name, order in orders.items()
    ])  # fmt: skip


def voices(element: Spoken, lang: str = "", said: dict[str, str] | None = None) -> dict[str, str]:
    """What a screen reader says in the voice of each language, without white space; pictures have their own words."""
    said, lang = {} if said is None else said, element.lang or lang
    for part in element.parts:
        if isinstance(part, str):
            said[lang] = said.get(lang, "") + squeezed(part)
        elif part.role == "Link" or not part.alt:
            voices(part, lang, said)
    return said


def told_in(order: Order, language: str) -> set[str]:
    """What a piece in two languages says in one of them, numbers aside; there is no room for all of it."""
    piece = drawn(order, language)
    if isinstance(piece, Card):
        piece = (piece.front.headline, piece.front.promise.lead, piece.front.steps, piece.back.routes)
    return {squeezed(words.plain) for words in words_in(piece) if not all(span.link for span in words.spans)}


@in_two()
def test_each_language_of_a_piece_in_two_is_spoken_in_its_own_voice(order, printed):
    """A number, or what is the same in both, is said once."""
    said, english, spanish = voices(structure(printed(order).path)), told_in(order, "en"), told_in(order, "es")
    assert said.keys() == {"en-US", "es-US"}
    assert [words for words in sorted(english - spanish) if words not in said["en-US"]] == []
    assert [words for words in sorted(spanish - english) if words not in said["es-US"]] == []
    assert [words for words in sorted(spanish - english) if len(words) > 20 and words in said["en-US"]] == []


@in_two("guide")
def test_a_guide_in_two_languages_is_one_after_the_other(order, printed):
    pages = printed(order).document.pages
    spoken = [{element.lang for element in page.elements if element.role != "Artifact"} for page in pages]
    half = len(printed(replace(order, language="en")).document.pages)
    assert spoken == [{""}] * half + [{"es-US"}] * (len(pages) - half)
    assert len(pages) > half


@in_two("card")
def test_a_card_in_two_languages_gives_each_number_once(order, printed):
    piece = LIBRARY.pieces("card", order.topic, "en")[order.audience]
    ways = {span.text for route in piece.back.routes for words in words_in(route) for span in words.spans if span.link}
    said = "".join(voices(structure(printed(order).path)).values())
    assert {way: said.count(squeezed(way)) for way in ways} == dict.fromkeys(ways, 1)


# --- a translation that nobody has reviewed ---


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """A copy of the topics in which everything has been reviewed."""
    for path in OURS.glob("*/*/*.yaml"):
        copy = tmp_path / "mine" / path.relative_to(OURS)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
        if "reviewed-by" not in path.read_text(encoding="utf-8"):
            sign(copy, REVIEWED)
    return tmp_path / "mine"


def sign(path: Path, lines: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub("^  written-by: .*", lambda line: line[0] + lines, text, count=1, flags=re.M), encoding="utf-8")


def small_print_says(document: Document, kind: str, language: str) -> bool:
    """Whether a piece says in that language that it is not reviewed yet."""
    phrases = LIBRARY.phrases(language)
    said = phrases.card_not_reviewed if kind == "card" else phrases.not_reviewed
    return squeezed(said.plain) in squeezed("".join(element.text for page in document.pages for element in page.elements))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["es", "en+es"])
def test_the_small_print_says_that_nobody_has_reviewed_a_translation(kind, language, reviewed):
    order = Order(kind, "sextortion", AUDIENCE[kind], language)
    before = orders.fill(order, LIBRARY)
    assert small_print_says(before, kind, "es")
    assert not small_print_says(before, kind, "en")
    assert not small_print_says(orders.fill(order, Library((reviewed, OURS))), kind, "es")


def test_the_command_says_so_too_until_somebody_has(reviewed, tmp_path):
    poster = ("poster", "sextortion", "--out", tmp_path / "out")
    for language in ("es", "en+es"):
        told = run(*poster, "--language", language)
        assert told.exit_code == 0
        assert re.search(rf"Español.*{NOT_REVIEWED.pattern}", told.stderr)
        assert run(*poster, "--language", language, "--materials", reviewed).stderr == ""
    assert run(*poster).stderr == ""


def test_the_list_of_languages_says_so_too_until_somebody_has(reviewed):
    told, later = (run("list", "languages", *options).stdout.splitlines() for options in ((), ("--materials", reviewed)))
    waiting = [order for order, _ in EVERY.values() if not LIBRARY.said(order.kind, order.topic, order.language).review.done]
    assert {line.split()[0] for line in told if NOT_REVIEWED.search(line)} == {order.language for order in waiting}
    assert [line.split()[0] for line in later] == SPOKEN
    assert not [line for line in later if NOT_REVIEWED.search(line)]


@pytest.mark.parametrize("line", REVIEWED.split("\n")[1:])
def test_a_name_without_a_day_or_a_day_without_a_name_is_no_review(line, mine, tmp_path):
    sign(mine / "es" / "sextortion" / "poster.yaml", f"\n{line}")
    assert "review" in run("poster", "sextortion", "--language", "es", "--materials", mine, "--out", tmp_path / "out").stderr


@pytest.mark.parametrize("name", EVERY)
def test_each_file_says_who_wrote_it_and_the_english_one_is_the_original(name):
    order = EVERY[name][0]
    review = LIBRARY.said(order.kind, order.topic, order.language).review
    assert review.written_by
    assert review.original == (order.language == "en")
