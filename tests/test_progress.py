"""How far a batch is: one live line on a terminal, plain lines elsewhere, a summary at the end."""

from __future__ import annotations

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
    assert terminal.shown == ["out/a.docx", "Xong 2/4, lỗi 1, còn 2, đã 00:30, khoảng 00:30 nữa"]
    progress.count(outcome(Fate.UNCHANGED))
    progress.show()
    progress.count(outcome(Fate.KEPT))
    progress.show()
    progress.end()
    said = "4 đặc tả: đã ghi 1, không đổi 1, giữ bản có sẵn 1, lỗi 1; 30,0 giây."
    assert terminal.shown == ["out/a.docx", said, ""]


def test_the_line_never_wraps(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    terminal = Terminal()
    progress = Progress(100, "vi", terminal, clock)
    progress.count(outcome())
    progress.show()
    assert [len(line) for line in terminal.shown] == [18]


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
    progress = Progress(4, "en", stream, clock)
    clock.now += 3725
    progress.count(outcome())
    progress.show()
    assert stream.getvalue() == "1/4 done, 0 failed, 3 left, 1:02:05 so far, about 3:06:15 to go\n"


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


@pytest.mark.parametrize("stream", [StringIO(), Terminal()])
def test_of_a_single_spec_nothing_is_said(stream: StringIO, clock: Clock) -> None:
    progress = Progress(1, "vi", stream, clock)
    progress.count(outcome())
    progress.show()
    progress.end()
    assert stream.getvalue() == ""
