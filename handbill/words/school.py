"""A school's own lines as a file: the format of what `--imprint` reads."""

from __future__ import annotations

from typing import Annotated

import msgspec

from handbill.words.types import Struct


class School(Struct, frozen=True):
    """A school's own lines, by the names of the options; what is typed as an option goes before them."""

    school: str | None = None
    district: str | None = None
    counselor: str | None = None
    sro: str | None = None
    phone: str | None = None
    hotline: str | None = None
    logo: (
        Annotated[str, msgspec.Meta(description="A picture (PNG, JPEG, WebP ...) beside this file, or in a folder below.")] | None
    ) = None
    blank: bool = False
