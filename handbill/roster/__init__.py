"""A list in, schools out.

Its doors: `schools` (the list, row by row), `notices` (what to know of it, a line a kind), `grades` (which grades a cell
names), `names` (names as people write them, and as folders). For the site, whose page has the same rules as data, there
are doors to those as well: `tables`, `delimited`, `reader`, `sheets`, `headers`, `columns`, `scores`, `values`,
`vocabulary`, `spelling`, `gradecolumns`, `offers`; `rows`, `cells`, `closed`, `folders`, `namedgrades`, `survey`.
"""
