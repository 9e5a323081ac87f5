"""Words in, printed child-safety materials out: posters, discussion guides and wallet cards.

>>> import handbill
>>> handbill.poster("sextortion", school="Cedar Hollow High School").save("poster.pdf")

What cannot be printed is told in one exception, Unusable, with every problem in it. See docs/library.md.
"""

import os as _os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from handbill.api.calibration import calibration
    from handbill.api.lines import imprint, read_imprint
    from handbill.api.lists import audiences, contacts, designs, figures, languages, papers, stocks, topics
    from handbill.api.making import Piece
    from handbill.api.pieces import card, guide, kit, make, poster
    from handbill.api.printers import adjustment, forget_printer, keep_printer, printers
    from handbill.api.schools import Step, Summary, batch
    from handbill.orders.order import Order
    from handbill.page.adjust import Adjust
    from handbill.page.imprint import Imprint
    from handbill.problems import Problem, Unusable

__version__ = "0.2.0"
__all__ = [
    "Adjust", "Imprint", "Order", "Piece", "Problem", "Step", "Summary", "Unusable",
    "adjustment", "audiences", "batch", "calibration", "card", "contacts", "designs", "figures", "forget_printer", "guide",
    "imprint", "keep_printer", "kit", "languages", "make", "papers", "poster", "printers", "read_imprint", "stocks", "topics",
]  # fmt: skip
_FROM = {
    "api.calibration": ("calibration",),
    "api.lines": ("imprint", "read_imprint"),
    "api.lists": ("audiences", "contacts", "designs", "figures", "languages", "papers", "stocks", "topics"),
    "api.making": ("Piece",),
    "api.pieces": ("card", "guide", "kit", "make", "poster"),
    "api.printers": ("adjustment", "forget_printer", "keep_printer", "printers"),
    "api.schools": ("Step", "Summary", "batch"),
    "orders.order": ("Order",),
    "page.adjust": ("Adjust",),
    "page.imprint": ("Imprint",),
    "problems": ("Problem", "Unusable"),
}

# Installed, layouts, materials and fonts stand in here; in a checkout they stand beside this folder.
if not _os.path.isdir(_os.path.join(_os.path.dirname(__file__), "layouts")):
    __path__.append(_os.path.dirname(_os.path.dirname(__file__)))


def __getattr__(name: str) -> object:
    """Opens a public name's file when it is first asked for, so that `import handbill` costs next to nothing."""
    from importlib import import_module

    for module, names in _FROM.items():
        if name in names:
            found = globals()[name] = getattr(import_module(f"handbill.{module}"), name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
