"""Names of ministries, departments and districts that do not hold on a plan's day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kehoach.wording.folding import fold


@dataclass(frozen=True)
class Agency:
    """A name with its days; ``split``: functions that went to others than its successor."""

    name: str
    start: date | None
    end: date | None
    becomes: str
    before: str
    act: str
    split: tuple[str, ...]


@dataclass(frozen=True)
class Districts:
    """The district level: the words that name it, and what came after."""

    end: date
    words: re.Pattern[str]
    becomes: str
    act: str


@dataclass(frozen=True)
class OutOfTime:
    """A name that does not hold: the code and arguments of its finding."""

    code: str
    args: dict[str, str]


@cache
def _register() -> tuple[tuple[Agency, ...], Districts]:
    import yaml

    text = Path(__file__).with_name("agencies.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    last = data["districts"]
    words = "|".join(map(re.escape, last["words"]))
    districts = Districts(
        last["to"], re.compile(rf"\b(?:{words})\b", re.I), last["becomes"], last["act"]
    )
    return tuple(map(_agency, data["agencies"])), districts


def _agency(row: dict[str, Any]) -> Agency:
    return Agency(
        name=row["name"],
        start=row.get("from"),
        end=row.get("to"),
        becomes=row.get("becomes", ""),
        before=row.get("before", ""),
        act=row["act"],
        split=tuple(row.get("split", ())),
    )


def agencies() -> tuple[Agency, ...]:
    """Return every ministry and department whose name began or ended on a known day."""
    return _register()[0]


def out_of_time(name: str, first: date, last: date) -> OutOfTime | None:
    """Return why a name given work or a copy does not hold on any day from first to last.

    ``None`` when it holds, or when the register does not know it (which says nothing).
    """
    districts = _register()[1]
    if districts.end < first and (word := districts.words.search(name)):
        args = {"name": name, "word": word[0], "becomes": districts.becomes, "act": districts.act}
        return OutOfTime("KH842", {**args, "to": _shown(districts.end)})
    for agency in agencies():
        if _names(name, agency):
            return _judged(agency, first, last)
    return None


def _names(text: str, agency: Agency) -> bool:
    """True for the name itself, also with a province behind it (``Sở … tỉnh Đắk Lắk``)."""
    rest = fold(text).removeprefix(fold(agency.name))
    return rest != fold(text) and (not rest or rest.startswith(("tinh", "thanhpho", "tp")))


def _judged(agency: Agency, first: date, last: date) -> OutOfTime | None:
    if agency.end is not None and agency.end < first:
        return _ended(agency, _shown(agency.end))
    if agency.start is not None and last < agency.start:
        args = {"name": agency.name, "from": _shown(agency.start), "act": agency.act}
        return OutOfTime("KH843", {**args, "before": agency.before})
    return None


def _ended(agency: Agency, end: str) -> OutOfTime:
    args = {"name": agency.name, "to": end, "act": agency.act, "becomes": agency.becomes}
    if agency.split:
        split = "; ".join(agency.split)
        return OutOfTime("KH841", args | {"split": split})
    return OutOfTime("KH840", args)


def _shown(day: date) -> str:
    return f"{day:%d/%m/%Y}"
