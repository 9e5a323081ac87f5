"""An order in, a checked document out.

Its doors: `order` (what is asked for), `designs` (in which design), `clock` (today), `orders` (the document that answers it),
`bare` (its sheets without cards), `stocks` (what its cards stand on), `checks` (is it fit to print?), `notices` (what to know
of it), `preview` (pictures of the finished file).
"""
