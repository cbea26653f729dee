"""A split told on a terminal: the table of tasks × agencies, what became of the specs."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

from kehoach.splitting.matrix import JOINT, LEADS, MARKS, SUPPORTS, Matrix
from kehoach.wording.shortening import shortened


@dataclass(frozen=True)
class Counts:
    """How many specs are new, written again, as they were, merged, left alone; how many
    deadlines were set earlier, and how many name no one day or leave no room."""

    new: int = 0
    again: int = 0
    same: int = 0
    merged: int = 0
    left: int = 0
    moved: int = 0
    kept: int = 0


_WORDS = {
    "vi": {
        "agencies": "CƠ QUAN ({leads} chủ trì, {joint} giao chung, {supports} phối hợp)",
        "tasks": "NHIỆM VỤ (X: chủ trì; C: giao chung cho nhóm; P: phối hợp)",
        "unsplit": "CHƯA TÁCH cho nhóm “{group}”: {codes}",
        "code": "Mã",
        "task": "Nhiệm vụ",
    },
    "en": {
        "agencies": "AGENCIES ({leads} lead, {joint} share, {supports} support)",
        "tasks": "TASKS (X: leads; C: shared by a group; P: supports)",
        "unsplit": "NOT SPLIT among the group “{group}”: {codes}",
        "code": "Code",
        "task": "Task",
    },
}


def page(matrix: Matrix, language: str = "vi", width: int = 100) -> str:
    """Return the table as lines of text no wider than ``width``: agencies, then tasks."""
    words = _WORDS[language]
    lines = [words["agencies"].format(leads=LEADS, joint=JOINT, supports=SUPPORTS)]
    for number, column in enumerate(matrix.columns, 1):
        counts = "  ".join(f"{mark} {column.count(mark):3d}" for mark in MARKS)
        lines += _wrapped(f"{number:4d}  {counts}  ", column.label, width)
    code_width = max([len(words["code"]), *(len(given.code) for given in matrix.tasks)])
    task_width = 40
    fit = max((width - code_width - task_width - 4) // 4, 1)
    for start, columns in matrix.blocks(fit):
        lines += ["", words["tasks"]]
        heads = "".join(f"{start + at:4d}" for at in range(len(columns)))
        lines.append(f"{words['code']:{code_width}}  {words['task']:{task_width}}{heads}")
        for at, given in enumerate(matrix.tasks):
            marks = "".join(f"{column.marks[at]:>4}" for column in columns)
            what = shortened(matrix.words[at], task_width)
            lines.append(f"{given.code:{code_width}}  {what:{task_width}}{marks}".rstrip())
    for group, held in matrix.unsplit.items():
        codes = ", ".join(dict.fromkeys(one.code for one in held))
        lines += ["", *_wrapped("", words["unsplit"].format(group=group, codes=codes), width)]
    return "\n".join(lines)


def _wrapped(head: str, text: str, width: int) -> list[str]:
    lines = wrap(text, max(width - len(head), 30)) or [""]
    return [head + lines[0], *(" " * len(head) + line for line in lines[1:])]


_SUMMARY = {
    "vi": (
        "{agencies} cơ quan, {tasks} nhiệm vụ",
        "đặc tả: {new} mới, {again} viết lại, {same} không đổi, {merged} gộp, {left} để nguyên",
        "hạn nội bộ: {moved} sớm hơn, {kept} giữ nguyên (theo tháng, quý, kỳ, hoặc quá sát)",
    ),
    "en": (
        "{agencies} agencies, {tasks} tasks",
        "specs: {new} new, {again} written again, {same} unchanged, {merged} merged, {left} left",
        "internal deadlines: {moved} earlier, {kept} kept (months, quarters, or too near)",
    ),
}


def summary(matrix: Matrix, counts: Counts, language: str = "vi") -> str:
    """Return what was split, and what became of specs and deadlines where there are any."""
    whole, specs, deadlines = _SUMMARY[language]
    numbers = vars(counts)
    said = [whole.format(agencies=matrix.agencies, tasks=len(matrix.tasks))]
    said += [specs.format(**numbers)] if any(numbers.values()) else []
    said += [deadlines.format(**numbers)] if counts.moved or counts.kept else []
    return "; ".join(said)
