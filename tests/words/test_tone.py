"""No piece says what the style sheet rules out, and whoever writes it is told what to say instead."""

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from conftest import LIBRARY
from reading_level import EVERY

from handbill.cli.main import main
from handbill.orders.order import KINDS
from handbill.words.library import OURS
from handbill.words.loading import load, texts_at
from handbill.words.types import words_in

STYLE = {
    path.parent.name: [*yaml.safe_load(path.read_text(encoding="utf-8")).values()] for path in sorted(OURS.glob("*/style.yaml"))
}
WHOLE = [language for language in STYLE if len(LIBRARY.kinds("sextortion", language)) == len(KINDS)]
RULES = [(language, rule) for language in WHOLE for rule in STYLE[language]]
FOR_SOME = [(language, rule) for language, rule in RULES if "audiences" in rule]


def each(rules: list[tuple[str, dict]]) -> pytest.MarkDecorator:
    """Gives a test those rules."""
    return pytest.mark.parametrize(
        ("language", "rule"), [pytest.param(*rule, id=f"{rule[0]}-{rule[1]['never'][0]}") for rule in rules]
    )


def folded(text: str) -> str:
    """`text` in small letters, with plain apostrophes and single spaces, so that no term hides."""
    return " ".join(text.lower().replace("’", "'").replace("‘", "'").replace("-", " ").split())


def ruled_out(texts: list[str], language: str, audience: str = "") -> list[str]:
    """Each term that the texts use against a rule for all or for that audience."""
    said = [folded(text) for text in texts]
    rules = [rule for rule in STYLE.get(language, []) if audience in rule.get("audiences", [audience])]
    return [
        term for rule in rules for term in rule["never"] for text in said if re.search(rf"\b{re.escape(folded(term))}\b", text)
    ]


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder of one's own, with a copy of a topic."""
    for language in WHOLE:
        shutil.copytree(OURS / language / "sextortion", tmp_path / "mine" / language / "sextortion")
    return tmp_path / "mine"


def say(term: str, path: Path, *keys: str) -> str:
    """Puts a term in the text at `keys` of a file; gives its line as file:line."""
    place = next(texts_at(load(path), *keys)).where
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[place.line - 1] = lines[place.line - 1][: place.column - 1] + json.dumps(f"So {term} so.", ensure_ascii=False)
    path.write_text("\n".join(lines), encoding="utf-8")
    return f"{path}:{place.line}:"


def made(kind: str, audience: str, language: str, mine: Path, topic: str = "sextortion") -> Result:
    return CliRunner().invoke(main, [kind, topic, "--audience", audience, "--language", language,
                                              "--materials", str(mine), "--out", str(mine.parent / "out")])  # fmt: skip


@pytest.mark.parametrize("name", EVERY)
def test_no_piece_says_what_the_style_sheet_rules_out(name):
    order, piece = EVERY[name]
    texts = [piece.title, *(words.plain for words in words_in(piece))]
    assert ruled_out(texts, order.language, order.audience) == []


@pytest.mark.parametrize("language", STYLE)
def test_no_service_figure_or_label_is_told_in_terms_that_are_ruled_out(language):
    told = []
    for path in (OURS / language).glob("*.yaml"):
        said = load(path) if path.stem != "style" else {}
        told += [*texts_at(said, "*"), *texts_at(said, "*", "*")]
    assert ruled_out(told, language) == []


@each(FOR_SOME)
def test_a_rule_for_some_names_audiences_that_there_are(language, rule):
    assert {*rule["audiences"]} <= {order.audience for order, _ in EVERY.values()}


@each(RULES)
def test_a_term_is_refused_in_its_place_with_what_to_say_instead(language, rule, mine):
    term = rule["never"][0]
    place = say(term, mine / language / "sextortion" / "poster.yaml", "audiences", "student", "promise", "text")
    done = made("poster", "student", language, mine)
    assert done.exit_code == 1
    [error] = done.stderr.splitlines()
    assert error.startswith(f"Error: {place}")
    assert term in error
    assert rule["instead"] in error
    assert not (mine.parent / "out").exists()


@pytest.mark.parametrize("audience", ["student", "staff"])
def test_a_term_in_one_card_is_refused_whichever_is_asked_for(audience, mine):
    """A file is mended as a whole, not when a piece happens to be printed."""
    place = say("forever", mine / "en" / "sextortion" / "card.yaml", "audiences", "staff", "back", "report")
    assert f"Error: {place}" in made("card", audience, "en", mine).stderr


@pytest.mark.parametrize(("topic", "place"), [
    ("sextortion", "kicker"), ("sextortion", "verbs.stripes.*.lead"), ("sextortion", "verbs.last"),
    ("sextortion", "together.*.kicker"), ("sextortion", "together.*.sentence"), ("sextortion", "together.*.steps.*.text"),
    ("online-enticement", "truths.headline"), ("online-enticement", "truths.rows.*.lead"),
    ("online-enticement", "truths.rows.*.text"), ("online-enticement", "loud.before"), ("online-enticement", "loud.words.*"),
    ("online-enticement", "checks.points.*"), ("online-enticement", "checks.answer.text"),
])  # fmt: skip
def test_a_term_is_found_in_every_group_of_a_poster(topic, place, tmp_path):
    """What others may say, too: no manipulation is quoted in words that we would not use."""
    path = tmp_path / "mine" / "en" / topic / "poster.yaml"
    shutil.copytree(OURS / "en" / topic, path.parent)
    line = say("forever", path, "audiences", "student", *place.split("."))
    assert f"Error: {line}" in made("poster", "student", "en", tmp_path / "mine", topic).stderr


def test_a_term_in_the_guides_stops_no_poster(mine):
    say("forever", mine / "en" / "sextortion" / "guide.yaml", "audiences", "family", "before", "text")
    assert made("poster", "student", "en", mine).exit_code == 0


def test_a_rule_of_ones_own_is_added_to_ours(mine):
    (mine / "en" / "style.yaml").write_text("gentle: {never: [report it], instead: tell it}\n", encoding="utf-8")
    done = made("poster", "student", "en", mine)
    assert "“report it” is not said to this audience. Instead: tell it." in done.stderr
    say("forever", mine / "en" / "sextortion" / "poster.yaml", "audiences", "student", "promise", "text")
    assert "“forever” is not said to this audience" in made("poster", "student", "en", mine).stderr


def test_a_rule_of_ones_own_goes_before_ours_of_its_name(mine):
    (mine / "en" / "style.yaml").write_text("lasting: {never: [eternally], instead: long}\n", encoding="utf-8")
    say("forever", mine / "en" / "sextortion" / "poster.yaml", "audiences", "student", "promise", "text")
    assert made("poster", "student", "en", mine).exit_code == 0


@pytest.mark.parametrize("written", ["FOREVER", "ruin  your life", "Don’t be fooled", "stranger-danger"])
def test_a_term_is_found_however_it_is_written(written, mine):
    place = say(written, mine / "en" / "sextortion" / "poster.yaml", "audiences", "student", "promise", "text")
    assert f"Error: {place}" in made("poster", "student", "en", mine).stderr


def test_a_title_is_held_to_the_rules_too(mine):
    """It is the first thing that a screen reader says."""
    place = say("forever", mine / "en" / "sextortion" / "poster.yaml", "audiences", "student", "title")
    assert f"Error: {place}" in made("poster", "student", "en", mine).stderr


@each(FOR_SOME)
def test_a_rule_for_young_people_leaves_adults_their_words(language, rule, mine):
    say(rule["never"][0], mine / language / "sextortion" / "guide.yaml", "audiences", "family", "before", "text")
    done = made("guide", "family", language, mine)
    assert done.exit_code == 0, done.stderr


def test_a_term_within_another_word_is_no_term(mine):
    """There is no “killed” in “skilled”."""
    say("skilled", mine / "en" / "sextortion" / "poster.yaml", "audiences", "student", "promise", "text")
    assert made("poster", "student", "en", mine).exit_code == 0
