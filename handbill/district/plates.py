"""What the pages of a press run share: each page of a piece as forms, and a school's own words between them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping

from handbill.district.binder import corners
from handbill.pdf.container import Container
from handbill.pdf.shell import Leaf, Shell

_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_TAG = re.compile(rb"(?m)^(?:/\w+ (?:<</MCID \d+>> BDC|BMC)|EMC)\n?")
_COPY = re.compile(rb"(?m)^q .* /Imprint Do Q\n?")


class Plate:
    """One page: what every school's draws, as forms before and after its own words."""

    def __init__(self, leaf: Leaf, constant: Mapping[int, bytes], resources: bytes, base: int, out: Container) -> None:
        self.leaf, self.forms = leaf, {}
        self.imprint = next((number for number in leaf.code if number not in constant), None)
        card = b"/XObject<</Card %d 0 R>>" % (base + leaf.card) if leaf.card else b""
        told = b"/Type/XObject/Subtype/Form/BBox%b/Resources<<%b%b>>" % (self.box, resources, card)
        draw: list[bytes] = []
        for nth, number in enumerate(leaf.code):
            if number == self.imprint:
                draw.append(b"%b")
                continue
            code = untagged(unpacked(constant[number]).removeprefix(leaf.moved))
            copies = [*_COPY.findall(code), b""]
            for at, (part, copy) in enumerate(zip(_COPY.split(code), copies, strict=True)):
                if part:
                    self.forms[b"F%d.%d" % (nth, at)] = out.stream(part, told)
                    draw.append(b"/F%d.%d Do" % (nth, at))
                draw.append(copy.rstrip())
        self._page = b"\n".join([b"/Figure <</MCID 0>> BDC", leaf.moved, *filter(None, draw), b"EMC"])

    @property
    def box(self) -> bytes:
        """The page's corners."""
        return corners(self.leaf.frame)

    def code(self, own: bytes = b"") -> bytes:
        """The page's code around a school's own words, all of it one figure."""
        return self._page % own if self.imprint else self._page


class Plates:
    """All pages of a shell with those constant objects, and what each needs to be drawn with.

    Their fonts are in the file, each `base` above its own number.
    """

    def __init__(self, shell: Shell, constant: Mapping[int, bytes], out: Container, base: int = 0) -> None:
        self.resources = shell.skeleton.needed(base)
        self.of = [Plate(leaf, constant, self.resources, base, out) for leaf in shell.skeleton.leaves]
        self.constant: dict[bytes, int] = {}  # pages without an imprint, by what they draw
        self.gapped = {gapped.number: gapped for gapped in shell.gapped}


def brought(shell: Shell, out: Container) -> Plates:
    """The plates of one more shell, whose fonts and cards are put into the file."""
    constant = shell.objects()
    return Plates(shell, constant, out, shared(shell, constant, out))


def shared(shell: Shell, constant: Mapping[int, bytes], out: Container) -> int:
    """Puts a shell's fonts and cards into the file; gives how much higher their numbers are than their own."""
    base = out.take(shell.last) - 1
    cards = [leaf.card for leaf in shell.skeleton.leaves if leaf.card]
    for number in sorted(reached([shell.skeleton.fonts, *cards], constant)):
        out.add(base + number, _moved(constant[number], base))
    return base


def untagged(code: bytes) -> bytes:
    """A page's code without what tags it."""
    return _TAG.sub(b"", code)


def reached(numbers: Iterable[int], objects: Mapping[int, bytes]) -> set[int]:
    """Those of the objects that `numbers` are of, and all that these lead to."""
    found: set[int] = set()
    left = list(numbers)
    while left:
        at = left.pop()
        if at in objects and at not in found:
            found.add(at)
            left += map(int, _REFERENCE.findall(objects[at].partition(b"stream")[0]))
    return found


def _moved(body: bytes, base: int) -> bytes:
    """An object whose references are to numbers so much higher."""
    head, joint, rest = body.partition(b"stream")
    return _REFERENCE.sub(lambda found: b"%d 0 R" % (int(found[1]) + base), head) + joint + rest


def unpacked(stream: bytes) -> bytes:
    """What a compressed stream holds."""
    return zlib.decompress(re.split(rb"stream\r?\n", stream, maxsplit=1)[1].removesuffix(b"endstream"))
