"""A list in, schools out.

Its doors: `schools` (the list, row by row), `notices` (what to know of it, a line a kind), `grades` (which grades a cell
names), `names` (names as people write them, and as folders).
"""
