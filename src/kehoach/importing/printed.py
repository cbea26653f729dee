"""A sheet as the words it prints, in the order of the page: what the spec regenerates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kehoach.compose.sheet import Line, Part, Sheet, Table
from kehoach.standards import load
from kehoach.text.markup import plain


@dataclass(frozen=True)
class Said:
    """A line that is printed, and which component it is (a name of the standard)."""

    part: str
    text: str


def front_lines(sheet: Sheet) -> Iterator[Said]:
    """Yield what stands above the căn cứ, without what is kept."""
    standard = load(sheet.standard)
    yield Said("luu_hanh", sheet.circulation)
    yield Said("co_quan_chu_quan", sheet.superior)
    yield from (Said("co_quan", line) for line in sheet.issuer)
    yield Said("dau_sao", standard.wording.get("under_issuer", ""))
    for name in standard.letterhead_order[:-1]:
        yield Said(name, standard.components[name].text)
    yield Said("so_ky_hieu", sheet.number)
    yield Said("du_thao", sheet.draft)
    yield Said("do_mat", sheet.secrecy)
    yield Said("do_khan", standard.boxes[sheet.urgency].text if sheet.urgency else "")
    yield Said("dia_danh", sheet.place_and_day)
    kind = (sheet.kind or standard.components["ten_loai"].text).strip("-")
    yield Said("ten_loai", kind)
    yield Said("trich_yeu", sheet.title)
    yield Said("gach_noi", standard.wording.get("under_subject", ""))


def closing_lines(sheet: Sheet) -> Iterator[Said]:
    """Yield Nơi nhận and the signature."""
    yield Said("noi_nhan", load(sheet.standard).components["noi_nhan"].text)
    yield from (Said("noi_nhan_dong", line) for line in sheet.recipients)
    yield Said("soan_thao", sheet.typist)
    signed = sheet.signature
    yield from (Said("quyen_han", line) for line in (*signed.authority, signed.post))
    yield Said("chuc_vu_khac", signed.other_post)
    yield Said("ho_ten", signed.name)
    yield Said("lien_he", sheet.contact)


def part_lines(parts: Iterable[Part], kept: str = "giu") -> Iterator[Said]:
    """Yield lines with their numbers, and tables cell by cell; ``kept``: what kept lines are."""
    for part in parts:
        if isinstance(part, Line):
            name = kept if part.kind == "giu" else part.kind
            yield Said(name, f"{part.label} {plain(part.runs)}")
        else:
            yield from _cells(part)


def _cells(table: Table) -> Iterator[Said]:
    yield Said("ten_bang", plain(table.title))
    yield from (Said("dau_bang", column.title) for column in table.columns)
    for row in table.rows:
        for cell in row:
            yield from (Said("o_bang", plain(line)) for line in cell.lines)


def printed(sheet: Sheet) -> Iterator[Said]:
    """Yield every line of a sheet."""
    yield from part_lines(sheet.kept.top, "giu_dau")
    yield from front_lines(sheet)
    yield from part_lines(sheet.kept.under_title, "giu_truoc")
    yield from (Said("can_cu", plain(line)) for line in sheet.bases)
    yield from part_lines(sheet.parts)
    yield from closing_lines(sheet)
    yield from part_lines(sheet.kept.end, "giu_sau")
    for annex in sheet.annexes:
        yield Said("phu_luc", annex.number)
        yield Said("ten_phu_luc", annex.title)
        yield Said("kem_theo", annex.enclosed)
        yield from part_lines(annex.parts)
    yield from part_lines((*sheet.kept.header, *sheet.kept.footer), "giu_trang")
