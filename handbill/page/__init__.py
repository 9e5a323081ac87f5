"""A page as a value, and what it is made from.

Its doors: `document` (pages of elements with their roles), `marks` and `geometry` (what is seen, and where),
`text.setting` and `text.shaping` (words set in type), `flow` (a column of blocks), `stock` (papers, sheets of cards),
`imposition` (a page twice on a sheet), `tiling` and `tilemarks` (a page cut into sheets), `booklet` (two pages on a side),
`turning` (what stands upside down), `imprint`, `logo` and `picture` (a school's own lines and picture), `places` and `filling`
(the room that they have), `alphabet` and `case` (the letters that they may need), `adjust` (what makes up for a printer),
`drawing` (a page as SVG), `toner` (how dark a page is), `press`, `profile`, `separation` and `prepress` (what a print shop gets).
"""
