"""Tables and lines that say who does what until when → tasks, where they print the same again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from kehoach.importing.tables import free_table, grid, is_joined
from kehoach.importing.wordlist import words_of
from kehoach.reading.document import Table
from kehoach.wording.folding import fold

Raw = dict[str, Any]
Prints = Callable[[Raw], list[list[str]] | None]
"""Gives the rows that a block prints as a table, the heading first; None where it is faulty."""

_HEADINGS = (
    ("phối hợp", r".*phoihop.*"),
    ("chủ trì", r".*(?:chutri|chiutrachnhiem|phutrach|donvithuchien|coquanthuchien|nguoithuchien)"),
    ("thời hạn", r"(?:thoigian|thoihan|tiendo|ngayhoanthanh|hoanthanh).*"),
    ("sản phẩm", r"(?:sanpham|ketqua|daura).*"),
    ("chỉ tiêu", r"(?:chitieu|muctieu).*"),
    ("kinh phí", r"(?:kinhphi|dutoan).*"),
    ("ghi chú", r"ghichu"),
    ("STT", r"s?tt|so(?:thutu)?"),
    ("việc", r"(?:noidung|nhiemvu|congviec|tennhiemvu|hoatdong|viec|giaiphap).*"),
)
_NEEDED = ({"việc"}, {"chủ trì"})
_MONEY = re.compile(r"([^()]+) \((.+)\)")
_ROMAN = re.compile(r"\**[IVX]+\.?\**")


def heading_of(title: str) -> str:
    """Return what a column holds, by its heading; empty for one not known."""
    folded = fold(title)
    return next((key for key, shape in _HEADINGS if re.fullmatch(shape, folded)), "")


def task_block(table: Table, prints: Prints) -> Raw | None:
    """Return a table as tasks under its own columns; None where it is no such table."""
    if is_joined(table):
        return None
    rows = grid(table)
    width = max(map(len, rows))
    titles = [" ".join(title.replace("*", "").split()) for title in rows[0]]
    keys = [heading_of(title) for title in titles]
    known = (
        len(set(keys)) == len(keys) == width and all(keys) and all(len(r) == width for r in rows)
    )
    if not known or not all(need <= set(keys) for need in _NEEDED) or len(rows) < 2:
        return None
    tasks = _tasks(rows[1:], keys)
    if not tasks:
        return None
    block = {
        "nhiệm vụ": tasks,
        "trình bày": "bảng",
        "tên cột": dict(zip(keys, titles, strict=True)),
    }
    made = prints(block)
    return block if made is not None and _same(made, rows) else None


def _same(made: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> bool:
    if len(made) != len(rows):
        return False
    return all(
        [words_of(cell) for cell in one if words_of(cell)]
        == [words_of(cell) for cell in other if words_of(cell)]
        for one, other in zip(made, rows, strict=True)
    )


def _tasks(rows: Sequence[Sequence[str]], keys: Sequence[str]) -> list[Raw]:
    """Return the tasks of rows; empty where a row is neither a task nor the head of a group."""
    tasks: list[Raw] = []
    group = ""
    for row in rows:
        cells = dict(zip(keys, row, strict=True))
        filled = [key for key in keys if cells[key]]
        if "STT" in filled and _ROMAN.fullmatch(cells["STT"]) and len(filled) == 2:
            group = cells[filled[1]].strip("*")
            continue
        if not cells["việc"]:
            return []
        tasks.append(_task(cells, group))
        group = ""
    return [] if group else tasks


def _task(cells: Raw, group: str) -> Raw:
    first, *rest = cells["việc"].split("\n")
    task: Raw = {"việc": cells["việc"]}
    if rest and all(line.startswith("- ") for line in rest):
        task = {"việc": first, "gạch": [line[2:] for line in rest]}
    for key in ("chủ trì", "phối hợp"):
        names = [name.strip(" -") for name in re.split(r"[;\n]", cells.get(key, ""))]
        names = [name for name in names if name]
        if names:
            task[key] = names if len(names) > 1 else names[0]
    for key in ("thời hạn", "chỉ tiêu", "sản phẩm", "ghi chú"):
        if cells.get(key):
            task[key] = cells[key]
    if cells.get("kinh phí"):
        found = _MONEY.fullmatch(cells["kinh phí"])
        task["kinh phí"] = {"số tiền": found[1], "nguồn": found[2]} if found else cells["kinh phí"]
    return {**task, **({"nhóm": group} if group else {})}


def table_maker(prints: Prints) -> Callable[[Table, str], list[Any]]:
    """Return what turns a table into blocks: tasks where they print the same, else a free table."""

    def make(table: Table, title: str) -> list[Any]:
        block = None if title else task_block(table, prints)
        return [block or free_table(table, title)]

    return make


_TASK = re.compile(
    r"(?P<what>.+?)\. (?P<lead>[^.]+?) chủ trì(?:, phối hợp với (?P<support>[^.]+?))?"
    r"(?:\. Thời hạn: (?P<when>.+?))?(?:\. Sản phẩm: (?P<product>.+?))?\.?",
    re.S,
)


def task_of(item: Any) -> Raw | None:
    """Read a line that says a task as kehoach prints one; None for any other."""
    text = item if isinstance(item, str) else item.get("đoạn", "")
    more = set(item) - {"đoạn", "gạch"} if isinstance(item, dict) else set()
    found = _TASK.fullmatch(text)
    if found is None or more:
        return None
    task: Raw = {"việc": found["what"]}
    for key, name in (("chủ trì", "lead"), ("phối hợp", "support")):
        if found[name]:
            names = found[name].split("; ")
            task[key] = names if len(names) > 1 else names[0]
    for key, name in (("thời hạn", "when"), ("sản phẩm", "product")):
        if found[name]:
            task[key] = found[name]
    if isinstance(item, dict):
        if not all(isinstance(one, str) for one in item["gạch"]):
            return None
        task["gạch"] = item["gạch"]
    return task
