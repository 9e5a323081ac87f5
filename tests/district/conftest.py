"""What the tests of a run share."""

from pathlib import Path

import pytest
from runs import ALONE, SCHOOLS, batch, files, invented


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A roster, and what one process prints for it that nobody disturbs."""
    folder = tmp_path_factory.mktemp("expected")
    roster = invented(folder / "roster.csv", SCHOOLS)
    assert batch(roster, folder / "out", *ALONE).exit_code == 0
    return roster, files(folder / "out")
