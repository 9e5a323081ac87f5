"""A bookmark's measures, in points."""

from __future__ import annotations

EDGE = 10.0  # that words keep from the cut
LEAST, SMALL = 9.0, 5.5  # of type, of small print
