"""How far a batch is: one live line on a terminal, now and then a plain line elsewhere."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from kehoach.batch import Outcome

_PAUSE = 5.0
"""Seconds between two plain lines."""
_FATES = {
    "vi": {
        "written": "đã ghi {}",
        "unchanged": "không đổi {}",
        "kept": "giữ bản có sẵn {}",
        "failed": "lỗi {}",
    },
    "en": {
        "written": "{} written",
        "unchanged": "{} unchanged",
        "kept": "{} kept as they were",
        "failed": "{} failed",
    },
}
_LINE = {
    "vi": "Xong {done}/{total}, lỗi {failed}, còn {left}, đã {time}{rest}",
    "en": "{done}/{total} done, {failed} failed, {left} left, {time} so far{rest}",
}
_REST = {"vi": ", khoảng {} nữa", "en": ", about {} to go"}
_END = {
    "vi": "{total} đặc tả: {fates}; {time} giây.",
    "en": "{total} specs: {fates}; {time} s.",
}
_STOPPED = {
    "vi": "Đã dừng khi xong {done}/{total} đặc tả{fates}; {time} giây. Chạy lại lệnh để làm tiếp.",
    "en": "Stopped with {done} of {total} specs done{fates}; {time} s. Run it again to go on.",
}


class Progress:
    """Tells of a batch of ``total`` specs on a stream; of a single spec it says nothing."""

    def __init__(
        self,
        total: int,
        language: str,
        stream: TextIO,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._total, self._language, self._stream, self._clock = total, language, stream, clock
        self._live = stream.isatty()
        self._started = self._told = clock()
        self._fates: Counter[str] = Counter()
        self._shown = 0

    def hide(self) -> None:
        """Take the live line away."""
        if self._shown:
            self._stream.write(f"\r{' ' * self._shown}\r")
            self._stream.flush()
            self._shown = 0

    def count(self, outcome: Outcome) -> None:
        """Count an outcome, and take the live line away, so that others may print."""
        self._fates[outcome.fate.value] += 1
        self.hide()

    def show(self) -> None:
        """Tell how far it is; elsewhere than on a terminal only when it is time."""
        now = self._clock()
        if self._total == 1 or self._done == self._total:
            return
        if self._live:
            self._draw(self._line(now))
        elif now - self._told >= _PAUSE:
            self._told = now
            self._stream.write(f"{self._line(now)}\n")
        self._stream.flush()

    def end(self, stopped: bool = False) -> None:
        """Say what became of all, or how far it came where it was stopped."""
        self.hide()
        if self._total == 1:
            return
        fates = self._said()
        if stopped and fates:
            fates = f" ({fates})"
        words = (_STOPPED if stopped else _END)[self._language]
        seconds = f"{self._clock() - self._started:.1f}"
        if self._language == "vi":
            seconds = seconds.replace(".", ",")
        line = words.format(done=self._done, total=self._total, fates=fates, time=seconds)
        self._stream.write(f"{line}\n")
        self._stream.flush()

    @property
    def _done(self) -> int:
        return self._fates.total()

    def _said(self) -> str:
        forms = _FATES[self._language]
        return ", ".join(
            forms[fate].format(self._fates[fate]) for fate in forms if self._fates[fate]
        )

    def _line(self, now: float) -> str:
        past, left = now - self._started, self._total - self._done
        rest = _REST[self._language].format(_clocked(past / self._done * left)) if past > 1 else ""
        return _LINE[self._language].format(
            done=self._done,
            total=self._total,
            failed=self._fates["failed"],
            left=left,
            time=_clocked(past),
            rest=rest,
        )

    def _draw(self, line: str) -> None:
        from shutil import get_terminal_size

        shown = line[: max(1, get_terminal_size().columns - 1)]
        self._stream.write(f"\r{shown}")
        self._shown = len(shown)


def _clocked(seconds: float) -> str:
    """Write a time as 02:05, or 1:02:05."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"
