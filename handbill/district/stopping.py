"""What Ctrl-C, and whatever else ends a program, does to a run: the first is obeyed in good order, the second at once."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

HEARD = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
PATIENCE = 5.0  # seconds for lists to be finished, however often a key is pressed


class Stop:
    """Whether a run is to stop, and whether it may be broken off where it is."""

    def __init__(self) -> None:
        self._asked = self._open = False
        self._due: float | None = None  # since when it is to be broken off

    def set(self) -> None:
        """Nothing else is begun from now on."""
        self._asked = True

    def is_set(self) -> bool:
        return self._asked

    def hear(self, *_: object) -> None:
        """The first time nothing else is begun; then KeyboardInterrupt is due, and if that takes long raised wherever we are."""
        now = time.monotonic()
        if not self._asked:
            self._asked = True
        elif self._open or (self._due and now - self._due > PATIENCE):
            self._due = None
            raise KeyboardInterrupt
        else:
            self._due = self._due or now

    @contextmanager
    def breakable(self) -> Iterator[None]:
        """Work that may be broken off in its midst: raises KeyboardInterrupt if that is due, or once it is."""
        try:
            self._open = True
            if self._due:
                self._due = None
                raise KeyboardInterrupt
            yield
        finally:
            self._open = False


@contextmanager
def stopping() -> Iterator[Stop]:
    """Has a run hear each of the signals that would raise KeyboardInterrupt, until the block is left."""
    stop, before = Stop(), {}
    if threading.current_thread() is threading.main_thread():
        for number in HEARD:
            if signal.getsignal(number) is signal.default_int_handler:
                before[number] = signal.signal(number, stop.hear)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
