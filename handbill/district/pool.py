"""Processes of this machine that work for a run, and end with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.process import BaseProcess
from typing import Any

from handbill.district.stopping import HEARD

ON_WINDOWS = 61  # processes, for more cannot be waited for there
GRACE = 5.0  # seconds that a process goes on for when it is told to end, since the run may be ending too


class Pool:
    """So many processes, or as many as the system can wait for."""

    def __init__(self, jobs: int) -> None:
        self._context = _Context()
        try:
            self.executor, self.hands = self._made(jobs), jobs
        except ValueError:
            self.executor, self.hands = self._made(ON_WINDOWS), ON_WINDOWS
        try:
            with _unheard():  # until all are known that are started
                for _ in range(self.hands):
                    self.executor.submit(os.getpid)  # starts one
        except BaseException:
            self.close()
            raise

    def _made(self, jobs: int) -> ProcessPoolExecutor:
        with _unheard():  # it starts a process that looks after the others
            return ProcessPoolExecutor(jobs, self._context, initializer=_follow)

    def look(self) -> None:
        """A process that ends is told by whatever it worked at."""

    def halt(self) -> None:
        """Ends all processes where they are; afterwards nobody writes any more."""
        for worker in self._context.started:
            if worker.is_alive():
                worker.kill()
        self.close()

    def close(self) -> None:
        """Waits for what is begun, and drops what is not."""
        self.executor.shutdown(cancel_futures=True)


class _Context(SpawnContext):
    """Starts processes anew, and knows which."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[_Worker] = []

    def Process(self, *given: Any, **named: Any) -> _Worker:  # type: ignore[override]  # noqa: N802 (the name is Python's)
        self.started.append(_Worker(*given, **named))
        return self.started[-1]


class _Worker(SpawnProcess):
    def start(self) -> None:
        with _unheard():
            super().start()


@contextmanager
def _unheard() -> Iterator[None]:
    """Puts off what would end us, also for processes that are started meanwhile, until these know what to do about it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, HEARD)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _follow() -> None:
    """Leaves what reaches every process of a terminal or a service to the first one, and ends when that was killed."""
    for number in HEARD:
        signal.signal(number, _linger if number == signal.SIGTERM else signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HEARD)
    threading.Thread(target=_end_with, args=(multiprocessing.parent_process(),), daemon=True).start()


def _linger(*_: object) -> None:
    """Ends in a while, for if the first process was told to end too, it waits for what is begun."""
    timer = threading.Timer(GRACE, os._exit, (1,))
    timer.daemon = True
    timer.start()


def _end_with(first: BaseProcess) -> None:
    first.join()
    os._exit(1)
