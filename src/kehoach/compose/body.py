"""Blocks of the plan → lines and tables, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kehoach.compose.sheet import Line, LineKind, Part
from kehoach.compose.tables import build_table, task_table
from kehoach.compose.tasks import duty_lines, lead_in, product_and_more, task_sentence
from kehoach.compose.words import Words, ended
from kehoach.plan import (
    Block,
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


@dataclass(frozen=True)
class Body:
    """Composes blocks with the words of one plan.

    ``section_end`` follows the Roman number of a section: ``I.`` or ``I-``.
    """

    words: Words
    section_end: str = "."

    def parts(self, blocks: Blocks, path: Path) -> Iterator[Part]:
        """Yield the lines and tables of a list of blocks that stands at ``path``."""
        for index, block in enumerate(blocks):
            yield from self._block(block, (*path, index))

    def _block(self, block: Block, path: Path) -> Iterator[Part]:
        yield from _COMPOSERS[type(block)](self, block, path)

    def section(self, section: Section, path: Path) -> Iterator[Part]:
        """Yield the heading of a section and all it holds."""
        ordinal = self.words.numbering.ordinals[path]
        title = self.words.runs(section.title)
        yield from self._heading(ordinal, title)
        yield from self.parts(section.body, (*path, "nội dung"))

    def _heading(self, ordinal: Ordinal, title: Runs) -> Iterator[Line]:
        """Yield a numbered heading: the name of a Phần stands below it, unless it is an ``A.``."""
        if ordinal.level != "Phần":
            yield self._titled(ordinal, title)
        elif ordinal.typed and " " not in ordinal.label:
            yield Line("phan", ordinal.label, upper(title))
        else:
            yield Line("phan", ordinal.label, ())
            yield Line("ten_phan", "", upper(title))

    def _titled(self, ordinal: Ordinal, title: Runs) -> Line:
        kind = _TITLED[ordinal.level]
        if ordinal.level != "I":
            return Line(kind, ordinal.label, title)
        if ordinal.typed:
            return Line(kind, ordinal.label, upper(title))
        return Line(kind, f"{ordinal.label.rstrip('.')}{self.section_end}", upper(title))

    def paragraph(self, block: Paragraph, path: Path) -> Iterator[Part]:
        """Yield a paragraph."""
        yield Line("doan", "", self.words.prose(block.text))

    def clauses(self, block: Clauses, path: Path) -> Iterator[Part]:
        """Yield khoản without titles."""
        yield from self._numbered(block.items, (*path, "khoản"))

    def points(self, block: Points, path: Path) -> Iterator[Part]:
        """Yield điểm."""
        yield from self._numbered(block.items, (*path, "điểm"))

    def _numbered(self, items: tuple[Item, ...], path: Path) -> Iterator[Part]:
        for index, item in enumerate(items):
            ordinal = self.words.numbering.ordinals[(*path, index)]
            runs = ended(self.words.prose(item.text), ":" if _has_more(item) else ".")
            yield _plain_line(ordinal, runs)
            yield from self._numbered(item.points, (*path, index, "điểm"))
            yield from self.listed(item.dashes, "gach", "-")
            yield from self.listed(item.pluses, "cong", "+")

    def dashes(self, block: Dashes, path: Path) -> Iterator[Part]:
        """Yield dashes, pluses under them."""
        yield from self.listed(block.items, "gach", "-")

    def listed(self, items: tuple[Item, ...], kind: LineKind, mark: str) -> Iterator[Line]:
        """Yield items behind a mark, and what stands under each."""
        for item in items:
            runs = ended(self.words.prose(item.text), ":" if _has_more(item) else ".")
            yield Line(kind, item.number or mark, runs)
            for number, point in enumerate(item.points, 1):
                label = point.number or f"{letter(number)})"
                yield from self.listed((point,), "diem", label)
            yield from self.listed((*item.dashes, *item.pluses), "cong", "+")

    def targets(self, block: Targets, path: Path) -> Iterator[Part]:
        """Yield targets as dashes."""
        for target in block.items:
            yield Line("gach", "-", ended(self.words.prose(self._target(target))))

    def _target(self, target: Target) -> str:
        text = f"{target.text}: {target.value}" if target.value else target.text
        notes = [f"năm {{năm-1}}: {target.baseline}"] if target.baseline else []
        notes += [f"{'; '.join(target.lead)} chủ trì"] if target.lead else []
        return f"{text} ({'; '.join(notes)})" if notes else text

    def tasks(self, block: Tasks, path: Path) -> Iterator[Part]:
        """Yield tasks as the block says: one by one, by leading agency, as a table, or not."""
        if block.layout == "liệt kê":
            for index, task in enumerate(block.items):
                yield from self._task(task, (*path, index))
        elif block.layout == "theo cơ quan":
            for index, group in enumerate(group_by_lead(block.items)):
                yield from self._led(group, (*path, index))
        elif block.layout == "bảng":
            yield task_table(block, self.words)

    def _task(self, task: Task, path: Path) -> Iterator[Part]:
        runs = self.words.prose(task_sentence(task, self.words))
        yield self._unit(path, ended(runs))
        yield from self._steps(task, "gach", "-")

    def _led(self, group: tuple[Task, ...], path: Path) -> Iterator[Part]:
        yield self._unit(path, self.words.prose(lead_in(group[0])))
        for task in group:
            text = product_and_more(task, self.words)
            yield Line("gach", "-", ended(self.words.prose(text)))
            yield from self._steps(task, "cong", "+")

    def _steps(self, task: Task, kind: LineKind, mark: str) -> Iterator[Line]:
        for step in task.steps:
            yield Line(kind, mark, ended(self.words.prose(step)))

    def _unit(self, path: Path, runs: Runs) -> Line:
        ordinal = self.words.numbering.ordinals.get(path)
        return _plain_line(ordinal, runs) if ordinal else Line("gach", "-", runs)

    def duties(self, block: Duties, path: Path) -> Iterator[Part]:
        """Yield what each agency does to carry the plan out."""
        for index, duty in enumerate(duty_lists(self.words.plan, block)):
            title = self.words.runs(duty.agency[:1].upper() + duty.agency[1:])
            ordinal = self.words.numbering.ordinals.get((*path, index))
            if ordinal is None:
                yield Line("doan", "", (*(replace(run, bold=True) for run in title), Run(":")))
            else:
                yield from self._heading(ordinal, title)
            for text in duty_lines(duty, self.words):
                yield Line("gach", "-", ended(self.words.prose(text)))
            yield from self.listed(duty.more, "gach", "-")

    def kept(self, block: Kept, path: Path) -> Iterator[Part]:
        """Yield lines as they stood."""
        for text in block.lines:
            yield Line("giu", "", self.words.runs(text))

    def table(self, block: TableBlock, path: Path) -> Iterator[Part]:
        """Yield a table."""
        yield build_table(block.table, self.words)


def as_lines(part: Part) -> Iterator[Line]:
    """Yield a line, or each line of a table's cells where no table can stand."""
    if isinstance(part, Line):
        yield part
        return
    texts = [part.title, *((Run(column.title),) for column in part.columns)]
    texts += [line for row in part.rows for cell in row for line in cell.lines]
    yield from (Line("giu", "", text) for text in texts if text and text[0].text)


def _has_more(item: Item) -> bool:
    return bool(item.points or item.dashes or item.pluses)


def _plain_line(ordinal: Ordinal, runs: Runs) -> Line:
    return Line(_PLAIN.get(ordinal.level, "khoan_tron"), ordinal.label, runs)


_COMPOSERS: dict[type, Callable[..., Iterator[Part]]] = {
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
