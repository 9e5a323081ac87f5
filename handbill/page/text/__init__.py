"""Words set in type: `shaping` (letters as a font sets them), `breaking` (where lines end), `setting` (lines ready to be
placed)."""
