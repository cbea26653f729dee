"""Tables of tasks: by section, by leading agency, or those of one block."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count, islice
from typing import NamedTuple

from kehoach.compose.cells import capital, cell_of
from kehoach.compose.sheet import Cell, CellKind, Cells, Column, Table
from kehoach.compose.tasks import funding_text, names
from kehoach.compose.words import Words
from kehoach.plan import Task, Tasks
from kehoach.text.assignments import TaskGroup, tasks_by_group, tasks_by_lead, tasks_by_section
from kehoach.wording.labels import letter, roman

_Row = tuple[Cell, ...]


@dataclass(frozen=True)
class _Field:
    """A column of the task table, and its texts, one for each task; it stands where one is."""

    column: Column
    texts: Callable[[list[Task], Words], list[str]]
    always: bool = False


class _Run(NamedTuple):
    """Tasks that follow each other below headings: the number and title of each."""

    heads: tuple[tuple[str, str], ...]
    tasks: tuple[Task, ...]


def _works(tasks: list[Task], words: Words) -> list[str]:
    return [
        "\n".join([task.what, *(f"- {step}" for step in task.steps)]) if task.steps else task.what
        for task in tasks
    ]


def _deadlines(tasks: list[Task], words: Words) -> list[str]:
    said = {text: words.deadline(text) for text in {task.deadline for task in tasks}}
    return [said[task.deadline] for task in tasks]


def _funds(tasks: list[Task], words: Words) -> list[str]:
    return [funding_text(task.funding) if task.funding else "" for task in tasks]


_TASK_FIELDS = {
    "việc": _Field(Column("Nội dung nhiệm vụ", 34), _works, True),
    "chỉ tiêu": _Field(Column("Chỉ tiêu", 12), lambda tasks, _: [t.measure or "" for t in tasks]),
    "chủ trì": _Field(
        Column("Cơ quan chủ trì", 16), lambda tasks, _: [names(t.lead) for t in tasks], True
    ),
    "phối hợp": _Field(
        Column("Cơ quan phối hợp", 18), lambda tasks, _: [names(t.support) for t in tasks]
    ),
    "thời hạn": _Field(Column("Thời hạn", 13, "giua"), _deadlines, True),
    "sản phẩm": _Field(Column("Sản phẩm", 17), lambda tasks, _: [t.product or "" for t in tasks]),
    "kinh phí": _Field(Column("Kinh phí", 12), _funds),
    "ghi chú": _Field(Column("Ghi chú", 10), lambda tasks, _: [t.note or "" for t in tasks]),
}
_NUMBERS = Column("STT", 6, "giua")


def task_table(block: Tasks, words: Words) -> Table:
    """Build the table of one block of tasks, under its own columns where it names them."""
    runs = _numbered(tasks_by_group(block.items))
    return _tasks(runs, words, "Bảng nhiệm vụ", block.columns)


def tasks_in_sections(words: Words) -> Table:
    """Build the table of the plan's tasks under the sections that hold them, and their groups.

    A section's number is Roman (I, 1); where groups stand below it a capital letter (A, I, 1).
    """
    sections = tasks_by_section(words.plan)
    if len(sections) == 1:
        runs = _numbered(sections[0].parts)
    elif any(part.title for section in sections for part in section.parts):
        runs = [run for at, one in enumerate(sections, 1) for run in _nested(at, one)]
    else:
        runs = _numbered(sections)
    return _tasks(runs, words, "Bảng nhiệm vụ")


def tasks_of_leads(words: Words) -> Table:
    """Build the table of the plan's tasks under the agencies that lead them."""
    runs = _numbered(tasks_by_lead(words.plan))
    return _tasks(runs, words, "Bảng nhiệm vụ theo cơ quan chủ trì")


def _numbered(groups: tuple[TaskGroup, ...]) -> list[_Run]:
    """Return groups under Roman numbers; those without a title have no heading."""
    numbers = map(roman, count(1))
    return [
        _Run(((next(numbers), group.title),) if group.title else (), group.tasks)
        for group in groups
    ]


def _nested(number: int, section: TaskGroup) -> list[_Run]:
    """Return the groups of a section below its heading; what is in no group stands first."""
    parts = tuple(sorted(section.parts, key=lambda part: bool(part.title)))
    first, *others = _numbered(parts)
    head = (letter(number).upper(), section.title)
    return [first._replace(heads=(head, *first.heads)), *others]


def _filled(
    tasks: list[Task], words: Words, named: Mapping[str, str]
) -> list[tuple[Column, list[str]]]:
    """Return the columns with their texts: as named, else number, what must stand, what is used.

    That of the numbers comes without texts.
    """
    if named:
        found = [_field(key, tasks, words) for key in named]
        titled = zip(found, named.values(), strict=True)
        return [
            (replace(column, title=words.bare(title)), texts) for (column, texts), title in titled
        ]
    found = [(_NUMBERS, [])]
    for field in _TASK_FIELDS.values():
        texts = field.texts(tasks, words)
        if field.always or any(texts):
            found.append((field.column, texts))
    return found


def _field(key: str, tasks: list[Task], words: Words) -> tuple[Column, list[str]]:
    field = _TASK_FIELDS.get(key)
    return (field.column, field.texts(tasks, words)) if field else (_NUMBERS, [])


@lru_cache(maxsize=1024)
def _number(place: int) -> Cell:
    """Return the cell of a number; every table of tasks has the same."""
    return Cell.plain(str(place), "giua")


def _column(texts: list[str], kind: CellKind, words: Words) -> Cells:
    """Return the cells of a column; the same agencies and days stand in hundreds of rows."""
    made = {text: cell_of(words, capital(text), kind) for text in set(texts)}
    return Cells.alike(list(map(made.__getitem__, texts)))


def _tasks(
    runs: list[_Run],
    words: Words,
    summary: str,
    named: Mapping[str, str] | None = None,
) -> Table:
    every = [task for run in runs for task in run.tasks]
    places = [place for run in runs for place in range(1, len(run.tasks) + 1)]
    numbers = Cells.alike(list(map(_number, places)))
    filled = _filled(every, words, named or {})
    columns = tuple([column for column, _ in filled])
    made = [_column(texts, column.kind, words) if texts else numbers for column, texts in filled]
    lines = zip(*[column.cells for column in made], strict=True)
    rows: list[_Row] = []
    for run in runs:
        for label, title in run.heads:
            number = cell_of(words, label, "dam_giua")
            rows.append((number, cell_of(words, capital(title), "dam", len(columns) - 1)))
        rows += islice(lines, len(run.tasks))
    if len(columns) == 2 and len(rows) > len(every):
        return Table((), summary, columns, tuple(rows))
    return Table.of_columns(summary, columns, tuple(rows), made)
