"""What the tests of lists share: a list written where it can be read."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def listed(tmp_path) -> Callable[..., Path]:
    """Writes a list: its bytes, or its lines."""

    def written(*lines: str | bytes, name: str = "roster.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(lines[0] if isinstance(lines[0], bytes) else "\n".join(lines).encode())
        return path

    return written
