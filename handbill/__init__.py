"""How a piece is made: reading words, setting them, checking the page, writing the PDF."""

import os

# Installed, layouts, materials and fonts stand in here; in a checkout they stand beside this folder.
if not os.path.isdir(os.path.join(os.path.dirname(__file__), "layouts")):
    __path__.append(os.path.dirname(os.path.dirname(__file__)))
