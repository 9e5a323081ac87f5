"""A poster's promise is read from three metres, and stays as large whatever a school prints on it."""

import pytest
from msgspec.structs import replace

from handbill.layouts import look
from handbill.layouts.poster import lay
from handbill.layouts.posters.sheet import Sheet
from handbill.layouts.speech import Tail, slip, speech
from handbill.layouts.voice import Voice
from handbill.page.geometry import Box
from handbill.page.imprint import Room, imprint
from handbill.page.marks import Line
from handbill.problems import Overfull
from handbill.words.library import Library
from handbill.words.markup import plain
from handbill.words.types import words_in

LIBRARY = Library()
SCHOOL = imprint(school="Lincoln High School", counselor="Ms. Rivera", sro="Officer Kim", phone="206-555-0100")
PAPERS = {"letter": (612, 792), "legal": (612, 1008), "tabloid": (792, 1224), "a4": (595.28, 841.89), "stall": (396, 612)}


def voices(*tongues: str) -> tuple[Voice, ...]:
    said = [(LIBRARY.pieces("poster", "sextortion", tongue)["student"], LIBRARY.phrases(tongue)) for tongue in tongues]
    return tuple(Voice(piece, phrases, phrases.lang if nth else "") for nth, (piece, phrases) in enumerate(said))


def sheet(paper: str, *tongues: str, ink: str = "full", ground: str = "accent") -> Sheet:
    return Sheet(voices(*tongues), look.theme("sun", ink, ground), Room(), "2026-01-01", *PAPERS[paper], design="bubble")


def sizes(wanted: Sheet) -> dict[str, float]:
    """The size of each line of the poster's first page, by its words."""
    [page] = lay(wanted).pages
    return {mark.text.strip(): mark.size for mark in page.marks() if isinstance(mark, Line)}


def read(found: dict[str, float], words: str) -> float:
    """The size of the line that begins with what these words begin with."""
    return next(size for line, size in found.items() if words.startswith(line))


READ = [
    (3, "display", 61),
    (2, "display", 41),
    (1.5, "display", 31),
    (1, "display", 20.4),
    (1, "text", 21.5),
    (0.5, "text", 10.7),
]


@pytest.mark.parametrize(("metres", "face", "points"), READ)
def test_capitals_are_a_two_hundredth_of_the_distance_high(metres, face, points):
    assert look.read_from(metres, face) == pytest.approx(points, abs=0.6)


@pytest.mark.parametrize("tongue", ["en", "es"])
@pytest.mark.parametrize("paper", ["letter", "legal"])
def test_the_promise_has_capitals_of_eighteen_millimetres(tongue, paper):
    wanted = sheet(paper, tongue)
    promise = read(sizes(wanted), wanted.voices[0].piece.promise.lead.plain)
    assert promise >= look.PROMISE > look.read_from(18 / 5)


def test_a_step_is_read_from_a_metre_and_its_explanation_from_seventy_centimetres():
    wanted = sheet("letter", "en")
    found, step = sizes(wanted), wanted.voices[0].piece.steps[0]
    assert read(found, step.lead.plain) >= look.LEAST_LEAD
    assert read(found, step.text.plain) == look.EXPLAINED


def test_two_languages_are_promised_the_same_in_one_size():
    for paper in ("letter", "tabloid"):
        wanted = sheet(paper, "en", "es")
        found = sizes(wanted)
        assert len({read(found, voice.piece.promise.lead.plain) for voice in wanted.voices}) == 1
        assert len({read(found, voice.piece.steps[2].lead.plain) for voice in wanted.voices}) == 1
        assert min(size for size in found.values() if size > look.PRINT * wanted.k) >= look.NOTE - 0.01


def test_two_languages_are_explained_where_the_sheet_is_large():
    for paper, explained in (("letter", False), ("tabloid", True)):
        wanted = sheet(paper, "en", "es")
        said = " ".join(sizes(wanted))
        assert (wanted.voices[0].piece.steps[0].text.plain[:20] in said) is explained


@pytest.mark.parametrize("paper", PAPERS)
def test_every_paper_says_all_but_explanations(paper):
    wanted = sheet(paper, "en")
    piece, [page] = wanted.voices[0].piece, lay(wanted).pages
    said = " ".join(mark.text.strip() for mark in page.marks() if isinstance(mark, Line))
    kept = [piece.promise.lead, *(step.lead for step in piece.steps), *words_in(piece.routes)]
    assert [words.plain for words in kept if words.plain.replace(" ", "") not in said.replace(" ", "")] == []


def test_what_stands_on_a_sheet_does_not_hang_on_which_lines_a_school_gives():
    bare = sheet("letter", "en")
    named = replace(bare, room=SCHOOL.room)
    promise = bare.voices[0].piece.promise.lead.plain
    assert read(sizes(named), promise) >= 0.95 * read(sizes(bare), promise)


def test_a_promise_that_is_too_long_is_named():
    wanted = sheet("letter", "en")
    piece = wanted.voices[0].piece
    longer = replace(piece, promise=replace(piece.promise, lead=plain("None of what they did to you was ever your own fault.")))
    with pytest.raises(Overfull, match="None of what they did"):
        lay(replace(wanted, voices=(replace(wanted.voices[0], piece=longer),)))


def test_only_a_design_of_the_table_is_looked_up():
    with pytest.raises(KeyError):
        lay(replace(sheet("letter", "en"), design="_first"))


@pytest.mark.parametrize("tip", [20, 180])
def test_a_tail_leans_to_either_side_and_a_slip_has_none(tip):
    box = Box(0, 100, 200, 80)
    bubble = speech(box, look.theme("sun", "light"), 16, Tail(80, 120, tip, 60), weight=2)
    assert bubble.extent.y == 60
    assert (bubble.box, bubble.stroke, bubble.weight) == (box, look.INK, 2)
    assert slip(box, 16).extent == box
    assert slip(box, 16).dash
