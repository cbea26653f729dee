"""Killed, out of room, locked out or interrupted: no half file, nothing lost, and it goes on."""

from __future__ import annotations

import errno
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import pytest
from season import contents, fates, manifest, rendered, season, write

from kehoach import files
from kehoach.batch import Options, common_folder, find_specs, ledger, render_all, slots
from kehoach.batch.locking import LOCK, held
from kehoach.batch.manifest import MANIFEST, read_manifest
from kehoach.errors import NotWritten
from kehoach.seal import State, state_of_docx

posix = pytest.mark.skipif(sys.platform == "win32", reason="chỉ có trên Linux, macOS")
KILLS = 50


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return season(tmp_path / "in", 4)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def kept_whole(folder: Path) -> None:
    """Every document is one that was written whole, and the manifest says nothing untrue."""
    for path in folder.glob("*.docx"):
        assert ZipFile(path).testzip() is None
        assert state_of_docx(path.read_bytes()) is State.UNTOUCHED
    read_manifest(folder / MANIFEST)


# killed


def killed(work: Callable[[], object], after: float | None = None) -> bool:
    """Run in a process of its own, killed after so many seconds if it does not kill itself.

    True when it was still at work.
    """
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            work()
        os._exit(0)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@posix
def test_killed_at_any_moment_it_goes_on_where_it_was(source: Path, out: Path) -> None:
    whole = out.with_name("whole")
    started = time.perf_counter()
    rendered(source, whole)
    lasts = time.perf_counter() - started
    chance = random.Random(6)
    at_work = 0
    for at in range(KILLS):
        work = partial(rendered, source, out, draft=bool(at % 2))
        at_work += killed(work, chance.uniform(0, lasts))
        kept_whole(out)
    assert at_work > KILLS // 4
    rendered(source, out)
    assert contents(out) == contents(whole)
    assert [{**row, "state": ""} for row in manifest(out).values()] == [
        {**row, "state": ""} for row in manifest(whole).values()
    ]


@posix
def test_what_a_killed_run_has_noted_is_not_made_again(
    source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work() -> None:
        for at, _ in enumerate(render_all(slots(find_specs([str(source)]), out), Options(), out)):
            if at == 1:
                os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(ledger, "_PAUSE", 0)
    monkeypatch.setattr(ledger, "_SHARE", 0)
    assert killed(work)
    assert sorted(contents(out)) == [LOCK, "k00.docx", "k01.docx"]
    found = fates(rendered(source, out))
    assert list(found.values()) == ["unchanged"] * 2 + ["written"] * 2
    assert sorted(contents(out)) == [f"k{at:02d}.docx" for at in range(4)]


def process(*argv: str | Path, **more: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "kehoach", *map(str, argv)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)


@posix
def test_with_several_processes_none_stays_behind(tmp_path: Path, out: Path) -> None:
    """The processes of a run that was killed end by themselves, and the folder is free."""
    source = season(tmp_path / "in", 40)
    running = process("render", source, "-o", out, "--jobs", "2")
    assert running.stdout and running.stdout.readline()
    running.kill()
    running.communicate(timeout=60)  # until the last process that holds the pipes has ended
    kept_whole(out)
    rendered(source, out)
    assert sorted(contents(out)) == [f"k{at:02d}.docx" for at in range(40)]


def test_what_killed_runs_left_is_cleaned_up_and_nothing_else(source: Path, out: Path) -> None:
    out.mkdir()
    names = [".kehoach-batch-0a.tmp", ".kehoach-0b.tmp", ".kehoach-0c.tmp", "ghi-chú.tmp"]
    for name in names:
        (out / name).write_bytes(b"half")
    os.utime(out / names[1], (time.time() - 7200,) * 2)
    rendered(source, out)
    assert set(names) & contents(out).keys() == set(names[2:])


# Ctrl-C


@posix
def test_ctrl_c_says_what_is_done_and_the_next_run_goes_on(tmp_path: Path, out: Path) -> None:
    source = season(tmp_path / "in", 60)
    running = process("render", source, "-o", out, "--jobs", "2", start_new_session=True)
    assert running.stdout and running.stdout.readline()
    os.killpg(running.pid, signal.SIGINT)
    written, said = running.communicate(timeout=60)
    assert running.returncode == 130
    kept_whole(out)
    assert LOCK not in contents(out)
    done = len(contents(out))
    assert done - 1 <= len(written.splitlines()) + 1 <= done < 60
    last = re.sub(r"\d+,\d giây", "… giây", said.decode().splitlines()[-1])
    assert last in [
        f"Đã dừng khi xong {n}/60 đặc tả (đã ghi {n}); … giây. Chạy lại lệnh để làm tiếp."
        for n in (done, done - 1)
    ]
    assert b"Traceback" not in said
    written, said = process("render", source, "-o", out).communicate(timeout=60)
    assert len(written.splitlines()) == 60 - done
    last = said.decode().splitlines()[-1]
    assert last.startswith(f"60 đặc tả: đã ghi {60 - done}, không đổi {done};")


def test_ctrl_c_waits_for_the_file_that_is_being_written(
    source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_bytes = files._fill

    def pressed(temp: Path, data: bytes, mode: int) -> None:
        signal.raise_signal(signal.SIGINT)
        write_bytes(temp, data, mode)

    outcomes = []
    with pytest.raises(KeyboardInterrupt), monkeypatch.context() as patch:
        patch.setattr(files, "_fill", pressed)
        found = slots(find_specs([str(source)]), out)
        for outcome in render_all(found, Options(), common_folder(found, out)):
            outcomes.append(outcome)
    assert fates(outcomes) == {"k00": "written"}
    assert sorted(contents(out)) == ["k00.docx"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


# two runs at once


def test_two_runs_in_one_folder(source: Path, out: Path) -> None:
    out.mkdir()
    with held(out):
        done = subprocess.run(
            [sys.executable, "-m", "kehoach", "render", str(source), "-o", str(out)],
            capture_output=True,
        )
        assert (done.returncode, done.stdout) == (1, b"")
        said = done.stderr.decode()
        assert "[KH1000]" in said and f"(tiến trình {os.getpid()})" in said
        assert sorted(contents(out)) == [LOCK]
        with pytest.raises(NotWritten) as caught:
            rendered(source, out)
        assert [one.code for one in caught.value.problems] == ["KH1000"]
    assert sorted(contents(out)) == []
    assert len(rendered(source, out)) == 4


def test_the_lock_of_a_run_that_died_is_taken_over(source: Path, out: Path) -> None:
    out.mkdir()
    (out / LOCK).write_text(f"{os.getpid()}\n")
    assert set(fates(rendered(source, out)).values()) == {"written"}
    assert LOCK not in contents(out)


def test_where_the_file_system_knows_no_locks_none_is_held(
    source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def unknown(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "lockf", unknown)
    assert set(fates(rendered(source, out)).values()) == {"written"}


@posix
def test_a_lock_file_that_was_just_removed_is_no_lock(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between opening and locking, the run before may have ended and taken its file away."""
    import fcntl

    out.mkdir()
    lockf = fcntl.lockf
    removed: list[Path] = []

    def slow(descriptor: int, flags: int) -> None:
        if not removed:
            removed.append(out / LOCK)
            (out / LOCK).unlink()
        lockf(descriptor, flags)

    monkeypatch.setattr(fcntl, "lockf", slow)
    with held(out):
        assert (out / LOCK).read_text() == f"{os.getpid()}\n"


# no room, no permission


def no_room(at: int) -> Callable[[int], None]:
    """An fsync that fails from the n-th file on, as on a full disk."""
    fsync, calls = os.fsync, iter(range(1_000_000))

    def full(descriptor: int) -> None:
        if next(calls) >= at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        fsync(descriptor)

    return full


def test_a_full_disk_is_told_of_each_document_and_the_old_ones_stay(
    source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered(source, out)
    before = contents(out)
    found = slots(find_specs([str(source)]), out)
    outcomes = []
    with pytest.raises(NotWritten) as caught, monkeypatch.context() as patch:
        patch.setattr(os, "fsync", no_room(2))
        for outcome in render_all(found, Options(draft=True), out):
            outcomes.append(outcome)
    assert [one.code for one in caught.value.problems] == ["KH957"]
    assert list(fates(outcomes).values()) == ["written"] * 2 + ["failed"] * 2
    assert all([one.code for one in each.problems] == ["KH957"] for each in outcomes[2:])
    after = contents(out)
    assert after.keys() == before.keys()
    assert [name for name in after if after[name] != before[name]] == ["k00.docx", "k01.docx"]
    kept_whole(out)
    assert set(fates(rendered(source, out)).values()) <= {"written", "unchanged"}
    assert contents(out) == before


@contextmanager
def small_disk() -> Iterator[Path]:
    """A disk with room for three documents; only root may make one."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("chỉ root trên Linux mới gắn được một đĩa nhỏ")
    with TemporaryDirectory() as name:
        mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", name]
        if subprocess.run(mount, capture_output=True).returncode:
            pytest.skip("máy này không cho gắn đĩa")
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", "-l", name], check=True)


def test_a_disk_that_is_full_for_real(source: Path) -> None:
    season(source, 12)
    with small_disk() as out:
        found = slots(find_specs([str(source)]), out)
        outcomes = []
        with suppress(NotWritten):
            for outcome in render_all(found, Options(), out):
                outcomes.append(outcome)
        states = list(fates(outcomes).values())
        assert len(states) == 12 and {"written", "failed"} == set(states)
        codes = {problem.code for one in outcomes for problem in one.problems if one.exit_code}
        assert codes == {"KH957"}
        kept_whole(out)
        written = {f"{one.spec.stem}.docx" for one in outcomes if one.fate.value == "written"}
        assert contents(out).keys() == written


@contextmanager
def closed(folder: Path) -> Iterator[None]:
    """A folder that this process may not write to; root, who may always, steps down meanwhile."""
    root = os.geteuid() == 0
    folder.chmod(0o555)
    if root:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


@posix
def test_a_folder_that_may_not_be_written_to_is_told_once() -> None:
    with TemporaryDirectory() as name:
        base = Path(name)
        base.chmod(0o755)
        source, out = season(base / "in", 3), base / "out"
        rendered(source, out)
        before = contents(out)
        with closed(out), pytest.raises(NotWritten) as caught:
            rendered(source, out, draft=True)
        assert [one.code for one in caught.value.problems] == ["KH956"]
        assert contents(out) == before


def test_a_document_that_is_held_open_does_not_stop_the_others(
    source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered(source, out)
    replace = Path.replace

    def busy(self: Path, target: Path) -> Path:
        if target.name == "k01.docx":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", busy)
    outcomes = rendered(source, out, draft=True)
    assert [one.spec.stem for one in outcomes if one.exit_code] == ["k01"]
    assert [one.code for one in outcomes[1].problems] == ["KH953"]
    assert sorted(contents(out)) == [f"k{at:02d}.docx" for at in range(4)]


def test_a_spec_that_cannot_be_read_does_not_stop_the_others(source: Path, out: Path) -> None:
    write(source / "k01.yaml", "danh mục: khong-co.yaml")
    found = slots(find_specs([str(source)]), out)
    (source / "k02.yaml").unlink()
    outcomes = list(render_all(found, Options(), out))
    codes = {one.spec.stem: [p.code for p in one.problems] for one in outcomes if one.exit_code}
    assert codes == {"k01": ["KH855"], "k02": ["KH980"]}
    assert sorted(contents(out)) == ["k00.docx", "k03.docx"]
