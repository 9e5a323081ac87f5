"""A tent's measures, in points of one that is 8.5 in wide and 2.5 in high on either side."""

from __future__ import annotations

WIDTH, HEIGHT = 612.0, 180.0
SIDE, EDGE = 20.0, 13.0  # that words keep from the sides, which a printer may not reach, and from cut and fold
LEAST = 8.5  # points of any type but small print
