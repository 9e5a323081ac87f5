"""A district's work in chunks of schools, handed to a crew, whichever it is: this process, a pool of them or a cluster.

What a chunk prints depends on its own schools alone.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from handbill.district.chunk import Chunk
from handbill.district.printer import Job, Report
from handbill.district.stopping import Stop
from handbill.district.workers import Crew
from handbill.problems import Problem, Unusable
from handbill.roster.schools import School

CHUNK = 32  # schools handed out at a time
AHEAD = 4  # chunks that wait for each worker
LOOK = 5.0  # seconds between two looks whether anybody is left
QUIET = 60.0  # seconds without an answer until that is told, and then twice as long each time
LAST = 30.0  # seconds without an answer until a run that is to stop is broken off


def run(schools: Iterable[School], job: Job, crew: Crew, stop: Stop, *, bare: bool) -> Iterator[Report]:
    """Prints for each school; gives the chunks' reports in the schools' order, and last why it ended before all were printed.

    `bare` says that nothing was printed before. Once `stop` is set no other chunk is begun, and what was begun is
    reported. Where it is broken off or a worker is lost, nobody works any more, and the files that are there are reported.
    """
    work, silence = _Work(schools, job, crew, bare), _Silence()
    failed: Exception | None = None
    lost: tuple[Problem, ...] = ()
    try:
        while True:
            with stop.breakable():
                if not stop.is_set():
                    work.hand_out()
                if not work.begun:
                    break
                report = work.report()
                told = report or silence.told(stop)
            if report:
                work.begun.popleft()
                silence = _Silence()
            if told:
                yield told
    except KeyboardInterrupt:
        stop.set()
    except Unusable as unusable:
        lost = unusable.problems
    except Exception as error:
        failed = error
    yield from work.left_behind()
    if failed:
        raise failed
    if work.ended or lost:
        yield Report(stopped=work.ended + lost)


class _Work:
    """Schools that are left, and chunks of them that are begun, in their order."""

    def __init__(self, schools: Iterable[School], job: Job, crew: Crew, bare: bool) -> None:
        self._left, self._job, self._crew, self._bare = iter(schools), job, crew, bare
        self.begun: deque[Chunk] = deque()
        self.ended: tuple[Problem, ...] = ()  # why no more schools can be read

    def hand_out(self) -> None:
        """Begins as many chunks as the crew can have at hand."""
        while not self.ended and len(self.begun) < AHEAD * self._crew.hands:
            try:
                schools = list(islice(self._left, CHUNK))
            except Unusable as unusable:
                self.ended = unusable.problems
                return
            if not schools:
                return
            self.begun.append(Chunk(schools, self._job))
            self.begun[-1].begin(self._crew.executor, bare=self._bare)

    def report(self) -> Report | None:
        """The first chunk's, if it comes before long. Raises Unusable where its worker is lost, or nobody is left to work."""
        report = self.begun[0].report(LOOK)
        if not report:
            self._crew.look()
        return report

    def left_behind(self) -> Iterator[Report]:
        """What came of the chunks that are begun, now that nobody goes on with them."""
        if self.begun:
            self._crew.halt()
        for chunk in self.begun:
            yield chunk.found()


class _Silence:
    """Tells how long nobody has answered since the last one who did."""

    def __init__(self) -> None:
        self._since = time.monotonic()
        self._next = QUIET

    def told(self, stop: Stop) -> Report | None:
        """What to tell, once it was long. Raises KeyboardInterrupt if the run is to stop, and nobody lets it."""
        seconds = time.monotonic() - self._since
        if stop.is_set() and seconds > LAST:
            raise KeyboardInterrupt
        if seconds < self._next:
            return None
        self._next *= 2
        told = f"no worker has answered for {seconds:.0f} seconds"
        return Report(notices=[Problem(told, "If one is stopped, let it go on; Ctrl-C ends the run, and twice ends it at once.")])
