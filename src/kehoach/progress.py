"""How far a batch is: one live line on a terminal, now and then a plain line elsewhere."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.batch import Outcome

_PAUSE = 5.0
"""Seconds between two plain lines."""
_SURE = 2.0
"""Seconds of work, after the first spec, before the time to go can be told."""
_NAMED = 20
"""Specs that are named at the end."""
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
_NAMES = {
    "vi": {"failed": "lỗi: {}", "kept": "giữ bản có sẵn: {}"},
    "en": {"failed": "failed: {}", "kept": "kept as it was: {}"},
}
_MORE = {"vi": "và {} đặc tả nữa", "en": "and {} more"}
_USELESS = {"vi": "không dùng được: {}", "en": "of no use: {}"}


class Progress:
    """Tells of a batch of ``total`` specs on a stream; of a single spec it says nothing.

    ``shown`` says a spec's path as the user knows it; ``useless`` are arguments that name none.
    """

    def __init__(
        self,
        total: int,
        language: str,
        stream: TextIO,
        clock: Callable[[], float] = time.monotonic,
        *,
        shown: Callable[[Path], str] = str,
        useless: Sequence[str] = (),
    ) -> None:
        self.total = total
        self._language, self._stream, self._clock = language, stream, clock
        self._path, self._useless = shown, useless
        self._names: dict[str, list[str]] = {"failed": [], "kept": []}
        self._live = stream.isatty()
        self._started = self._told = self._first = clock()
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
        if not self._done:
            self._first = self._clock()
        fate = outcome.fate.value
        self._fates[fate] += 1
        names = self._names.get(fate)
        if names is not None and len(names) < _NAMED:
            names.append(self._path(outcome.spec))
        self.hide()

    def show(self) -> None:
        """Tell how far it is; elsewhere than on a terminal only when it is time."""
        now = self._clock()
        if self.total == 1 or self._done == self.total:
            return
        if self._live:
            self._draw(self._line(now))
        elif now - self._told >= _PAUSE:
            self._told = now
            self._stream.write(f"{self._line(now)}\n")
        self._stream.flush()

    def end(self, stopped: bool = False) -> None:
        """Say what became of all, or how far it came where it was stopped; name what failed."""
        self.hide()
        if self.total == 1:
            return
        fates = self._said()
        if stopped and fates:
            fates = f" ({fates})"
        words = (_STOPPED if stopped else _END)[self._language]
        seconds = f"{self._clock() - self._started:.1f}"
        if self._language == "vi":
            seconds = seconds.replace(".", ",")
        line = words.format(done=self._done, total=self.total, fates=fates, time=seconds)
        self._stream.write("".join(f"{one}\n" for one in (line, *self._named())))
        self._stream.flush()

    def _named(self) -> list[str]:
        """Name what failed, what was kept and what was of no use, a line each."""
        forms = _NAMES[self._language]
        lines = [forms[fate].format(name) for fate in forms for name in self._names[fate]][:_NAMED]
        if more := sum(self._fates[fate] for fate in forms) - len(lines):
            lines.append(_MORE[self._language].format(more))
        lines += (_USELESS[self._language].format(one) for one in self._useless)
        return [f"    {line}" for line in lines]

    @property
    def _done(self) -> int:
        return self._fates.total()

    def _said(self) -> str:
        forms = _FATES[self._language]
        return ", ".join(
            forms[fate].format(self._fates[fate]) for fate in forms if self._fates[fate]
        )

    def _line(self, now: float) -> str:
        past, left = now - self._started, self.total - self._done
        return _LINE[self._language].format(
            done=self._done,
            total=self.total,
            failed=self._fates["failed"],
            left=left,
            time=_clocked(past),
            rest=self._rest(now, left),
        )

    def _rest(self, now: float, left: int) -> str:
        """Say how long it may take yet, by the specs after the first: that waited for a start."""
        worked, done = now - self._first, self._done - 1
        if not done or worked < _SURE:
            return ""
        return _REST[self._language].format(_clocked(worked / done * left))

    def _draw(self, line: str) -> None:
        shown = line[: max(1, self._columns() - 1)]
        self._stream.write(f"\r{shown}")
        self._shown = len(shown)

    def _columns(self) -> int:
        """Return the width of this terminal: what is printed elsewhere may have none."""
        from shutil import get_terminal_size

        with suppress(OSError, ValueError):
            if found := os.get_terminal_size(self._stream.fileno()).columns:
                return found
        return get_terminal_size().columns


def _clocked(seconds: float) -> str:
    """Write a time as 02:05, or 1:02:05."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes:02d}:{rest:02d}"
