"""Sheet → the names a template uses: plain dicts, lists and texts (and runs as markup)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from kehoach.compose.columns import column_widths
from kehoach.compose.sheet import Annex, Cell, Line, Part, Sheet, Table
from kehoach.metrics import text_width, widest_line, wrap
from kehoach.rendering.runs import Chars, runs_xml
from kehoach.standards import Standard, load

BOLD_LINES = {"phan", "ten_phan", "muc", "khoan", "tieu_khoan", "tieu_khoan_con"}
_Sizes = tuple[float, ...]
_SIDE = 3.0
"""Room in mm between a boxed mark and its frame, each side."""
_LEAST_RIGHT = {"state": 98.0, "party": 85.0}
"""Width in mm of the right column of the letterhead at least."""


def view_of(sheet: Sheet, standard: Standard) -> dict[str, Any]:
    """Return every name a template may use. Lengths are texts in mm.

    A Party document has its heading for Quốc hiệu and Tiêu ngữ, and the signatory's post apart.
    """
    return {
        **frame_of(sheet, standard),
        "noi_dung": [_part(part, standard, standard.text_width) for part in sheet.parts],
        "giu_sau": [_part(part, standard, standard.text_width) for part in sheet.kept.end],
        "phu_luc": [_annex(annex, standard) for annex in sheet.annexes],
    }


def frame_of(sheet: Sheet, standard: Standard, chars: type[str] = Chars) -> dict[str, Any]:
    """Return what :func:`view_of` does, without the parts of the text and the appendices.

    ``chars`` dresses the texts: ``str`` for a template that asks for them by kind.
    """
    parts, columns = standard.components, letterhead_columns(sheet, standard)
    italic = parts["can_cu"].italic
    return {
        **{name: chars(parts[name].text) for name in standard.letterhead_order[:-1]},
        "co_quan_chu_quan": chars(sheet.superior),
        "co_quan": list(map(chars, sheet.issuer)),
        "so_ky_hieu": chars(sheet.number),
        "dia_danh_thoi_gian": chars(sheet.place_and_day),
        "ten_loai": chars((sheet.kind or parts["ten_loai"].text).strip("-")),
        "trich_yeu": chars(sheet.title),
        "can_cu": [runs_xml(runs, italic=italic) for runs in sheet.bases],
        "noi_nhan": list(map(chars, sheet.recipients)),
        "ten_noi_nhan": chars(parts["noi_nhan"].text),
        "nguoi_soan_thao": chars(sheet.typist),
        "quyen_han": list(map(chars, sheet.signature.authority)),
        **({"chuc_vu": chars(sheet.signature.post)} if standard.party else {}),
        "chuc_vu_khac": chars(sheet.signature.other_post),
        "ho_ten": chars(sheet.signature.name),
        "du_thao": chars(sheet.draft),
        "do_khan": chars(standard.boxes[sheet.urgency].text if sheet.urgency else ""),
        "do_mat": chars(sheet.secrecy),
        "luu_hanh": chars(sheet.circulation),
        "lien_he": chars(sheet.contact),
        "giu_dau": [runs_xml(line.runs) for line in sheet.kept.top],
        "giu_truoc": [runs_xml(line.runs) for line in sheet.kept.under_title],
        "cot": _columns(columns, standard.id),
        "khung": _boxes(sheet.urgency, sheet.secrecy, sheet.draft, sheet.circulation, standard.id),
        "ke": _lines(sheet, columns[0], standard),
    }


def _part(part: Part, standard: Standard, room: float) -> dict[str, Any]:
    if isinstance(part, Line):
        text = runs_xml(part.runs, part.label, bold=part.kind in BOLD_LINES)
        return {"kieu": part.kind, "chu": text}
    return _table(part, standard, room)


def _table(table: Table, standard: Standard, room: float) -> dict[str, Any]:
    return {**table_head(table, standard, room), "hang": _cells(table)}


def table_head(
    table: Table, standard: Standard, room: float, chars: type[str] = Chars
) -> dict[str, Any]:
    """Return what a template may say of a table in ``room`` mm, without its rows."""
    return {
        "kieu": "bang",
        "ten": runs_xml(table.title, bold=True) if table.title else "",
        "mo_ta": chars(table.summary),
        "rong": _layout(table, column_widths(table, standard, room)),
        "cot": [chars(column.title) for column in table.columns],
    }


def _layout(table: Table, widths: list[float]) -> str:
    """Return the widths of columns in mm, then each joined cell: row, column, rows, columns."""
    spans = [f"; {one.row} {one.column} {one.height} {one.width}" for one in table.spans]
    return " ".join([f"{width:.2f}" for width in widths]) + "".join(spans)


def _cells(table: Table) -> list[list[dict[str, Any]]]:
    """Return the cells row by row; a cell that stands twice in a column is shown once, shared."""
    shown: dict[tuple[int, int], dict[str, Any]] = {}
    rows: list[list[dict[str, Any]]] = []
    for row in table.rows:
        start = 0
        rows.append([])
        for cell in row:
            place = (start, id(cell))
            one = shown.get(place)
            if one is None:
                one = shown[place] = _cell(cell)
            rows[-1].append(one)
            start += cell.span
    return rows


def _cell(cell: Cell) -> dict[str, Any]:
    bold = cell.kind.startswith("dam")
    lines = [runs_xml(line, bold=bold) for line in cell.lines] or [runs_xml(())]
    return {"kieu": cell.kind, "gop": cell.span, "doan": lines}


def _annex(annex: Annex, standard: Standard) -> dict[str, Any]:
    room = annex_room(annex, standard)
    written = [_part(part, standard, room) for part in annex.parts]
    return {**annex_head(annex, standard), "noi_dung": written}


def annex_room(annex: Annex, standard: Standard) -> float:
    """Return the width in mm of the text of an appendix."""
    return standard.landscape_width if annex.landscape else standard.text_width


def annex_head(annex: Annex, standard: Standard, chars: type[str] = Chars) -> dict[str, Any]:
    """Return what a template may say of an appendix, without its text; ``chars`` dresses it."""
    head = {
        "so": chars(annex.number),
        "ten": chars(annex.title),
        "kem_theo": chars(annex.enclosed),
    }
    if under := standard.lines.get("phu_luc"):
        room = annex_room(annex, standard)
        title = _widest(annex.title, "ten_phu_luc", room, standard)
        return {**head, "ke": _millimetres(title * under.use)}
    return head


@lru_cache(maxsize=64)
def _columns(letterhead: tuple[float, float], standard_id: str) -> Mapping[str, str]:
    width = load(standard_id).text_width
    left = width * 0.44
    return {
        "dau": " ".join(map(_millimetres, letterhead)),
        "cuoi": f"{_millimetres(left)} {_millimetres(width - left)}",
    }


@lru_cache(maxsize=64)
def _boxes(
    urgency: str, secrecy: str, draft: str, circulation: str, standard_id: str
) -> Mapping[str, str]:
    """Return the widths of the boxed marks; nearly every plan has the same."""
    standard = load(standard_id)
    urgent = standard.boxes.get(urgency)
    return {
        "do_khan": _millimetres(urgent.width if urgent else 20),
        "do_mat": _box_width(secrecy, "do_mat", standard),
        "du_thao": _box_width(draft, "du_thao", standard),
        "luu_hanh": _box_width(circulation, "luu_hanh", standard),
    }


def _box_width(text: str, component: str, standard: Standard) -> str:
    size = standard.components[component].size
    return _millimetres(text_width(text, size, bold=True) + 2 * _SIDE)


def _lines(sheet: Sheet, left: float, standard: Standard) -> dict[str, str]:
    """Return the lengths of the drawn lines under the letterhead and the title.

    ``left``: the width in mm of the left column of the letterhead.
    """
    heading, size = standard.letterhead_order[-2], letterhead_sizes(sheet, standard)[-2]
    widths = {
        heading: text_width(standard.components[heading].text, size, bold=True),
        "co_quan": max(_widest(line, "co_quan", left, standard) for line in sheet.issuer),
        "trich_yeu": _widest(sheet.title, "trich_yeu", standard.text_width, standard),
    }
    drawn = {name: line.use for name, line in standard.lines.items() if name in widths}
    return {name: _millimetres(widths[name] * share) for name, share in drawn.items()}


def _widest(text: str, component: str, width: float, standard: Standard) -> float:
    """Return the width in mm of the widest line of a text broken into ``width`` mm."""
    size = standard.components[component].size
    return widest_line(text, width, size, bold=True)


def letterhead_sizes(sheet: Sheet, standard: Standard) -> _Sizes:
    """Return the sizes of the heading's lines and the date that fit the page, largest first.

    Smaller ones are taken where they leave the issuer room for fewer lines.
    """
    return _letterhead(sheet.issuer, sheet.place_and_day, standard.id)[0]


def letterhead_columns(sheet: Sheet, standard: Standard) -> tuple[float, float]:
    """Return the widths in mm of the two columns of the letterhead."""
    return _letterhead(sheet.issuer, sheet.place_and_day, standard.id)[1]


class _Heading(NamedTuple):
    """What of a standard the columns of the letterhead depend on."""

    first_line: str
    sets: tuple[_Sizes, ...]
    issuer_size: float
    room: float
    least_right: float

    @classmethod
    def of(cls, standard: Standard) -> _Heading:
        components = standard.components
        return cls(
            components[standard.letterhead_order[0]].text,
            standard.letterhead_sets,
            components["co_quan"].size,
            standard.text_width,
            _LEAST_RIGHT[standard.body],
        )

    def right(self, place_and_day: str, sizes: _Sizes) -> float:
        """Return the width that the right column needs."""
        first = text_width(self.first_line, sizes[0], bold=True)
        return max(first, text_width(place_and_day, sizes[-1], italic=True))

    def columns(self, place_and_day: str, sizes: _Sizes) -> tuple[float, float]:
        right = max(self.right(place_and_day, sizes) + 2, self.least_right)
        return self.room - right, right


@cache
def _heading(standard_id: str) -> _Heading:
    return _Heading.of(load(standard_id))


@lru_cache(maxsize=64)
def _letterhead(
    issuer: tuple[str, ...], place_and_day: str, standard_id: str
) -> tuple[_Sizes, tuple[float, float]]:
    """Return the sizes of a letterhead and its columns; the plans of an office share them."""
    heading = _heading(standard_id)
    sizes = _fitting(issuer, place_and_day, heading)
    return sizes, heading.columns(place_and_day, sizes)


def _fitting(issuer: tuple[str, ...], place_and_day: str, heading: _Heading) -> _Sizes:
    room, sets = heading.room * 0.645, heading.sets
    fitting = [sizes for sizes in sets if heading.right(place_and_day, sizes) <= room]

    def lines(sizes: _Sizes) -> int:
        left, _ = heading.columns(place_and_day, sizes)
        return sum(len(wrap(line, left, heading.issuer_size, bold=True)) for line in issuer)

    return min(fitting or sets[-1:], key=lines)


def _millimetres(length: float) -> str:
    return f"{length:.2f}"
