"""Standards of form as dated data: each value with its clause and its grade."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from kehoach.resources import table

Body = Literal["state", "party"]
"""Whose documents a standard governs: of state bodies, or of the Party's."""


class Value(NamedTuple):
    """One value of a standard: what is used, what is allowed, by which clause.

    ``min`` or ``max`` is ``None`` where the text sets no bound. ``grade`` is V2 (read in the text
    itself, or in two or more sources), V1 (one source, or summaries alone) or P (practice).
    """

    use: Any
    min: Any
    max: Any
    clause: str
    grade: str


class Component(NamedTuple):
    """How one component of the document is set: size and spacing in pt, indent in mm.

    ``line`` is the line spacing in lines; ``exact``, when not 0, is one of exactly so many pt.
    """

    name: str
    size: float
    sizes: tuple[float, float]
    align: str
    clause: str
    grade: str
    text: str = ""
    bold: bool = False
    italic: bool = False
    caps: bool = False
    indent: float = 0
    before: float = 0
    line: float = 1
    color: str = ""
    underline: bool = False
    exact: float = 0


class Box(NamedTuple):
    """A boxed mark, width and height in mm."""

    text: str
    width: float
    height: float
    clause: str
    grade: str


class Standard(NamedTuple):
    """A standard of form, in force between two days, for state bodies or the Party's.

    ``letterhead_sets`` are the sizes that go together, in pt, of the components that
    ``letterhead_order`` names. ``paragraph`` holds the rules of running text: ``indent`` of the
    first line in mm, ``between`` two paragraphs in pt, ``line_auto`` in lines and ``line_exact``
    in pt, each only where the text allows that way. ``marks`` are the signs and short words that
    the text fixes; their use is in ``wording`` too.
    """

    id: str
    name: str
    short: str
    template: str
    effective_from: date
    effective_to: date | None
    page: dict[str, Value]
    font: dict[str, Value]
    page_number: dict[str, Value]
    letterhead_sets: tuple[tuple[float, ...], ...]
    lines: dict[str, Value]
    components: dict[str, Component]
    boxes: dict[str, Box]
    wording: dict[str, str]
    body: Body
    letterhead_order: tuple[str, ...]
    paragraph: dict[str, Value]
    marks: dict[str, Value]

    @property
    def party(self) -> bool:
        """True for a standard of the Party's documents."""
        return self.body == "party"

    def holds(self, day: date) -> bool:
        """True when the standard is in force on that day."""
        return self.effective_from <= day and (
            self.effective_to is None or day <= self.effective_to
        )

    @property
    def text_width(self) -> float:
        """Width between the side margins of a portrait page, in mm."""
        page = self.page
        return float(page["width"].use - page["left"].use - page["right"].use)

    @property
    def landscape_width(self) -> float:
        """Width between the side margins of a landscape page, in mm."""
        page = self.page
        return float(page["height"].use - page["left"].use - page["right"].use)


IDS = ("tt01-2011", "nd30-2020", "hd36-2018", "hd05-2026")
"""Every standard of form, of each kind the oldest first; a successor is one more file."""


@lru_cache(maxsize=256)
def in_force(day: date, party: bool = False) -> Standard:
    """Return the standard that governs a plan of that day, of a state body or the Party's.

    A plan older than them all takes the oldest of its kind.
    """
    own = [one for one in map(load, IDS) if one.party == party]
    return next((one for one in reversed(own) if one.holds(day)), own[0])


@cache
def load(standard_id: str = "nd30-2020") -> Standard:
    """Load a standard by its id."""
    data = table("standards", standard_id)
    marks = _values(data["marks"])
    return Standard(
        id=data["id"],
        name=data["name"],
        short=data["short"],
        template=data["template"],
        effective_from=data["effective_from"],
        effective_to=data["effective_to"],
        page=_values(data["page"]),
        font=_values(data["font"]),
        page_number=_values(data["page_number"]),
        letterhead_sets=tuple(tuple(one) for one in data["letterhead_sizes"]["sets"]),
        lines=_values(data["lines"]),
        components={name: _component(name, row) for name, row in data["components"].items()},
        boxes={name: Box(**row) for name, row in data["boxes"].items()},
        wording={name: mark.use for name, mark in marks.items()} | data["wording"],
        body=data["body"],
        letterhead_order=tuple(data["letterhead_sizes"]["order"]),
        paragraph=_values(data["paragraph"]),
        marks=marks,
    )


def _values(rows: dict[str, Any]) -> dict[str, Value]:
    return {
        name: Value(
            row["use"],
            row.get("min", row["use"]),
            row.get("max", row["use"]),
            row["clause"],
            row["grade"],
        )
        for name, row in rows.items()
    }


def _component(name: str, row: dict[str, Any]) -> Component:
    rest = {key: value for key, value in row.items() if key not in ("use", "size")}
    return Component(name=name, size=row["use"], sizes=tuple(row["size"]), **rest)
