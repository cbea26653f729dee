"""Two lists of paragraphs and tables → one, in which every change is tracked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from kehoach.reading.wordml import P_PR, TBL, VAL, P, W
from kehoach.redline.changes import Kind, Log
from kehoach.redline.labels import nameless, reference_of
from kehoach.redline.matching import Known, Pair, matched
from kehoach.redline.paragraphs import Desk, deleted, dress, inserted, merged
from kehoach.redline.tables import form_of, merged_table, whole_table
from kehoach.redline.walking import blocks_of, cells_of, rows_of
from kehoach.redline.wordml import mark

Names = dict[Any, str]
"""Stable names of pieces (labels, codes of tasks) by the paragraph that bears them."""


@dataclass
class Piece:
    """A paragraph or table of the result: kept (empty), ``ins`` or ``del``; name of its move."""

    element: Any
    status: str = ""
    move: str = ""
    ends_section: bool = False
    """Whether a section of pages ends with it."""

    before: Sequence[Any] = ()
    after: list[Any] = field(default_factory=list)


@dataclass
class Merger:
    """Merges two bodies. ``names``: of pieces of either; ``log``: what was changed, in words."""

    desk: Desk
    names: Names = field(default_factory=dict)
    log: Log = field(default_factory=Log)
    moves: int = 0

    def body(self, old: Any, new: Any) -> list[Any]:
        """Return the blocks of two bodies as one list with its changes tracked."""
        return self.blocks(list(old), list(new), top=True)

    def blocks(self, old: list[Any], new: list[Any], top: bool = False) -> list[Any]:
        """Return the blocks of two cells, or of two bodies (``top``), as one list."""
        before, _ = blocks_of(old)
        after, leads = blocks_of(new)
        pairs = self._paired(before, after, top)
        pieces: list[Piece] = []
        for pair, move in self.moving(pairs):
            for piece in self._pieces(pair, before, after, move):
                if piece.status != "del":
                    piece.before = leads.get(pair.new or 0, ())
                pieces.append(piece)
        settle(pieces, self.desk)
        made = [one for p in pieces for one in (*p.before, p.element, *p.after)]
        return [*made, *leads.get(len(after), ())]

    def moving(self, pairs: list[Pair]) -> Iterator[tuple[Pair, str]]:
        """Yield pairs with the name of their move, unique in the document."""
        base = self.moves
        self.moves += max((pair.move for pair in pairs), default=0)
        for pair in pairs:
            yield pair, f"kehoach{base + pair.move}" if pair.move else ""

    def text(self, paragraph: Any) -> str:
        """Return the text of a paragraph of either document."""
        return self.desk.text(paragraph)

    def row_text(self, row: Any) -> str:
        """Return the words of a row, cell by cell."""
        return " ¦ ".join(" ".join(map(self.text, c.iter(P))) for c in cells_of(row))

    def _paired(self, old: list[Any], new: list[Any], top: bool) -> list[Pair]:
        before, after = list(map(self._known, old)), list(map(self._known, new))
        last = [Pair(len(old) - 1, len(new) - 1)]
        closed = bool(old and new) and old[-1].tag == P and new[-1].tag == P
        if closed and not top and len(old) == len(new) == 1:
            return last
        pairs = matched(before, after)
        if closed and _ends_apart(pairs, old, new, self.desk.sections):
            pairs = matched(before[:-1], after[:-1]) + last
        if top:
            self._follow(pairs, old, new)
        return pairs

    def _follow(self, pairs: list[Pair], old: list[Any], new: list[Any]) -> None:
        """Note which references change because what they name has another number."""
        for pair in pairs:
            if pair.old is None or pair.new is None or new[pair.new].tag != P:
                continue
            found = reference_of(self.text(old[pair.old]), self.text(new[pair.new]))
            if found:
                self.desk.references.append(found)

    def _known(self, block: Any) -> Known:
        if block.tag == TBL:
            rows = rows_of(block)
            words = " ¦ ".join(map(self.row_text, rows))
            title = self.row_text(rows[0]) if len(rows) > 2 else " | ".join(map(form_of, rows))
            return Known(words, "", "tbl", title)
        name = self.names.get(block, "")
        style = block.find(f"{P_PR}/{W}pStyle") if name else None
        look = "" if style is None else style.get(VAL, "")
        kind = "section" if block in self.desk.sections else "p"
        return Known(nameless(self.text(block)), name + look, kind)

    def _pieces(self, pair: Pair, old: list[Any], new: list[Any], move: str) -> Iterator[Piece]:
        if pair.new is None:
            yield self._removed(old[pair.old or 0], move)
        elif pair.old is None:
            yield self._added(new[pair.new], move)
        elif old[pair.old].tag != new[pair.new].tag:
            yield self._removed(old[pair.old], "")
            yield self._added(new[pair.new], "")
        elif new[pair.new].tag == TBL:
            yield Piece(merged_table(old[pair.old], new[pair.new], self))
        else:
            yield self._kept(old[pair.old], new[pair.new])

    def _kept(self, old: Any, new: Any) -> Piece:
        edit = merged(old, new, self.desk)
        text = self.text(new)
        self.log.pass_by(text)
        if edit.replaced:
            was, now = self.desk.told(old), self.desk.told(new)
            self.log.add("changed", "đoạn", was, now, edit.replaced)
        return Piece(edit.element, ends_section=new in self.desk.sections)

    def _added(self, block: Any, move: str) -> Piece:
        kind: Kind = "moved" if move else "added"
        if block.tag == TBL:
            self.tell(kind, "bảng", self.row_text(rows_of(block)[0]))
            return Piece(whole_table(block, "ins", self), "ins")
        self.log.pass_by(self.text(block))
        self.tell(kind, "đoạn", self.desk.told(block))
        made = inserted(block, self.desk, move)
        return Piece(made, "ins", move, block in self.desk.sections)

    def _removed(self, block: Any, move: str) -> Piece:
        if block.tag == TBL:
            if not move:
                self.tell("removed", "bảng", self.row_text(rows_of(block)[0]))
            return Piece(whole_table(block, "del", self), "del")
        if not move:
            self.tell("removed", "đoạn", self.desk.told(block))
        return Piece(deleted(block, self.desk, move), "del", move)

    def tell(self, kind: Kind, what: str, text: str) -> None:
        """Note a piece that stands on one side only; one without words is not worth a word."""
        if text.replace("¦", "").strip():
            old, new = (text, "") if kind == "removed" else ("", text)
            self.log.add(kind, what, old, new)


def _ends_apart(pairs: list[Pair], old: list[Any], new: list[Any], sections: set[Any]) -> bool:
    """Whether no paragraph after the last table is in both: the very last one must stay."""
    for pair in reversed(pairs):
        if pair.old is not None and pair.new is not None:
            return bool(new[pair.new].tag != P or new[pair.new] in sections)
        block = old[pair.old or 0] if pair.new is None else new[pair.new]
        if block.tag != P:
            return True
    return True


def settle(pieces: list[Piece], desk: Desk) -> None:
    """Mark the ends of paragraphs that were put in or taken out, so that Word can join them.

    The end of the last paragraph before a table, or of a cell, cannot be taken out: there the
    end of the paragraph before it is, and the last one takes on the properties of the new text.
    """
    group: list[Piece] = []
    for piece in pieces:
        if piece.element.tag != P:
            _settle(group, desk, shift=True)
            group = []
            continue
        group.append(piece)
        if piece.ends_section:
            _settle(group, desk, shift=False)
            group = []
    _settle(group, desk, shift=True)


def _settle(group: list[Piece], desk: Desk, shift: bool) -> None:
    kept = [index for index, piece in enumerate(group) if not piece.status]
    first = kept[-1] if shift and kept else len(group)
    for piece in group[:first]:
        _mark(piece, desk)
    trailing = group[first:]
    lasting = [piece for piece in trailing if piece.status != "del"]
    if lasting and lasting[-1] is not trailing[-1]:
        dress(trailing[-1].element, lasting[-1].element)
    for piece, following in pairwise(trailing):
        mark(piece.element, desk.pen, following.status)


def _mark(piece: Piece, desk: Desk) -> None:
    if not piece.status:
        return
    name = {"ins": "moveTo", "del": "moveFrom"}[piece.status] if piece.move else piece.status
    mark(piece.element, desk.pen, name)
    last = piece.element[-1]
    if piece.move and last.tag.endswith("RangeEnd"):
        piece.after.append(last)
