"""A Dask cluster makes the same documents: a real scheduler, two workers."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from documents import PLANS
from kehoach.batch.cluster import Cluster
from kehoach.batch.jobs import Job
from kehoach.batch.making import make_chunk
from kehoach.errors import BadInput, ToolMissing

distributed = pytest.importorskip("distributed")
BAD = Job("hong.yaml", b"k: [")


def free_port() -> int:
    with closing(socket.socket()) as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


class Dask:
    """A scheduler and workers, as an office's own cluster would run them."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.started: list[subprocess.Popen[bytes]] = []
        self.start("dask_scheduler", "--host", "127.0.0.1", "--port", str(self.port))

    def start(self, what: str, *words: str, path: str = "") -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.{what}", *words, "--no-dashboard"]
        log = (self.folder / f"{len(self.started)}.log").open("wb")
        with log:
            made = subprocess.Popen(
                command,
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": path},
                stdout=log,
                stderr=log,
            )
        self.started.append(made)
        return made

    def worker(self, path: str = "") -> subprocess.Popen[bytes]:
        address = f"tcp://127.0.0.1:{self.port}"
        return self.start("dask_worker", address, "--no-nanny", path=path)

    def wait_for(self, count: int) -> None:
        with distributed.Client(f"tcp://127.0.0.1:{self.port}", timeout=60) as client:
            client.wait_for_workers(count, timeout=60)

    @property
    def url(self) -> str:
        return f"dask://127.0.0.1:{self.port}"

    def end(self) -> None:
        for one in reversed(self.started):
            one.kill()
            one.wait()


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    made = Dask(tmp_path_factory.mktemp("dask"))
    try:
        for _ in range(2):
            made.worker()
        made.wait_for(2)
        yield made
    finally:
        made.end()


def chunks() -> list[list[Job]]:
    jobs = [Job(str(path), path.read_bytes()) for path in PLANS[:2]]
    return [jobs[:1], [], [BAD, jobs[1]], jobs[:1]]


def test_documents_and_problems_are_those_of_this_process_in_order(dask: Dask) -> None:
    assert list(Cluster(dask.url).run(chunks())) == [make_chunk(chunk) for chunk in chunks()]


def test_both_workers_are_this_program_but_not_this_process(dask: Dask) -> None:
    with distributed.Client(f"tcp://127.0.0.1:{dask.port}") as client:
        found = set(client.run(os.getpid).values())
    assert len(found) == 2
    assert os.getpid() not in found


def test_a_worker_that_dies_is_made_up_for(dask: Dask) -> None:
    lost = dask.worker()
    dask.wait_for(3)
    many = [chunk for _ in range(6) for chunk in chunks()]
    made = []
    for at, found in enumerate(Cluster(dask.url).run(many)):
        made.append(found)
        if at == 0:
            lost.kill()
    assert made == [make_chunk(chunk) for chunk in chunks()] * 6


def test_giving_up_leaves_the_cluster_free_for_others(dask: Dask) -> None:
    work = Cluster(dask.url).run(chunks() * 5)
    next(work)
    work.close()
    assert list(Cluster(dask.url).run([[BAD]])) == [make_chunk([BAD])]


def test_a_cluster_without_workers_is_told(tmp_path: Path) -> None:
    lonely = Dask(tmp_path)
    try:
        with pytest.raises(ToolMissing, match="KH1073"):
            list(Cluster(lonely.url, timeout=60).run(chunks()))
    finally:
        lonely.end()


def test_a_worker_with_other_libraries_is_refused(dask: Dask, tmp_path: Path) -> None:
    (tmp_path / "jinja2-0.0.1.dist-info").mkdir()
    other = dask.worker(str(tmp_path))
    try:
        dask.wait_for(3)
        with pytest.raises(ToolMissing, match="KH1074") as caught:
            list(Cluster(dask.url).run(chunks()))
        assert caught.value.problems[0].args["workers"].count("tcp://") == 1
    finally:
        other.kill()
        other.wait()


def test_nobody_at_the_address_is_told() -> None:
    with pytest.raises(ToolMissing, match="KH1072"):
        list(Cluster(f"dask://127.0.0.1:{free_port()}", timeout=0.5).run(chunks()))


@pytest.mark.parametrize("url", ["10.0.0.5:8786", "dask://10.0.0.5", "ray://a:1", "dask://:1", ""])
def test_what_is_no_address_is_told(url: str) -> None:
    with pytest.raises(BadInput, match="KH1070"):
        Cluster(url)
