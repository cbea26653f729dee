"""Two tables → one that shows rows put in, taken out and moved, and cells changed by word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lxml import etree

from kehoach.reading.wordml import TBL, VAL, P, W
from kehoach.redline.labels import nameless
from kehoach.redline.matching import Known, Pair, matched
from kehoach.redline.paragraphs import RENUMBERING, Desk, deleted, inserted, merged
from kehoach.redline.walking import blocks_of, cells_of, rows_of
from kehoach.redline.wordml import NAMES, mark, own, twin

if TYPE_CHECKING:
    from kehoach.redline.blocks import Merger

_TR, _TC = f"{W}tr", f"{W}tc"
_SHORT = 60


def merged_table(old: Any, new: Any, work: Merger) -> Any:
    """Return the new table with what differs from the old one as tracked changes."""
    olds, news = rows_of(old), rows_of(new)
    made = _frame(new)
    pairs = _paired(olds, news, work)
    ends = {pair.move: _moving(pair, pairs, olds, news, work) for pair in pairs if pair.move}
    for pair, move in work.moving(pairs):
        if pair.old is not None and pair.new is not None:
            made.append(_kept(olds[pair.old], news[pair.new], work))
        else:
            made.append(_one_sided(pair, olds, news, work, (move, ends.get(pair.move, set()))))
    return made


def whole_table(table: Any, status: str, work: Merger) -> Any:
    """Return a table that was put in (``ins``) or taken out (``del``) as a whole."""
    made = _frame(table, work.desk if status == "del" else None)
    for row in rows_of(table):
        made.append(_row(row, status, work))
    return made


def _frame(table: Any, desk: Desk | None = None) -> Any:
    """Return a table with its properties and no rows; those of the old file with ``desk``."""
    made = etree.Element(TBL, nsmap=NAMES)
    for child in table:
        if child.tag == f"{W}tblPr" and desk is not None:
            made.append(own(child, desk.styles))
        elif child.tag in (f"{W}tblPr", f"{W}tblGrid"):
            made.append(twin(child))
    return made


def _paired(olds: list[Any], news: list[Any], work: Merger) -> list[Pair]:
    """A table of one or two rows sets out a letterhead or a signature: its rows stay."""
    before, after = ([form_of(row) for row in rows] for rows in (olds, news))
    if before == after and len(olds) <= 2:
        return [Pair(index, index) for index in range(len(olds))]
    old = [_known(row, form, work) for row, form in zip(olds, before, strict=True)]
    new = [_known(row, form, work) for row, form in zip(news, after, strict=True)]
    return matched(old, new)


def form_of(row: Any) -> str:
    """Return how many columns each cell spans: rows of one form can be merged cell by cell."""
    spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in cells_of(row))
    return " ".join("1" if span is None else span.get(VAL, "1") for span in spans)


def _known(row: Any, form: str, work: Merger) -> Known:
    """A row is known by its words; its first cell, when a number, says nothing."""
    cells = [" ".join(map(work.text, cell.iter(P))) for cell in cells_of(row)]
    if len(cells) > 1 and _is_number(cells[0]):
        cells[0] = ""
    name = "".join(work.names.get(one, "") for one in row.iter(P))
    return Known(" ¦ ".join(cells), name, form)


def _is_number(text: str) -> bool:
    bare = text.strip().rstrip(".")
    return bare.isdigit() or nameless(f"{bare}.").endswith("#")


def _moving(
    pair: Pair, pairs: list[Pair], olds: list[Any], news: list[Any], work: Merger
) -> set[int]:
    """Return which paragraphs of a moved row are the same at both ends, by place in the row."""
    (old,) = (olds[p.old] for p in pairs if p.move == pair.move and p.old is not None)
    (new,) = (news[p.new] for p in pairs if p.move == pair.move and p.new is not None)
    texts = [[work.text(one) for one in _lines(row)] for row in (old, new)]
    if len(texts[0]) != len(texts[1]):
        return set()
    same = (a == b and bool(a.strip()) for a, b in zip(*texts, strict=True))
    return {index for index, is_same in enumerate(same) if is_same}


def _one_sided(
    pair: Pair, olds: list[Any], news: list[Any], work: Merger, moving: tuple[str, set[int]]
) -> Any:
    if pair.new is None:
        row = olds[pair.old or 0]
        if not pair.move:
            work.tell("removed", "hàng", work.row_text(row))
        return _row(row, "del", work, *moving)
    row = news[pair.new]
    work.tell("moved" if pair.move else "added", "hàng", work.row_text(row))
    return _row(row, "ins", work, *moving)


def _kept(old: Any, new: Any, work: Merger) -> Any:
    made = twin(new)
    work.log.row = _head(old, new, work)
    cells = zip(cells_of(old), cells_of(new), cells_of(made), strict=True)
    for index, (was, now, cell) in enumerate(cells):
        for child in [one for one in cell if one.tag != f"{W}tcPr"]:
            cell.remove(child)
        cell.extend(_cell(was, now, work, first=not index))
    work.log.row = ""
    return made


def _head(old: Any, new: Any, work: Merger) -> str:
    """Return the words by which a person knows a row: its first cell that is no number."""
    if work.row_text(old) == work.row_text(new):
        return ""
    texts = (" ".join(map(work.text, cell.iter(P))).strip() for cell in cells_of(new))
    text = next((one for one in texts if one and not _is_number(one)), "")
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rstrip()}…"


def _cell(old: Any, new: Any, work: Merger, first: bool) -> list[Any]:
    if first:
        before, _ = blocks_of(list(old))
        after, _ = blocks_of(list(new))
        alone = len(before) == len(after) == 1 and before[0].tag == after[0].tag == P
        if alone and _is_number(work.text(before[0])) and _is_number(work.text(after[0])):
            return [merged(before[0], after[0], work.desk, RENUMBERING).element]
    return work.blocks(list(old), list(new))


def _row(row: Any, status: str, work: Merger, move: str = "", same: set[int] | None = None) -> Any:
    """Return a row that was put in or taken out as a whole."""
    made = _bare(row, status, work.desk)
    places = iter(range(len(_lines(row))))
    for cell in cells_of(row):
        box = etree.SubElement(made, _TC)
        properties = cell.find(f"{W}tcPr")
        if properties is not None:
            box.append(twin(properties))
        box.extend(_filling(cell, status, work, _named(places, move, same or set())))
    return made


def _lines(row: Any) -> list[Any]:
    """Return the paragraphs of a row, without those of tables within it."""
    blocks = (block for cell in cells_of(row) for block in blocks_of(list(cell))[0])
    return [block for block in blocks if block.tag == P]


def _named(places: Iterator[int], move: str, same: set[int]) -> Iterator[str]:
    """Yield the name of its move, or none, for each paragraph of a row in order."""
    for place in places:
        yield f"{move}.{place + 1}" if place in same else ""


def _bare(row: Any, status: str, desk: Desk) -> Any:
    made = etree.Element(_TR, row.attrib if status == "ins" else {}, nsmap=NAMES)
    for name in ("tblPrEx", "trPr"):
        found = row.find(f"{W}{name}")
        if found is not None:
            made.append(twin(found))
    properties = made.find(f"{W}trPr")
    if properties is None:
        properties = etree.SubElement(made, f"{W}trPr")
    properties.append(desk.pen.made(status))
    return made


def _filling(cell: Any, status: str, work: Merger, moves: Iterator[str]) -> list[Any]:
    make = inserted if status == "ins" else deleted
    found: list[Any] = []
    for block in blocks_of(list(cell))[0]:
        if block.tag == TBL:
            found.append(whole_table(block, status, work))
            continue
        found.append(make(block, work.desk, next(moves, "")))
    for one in found[:-1]:
        if one.tag == P:
            mark(one, work.desk.pen, status)
    return found or [etree.Element(P, nsmap=NAMES)]
