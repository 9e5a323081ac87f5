"""A print shop's own ICC profile, read and judged."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from handbill.page.press import Profile
from handbill.problems import Problem, Unusable, Where
from handbill.words.markup import excerpt

BYTES = 20_000_000
ASK = "Ask the print shop for the ICC profile of its press and paper, or leave --profile out."
CLASSES = {"prtr": "printer", "mntr": "monitor", "scnr": "scanner", "link": "device link", "spac": "colour space",
           "abst": "abstract", "nmcl": "named colour"}  # fmt: skip


def read_profile(path: Path, where: Where = Where("--profile")) -> Profile:  # noqa: B008 (a value that never changes)
    """The profile in that file. Raises Unusable if it is none, or none of a printer with cyan, magenta, yellow and black."""
    data = _data(path, where)
    try:
        found = _judged(data)
    except Exception as error:  # a broken profile can make Little CMS and what wraps it raise anything
        told = error.args[0] if isinstance(error, _Unfit) else "is no ICC profile that can be read"
        raise Unusable(_problem(path, told, ASK, where)) from None
    return found


class _Unfit(Exception):
    """Why a profile is none to print by."""


def _judged(data: bytes) -> Profile:
    """The profile with those bytes, if it is a printer's and turns colours into its four inks."""
    from PIL import ImageCms

    from handbill.page.separation import Separation

    opened = ImageCms.ImageCmsProfile(BytesIO(data)).profile
    kind, space = opened.device_class.strip(), opened.xcolor_space.strip()
    if kind != "prtr" or space != "CMYK":
        article = "an" if space in ("RGB", "Lab", "XYZ") else "a"
        raise _Unfit(f"is {article} {space} profile of a {CLASSES.get(kind, kind)}, and no CMYK profile of a printer")
    found = Profile(data, excerpt(" ".join((opened.profile_description or "").split())) or "a profile without a name")
    Separation(found, 3.0).inks(["#FFFFFF"])
    return found


def _data(path: Path, where: Where) -> bytes:
    """What the file holds."""
    if path.exists() and not path.is_file():
        raise Unusable(_problem(path, "is no file", ASK, where))
    try:
        with path.open("rb") as file:
            data = file.read(BYTES + 1)
    except OSError as error:
        raise Unusable(_problem(path, f"cannot be read: {error.strerror}", "Check its name.", where)) from None
    if len(data) > BYTES:
        raise Unusable(_problem(path, f"is larger than {BYTES // 10**6} MB", ASK, where))
    return data


def _problem(path: Path, told: str, way_out: str, where: Where) -> Problem:
    return Problem(f"“{path}” {told}", way_out, where)
