"""How a piece is made: reading words, setting them, checking the page, writing the PDF."""
