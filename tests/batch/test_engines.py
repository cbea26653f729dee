"""Whoever does the work, the documents are the same, in the order of the specs."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Iterable, Iterator
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

import pytest
from season import BAD, contents, fates, rendered, season

from kehoach.batch import engines, making, processes, running
from kehoach.batch.engines import Alone, Chunk, Here, Results, engine_for
from kehoach.batch.finding import Slot
from kehoach.batch.jobs import Job, Made
from kehoach.batch.making import make, make_chunk
from kehoach.batch.manifest import MANIFEST
from kehoach.batch.options import Options
from kehoach.batch.processes import Processes
from kehoach.problem import Problem
from small_plans import spec

FORK = pytest.param("fork", marks=pytest.mark.skipif(sys.platform == "win32", reason="không có"))


def job(at: int, text: str = "") -> Job:
    return Job(f"k{at}.yaml", (text or spec(f"kế hoạch: Việc thứ {at}")).encode())


def started(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    context: BaseContext = multiprocessing.get_context(method)
    monkeypatch.setattr(processes, "_context", lambda: context)


def test_a_job_and_what_it_becomes_can_be_sent_anywhere() -> None:
    for one in (job(1), job(2, BAD)):
        assert pickle.loads(pickle.dumps(one)) == one
        assert pickle.loads(pickle.dumps(make(one))) == make(one)


def test_one_template_is_sent_once_for_a_chunk() -> None:
    template, register = bytes(100_000), bytes(50_000)
    chunk = [Job(f"{at}", b"", register, "r", template) for at in range(20)]
    assert len(pickle.dumps(chunk)) < 160_000


@pytest.mark.parametrize("method", ["spawn", FORK])
def test_several_processes_make_what_one_makes(
    method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(monkeypatch, method)
    chunks = [[job(1), job(2, BAD)], [], [job(3)], [job(4), job(5)], []]
    here = list(Here().run(chunks))
    assert [len(made) for made in here] == [2, 0, 1, 2, 0]
    assert here[0][1].problems and not here[0][1].docx
    assert list(Processes(2).run(iter(chunks))) == here


@pytest.mark.parametrize("size", [1, 3])
def test_a_batch_is_the_same_whoever_made_it(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = season(tmp_path / "in", 7)
    (source / "k03.yaml").write_text(BAD, encoding="utf-8")
    monkeypatch.setattr(running, "_size", lambda *_: size)
    here = rendered(source, tmp_path / "one", Here())
    apart = rendered(source, tmp_path / "two", Processes(2))
    assert fates(here) == fates(apart)
    assert [one.problems for one in here] == [one.problems for one in apart]
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    one, two = ((tmp_path / name / MANIFEST).read_bytes() for name in ("one", "two"))
    assert one == two


@pytest.mark.parametrize(
    ("count", "jobs", "who"),
    [(1, 8, Alone), (24, 8, Here), (500, 1, Here), (25, 2, Processes), (500, 3, Processes)],
)
def test_a_small_batch_stays_in_this_process(count: int, jobs: int, who: type) -> None:
    engine = engine_for(count, jobs)
    assert type(engine) is who
    assert getattr(engine, "jobs", jobs) == jobs


def test_without_jobs_there_is_one_for_each_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 1 <= engines.processors() <= (os.cpu_count() or 1)
    monkeypatch.setattr(engines, "processors", lambda: 5)
    engine = engine_for(100, 0)
    assert isinstance(engine, Processes) and engine.jobs == 5


class Noting(Here):
    """Notes the size of each chunk, and how many of them were taken before the first result."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def run(self, chunks: Iterable[Chunk]) -> Results:
        for chunk in chunks:
            self.sizes.append(len(chunk))
            yield [Made(problems=(Problem("KH916"),), exit_code=2) for _ in chunk]


@pytest.mark.parametrize(
    ("count", "options", "sizes"),
    [
        (3, {"jobs": 2}, [1, 1, 1]),
        (24, {"jobs": 2}, [1] * 24),
        (160, {"jobs": 2}, [1, 2, 4, 8, *[10] * 14, 5]),
        (700, {"jobs": 1}, [1, 2, 4, 8, 16, *[32] * 20, 29]),
        (25, {"jobs": 9, "pdf": True}, [20, 5]),
    ],
)
def test_the_first_chunks_are_small_so_that_results_soon_show(
    count: int, options: dict[str, Any], sizes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for PDFs, of which each chunk costs a start of the converter."""
    monkeypatch.setattr(running, "processors", lambda: 2)
    monkeypatch.setattr("kehoach.batch.preparing.read_file", lambda _: b"k: 1")
    slots = [Slot(Path(f"k{at}.yaml"), Path(), f"k{at}.docx") for at in range(count)]
    engine = Noting()
    found = list(running.render_all(slots, Options(**options), engine=engine))
    assert engine.sizes == sizes
    assert [one.spec for one in found] == [one.spec for one in slots]


def test_the_second_chunk_is_taken_after_the_first_result() -> None:
    engine = Noting()
    slots = [Slot(Path(f"k{at}.yaml"), Path(), f"k{at}.docx") for at in range(40)]
    outcomes = running.render_all(slots, Options(jobs=2), engine=engine)
    next(outcomes)
    assert engine.sizes == [0]
    outcomes.close()


def test_chunks_are_taken_as_they_are_needed() -> None:
    taken = 0

    def chunks() -> Iterator[Chunk]:
        nonlocal taken
        for at in range(100):
            taken += 1
            yield [job(at)]

    results = Processes(1).run(chunks())
    next(results)
    assert taken <= 4
    results.close()


# what goes wrong


def test_a_fault_of_the_program_in_one_spec_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(one: Job) -> Made:
        return make(one) if Path(one.file).stem != "k01" else 1 / 0  # type: ignore[return-value]

    monkeypatch.setattr(making, "make", faulty)
    outcomes = rendered(season(tmp_path / "in", 3), tmp_path / "out")
    assert fates(outcomes) == {"k00": "written", "k01": "failed", "k02": "written"}
    (problem,) = outcomes[1].problems
    assert (problem.code, outcomes[1].exit_code) == ("KH1004", 1)
    assert problem.args["what"].startswith("ZeroDivisionError: division by zero (")


def test_of_a_single_spec_the_fault_keeps_its_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(_: Job) -> Made:
        raise ZeroDivisionError

    monkeypatch.setattr(engines, "make", faulty)
    with pytest.raises(ZeroDivisionError):
        rendered(season(tmp_path, 1) / "k00.yaml")


def deadly(jobs: Chunk) -> list[Made]:
    """Render, but end the process at one spec, as a system without memory does."""
    if any(one.file == "k4.yaml" for one in jobs):
        os.kill(os.getpid(), signal.SIGKILL)
    return make_chunk(jobs)


@pytest.mark.skipif(sys.platform == "win32", reason="chỉ có trên Linux, macOS")
def test_a_process_that_dies_takes_one_document_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    started(monkeypatch, "fork")
    monkeypatch.setattr(processes, "make_chunk", deadly)
    chunks = [[job(at), job(at + 1)] for at in range(0, 12, 2)]
    found = [made for chunk in Processes(2).run(iter(chunks)) for made in chunk]
    assert [bool(made.docx) for made in found] == [at != 4 for at in range(12)]
    assert [problem.code for problem in found[4].problems] == ["KH1003"]
    assert found[5] == make(job(5))
