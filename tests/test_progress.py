"""How far a batch is: one live line on a terminal, plain lines elsewhere, a summary at the end."""

from __future__ import annotations

import os
import sys
from io import StringIO
from pathlib import Path

import pytest

from kehoach.batch import Fate, Outcome
from kehoach.progress import Progress


class Terminal(StringIO):
    """A stream that says it is a terminal, and shows what a terminal would show."""

    def isatty(self) -> bool:
        return True

    @property
    def shown(self) -> list[str]:
        return [line.split("\r")[-1].rstrip() for line in self.getvalue().split("\n")]


class Clock:
    """Seconds that pass only when told to."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def outcome(fate: Fate = Fate.WRITTEN) -> Outcome:
    return Outcome(Path("a.yaml"), fate=fate, exit_code=int(fate is Fate.FAILED))


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_on_a_terminal_one_line_says_how_far_it_is(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    terminal = Terminal()
    progress = Progress(4, "vi", terminal, clock)
    progress.count(outcome())
    progress.show()
    assert terminal.shown == ["Xong 1/4, lỗi 0, còn 3, đã 00:00"]
    clock.now += 30
    progress.count(outcome(Fate.FAILED))
    assert terminal.shown == [""]
    terminal.write("out/a.docx\n")
    progress.show()
    assert terminal.shown == ["out/a.docx", "Xong 2/4, lỗi 1, còn 2, đã 00:30, khoảng 01:00 nữa"]
    progress.count(outcome(Fate.UNCHANGED))
    progress.show()
    progress.count(outcome(Fate.KEPT))
    progress.show()
    progress.end()
    said = [
        "4 đặc tả: đã ghi 1, không đổi 1, giữ bản có sẵn 1, lỗi 1; 30,0 giây.",
        "    lỗi: a.yaml",
        "    giữ bản có sẵn: a.yaml",
    ]
    assert terminal.shown == ["out/a.docx", *said, ""]


def test_the_line_never_wraps(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    terminal = Terminal()
    progress = Progress(100, "vi", terminal, clock)
    progress.count(outcome())
    progress.show()
    assert [len(line) for line in terminal.shown] == [18]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows không có thiết bị đầu cuối giả")
@pytest.mark.parametrize("columns", [30, 200])
def test_the_width_is_that_of_its_own_terminal(
    columns: int, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The paths on stdout may go to a file while the line is drawn on a terminal."""
    import pty
    import termios

    monkeypatch.delenv("COLUMNS", raising=False)
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        progress = Progress(100, "vi", terminal, clock)
        progress.count(outcome())
        clock.now += 3
        progress.count(outcome())
        progress.show()
        drawn = os.read(ours, 4096).decode().strip("\r")
    os.close(ours)
    whole = "Xong 2/100, lỗi 0, còn 98, đã 00:03, khoảng 04:54 nữa"
    assert drawn == whole[: columns - 1]


def test_elsewhere_a_line_now_and_then(clock: Clock) -> None:
    stream = StringIO()
    progress = Progress(1280, "en", stream, clock)
    for _ in range(1200):
        clock.now += 1 / 64
        progress.count(outcome())
        progress.show()
    assert stream.getvalue().splitlines() == [
        "320/1280 done, 0 failed, 960 left, 00:05 so far, about 00:15 to go",
        "640/1280 done, 0 failed, 640 left, 00:10 so far, about 00:10 to go",
        "960/1280 done, 0 failed, 320 left, 00:15 so far, about 00:05 to go",
    ]


def test_hours_are_told_as_hours(clock: Clock) -> None:
    stream = StringIO()
    progress = Progress(5, "en", stream, clock)
    progress.count(outcome())
    clock.now += 3725
    progress.count(outcome())
    progress.show()
    assert stream.getvalue() == "2/5 done, 0 failed, 3 left, 1:02:05 so far, about 3:06:15 to go\n"


def test_the_time_until_the_first_spec_says_nothing_of_the_others(clock: Clock) -> None:
    """Processes start, libraries load: 8 seconds for the first of 500, 16 ms for any other."""
    stream = StringIO()
    progress = Progress(500, "en", stream, clock)
    clock.now += 8
    for _ in range(400):
        progress.count(outcome())
        progress.show()
        clock.now += 1 / 64
    assert stream.getvalue().splitlines() == [
        "1/500 done, 0 failed, 499 left, 00:08 so far",
        "321/500 done, 0 failed, 179 left, 00:13 so far, about 00:03 to go",
    ]


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (0, "Đã dừng khi xong 0/3 đặc tả; 2,5 giây. Chạy lại lệnh để làm tiếp.\n"),
        (2, "Đã dừng khi xong 2/3 đặc tả (đã ghi 2); 2,5 giây. Chạy lại lệnh để làm tiếp.\n"),
    ],
)
def test_stopped_it_says_what_is_done(done: int, said: str, clock: Clock) -> None:
    stream = StringIO()
    progress = Progress(3, "vi", stream, clock)
    for _ in range(done):
        progress.count(outcome())
    clock.now += 2.5
    progress.end(stopped=True)
    assert stream.getvalue() == said


def test_at_most_twenty_specs_are_named_what_failed_first(clock: Clock) -> None:
    stream = StringIO()
    progress = Progress(60, "vi", stream, clock, shown=lambda path: f"s3://b/{path}")
    for at in range(60):
        fate = (Fate.KEPT, Fate.WRITTEN, Fate.FAILED)[at % 3]
        progress.count(Outcome(Path(f"k{at:02d}.yaml"), fate=fate))
    progress.end()
    summary, *named, more = stream.getvalue().splitlines()
    assert summary == "60 đặc tả: đã ghi 20, giữ bản có sẵn 20, lỗi 20; 0,0 giây."
    assert named == [f"    lỗi: s3://b/k{at:02d}.yaml" for at in range(2, 60, 3)]
    assert more == "    và 20 đặc tả nữa"


def test_what_was_of_no_use_is_named_last(clock: Clock) -> None:
    stream = StringIO()
    progress = Progress(2, "en", stream, clock, useless=["none.yaml"])
    for fate in (Fate.KEPT, Fate.FAILED):
        progress.count(outcome(fate))
    progress.end()
    assert stream.getvalue().splitlines()[1:] == [
        "    failed: a.yaml", "    kept as it was: a.yaml", "    of no use: none.yaml",
    ]  # fmt: skip


@pytest.mark.parametrize("stream", [StringIO(), Terminal()])
def test_of_a_single_spec_nothing_is_said(stream: StringIO, clock: Clock) -> None:
    progress = Progress(1, "vi", stream, clock)
    progress.count(outcome())
    progress.show()
    progress.end()
    assert stream.getvalue() == ""
