"""The code as a picture, made once for whoever sets pictures."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby

QUIET = 4  # modules


def svg(rows: tuple[str, ...]) -> str:
    """The symbol as vectors, without quiet zone."""
    bars = []
    for y, row in enumerate(rows):
        at = 0
        for dark, run in groupby(row):
            length = len(list(run))
            bars += [f"M{at} {y}h{length}v1h-{length}z"] if dark == "1" else []
            at += length
    side = len(rows)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{"".join(bars)}"/></svg>'


def png(rows: tuple[str, ...], scale: int = 8) -> bytes:
    """The symbol as black and white pixels, without quiet zone."""
    from PIL import Image

    picture = Image.new("1", (len(rows), len(rows)))
    picture.putdata([255 * (module == "0") for row in rows for module in row])
    saved = BytesIO()
    picture.resize((len(rows) * scale,) * 2, Image.Resampling.NEAREST).save(saved, "PNG")
    return saved.getvalue()
