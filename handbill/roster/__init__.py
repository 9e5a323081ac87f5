"""A list in, schools out.

Its doors: `schools` (the list, row by row), `grades` (which grades a cell names), `names` (names as people write them,
and as folders).
"""
