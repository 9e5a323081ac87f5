"""What the site's folder weighs, part by part."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

PACKED = (".gz", ".woff", ".png")  # which a host does not pack once more


def table(site: Path, _: int) -> Iterator[str]:
    listed = json.loads((site / "manifest.json").read_bytes())["files"]
    parts: dict[str, list[Path]] = defaultdict(list)
    for name in [*listed, "manifest.json"]:
        head, slash, _ = name.partition("/")
        parts[f"`{head}/`" if slash else f"`*{Path(name).suffix}`"].append(site / name)
    yield "| part | files | KB | KB packed on the way |"
    yield "|---|--:|--:|--:|"
    rows = sorted(((part, len(paths), *_weight(paths)) for part, paths in parts.items()), key=lambda row: -row[2])
    rows.append(("all", *(sum(row[nth] for row in rows) for nth in (1, 2, 3))))
    for part, files, plain, packed in rows:
        yield f"| {part} | {files:,} | {plain / 1000:,.0f} | {packed / 1000:,.0f} |"


def _weight(paths: list[Path]) -> tuple[int, int]:
    """Bytes as they lie there, and as a host sends them that packs what is not packed yet."""
    contents = [(path.suffix, path.read_bytes()) for path in paths]
    packed = sum(len(content if suffix in PACKED else gzip.compress(content, 6)) for suffix, content in contents)
    return sum(len(content) for _, content in contents), packed
