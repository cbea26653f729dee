"""Problems → words for a person, in Vietnamese or English."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from kehoach.problem import Place, Problem, Severity
from kehoach.refusals import ENGLISH
from kehoach.resources import table

_HEAVY = {
    "vi": {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.ADVICE: "gợi ý"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "advice"},
}
_KINDS = {"trống": "nothing", "danh sách": "a list", "nhóm khóa": "a group of keys"} | ENGLISH
"""Arguments that are words of our own, and what they are in English."""
_MEND = {"vi": "Sửa", "en": "Mend"}
_WIDTH = 120
_PLACES = 8
"""Places that are listed of what is told once for many."""


def catalog() -> dict[str, dict[str, Any]]:
    """Return the message catalog: code → name and words (``messages.yaml``)."""
    return table("", "messages")


def words(problem: Problem, language: str = "vi") -> tuple[str, str]:
    """Return reason and mend of a problem in a language; a rule's are its finding and mend."""
    entry = catalog().get(problem.code)
    if entry is None:
        from kehoach.rules import rule

        said = rule(problem.code).words(language)
        finding = said.typed if problem.args.get("typed") and said.typed else said.finding
        return finding.format(**problem.args), said.mend.format(**problem.args)
    args = dict(problem.args)
    if language == "en":
        args = {key: _KINDS.get(value, value) for key, value in args.items()}
    reason, mend = entry[language]
    if args.get("hint") and "with_hint" in entry:
        mend = entry["with_hint"][language]
    return reason.format(**args), mend.format(**args)


def describe(problem: Problem, language: str = "vi") -> str:
    """Return a problem as lines: place and reason, the line quoted, the mend."""
    reason, mend = words(problem, language)
    heavy = _HEAVY[language][problem.severity]
    place = location(problem.place)
    head = f"{place}: " if place else ""
    quote = _quoted(problem.place)
    return f"{head}{heavy} [{problem.code}] {reason}\n{quote}    {_MEND[language]}: {mend}"


def location(place: Place) -> str:
    """Return ``tệp:dòng:cột`` or the spot in a document."""
    numbers = f":{place.line}:{place.column}" if place.line else ""
    spot = f", {place.spot}" if place.file and place.spot else place.spot
    return f"{place.file}{numbers}{spot}"


def _quoted(place: Place) -> str:
    if not place.quote:
        return ""
    start = max(0, place.column - _WIDTH // 2)
    shown = place.quote[start : start + _WIDTH]
    arrow = " " * (place.column - 1 - start) + "^"
    return f"    | {shown}\n    | {arrow}\n"


def describe_all(problems: Iterable[Problem], language: str = "vi") -> str:
    """Return all problems, a blank line between them.

    A warning that is told of many places in the same words is told at the first, with the lines
    of the others; an error always stands with its own line.
    """
    told: dict[Hashable, list[Problem]] = {}
    for number, one in enumerate(problems):
        heavy = one.severity is Severity.ERROR
        alike = number if heavy else (one.code, tuple(one.args.items()), one.place.file)
        told.setdefault(alike, []).append(one)
    return "\n\n".join(
        f"{describe(first, language)}{_again(rest, language)}" for first, *rest in told.values()
    )


def _again(problems: list[Problem], language: str) -> str:
    """Return where else the same was found, in a line of its own."""
    if not problems:
        return ""
    places = [location(one.place._replace(file="")).lstrip(":") for one in problems[:_PLACES]]
    listed = f": {', '.join(filter(None, places))}" if any(places) else ""
    more = "…" if len(problems) > _PLACES else "."
    count = len(problems)
    said = f"Còn {count} chỗ như vậy" if language == "vi" else f"{count} more of the same"
    return f"\n    {said}{listed}{more}"
