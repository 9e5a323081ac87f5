"""Whoever does the work, and whatever becomes of them: the same files, and a manifest that is true."""

import logging
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, process
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import distributed
import pytest
from distributed.comm import CommClosedError
from distributed.scheduler import KilledWorker
from runs import ALONE, ONE_PIECE, SCHOOLS, batch, files, invented, listed, started, told

from handbill.district import batch as batches
from handbill.district import cluster as clusters
from handbill.district.losses import lost
from handbill.district.workers import workers
from handbill.editions.homes import cache_folder
from handbill.problems import Overfull, Problem, Unusable, Where

MANY = 6000  # schools, for a cluster to be still at them when its workers are lost
PAIR = (*ONE_PIECE, "--jobs", "2")


def of(processes: int) -> distributed.LocalCluster:
    """A Dask cluster of this machine alone, without a dashboard."""
    return distributed.LocalCluster(
        n_workers=processes, threads_per_worker=1, processes=True, host="127.0.0.1", silence_logs=logging.CRITICAL,
        dashboard_address="127.0.0.1:0", scheduler_kwargs={"dashboard": False},
    )  # fmt: skip


@pytest.fixture(scope="module")
def cluster() -> Iterator[distributed.LocalCluster]:
    """One of two processes."""
    with of(2) as made:
        yield made


def on(cluster: distributed.LocalCluster) -> tuple[str, ...]:
    return (*ONE_PIECE, "--dask", cluster.scheduler_address)


@contextmanager
def meanwhile(done: Callable[[], bool], change: Callable[[], None]) -> Iterator[None]:
    """Changes something when it is time."""

    def wait() -> None:
        while not done():
            time.sleep(0.002)
        change()

    waiting = Thread(target=wait)
    waiting.start()
    yield
    waiting.join()


@contextmanager
def killing(out: Path, when: Callable[[], bool], victim: Callable[[], int] | None = None) -> Iterator[list[int]]:
    """Kills a process of the run's own, or that one, when it is time; gives how many schools were printed by then."""
    others, printed = multiprocessing.active_children(), []

    def kill() -> None:
        while not when():
            time.sleep(0.002)
        os.kill(victim() if victim else next(c.pid for c in multiprocessing.active_children() if c not in others), signal.SIGKILL)
        printed.append(len([*out.glob("cedar-*")]))

    killer = Thread(target=kill)
    killer.start()
    yield printed
    killer.join()


def one_of(cluster: distributed.LocalCluster) -> int:
    """A worker's process; a cluster may have begun another in the place of one that died in an earlier test."""
    return next(iter(cluster.workers.values())).pid


def well_on_its_way(out: Path) -> Callable[[], bool]:
    return lambda: len([*out.glob("cedar-*")]) >= 200


def test_of_two_workers_of_a_cluster_one_is_killed_and_every_file_is_there_all_the_same(cluster, expected, tmp_path):
    roster, whole = expected
    workers_were = {nanny.pid for nanny in cluster.workers.values()}
    out = tmp_path / "out"
    with killing(out, well_on_its_way(out), lambda: one_of(cluster)) as printed:
        done = batch(roster, out, *on(cluster))
    assert done.exit_code == 0, done.stderr
    assert not told(done.stderr)
    assert printed[0] < SCHOOLS
    assert len(workers_were) == 2
    assert len(workers_were - {nanny.pid for nanny in cluster.workers.values()}) == 1
    assert files(out) == whole
    assert listed(out) == whole.keys()


def test_a_result_whose_worker_died_right_after_it_was_fetched_is_a_result(cluster, monkeypatch):
    fetch = distributed.Future._result

    async def fetch_and_lose(future, **options):
        result = await fetch(future, **options)
        future._state.lose()
        return result

    monkeypatch.setattr(distributed.Future, "_result", fetch_and_lose)
    with workers(1, cluster.scheduler_address) as crew:
        assert crew.executor.submit(divmod, 7, 2).result() == (3, 1)


def test_a_cluster_prints_into_a_folder_named_from_here(cluster, tmp_path, monkeypatch):
    """Its workers stand in another folder, and are told of this one."""
    monkeypatch.chdir(tmp_path)
    done = batch(invented(Path("roster.csv"), 40), Path("out"), *on(cluster))
    assert done.exit_code == 0, done.stderr
    assert "out/cedar-hollow-0-high" in done.stdout.splitlines()
    assert len(listed(Path("out"))) == 40


def test_a_cluster_prints_nothing_of_what_somebody_changed_in_the_cache(cluster, tmp_path):
    roster = invented(tmp_path / "roster.csv", 4)
    assert batch(roster, tmp_path / "first", *on(cluster)).exit_code == 0
    kept = [*cache_folder().glob("*.edition")]
    assert kept
    for path in kept:
        path.write_bytes(path.read_bytes().replace(b"en-US", b"fr-FR"))
    assert batch(roster, tmp_path / "again", *on(cluster)).exit_code == 0
    assert files(tmp_path / "again") == files(tmp_path / "first")


@pytest.mark.parametrize(
    ("change", "gist"),
    [
        (
            "sys.modules |= {name: None for name in [*sys.modules, 'handbill'] if name.startswith('handbill')}",
            "cannot run Handbill",
        ),
        (
            "from handbill.editions import fingerprint; fingerprint.fingerprint = lambda materials: 'another'",
            "other words, fonts or libraries",
        ),
    ],
)
def test_a_worker_with_no_handbill_or_another_is_told_before_anything_is_printed(change, gist, cluster, tmp_path):
    with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
        client.run(exec, f"import sys; {change}")
        try:
            done = batch(invented(tmp_path / "roster.csv", 40), tmp_path / "out", *on(cluster))
        finally:
            client.run(exec, "import sys; [sys.modules.pop(name) for name in [*sys.modules] if name.startswith('handbill')]")
    [error] = told(done.stderr)
    assert gist in error
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("address", [
    "nowhere", "http://127.0.0.1:9", "tls://127.0.0.1:9", "tcp://[::1", "inproc://x", " ", "10.0.0.5", "10.0.0.5:0",
    "10.0.0.5:99999", "scheduler.json", "host:port", "tcp://",
])  # fmt: skip
def test_what_can_be_no_clusters_address_is_told_at_once(address, tmp_path):
    begun = time.monotonic()
    done = batch(invented(tmp_path / "roster.csv", 3), tmp_path / "out", *ONE_PIECE, "--dask", address)
    assert time.monotonic() - begun < clusters.PATIENCE / 2
    [error] = told(done.stderr)
    assert f"--dask: no cluster answers at “{address}”" in error
    assert not (tmp_path / "out").exists()


def test_nothing_more_is_said_of_such_an_address(tmp_path):
    """Not by Python either, when it ends."""
    options = ["batch", str(invented(tmp_path / "roster.csv", 3)), "--out", str(tmp_path / "out"), "--dask", "http://127.0.0.1:9"]
    done = subprocess.run([sys.executable, "-m", "handbill", *options], cwd=Path(__file__).parents[2], capture_output=True,
                          text=True, timeout=30, check=False)  # fmt: skip
    assert done.returncode == 1
    assert "Exception ignored" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("Error: --dask: no cluster answers")


@pytest.mark.parametrize("address", ["127.0.0.1:9", "tcp://127.0.0.1:9", "[::1]:9"])
def test_a_cluster_that_is_not_there_is_told_before_anything_is_printed(address, tmp_path, monkeypatch):
    monkeypatch.setattr(clusters, "PATIENCE", 0.5)
    done = batch(invented(tmp_path / "roster.csv", 3), tmp_path / "out", *ONE_PIECE, "--dask", address)
    assert done.exit_code == 1
    [error] = told(done.stderr)
    assert f"--dask: no cluster answers at “{address}”" in error
    assert not (tmp_path / "out").exists()


def test_a_cluster_without_workers_is_told(tmp_path):
    with of(0) as empty:
        done = batch(invented(tmp_path / "roster.csv", 3), tmp_path / "out", *on(empty))
    assert "the cluster has no workers" in told(done.stderr)[0]


def test_a_cluster_whose_workers_all_die_is_told_after_a_while_and_what_is_there_is_listed(tmp_path, monkeypatch):
    monkeypatch.setattr(clusters, "NOBODY", 1)
    monkeypatch.setattr(batches, "LOOK", 0.2)
    out = tmp_path / "out"
    with of(2) as dying:

        def die() -> None:
            for nanny in dying.workers.values():
                nanny.close_gracefully()  # so that it starts no other
                os.kill(nanny.pid, signal.SIGKILL)

        with meanwhile(well_on_its_way(out), die):
            done = batch(invented(tmp_path / "roster.csv", MANY), out, *on(dying))
    assert done.exit_code == 1
    [error] = told(done.stderr)
    assert "--dask: the cluster has had no workers for 1 seconds" in error
    assert 200 <= len(files(out)) < MANY
    assert listed(out) == files(out).keys()
    assert f"{len(files(out)):,} files, of which 0" in done.stderr


def test_of_a_worker_of_a_cluster_that_is_stopped_it_is_told_that_it_does_not_answer(cluster, tmp_path, monkeypatch):
    monkeypatch.setattr(batches, "QUIET", 0.5)
    monkeypatch.setattr(batches, "LOOK", 0.2)
    out, stopped = tmp_path / "out", one_of(cluster)

    def stop() -> None:
        os.kill(stopped, signal.SIGSTOP)
        time.sleep(2)
        os.kill(stopped, signal.SIGCONT)

    with meanwhile(well_on_its_way(out), stop):
        done = batch(invented(tmp_path / "roster.csv", MANY), out, *on(cluster))
    assert done.exit_code == 0
    assert any("no worker has answered for" in note for note in told(done.stderr, "Note"))
    assert len(listed(out)) == MANY


def test_without_the_extra_a_cluster_is_told_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = batch(invented(tmp_path / "roster.csv", 3), tmp_path / "out", *ONE_PIECE, "--dask", "127.0.0.1:9")
    assert done.exit_code == 1
    [error] = told(done.stderr)
    assert 'pip install "handbill[cluster]"' in error


@pytest.mark.parametrize(
    ("error", "gist"),
    [
        (CancelledError(), "the cluster was lost (it no longer answers)"),
        (
            KilledWorker("print_chunk-7", SimpleNamespace(address="tcp://127.0.0.1:9"), 3),
            "all those workers died while running it)",
        ),
        (CommClosedError("in the middle"), "the cluster was lost (in the middle)"),
    ],
)
def test_a_cluster_that_is_lost_on_the_way_is_told(error, gist):
    assert gist in str(lost(error))
    assert "run the same command again to go on" in str(lost(error))
    assert lost(KeyError("ours")) is None


@pytest.mark.parametrize("error", [
    Unusable(Problem("it is full", "Make room.", Where("words.yaml", 2, 5)), Problem("it is old")),
    Overfull(Problem("it is too long")),
])  # fmt: skip
def test_what_cannot_be_used_is_told_in_full_also_by_another_process(error):
    told = pickle.loads(pickle.dumps(error))  # noqa: S301 (ours)
    assert (type(told), told.problems, str(told)) == (type(error), error.problems, str(error))


def test_of_silence_only_what_follows_the_last_answer_counts(tmp_path, monkeypatch):
    """However long a run takes, nobody is told of silence while chunks come."""
    monkeypatch.setattr(batches, "QUIET", 0.4)
    monkeypatch.setattr(batches, "LOOK", 0.05)
    monkeypatch.setattr(batches, "CHUNK", 5)
    monkeypatch.setattr(batches.Chunk, "report", slowly(batches.Chunk.report))
    done = batch(invented(tmp_path / "roster.csv", 40), tmp_path / "out", *ALONE)
    assert done.exit_code == 0
    assert not any("answered" in note for note in told(done.stderr, "Note"))


def slowly(report: Callable[..., object]) -> Callable[..., object]:
    """One that has nothing to tell when it is asked first, and takes a while for that."""
    asked: set[int] = set()

    def told_later(chunk: object, seconds: float) -> object:
        if id(chunk) in asked:
            return report(chunk, seconds)
        asked.add(id(chunk))
        time.sleep(0.1)
        return None

    return told_later


@pytest.mark.parametrize("jobs", [62, 64, 500])
def test_where_a_system_can_wait_for_fewer_processes_there_are_fewer(jobs, monkeypatch):
    """As Windows does."""
    monkeypatch.setattr(process, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(process.ProcessPoolExecutor, "submit", lambda *_: None)
    with workers(jobs) as crew:
        assert crew.hands == 61


def test_a_process_that_is_killed_is_told_and_the_next_run_goes_on(expected, tmp_path):
    roster, whole = expected
    out = tmp_path / "out"
    with killing(out, well_on_its_way(out)):
        done = batch(roster, out, *PAIR)
    assert done.exit_code == 1
    [error] = told(done.stderr)
    assert "a worker process was killed" in error
    assert 0 < len(listed(out)) <= len(files(out)) < SCHOOLS
    assert files(out).items() <= whole.items()
    assert batch(roster, out, *PAIR).exit_code == 0
    assert files(out) == whole
    assert listed(out) == whole.keys()


def test_after_a_loss_each_line_of_the_manifest_is_true_also_where_the_roster_changed(expected, tmp_path):
    """Of a school that nobody reported the file may be the earlier one or the new."""
    roster, whole = expected
    out, changed = tmp_path / "out", invented(tmp_path / "changed.csv", SCHOOLS, area="425")
    batch(roster, out, *ALONE)
    name = next(name for name in whole if "-150-" in name)
    with killing(out, lambda: (out / name).read_bytes() != whole[name]):
        assert batch(changed, out, *PAIR).exit_code == 1
    assert len(listed(out)) > SCHOOLS / 2
    assert batch(changed, out, *PAIR).exit_code == 0
    assert listed(out) == whole.keys()


def test_while_a_run_prints_no_other_prints_into_its_folder(expected, tmp_path):
    roster, whole = expected
    out = tmp_path / "out"
    with started(roster, out, "--jobs", "1") as run:
        assert "another run is printing into" in told(batch(roster, out, *ALONE).stderr)[0]
        run.communicate(timeout=60)
    assert run.returncode == 0
    assert files(out) == whole
    assert listed(out) == whole.keys()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_after_a_kill_and_a_restart_every_file_has_the_bytes_of_a_run_that_nobody_disturbed(jobs, expected, tmp_path):
    """Its processes end with it, or stderr would stay open."""
    roster, whole = expected
    out = tmp_path / "out"
    with started(roster, out, "--jobs", jobs) as run:
        run.kill()
        run.communicate(timeout=30)
    assert 100 <= len(files(out)) < SCHOOLS
    assert {name: data for name, data in files(out).items() if not name.startswith(".")}.items() <= whole.items()
    assert batch(roster, out, *ALONE).exit_code == 0
    assert files(out) == whole
    assert listed(out) == whole.keys()
