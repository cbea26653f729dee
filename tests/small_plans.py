"""Small plans for tests: top-level keys of a spec; what a spec must have is filled in."""

from __future__ import annotations

import re
from textwrap import dedent

from kehoach.compose import compose
from kehoach.compose.sheet import Line, Part, Sheet, Table
from kehoach.errors import BadInput
from kehoach.plan import Plan
from kehoach.problem import Problem
from kehoach.spec.read import read_spec
from kehoach.text.markup import Runs

FILE = "x.yaml"
DEFAULTS = {
    "kế hoạch": "kế hoạch: Nâng cao Chỉ số A năm {năm}\n",
    "năm": "năm: 2026\n",
    "cơ quan": "cơ quan: UBND tỉnh Đắk Lắk\n",
    "nội dung": "nội dung: [Nội dung.]\n",
    "nơi nhận": "nơi nhận: ['Lưu: VT']\n",
    "người ký": "người ký: {chức vụ: Chủ tịch, họ tên: Lê Văn Nam}\n",
}


def spec(*parts: str) -> str:
    """The text of a good spec with these top-level keys, the keys it lacks standing first."""
    given = "".join(dedent(part).strip("\n") + "\n" for part in parts)
    lacking = (text for key, text in DEFAULTS.items() if not re.search(f"^{key}:", given, re.M))
    return "".join(lacking) + given


def plan(*parts: str) -> Plan:
    return read_spec(spec(*parts).encode(), FILE).plan


def sheet(*parts: str, draft: bool = False) -> Sheet:
    return compose(plan(*parts), draft)


def problems(data: str | bytes) -> tuple[Problem, ...]:
    """The problems of a spec: errors if it is refused, else its warnings.

    Rules of content (KH701–KH749) have tests of their own: test_content_cases.py.
    """
    try:
        found = read_spec(data if isinstance(data, bytes) else data.encode(), FILE).problems
        return tuple(one for one in found if not one.code.startswith("KH7"))
    except BadInput as error:
        return error.problems


def faults(data: str | bytes) -> list[tuple[str, int, int]]:
    """Code, line and column of every problem."""
    return [(one.code, one.place.line, one.place.column) for one in problems(data)]


def words(runs: Runs) -> str:
    """Runs as typed, ``~`` for a non-breaking space."""
    stars = ((run.text, "*" * (2 * run.bold + run.italic)) for run in runs if run.text)
    return "".join(f"{star}{text}{star}" for text, star in stars).replace("\u00a0", "~")


def lines(part: Part) -> list[str]:
    """A line as ``kind | label | words``; a table row by row."""
    if isinstance(part, Line):
        return [f"{part.kind} | {part.label} | {words(part.runs)}"]
    rows = [[" / ".join(map(words, cell.lines)) for cell in row] for row in part.rows]
    heading = [column.title for column in part.columns]
    return [f"bảng | {words(part.title)}", *(" ¦ ".join(row) for row in (heading, *rows))]


def body(*parts: str) -> list[str]:
    """The lines of the text proper."""
    return [line for part in sheet(*parts).parts for line in lines(part)]


def table(*parts: str) -> Table:
    """The one table of a plan's text or appendices."""
    made = sheet(*parts)
    every = [*made.parts, *(part for annex in made.annexes for part in annex.parts)]
    (found,) = (part for part in every if isinstance(part, Table))
    return found
