"""Placeholders in text: {năm-1}, {cơ quan}, {kết quả PAR INDEX}, {xem nhãn}."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kehoach.plan import Index, Plan
from kehoach.text.numbering import Numbering
from kehoach.text.scores import (
    BLANK,
    aim_text,
    change_text,
    is_awaited,
    rank_text,
    result_text,
    year_before,
)
from kehoach.wording.folding import fold, nearest
from kehoach.wording.numbers import decimal_comma

_PLACEHOLDER = re.compile(r"\{(?<![\\{]\{)([^{}%#\n]*)\}(?!\})")
"""Its brace comes first, as that is sought quickly."""
_YEAR = re.compile(r"nam\s*([+\-−–]\s*\d{1,2})?")
_SCORE = re.compile(r"(?P<name>.+?)(?:\s+(?P<year>(?:năm\s+)?\d{4}|năm(?:\s*[+\-−–]\s*\d{1,2})?))?")
_WORDS = ("kết quả", "so sánh", "mục tiêu", "điểm", "hạng")
KNOWN = ("năm", "năm-1", "năm+1", "cơ quan", "cơ quan đầy đủ", "xem …", *(f"{w} …" for w in _WORDS))


@dataclass(frozen=True)
class Unresolved:
    """A placeholder that has no value: the code and arguments of its problem."""

    code: str
    args: dict[str, str]


class Placeholders:
    """Values of placeholders in one plan."""

    def __init__(self, plan: Plan, numbering: Numbering, short_name: str, full_name: str) -> None:
        self.plan, self.numbering = plan, numbering
        self.short_name, self.full_name = short_name, full_name
        self._known: dict[str, str | Unresolved] = {}
        if plan.year:
            self._known["năm"] = str(plan.year)
        if "{" not in short_name:
            self._known["cơ quan"] = short_name

    def expand(self, text: str) -> str:
        """Return the text with every known placeholder replaced; others stand as typed."""
        return _PLACEHOLDER.sub(self._said, text) if "{" in text else text

    def _said(self, match: re.Match[str]) -> str:
        found = self._known.get(match[1]) or self.value(match[1])
        return match[0] if isinstance(found, Unresolved) else found

    def unresolved(self, text: str) -> Iterator[Unresolved]:
        """Yield what in the text cannot be resolved."""
        for match in _PLACEHOLDER.finditer(text):
            found = self.value(match[1])
            if isinstance(found, Unresolved):
                yield found

    def value(self, name: str) -> str | Unresolved:
        """Return the value of one placeholder, with those that stand in it filled in, too."""
        found = self._known.get(name)
        if found is None:
            self._known[name] = Unresolved("KH949", {"name": name})
            found = self._filled(self._value(" ".join(name.split())))
            self._known[name] = found
        return found

    def _filled(self, value: str | Unresolved) -> str | Unresolved:
        """Return a value ready for print, or what in it cannot be resolved."""
        if isinstance(value, Unresolved) or "{" not in value:
            return value
        return next(self.unresolved(value), None) or self.expand(value)

    def _value(self, name: str) -> str | Unresolved:
        if year := self.year(name):
            return str(year)
        folded = fold(name)
        if folded in ("coquan", "coquandaydu"):
            return self.short_name if folded == "coquan" else self.full_name
        head, _, rest = name.partition(" ")
        if fold(head) == "xem" and rest:
            return self._reference(rest)
        for word in _WORDS:
            if folded.startswith(fold(word)) and len(name) > len(word):
                return self._score(word, name[len(word) :].strip())
        hint = nearest(name, KNOWN)
        return Unresolved("KH931", {"name": name, "hint": hint, "known": ", ".join(KNOWN)})

    def year(self, name: str) -> int | None:
        """Return the year that ``năm``, ``năm-1``, ``năm + 1`` mean."""
        return year_named(name, self.plan.year)

    def _reference(self, label: str) -> str | Unresolved:
        found = self.numbering.labels.get(fold(label))
        if found is None:
            hint = nearest(label, self.numbering.label_names)
            return Unresolved("KH932", {"label": label, "hint": hint})
        return found

    def _score(self, word: str, rest: str) -> str | Unresolved:
        match = _SCORE.fullmatch(rest)
        index = self._index(rest) or (self._index(match["name"]) if match else None)
        if index is None:
            hint = nearest(rest, self.plan.indices)
            return Unresolved("KH942", {"name": rest, "hint": hint})
        if word == "mục tiêu":
            text = aim_text(index, self.plan.year) or (BLANK if index.aim else "")
            return text or Unresolved("KH887", {"name": rest})
        year = self._result_year(index, match["year"] if match else None)
        if year is not None and is_awaited(index.results[year]):
            return BLANK
        if year is None or not (text := _SAY[word](index, year)):
            return Unresolved("KH886", {"name": rest, "what": word})
        return text

    def _index(self, name: str) -> Index | None:
        by_fold = {fold(key): index for key, index in self.plan.indices.items()}
        return by_fold.get(fold(name))

    def _result_year(self, index: Index, typed: str | None) -> int | None:
        if typed is None:
            return year_before(index, self.plan.year) or max(index.results, default=None)
        digits = re.search(r"\d{4}", typed)
        year = int(digits[0]) if digits else self.year(typed)
        return year if year in index.results else None


def replaced(text: str, value: Callable[[str], str | None]) -> str:
    """Return the text with each placeholder as ``value`` says; with ``None`` it stands as typed."""

    def found(match: re.Match[str]) -> str:
        new = value(match[1])
        return match[0] if new is None else new

    return _PLACEHOLDER.sub(found, text)


def year_named(name: str, year: int) -> int | None:
    """Return the year that ``năm``, ``năm-1``, ``năm + 1`` mean in a plan of ``year``."""
    if name == "năm":
        return year
    match = _YEAR.fullmatch(" ".join(name.split()).casefold().replace("ă", "a"))
    if not match:
        return None
    return year + int(re.sub(r"[−–]", "-", match[1] or "0").replace(" ", ""))


def with_years(text: str, year: int) -> str:
    """Return a text with ``{năm}``, ``{năm-1}`` in figures, as far as the year is known (not 0)."""

    def figures(name: str) -> str | None:
        found = year_named(name, year)
        return None if found is None else str(found)

    return replaced(text, figures) if year else text


def _score_of(index: Index, year: int) -> str:
    score = index.results[year].score
    return "" if score is None else decimal_comma(score)


def _rank_of(index: Index, year: int) -> str:
    rank = index.results[year].rank
    return "" if rank is None else rank_text(rank)


_SAY: dict[str, Callable[[Index, int], str]] = {
    "kết quả": result_text,
    "so sánh": change_text,
    "điểm": _score_of,
    "hạng": _rank_of,
}
