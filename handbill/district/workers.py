"""Who does the work: this process, several of this machine, or a Dask cluster; all of them Executors."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec, TypeVar

from handbill.problems import Problem, Unusable, Where

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

PATIENCE = 10  # seconds until a cluster that does not answer is told
DASK = Where("--dask")


P = ParamSpec("P")
T = TypeVar("T")


class Crew(NamedTuple):
    """An executor, and how many work for it."""

    executor: Executor
    hands: int


class Here(Executor):
    """Does each piece of work when it is asked to, in this process."""

    def submit(self, work: Callable[P, T], /, *args: P.args, **named: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(work(*args, **named))
        except Exception as error:
            future.set_exception(error)
        return future


class Cluster(Executor):
    """Gives each piece of work to a Dask cluster, whose futures fetch a result again when its worker died meanwhile.

    Dask's own executor takes such a result for an error (distributed 2026.8, cfexecutor: the status is read after it).
    """

    def __init__(self, client: Any) -> None:
        self._client = client

    def submit(self, work: Callable[P, T], /, *args: P.args, **named: P.kwargs) -> Future[T]:
        future: Future[T] = self._client.submit(work, *args, **named, pure=False)  # has what a Future has
        return future


def workers(jobs: int, dask: str = "", materials: Path | None = None) -> AbstractContextManager[Crew]:
    """So many processes, or the cluster at that address, which must have the same materials; until the block is left.

    Raises Unusable where there is no cluster, or one that would print something else than this machine.
    """
    return _cluster(dask, materials) if dask else _processes(jobs)


@contextmanager
def _processes(jobs: int) -> Iterator[Crew]:
    """Processes of this machine, or this one alone; what is not begun when the block is left is dropped."""
    executor = Here() if jobs == 1 else _pool(jobs)
    try:
        yield Crew(executor, jobs)
    finally:
        executor.shutdown(cancel_futures=True)


def _pool(jobs: int) -> Executor:
    import multiprocessing  # which takes longer to read than a school to print
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_follow)
    with _deaf():
        for _ in range(jobs):
            pool.submit(os.getpid)  # starts one
    return pool


@contextmanager
def _deaf() -> Iterator[None]:
    """Leaves Ctrl-C unheard, also by the processes that are started meanwhile, until they know what to do about it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _follow() -> None:
    """Leaves Ctrl-C, which reaches every process of a terminal, to the first one, and ends when that was killed."""
    import multiprocessing

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()


def _end_with(first: BaseProcess) -> None:
    first.join()
    os._exit(1)


@contextmanager
def _cluster(address: str, materials: Path | None) -> Iterator[Crew]:
    """A cluster, which gives a lost worker's piece of work to another by itself."""
    try:
        from distributed import Client
    except ImportError:
        raise Unusable(Problem("Dask is not installed", 'Run: pip install "handbill[cluster]"', DASK)) from None
    try:
        client: Any = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]  # Dask brings few types
    except (OSError, ValueError, TypeError, ImportError) as error:
        raise Unusable(Problem(f"no cluster answers at “{address}” ({error})", "Check the address.", DASK)) from None
    with client:
        _refuse_others(client, materials)
        yield Crew(Cluster(client), sum(client.nthreads().values()))


def _refuse_others(client: Any, materials: Path | None) -> None:
    """Raises Unusable where there is no worker, or one that lacks Handbill or has another.

    A worker that is sent work which it cannot read only loses its connection, and the work waits for ever.
    """
    from handbill.editions.fingerprint import fingerprint

    folder = materials and materials.absolute()

    def asked() -> str:  # goes to the workers as it stands here, for they may not have this module
        from handbill.editions.fingerprint import fingerprint

        return fingerprint(folder)

    answers = client.run(asked, on_error="return")
    if not answers:
        raise Unusable(Problem("the cluster has no workers", "Start some.", DASK))
    for worker, answer in answers.items():
        if isinstance(answer, Exception):
            told = f"the worker {worker} cannot run Handbill ({answer})"
            raise Unusable(Problem(told, "Install it on every worker.", DASK))
        if answer != fingerprint(materials):
            told = f"the worker {worker} has other words, fonts or libraries than this machine"
            raise Unusable(Problem(told, "Install the same on every worker, and start it again.", DASK))


def lost(error: Exception) -> Problem | None:
    """What to tell of work that a worker, or the whole cluster, did not live to finish; None for any other error."""
    again = "What is printed is whole; run the same command again to go on"
    if isinstance(error, BrokenExecutor):
        told = "a worker process was killed, perhaps for want of memory"
        return Problem(told, f"{again}, with fewer processes if need be.", Where("--jobs"))
    if isinstance(error, CancelledError) or type(error).__module__.startswith("distributed"):
        told = str(error).split(". ")[0] or "it no longer answers"
        return Problem(f"the cluster was lost ({told})", f"{again}.", DASK)
    return None


@contextmanager
def stopping() -> Iterator[threading.Event]:
    """An event that is set by the first Ctrl-C, so that what is begun can be finished; the second stops at once."""
    stop = threading.Event()
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler or threading.current_thread() is not threading.main_thread():
        yield stop
        return

    def hear(*_: object) -> None:
        signal.signal(signal.SIGINT, before)
        stop.set()

    signal.signal(signal.SIGINT, hear)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
