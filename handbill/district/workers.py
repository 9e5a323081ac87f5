"""Who does the work: this process, several of this machine, or a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Crew(Protocol):
    """An executor, how many work for it, and what becomes of them."""

    @property
    def executor(self) -> Executor: ...

    @property
    def hands(self) -> int: ...

    def look(self) -> None:
        """Raises Unusable where nobody is left who could work."""

    def halt(self) -> None:
        """Ends what is being done where it stands; afterwards nobody writes any more."""

    def close(self) -> None:
        """Lets everybody go once what is begun is done; what is not begun is dropped."""


class Here(Executor):
    """Does each piece of work when it is asked to, in this process."""

    def submit(self, work: Callable[P, T], /, *args: P.args, **named: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(work(*args, **named))
        except Exception as error:
            future.set_exception(error)
        return future


class Alone:
    """This process and no other."""

    hands = 1

    def __init__(self) -> None:
        self.executor = Here()

    def look(self) -> None:
        """Whoever asks is there."""

    def halt(self) -> None:
        """Whoever asks does nothing else."""

    def close(self) -> None:
        """It goes on with other things."""


@contextmanager
def workers(jobs: int, dask: str = "", materials: Path | None = None) -> Iterator[Crew]:
    """So many processes, or the cluster at that address, which must have the same materials; until the block is left.

    Raises Unusable where there is no cluster, or one that would print something else than this machine.
    """
    crew = _crew(jobs, dask, materials)
    try:
        yield crew
    finally:
        crew.close()


def _crew(jobs: int, dask: str, materials: Path | None) -> Crew:
    if dask:
        from handbill.district.cluster import cluster

        return cluster(dask, materials)
    if jobs == 1:
        return Alone()
    from handbill.district.pool import Pool  # which takes longer to read than a school to print

    return Pool(jobs)
