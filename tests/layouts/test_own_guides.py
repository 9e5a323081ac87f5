"""A guide of one's own is laid out like ours, or what is too long in it is told in its place."""

from collections.abc import Callable

import pytest
import yaml
from guides import laid
from proofing import squeezed

from handbill.orders import orders
from handbill.orders.order import Order
from handbill.page.document import Document
from handbill.page.marks import Line
from handbill.problems import Unusable
from handbill.words.library import OURS, Library
from handbill.words.types import words_in

LONG = " ".join(["This is one more sentence that nobody needs."] * 21)


def own(tmp_path, change: Callable[[dict], None]) -> Library:
    """Ours, but that the families' guide about sextortion is changed so."""
    guides = yaml.safe_load((OURS / "en" / "sextortion" / "guide.yaml").read_text(encoding="utf-8"))
    guides["review"]["original"] = "true"
    change(guides["audiences"]["family"])
    (tmp_path / "en" / "sextortion").mkdir(parents=True)
    (tmp_path / "en" / "sextortion" / "guide.yaml").write_text(yaml.safe_dump(guides, allow_unicode=True), encoding="utf-8")
    return Library((tmp_path, OURS))


def family(library: Library) -> Document:
    return orders.fill(Order("guide", "sextortion", "family"), library)


def test_a_question_without_an_activity_has_its_page_all_the_same(tmp_path):
    def change(guide: dict) -> None:
        del guide["questions"]["questions"][0]["activity"]

    document = family(own(tmp_path, change))
    assert len(document.pages) == len(laid("sextortion", "family", "en").pages)


def _set(*path: str | int, said: object):
    def change(guide: dict) -> None:
        for key in path[:-1]:
            guide = guide[key]
        guide[path[-1]] = said

    return change


@pytest.mark.parametrize(("path", "told"), [
    (("questions", "questions", 0, "say"), "a question says more than its page holds"),
    (("scenario", "story"), "a story says more than its page holds"),
    (("told", "say"), "what to do if somebody tells takes more than a page"),
])  # fmt: skip
def test_what_is_too_long_for_its_page_is_told_in_its_place(path, told, tmp_path):
    library = own(tmp_path, _set(*path, said=[LONG, f"{LONG} And more.", f"{LONG} And more."]))
    with pytest.raises(Unusable, match=rf"guide\.yaml:\d+:\d+: {told}"):
        family(library)


def test_a_cover_that_says_too_much_is_told_in_its_place(tmp_path):
    with pytest.raises(Unusable, match=r"guide\.yaml:\d+:\d+: a cover says more than it holds"):
        family(own(tmp_path, _set("cover", "answer", said=LONG)))


def test_very_many_words_are_refused_soon(tmp_path):
    def change(guide: dict) -> None:
        guide["questions"]["questions"][0]["listen"] = [f"{nth} {'word ' * 190}" for nth in range(100)]

    with pytest.raises(Unusable, match="a question says more than its page holds"):
        family(own(tmp_path, change))


# --- a page to copy ---


def _with_more_to_copy(sentences: int, tmp_path) -> Library:
    """Ours, but that the families' page to copy says so many sentences more."""
    guides = yaml.safe_load((OURS / "en" / "sextortion" / "guide.yaml").read_text(encoding="utf-8"))
    guides["review"]["original"] = "true"
    guides["audiences"]["family"]["handout"]["steps"][0]["text"] += " Ask again on another day." * sentences
    (tmp_path / "en" / "sextortion").mkdir(parents=True)
    (tmp_path / "en" / "sextortion" / "guide.yaml").write_text(yaml.safe_dump(guides, allow_unicode=True), encoding="utf-8")
    return Library((tmp_path, OURS))


def _size_to_copy(library: Library) -> float:
    """The size of the running type on the families' page to copy, which is one page with all its words."""
    handout = library.pieces("guide", "sextortion", "en")["family"].handout
    pages = orders.fill(Order("guide", "sextortion", "family"), library).pages
    [page] = [page for page in pages if squeezed(handout.note.plain) in squeezed("".join(e.text for e in page.elements))]
    said = squeezed("".join(element.text for element in page.elements))
    assert [words.plain for words in words_in(handout) if squeezed(words.plain) not in said] == []
    [size] = {mark.size for mark in page.marks() if isinstance(mark, Line) and mark.text.startswith("Sextortion is")}
    return size


def test_a_page_to_copy_stays_one_page_and_takes_smaller_type_for_more_words(tmp_path):
    sizes = [_size_to_copy(_with_more_to_copy(sentences, tmp_path / str(sentences))) for sentences in (0, 2, 4)]
    assert 13.5 * 1.12 >= sizes[0] > sizes[1] >= sizes[2] >= 13.5 * 0.85


def test_a_page_to_copy_that_says_far_too_much_is_refused(tmp_path):
    with pytest.raises(Unusable, match="a part of the guide is taller than its page"):
        orders.fill(Order("guide", "sextortion", "family"), _with_more_to_copy(28, tmp_path))
