"""A run: every piece for every school, wherever the files go.

Its doors: `district` (the run, step by step), `batch` (what a run prints, and who prints it).
"""
