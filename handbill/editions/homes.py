"""Where this user's programs keep what is theirs: the folders of the XDG rules, of macOS or of Windows."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """Where editions are kept, which can be made again."""
    return _ours("Caches", "XDG_CACHE_HOME", ".cache") / "editions"


def key_file() -> Path:
    """Where the key is that seals them; not beside them, for it is no use to whoever may only write there."""
    return _ours("Application Support", "XDG_STATE_HOME", ".local/state") / "key"


def printers_file() -> Path:
    """Where is kept what each of the user's printers wants."""
    return _ours("Application Support", "XDG_CONFIG_HOME", ".config") / "printers.yaml"


def _ours(on_mac: str, variable: str, usual: str) -> Path:
    home = os.path.expanduser("~")
    if os.name == "nt":
        kept = os.environ.get("LOCALAPPDATA") or f"{home}/AppData/Local"
    elif os.uname().sysname == "Darwin":
        kept = f"{home}/Library/{on_mac}"
    else:
        kept = os.environ.get(variable) or f"{home}/{usual}"
    return Path(kept, "handbill")
