"""A piece is read with ease by the person who needs it, and is short; a table in `materials/` says how each one does."""

from pathlib import Path

import pytest
from conftest import LIBRARY
from designs import pages
from reading_level import (
    EVERY,
    MEASURES,
    Piece,
    count,
    level,
    measure,
    sentences,
    shortened,
    to_adults,
    to_students,
    whole,
    without_routes,
)

from handbill.orders.order import Order
from handbill.words.library import OURS
from handbill.words.pieces import Poster
from handbill.words.types import words_in

LONGEST, ON_A_FACE = 18, 60  # words

HEAD = """# The pieces, measured

A test run makes this table, with `python -m pytest tests/words/test_reading_level.py --bless`. *Words* are those of the running \
text, without numbers and addresses of services, imprint and small print, of a poster those of its audience's usual design; \
*level* is textstat's Flesch-Kincaid grade in \
English (less is easier) and Fernández-Huerta score in Spanish (more is easier), in other languages a score of that kind if \
there is one, with what students hear or read of a guide by itself; *figures* are those that the piece states, with the day \
on which their source was last *checked*.

| Piece | Audience | Language | Words | Level | Figures | Checked |
|---|---|---|---|---|---|---|
"""


def for_a_class(order: Order) -> bool:
    return order.kind == "guide" and order.audience.startswith("grades")


def said_to_students(order: Order, piece: Piece) -> list[str]:
    """What of a piece a student hears or reads; nothing of what is for adults."""
    if for_a_class(order):
        return to_students(piece)
    return whole(piece) if order.audience in ("student", "friend") else []


def those(wanted) -> pytest.MarkDecorator:
    """Gives a test the pieces of which that holds, in the languages that can be judged."""
    judged = {name: piece for name, piece in EVERY.items() if measure(piece[0].language)}
    found = [pytest.param(*piece, id=name) for name, piece in judged.items() if wanted(*piece)]
    return pytest.mark.parametrize(("order", "piece"), found)


@those(lambda order, piece: order.audience in ("student", "friend"))
def test_what_students_take_away_is_easy_to_read(order, piece):
    by = measure(order.language)
    assert by.holds(level(whole(piece), by), by.easy)


@those(lambda order, piece: order.audience == "grades-6-8")
def test_what_the_middle_grades_hear_is_easy_to_read(order, piece):
    by = measure(order.language)
    assert by.holds(level(to_students(piece), by), by.easy)


@those(lambda order, piece: order.audience not in ("student", "friend"))
def test_what_adults_read_is_plain(order, piece):
    by = measure(order.language)
    assert by.holds(level(to_adults(piece) if order.audience == "grades-6-8" else whole(piece), by), by.plain)


@those(said_to_students)
def test_no_sentence_to_students_is_long(order, piece):
    told = sentences(said_to_students(order, piece))
    assert [f"{count([sentence])} words: {sentence}" for sentence in told if count([sentence]) > LONGEST] == []


@those(lambda order, piece: order.kind == "card")
def test_a_face_of_a_card_is_read_at_a_glance(order, piece):
    assert count(without_routes(piece.front)) <= ON_A_FACE
    assert count(without_routes(piece.back)) <= ON_A_FACE


def test_hard_words_and_long_sentences_are_measured_as_such():
    hard = "Notwithstanding institutional considerations, notification of the appropriate administrative personnel is mandatory."
    difícil = (
        "No obstante las consideraciones institucionales, la notificación inmediata al personal administrativo es obligatoria."
    )
    english, spanish = MEASURES["en"], MEASURES["es"]
    assert level([hard], english) > english.plain > english.easy > level(["Tell a friend.", "You can stop now."], english)
    assert level([difícil], spanish) < spanish.plain < spanish.easy < level(["Guarda los mensajes.", "No pagues más."], spanish)


def test_a_language_that_nobody_can_judge_has_no_level():
    assert measure("zh-Hans") is None
    assert measure("es-US") == MEASURES["es"]
    assert MEASURES["de"].holds(level(["Sag es jemandem.", "Du bist nicht schuld."], MEASURES["de"]), MEASURES["de"].easy)


def test_a_sentence_ends_at_its_stop_its_quote_or_its_line():
    told = ["“Are you awake?” Jo writes. “I’m here.”", "No stop", "Find Ms. Lane! ¿Ya pagaste? “Hay ayuda”. Sí."]
    ends = ["Are you awake?", "Jo writes.", "I’m here.", "No stop", "Find Ms. Lane!", "Ya pagaste?", "Hay ayuda”.", "Sí."]
    assert sentences(told) == ends


def test_a_service_its_number_and_its_address_count_as_one_short_word_each():
    told = " ".join(whole(LIBRARY.pieces("guide", "sextortion", "en")["family"]))
    assert "Go to it or call it. You don’t have to give your name." in told
    assert not [name for name in ("NCMEC", "Take It Down", "CyberTipline", "Team HOPE", "1-800", ".org") if name in told]


def test_the_table_of_all_pieces_is_fresh(golden):
    rows = "".join(f"| {' | '.join(_row(order, piece))} |\n" for order, piece in EVERY.values())
    golden(Path(OURS) / "README.md", HEAD + rows)


def _usual(order: Order, poster: Poster) -> list[str]:
    """What a poster says in the design that is usual for its audience."""
    [page] = pages(LIBRARY.topic(order.topic).designs[order.audience], poster)
    return shortened(words_in((page, tuple(route.text for route in poster.routes))))


def _row(order: Order, piece: Piece) -> tuple[str, ...]:
    texts, by = _usual(order, piece) if isinstance(piece, Poster) else whole(piece), measure(order.language)
    found = f"{by.unit} {level(texts, by):.1f}" if by else "—"
    if by and for_a_class(order):
        found += f", to students {level(to_students(piece), by):.1f}"
    ids = dict.fromkeys(span.figure for words in words_in(piece) for span in words.spans if span.figure)
    days = sorted({LIBRARY.sources[LIBRARY.figures[id_].source].checked.isoformat() for id_ in ids})
    return (f"{order.topic} {order.kind}", order.audience, order.language, str(count(texts)), found,
            ", ".join(ids) or "none", ", ".join(days) or "—")  # fmt: skip
