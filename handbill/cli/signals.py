"""Whoever ends the program, by closing its window, stopping a service or shutting down, is heard as Ctrl-C is."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress

ENDING = ("SIGTERM", "SIGHUP", "SIGBREAK")  # each as far as the system has it


@contextmanager
def heard() -> Iterator[None]:
    """Raises KeyboardInterrupt for each of them, unless it was told to be ignored, as `nohup` does."""
    before = {}
    with suppress(ValueError):  # only the first thread can hear
        for number in (getattr(signal, name) for name in ENDING if hasattr(signal, name)):
            if signal.getsignal(number) is signal.SIG_DFL:
                before[number] = signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def deaf() -> Iterator[None]:
    """Hears none of them, nor Ctrl-C: for last words, which take a moment and are owed to whoever pressed it twice."""
    before = {}
    with suppress(ValueError):
        for number in (getattr(signal, name) for name in ("SIGINT", *ENDING) if hasattr(signal, name)):
            before[number] = signal.signal(number, signal.SIG_IGN)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
