"""Pictures of finished pages, drawn by PDFium: what a person sees before printing."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from handbill.problems import Problem, Unusable

try:
    import pypdfium2
except ImportError:
    raise Unusable(Problem("--preview needs pypdfium2, which is not installed",
                           "Install the extra: pip install 'handbill[proof]'.")) from None  # fmt: skip


def pictures(pdf: bytes, dpi: int = 110) -> Iterator[bytes]:
    """A PNG of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            drawn = BytesIO()
            page.render(scale=dpi / 72).to_pil().save(drawn, "PNG", optimize=True)
            yield drawn.getvalue()
    finally:
        document.close()
