"""A .docx with broken rules → the same document mended where that is certain.

No word of the text is changed: only looks, page, normal form, end marks and drawn lines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kehoach.checking import Report, check_docx
from kehoach.checking.judging import Result
from kehoach.checking.mending.fixers import DRAWN, FIXERS
from kehoach.checking.mending.package import Snapshot, may_be_edited, words_of
from kehoach.checking.verdicts import Subject
from kehoach.problem import Severity
from kehoach.rules import SEVERITY, Rule

_PASSES = 12
"""A mend may uncover another; after so many rounds what is left is left."""


@dataclass(frozen=True)
class Change:
    """A rule that was mended, and at how many places."""

    rule: Rule
    places: int


@dataclass(frozen=True)
class Mended:
    """The mended bytes (the given ones when nothing was to mend), what changed, what is left."""

    data: bytes
    changes: tuple[Change, ...]
    left: Report


def mend(
    data: bytes,
    file: str = "",
    standard: str | None = None,
    today: date | None = None,
    register: Any = None,
) -> Mended:
    """Return a document with every certain mend made, and the report on what it is now.

    Raises :class:`kehoach.errors.BadInput` for a file that cannot be read.
    """

    def judge(current: bytes) -> Report:
        return check_docx(current, file, standard, today, register)

    first = report = judge(data)
    if not may_be_edited(first.anatomy.document):
        return Mended(data, (), first)
    for _ in range(_PASSES):
        following = _pass(data, report, judge)
        if following is None:
            break
        data, report = following
    return Mended(data, _changes(first, report), report)


Judged = tuple[bytes, Report]


def _pass(data: bytes, report: Report, judge: Callable[[bytes], Report]) -> Judged | None:
    """Mend what is broken, drawn lines only when no text is left to mend; None: nothing."""
    broken = [one.rule.id for one in report.results if one.broken and _fixer(one)]
    texts = [one for one in broken if one not in DRAWN]
    done = _mend_rules(data, report, texts, judge)
    if done is None and len(texts) < len(broken):
        # An attempt leaves its marks in the document it was made on: read it anew.
        report = judge(data) if texts else report
        done = _mend_rules(data, report, [one for one in broken if one in DRAWN], judge)
    return done


def _mend_rules(
    data: bytes, report: Report, broken: list[str], judge: Callable[[bytes], Report]
) -> Judged | None:
    """Mend rules all at once; where that does not do, one by one; None: nothing was mended."""
    if not broken:
        return None
    done = _try(report, set(broken), judge)
    if done is not None:
        return done
    mended: Judged | None = None
    for rule_id in broken if len(broken) > 1 else ():
        current, now = mended or (data, judge(data))
        done = _try(now, {rule_id}, judge)
        # An attempt leaves its marks in the document it was made on: read it anew.
        mended = done or ((current, judge(current)) if mended else None)
    return mended if mended and mended[0] != data else None


def _fixer(result: Result) -> bool:
    return result.rule.fixes and result.rule.id in FIXERS


def _try(report: Report, rule_ids: set[str], judge: Callable[[bytes], Report]) -> Judged | None:
    """Mend these rules; None unless each attempt did good and none did harm."""
    document = report.anatomy.document
    before, words = Snapshot(document), words_of(document)
    subject = Subject(report.anatomy, report.standard, report.day)
    tried = {
        one.rule.id
        for one in report.results
        if one.rule.id in rule_ids and any([FIXERS[one.rule.id](subject, b) for b in one.broken])
    }
    data = before.repacked() if tried else None
    if data is None:
        return None
    after = judge(data)
    kept = words_of(after.anatomy.document) == words
    return (data, after) if kept and _is_better(report, after, tried) else None


def _is_better(before: Report, after: Report, tried: set[str]) -> bool:
    """True when every rule tried is broken less, and what is more is advice or can be mended."""
    now = {one.rule.id: len(one.broken) for one in after.results}
    for one in before.results:
        count, left = len(one.broken), now[one.rule.id]
        if one.rule.id in tried and left >= count:
            return False
        if left > count and not _fixer(one) and not _is_advice(one):
            return False
    return True


def _is_advice(result: Result) -> bool:
    return result.ground is not None and SEVERITY[result.ground.grade] is Severity.ADVICE


def _changes(before: Report, after: Report) -> tuple[Change, ...]:
    left = {result.rule.id: len(result.broken) for result in after.results}
    found = ((one.rule, len(one.broken) - left[one.rule.id]) for one in before.results)
    return tuple(Change(rule, places) for rule, places in found if rule.fixes and places > 0)
