"""A guess tried out: what a block would print in a plan of this document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kehoach.compose import compose
from kehoach.compose.sheet import Line, Part
from kehoach.compose.sheet import Table as PrintedTable
from kehoach.importing.proving import plan_of
from kehoach.importing.tasks import Raw, task_of
from kehoach.plan import Plan
from kehoach.problem import Severity
from kehoach.spec.checks import check_plan
from kehoach.text.markup import plain

_MOST = 60
"""Lists of lines tried as tasks: a plan has far fewer."""


def rows_of(keys: Raw, block: Raw) -> list[list[str]] | None:
    """Return the rows that a block of tasks prints; None where it prints no table or is faulty."""
    data = {**keys, "nội dung": [block], "phụ lục": [], "căn cứ": []}
    try:
        plan = plan_of(data)
    except ValueError:
        return None
    if _faulty(plan):
        return None
    tables = [part for part in compose(plan).parts if isinstance(part, PrintedTable)]
    if len(tables) != 1:
        return None
    head = [column.title for column in tables[0].columns]
    cells = ([_text(cell.lines) for cell in row] for row in tables[0].rows)
    return [head, *cells]


def _text(lines: Any) -> str:
    return "\n".join(plain(line) for line in lines)


def _faulty(plan: Plan) -> bool:
    return any(one.severity is Severity.ERROR for one in check_plan(plan))


def try_tasks(data: Raw) -> None:
    """Turn lists of lines into tasks where the plan then prints the very same lines, in place."""
    candidates = list(_lists(data["nội dung"]))[:_MOST]
    if not candidates:
        return
    wanted = _lines(compose(plan_of(data)).parts)
    for blocks, index, tasks in candidates:
        before = blocks[index]
        blocks[index] = {"nhiệm vụ": tasks}
        try:
            plan = plan_of(data)
            same = not _codes(plan) - _codes_before(data, blocks, index, before)
            same = same and _lines(compose(plan).parts) == wanted
        except (ValueError, KeyError):
            same = False
        if not same:
            blocks[index] = before


def _codes(plan: Plan) -> set[str]:
    return {one.code for one in check_plan(plan) if one.severity is Severity.ERROR}


def _codes_before(data: Raw, blocks: list[Any], index: int, before: Any) -> set[str]:
    now, blocks[index] = blocks[index], before
    found = _codes(plan_of(data))
    blocks[index] = now
    return found


def _lists(blocks: list[Any]) -> Iterator[tuple[list[Any], int, list[Raw]]]:
    for index, block in enumerate(blocks):
        if not isinstance(block, dict):
            continue
        if "mục" in block:
            yield from _lists(block["nội dung"])
        elif len(block) == 1 and (key := next(iter(block))) in ("khoản", "điểm", "gạch"):
            tasks = [task_of(item) for item in block[key]]
            if all(tasks):
                yield blocks, index, [task for task in tasks if task]


def _lines(parts: tuple[Part, ...]) -> list[tuple[str, str, str]]:
    return [(part.kind, part.label, plain(part.runs)) for part in parts if isinstance(part, Line)]
