"""How it looks: content in, pages out. A designer edits only here."""
