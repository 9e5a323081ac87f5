"""Whoever ends the program, by closing its window, stopping a service or shutting down, is heard as Ctrl-C is."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

ENDING = ("SIGTERM", "SIGHUP", "SIGBREAK")  # each as far as the system has it


@contextmanager
def heard() -> Iterator[None]:
    """Raises KeyboardInterrupt for each of them, unless it was told to be ignored, as `nohup` does."""
    with _handled(ENDING, signal.default_int_handler, unless=lambda handler: handler is not signal.SIG_DFL):
        yield


@contextmanager
def deaf() -> Iterator[None]:
    """Hears none of them, nor Ctrl-C: for last words, which take a moment and are owed to whoever pressed it twice."""
    with _handled(("SIGINT", *ENDING), signal.SIG_IGN, unless=lambda _: False):
        yield


@contextmanager
def _handled(names: Iterable[str], handler: Any, *, unless: Callable[[Any], bool]) -> Iterator[None]:
    """Has signals handled so for a while, as far as the system has them; not those whose own handler speaks against it."""
    before = {}
    with suppress(ValueError):  # only the first thread can hear
        for number in (getattr(signal, name) for name in names if hasattr(signal, name)):
            if not unless(signal.getsignal(number)):
                before[number] = signal.signal(number, handler)
    try:
        yield
    finally:
        for number, own in before.items():
            signal.signal(number, own)
