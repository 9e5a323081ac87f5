"""What `import handbill` gives, and all that the command line does: pieces, kits, districts, lists.

Its doors: `pieces` (poster, guide, card, kit), `schools` (batch), `lists` (what there is), `lines` (a school's own).
"""
