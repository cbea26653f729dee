"""Blocks of the plan → lines and tables, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kehoach.compose.sheet import Line, LineKind, Part
from kehoach.compose.tables import build_table
from kehoach.compose.task_tables import task_table
from kehoach.compose.tasks import duty_lines, lead_in, product_and_more, task_sentence
from kehoach.compose.words import Words, ended
from kehoach.plan import (
    Blocks,
    Clauses,
    Dashes,
    Duties,
    Item,
    Kept,
    Level,
    Paragraph,
    Points,
    Section,
    TableBlock,
    Target,
    Targets,
    Task,
    Tasks,
)
from kehoach.text.assignments import duty_lists, group_by_lead
from kehoach.text.markup import Run, Runs, upper
from kehoach.text.numbering import Ordinal, Path
from kehoach.wording.labels import letter

_TITLED: dict[Level, LineKind] = {
    "Phần": "phan",
    "I": "muc",
    "1": "khoan",
    "1.1": "tieu_khoan",
    "1.1.1": "tieu_khoan_con",
    "a": "diem_de",
}
_PLAIN: dict[Level, LineKind] = {"a": "diem", "I": "khoan_tron"}


@dataclass(slots=True)
class Body:
    """Composes blocks with the words of one plan; what is made is added to a list, in order.

    ``section_end`` follows the Roman number of a section: ``I.`` or ``I-``.
    """

    words: Words
    section_end: str = "."

    def parts(self, blocks: Blocks, path: Path) -> list[Part]:
        """Return the lines and tables of a list of blocks that stands at ``path``."""
        made: list[Part] = []
        self._blocks(blocks, path, made)
        return made

    def _blocks(self, blocks: Blocks, path: Path, made: list[Part]) -> None:
        for index, block in enumerate(blocks):
            _COMPOSERS[type(block)](self, block, (*path, index), made)

    def section(self, section: Section, path: Path, made: list[Part]) -> None:
        """Add the heading of a section and all it holds."""
        self._heading(self._ordinal(path), self.words.runs(section.title), made)
        self._blocks(section.body, (*path, "nội dung"), made)

    def _ordinal(self, path: Path) -> Ordinal:
        """Return the number of a part, one that is typed as it is printed."""
        ordinal = self.words.numbering.ordinals[path]
        return ordinal._replace(label=self.words.bare(ordinal.label)) if ordinal.typed else ordinal

    def _heading(self, ordinal: Ordinal, title: Runs, made: list[Part]) -> None:
        """Add a numbered heading: the name of a Phần stands below it, unless it is an ``A.``."""
        if ordinal.level != "Phần":
            made.append(self._titled(ordinal, title))
        elif ordinal.typed and " " not in ordinal.label:
            made.append(Line("phan", ordinal.label, upper(title)))
        else:
            made.append(Line("phan", ordinal.label, ()))
            made.append(Line("ten_phan", "", upper(title)))

    def _titled(self, ordinal: Ordinal, title: Runs) -> Line:
        kind = _TITLED[ordinal.level]
        if ordinal.level != "I":
            return Line(kind, ordinal.label, title)
        if ordinal.typed:
            return Line(kind, ordinal.label, upper(title))
        return Line(kind, f"{ordinal.label.rstrip('.')}{self.section_end}", upper(title))

    def paragraph(self, block: Paragraph, path: Path, made: list[Part]) -> None:
        """Add a paragraph."""
        made.append(Line("doan", "", self.words.prose(block.text)))

    def clauses(self, block: Clauses, path: Path, made: list[Part]) -> None:
        """Add khoản without titles."""
        self._numbered(block.items, (*path, "khoản"), made)

    def points(self, block: Points, path: Path, made: list[Part]) -> None:
        """Add điểm."""
        self._numbered(block.items, (*path, "điểm"), made)

    def _numbered(self, items: tuple[Item, ...], path: Path, made: list[Part]) -> None:
        prose = self.words.prose
        for index, item in enumerate(items):
            more = item.points or item.dashes or item.pluses
            ordinal = self._ordinal((*path, index))
            made.append(_plain_line(ordinal, ended(prose(item.text), ":" if more else ".")))
            if more:
                self._numbered(item.points, (*path, index, "điểm"), made)
                self.listed(item.dashes, "gach", "-", made)
                self.listed(item.pluses, "cong", "+", made)

    def dashes(self, block: Dashes, path: Path, made: list[Part]) -> None:
        """Add dashes, pluses under them."""
        self.listed(block.items, "gach", "-", made)

    def listed(self, items: tuple[Item, ...], kind: LineKind, mark: str, made: list[Part]) -> None:
        """Add items behind a mark, and what stands under each."""
        for item in items:
            more = item.points or item.dashes or item.pluses
            runs = ended(self.words.prose(item.text), ":" if more else ".")
            label = self.words.bare(item.number) if item.number else mark
            made.append(Line(kind, label, runs))
            for number, point in enumerate(item.points, 1):
                self.listed((point,), "diem", f"{letter(number)})", made)
            self.listed((*item.dashes, *item.pluses), "cong", "+", made)

    def targets(self, block: Targets, path: Path, made: list[Part]) -> None:
        """Add targets as dashes."""
        made += [self._dash(self._target(target)) for target in block.items]

    def _dash(self, text: str) -> Line:
        return Line("gach", "-", ended(self.words.prose(text)))

    def _target(self, target: Target) -> str:
        text = f"{target.text}: {target.value}" if target.value else target.text
        notes = [f"năm {{năm-1}}: {target.baseline}"] if target.baseline else []
        notes += [f"{'; '.join(target.lead)} chủ trì"] if target.lead else []
        return f"{text} ({'; '.join(notes)})" if notes else text

    def tasks(self, block: Tasks, path: Path, made: list[Part]) -> None:
        """Add tasks as the block says: one by one, by leading agency, as a table, or not."""
        if block.layout == "liệt kê":
            for index, task in enumerate(block.items):
                self._task(task, (*path, index), made)
        elif block.layout == "theo cơ quan":
            for index, group in enumerate(group_by_lead(block.items)):
                self._led(group, (*path, index), made)
        elif block.layout == "bảng":
            made.append(task_table(block, self.words))

    def _task(self, task: Task, path: Path, made: list[Part]) -> None:
        runs = self.words.prose(task_sentence(task, self.words))
        made.append(self._unit(path, ended(runs)))
        self._steps(task, "gach", "-", made)

    def _led(self, group: tuple[Task, ...], path: Path, made: list[Part]) -> None:
        made.append(self._unit(path, self.words.prose(lead_in(group[0]))))
        for task in group:
            made.append(self._dash(product_and_more(task, self.words)))
            self._steps(task, "cong", "+", made)

    def _steps(self, task: Task, kind: LineKind, mark: str, made: list[Part]) -> None:
        made += [Line(kind, mark, ended(self.words.prose(step))) for step in task.steps]

    def _unit(self, path: Path, runs: Runs) -> Line:
        ordinal = self.words.numbering.ordinals.get(path)
        return _plain_line(ordinal, runs) if ordinal else Line("gach", "-", runs)

    def duties(self, block: Duties, path: Path, made: list[Part]) -> None:
        """Add what each agency does to carry the plan out."""
        for index, duty in enumerate(duty_lists(self.words.plan, block)):
            title = self.words.runs(duty.agency[:1].upper() + duty.agency[1:])
            ordinal = self.words.numbering.ordinals.get((*path, index))
            if ordinal is None:
                bold = (replace(run, bold=True) for run in title)
                made.append(Line("doan", "", (*bold, Run(":"))))
            else:
                self._heading(ordinal, title, made)
            made += [self._dash(text) for text in duty_lines(duty, self.words)]
            self.listed(duty.more, "gach", "-", made)

    def kept(self, block: Kept, path: Path, made: list[Part]) -> None:
        """Add lines as they stood."""
        made += [Line("giu", "", self.words.runs(text)) for text in block.lines]

    def table(self, block: TableBlock, path: Path, made: list[Part]) -> None:
        """Add a table."""
        made.append(build_table(block.table, self.words))


def as_lines(part: Part) -> Iterator[Line]:
    """Yield a line, or each line of a table's cells where no table can stand."""
    if isinstance(part, Line):
        yield part
        return
    texts = [part.title, *((Run(column.title),) for column in part.columns)]
    texts += [line for row in part.rows for cell in row for line in cell.lines]
    yield from (Line("giu", "", text) for text in texts if text and text[0].text)


def _plain_line(ordinal: Ordinal, runs: Runs) -> Line:
    return Line(_PLAIN.get(ordinal.level, "khoan_tron"), ordinal.label, runs)


_COMPOSERS: dict[type, Callable[..., None]] = {
    Section: Body.section,
    Paragraph: Body.paragraph,
    Clauses: Body.clauses,
    Points: Body.points,
    Dashes: Body.dashes,
    Targets: Body.targets,
    Tasks: Body.tasks,
    Duties: Body.duties,
    TableBlock: Body.table,
    Kept: Body.kept,
}
