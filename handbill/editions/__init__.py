"""A piece written once, into which any school's lines are set.

Its doors: `editions` (made, kept, filled), `fingerprint` (what they are made from), `homes` (where they are kept),
`casting` (made of a document that is laid out), `edition` and `slots` (what one is).
"""
