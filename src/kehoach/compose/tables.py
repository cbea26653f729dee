"""Tables made from the plan, and free ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from kehoach.compose.cells import capital, cell_of
from kehoach.compose.sheet import Cell, CellKind, Column, Table
from kehoach.compose.task_tables import tasks_in_sections, tasks_of_leads
from kehoach.compose.tasks import names
from kehoach.compose.words import Words
from kehoach.plan import Blocks, FreeTable, Section, TableName, Target, Targets, Task
from kehoach.text.assignments import all_tasks
from kehoach.text.markup import Run, Runs, plain
from kehoach.text.scores import aim_text, rank_text, score_text
from kehoach.wording.folding import fold
from kehoach.wording.numbers import decimal_comma, parse_money
from kehoach.wording.spans import heading_rows, said, spans_of

_Row = tuple[Cell, ...]


def build_table(what: TableName | FreeTable, words: Words) -> Table:
    """Build a table of the plan by its name, or a free table."""
    if isinstance(what, FreeTable):
        return _free(what, words)
    return _BUILDERS[what](words)


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
            cell_of(words, str(number), "giua"),
            cell_of(words, capital(target.text)),
            cell_of(words, capital(target.baseline or ""), "giua"),
            cell_of(words, capital(target.value or ""), "giua"),
            cell_of(words, capital(names(target.lead))),
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
        cells = [cell_of(words, str(number), "giua"), cell_of(words, full)]
        for year in years:
            standing = index.results.get(year)
            told = []
            if standing is not None and standing.score is not None:
                told.append(score_text(index, standing.score))
            if standing is not None and standing.rank is not None:
                told.append(f"hạng {rank_text(standing.rank)}")
            cells.append(cell_of(words, "\n".join(told), "giua"))
        aim = aim_text(index, plan.year)
        cells.append(cell_of(words, capital(aim), "giua"))
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
        cells = (cell_of(words, capital(t), kind) for t, kind in zip(texts, kinds, strict=True))
        rows.append((cell_of(words, str(len(rows) + 1), "giua"), *cells))
    table = _drop_empty(Table((), "Bảng kinh phí", columns, tuple(rows)))
    amount = f"{decimal_comma(total.quantize(Decimal(1)))} đồng"
    before = [column.title for column in table.columns].index("Kinh phí")
    rest = len(table.columns) - before
    total_of = cell_of(words, amount, "dam" if rest > 1 else "dam_giua", rest)
    return replace(
        table, rows=(*table.rows, (cell_of(words, "Tổng cộng", "dam", before), total_of))
    )


def _matrix(words: Words) -> Table:
    """Tasks × agencies: X leads, P supports."""
    tasks = all_tasks(words.plan)
    agencies: dict[str, str] = {}
    for name in (name for task in tasks for name in (*task.lead, *task.support)):
        agencies.setdefault(fold(name), words.bare(capital(name)))
    columns = (
        Column("STT", 6, "giua"),
        Column("Nội dung nhiệm vụ", 40),
        *(Column(name, 14, "giua") for name in agencies.values()),
    )
    rows = tuple(
        (
            cell_of(words, str(number), "giua"),
            cell_of(words, capital(task.what)),
            *(cell_of(words, _part_of(key, task), "giua") for key in agencies),
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
            cell_of(words, said(text), "dam_giua" if at < heading else column.kind)
            for text, column in zip(row, columns, strict=True)
        )
        for at, row in enumerate(table.rows)
    )
    title = words.runs(table.title) if table.title else ()
    return Table(title, words.bare(table.title or "Bảng"), columns, rows, spans)


def _free_kind(title: str) -> CellKind:
    return "giua" if fold(title) in ("stt", "tt") or title.isdigit() else "trai"


_BUILDERS: dict[TableName, Callable[[Words], Table]] = {
    "nhiệm vụ": tasks_in_sections,
    "nhiệm vụ theo cơ quan": tasks_of_leads,
    "chỉ tiêu": _targets,
    "chỉ số": _indices,
    "kinh phí": _funding,
    "phân công": _matrix,
}
