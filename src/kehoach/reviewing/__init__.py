"""Rendered plans → a page to review them by. Pure: no disk, no clock, no tool.

A plan becomes a :class:`Card`, its row in the list, and a view, the HTML of all that is known of
it; both come from a :class:`Dossier`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Flag, auto
from typing import Literal

from pydantic import BaseModel, ConfigDict

from kehoach.problem import Severity
from kehoach.redline.changes import Change
from kehoach.reviewing.blocks import Block

State = Literal["loi", "ngoai-ban-ke", "nguoi-sua", "can-xem", "san-sang"]
STATES: dict[State, str] = {
    "loi": "Có lỗi",
    "ngoai-ban-ke": "Không có trong bản kê",
    "nguoi-sua": "Người đã sửa",
    "can-xem": "Cần xem",
    "san-sang": "Sẵn sàng",
}
"""How a plan stands, the heaviest first: the word in the address, and for a person."""

MONTHS = 12
UNDATED, BEYOND = 0, MONTHS + 1
"""Instead of a month: no fixed day, or a day in another year."""


class Model(BaseModel):
    """Base of what is kept between two runs as JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Load(Model):
    """Tasks by the month in which they are due: January first, then those without such a month.

    ``undated``: no fixed day (``thường xuyên``) or none given; ``beyond``: due in another year.
    """

    months: tuple[int, ...] = (0,) * MONTHS
    undated: int = 0
    beyond: int = 0

    @property
    def total(self) -> int:
        """All tasks counted."""
        return sum(self.months) + self.undated + self.beyond


class Lead(Model):
    """That an agency leads a task, as one plan says.

    ``task`` names the task alike in every plan that has it: the plan that gave it, its code there.
    ``due``: the month of its deadline; ``UNDATED`` without a fixed day, ``BEYOND`` in another year.
    ``far``: how far the plan is from the one to be believed, 0 for the agency's own.
    """

    task: str
    agency: str
    due: int = 0
    far: int = 0


class Led(Model):
    """What one agency leads, by month."""

    agency: str
    load: Load


class Point(Model):
    """The result of an index in one year: the score as a number and in words, the rank."""

    year: int
    score: float
    said: str
    rank: str = ""


class Series(Model):
    """The results of one index of one agency, oldest first."""

    agency: str
    name: str
    unit: str
    points: tuple[Point, ...]


class Tally(Model):
    """How much was changed since last year's plan."""

    added: int = 0
    removed: int = 0
    changed: int = 0
    moved: int = 0

    @property
    def total(self) -> int:
        """All changes."""
        return self.added + self.removed + self.changed + self.moved


class Card(Model):
    """One plan as the list shows it.

    ``slug`` names it in the address; ``store`` is the name under which its ticks are kept: the
    path of its spec, which a spec keeps when it is mended. ``also``: what holds of it beside its
    state. ``links`` are addresses from the page, by ``docx``, ``pdf`` and ``redline``; ``marks``
    are said beside the state; ``asks`` are the keys of what a person must look at. ``changes`` is
    none without last year's plan, ``load`` without a spec that can be read (``broken``: there is
    one).
    """

    slug: str
    title: str
    agency: str
    year: int
    state: State
    also: tuple[State, ...] = ()
    store: str = ""
    broken: bool = False
    marks: tuple[str, ...] = ()
    links: dict[str, str] = {}
    faults: int = 0
    warnings: int = 0
    advice: int = 0
    changes: Tally | None = None
    asks: tuple[str, ...] = ()
    load: Load | None = None
    leads: tuple[Lead, ...] = ()
    series: tuple[Series, ...] = ()

    @property
    def store_before(self) -> str:
        """The name under which earlier versions kept its ticks."""
        return f"{self.agency}|{self.year}|{self.slug}"


class Side(Flag):
    """Where a finding was made: in the spec when it was read, in the document, or in both."""

    SPEC = auto()
    DOCUMENT = auto()
    BOTH = SPEC | DOCUMENT


@dataclass(frozen=True)
class Note:
    """One finding: in the document (``page``, ``spot``), in the spec (``line``), or in both.

    ``sides``: who told it; ``about``: the act it is about, where it is about one; ``also``: the
    same at other places of the document.
    """

    code: str
    weight: Severity
    message: str
    mend: str = ""
    clause: str = ""
    spot: str = ""
    quote: str = ""
    page: int = 0
    paragraph: int = 0
    line: int = 0
    column: int = 0
    sides: Side = Side.DOCUMENT
    about: str = ""
    also: tuple[Note, ...] = ()

    @property
    def where(self) -> str:
        """Its place in words: in the document, in the spec, or in both."""
        spec = f"dòng {self.line} của đặc tả" if self.line else ""
        others = ", ".join(one.there for one in self.also if one.there)
        also = f"cũng ở {others}" if others else ""
        places = "; ".join(place for place in (self.spot, also, spec) if place)
        quote = f"“{self.quote}”" if self.quote else ""
        return ": ".join(part for part in (places, quote) if part)

    @property
    def there(self) -> str:
        """Its place in the document with its page."""
        page = f"trang {self.page}" if self.page and "trang" not in self.spot else ""
        return ", ".join(part for part in (page, self.spot) if part)


@dataclass(frozen=True)
class Ask:
    """One item of the review list that a roll left; ``key`` is what its tick is kept under.

    ``settled``: it was to be done, and the spec no longer holds the words it is about.
    """

    key: str
    kind: str
    code: str
    why: str
    was: str = ""
    now: str = ""
    path: str = ""
    line: int = 0
    settled: bool = False


@dataclass(frozen=True)
class Comparison:
    """What differs from last year's plan: the changes in words, and the text with marks."""

    name: str
    year: int
    changes: tuple[Change, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Picture:
    """One page as a picture: its address from the page, its size in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True)
class Dossier:
    """Everything known of one plan.

    ``spec``: the path of its spec from the folder, empty where there is none; ``broken``: that
    spec cannot be read whole. ``unlisted``: the folder's manifest does not know the document.
    ``blanks``: dotted places that are still to be filled in; ``stale``: the PDF beside
    the document is of an earlier one. ``troubles``: what could not be made or read, in words.
    ``unpictured`` says why there are no pictures; ``uncompared`` why there is no comparison,
    ``unloaded`` why no tasks are known.
    """

    slug: str
    title: str
    agency: str
    year: int
    spec: str = ""
    failed: bool = False
    broken: bool = False
    unlisted: bool = False
    kept: bool = False
    draft: bool = False
    blanks: int = 0
    stale: bool = False
    links: dict[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    asks: tuple[Ask, ...] = ()
    comparison: Comparison | None = None
    load: Load | None = None
    leads: tuple[Lead, ...] = ()
    series: tuple[Series, ...] = ()
    pictures: tuple[Picture, ...] = ()
    troubles: tuple[str, ...] = ()
    unpictured: str = ""
    uncompared: str = ""
    unloaded: str = ""
