"""Pictures of finished pages, drawn by PDFium: what a person sees before printing."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from handbill.problems import Problem, Unusable


def refuse_without_pdfium() -> None:
    """Raises Unusable where what draws pages is not installed, and says how to install it."""
    try:
        import pypdfium2  # noqa: F401 (only whether it is there)
    except ImportError:
        way_out = "Install the extra: pip install 'handbill[proof]'."
        raise Unusable(Problem("pictures of pages need pypdfium2, which is not installed", way_out)) from None


def pictures(pdf: bytes, dpi: int = 110) -> Iterator[bytes]:
    """A PNG of each page. Raises Unusable as `refuse_without_pdfium` does."""
    refuse_without_pdfium()
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            drawn = BytesIO()
            page.render(scale=dpi / 72).to_pil().save(drawn, "PNG", optimize=True)
            yield drawn.getvalue()
    finally:
        document.close()
