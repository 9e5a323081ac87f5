"""A Dask cluster that works for a run."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from threading import Thread
from typing import Any, ParamSpec, TypeVar

from handbill.district.losses import DASK
from handbill.problems import Problem, Unusable

PATIENCE = 10  # seconds until a cluster that does not answer is told
NOBODY = 60.0  # seconds that a cluster may be without a worker
ADDRESS = re.compile(r"([a-z]+://)?(\[[^]\s]+]|[^][\s:/]+):(?P<port>\d{1,5})/?")
TO_THE_END = 3.0  # seconds for workers whom nobody can ask any more to be done with what they are at
P = ParamSpec("P")
T = TypeVar("T")


def cluster(address: str, materials: Path | None) -> Cluster:
    """The cluster at that address. Raises Unusable where there is none, or one that would print something else."""
    client = _client(address)
    try:
        _refuse_others(client, materials)
    except BaseException:
        client.close()
        raise
    return Cluster(client)


class Cluster:
    """A cluster, which gives a lost worker's piece of work to another by itself."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._alone_since: float | None = None
        self.executor, self.hands = _Executor(client), sum(client.nthreads().values())

    def look(self) -> None:
        """Raises Unusable once there was no worker for a while."""
        now = time.monotonic()
        if self._client.nthreads():
            self._alone_since = None
            return
        self._alone_since = self._alone_since or now
        if now - self._alone_since >= NOBODY:
            told = f"the cluster has had no workers for {NOBODY:.0f} seconds"
            raise Unusable(Problem(told, "Start some, and run the same command again to go on.", DASK))

    def halt(self) -> None:
        """Cancels what is not done, and waits a while for what goes on all the same."""
        waiting = Thread(target=self._cancel, daemon=True)  # for a cluster that is lost may never answer
        waiting.start()
        waiting.join(PATIENCE)

    def _cancel(self) -> None:
        try:
            self._client.cancel(self.executor.begun, force=True)
            while any(self._client.run(_busy).values()):
                time.sleep(0.05)
        except Exception:
            time.sleep(TO_THE_END)

    def close(self) -> None:
        self._client.close()


def _busy(dask_worker: Any) -> int:
    """How many pieces of work a worker is at; Dask names the argument."""
    return len(dask_worker.state.executing)


class _Executor(Executor):
    """Gives each piece of work to the cluster, whose futures fetch a result again when its worker died meanwhile.

    Dask's own executor takes such a result for an error (distributed 2026.8, cfexecutor: the status is read after it).
    """

    def __init__(self, client: Any) -> None:
        self._client = client
        self._futures: list[Any] = []

    def submit(self, work: Callable[P, T], /, *args: P.args, **named: P.kwargs) -> Future[T]:
        future: Future[T] = self._client.submit(work, *args, **named, pure=False)  # has what a Future has
        self._futures = [*self.begun, future]
        return future

    @property
    def begun(self) -> list[Any]:
        """What is not done yet."""
        return [future for future in self._futures if not future.done()]


def _client(address: str) -> Any:
    """Whom to ask at that address. Raises Unusable where nobody answers."""
    try:
        from distributed import Client
    except ImportError:
        raise Unusable(Problem("Dask is not installed", 'Run: pip install "handbill[cluster]"', DASK)) from None
    found = ADDRESS.fullmatch(address)
    if not (found and 0 < int(found["port"]) < 1 << 16) and not address.startswith("inproc://"):
        told = f"no cluster answers at “{address}”, which is no address with a port"
        raise Unusable(Problem(told, "Write it as host:8786 or tcp://host:8786.", DASK))

    class Ours(Client):
        def start(self, **named: Any) -> None:
            """Leaves nothing to be closed where it fails; closing that takes twice as long as waiting for an answer."""
            try:
                super().start(**named)  # type: ignore[no-untyped-call]  # Dask brings few types
            except BaseException:
                self.status = "closed"
                raise

    try:
        return Ours(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError, ImportError) as error:
        raise Unusable(Problem(f"no cluster answers at “{address}” ({error})", "Check the address.", DASK)) from None


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
