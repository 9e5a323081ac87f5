"""A piece is read with ease by the person who needs it, and is short; a table in `materials/` says how each one does."""

from pathlib import Path

import pytest
from conftest import LIBRARY
from reading_level import EVERY, Piece, count, level, sentences, to_adults, to_students, whole, without_routes

from handbill.orders.order import Order
from handbill.words.library import OURS
from handbill.words.types import words_in

EASY = {"en": 6, "es": 70}  # for students: at most that grade, at least that score
PLAIN = {"en": 9, "es": 60}  # for adults
LONGEST, ON_A_POSTER, ON_A_FACE = 18, 110, 60  # words

HEAD = """# The pieces, measured

A test run makes this table, with `python -m pytest tests/words/test_reading_level.py --bless`. *Words* are those of the running \
text, without numbers and addresses of services, imprint and small print; *level* is textstat's Flesch-Kincaid grade in \
English (less is easier) and Fernández-Huerta score in Spanish (more is easier), with what students hear or read of a guide \
by itself; *figures* are those that the piece states, with the day on which their source was last *checked*.

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
    """Gives a test the pieces of which that holds."""
    found = [pytest.param(*piece, id=name) for name, piece in EVERY.items() if wanted(*piece)]
    return pytest.mark.parametrize(("order", "piece"), found)


def holds(texts: list[str], language: str, limits: dict[str, int]) -> None:
    """Holds that the texts are no harder than their language’s limit."""
    found, limit = level(texts, language), limits[language]
    assert found <= limit if language == "en" else found >= limit


@those(lambda order, piece: order.audience in ("student", "friend"))
def test_what_students_take_away_is_easy_to_read(order, piece):
    holds(whole(piece), order.language, EASY)


@those(lambda order, piece: order.audience == "grades-6-8")
def test_what_the_middle_grades_hear_is_easy_to_read(order, piece):
    holds(to_students(piece), order.language, EASY)


@those(lambda order, piece: order.audience not in ("student", "friend"))
def test_what_adults_read_is_plain(order, piece):
    holds(to_adults(piece) if order.audience == "grades-6-8" else whole(piece), order.language, PLAIN)


@those(said_to_students)
def test_no_sentence_to_students_is_long(order, piece):
    told = sentences(said_to_students(order, piece))
    assert [f"{count([sentence])} words: {sentence}" for sentence in told if count([sentence]) > LONGEST] == []


@those(lambda order, piece: order.kind == "poster")
def test_a_poster_is_read_while_walking_past(order, piece):
    assert count(without_routes(piece)) <= ON_A_POSTER


@those(lambda order, piece: order.kind == "card")
def test_a_face_of_a_card_is_read_at_a_glance(order, piece):
    assert count(without_routes(piece.front)) <= ON_A_FACE
    assert count(without_routes(piece.back)) <= ON_A_FACE


def test_hard_words_and_long_sentences_are_measured_as_such():
    hard = "Notwithstanding institutional considerations, notification of the appropriate administrative personnel is mandatory."
    difícil = (
        "No obstante las consideraciones institucionales, la notificación inmediata al personal administrativo es obligatoria."
    )
    assert level([hard], "en") > PLAIN["en"] > EASY["en"] > level(["Tell a friend.", "You can stop now."], "en")
    assert level([difícil], "es") < PLAIN["es"] < EASY["es"] < level(["Guarda los mensajes.", "No pagues más."], "es")


def test_a_sentence_ends_at_its_stop_its_quote_or_its_line():
    told = ["“Are you awake?” Jo writes. “I’m here.”", "No stop", "Find Ms. Lane! ¿Ya pagaste? “Hay ayuda”. Sí."]
    ends = ["Are you awake?", "Jo writes.", "I’m here.", "No stop", "Find Ms. Lane!", "Ya pagaste?", "Hay ayuda”.", "Sí."]
    assert sentences(told) == ends


def test_a_service_its_number_and_its_address_count_as_one_short_word_each():
    told = " ".join(whole(LIBRARY.pieces("guide", "sextortion", "en")["family"]))
    assert "Go to it or call it. You can also tell the police." in told
    assert not [name for name in ("NCMEC", "Take It Down", "CyberTipline", "Team HOPE", "1-800", ".org") if name in told]


def test_the_table_of_all_pieces_is_fresh(golden):
    rows = "".join(f"| {' | '.join(_row(order, piece))} |\n" for order, piece in EVERY.values())
    golden(Path(OURS) / "README.md", HEAD + rows)


def _row(order: Order, piece: Piece) -> tuple[str, ...]:
    texts = whole(piece)
    found = f"{'grade' if order.language == 'en' else 'score'} {level(texts, order.language):.1f}"
    if for_a_class(order):
        found += f", to students {level(to_students(piece), order.language):.1f}"
    ids = dict.fromkeys(span.figure for words in words_in(piece) for span in words.spans if span.figure)
    days = sorted({LIBRARY.sources[LIBRARY.figures[id_].source].checked.isoformat() for id_ in ids})
    return (f"{order.topic} {order.kind}", order.audience, order.language, str(count(texts)), found,
            ", ".join(ids) or "none", ", ".join(days) or "—")  # fmt: skip
