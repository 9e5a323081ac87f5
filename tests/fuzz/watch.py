"""A command as it is watched: what it writes, whom it calls, how long it takes."""

import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

SECONDS = 20.0  # what takes longer hangs
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGING = {"os.mkdir": (2,), "os.rmdir": (1,), "os.remove": (1,), "os.rename": (2, 3), "os.symlink": (2,), "os.link": (2, 3),
            "os.truncate": (), "os.chmod": (2,), "os.chown": (3,), "os.utime": (3,)}  # fmt: skip
CALLING = ("socket.connect", "socket.sendto", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn")
_hear: Callable[[str, tuple], None] | None = None


class Hang(BaseException):
    """Raised in a command that takes too long; nobody but us catches it."""


def _listen(event: str, arguments: tuple) -> None:
    global _hear
    if (hear := _hear) and (event == "open" or event in CHANGING or event in CALLING):
        _hear = None  # what hearing opens is not the command's
        hear(event, arguments)
        _hear = hear


_listening: list[bool] = []


@contextmanager
def watched(allowed: Sequence[Path]) -> Iterator[list[str]]:
    """What is written outside those folders and files, and whom anybody calls, as it happens. Python's own audit tells it."""
    global _hear
    if not _listening:
        sys.addaudithook(_listen)  # for good: there is no way to take it off again
        _listening.append(True)
    escapes: list[str] = []
    roots = [os.path.realpath(path) for path in allowed]

    def hear(event: str, arguments: tuple) -> None:
        if event in CALLING:
            escapes.append(f"{event} {arguments!r:.200}")
        for path in _changed(event, arguments):
            whole = os.path.realpath(os.path.dirname(path)) + os.sep + os.path.basename(path)
            if not any(whole == root or whole.startswith(root + os.sep) or root.startswith(whole + os.sep) for root in roots):
                escapes.append(f"{event} {whole}")

    _hear = hear
    try:
        yield escapes
    finally:
        _hear = None


def _changed(event: str, arguments: tuple) -> Iterator[str]:
    """The paths that an event writes, makes or takes away."""
    if event == "open":
        if not isinstance(arguments[0], int) and arguments[2] & WRITING and arguments[0] != os.devnull:
            yield os.path.abspath(os.fsdecode(arguments[0]))
    elif event in CHANGING:
        paths = arguments[:2] if event in ("os.rename", "os.link") else arguments[1:2] if event == "os.symlink" else arguments[:1]
        for path, at in zip(paths, CHANGING[event] or (99,), strict=False):
            if not isinstance(path, int):
                yield os.path.join(_folder(arguments, at), os.fsdecode(path))


def _folder(arguments: tuple, at: int) -> str:
    """The folder that a path is told from: an open one, or that of this process."""
    handle = arguments[at] if at < len(arguments) else -1
    return os.readlink(f"/proc/self/fd/{handle}") if handle >= 0 else os.getcwd()


@contextmanager
def within(seconds: float = SECONDS) -> Iterator[None]:
    """Raises Hang once so many seconds are over."""

    def hang(*_: object) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, hang)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def temporary(folder: Path) -> Iterator[None]:
    """Has what this process puts aside go into that folder, and leaves no compiled modules."""
    before = tempfile.tempdir, sys.dont_write_bytecode
    folder.mkdir(exist_ok=True)
    tempfile.tempdir, sys.dont_write_bytecode = str(folder), True
    try:
        yield
    finally:
        tempfile.tempdir, sys.dont_write_bytecode = before
