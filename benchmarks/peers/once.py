"""A peer's work in a process that does nothing else.

`python -m peers.once file PEER MANUSCRIPT OUT` makes one file from nothing;
`python -m peers.once press PEER MANUSCRIPT OUT COUNT` one file of that many schools (handbill, typst, form);
`python -m peers.once copy FOLDER OUT COUNT` a folder for each of that many schools, with a copy of every file in FOLDER.
"""

from __future__ import annotations

import os
import shutil
import sys
from importlib import import_module
from pathlib import Path

from peers import manuscript
from peers.schools import invented


def file(name: str, path: str, out: str) -> None:
    import_module(f"peers.{name}").Peer(manuscript.load(Path(path))).make(out, invented(0))


def press(name: str, path: str, out: str, count: str) -> None:
    schools = [invented(nth) for nth in range(int(count))]
    if name == "handbill":
        from peers import sheets

        sheets.press(Path(out), schools)
    elif name == "form":
        from peers.form import Press

        Press(manuscript.load(Path(path))).run(Path(out), schools)
    else:
        from peers import typst

        peer = typst.Peer(manuscript.load(Path(path)))
        typst.write(out, peer.compiler.compile(input=typst.called(*schools), format="pdf", pdf_standards=typst.STANDARD))


def copy(folder: str, out: str, count: str) -> None:
    names = os.listdir(folder)
    for nth in range(int(count)):
        own = f"{out}/{nth:07d}"
        os.mkdir(own)
        for name in names:
            shutil.copyfile(f"{folder}/{name}", f"{own}/{name}")


if __name__ == "__main__":
    {"file": file, "press": press, "copy": copy}[sys.argv[1]](*sys.argv[2:])
