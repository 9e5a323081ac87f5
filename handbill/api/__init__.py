"""What `import handbill` gives, and all that the commands do.

Its doors: `pieces` (poster, guide, card, kit), `making` (finished pieces), `schools` (a district), `lines` (a school's own),
`lists`, `designs` and `languages` (what there is), `printers` and `calibration` (how they print, and the sheet that measures
it), `site` (pieces for a browser), `schemas` (the formats of the files of materials).
"""
