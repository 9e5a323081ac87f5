"""A document in, a file out: the only room that knows ReportLab.

Its doors: `pdf` (a document's file), `shell` (a file with gaps), `syntax` (numbers and strings as a file has them), `container`
(many small objects in one stream), `pen` (how words are shown), `inks` (what colours are on paper), `metadata` (what a file says
of itself).
"""
