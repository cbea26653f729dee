"""Tables made from the plan, and free ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, partial

from kehoach.compose.sheet import Cell, CellKind, Column, Table
from kehoach.compose.tasks import funding_text, names
from kehoach.compose.words import Words
from kehoach.plan import Blocks, FreeTable, Section, TableName, Target, Targets, Task, Tasks
from kehoach.text.assignments import TaskGroup, all_tasks, tasks_by_lead, tasks_by_section
from kehoach.text.markup import Run, Runs, plain
from kehoach.text.scores import aim_text, rank_text, score_text
from kehoach.wording.folding import fold
from kehoach.wording.labels import roman
from kehoach.wording.numbers import decimal_comma, parse_money
from kehoach.wording.spans import heading_rows, said, spans_of

_Row = tuple[Cell, ...]


@dataclass(frozen=True)
class _Field:
    """A column of the task table: its title, share, dress and how a task fills it."""

    title: str
    share: float
    kind: CellKind
    text: Callable[[Task, Words], str]
    always: bool = False


_TASK_FIELDS = (
    _Field("Nội dung nhiệm vụ", 34, "trai", lambda task, words: task.what, True),
    _Field("Chỉ tiêu", 12, "trai", lambda task, words: task.measure or ""),
    _Field("Cơ quan chủ trì", 16, "trai", lambda task, words: names(task.lead), True),
    _Field("Cơ quan phối hợp", 18, "trai", lambda task, words: names(task.support)),
    _Field("Thời hạn", 13, "giua", lambda task, words: words.deadline(task.deadline), True),
    _Field("Sản phẩm", 17, "trai", lambda task, words: task.product or ""),
    _Field(
        "Kinh phí",
        12,
        "trai",
        lambda task, words: (task.funding and funding_text(task.funding)) or "",
    ),
    _Field("Ghi chú", 10, "trai", lambda task, words: task.note or ""),
)


def build_table(what: TableName | FreeTable, words: Words) -> Table:
    """Build a table of the plan by its name, or a free table."""
    if isinstance(what, FreeTable):
        return _free(what, words)
    return _BUILDERS[what](words)


def task_table(block: Tasks, words: Words) -> Table:
    """Build the table of one block of tasks, under its own columns where it names them."""
    groups: list[TaskGroup] = []
    for task in block.items:
        if task.group or not groups:
            groups.append(TaskGroup(task.group or "", ()))
        groups[-1] = TaskGroup(groups[-1].title, (*groups[-1].tasks, task))
    return _tasks(tuple(groups), words, "Bảng nhiệm vụ", block.columns)


def _cell(words: Words, text: str, kind: CellKind = "trai", span: int = 1) -> Cell:
    lines = tuple(words.cell(line) for line in text.split("\n"))
    return Cell(lines, kind, span)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_NUMBER = _Field("STT", 6, "giua", lambda task, words: "")
_BY_KEY = {
    "STT": _NUMBER,
    "việc": _TASK_FIELDS[0],
    "chỉ tiêu": _TASK_FIELDS[1],
    "chủ trì": _TASK_FIELDS[2],
    "phối hợp": _TASK_FIELDS[3],
    "thời hạn": _TASK_FIELDS[4],
    "sản phẩm": _TASK_FIELDS[5],
    "kinh phí": _TASK_FIELDS[6],
    "ghi chú": _TASK_FIELDS[7],
}


def _fields(every: list[Task], words: Words, named: Mapping[str, str]) -> list[_Field]:
    """Return the columns: as named, else number, what must stand and what some task fills."""
    used = (f for f in _TASK_FIELDS if f.always or any(f.text(task, words) for task in every))
    fields = [replace(_BY_KEY[key], title=title) for key, title in named.items()]
    fields = fields or [_NUMBER, *used]
    if any(task.steps for task in every):
        what = _TASK_FIELDS[0].text
        fields = [replace(f, text=_with_steps) if f.text is what else f for f in fields]
    return fields


def _tasks(
    groups: tuple[TaskGroup, ...],
    words: Words,
    summary: str,
    named: Mapping[str, str] | None = None,
) -> Table:
    every = [task for group in groups for task in group.tasks]
    fields = _fields(every, words, named or {})
    columns = tuple(Column(f.title, f.share, f.kind) for f in fields)
    cell = cache(partial(_cell, words))  # the same agencies and days stand in hundreds of rows
    rows: list[_Row] = []
    for number, group in enumerate(groups, 1):
        if group.title:
            label = _cell(words, roman(number), "dam_giua")
            rows.append((label, _cell(words, _capital(group.title), "dam", len(columns) - 1)))
        for index, task in enumerate(group.tasks, 1):
            rows.append(_task_row(index, task, fields, words, cell))
    return Table((), summary, columns, tuple(rows))


def _with_steps(task: Task, words: Words) -> str:
    return "\n".join([task.what, *(f"- {step}" for step in task.steps)])


def _task_row(
    index: int,
    task: Task,
    fields: Sequence[_Field],
    words: Words,
    cell: Callable[[str, CellKind], Cell],
) -> _Row:
    return tuple(
        [
            cell(_capital(field.text(task, words)), field.kind)
            if field.text is not _NUMBER.text
            else cell(str(index), "giua")
            for field in fields
        ]
    )


def _by_section(words: Words) -> Table:
    groups = tasks_by_section(words.plan)
    return _tasks(groups if len(groups) > 1 else _untitled(groups), words, "Bảng nhiệm vụ")


def _untitled(groups: tuple[TaskGroup, ...]) -> tuple[TaskGroup, ...]:
    return tuple(TaskGroup("", group.tasks) for group in groups)


def _by_lead(words: Words) -> Table:
    return _tasks(tasks_by_lead(words.plan), words, "Bảng nhiệm vụ theo cơ quan chủ trì")


def _targets(words: Words) -> Table:
    columns = (
        Column("STT", 8, "giua"),
        Column("Chỉ tiêu", 50),
        Column(f"Năm {words.plan.year - 1}", 18, "giua"),
        Column(f"Mục tiêu năm {words.plan.year}", 24, "giua"),
        Column("Cơ quan chủ trì", 30),
    )
    rows = tuple(
        (
            _cell(words, str(number), "giua"),
            _cell(words, _capital(target.text)),
            _cell(words, _capital(target.baseline or ""), "giua"),
            _cell(words, _capital(target.value or ""), "giua"),
            _cell(words, _capital(names(target.lead))),
        )
        for number, target in enumerate(_all_targets(words.plan.body), 1)
    )
    return _drop_empty(Table((), "Bảng chỉ tiêu", columns, rows))


def _all_targets(blocks: Blocks) -> tuple[Target, ...]:
    found: list[Target] = []
    for block in blocks:
        if isinstance(block, Targets):
            found += block.items
        elif isinstance(block, Section):
            found += _all_targets(block.body)
    return tuple(found)


def _drop_empty(table: Table) -> Table:
    """Leave out columns in which no row says anything."""
    used = [
        any(any(run.text for line in row[i].lines for run in line) for row in table.rows)
        for i in range(len(table.columns))
    ]
    keep = [i for i, use in enumerate(used) if use or not table.rows]
    columns = tuple(table.columns[i] for i in keep)
    rows = tuple(tuple(row[i] for i in keep) for row in table.rows)
    return Table(table.title, table.summary, columns, rows)


def _indices(words: Words) -> Table:
    plan = words.plan
    years = sorted({year for index in plan.indices.values() for year in index.results})
    columns = [Column("STT", 7, "giua"), Column("Chỉ số", 30)]
    columns += [Column(f"Năm {year}", 20, "giua") for year in years]
    columns += [Column(f"Mục tiêu năm {plan.year}", 28, "giua")]
    rows = []
    for number, (name, index) in enumerate(plan.indices.items(), 1):
        full = f"{index.name} ({name})" if index.name and fold(index.name) != fold(name) else name
        cells = [_cell(words, str(number), "giua"), _cell(words, full)]
        for year in years:
            standing = index.results.get(year)
            told = []
            if standing is not None and standing.score is not None:
                told.append(score_text(index, standing.score))
            if standing is not None and standing.rank is not None:
                told.append(f"hạng {rank_text(standing.rank)}")
            cells.append(_cell(words, "\n".join(told), "giua"))
        aim = aim_text(index, plan.year)
        cells.append(_cell(words, _capital(aim), "giua"))
        rows.append(tuple(cells))
    return _drop_empty(Table((), "Bảng kết quả các chỉ số", tuple(columns), tuple(rows)))


def _funding(words: Words) -> Table:
    columns = (
        Column("STT", 7, "giua"),
        Column("Nội dung nhiệm vụ", 46),
        Column("Cơ quan chủ trì", 24),
        Column("Kinh phí", 20, "giua"),
        Column("Nguồn", 20),
    )
    rows: list[_Row] = []
    total = Decimal(0)
    for task in all_tasks(words.plan):
        if task.funding is None:
            continue
        total += parse_money(task.funding.amount) or 0
        texts = (task.what, names(task.lead), task.funding.amount, task.funding.source or "")
        kinds: tuple[CellKind, ...] = ("trai", "trai", "giua", "trai")
        cells = (_cell(words, _capital(t), kind) for t, kind in zip(texts, kinds, strict=True))
        rows.append((_cell(words, str(len(rows) + 1), "giua"), *cells))
    amount = f"{decimal_comma(total.quantize(Decimal(1)))} đồng"
    rows.append((_cell(words, "Tổng cộng", "dam", 3), _cell(words, amount, "dam", 2)))
    return Table((), "Bảng kinh phí", columns, tuple(rows))


def _matrix(words: Words) -> Table:
    """Tasks × agencies: X leads, P supports."""
    tasks = all_tasks(words.plan)
    agencies: dict[str, str] = {}
    for name in (name for task in tasks for name in (*task.lead, *task.support)):
        agencies.setdefault(fold(name), _capital(name))
    columns = (
        Column("STT", 6, "giua"),
        Column("Nội dung nhiệm vụ", 40),
        *(Column(name, 14, "giua") for name in agencies.values()),
    )
    rows = tuple(
        (
            _cell(words, str(number), "giua"),
            _cell(words, _capital(task.what)),
            *(_cell(words, _part_of(key, task), "giua") for key in agencies),
        )
        for number, task in enumerate(tasks, 1)
    )
    title: Runs = (Run("X: chủ trì; P: phối hợp", italic=True),)
    return Table(title, "Bảng phân công nhiệm vụ", columns, rows)


def _part_of(agency: str, task: Task) -> str:
    if agency in map(fold, task.lead):
        return "X"
    return "P" if agency in map(fold, task.support) else ""


def _free(table: FreeTable, words: Words) -> Table:
    shares = table.widths or (1,) * len(table.columns)
    columns = tuple(
        Column(plain(words.cell(said(title))), share, _free_kind(title))
        for title, share in zip(table.columns, shares, strict=True)
    )
    spans = spans_of((table.columns, *table.rows))
    heading = heading_rows(spans) - 1
    rows = tuple(
        tuple(
            _cell(words, said(text), "dam_giua" if at < heading else column.kind)
            for text, column in zip(row, columns, strict=True)
        )
        for at, row in enumerate(table.rows)
    )
    title = words.runs(table.title) if table.title else ()
    return Table(title, table.title or "Bảng", columns, rows, spans)


def _free_kind(title: str) -> CellKind:
    return "giua" if fold(title) in ("stt", "tt") or title.isdigit() else "trai"


_BUILDERS: dict[TableName, Callable[[Words], Table]] = {
    "nhiệm vụ": _by_section,
    "nhiệm vụ theo cơ quan": _by_lead,
    "chỉ tiêu": _targets,
    "chỉ số": _indices,
    "kinh phí": _funding,
    "phân công": _matrix,
}
