"""A run: every piece for every school, wherever the files go.

Its doors: `district` (the run, step by step), `printer` (what a run prints for each school),
`workers` (who does the work).
"""
