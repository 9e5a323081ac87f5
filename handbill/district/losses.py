"""What to tell of work that nobody lived to finish."""

from __future__ import annotations

import re
from concurrent.futures import BrokenExecutor, CancelledError

from handbill.problems import Problem, Where

DASK = Where("--dask")


def lost(error: Exception) -> Problem | None:
    """What to tell of work that a worker, or the whole cluster, did not live to finish; None for any other error."""
    again = "What is printed is whole; run the same command again to go on"
    if isinstance(error, BrokenExecutor):
        told = "a worker process was killed, perhaps for want of memory"
        return Problem(told, f"{again}, with fewer processes if need be.", Where("--jobs"))
    if isinstance(error, CancelledError) or type(error).__module__.startswith("distributed"):
        told = re.split(r"\.\s", str(error))[0] or "it no longer answers"
        return Problem(f"the cluster was lost ({told})", f"{again}.", DASK)
    return None
