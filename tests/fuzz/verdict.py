"""A command is run in this process, and what no input may bring about is taken down."""

import os
import re
import traceback
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
from click.testing import CliRunner, Result
from proofing import links_seen, picture_of
from runs import listed, told
from tally import Tally
from watch import Hang, temporary, watched, within

from handbill.cli.main import main
from handbill.editions.homes import cache_folder, key_file
from handbill.files import UNFINISHED
from handbill.words.library import OURS

LINK, SECOND = "https://report.cybertip.org", "https://www.missingkids.org/theissues/sextortion"  # the latter on a sign
MOST = 51  # fifty lines, and how many more there are
ACTIVE = {"/JavaScript", "/JS", "/OpenAction", "/AA", "/Launch", "/EmbeddedFiles", "/EmbeddedFile", "/SubmitForm", "/GoToR"}
PHONE = r"(?<![0-9])(?:1-)?([0-9]{3}-[0-9]{3}-[0-9]{4})(?![0-9])"
ADDRESS = r"(?i)\b(?:https?://|www\.)?(?:[a-z0-9-]+\.)+(?:org|com|gov|net|edu|example)\b"
DPI, LOOKED_AT = 80, 3  # what a camera sees, and of how many files


def run(tally: Tally, home: Path, out: Path, *arguments: str, given: str | None = None) -> Result | None:
    """What the command answers; None where it broke down or hung.

    `out` is where it may write, beside the cache. What stands in a file is held against what we say ourselves and what
    was `given`; against nothing where that is None, because the words are another's.
    """
    before = {path: path.read_bytes() for path in _files(out)}
    with temporary(home / "tmp"), watched([out, home / "tmp", cache_folder(), key_file().parent]) as escapes:
        try:
            with within():
                done = CliRunner().invoke(main, arguments)
        except Hang:
            tally.fail("hangs", arguments)
            return None
    for escape in escapes:
        tally.fail("escapes", (escape, arguments))
    if done.exception and not isinstance(done.exception, SystemExit):
        tally.fail("tracebacks", (arguments, traceback.format_exception(done.exception)[-3:]))
        return None
    _judge_what_is_told(tally, done)
    if done.exit_code and arguments[0] != "batch":
        tally.hold({path: path.read_bytes() for path in _files(out)} == before, "half files", ("refused, and wrote", arguments))
    judge_files(tally, out, given)
    return done


def _judge_what_is_told(tally: Tally, done: Result) -> None:
    tally.count("refused" if done.exit_code else "accepted")
    tally.hold(done.exit_code in (0, 1, 2), "tracebacks", done.exit_code)
    if done.exit_code == 1 and "to mend" not in done.stderr:
        tally.hold(told(done.stderr), "tracebacks", ("refused without a word", done.stderr))
    tally.hold(done.stderr.count("\n") <= MOST, "over 50 lines", done.stderr)
    tally.hold(not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", done.stderr), "escapes", ("to the terminal", done.stderr))


def _files(out: Path) -> list[Path]:
    if os.path.isfile(out):  # a name may be too long for pathlib
        return [out]
    return [path for path in out.rglob("*") if path.is_file()] if os.path.isdir(out) else []


def judge_files(tally: Tally, out: Path, given: str | None) -> None:
    """Holds that nothing is half done, and that all that is printed leads where it should; a camera looks at the first."""
    for nth, path in enumerate(sorted(_files(out))):
        if UNFINISHED in str(path.relative_to(out.parent)):
            tally.fail("half files", path)
        elif path.suffix.lower() == ".pdf":
            _judge_piece(tally, path, given, look=nth < LOOKED_AT)


def judge_lists(tally: Tally, out: Path) -> set[str]:
    """The files that the manifest lists, which must be true of each."""
    try:
        return listed(out) if (out / "manifest.json").exists() else set()
    except (AssertionError, OSError) as untrue:
        tally.fail("lost rows", f"the lists are not true: {untrue}")
        return set()


def _judge_piece(tally: Tally, path: Path, given: str | None, *, look: bool) -> None:
    try:
        with pikepdf.open(BytesIO(path.read_bytes())) as opened:
            links, active, pages = set(_links(opened)), _active(opened), len(opened.pages)
            pressed = len(opened.Root.OutputIntents) > 1  # for a print shop, without links
    except pikepdf.PdfError as error:
        tally.fail("half files", (path.name, error))
        return
    tally.hold((pressed or LINK in links) and not active, "escapes", (path.name, links, active))
    if look and path.name.isascii():  # PDFium opens no other
        seen = [link for number in range(1, pages + 1) for link in links_seen(picture_of(path, number, DPI))]
        tally.hold(LINK in seen and {*seen} <= {LINK, SECOND}, "escapes", (path.name, seen))
    if look and path.name.isascii() and given is not None:
        strange = {word for word in links | _said(path) if not _is_in(word, _ours() + given)}
        tally.hold(not strange, "escapes", (path.name, strange))


def _is_in(word: str, said: str) -> bool:
    """Whether an address, a number or a link to either stands there."""
    bare, figures = re.sub("^[a-z]+:(//)?", "", word), re.sub("[^0-9]", "", word)
    return bare in said or (len(figures) > 2 and figures[-10:] in re.sub("[^0-9]", "", said))


def _links(opened: pikepdf.Pdf) -> Iterator[str]:
    for page in opened.pages:
        for note in page.get("/Annots", []):
            yield str(note.A.get("/URI", note.A)) if "/A" in note else ""


def _active(opened: pikepdf.Pdf) -> set[str]:
    """What would run or lead elsewhere when the file is opened."""
    held = (part for part in opened.objects if isinstance(part, pikepdf.Dictionary | pikepdf.Stream))
    return {key for part in held for key in part.keys() & ACTIVE}


def _said(path: Path) -> set[str]:
    """Every phone number and address that stands in a file's words."""
    with pypdfium2.PdfDocument(path) as opened:
        words = "\n".join(page.get_textpage().get_text_range() for page in opened)
    return {*re.findall(PHONE, words), *re.findall(ADDRESS, words)}


@cache
def _ours() -> str:
    """All that our own words say."""
    return LINK + "".join(path.read_text(encoding="utf-8") for path in sorted(OURS.rglob("*.yaml")))
