"""Judges of the order of numbers and letters in the body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kehoach.anatomy.parts import BodyLine
from kehoach.checking.verdicts import HELD, Judge, Subject, Verdict, at
from kehoach.wording.labels import letter, roman

_RANKS = {
    "phan": 0, "chuong": 1, "chu_hoa": 2, "muc": 3, "khoan": 5, "tieu_khoan": 6,
    "tieu_khoan_con": 7, "diem": 8,
}  # fmt: skip
_NAMES = {
    "phan": "phần", "chuong": "chương", "chu_hoa": "mục", "muc": "mục", "dieu": "điều",
    "khoan": "khoản", "tieu_khoan": "tiểu khoản", "tieu_khoan_con": "tiểu khoản", "diem": "điểm",
}  # fmt: skip
_D_WITH_STROKE = 5
_STRAY = "fjwz"


@dataclass
class _Series:
    """Lines of one level under one parent; ``before``: the last number of the series above."""

    lines: list[BodyLine]
    before: int = 0
    skips: bool = False
    """No line of the level above stands over it, though the document has some."""


@dataclass
class _Reader:
    """Groups the lines of the body into series."""

    found: list[_Series] = field(default_factory=list)
    open: dict[tuple[str, str], _Series] = field(default_factory=dict)
    last: dict[tuple[str, str], int] = field(default_factory=dict)
    text: bool = False
    """Running text stood since the last number."""

    def read(self, lines: Iterable[BodyLine]) -> list[_Series]:
        """Return the series of the lines in order."""
        for line in lines:
            if line.level in _RANKS or line.level == "dieu":
                self._number(line)
                self.text = False
            else:
                self.text = True
        return self.found

    def _number(self, line: BodyLine) -> None:
        rank = _RANKS.get(line.level)
        if rank is not None:
            deeper = [key for key in self.open if _RANKS.get(key[0], -1) > rank]
            for key in deeper:
                del self.open[key]
        key = (line.level, _kind(line))
        series = self.open.get(key)
        restarts = line.ordinal == 1 and (series is not None) and self._may_restart(series)
        if series is None or restarts:
            above = {name for name, _ in self.open}
            skips = _skips(line.level, above)
            series = _Series([], self.last.get(key, 0), skips)
            self.open[key] = series
            self.found.append(series)
        series.lines.append(line)
        if line.ordinal:
            self.last[key] = line.ordinal

    def _may_restart(self, series: _Series) -> bool:
        """A second list may begin with 1 after the first; ``1.`` twice in a row is a repeat."""
        return series.lines[-1].ordinal != 1 or self.text


def _kind(line: BodyLine) -> str:
    """Return what tells series of one level apart: ``1)`` below ``1.``, Mục 1 beside I."""
    if line.level == "muc":
        return "I" if "I" in line.shape else "Mục"
    if line.level == "khoan":
        return "1)" if line.shape == "1)" else "1."
    return line.shape if line.level.startswith("tieu_khoan") else ""


def _skips(level: str, above: set[str]) -> bool:
    if level == "diem":
        return "muc" in above and not above & {"khoan", "tieu_khoan", "dieu"}
    return level == "tieu_khoan" and "muc" in above and "khoan" not in above


def series_of(subject: Subject) -> list[_Series]:
    """Return the series of the body, read once."""
    if "series" not in subject.shared:
        subject.shared["series"] = _Reader().read(subject.anatomy.body)
    found: list[_Series] = subject.shared["series"]
    return found


def order(subject: Subject) -> Iterator[Verdict]:
    """KH440: numbers follow each other without a gap or a repeat."""
    for series in series_of(subject):
        numbered = [line for line in series.lines if line.ordinal]
        if len(numbered) < 2:
            continue
        first = numbered[0]
        if first.ordinal not in (1, series.before + 1):
            yield _wrong(first, 1)
        wanted = (first.ordinal or 0) + 1
        for above, below in pairwise(numbered):
            if _follows(above, below, series) or below.ordinal == wanted:
                yield HELD
                wanted = (below.ordinal or 0) + 1
            else:
                yield _wrong(below, wanted)
                wanted += 1


def _follows(above: BodyLine, below: BodyLine, series: _Series) -> bool:
    step = (below.ordinal or 0) - (above.ordinal or 0)
    if below.level != "diem" or step == 1:
        return step == 1
    first, last = series.lines.index(above), series.lines.index(below)
    stray = any(not line.ordinal for line in series.lines[first + 1 : last])
    return _no_stroke(above, below) or (stray and step == 2)


def _no_stroke(above: BodyLine, below: BodyLine) -> bool:
    return (above.ordinal, below.ordinal) == (_D_WITH_STROKE - 1, _D_WITH_STROKE + 1)


def _wrong(line: BodyLine, wanted: int) -> Verdict:
    label = line.label
    return at(
        line.paragraph, label, label=label, wanted=_label(line, wanted), level=_NAMES[line.level]
    )


def _label(line: BodyLine, number: int) -> str:
    """Write a label of the line's shape with another number."""
    shape = line.shape
    if line.level == "diem":
        return shape.replace("a", letter(number), 1)
    if line.level in ("phan", "chuong", "dieu") or shape.startswith(("muc", "tieu muc")):
        return f"{line.label.split()[0]} {number if '1' in shape else roman(number)}"
    if line.level == "chu_hoa":
        return shape.replace("A", letter(number).upper(), 1)
    if "I" in shape:
        return shape.replace("I", roman(number), 1)
    head, _, tail = line.label.rstrip(".)/:").rpartition(".")
    end = line.label[len(f"{head}.{tail}" if head else tail) :]
    return f"{head}.{number}{end}" if head else shape.replace("1", str(number), 1)


def stroke_missing(subject: Subject) -> Iterator[Verdict]:
    """KH441: đ) stands between d) and e)."""
    for series in _points(subject):
        numbered = [line for line in series.lines if line.ordinal]
        for above, below in pairwise(numbered):
            if _no_stroke(above, below):
                yield at(below.paragraph, below.label, label=below.label)
            elif below.ordinal == _D_WITH_STROKE:
                yield HELD


def stray_letter(subject: Subject) -> Iterator[Verdict]:
    """KH442: only letters of the Vietnamese alphabet."""
    for series in _points(subject):
        for line in series.lines:
            sign = line.label.strip("(").lower()[:1]
            stray = line.ordinal is None and sign in _STRAY
            yield at(line.paragraph, line.label, label=line.label) if stray else HELD


def _points(subject: Subject) -> Iterator[_Series]:
    return (series for series in series_of(subject) if series.lines[0].level == "diem")


def skipped_level(subject: Subject) -> Iterator[Verdict]:
    """KH443: no level is left out between a mục and what stands in it."""
    for series in series_of(subject):
        first = series.lines[0]
        if first.level in ("diem", "tieu_khoan"):
            args = {"label": first.label, "level": _NAMES[first.level]}
            yield at(first.paragraph, first.label, **args) if series.skips else HELD


def single(subject: Subject) -> Iterator[Verdict]:
    """KH444: a division has two parts or more."""
    for series in series_of(subject):
        first = series.lines[0]
        if first.level in ("khoan", "tieu_khoan", "diem") and first.ordinal == 1:
            alone = len(series.lines) == 1
            yield at(first.paragraph, first.label, label=first.label) if alone else HELD


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH440", order),
    ("KH441", stroke_missing),
    ("KH442", stray_letter),
    ("KH443", skipped_level),
    ("KH444", single),
)
