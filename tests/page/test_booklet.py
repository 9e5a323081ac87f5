"""A guide as a booklet: which pages stand on which sheet, what is heard of it, and what the fold leaves alone."""

from itertools import groupby

import pikepdf
import pytest
from click.testing import CliRunner
from proofing import aloud, squeezed, structure

import handbill
from handbill.cli.main import main
from handbill.editions.editions import Editions
from handbill.orders.order import BOOKLETS
from handbill.orders.orders import fill
from handbill.page.booklet import DRAWN, READ, leaf, order
from handbill.page.geometry import Box
from handbill.page.marks import Line, Shape
from handbill.page.stock import tables
from handbill.pdf import pdf
from handbill.problems import Unusable
from handbill.words.library import Library

GUIDE = "sextortion-guide-grades-9-12-en-letter"
FOLD = 18.0  # points on either side of it without words


@pytest.mark.parametrize(("count", "sides"), [
    (4, [(4, 1), (2, 3)]),
    (8, [(8, 1), (2, 7), (6, 3), (4, 5)]),
    (12, [(12, 1), (2, 11), (10, 3), (4, 9), (8, 5), (6, 7)]),
    (16, [(16, 1), (2, 15), (14, 3), (4, 13), (12, 5), (6, 11), (10, 7), (8, 9)]),
])  # fmt: skip
def test_sheets_laid_together_and_folded_are_read_in_order(count, sides):
    assert [(left + 1, right + 1) for left, right in order(count)] == sides
    assert _leafed(sides) == [*range(1, count + 1)]


def _leafed(sides):
    """The pages as a hand turns them, into the innermost sheet and out again."""
    fronts, backs = sides[::2], sides[1::2]
    into = [page for (_, right), (left, _) in zip(fronts, backs, strict=True) for page in (right, left)]
    out = [page for (left, _), (_, right) in zip(fronts[::-1], backs[::-1], strict=True) for page in (right, left)]
    return into + out


@pytest.mark.parametrize("count", [13, 14, 15, 16])
def test_blank_pages_stand_behind_the_others(count, make):
    pages = [*make(GUIDE).document.pages, *make(GUIDE).document.pages][:count]
    made = _bound(make, pages)
    assert len(made.pages) == 8
    assert made.sheets == 4
    labels = [page.label for page in pages] + [""] * (16 - count)
    for side, (left, right) in zip(made.pages, order(16), strict=True):
        assert side.label == " / ".join(label for label in (labels[left], labels[right]) if label)


def _bound(make, pages):
    from msgspec.structs import replace

    from handbill.page.booklet import booklet

    return booklet(replace(make(GUIDE).document, pages=tuple(pages)), leaf("tabloid"))


@pytest.mark.parametrize("sheet", BOOKLETS)
def test_a_page_fills_half_of_its_sheet(sheet):
    paper, half = tables().papers[sheet], leaf(sheet)
    assert half.drawn * half.width == pytest.approx(paper.height / 2)
    assert half.drawn * half.height == pytest.approx(paper.width)


def test_every_sheet_that_can_be_asked_for_is_known():
    assert set(BOOKLETS) == set(DRAWN)


@pytest.mark.parametrize("sheet", BOOKLETS)
@pytest.mark.parametrize("language", ["en", "es", "en+es"])
@pytest.mark.parametrize("topic", ["sextortion", "online-enticement"])
@pytest.mark.parametrize("audience", ["grades-6-8", "grades-9-12", "family"])
def test_every_guide_can_be_had_as_a_booklet(topic, audience, language, sheet):
    from handbill.orders.order import Order

    document = fill(Order("guide", topic, audience, language, booklet=sheet), Library())
    assert document.flip == "short"
    assert document.sheets == -(-len(document.pages) // 2)
    least = READ if leaf(sheet).small else 9.0
    assert min(line.size for line in _lines(document) if not line.small) >= least - 0.001


def _lines(document):
    return [mark for page in document.pages for mark in page.marks() if isinstance(mark, Line)]


@pytest.mark.parametrize("sheet", BOOKLETS)
def test_no_word_and_no_bubble_stands_in_the_fold(sheet, make):
    for side in make("guide", booklet=sheet).document.pages:
        fold = Box(side.width / 2 - FOLD, 0, 2 * FOLD, side.height)
        for mark in side.marks():
            if not (isinstance(mark, Shape) and mark.kind in ("ground", "cut")):
                assert not fold.meets(mark.box), mark


@pytest.mark.parametrize("sheet", BOOKLETS)
def test_no_ground_reaches_over_the_fold_onto_the_other_page(sheet, make):
    for side in make("guide", booklet=sheet).document.pages:
        for mark in side.marks():
            if isinstance(mark, Shape) and mark.kind == "ground":
                assert mark.extent.right <= side.width / 2 + 0.01 or mark.extent.x >= side.width / 2 - 0.01


def test_the_outermost_side_alone_is_marked_where_it_is_folded_and_stapled(make):
    first, *others = make("guide-tabloid-booklet").document.pages
    cuts = [[mark for mark in page.marks() if isinstance(mark, Shape) and mark.kind == "cut"] for page in (first, *others)]
    assert len(cuts[0]) == 4
    assert {mark.extent.x for mark in cuts[0]} == {first.width / 2}
    assert all(mark.extent.width == 0 for mark in cuts[0])
    assert not any(cuts[1:])


def test_it_is_heard_as_the_guide_is(make):
    """But how to fold it, and the heading of each question's bubble, which is heard on every sheet."""
    guide, booklet = (_heard(make(name)) for name in (GUIDE, "guide-tabloid-booklet"))
    assert booklet == guide


def _heard(piece):
    phrases, told = piece.phrases, aloud(piece.path).splitlines()
    asked, ways = phrases.guide.ask, (phrases.print_guide, phrases.print_booklet)
    return [line for line in told if not any(part in line for part in (asked, *ways))]


def test_the_structure_tree_goes_from_sheet_to_sheet_as_the_pages_are_read(make):
    """Each page's words in one stretch, on the sheet that has the page."""
    piece = make("guide-tabloid-booklet")
    with pikepdf.open(piece.path) as opened:
        numbers = {page.objgen: number for number, page in enumerate(opened.pages)}
        top = opened.Root.StructTreeRoot.K[0].K
        sides = [side for side, _ in groupby(numbers[child.Pg.objgen] for child in top)]
    count = 2 * len(piece.document.pages)
    at = {page: nth for nth, pair in enumerate(order(count)) for page in pair}
    wanted = [side for side, _ in groupby(at[page] for page in range(14))]
    assert sides == wanted


def test_bookmarks_are_in_reading_order_and_lead_to_the_half_that_they_name(make):
    guide, booklet = make(GUIDE), make("guide-tabloid-booklet")
    with pikepdf.open(guide.path) as one, pikepdf.open(booklet.path) as other:
        plain, bound = _outline(one), _outline(other)
    assert [title for title, _ in bound] == [title for title, _ in plain]
    at = {page: nth for nth, pair in enumerate(order(16)) for page in pair}
    assert [page for _, page in bound] == [at[page] for _, page in plain]


def _outline(opened):
    numbers = {page.objgen: number for number, page in enumerate(opened.pages)}

    def items(found):
        for item in found:
            yield item.title, numbers[item.destination[0].objgen]
            yield from items(item.children)

    with opened.open_outline() as outline:
        return [*items(outline.root)]


def test_links_lie_on_the_words_that_they_are_of(make):
    piece = make("guide-letter-booklet-full-named")
    linked = {squeezed(element.words) for element in structure(piece.path).walk() if element.role == "Link"}
    with pikepdf.open(piece.path) as opened:
        notes = [[Box(x, y, right - x, top - y) for x, y, right, top in _rects(page)] for page in opened.pages]
    assert sum(map(len, notes)) > 20
    for boxes, page in zip(notes, piece.document.pages, strict=True):
        lines = [mark for mark in page.marks() if isinstance(mark, Line)]
        for box in boxes:
            assert squeezed("".join(line.text for line in lines if box.holds(line.box, slack=0.1))) in linked


def _rects(page):
    return [[*map(float, note.Rect)] for note in page.get("/Annots", [])]


@pytest.mark.parametrize("name", ["guide-letter-booklet-full-named", "guide-a4-booklet-light-named", "guide-letter-booklet-form"])
def test_a_stamped_booklet_is_the_one_that_is_laid_out(name, make):
    piece = make(name)
    assert b"".join(Editions(None).file(piece.order).parts) == piece.path.read_bytes() == pdf.write(piece.document)


def test_its_name_says_what_it_is_and_its_document_what_is_done_with_the_sheets(make):
    piece = make("guide-tabloid-booklet")
    assert piece.order.name == "sextortion-guide-grades-9-12-en-tabloid-booklet.pdf"
    assert piece.order.sheet == "tabloid"
    assert piece.document.finish == ("fold", "staple")


def test_a_kit_has_its_guides_as_booklets_and_all_else_as_it_was(tmp_path):
    done = CliRunner().invoke(main, ["kit", "sextortion", "--audience", "family", "--booklet", "a3", "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"sextortion-guide-family-en-a3-booklet.pdf", "sextortion-poster-family-en-letter.pdf"}


def test_a_sheet_that_no_booklet_is_printed_on_is_told():
    with pytest.raises(Unusable, match="there is no booklet “legal”"):
        handbill.guide("sextortion", booklet="legal")
