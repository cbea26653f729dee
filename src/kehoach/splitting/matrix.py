"""The table of tasks × agencies, on a terminal and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.plan import Appendix, Plan
from kehoach.splitting.carried import Above
from kehoach.splitting.names import LOCAL
from kehoach.splitting.shares import Given, Share, Shares

LEADS, JOINT, SUPPORTS = MARKS = ("X", "C", "P")
_BLOCK = 12
"""Columns of agencies side by side: what stays readable on A4 landscape."""
_ROW = 20
"""Names in one row of the legend: a row does not break across pages."""


@dataclass(frozen=True)
class Column:
    """Agencies with the same part in every task, and that part by task."""

    shares: tuple[Share, ...]
    marks: tuple[str, ...]

    @property
    def label(self) -> str:
        """The one agency's name, or how many they are and who."""
        names = [share.name for share in self.shares]
        return names[0] if len(names) == 1 else f"{len(names)} cơ quan: {'; '.join(names)}"

    def count(self, mark: str) -> int:
        """Return in how many tasks they have this part."""
        return self.marks.count(mark)


@dataclass(frozen=True)
class Matrix:
    """Tasks × agencies: ``X`` leads, ``C`` shares with a whole group, ``P`` supports.

    ``words``: the tasks as they are printed. ``agencies``: how many are given anything, be it
    targets or duties alone.
    """

    tasks: tuple[Given, ...]
    words: tuple[str, ...]
    columns: tuple[Column, ...]
    unsplit: dict[str, tuple[Given, ...]]
    agencies: int

    def blocks(self, width: int = _BLOCK) -> tuple[tuple[int, tuple[Column, ...]], ...]:
        """Return the columns in even blocks, each with the number of its first (from 1)."""
        width = -(-len(self.columns) // max(-(-len(self.columns) // width), 1)) or 1
        return tuple(
            (start + 1, self.columns[start : start + width])
            for start in range(0, len(self.columns), width)
        )


def table_of(shares: Shares) -> Matrix:
    """Return the table; agencies with the same part in every task share a column.

    Localities stand behind all others.
    """
    alike: dict[tuple[str, ...], list[Share]] = {}
    for share in shares.shares:
        alike.setdefault(_marks(shares.tasks, share), []).append(share)
    columns = [Column(tuple(same), marks) for marks, same in alike.items() if any(marks)]
    columns.sort(key=lambda one: all(share.agency.kind in LOCAL for share in one.shares))
    above = Above(shares.plan, shares.issuer)
    words = tuple(above.printed(given.task.what) for given in shares.tasks)
    return Matrix(shares.tasks, words, tuple(columns), shares.unsplit, len(shares.shares))


def _marks(tasks: tuple[Given, ...], share: Share) -> tuple[str, ...]:
    held = {given.loc: SUPPORTS for given in share.supports}
    held |= {given.loc: JOINT for given in share.joint}
    held |= {given.loc: LEADS for given in share.leads}
    return tuple(held.get(given.loc, "") for given in tasks)


def plan_of(matrix: Matrix, shares: Shares) -> Plan:
    """Return the plan above with the table as its one appendix, on A4 landscape.

    First who stands in which column, then the tasks, twelve columns at a time.
    """
    above = Above(shares.plan, shares.issuer)
    legend = {
        "tên": "Cơ quan theo cột (X: chủ trì; C: giao chung cho nhóm; P: phối hợp)",
        "cột": ["TT", "Cơ quan", "Chủ trì", "Giao chung", "Phối hợp"],
        "rộng": [2, 24, 3, 3, 3],
        "hàng": [
            row for number, column in enumerate(matrix.columns, 1) for row in _who(number, column)
        ],
    }
    tables = [legend, *(_grid(matrix, start, columns) for start, columns in matrix.blocks())]
    annex = {
        "tên": f"Phân công nhiệm vụ thực hiện {above.name} năm {{năm}}",
        "khổ": "ngang",
        "số": "không",
        "nội dung": [{"bảng": table} for table in tables] + _not_split(matrix),
    }
    return shares.plan.model_copy(update={"appendices": (Appendix.model_validate(annex),)})


def _who(number: int, column: Column) -> Iterator[list[str]]:
    """Yield the rows on who stands in a column: names beyond twenty in rows that follow."""
    names = [share.name for share in column.shares]
    counts = [str(column.count(mark) or "") for mark in MARKS]
    if len(names) <= _ROW:
        yield [str(number), column.label, *counts]
        return
    yield [str(number), f"{len(names)} cơ quan:", *counts]
    for start in range(0, len(names), _ROW):
        yield ["", "; ".join(names[start : start + _ROW]), "", "", ""]


def _grid(matrix: Matrix, start: int, columns: tuple[Column, ...]) -> dict[str, object]:
    heads = [str(start + at) for at in range(len(columns))]
    return {
        "tên": f"Nhiệm vụ (cột {heads[0]} - {heads[-1]})" if len(heads) > 1 else "Nhiệm vụ",
        "cột": ["TT", "Nhiệm vụ", *heads],
        "rộng": [2, 40 - 2 * len(heads), *(2 for _ in heads)],
        "hàng": [
            [str(at + 1), what, *(column.marks[at] for column in columns)]
            for at, what in enumerate(matrix.words)
        ],
    }


def _not_split(matrix: Matrix) -> list[dict[str, object]]:
    numbers = {given.loc: number for number, given in enumerate(matrix.tasks, 1)}
    lines: list[dict[str, object]] = []
    for group, given in matrix.unsplit.items():
        rows = ", ".join(map(str, sorted({numbers[one.loc] for one in given})))
        lines.append({"đoạn": f"Chưa tách cho nhóm “{group}”: nhiệm vụ TT {rows}."})
    return lines
