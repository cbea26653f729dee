"""Annexes of a document → phụ lục of a spec."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kehoach.anatomy import Piece
from kehoach.importing.body import annex_body
from kehoach.importing.marked import clean, escaped
from kehoach.importing.outline import Outline, Part, shows

MakeTable = Callable[..., list[Any]]


def annexes_of(outline: Outline, levels: Sequence[str], make_table: MakeTable) -> list[Any]:
    """Return each annex with its title, paper and body."""
    return [_annex(part, outline.own, levels, make_table) for part in outline.annexes]


def _annex(part: Part, own: bool, levels: Sequence[str], make_table: MakeTable) -> dict[str, Any]:
    number = _text(part, own, "KHPhuLuc", "number")
    title = _text(part, own, "KHTenPhuLuc", "title")
    enclosed = _text(part, own, "KHKemTheo", "enclosed")
    if not title:
        title, number = number or enclosed or "Phụ lục", "" if number or enclosed else number
        enclosed = "" if title == enclosed else enclosed
    annex: dict[str, Any] = {"tên": escaped(title.upper())}
    annex["số"] = escaped(number) or "không"
    annex["kèm theo"] = escaped(enclosed) or "không"
    if part.landscape:
        annex["khổ"] = "ngang"
    annex["nội dung"] = annex_body(part.entries, levels, make_table)
    return annex


def _text(part: Part, own: bool, style: str, name: str) -> str:
    if own:
        return clean(" ".join(one.text for one in part.top if one.style == style and shows(one)))
    piece: Piece | None = part.heading.get(name)
    return clean(piece.text) if piece else ""


def drop_made(annex: dict[str, Any], number: str, enclosed: str) -> None:
    """Leave out the number line and the line of the plan where they are made the same."""
    for key, made in (("số", number), ("kèm theo", enclosed)):
        if clean(annex[key]) == escaped(clean(made)):
            del annex[key]
