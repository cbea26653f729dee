"""Cards and dossiers → the page and its views, as HTML; what is not ours is always escaped."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from kehoach.problem import Severity
from kehoach.redline.changes import Change
from kehoach.reviewing import STATES, Ask, Card, Dossier, Note, Picture, drawing
from kehoach.reviewing.asking import TO_DO
from kehoach.reviewing.blocks import Block
from kehoach.reviewing.noting import origins
from kehoach.reviewing.spelling import alphabetical, spelled_once
from kehoach.reviewing.workload import led_in, merged_series, summed

if TYPE_CHECKING:
    from jinja2 import Environment

POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; "
    "img-src 'self' file: data:; base-uri 'none'; form-action 'none'"
)
"""What the page may load: its own files, nothing from the net, nothing written into it."""

ASSETS = ("giao-dien.css", "giao-dien.js")
_WEB = Path(__file__).with_name("web")
_SETTLED = "đã xử lý trong đặc tả"
_AGENCIES = 20
_NOTES = 5
"""Places of one finding that are shown at once."""
_FOLDER = re.compile(r'<body data-folder="([0-9a-f]+)">')
_TYPED = re.compile("`([^`]+)`")
_FOLDED_FROM = 3
"""Paragraphs that are the same are folded away from so many on."""


@dataclass(frozen=True)
class _Column:
    """A column of the list: its key in the address, its title, how the order is called.

    ``first``: ``-`` where the greatest shall stand first.
    """

    key: str
    title: str
    choice: str
    first: str = ""


_COLUMNS = (
    _Column("ten", "Kế hoạch", "Tên kế hoạch"),
    _Column("co-quan", "Cơ quan", "Cơ quan"),
    _Column("trang-thai", "Trạng thái", "Trạng thái, nặng trước"),
    _Column("loi", "Lỗi", "Nhiều lỗi trước", "-"),
    _Column("canh-bao", "Cảnh báo", "Nhiều cảnh báo trước", "-"),
    _Column("goi-y", "Gợi ý", "Nhiều gợi ý trước", "-"),
    _Column("thay-doi", "So năm trước", "Đổi nhiều so với năm trước", "-"),
    _Column("phai-xem", "Phải xem", "Nhiều việc phải xem trước", "-"),
    _Column("thoi-han", "Thời hạn theo tháng", "Nhiều nhiệm vụ trước", "-"),
)
_WEIGHTS = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.ADVICE: "Gợi ý"}
_WEIGHT_KEYS = {Severity.ERROR: "fault", Severity.WARNING: "warning", Severity.ADVICE: "advice"}
_LINKS = {"docx": "Word", "pdf": "PDF", "redline": "So sánh"}
_LINK_TITLES = {
    "docx": "Mở văn bản Word",
    "pdf": "Mở bản PDF",
    "redline": "Mở bản so sánh (Word)",
}


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(_WEB, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "bars": drawing.bars,
        "told": drawing.told,
        "level": drawing.level,
        "charted": drawing.charted,
        "single": drawing.single,
        "polyline": drawing.polyline,
        "trend": drawing.trend,
        "gathered": gathered,
        "coded": coded,
    }
    made.globals |= {
        "states": STATES,
        "state_order": {key: place for place, key in enumerate(STATES)},
        "link_names": _LINKS,
        "wide": drawing.WIDE,
        "high": drawing.HIGH,
    }
    return made


def coded(text: str) -> Markup:
    """Return a text as HTML; what stands in backquotes is to be typed."""
    return Markup(_TYPED.sub(r"<code>\1</code>", str(escape(text))))


def asset(name: str) -> str:
    """Return the text of a style sheet or script of the page."""
    return (_WEB / name).read_text(encoding="utf-8")


def index_html(
    cards: Sequence[Card],
    version: str,
    notices: Sequence[str] = (),
    folder: str = "",
    beside: Mapping[str, str] | None = None,
) -> str:
    """Return the page: the list of plans with its filters, and the charts over all of them.

    ``folder`` names the folder among those of this browser; :func:`folder_in` reads it.
    ``beside``: what else stands in the folder, by name with its address.
    """
    cards = spelled_once(cards)
    led = summed(one for card in cards for one in card.leads)
    counted = Counter(state for card in cards for state in (card.state, *card.also))
    return _environment().get_template("index.html.j2").render(
        cards=cards,
        version=version,
        notices=notices,
        policy=POLICY,
        columns=_COLUMNS,
        counts={state: counted[state] for state in STATES},
        agencies=alphabetical({card.agency for card in cards if card.agency}),
        folder=folder,
        beside=beside or {},
        tasks=len({one.task for card in cards for one in card.leads}),
        busiest=max((max(card.load.months) for card in cards if card.load), default=0),
        led=led,
        most=_most(led),
        shown_agencies=_AGENCIES,
        series=merged_series(one for card in cards for one in card.series),
    )  # fmt: skip


def plan_html(plan: Dossier, card: Card) -> str:
    """Return the view of one plan."""
    comparison = plan.comparison
    led = led_in(plan.leads)
    return _environment().get_template("plan.html.j2").render(
        plan=plan,
        card=card,
        weights=_WEIGHTS,
        weight_keys=_WEIGHT_KEYS,
        link_titles=_LINK_TITLES,
        to_do=TO_DO,
        asked=_by_kind(plan.asks),
        general=[note for note in plan.notes if not note.page],
        pages=_pages(plan),
        changed=_by_place(comparison.changes) if comparison else (),
        redline=tuple(runs_of(comparison.blocks)) if comparison else (),
        led=led,
        most=_most(led),
        origins=origins(plan.notes),
        marked=sum(one.is_changed for one in comparison.blocks) if comparison else 0,
        shown_notes=_NOTES,
    )  # fmt: skip


def plan_js(card: Card, key: str, html: str) -> str:
    """Return a script that hands the view of a plan to the page; :func:`kept_in` reads it."""
    data = {"slug": card.slug, "key": key, "card": card.model_dump(mode="json"), "html": html}
    return f"keHoach({_for_script(data)});\n"


def kept_in(script: str) -> tuple[str, Card]:
    """Return the key and the card in a script of :func:`plan_js`. Raises ValueError."""
    data = json.loads(script[script.index("(") + 1 : script.rindex(");")])
    if not isinstance(data, dict):
        raise ValueError("no plan")
    return str(data.get("key")), Card.model_validate(data.get("card"))


def folder_in(page: str) -> str:
    """Return the name of its folder in a page of :func:`index_html`; empty where it has none."""
    match = _FOLDER.search(page)
    return match[1] if match else ""


def _for_script(data: Any) -> str:
    """Write JSON that no parser of HTML or of old JavaScript can take for anything else."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _most(led: Iterable[Any]) -> int:
    return max((max(one.load.months) for one in led), default=0)


@dataclass(frozen=True)
class _Group:
    why: str
    code: str
    asks: tuple[Ask, ...]

    @property
    def count(self) -> int:
        """How many items it has."""
        return len(self.asks)


def _by_kind(asks: Iterable[Ask]) -> list[tuple[str, list[_Group]]]:
    """Gather the review list by kind, what must be done first, and by reason."""
    kinds: dict[str, dict[tuple[str, str], list[Ask]]] = {TO_DO: {}, _SETTLED: {}}
    for ask in asks:
        kind = _SETTLED if ask.settled else ask.kind
        kinds.setdefault(kind, {}).setdefault((ask.why, ask.code), []).append(ask)
    return [
        (kind, [_Group(why, code, tuple(held)) for (why, code), held in groups.items()])
        for kind, groups in kinds.items()
        if groups
    ]


def gathered(notes: Iterable[Note]) -> list[list[Note]]:
    """Gather findings of one rule with one mend, so that the mend is said once."""
    groups: dict[tuple[str, str, int], list[Note]] = {}
    for note in notes:
        groups.setdefault((note.code, note.mend, note.weight), []).append(note)
    return list(groups.values())


@dataclass(frozen=True)
class _Page:
    number: int
    picture: Picture | None
    notes: tuple[Note, ...]


def _pages(plan: Dossier) -> list[_Page]:
    """Return each page with its picture and findings; without pictures only those with some."""
    by_page: dict[int, list[Note]] = {}
    for note in plan.notes:
        if note.page:
            by_page.setdefault(note.page, []).append(note)
    numbers = sorted({*range(1, len(plan.pictures) + 1), *by_page})
    pictures = dict(enumerate(plan.pictures, 1))
    return [_Page(one, pictures.get(one), tuple(by_page.get(one, ()))) for one in numbers]


def _by_place(changes: Iterable[Change]) -> list[tuple[str, list[Change]]]:
    groups = groupby(changes, key=lambda change: change.where)
    return [(" › ".join(where) or "Đầu văn bản", list(held)) for where, held in groups]


@dataclass(frozen=True)
class Run:
    """Blocks that follow each other, folded away when all are as they were."""

    blocks: tuple[Block, ...]
    folded: bool


def runs_of(blocks: Iterable[Block]) -> Iterator[Run]:
    """Gather the blocks of a redline; the last one before a change stays in sight."""
    held: list[Block] = []
    for block in blocks:
        if not block.is_changed:
            held.append(block)
            continue
        yield from _settled(held, keep_last=True)
        held = []
        yield Run((block,), False)
    yield from _settled(held, keep_last=False)


def _settled(same: list[Block], keep_last: bool) -> Iterator[Run]:
    shown = same[-1:] if keep_last else []
    hidden = same[: len(same) - len(shown)]
    if len(hidden) >= _FOLDED_FROM:
        yield Run(tuple(hidden), True)
    elif hidden:
        yield Run(tuple(hidden), False)
    if shown:
        yield Run(tuple(shown), False)
