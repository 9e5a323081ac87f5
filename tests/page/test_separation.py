"""Colours as four inks, and whose profile may turn them into these."""

from pathlib import Path

import pytest
from PIL import Image, ImageCms

from handbill.layouts.look import ACCENTS, DUSK, INK
from handbill.page.press import Press, Profile
from handbill.page.profile import read_profile
from handbill.page.separation import Separation, limited
from handbill.problems import Unusable, Where

OURS = Press().colors


@pytest.mark.parametrize("limit", [3.0, 2.4])
@pytest.mark.parametrize("color", [INK, DUSK, "#000000", "#FF0000", "#00FF00", "#0000FF", *ACCENTS.values()])
def test_black_can_be_printed_on_any_colour_within_the_limit(color, limit):
    inks = Separation(OURS, limit).flat(color)
    assert sum(inks[:3]) + 1 <= limit
    assert all(100 * part == pytest.approx(round(100 * part)) for part in inks)


@pytest.mark.parametrize(
    ("inks", "most", "left"),
    [
        ((0.8, 0.7, 0.6, 0.5), 3.0, (0.8, 0.7, 0.6, 0.5)),
        ((0.8, 0.7, 0.6, 0.5), 2.4, (0.7, 0.6, 0.5, 0.6)),
        ((0.9, 0.9, 0.0, 0.9), 2.4, (0.75, 0.75, 0.0, 0.9)),
        ((1.0, 1.0, 1.0, 1.0), 2.4, (7 / 15, 7 / 15, 7 / 15, 1.0)),
    ],
)
def test_grey_of_three_inks_gives_way_to_black_and_then_colour_to_the_limit(inks, most, left):
    assert limited(inks, most) == pytest.approx(left)


def test_white_takes_no_ink_and_a_picture_none_of_what_it_lacks():
    inks = Separation(OURS, 3.0).picture(Image.new("RGB", (2, 2), "white"))
    assert inks.getextrema() == ((0, 0),) * 4
    cyan, magenta, yellow, black = Separation(OURS, 3.0).picture(Image.new("RGB", (2, 2), "#FFC83D")).getpixel((0, 0))
    assert cyan < 20
    assert 40 < magenta < 90 < 180 < yellow
    assert black < 5


def test_a_printers_profile_is_read_with_its_name(tmp_path):
    path = tmp_path / "shop.icc"
    path.write_bytes(OURS.data)
    assert read_profile(path) == Profile(OURS.data, "FOGRA39L Coated")


def broken(path: Path) -> None:
    path.write_bytes(OURS.data[:5000])


def screen(path: Path) -> None:
    path.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())


def proof(path: Path) -> None:
    """A CMYK profile that is no printer's."""
    path.write_bytes(OURS.data[:12] + b"spac" + OURS.data[16:])


def text(path: Path) -> None:
    path.write_text("FOGRA39, please")


def nothing(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize(
    ("write", "told"),
    [
        (broken, "is no ICC profile that can be read"),
        (screen, "is an RGB profile of a monitor, and no CMYK profile of a printer"),
        (proof, "is a CMYK profile of a colour space, and no CMYK profile of a printer"),
        (text, "is no ICC profile that can be read"),
        (nothing, "is no ICC profile that can be read"),
        (Path.mkdir, "is no file"),
        (lambda path: None, "cannot be read: No such file or directory"),
    ],
)
def test_what_is_no_printers_profile_is_refused_in_one_line(write, told, tmp_path):
    path = tmp_path / "shop.icc"
    write(path)
    with pytest.raises(Unusable) as refused:
        read_profile(path)
    [problem] = refused.value.problems
    assert problem.what == f"“{path}” {told}"
    assert problem.where == Where("--profile")
    assert problem.way_out
