"""Where a way of reaching someone leads, and what is heard of it."""

import pytest
from proofing import structure

from handbill.words.library import Library
from handbill.words.links import dialled

LIBRARY = Library()


@pytest.mark.parametrize(("printed", "dials"), [
    ("988", "988"),
    ("741741", "741741"),
    ("1-800-843-5678", "+1-800-843-5678"),
    ("206-555-0100", "+1-206-555-0100"),
    ("206-555-0100\u00a0ext.\u00a012", "+1-206-555-0100"),
    ("678-678", "678-678"),
    ("help@example.org", "help@example.org"),
])  # fmt: skip
def test_a_number_is_dialled_with_its_country_but_a_short_one_as_it_is(printed, dials):
    assert dialled(printed) == dials


def links(piece) -> set[tuple[str, str]]:
    """Where each link leads, and what is heard of it."""
    return {(part.note, part.alt) for part in structure(piece.path).walk() if part.role == "Link"}


def test_every_link_of_a_piece_is_heard_by_what_it_does(piece):
    begins = {"tel": "call", "sms": "text", "mailto": "write"}
    patterns = [LIBRARY.phrases(tongue).links for tongue in piece.order.languages]
    for leads, heard in links(piece):
        scheme, _, to = leads.partition(":")
        if scheme == "https":
            assert "." in heard
        else:
            number = to.removeprefix("+1-")
            assert number in heard
            assert any(heard.startswith(getattr(words, begins[scheme]).split("<to>")[0]) for words in patterns), heard


def test_a_school_that_is_named_has_a_phone_that_is_called(make):
    lines = {"school": "Cedar Hollow", "phone": "(206) 555-0100 x7", "hotline": "1-888-555-0188"}
    for kind in ("poster", "guide", "card"):
        found = links(make(kind, lines=lines))
        assert ("tel:+1-206-555-0100", "Call 206-555-0100\u00a0ext.\u00a07") in found
        assert ("tel:+1-888-555-0188", "Call 1-888-555-0188") in found
    assert ("tel:+1-206-555-0100", "Llamar al 206-555-0100\u00a0ext.\u00a07") in links(make("poster", lines=lines, language="es"))


@pytest.mark.parametrize("kind", ["poster", "guide", "card"])
def test_the_imprint_begins_with_a_heading_by_which_it_is_found(kind, make):
    heard = list(structure(make(kind, lines={"school": "Cedar Hollow", "counselor": "Ms. Alder"}).path).walk())
    assert [part.role for part in heard if "Here at Cedar Hollow" in part.words and part.role != "Document"] == ["H2"]
    without = list(structure(make(kind, lines={"counselor": "Ms. Alder"}).path).walk())
    assert [part.role for part in without if "Ms. Alder" in part.words and part.role != "Document"] == ["H2"]


@pytest.mark.parametrize(("kind", "fields"), [("poster", 7), ("guide", 7), ("card", 3)])
def test_a_line_to_fill_in_is_heard_as_one(kind, fields, make):
    heard = [part for part in structure(make(kind, blank=True).path).walk() if part.alt == "blank line to write on"]
    assert [part.role for part in heard] == ["Figure"] * fields


def test_room_for_notes_is_heard(make):
    heard = [part.alt for part in structure(make("guide").path).walk() if part.role == "Figure"]
    assert "blank lines to write on" in heard
