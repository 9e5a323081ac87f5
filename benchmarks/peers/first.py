"""Typst's first file, importing nothing that it does not need: `python -m peers.first FOLDER OUT`; its sources are in FOLDER."""

import sys

import typst

FONTS = f"{__file__.rsplit('/', 3)[0]}/fonts"

folder, out = sys.argv[1:]
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
typst.Compiler(root=folder, font_paths=fonts).compile(input=f"{folder}/main.typ", output=out, format="pdf", pdf_standards="ua-1")
