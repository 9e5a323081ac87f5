"""A guide's cover, another object for each grade: stub."""
from handbill.layouts.look import MM
from handbill.layouts.guide_sheet import Sheet, MARGIN
from handbill.layouts.guide_page import numbered
from handbill.layouts.look import Column, display
from handbill.page.document import Page
LEAST_CODE = 25 * MM
def cover(sheet: Sheet, number: int) -> Page:
    c = Column(MARGIN, 600, sheet.measure); c.add("H1", sheet.guide.cover.title, display(40))
    return Page(sheet.width, sheet.height, tuple(c.elements), numbered(sheet, number))
