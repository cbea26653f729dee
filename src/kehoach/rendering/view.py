"""Sheet → the names a template uses: plain dicts, lists and texts (and runs as markup)."""

from __future__ import annotations

from typing import Any

from markupsafe import escape

from kehoach.compose.sheet import Annex, Cell, Line, Part, Sheet, Table
from kehoach.metrics import text_width, wrap
from kehoach.rendering.columns import column_widths
from kehoach.standards import Standard
from kehoach.text.markup import Runs

_BOLD_LINES = {"phan", "ten_phan", "muc", "khoan", "tieu_khoan", "tieu_khoan_con"}
_BRACES = str.maketrans({"{": "&#123;", "}": "&#125;", "%": "&#37;"})
_Sizes = tuple[float, ...]
_SIDE = 3.0
"""Room in mm between a boxed mark and its frame, each side."""
_LEAST_RIGHT = {"state": 98.0, "party": 85.0}
"""Width in mm of the right column of the letterhead at least."""


class RunsXml(str):
    """Runs already written as WordprocessingML; used in a template as ``{{r name }}``."""

    def __html__(self) -> str:
        return str(self)


class Chars(str):
    """Text as typed: its braces never meet the template engine."""

    def __html__(self) -> str:
        return str(escape(str(self))).translate(_BRACES)


def runs_xml(runs: Runs, label: str = "", bold: bool = False, italic: bool = False) -> RunsXml:
    """Write runs with character styles; a style is left out where the paragraph is so already."""
    written = [_run(f"{label} " if runs else label, "")] if label else []
    for run in runs:
        style = ("Dam" if run.bold and not bold else "") + (
            "Nghieng" if run.italic and not italic else ""
        )
        written.append(_run(run.text, style))
    return RunsXml("".join(written) or _run("", ""))


def _run(text: str, style: str) -> str:
    dress = f'<w:rPr><w:rStyle w:val="KH{style}"/></w:rPr>' if style else ""
    pieces = []
    for number, line in enumerate(text.split("\n")):
        chars = str(escape(line)).translate(_BRACES).replace("\t", " ")
        pieces.append("<w:br/>" if number else "")
        pieces.append(f'<w:t xml:space="preserve">{chars}</w:t>' if chars else "")
    return f"<w:r>{dress}{''.join(pieces)}</w:r>"


def view_of(sheet: Sheet, standard: Standard) -> dict[str, Any]:
    """Return every name a template may use. Lengths are texts in mm.

    A Party document has its heading for Quốc hiệu and Tiêu ngữ, and the signatory's post apart.
    """
    parts = standard.components
    return {
        **{name: Chars(parts[name].text) for name in standard.letterhead_order[:-1]},
        "co_quan_chu_quan": Chars(sheet.superior),
        "co_quan": [Chars(line) for line in sheet.issuer],
        "so_ky_hieu": Chars(sheet.number),
        "dia_danh_thoi_gian": Chars(sheet.place_and_day),
        "ten_loai": Chars((sheet.kind or parts["ten_loai"].text).strip("-")),
        "trich_yeu": Chars(sheet.title),
        "can_cu": [runs_xml(runs, italic=parts["can_cu"].italic) for runs in sheet.bases],
        "noi_dung": [_part(part, standard, standard.text_width) for part in sheet.parts],
        "noi_nhan": [Chars(line) for line in sheet.recipients],
        "ten_noi_nhan": Chars(parts["noi_nhan"].text),
        "nguoi_soan_thao": Chars(sheet.typist),
        "quyen_han": [Chars(line) for line in sheet.signature.authority],
        **({"chuc_vu": Chars(sheet.signature.post)} if standard.party else {}),
        "chuc_vu_khac": Chars(sheet.signature.other_post),
        "ho_ten": Chars(sheet.signature.name),
        "du_thao": Chars(sheet.draft),
        "do_khan": Chars(standard.boxes[sheet.urgency].text if sheet.urgency else ""),
        "do_mat": Chars(sheet.secrecy),
        "luu_hanh": Chars(sheet.circulation),
        "lien_he": Chars(sheet.contact),
        "phu_luc": [_annex(annex, standard) for annex in sheet.annexes],
        "giu_dau": [runs_xml(line.runs) for line in sheet.kept.top],
        "giu_truoc": [runs_xml(line.runs) for line in sheet.kept.under_title],
        "giu_sau": [_part(part, standard, standard.text_width) for part in sheet.kept.end],
        "cot": _columns(sheet, standard),
        "khung": _boxes(sheet, standard),
        "ke": _lines(sheet, standard),
    }


def _part(part: Part, standard: Standard, room: float) -> dict[str, Any]:
    if isinstance(part, Line):
        text = runs_xml(part.runs, part.label, bold=part.kind in _BOLD_LINES)
        return {"kieu": part.kind, "chu": text}
    return _table(part, standard, room)


def _table(table: Table, standard: Standard, room: float) -> dict[str, Any]:
    return {
        "kieu": "bang",
        "ten": runs_xml(table.title, bold=True) if table.title else "",
        "mo_ta": Chars(table.summary),
        "rong": " ".join(map(_millimetres, column_widths(table, standard, room))),
        "cot": [Chars(column.title) for column in table.columns],
        "hang": [[_cell(cell) for cell in row] for row in table.rows],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    bold = cell.kind.startswith("dam")
    return {
        "kieu": cell.kind,
        "gop": cell.span,
        "doan": [runs_xml(line, bold=bold) for line in cell.lines] or [runs_xml(())],
    }


def _annex(annex: Annex, standard: Standard) -> dict[str, Any]:
    room = standard.landscape_width if annex.landscape else standard.text_width
    title = _widest(annex.title, "ten_phu_luc", room, standard)
    under = standard.lines.get("phu_luc")
    return {
        "so": Chars(annex.number),
        "ten": Chars(annex.title),
        "kem_theo": Chars(annex.enclosed),
        "noi_dung": [_part(part, standard, room) for part in annex.parts],
        **({"ke": _millimetres(title * under.use)} if under else {}),
    }


def _columns(sheet: Sheet, standard: Standard) -> dict[str, str]:
    left = standard.text_width * 0.44
    return {
        "dau": " ".join(map(_millimetres, letterhead_columns(sheet, standard))),
        "cuoi": f"{_millimetres(left)} {_millimetres(standard.text_width - left)}",
    }


def _boxes(sheet: Sheet, standard: Standard) -> dict[str, str]:
    urgent = standard.boxes.get(sheet.urgency)
    return {
        "do_khan": _millimetres(urgent.width if urgent else 20),
        "do_mat": _box_width(sheet.secrecy, "do_mat", standard),
        "du_thao": _box_width(sheet.draft, "du_thao", standard),
        "luu_hanh": _box_width(sheet.circulation, "luu_hanh", standard),
    }


def _box_width(text: str, component: str, standard: Standard) -> str:
    size = standard.components[component].size
    return _millimetres(text_width(text, size, bold=True) + 2 * _SIDE)


def _lines(sheet: Sheet, standard: Standard) -> dict[str, str]:
    """Return the lengths of the drawn lines under the letterhead and the title."""
    left, _ = letterhead_columns(sheet, standard)
    heading = standard.letterhead_order[-2]
    size = letterhead_sizes(sheet, standard)[-2]
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
    return max(text_width(line, size, bold=True) for line in wrap(text, width, size, bold=True))


def letterhead_sizes(sheet: Sheet, standard: Standard) -> _Sizes:
    """Return the sizes of the heading's lines and the date that fit the page, largest first.

    Smaller ones are taken where they leave the issuer room for fewer lines.
    """
    room = standard.text_width * 0.645
    sets = standard.letterhead_sets
    fitting = [sizes for sizes in sets if _right_width(sheet, standard, sizes) <= room]
    return min(fitting or sets[-1:], key=lambda sizes: _issuer_lines(sheet, standard, sizes))


def letterhead_columns(sheet: Sheet, standard: Standard) -> tuple[float, float]:
    """Return the widths in mm of the two columns of the letterhead."""
    return _columns_at(sheet, standard, letterhead_sizes(sheet, standard))


def _columns_at(sheet: Sheet, standard: Standard, sizes: _Sizes) -> tuple[float, float]:
    right = max(_right_width(sheet, standard, sizes) + 2, _LEAST_RIGHT[standard.body])
    return standard.text_width - right, right


def _issuer_lines(sheet: Sheet, standard: Standard, sizes: _Sizes) -> int:
    left, _ = _columns_at(sheet, standard, sizes)
    size = standard.components["co_quan"].size
    return sum(len(wrap(line, left, size, bold=True)) for line in sheet.issuer)


def _right_width(sheet: Sheet, standard: Standard, sizes: _Sizes) -> float:
    name = text_width(standard.components[standard.letterhead_order[0]].text, sizes[0], bold=True)
    return max(name, text_width(sheet.place_and_day, sizes[-1], italic=True))


def _millimetres(length: float) -> str:
    return f"{length:.2f}"
