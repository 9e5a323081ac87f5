"""A school's own lines as a file: the format of what `--imprint` reads."""

from __future__ import annotations

from typing import Annotated

import msgspec

from handbill.words.markup import LINE, LONGEST
from handbill.words.types import Struct

Line = Annotated[str, msgspec.Meta(max_length=LINE)]


class School(Struct, frozen=True):
    """A school's own lines, by the names of the options; what is typed as an option goes before them."""

    school: Line | None = None
    district: Line | None = None
    counselor: Line | None = None
    sro: Line | None = None
    phone: Line | None = None
    hotline: Line | None = None
    police: Line | None = None
    logo: (
        Annotated[
            str,
            msgspec.Meta(
                max_length=LONGEST, description="A picture (PNG, JPEG, WebP ...) beside this file, or in a folder below."
            ),
        ]
        | None
    ) = None
    blank: bool = False
