"""A document as text that a person can review: what is said, as what, where."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.page.document import Document, Element, Place
from handbill.page.marks import Clipped, Code, Entry, Line, Mark, Picture, Shape


def score(document: Document) -> str:
    """The whole document, a line a thing; two documents with one score print alike but for glyph shapes."""
    out = [f"{document.title} ({document.lang}), facts of {document.date}"]
    for number, page in enumerate(document.pages, 1):
        turned = ", turned" if page.turned else ""
        out.append(f"page {number} {page.label}: {page.width:g} x {page.height:g}{turned}")
        for element in page.elements:
            out.extend("  " + line for line in _element(element))
    return "\n".join(out) + "\n"


def _element(element: Element) -> Iterator[str]:
    notes: list[str] = [element.role]
    notes += [f"lang={element.lang}"] if element.lang else []
    notes += [f"scope={element.scope}"] if element.scope else []
    notes += [f"-> {element.link}"] if element.link else []
    notes += [f"[{element.alt}]"] if element.alt else []
    notes += [f"place={','.join(element.place.fields)}" if isinstance(element.place, Place) else "cell"] if element.place else []
    yield " ".join(notes)
    if element.copies:
        yield f"  {len(element.copies)} copies of {len(element.content)} marks"
        return
    for part in element.content:
        rows = _element(part) if isinstance(part, Element) else [_mark(part)]
        yield from ("  " + row for row in rows)


def _mark(mark: Mark) -> str:
    box = mark.box
    place = f"{box.x:.1f},{box.y:.1f} {box.width:.1f}x{box.height:.1f}"
    match mark:
        case Line():
            turned = {0: "", 90: " turned", 180: " upside down"}[mark.turned]
            return f"{mark.x:.1f},{mark.y:.1f} {mark.runs[0].font} {mark.size:.1f} {mark.color}{turned} | {mark.text}"
        case Code():
            return f"code {place} {mark.link}"
        case Picture():
            return f"picture {place}"
        case Entry():
            return f"field {mark.field} {place} | {mark.told}"
        case Clipped():
            return f"clipped {place} {' '.join(line.color for line in mark.lines)}"
        case Shape():
            return f"{mark.kind} {place} {mark.fill or mark.stroke}"
