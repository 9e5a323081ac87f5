"""Three designs for students: stripes of verbs, what they say and what is true, a list to tick off."""

from itertools import product

import pytest
from conftest import LIBRARY, SCHOOL
from msgspec.structs import replace

from handbill.layouts import look
from handbill.layouts.designs import OFFICE
from handbill.orders.order import Order
from handbill.orders.orders import fill
from handbill.page.document import Page
from handbill.page.imprint import Imprint, imprint
from handbill.page.marks import Line, Shape
from handbill.page.toner import darkest
from handbill.problems import Unusable
from handbill.words.pieces import Poster

NAMED, OPEN = imprint(**SCHOOL), imprint(blank=True)
ORDERS = {
    "verbs": Order("poster", "sextortion", "student", design="verbs", imprint=NAMED),
    "truth": Order("poster", "online-enticement", "student", design="truth", imprint=NAMED),
    "checklist": Order("poster", "online-enticement", "student", design="checklist", imprint=NAMED),
}
REFUSED = [("truth", "letter"), ("truth", "a4")]  # in two languages


def page(design: str, **choices: object) -> Page:
    [found] = fill(replace(ORDERS[design], **choices), LIBRARY).pages
    return found


def words(design: str, tongue: str = "en") -> Poster:
    return LIBRARY.pieces("poster", ORDERS[design].topic, tongue)["student"]


def heard(found: Page) -> list[str]:
    """What is read aloud, in order: paragraphs and headings."""
    parts = (part for element in found.elements if element.role != "Artifact" for part in element.walk())
    return [part.text.strip() for part in parts if part.role in ("P", "H1", "H2") and not part.place]


def size(found: Page, said: str) -> float:
    """The size of the words that begin with what these begin with."""
    return next(mark.size for mark in found.marks() if isinstance(mark, Line) and said.startswith(mark.text.strip()))


def in_order(found: Page, *said: str) -> None:
    told = heard(found)
    places = [next(nth for nth, part in enumerate(told) if part == words or words in part) for words in said]
    assert places == sorted(places)


@pytest.mark.parametrize("ink", ["full", "light"])
@pytest.mark.parametrize("design", ORDERS)
def test_every_paper_has_room_in_one_language_and_takes_no_more_toner_than_it_may(design, ink):
    for paper, tongue, lines in product(OFFICE, ("en", "es"), (NAMED, OPEN)):
        document = fill(replace(ORDERS[design], paper=paper, language=tongue, imprint=lines, ink=ink), LIBRARY)
        assert darkest(document) <= (0.45 if ink == "full" else 0.18)


@pytest.mark.parametrize("design", ORDERS)
def test_two_languages_are_as_large_as_each_other(design):
    for paper in OFFICE:
        if (design, paper) in REFUSED:
            continue
        found = page(design, language="en+es", paper=paper)
        sizes = [[size(found, said) for said in told] for told in (leads(design, "en"), leads(design, "es"))]
        assert sizes[0] == pytest.approx(sizes[1])


def leads(design: str, tongue: str) -> list[str]:
    """What is read at a distance: question or promise, and each of what is listed."""
    poster = words(design, tongue)
    if design == "verbs":
        return [poster.promise.lead.plain, *(pair.lead.plain for pair in poster.verbs.stripes)]
    if design == "truth":
        return [poster.truths.headline.plain, poster.promise.lead.plain, *(row.text.plain for row in poster.truths.rows)]
    return [poster.checks.headline.plain, poster.checks.answer.lead.plain, *(point.plain for point in poster.checks.points)]


def test_truth_in_two_languages_wants_a_larger_sheet_than_letter():
    for _, paper in REFUSED:
        with pytest.raises(Unusable, match="“truth” has no room for two languages on this paper"):
            page("truth", language="en+es", paper=paper)


# --- verbs ---


@pytest.mark.parametrize("tongue", ["en", "es"])
@pytest.mark.parametrize("tabs", [False, True])
def test_verbs_have_capitals_of_eighteen_millimetres_with_tabs_and_without(tongue, tabs):
    found, stripes = page("verbs", language=tongue, tabs=tabs), words("verbs", tongue).verbs.stripes
    sizes = [size(found, stripe.lead.plain) for stripe in stripes]
    assert min(sizes) == max(sizes) >= look.PROMISE
    assert min(size(found, stripe.text.plain) for stripe in stripes) >= 16


def test_verbs_are_read_after_the_promise_and_what_comes_last_above_the_address():
    poster = words("verbs")
    said = [poster.kicker, poster.promise.lead, *(part for pair in poster.verbs.stripes for part in (pair.lead, pair.text))]
    in_order(page("verbs"), *(part.plain for part in said), poster.verbs.last.plain, "report.cybertip.org", "1-800-843-5678")


def test_a_copy_of_the_verbs_has_rules_where_stripes_meet():
    rules = [mark for mark in page("verbs", ink="light").marks() if isinstance(mark, Shape) and mark.kind == "rule"]
    assert [mark.weight for mark in rules] == [2.0] * 4
    assert {mark.stroke for mark in rules} == {look.INK}


# --- truth ---


def test_each_saying_is_followed_by_what_is_true():
    truths = words("truth").truths
    rows = (part for row in truths.rows for part in (row.lead, row.text))
    in_order(page("truth"), truths.headline.plain, truths.said.plain, truths.true.plain, *(part.plain for part in rows))


def test_what_they_say_stands_in_dashed_slips_and_what_is_true_in_bubbles_with_tails():
    found, truths = page("truth"), words("truth").truths
    panels = [mark for mark in found.marks() if isinstance(mark, Shape) and mark.kind == "panel"]
    lines = [mark for mark in found.marks() if isinstance(mark, Line)]
    for row in truths.rows:
        said, true = (next(line for line in lines if words.plain.startswith(line.text.strip())) for words in (row.lead, row.text))
        [slip] = (panel for panel in panels if panel.box.holds(said.box))
        [bubble] = (panel for panel in panels if panel.box.holds(true.box))
        assert (bool(slip.dash), slip.extent.y) == (True, pytest.approx(slip.box.y))
        assert (bool(bubble.dash), bubble.extent.y < bubble.box.y) == (False, True)


def test_what_is_true_is_as_large_as_words_to_say():
    for tongue in ("en", "es"):
        found = page("truth", language=tongue)
        assert min(size(found, row.text.plain) for row in words("truth", tongue).truths.rows) >= look.WORDS - 0.01


# --- checklist ---


@pytest.mark.parametrize("tongue", ["en", "es"])
def test_a_list_is_read_from_more_than_a_metre_below_its_question(tongue):
    found, said = page("checklist", language=tongue), words("checklist", tongue).checks
    assert size(found, said.headline.plain) >= look.PROMISE
    assert min(size(found, point.plain) for point in said.points) >= 26
    in_order(found, said.headline.plain, *(point.plain for point in said.points), said.answer.lead.plain, said.answer.text.plain)


def test_one_box_is_ticked_which_nobody_hears():
    found = page("checklist")
    drawn = [mark for element in found.elements if element.role == "Artifact" for mark in element.marks()]
    ornaments = [mark for mark in drawn if isinstance(mark, Shape) and mark.kind == "ornament"]
    assert (len([mark for mark in ornaments if mark.fill]), len([mark for mark in ornaments if not mark.fill])) == (5, 1)


def test_what_to_do_follows_the_promise_in_the_bubble():
    poster = words("checklist")
    [told] = (part for part in heard(page("checklist")) if part.startswith(poster.steps[0].lead.plain))
    assert all(step.lead.plain in told for step in poster.steps)


def test_a_list_hangs_on_the_doors_of_stalls():
    for tongue in ("en", "es"):
        [found] = fill(replace(ORDERS["checklist"], paper="stall", language=tongue, imprint=Imprint()), LIBRARY).pages
        assert size(found, words("checklist", tongue).checks.headline.plain) >= 41
    with pytest.raises(Unusable, match="“stall” has no room for two languages"):
        page("checklist", paper="stall", language="en+es", imprint=Imprint())
