"""The discussion guide: a cover, what to do first, then each question on a page of its own.

What to do when a student tells something is named at the same place of every spread, and has a page of its own, on the right.
In two languages it is one guide after the other.
"""

from __future__ import annotations

from msgspec.structs import replace

from handbill.layouts.band import BODY, SMALL
from handbill.layouts.guides.cover import LEAST_CODE, cover
from handbill.layouts.guides.front import front
from handbill.layouts.guides.handout import handout
from handbill.layouts.guides.help import services
from handbill.layouts.guides.page import page
from handbill.layouts.guides.question import question
from handbill.layouts.guides.sheet import Sheet
from handbill.layouts.guides.story import story
from handbill.layouts.guides.told import told
from handbill.layouts.voice import titles
from handbill.page.document import Document, Page
from handbill.page.flow import flow

__all__ = ["Sheet", "lay"]


def lay(sheets: tuple[Sheet, ...]) -> Document:
    """The guide's pages, language after language. Raises Unusable when a part of it is too long for a page."""
    pages: list[Page] = []
    for sheet in sheets:
        pages += _in_language(sheet, len(pages) + 1)
    voices = tuple(sheet.voice for sheet in sheets)
    return Document(
        titles(voices), sheets[0].date, tuple(pages), SMALL, BODY, LEAST_CODE, flip="long", finish=("staple",), outline=True
    )


def _in_language(sheet: Sheet, first: int) -> list[Page]:
    """The pages of one language, numbered from `first`; of the page to copy and the one for who is told something, the second
    is on the right."""
    count = len(sheet.guide.questions.questions)
    bodies = [
        *front(sheet),
        *flow([question(sheet, nth) for nth in range(1, count + 1)], sheet.frame),
        *flow(story(sheet), sheet.frame),
    ]
    copied, answered = flow(handout(sheet), sheet.frame), flow(told(sheet), sheet.frame)
    next_ = first + 1 + len(bodies)
    order = [answered, copied] if next_ % 2 else [copied, answered]
    here = next_ if next_ % 2 else next_ + len(copied)
    bodies += [body for part in order for body in part]
    bodies += flow([*services(sheet)], sheet.frame)
    pages = [cover(sheet, first)]
    pages += [page(sheet, body, nth, here, copied=body in copied) for nth, body in enumerate(bodies, first + 1)]
    return [_marked(made, sheet.voice.lang) for made in pages]


def _marked(page: Page, lang: str) -> Page:
    """The page with its language told, where it is not the document's own."""
    if not lang:
        return page
    elements = (e if e.role == "Artifact" else replace(e, lang=lang) for e in page.elements)
    return replace(page, elements=tuple(elements))
