"""Who does the work: this process, several of this machine, or a Dask cluster; all of them Executors."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager

from press.problems import Problem, Unusable, Where


class Here(Executor):
    """Does each piece of work when it is asked to, in this process."""

    def submit(self, work, /, *args, **named) -> Future:
        future: Future = Future()
        try:
            future.set_result(work(*args, **named))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def workers(jobs: int, dask: str = "") -> Iterator[tuple[Executor, int]]:
    """An executor and how many work for it: `jobs` processes, or the cluster at that address.

    What is not begun is dropped when the block is left by an error. Raises Unusable where there is no cluster.
    """
    executor, count = _cluster(dask) if dask else (_here(jobs), jobs)
    try:
        yield executor, count
    except BaseException:
        executor.shutdown(wait=True, cancel_futures=True)
        raise
    executor.shutdown()


def _here(jobs: int) -> Executor:
    if jobs == 1:
        return Here()
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_leave_stopping_to_the_first)


def _leave_stopping_to_the_first() -> None:
    """Ctrl-C reaches every process of a terminal; the first one alone decides."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _cluster(address: str) -> tuple[Executor, int]:
    where = Where("--dask")
    try:
        from distributed import Client
    except ImportError:
        raise Unusable(Problem("Dask is not installed", 'Run: pip install "handbill[cluster]"', where)) from None
    try:
        client = Client(address, timeout=10)
    except (OSError, ValueError) as error:
        raise Unusable(Problem(f"no cluster answers at “{address}” ({error})", "Check the address.", where)) from None
    return _Cluster(client), max(len(client.scheduler_info()["workers"]), 1)


class _Cluster(Executor):
    """A Dask cluster's own executor, and the client that goes with it."""

    def __init__(self, client) -> None:
        self._client, self._executor = client, client.get_executor(pure=False, retries=3)

    def submit(self, work, /, *args, **named) -> Future:
        return self._executor.submit(work, *args, **named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if not cancel_futures:
            self._executor.shutdown(wait=wait)
        self._client.close()
