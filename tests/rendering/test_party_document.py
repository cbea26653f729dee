"""Every rendered Party document against Hướng dẫn 36-HD/VPTW, and what of 05-HD/VPTW is known.

Clauses are those of the former; PL 3 is its Phụ lục 3. What both kinds share: test_document.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from documents import BLANK_DAY, DAY, document, each_party_document, law_of, plan_of, sink
from kehoach.compose import compose
from kehoach.metrics import text_width
from kehoach.plan import Plan
from kehoach.registry import Unit, units
from kehoach.rendering import render_docx
from kehoach.rendering.view import letterhead_columns
from kehoach.standards import load
from wordfile import MM_PER_EMU, NS, Element, Paragraph, W, WordFile, twips_mm, value

NBSP = "\u00a0"
SINK = sink("ban-to-chuc-tinh-uy")


@cache
def opened(spec: Path, draft: bool = False) -> WordFile:
    return WordFile(document(spec, draft))


def spaced(text: str) -> str:
    return text.replace(NBSP, " ")


@dataclass(frozen=True)
class Rule:
    """How the text has a component set; sizes in pt from–to."""

    clause: str
    sizes: tuple[float, float]
    align: str = "center"
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False


RULES = {
    "KHTieuDe": Rule("PL 3, 1", (15, 15), bold=True, caps=True),
    "KHChuQuan": Rule("PL 3, 2", (14, 14), caps=True),
    "KHCoQuan": Rule("PL 3, 2", (14, 14), bold=True, caps=True),
    "KHSo": Rule("PL 3, 3", (14, 14)),
    "KHDiaDanh": Rule("PL 3, 4", (14, 14), italic=True),
    "KHTenLoai": Rule("PL 3, 5", (15, 16), bold=True, caps=True),
    "KHTrichYeu": Rule("PL 3, 5", (14, 15), bold=True),
    "KHPhan": Rule("PL 3, 6", (14, 15), bold=True),
    "KHTenPhan": Rule("PL 3, 6", (14, 15), bold=True, caps=True),
    "KHKhoanTron": Rule("PL 3, 6", (14, 15), "both"),
    "KHDiem": Rule("PL 3, 6", (14, 15), "both"),
    "KHLoiVan": Rule("PL 3, 6", (14, 15), "both"),
    "KHQuyenHan": Rule("PL 3, 7", (14, 14), bold=True, caps=True),
    "KHChucVu": Rule("PL 3, 7", (14, 14), caps=True),
    "KHHoTen": Rule("PL 3, 7", (14, 14), bold=True),
    "KHNoiNhan": Rule("PL 3, 9", (14, 14), "left", underline=True),
    "KHNoiNhanDong": Rule("PL 3, 9", (12, 12), "left"),
    "KHDoKhan": Rule("PL 3, 10", (14, 14), bold=True, caps=True),
    "KHLuuHanh": Rule("PL 3, 11", (12, 12), "right", bold=True, caps=True),
    "KHDuThao": Rule("PL 3, 11", (14, 14), italic=True),
    "KHSoanThao": Rule("PL 3, 12", (8, 8), "left", caps=True),
    "KHLienHe": Rule("PL 3, 13", (10, 10)),
    "KHSoTrang": Rule("PL 3, 15", (14, 14)),
}


@each_party_document
def test_each_component_has_the_size_and_dress_of_the_text(spec: Path) -> None:
    file = opened(spec)
    for root in file.stories.values():
        for one in file.paragraphs_of(root):
            rule = RULES.get(one.style)
            if rule is None:
                continue
            look = one.look
            assert rule.sizes[0] <= look.size <= rule.sizes[1], (one.style, rule.clause)
            assert look.align == rule.align, one.style
            dress = (look.bold, look.italic, look.underline)
            assert dress == (rule.bold, rule.italic, rule.underline), one.style
            assert not rule.caps or one.text == one.text.upper(), one.style


def test_the_document_that_uses_everything_shows_every_component() -> None:
    file = opened(SINK)
    shown = {one.style for root in file.stories.values() for one in file.paragraphs_of(root)}
    assert set(RULES) - {"KHChucVuKhac"} <= shown


@each_party_document
def test_pages_have_the_very_margins(spec: Path) -> None:
    """II.4.3; the number 10 mm from the top edge (II.4.4)."""
    for section in opened(spec).sections:
        sides = ("top", "bottom", "left", "right", "header")
        margins = [twips_mm(value(section, "w:pgMar", side)) for side in sides]
        assert margins == pytest.approx([20, 20, 30, 15, 10], abs=0.02)


@each_party_document
def test_exact_texts_of_the_letterhead(spec: Path) -> None:
    file = opened(spec)
    assert file.texts("KHTieuDe") == ["ĐẢNG CỘNG SẢN VIỆT NAM"]
    assert file.texts("KHDauSao") == ["*"]
    assert file.texts("KHTenLoai") == ["KẾ HOẠCH"]
    assert file.texts("KHGachNoi") == ["-----"]
    (number,), (place,) = file.texts("KHSo"), file.texts("KHDiaDanh")
    assert re.fullmatch(law_of(spec).number.format(r"(?:\d{2,}| +)"), spaced(number))
    assert re.fullmatch(rf"[A-ZĐ][^,]*, (?:{DAY}|{BLANK_DAY})", spaced(place))
    (title,) = file.texts("KHTrichYeu")
    assert title[:1].islower()


@each_party_document
def test_no_sign_of_a_state_document_is_left(spec: Path) -> None:
    file = opened(spec)
    text = "\n".join(one.text for root in file.stories.values() for one in file.paragraphs_of(root))
    assert not re.search(r"CỘNG HÒA|Độc lập|\./\.|TM\. |KT\. |TL\. |Số: |Lưu: ", text)
    state = {"KHQuocHieu", "KHTieuNgu"}
    assert not state & set(file.styles)


@each_party_document
def test_components_stand_in_the_order_of_the_form(spec: Path) -> None:
    """Phụ lục 1; the heading on the right of the issuer, the day under the heading."""
    styles = [one.style for one in opened(spec).paragraphs]
    order = (
        *("KHChuQuan", "KHCoQuan", "KHDauSao", "KHTieuDe", "KHSo", "KHDuThao", "KHDoMat"),
        *("KHDoKhan", "KHDiaDanh", "KHTenLoai", "KHTrichYeu", "KHGachNoi", "KHCanCu", "KHLoiVan"),
        *("KHNoiNhan", "KHNoiNhanDong", "KHSoanThao", "KHQuyenHan", "KHChucVu", "KHHoTen"),
        *("KHLienHe", "KHPhuLuc", "KHTenPhuLuc", "KHKemTheo"),
    )
    first = [styles.index(style) for style in order if style in styles]
    assert first == sorted(first)
    once = ("KHTieuDe", "KHDauSao", "KHSo", "KHDiaDanh", "KHTenLoai", "KHTrichYeu", "KHNoiNhan")
    assert [styles.count(style) for style in once] == [1] * len(once)


@each_party_document
def test_heading_and_day_stand_on_the_right_of_issuer_and_number(spec: Path) -> None:
    file = opened(spec)
    places = {
        style: cell_place(file.styled(style)[0])
        for style in ("KHCoQuan", "KHDauSao", "KHTieuDe", "KHSo", "KHDiaDanh")
    }
    assert list(places.values()) == [(0, 0), (0, 0), (0, 1), (1, 0), (1, 1)]


def cell_place(paragraph: Paragraph) -> tuple[int, int]:
    """Row and column of the cell that holds a paragraph."""
    cell = next(paragraph.element.iterancestors(f"{W}tc"))
    row = cell.getparent()
    return row.getparent().findall(f"{W}tr").index(row), row.findall(f"{W}tc").index(cell)


@each_party_document
def test_the_line_under_the_heading_is_as_long_as_the_heading(spec: Path) -> None:
    """II.1.1.2; there is no other drawn line."""
    file = opened(spec)
    (line,) = file.drawn_lines
    assert line.find("wp:docPr", NS).get("name") == "Đường kẻ dưới tiêu đề"
    (heading,) = file.styled("KHTieuDe")
    width = text_width(heading.text, heading.look.size, bold=True)
    assert length_of(line) == pytest.approx(width, abs=0.1)


def length_of(anchor: Element) -> float:
    return int(anchor.find("wp:extent", NS).get("cx")) * MM_PER_EMU


@each_party_document
def test_running_text_stands_on_exact_lines(spec: Path) -> None:
    """II.1.6.2: indent about 10 mm, 6 pt at least between paragraphs, lines of 18 pt at least."""
    file, law = opened(spec), law_of(spec)
    for one in file.styled("KHCanCu", "KHLoiVan", "KHMuc", "KHKhoan", "KHDiem", "KHGach", "KHCong"):
        assert law.exact[0] <= one.look.exact <= law.exact[1]
        assert one.look.indent == pytest.approx(10, abs=0.02)
        assert one.look.before >= 6


@each_party_document
def test_the_text_ends_in_a_full_stop(spec: Path) -> None:
    file = opened(spec)
    texts = [one for one in file.paragraphs if one.text and not one.in_grid]
    styles = [one.style for one in texts]
    last = texts[styles.index("KHNoiNhan") - 1]
    assert re.search(r"\w\.$", last.text), last.text
    assert not [one.text for one in texts if one.text == "."]


def test_marks_are_those_of_the_text() -> None:
    file = opened(SINK)
    assert spaced(file.texts("KHDuThao")[0]) == "Dự thảo lần 2"
    assert not framed(file.styled("KHDuThao")[0])
    assert (file.texts("KHDoMat"), file.texts("KHDoKhan")) == (["TỐI MẬT"], ["THƯỢNG KHẨN"])
    for style in ("KHDoMat", "KHDoKhan"):
        (mark,) = file.styled(style)
        assert mark.look.color == "FF0000"
        assert framed(mark)
        table = next(mark.element.iterancestors(f"{W}tbl"))
        width = twips_mm(value(table, "w:tblPr/w:tblW", "w"))
        assert width > text_width(mark.text, mark.look.size, bold=True)


def framed(mark: Paragraph) -> bool:
    table = next(mark.element.iterancestors(f"{W}tbl"))
    return table.find("w:tblPr/w:tblBorders", NS) is not None


def test_contact_and_circulation_have_their_places() -> None:
    """Circulation in the head of page 1 alone (II.2.2), contact under the signature (II.2.4)."""
    file, plan = opened(SINK), plan_of(SINK)
    assert [spaced(text) for text in file.texts("KHLienHe")] == [plan.contact]
    (contact,) = file.styled("KHLienHe")
    assert contact.element.getparent() is file.body
    border = file.styles["KHLienHe"].find("w:pPr/w:pBdr/w:top", NS)
    assert border.get(f"{W}val") == "single"
    heads = [
        file.target(section.find("w:headerReference[@w:type='first']", NS).values()[-1])
        for section in file.sections
    ]
    said = ["".join(file.part(head).itertext(f"{W}t")) for head in heads]
    assert said == ["XEM XONG TRẢ LẠI", "", ""]
    assert file.texts("KHSoanThao") == ["NTH-25"]


def test_an_issuer_under_another_stands_below_it() -> None:
    file = opened(SINK)
    assert [spaced(text) for text in file.texts("KHChuQuan")] == ["TỈNH ỦY THỪA THIÊN HUẾ"]
    assert file.texts("KHCoQuan") == ["BAN TỔ CHỨC"]
    assert file.texts("KHSo") == ["Số 07-KH/BTCTU"]


@pytest.mark.parametrize(
    "unit",
    [unit for unit in units() if not unit.start and not unit.end],
    ids=lambda unit: unit.name,
)
def test_letterhead_of_every_committee_fits_its_columns(unit: Unit) -> None:
    kind = "Thành ủy" if unit.is_city else "Tỉnh ủy"
    plan = party_plan(**{"cơ quan": f"{kind} {unit.own}"})
    sheet = compose(plan)
    standard = load(sheet.standard)
    left, right = letterhead_columns(sheet, standard)
    assert left + right == pytest.approx(165)
    assert text_width(standard.components["tieu_de"].text, 15, bold=True) < right
    assert text_width(sheet.place_and_day, 14, italic=True) < right
    longest = max(sheet.issuer[0].split(" "), key=len)
    assert text_width(longest, 14, bold=True) < left


def party_plan(**more: object) -> Plan:
    return Plan.model_validate(
        {
            "kế hoạch": "về công tác đảng viên",
            "năm": 2024,
            "cơ quan": "Tỉnh ủy Đắk Lắk",
            "số": 9,
            "ngày": "28/12/2024",
            "nội dung": ["Nội dung."],
            "nơi nhận": ["Lưu Văn phòng Tỉnh ủy"],
            "người ký": {"chức vụ": "Bí thư"},
            **more,
        }
    )


def test_a_plan_without_a_line_of_the_record_copy_gets_that_of_its_committee() -> None:
    file = WordFile(render_docx(compose(party_plan(**{"nơi nhận": ["Các huyện ủy"]}))))
    assert [spaced(text) for text in file.texts("KHNoiNhanDong")] == [
        "- Các huyện ủy,",
        "- Lưu Văn phòng Tỉnh ủy.",
    ]
