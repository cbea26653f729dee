"""Every rendered document against the V2 rows of Nghị định 30/2020/NĐ-CP that a .docx shows.

Clauses are those of Phụ lục I, Phần I. What is asked beyond the law is named so. What a Party
document has in its own way: test_party_document.py.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import kehoach
from documents import (
    BLANK_DAY,
    DAY,
    document,
    each_document,
    each_state_document,
    law_of,
    made_of,
    plan_of,
    rendered,
    sink,
)
from kehoach.compose import compose
from kehoach.metrics import text_width, wrap
from kehoach.registry import Unit, units
from kehoach.rendering.view import letterhead_columns, letterhead_sizes
from kehoach.standards import load
from kehoach.wording.labels import from_roman
from wordfile import (
    MM_PER_EMU,
    NS,
    Element,
    Paragraph,
    W,
    WordFile,
    twips_mm,
    value,
)

NBSP = "\u00a0"
LETTERS = list("abcdđeghiklmnopqrstuvxy")
BOTH_MARGINS = ("both",)
CENTRE = ("center",)
PAGE_CODE = f"{W}instrText"
SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")


@cache
def opened(spec: Path, draft: bool = False) -> WordFile:
    return WordFile(document(spec, draft))


def spaced(text: str) -> str:
    """The text with plain spaces for non-breaking ones."""
    return text.replace(NBSP, " ")


@dataclass(frozen=True)
class Rule:
    """How the decree has a component set; sizes in pt from–to."""

    clause: str
    sizes: tuple[float, float]
    align: tuple[str, ...] = CENTRE
    bold: bool = False
    italic: bool = False
    caps: bool = False


RULES = {
    "KHQuocHieu": Rule("II.1.a", (12, 13), bold=True, caps=True),
    "KHTieuNgu": Rule("II.1.b", (13, 14), bold=True),
    "KHChuQuan": Rule("II.2.b", (12, 13), caps=True),
    "KHCoQuan": Rule("II.2.b", (12, 13), bold=True, caps=True),
    "KHSo": Rule("II.3.c", (13, 13)),
    "KHDiaDanh": Rule("II.4.c", (13, 14), italic=True),
    "KHTenLoai": Rule("II.5.b", (13, 14), bold=True, caps=True),
    "KHTrichYeu": Rule("II.5.b", (13, 14), bold=True),
    "KHPhan": Rule("II.6.đ", (13, 14), bold=True),
    "KHTenPhan": Rule("II.6.đ", (13, 14), bold=True, caps=True),
    "KHQuyenHan": Rule("II.7.đ", (13, 14), bold=True, caps=True),
    "KHChucVuKhac": Rule("II.7.đ", (13, 14), bold=True, caps=True),
    "KHHoTen": Rule("II.7.đ", (13, 14), bold=True),
    "KHHoTenDuoi": Rule("II.7.đ", (13, 14), bold=True),
    "KHNoiNhan": Rule("II.9.d", (12, 12), ("left",), bold=True, italic=True),
    "KHNoiNhanDong": Rule("II.9.d", (11, 11), ("left",)),
    "KHPhuLuc": Rule("III.1.b", (14, 14), bold=True),
    "KHTenPhuLuc": Rule("III.1.b", (13, 14), bold=True, caps=True),
    "KHKemTheo": Rule("III.1.c", (13, 14), italic=True),
    "KHDoKhan": Rule("III.2.b", (13, 14), bold=True, caps=True),
    "KHLuuHanh": Rule("III.2.c", (13, 14), bold=True, caps=True),
    "KHSoanThao": Rule("III.3", (11, 11), ("left",), caps=True),
    "KHLienHe": Rule("III.4", (11, 12)),
    "KHSoTrang": Rule("I.7", (13, 14)),
}
BODY = {
    "KHCanCu": Rule("II.6.a", (13, 14), BOTH_MARGINS, italic=True),
    "KHLoiVan": Rule("II.6.e", (13, 14), BOTH_MARGINS),
    "KHMuc": Rule("V.6.b", (13, 14), BOTH_MARGINS, bold=True, caps=True),
    "KHKhoan": Rule("II.6.đ", (13, 14), BOTH_MARGINS, bold=True),
    "KHKhoanTron": Rule("II.6.đ", (13, 14), BOTH_MARGINS),
    "KHDiem": Rule("II.6.đ", (13, 14), BOTH_MARGINS),
}
PRACTICE = ("KHTieuKhoan", "KHTieuKhoanCon", "KHDiemDe", "KHGach", "KHCong")
HEADINGS = ("KHPhan", "KHTenPhan", "KHMuc", "KHKhoan", "KHTieuKhoan", "KHTieuKhoanCon", "KHDiemDe")
ANNEX = ("KHPhuLuc", "KHTenPhuLuc", "KHKemTheo")


# Page: I.1–I.4, I.7


@each_document
def test_every_section_is_a4_with_the_margins_of_the_decree(spec: Path) -> None:
    annexes = plan_of(spec).appendices
    sections = opened(spec).sections
    assert len(sections) == 1 + len(annexes)
    for section, landscape in zip(
        sections, [False, *(annex.paper == "ngang" for annex in annexes)], strict=True
    ):
        sides = [value(section, "w:pgSz", side) for side in ("w", "h")]
        assert sides == (["16838", "11906"] if landscape else ["11906", "16838"])
        turned = value(section, "w:pgSz", "orient") == "landscape"
        assert turned == landscape
        for side, least, most in (
            ("top", 20, 25),
            ("bottom", 20, 25),
            ("left", 30, 35),
            ("right", 15, 20),
        ):
            margin = twips_mm(value(section, "w:pgMar", side))
            assert least - 0.02 <= margin <= most + 0.02, side
        assert value(section, "w:pgMar", "gutter") == "0"


@each_document
def test_times_new_roman_in_all_four_slots_and_no_other_font(spec: Path) -> None:
    file = opened(spec)
    met = 0
    for name in file.parts:
        if name.endswith(".xml"):
            for fonts in file.part(name).iter(f"{W}rFonts"):
                met += 1
                slots = {slot: fonts.get(f"{W}{slot}") for slot in SLOTS}
                assert slots == dict.fromkeys(SLOTS, "Times New Roman"), name
                assert len(fonts.attrib) == len(SLOTS)
    assert met
    table = file.part("word/fontTable.xml")
    assert [font.get(f"{W}name") for font in table] == ["Times New Roman"]
    assert not [name for name in file.parts if "theme" in name]


@each_document
def test_all_is_black_but_the_marks_in_red(spec: Path) -> None:
    file = opened(spec)
    for style in file.styles.values():
        name = style.get(f"{W}styleId")
        if style.get(f"{W}type") == "paragraph":
            red = ("KHDoKhan", "KHDoMat") if law_of(spec).party else ("KHDoKhan",)
            colour = file.look(str(name)).color
            assert colour == ("FF0000" if name in red else "000000"), name
    for root in file.stories.values():
        assert not list(root.iter(f"{W}color", f"{W}highlight", f"{W}shd"))


@each_document
def test_page_number_has_its_place_from_page_two_and_starts_again(spec: Path) -> None:
    """Top centre by NĐ 30 (I.7), foot right by TT 01 (Điều 15.2.g)."""
    file, law = opened(spec), law_of(spec)
    assert file.look("KHSoTrang").align == law.number_align
    for section in file.sections:
        stories = {
            (
                node.tag.removeprefix(W).removesuffix("Reference"),
                node.get(f"{W}type"),
            ): file.stories[file.target(node.get(f"{{{NS['r']}}}id"))]
            for node in section.iterfind("*", NS)
            if node.tag.endswith("Reference")
        }
        numbered = {where for where, story in stories.items() if list(story.iter(PAGE_CODE))}
        assert numbered == {(law.number_place, "default")}
        (where,) = numbered
        (paragraph,) = file.paragraphs_of(stories[where])
        assert "".join(stories[where].itertext(PAGE_CODE)).split() == ["PAGE"]
        assert paragraph.style == "KHSoTrang"
        marked = law.party and section is file.sections[0]
        shown = (marked and plan_of(spec).circulation) or ""
        assert "".join(stories["header", "first"].itertext(f"{W}t")) == shown.upper()
        assert section.find("w:titlePg", NS) is not None
        assert value(section, "w:pgNumType", "start") == "1"
        assert value(section, "w:pgNumType", "fmt") in ("", "decimal")
        edge = twips_mm(value(section, "w:pgMar", "header"))
        assert 5 <= edge <= twips_mm(value(section, "w:pgMar", "top")) - 5


# Components


@each_state_document
def test_each_component_has_the_size_and_dress_of_the_decree(spec: Path) -> None:
    file = opened(spec)
    paragraphs = [one for root in file.stories.values() for one in file.paragraphs_of(root)]
    for one in paragraphs:
        rule = RULES.get(one.style)
        if rule is None:
            continue
        for run_style, text in one.runs:
            look = file.look(one.style, run_style)
            assert rule.sizes[0] <= look.size <= rule.sizes[1], (one.style, rule.clause)
            assert (look.bold, look.italic) == (rule.bold, rule.italic), (one.style, text)
        if one.style != "KHSoTrang":
            assert one.look.align in rule.align, one.style
        assert not one.look.caps
        if rule.caps:
            assert one.text == one.text.upper(), one.style
        assert one.look.indent == 0


@each_state_document
def test_letterhead_sizes_rise_and_fall_together(spec: Path) -> None:
    file = opened(spec)
    styles = ("KHQuocHieu", "KHTieuNgu", "KHDiaDanh")
    assert tuple(file.look(style).size for style in styles) in ((13, 14, 14), (12, 13, 13))


@each_document
def test_body_is_justified_with_the_indent_and_spacing_of_the_decree(spec: Path) -> None:
    file, law = opened(spec), law_of(spec)
    for one in file.styled(*BODY, *PRACTICE):
        look = one.look
        assert law.body_sizes[0] <= look.size <= law.body_sizes[1]
        assert look.align == "both"
        assert min(abs(look.indent - indent) for indent in law.indents) < 0.02
        assert look.before + look.after >= 6
        assert law.lines[0] <= look.line <= law.lines[1]
        assert law.exact[0] <= look.exact <= law.exact[1]
    for one in file.styled("KHPhan"):
        assert one.look.before + one.look.after >= 6


@each_document
def test_body_levels_have_the_dress_of_the_decree(spec: Path) -> None:
    file = opened(spec)
    for one in file.styled(*BODY):
        rule = BODY[one.style]
        italic = law_of(spec).basis_italic if one.style == "KHCanCu" else rule.italic
        assert (one.look.bold, one.look.italic) == (rule.bold, italic), one.style
        if rule.caps:
            assert one.text == one.text.upper()
    for one in file.styled("KHPhan"):
        assert re.fullmatch(r"Phần [IVXLC]+", one.text)
    for one in file.styled("KHMuc"):
        assert re.match(rf"[IVXLC]+\{law_of(spec).section_end} \S", one.text), one.text
    for one in file.styled("KHKhoan", "KHKhoanTron"):
        assert re.match(r"\d+(?:\.\d+)?\. \S", one.text), one.text
    for one in file.styled("KHTieuKhoan", "KHTieuKhoanCon"):
        assert re.match(r"\d+\.\d+(?:\.\d+)?\. \S", one.text), one.text
    for one in file.styled("KHDiem", "KHDiemDe"):
        assert re.match(rf"(?:{'|'.join(LETTERS)})\) \S", one.text), one.text
    for one in file.styled("KHGach", "KHCong"):
        assert re.match(r"[-+] \S", one.text), one.text


@each_state_document
def test_exact_texts_of_the_letterhead(spec: Path) -> None:
    file = opened(spec)
    assert file.texts("KHQuocHieu") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert file.texts("KHTieuNgu") == ["Độc lập - Tự do - Hạnh phúc"]
    assert file.texts("KHTenLoai") == ["KẾ HOẠCH"]
    (number,), (place,) = file.texts("KHSo"), file.texts("KHDiaDanh")
    assert re.fullmatch(law_of(spec).number.format(r"(?:\d{2,}| +)"), spaced(number))
    assert re.fullmatch(rf"[A-ZĐ…][^,]*, (?:{DAY}|{BLANK_DAY})", spaced(place))
    (title,) = file.texts("KHTrichYeu")
    assert not title.startswith(("V/v", "KẾ HOẠCH", "Kế hoạch"))
    least, most = law_of(spec).title_sizes
    assert least <= file.look("KHTrichYeu").size <= most
    assert title[:1].isupper()


@each_document
def test_a_draft_leaves_number_and_day_blank(spec: Path) -> None:
    file, law = opened(spec, True), law_of(spec)
    (number,), (place,) = file.texts("KHSo"), file.texts("KHDiaDanh")
    assert re.fullmatch(law.number.format(f"{NBSP}+"), number)
    assert re.fullmatch(rf"[^,]*, {BLANK_DAY}", spaced(place))
    assert file.texts("KHDuThao")[0].startswith(law.draft)


@each_document
def test_legal_bases_end_in_semicolons_and_the_last_as_its_law_asks(spec: Path) -> None:
    bases = opened(spec).texts("KHCanCu")
    assert len(bases) == len(plan_of(spec).bases)
    for text in bases[:-1]:
        assert re.search(r"[^ .;,]; *$", text)
    for text in bases[-1:]:
        assert re.search(rf"[^ .;,]\{law_of(spec).last_basis}$", text)


@each_state_document
def test_components_stand_in_the_order_of_the_decree(spec: Path) -> None:
    styles = [one.style for one in opened(spec).paragraphs]
    order = (
        *("KHLuuHanh", "KHChuQuan", "KHCoQuan", "KHQuocHieu", "KHTieuNgu", "KHSo"),
        *("KHDuThao", "KHDoMat", "KHDoKhan", "KHDiaDanh", "KHTenLoai", "KHTrichYeu", "KHCanCu"),
        *("KHLoiVan", "KHNoiNhan", "KHNoiNhanDong", "KHSoanThao", "KHQuyenHan"),
        *("KHChucVuKhac", "KHHoTen", "KHHoTenDuoi", "KHPhuLuc", "KHTenPhuLuc", "KHKemTheo"),
    )
    first = [styles.index(style) for style in order if style in styles]
    assert first == sorted(first)
    once = ("KHQuocHieu", "KHTieuNgu", "KHSo", "KHDiaDanh", "KHTenLoai", "KHTrichYeu", "KHNoiNhan")
    assert [styles.count(style) for style in once] == [1] * len(once)
    assert "Kính gửi" not in "".join(one.text for one in opened(spec).paragraphs)


@each_state_document
def test_issuer_and_quoc_hieu_share_the_first_table_number_and_day_a_row(spec: Path) -> None:
    file = opened(spec)
    (number,), (day,) = file.styled("KHSo"), file.styled("KHDiaDanh")
    issuer, (motto,) = file.styled("KHCoQuan"), file.styled("KHTieuNgu")
    assert cell_place(number) == (cell_place(day)[0], 0)
    assert cell_place(issuer[0]) == (cell_place(motto)[0], 0)
    assert cell_place(motto)[1] == cell_place(day)[1] == 1
    assert cell_place(number)[0] > cell_place(motto)[0]


def cell_place(paragraph: Paragraph) -> tuple[int, int]:
    """Row and column of the cell that holds a paragraph."""
    cell = next(paragraph.element.iterancestors(f"{W}tc"))
    row = cell.getparent()
    table = row.getparent()
    return table.findall(f"{W}tr").index(row), row.findall(f"{W}tc").index(cell)


@each_document
def test_recipients_and_signature_are_written_as_the_decree_asks(spec: Path) -> None:
    file, plan, law = opened(spec), plan_of(spec), law_of(spec)
    assert file.texts("KHNoiNhan") == ["Nơi nhận:"]
    lines = [spaced(text) for text in file.texts("KHNoiNhanDong")]
    for line in lines[:-1]:
        assert re.fullmatch(rf"- \S.*[^ .;,:]{law.recipient_end}", line), line
    assert re.fullmatch(law.archive, lines[-1]), lines[-1]
    (label,), authority = file.styled("KHNoiNhan"), file.styled("KHQuyenHan")
    assert cell_place(label)[0] == cell_place(authority[0])[0]
    assert (cell_place(label)[1], cell_place(authority[0])[1]) == (0, 1)
    marks = "T/M|K/T|T/L|Q[.]" if law.party else r"(?:TM|KT|TL|TUQ|Q)[.]"
    for one in authority:
        assert re.fullmatch(rf"(?:(?:{marks}) )?[^./]+", one.text), one.text
    assert [t for t in file.texts("KHHoTen", "KHHoTenDuoi") if t] == (
        [plan.signatory.name] if plan.signatory.name else []
    )


@each_state_document
def test_text_and_each_appendix_close_with_the_mark_of_the_form(spec: Path) -> None:
    file = opened(spec)
    texts = [(one.style, one.text) for one in file.paragraphs if one.text and not one.in_grid]
    ends = [i for i, (style, _) in enumerate(texts) if style in ("KHNoiNhan", "KHPhuLuc")]
    closings = [texts[i - 1][1] for i in ends[:1]]
    closings += [texts[i - 1][1] for i in [*ends[2:], len(texts)] if len(ends) > 1]
    assert len(closings) == len(file.sections)
    for closing in closings:
        assert re.search(r"(?:^|[^ .;:,])\./\.$", closing), closing
    assert sum("./." in text for _, text in texts) == len(file.sections)


@each_document
def test_appendices_are_named_headed_and_referred_to(spec: Path) -> None:
    file, annexes, law = opened(spec), plan_of(spec).appendices, law_of(spec)
    heads = file.texts("KHPhuLuc")
    many = len(annexes) > 1
    assert heads == [f"Phụ lục {n}" if many else "Phụ lục" for n in law.annexes[: len(annexes)]]
    body = spaced("\n".join(one.text for one in file.paragraphs if one.style not in ANNEX))
    for head in heads:
        assert re.search(rf"[Pp]hụ lục{head.removeprefix('Phụ lục')}\b", body), head
    assert len(file.texts("KHTenPhuLuc")) == len(annexes)
    for text in map(spaced, file.texts("KHKemTheo")):
        number = law.number.format(r"(?:\d{2,}| +)").partition(" ")[2]
        opens = rf"\({law.enclosed} Kế hoạch số {number}"
        assert re.fullmatch(rf"{opens}{law.enclosed_day} của \S.+\)", text), text


def test_an_electronic_plan_leaves_the_appendix_line_blank() -> None:
    file = opened(sink("sau-cap-so"))
    (line,) = file.texts("KHKemTheo")
    assert re.search(rf"số {NBSP}+/KH-UBND ngày{NBSP}+tháng{NBSP}+năm", line)
    assert file.texts("KHSo") == ["Số: 123/KH-UBND"]


# Drawn lines: II.1.b, II.2.b, II.5.b


def drawn(file: WordFile) -> dict[str, list[float]]:
    """Lengths in mm of the drawn lines by name."""
    found: dict[str, list[float]] = {}
    for anchor in file.drawn_lines:
        name = anchor.find("wp:docPr", NS).get("name")
        (length,) = {node.get("cx") for node in anchor.iter(WP_EXTENT, A_EXT)}
        found.setdefault(name, []).append(int(length) * MM_PER_EMU)
    return found


WP_EXTENT = f"{{{NS['wp']}}}extent"
A_EXT = f"{{{NS['a']}}}ext"


def widest(file: WordFile, paragraph: Paragraph, width: float) -> float:
    """Width in mm of the widest line of a centred paragraph."""
    look = paragraph.look
    lines = wrap(paragraph.text, width, look.size, bold=look.bold)
    return max(text_width(line, look.size, look.bold, look.italic) for line in lines)


def text_room(file: WordFile) -> float:
    first = file.sections[0]
    margins = [value(first, "w:pgMar", side) for side in ("left", "right")]
    return twips_mm(value(first, "w:pgSz", "w")) - sum(map(twips_mm, margins))


@each_state_document
def test_lines_under_motto_issuer_and_title_have_the_lengths_of_the_decree(spec: Path) -> None:
    file = opened(spec)
    lengths = drawn(file)
    (motto,), issuer, (title,) = (
        file.styled("KHTieuNgu"),
        file.styled("KHCoQuan"),
        file.styled("KHTrichYeu"),
    )
    (under_motto,) = lengths["Đường kẻ dưới Tiêu ngữ"]
    assert under_motto == pytest.approx(widest(file, motto, 165), abs=0.1)
    cell = next(issuer[0].element.iterancestors(f"{W}tc"))
    column = twips_mm(value(cell, "w:tcPr/w:tcW", "w"))
    (under_issuer,) = lengths["Đường kẻ dưới tên cơ quan"]
    assert 1 / 3 <= under_issuer / max(widest(file, one, column) for one in issuer) <= 1 / 2
    (under_title,) = lengths["Đường kẻ dưới trích yếu"]
    assert 1 / 3 <= under_title / widest(file, title, text_room(file)) <= 1 / 2
    assert len(lengths.get("Đường kẻ dưới tên phụ lục", [])) == len(file.sections) - 1


@each_document
def test_lines_are_solid_black_drawings_of_their_own(spec: Path) -> None:
    file = opened(spec)
    assert len(file.drawn_lines) == (1 if law_of(spec).party else 2 + len(file.sections))
    numbers = [anchor.find("wp:docPr", NS).get("id") for anchor in file.drawn_lines]
    assert len(set(numbers)) == len(numbers)
    for anchor in file.drawn_lines:
        assert anchor.find(".//a:prstGeom", NS).get("prst") == "line"
        assert anchor.find(".//a:prstDash", NS).get("val") == "solid"
        assert anchor.find(".//a:solidFill/a:srgbClr", NS).get("val") == "000000"
        assert anchor.find("wp:positionH/wp:align", NS).text == "center"
        assert anchor.find("wp:docPr", NS).get("descr") is None


def test_marks_stand_in_their_boxes() -> None:
    file = opened(sink("so-tphcm"))
    marks = {"KHDuThao": "DỰ THẢO LẦN 2", "KHDoMat": "MẬT", "KHLuuHanh": "LƯU HÀNH NỘI BỘ"}
    assert {style: spaced(file.texts(style)[0]) for style in marks} == marks
    assert file.texts("KHDoKhan") == ["HOẢ TỐC"]
    assert box(file, "KHDoKhan") == ("FF0000", 30)
    for style in marks:
        colour, width = box(file, style)
        (mark,) = file.styled(style)
        assert colour == "000000"
        assert width > widest(file, mark, 100) + 2
    (urgent,) = file.styled("KHDoKhan")
    row = next(urgent.element.iterancestors(f"{W}tr"))
    assert twips_mm(value(row, "w:trPr/w:trHeight")) == pytest.approx(8, abs=0.02)
    assert value(row, "w:trPr/w:trHeight", "hRule") == "exact"


@pytest.mark.parametrize(
    ("urgency", "text", "width"),
    [("hỏa tốc", "HOẢ TỐC", 30), ("thượng khẩn", "THƯỢNG KHẨN", 40), ("khẩn", "KHẨN", 20)],
)
def test_urgency_boxes_have_the_sizes_of_the_decree(urgency: str, text: str, width: float) -> None:
    file = WordFile(rendered(made_of("Nội dung.", **{"độ khẩn": urgency})))
    (mark,) = file.styled("KHDoKhan")
    assert spaced(mark.text) == text
    assert box(file, "KHDoKhan") == ("FF0000", width)
    assert widest(file, mark, 100) < width


def box(file: WordFile, style: str) -> tuple[str, float]:
    """Colour and width in mm of the frame around a mark."""
    (mark,) = file.styled(style)
    table = next(mark.element.iterancestors(f"{W}tbl"))
    (colour,) = {side.get(f"{W}color") for side in table.find("w:tblPr/w:tblBorders", NS)}
    return str(colour), round(twips_mm(value(table, "w:tblPr/w:tblW", "w")), 1)


# Numbers: computed, in order


@each_document
def test_numbers_count_up_within_what_holds_them(spec: Path) -> None:
    counts: dict[int, int] = {}
    for one in opened(spec).styled("KHPhuLuc", *HEADINGS, "KHKhoanTron", "KHDiem"):
        depth, number = ordinal(one.text) if one.style != "KHTenPhan" else (9, 0)
        if depth == 9:
            continue
        assert number == counts.get(depth, 0) + 1, one.text
        counts = {d: n for d, n in counts.items() if d < depth} | {depth: number}


def ordinal(text: str) -> tuple[int, int]:
    """Depth and number of a numbered line."""
    if match := re.match(r"Phụ lục ?([IVX]*)(\d*)", text):
        return 0, from_roman(match[1]) or int(match[2] or 1)
    if match := re.match(r"Phần ([IVXLC]+)|([IVXLC]+)[.-] ", text):
        return (1, from_roman(match[1])) if match[1] else (2, from_roman(match[2]))
    if match := re.match(r"((?:\d+\.)+) ", text):
        parts = match[1].rstrip(".").split(".")
        return 2 + len(parts), int(parts[-1])
    letter = text.partition(")")[0]
    return 7, LETTERS.index(letter) + 1


@each_document
def test_outline_levels_follow_the_plan_s_own_levels(spec: Path) -> None:
    file, levels = opened(spec), plan_of(spec).levels
    by_level = {
        "Phần": "KHPhan",
        "I": "KHMuc",
        "1": "KHKhoan",
        "1.1": "KHTieuKhoan",
        "1.1.1": "KHTieuKhoanCon",
        "a": "KHDiemDe",
    }
    met = {one.style for one in file.styled(*by_level.values())}
    assert met
    for depth, level in enumerate(levels):
        assert file.look(by_level[level]).outline == depth, level
    assert met <= {by_level[level] for level in levels}
    assert file.look("KHPhuLuc").outline == 0
    plain = ("KHLoiVan", "KHDiem", "KHKhoanTron", "KHGach", "KHOBang", "KHTrichYeu")
    assert {file.look(style).outline for style in plain} == {None}


# What a good clerk does


@each_document
def test_headings_stay_with_what_follows(spec: Path) -> None:
    file = opened(spec)
    for one in file.paragraphs:
        leads = one.style in (*HEADINGS, *ANNEX, "KHTenLoai", "KHTrichYeu", "KHTenBang")
        opens = one.text.endswith(":") and next(one.element.iterancestors(f"{W}tbl"), None) is None
        if leads or opens:
            assert one.keeps_next, one.text


@each_document
def test_signature_block_stays_whole_and_with_the_text(spec: Path) -> None:
    file = opened(spec)
    (label,) = file.styled("KHNoiNhan")
    row = next(label.element.iterancestors(f"{W}tr"))
    table = row.getparent()
    assert [node.tag for node in table.iterfind("w:tr", NS)] == [f"{W}tr"]
    assert row.find("w:trPr/w:cantSplit", NS) is not None
    before = table.getprevious()
    while not "".join(before.itertext(f"{W}t")).strip():
        assert before.find("w:pPr/w:keepNext", NS) is not None
        before = before.getprevious()
    assert before.find("w:pPr/w:keepNext", NS) is not None


@each_document
def test_tables_repeat_their_head_split_no_row_and_fill_the_width(spec: Path) -> None:
    file = opened(spec)
    for table in file.grids:
        rows = table.findall(f"{W}tr")
        heads = [row.find("w:trPr/w:tblHeader", NS) is not None for row in rows]
        assert heads == [True] + [False] * (len(rows) - 1)
        assert all(row.find("w:trPr/w:cantSplit", NS) is not None for row in rows)
        grid = [int(node.get(f"{W}w")) for node in table.iterfind("w:tblGrid/w:gridCol", NS)]
        assert abs(twips_mm(str(sum(grid))) - section_width(file, table)) < 0.2
        assert value(table, "w:tblPr/w:tblCaption")
        for row in rows:
            assert row_widths(row, grid) == [
                int(value(cell, "w:tcPr/w:tcW", "w")) for cell in row.findall(f"{W}tc")
            ]


def row_widths(row: Element, grid: list[int]) -> list[int]:
    """Widths the cells of a row must have; a merged cell takes those it spans."""
    spans = [int(value(cell, "w:tcPr/w:gridSpan") or 1) for cell in row.findall(f"{W}tc")]
    starts = [sum(spans[:i]) for i in range(len(spans) + 1)]
    assert starts[-1] == len(grid)
    return [sum(grid[a:b]) for a, b in pairwise(starts)]


def section_width(file: WordFile, element: Element) -> float:
    """Width between the margins of the section that holds an element."""
    index = file.body.index(element)
    ends = [
        i
        for i, node in enumerate(file.body)
        if node.tag == f"{W}sectPr" or node.find(f"{W}pPr/{W}sectPr") is not None
    ]
    section = file.sections[sum(end < index for end in ends)]
    margins = [value(section, "w:pgMar", side) for side in ("left", "right")]
    return twips_mm(value(section, "w:pgSz", "w")) - sum(map(twips_mm, margins))


LOOSE = re.compile(
    r"\b(?:[Ss]ố|[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý) [\dIVX]|\b(?:Điều|[Kk]hoản|[Mm]ục|Phụ lục) [\dIVX]"
    r"|(?<![\w.,/])\d[\d.,/]* (?:điểm|bậc|đồng|triệu|tỷ|ngày|%)"
    r"|\b(?:Quyết định|Nghị định|Kế hoạch|Thông tư) số.\d"
)


@each_document
def test_numbers_dates_and_references_never_break_across_lines(spec: Path) -> None:
    texts = opened(spec).texts("KHDiaDanh", "KHCanCu", *BODY, *PRACTICE, "KHKemTheo")
    assert any(NBSP in text for text in texts)
    for text in texts:
        bare = re.sub(r"^(?:[IVXLC]+\.|[\d.]+\.|\w{1,2}\)|[-+]) ", "", text)
        assert not LOOSE.search(bare), bare


@each_document
def test_title_ends_in_words_that_stay_together(spec: Path) -> None:
    (title,) = opened(spec).texts("KHTrichYeu")
    assert NBSP in title.split(" ")[-1]


@pytest.mark.parametrize("word", ["xã", "chính", "nghiêng"])
def test_no_title_of_any_length_leaves_a_word_alone(word: str) -> None:
    for count in range(2, 45):
        plan = made_of("Nội dung.", **{"kế hoạch": " ".join([word] * count)})
        lines = wrap(compose(plan).title, 165, 14, bold=True)
        assert len(lines[-1].split()) >= 2, count


@pytest.mark.parametrize("unit", units(), ids=lambda unit: unit.name)
def test_letterhead_of_every_province_fits_its_columns(unit: Unit) -> None:
    day = min(unit.end or date.max, max(unit.start or date.min, date(2025, 12, 23)))
    plan = made_of("Nội dung.", **{"cơ quan": f"UBND {unit.name}", "năm": day.year, "ngày": day})
    sheet = compose(plan)
    standard = load(sheet.standard)
    left, right = letterhead_columns(sheet, standard)
    name, motto, place = letterhead_sizes(sheet, standard)
    assert left + right == pytest.approx(165)
    assert text_width(standard.components["quoc_hieu"].text, name, bold=True) < right
    assert text_width(standard.components["tieu_ngu"].text, motto, bold=True) < right
    assert text_width(sheet.place_and_day, place, italic=True) < right
    for line in sheet.issuer:
        assert text_width(line, 13, bold=True) < left


@each_document
def test_language_is_vietnamese_throughout(spec: Path) -> None:
    file = opened(spec)
    parts = [file.part(name) for name in file.parts if name.endswith(".xml")]
    langs = [lang for part in parts for lang in part.iter(f"{W}lang")]
    assert langs
    assert {str(v) for lang in langs for v in lang.attrib.values()} == {"vi-VN"}
    settings = file.part("word/settings.xml")
    assert value(settings, "w:themeFontLang") == "vi-VN"


@each_document
def test_properties_say_what_the_document_is(spec: Path) -> None:
    file, plan = opened(spec), plan_of(spec)
    core = file.part("docProps/core.xml")
    said = {node.tag.partition("}")[2]: node.text for node in core}
    assert said["language"] == "vi-VN"
    (title,) = file.texts("KHTrichYeu")
    assert said["subject"] == spaced(title)
    assert said["title"] == f"Kế hoạch {said['subject']}"
    assert said["creator"]
    day = f"{plan.day}T00:00:00Z" if plan.day else None
    assert (said.get("created"), said.get("modified")) == (day, day)
    app = file.part("docProps/app.xml")
    assert [node.text for node in app] == ["kehoach"]


@each_document
def test_styles_are_named_and_nothing_is_formatted_directly(spec: Path) -> None:
    file = opened(spec)
    for root in file.stories.values():
        for paragraph in root.iter(f"{W}p"):
            style = value(paragraph, "w:pPr/w:pStyle")
            assert value(file.styles[style], "w:name").startswith("KH "), style
            own = {node.tag.removeprefix(W) for node in paragraph.find("w:pPr", NS)}
            assert own <= {"pStyle", "keepNext", "sectPr"}, style
        for run in root.iter(f"{W}r"):
            for node in run.iterfind("w:rPr/*", NS):
                assert node.tag == f"{W}rStyle"
                assert node.get(f"{W}val") in ("KHDam", "KHNghieng", "KHDamNghieng")


@each_document
def test_all_text_is_composed_unicode(spec: Path) -> None:
    for name, content in opened(spec).parts.items():
        if name.endswith((".xml", ".rels")):
            assert unicodedata.is_normalized("NFC", content.decode("utf-8")), name


@each_document
def test_no_tag_is_left_and_no_mark_stands_twice(spec: Path) -> None:
    file = opened(spec)
    typed = spec == sink("so-tphcm")
    for one in (p for root in file.stories.values() for p in file.paragraphs_of(root)):
        text = spaced(one.text)
        assert typed or not re.search(r"\{[{%#]|[}%#]\}", text), text
        assert not re.search(r"\.\.(?!\.)|[;:,]\.(?!/)|\.;|,;|\( | \)| [;:,](?!\S)", text), text
        if not one.style.startswith(("KHSo", "KHDiaDanh", "KHKemTheo")):
            assert "  " not in text, text


@each_document
def test_the_same_plan_gives_the_same_bytes(spec: Path) -> None:
    assert rendered(kehoach.load(spec)) == document(spec)


def test_another_process_gives_the_same_bytes() -> None:
    spec = sink("so-tphcm")
    code = "import sys, kehoach as k; sys.stdout.buffer.write(k.render(k.load(sys.argv[1])))"
    env = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Ho_Chi_Minh"}
    command = [sys.executable, "-c", code, str(spec)]
    run = subprocess.run(command, env=env, capture_output=True, check=True)
    assert run.stdout == document(spec)


# Text as typed


def test_characters_of_templates_and_xml_come_out_as_typed() -> None:
    texts = [spaced(text) for text in opened(sink("so-tphcm")).texts("KHLoiVan")]
    typed = """các dấu {{ x }}, {% if y %}, {# z #}, & < > " ' gõ sao in vậy."""
    assert sum(typed in text for text in texts) == 1


def test_bold_and_italic_are_character_styles() -> None:
    file = opened(sink("so-tphcm"))
    (one,) = (p for p in file.styled("KHLoiVan") if p.text.startswith("Chữ đậm"))
    dressed = {text: style for style, text in one.runs if style}
    assert dressed == {"đậm": "KHDam", "nghiêng": "KHNghieng", "cả hai": "KHDamNghieng"}
    looks = {text: file.look(one.style, style) for text, style in dressed.items()}
    assert [(look.bold, look.italic) for look in looks.values()] == [
        (True, False),
        (False, True),
        (True, True),
    ]


@each_document
def test_emphasis_never_undoes_the_style_it_stands_in(spec: Path) -> None:
    file = opened(spec)
    for one in file.paragraphs:
        for run_style, text in one.runs:
            look = file.look(one.style, run_style)
            if run_style:
                assert (look.bold, look.italic) >= (one.look.bold, one.look.italic), text
                assert look.bold >= one.look.bold, text


def test_placeholders_are_resolved_in_every_kind_of_text() -> None:
    file = opened(sink("so-tphcm"))
    heads = [spaced(one.text) for one in file.styled("KHDauBang")]
    assert {"Năm 2024", "Năm 2025"} <= set(heads)
    everything = "\n".join(spaced(one.text) for one in file.paragraphs)
    assert "{năm" not in everything
    assert "Theo điểm a mục I.1 Phần I và Phần I, thời gian 15 ngày" in everything
