"""Pages as LibreOffice sets them, measured: what a reader with a ruler would find.

Lengths in mm. Clauses are those of NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from documents import (
    Law,
    document,
    each_document,
    each_party_document,
    each_state_document,
    law_of,
    made_of,
    plan_of,
    rendered,
    sink,
)
from kehoach.pdf import to_pdf, to_pdfs
from paper import Page, Paper, Row, Stroke, Word, overlaps
from wordfile import WordFile, twips_mm, value

LEFT, RIGHT, TOP, BOTTOM = 30.0, 15.0, 20.0, 20.0
QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
OF_THE_PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
DRAWN = 0.75
"""Weight in pt of the lines of the letterhead; table borders are thinner, boxes thicker."""
HEADINGS = ("KHPhan", "KHTenPhan", "KHMuc", "KHKhoan", "KHTieuKhoan", "KHTieuKhoanCon", "KHDiemDe")


@pytest.fixture
def paper_of(soffice: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], Paper]:
    """Convert and measure; what one worker converted, another does not."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent

    def measured(docx: bytes) -> Paper:
        kept = shared / f"{sha256(docx).hexdigest()}.pdf"
        if not kept.exists():
            made = kept.with_suffix(f".{os.getpid()}")
            made.write_bytes(to_pdf(docx))
            made.replace(kept)
        return _paper(kept)

    return measured


@cache
def _paper(path: Path) -> Paper:
    return Paper(path.read_bytes())


@pytest.fixture
def paper(spec: Path, paper_of: Callable[[bytes], Paper]) -> Paper:
    return paper_of(document(spec))


@cache
def opened(spec: Path) -> WordFile:
    return WordFile(document(spec))


def only(rows: list[Row]) -> Row:
    """The one row of a text that must stand on one line."""
    assert len(rows) == 1, [row.text for row in rows]
    return rows[0]


def columns(spec: Path, caption: str) -> tuple[float, float, float]:
    """Left edge, middle and right edge of a frame of two columns."""
    file = opened(spec)
    (table,) = (
        t
        for t in file.body.iter("{*}tbl")
        if value(t, "w:tblPr/w:tblCaption") == caption and t.getparent() is file.body
    )
    left, right = (twips_mm(column.values()[0]) for column in table.find("{*}tblGrid"))
    return LEFT, LEFT + left, LEFT + left + right


def letterhead(spec: Path) -> tuple[float, float, float]:
    heading = "tiêu đề của Đảng" if law_of(spec).party else "Quốc hiệu và Tiêu ngữ"
    return columns(spec, f"Cơ quan ban hành; {heading}")


def heading(spec: Path) -> str:
    """The line of the letterhead on the right that a drawn line stands under."""
    return OF_THE_PARTY if law_of(spec).party else TIEU_NGU


def under(page: Page, row: Row) -> Stroke:
    """The drawn line nearest below a row and across its middle."""
    below = [
        stroke
        for stroke in page.strokes
        if stroke.level
        and stroke.weight == DRAWN
        and stroke.x0 < row.centre < stroke.x1
        and stroke.top > row.baseline
    ]
    return min(below, key=lambda stroke: stroke.top)


def starts(spec: Path, paper: Paper) -> list[int]:
    """First page of the body and of each appendix."""
    count = len(plan_of(spec).appendices)
    numbers = law_of(spec).annexes[:count]
    heads = ["Phụ lục"] if count == 1 else [f"Phụ lục {n}" for n in numbers]
    found = [0]
    for head in heads:
        found.append(
            next(
                number
                for number, page in enumerate(paper.pages)
                if number > found[-1] and page.rows[0].text == head
            )
        )
    return found


# Letterhead


@each_state_document
def test_quoc_hieu_and_tieu_ngu_stand_each_on_one_line(spec: Path, paper: Paper) -> None:
    page = paper.pages[0]
    name, motto = only(page.find(QUOC_HIEU)), only(page.find(TIEU_NGU))
    assert name.centre == pytest.approx(motto.centre, abs=1)
    assert 4 < motto.baseline - name.baseline < 7  # one after the other, single spacing
    assert name.centre > page.width / 2


@each_document
def test_number_and_day_stand_on_one_line_each_under_its_own(spec: Path, paper: Paper) -> None:
    page, file = paper.pages[0], opened(spec)
    left, middle, right = letterhead(spec)
    (number,), (day,) = file.texts("KHSo"), file.texts("KHDiaDanh")
    number_row = only(page.find(number, page.within(left, middle)))
    day_row = only(page.find(day, page.within(middle, right)))
    # 13 pt beside 14 pt: the heights of their letters part the baselines by 0,3 mm
    assert number_row.baseline == pytest.approx(day_row.baseline, abs=0.5)
    assert number_row.centre == pytest.approx((left + middle) / 2, abs=1)
    assert day_row.centre == pytest.approx(only(page.find(heading(spec))).centre, abs=1)


@each_document
def test_the_line_under_the_motto_is_as_long_as_the_motto(spec: Path, paper: Paper) -> None:
    page = paper.pages[0]
    motto = only(page.find(heading(spec)))
    line = under(page, motto)
    assert line.length == pytest.approx(motto.width, abs=1)
    assert_below(page, line, motto)


@each_party_document
def test_star_and_hyphens_stand_under_issuer_and_title(spec: Path, paper: Paper) -> None:
    """HD 36, II.1.2.2 and II.1.5.2: each centred under the text before it, on its next line."""
    page, file = paper.pages[0], opened(spec)
    left, middle, _ = letterhead(spec)
    issuer = page.find(file.texts("KHCoQuan")[-1], page.within(left, middle))[-1]
    title = page.find(file.texts("KHTrichYeu")[0])[-1]
    for row, sign in ((issuer, "*"), (title, "-----")):
        below = only(page.find(sign))
        assert below.centre == pytest.approx(row.centre, abs=1)
        assert 3 < below.baseline - row.baseline < 7
    heading_row = only(page.find(OF_THE_PARTY))
    first = page.find(file.texts("KHChuQuan", "KHCoQuan")[0], page.within(left, middle))[0]
    assert first.baseline == pytest.approx(heading_row.baseline, abs=0.6)


@each_state_document
def test_lines_under_issuer_and_title_take_a_third_to_a_half(spec: Path, paper: Paper) -> None:
    page, file = paper.pages[0], opened(spec)
    left, middle, _ = letterhead(spec)
    issuer = [page.find(text, page.within(left, middle)) for text in file.texts("KHCoQuan")]
    title = page.find(file.texts("KHTrichYeu")[0])
    for rows in ([row for part in issuer for row in part], title):
        line = under(page, rows[-1])
        assert 1 / 3 <= line.length / max(row.width for row in rows) <= 1 / 2
        assert_below(page, line, rows[-1])


@each_state_document
def test_lines_under_the_titles_of_appendices_clear_the_text(spec: Path, paper: Paper) -> None:
    for first, text in zip(starts(spec, paper)[1:], opened(spec).texts("KHKemTheo"), strict=True):
        page = paper.pages[first]
        assert_below(page, under(page, page.find(text)[-1]), page.find(text)[-1])


def assert_below(page: Page, line: Stroke, row: Row) -> None:
    """Under its text, centred, and through no letter."""
    assert line.centre == pytest.approx(row.centre, abs=1)
    assert 1 <= line.top - row.baseline <= 6
    assert not [word.text for word in page.words if crossed(word, line)]


def crossed(word: Word, line: Stroke) -> bool:
    meets = word.x0 < line.x1 and line.x0 < word.x1
    return meets and word.top < line.bottom and line.top < word.bottom


@each_document
def test_title_is_centred_with_no_single_word_on_its_last_line(spec: Path, paper: Paper) -> None:
    page = paper.pages[0]
    middle = (LEFT + page.width - RIGHT) / 2
    name = only(page.find("KẾ HOẠCH", [word for word in page.words if word.size >= 13]))
    title = page.find(opened(spec).texts("KHTrichYeu")[0])
    for row in (name, *title):
        assert row.centre == pytest.approx(middle, abs=1)
    assert len(title[-1].words) >= 2
    assert 0 < title[0].baseline - name.baseline < 7


# Signature


@each_document
def test_signature_block_is_whole_centred_and_not_alone(spec: Path, paper: Paper) -> None:
    assert_signed(opened(spec), paper, columns(spec, "Nơi nhận và người ký"))


def assert_signed(file: WordFile, paper: Paper, edges: tuple[float, float, float]) -> None:
    """Authority … name and Nơi nhận … the last line on one page, after a line of the text."""
    left, middle, right = edges
    (page,) = (page for page in paper.pages if page.find("Nơi nhận:"))
    label = only(page.find("Nơi nhận:"))
    assert label.x0 == pytest.approx(LEFT, abs=0.5)
    for text in file.texts("KHNoiNhanDong", "KHSoanThao"):
        rows = page.find(text, [w for w in page.within(left, middle) if w.size <= 12])
        assert rows and rows[0].x0 == pytest.approx(LEFT, abs=0.5), text
    signed = file.texts("KHQuyenHan", "KHChucVuKhac", "KHHoTen", "KHHoTenDuoi")
    for text in filter(None, signed):
        rows = page.find(text, page.within(middle, right))
        assert rows, text
        for row in rows:
            assert row.centre == pytest.approx((middle + right) / 2, abs=1)
    first = page.find(file.texts("KHQuyenHan")[0], page.within(middle, right))[0]
    assert first.baseline == pytest.approx(label.baseline, abs=1)
    above = [row for row in page.rows if TOP < row.baseline < label.baseline - 1]
    assert [row for row in above if len(row.words) > 1], "alone on its page"


# Pages


@each_document
def test_nothing_stands_outside_the_margins(spec: Path, paper: Paper) -> None:
    law = law_of(spec)
    contact = "" if law.party else plan_of(spec).contact or ""
    for number, page in enumerate(paper.pages):
        beyond = set(footing(page)) if contact and number == 0 else set()
        beyond |= set(numbering(page, law)) | set(circulation(spec, page))
        for word in set(page.words) - beyond:
            assert word.x0 >= LEFT - 0.2 and word.x1 <= page.width - RIGHT + 0.3, word
            assert word.top >= TOP - 0.5 and word.bottom <= page.height - BOTTOM + 0.5, word
        for stroke in page.strokes:
            assert stroke.x0 >= LEFT - 1 and stroke.x1 <= page.width - RIGHT + 1, stroke
            assert stroke.bottom <= page.height - (10 if number == 0 else BOTTOM - 1), stroke


def numbering(page: Page, law: Law) -> list[Word]:
    """What stands in the margin of the page number."""
    if law.number_place == "header":
        return [word for word in page.words if word.baseline < TOP]
    return [word for word in page.words if word.top > page.height - BOTTOM and word.size > 12]


def circulation(spec: Path, page: Page) -> list[Word]:
    """The mark that stands in the head of a Party document's first page (HD 36, II.2.2)."""
    said = plan_of(spec).circulation if law_of(spec).party else None
    return [word for row in page.find((said or "").upper()) for word in row.words] if said else []


def footing(page: Page) -> list[Word]:
    """What stands at the foot in the size of the contact line."""
    return [word for word in page.words if word.size < 13 and word.top > page.height - 40]


@each_document
def test_page_numbers_have_their_place_and_start_again(spec: Path, paper: Paper) -> None:
    first, law = starts(spec, paper), law_of(spec)
    for number, page in enumerate(paper.pages):
        own = number - max(start for start in first if start <= number) + 1
        shown = [one for one in numbering(page, law) if one not in circulation(spec, page)]
        assert [word.text for word in shown] == ([] if own == 1 else [str(own)])
        for word in shown:
            assert 13 <= word.size <= 14
            if law.number_align == "center":
                middle = (LEFT + page.width - RIGHT) / 2
                assert (word.x0 + word.x1) / 2 == pytest.approx(middle, abs=1)
            else:
                assert word.x1 == pytest.approx(page.width - RIGHT, abs=1)


@each_document
def test_appendices_lie_as_the_plan_says(spec: Path, paper: Paper) -> None:
    first = starts(spec, paper)
    turned = [False, *(annex.paper == "ngang" for annex in plan_of(spec).appendices)]
    for number, page in enumerate(paper.pages):
        wide = turned[sum(start <= number for start in first) - 1]
        size = (297, 210) if wide else (210, 297)
        assert (page.width, page.height) == pytest.approx(size, abs=0.5)


@each_document
def test_no_heading_is_the_last_line_of_a_page(spec: Path, paper: Paper) -> None:
    file = opened(spec)
    heads = [one.text for one in file.styled(*HEADINGS, "KHTenBang", "KHPhuLuc", "KHTenPhuLuc")]
    heads += [one.text for one in file.styled("KHLoiVan", "KHGach") if one.text.endswith(":")]
    for page in paper.pages:
        last = [row for row in page.rows if row.baseline < page.height - BOTTOM][-1]
        found = [rows[-1].baseline for rows in map(page.find, heads) if rows]
        assert last.baseline not in found, last.text


@each_document
def test_no_page_is_empty_or_holds_the_closing_mark_alone(spec: Path, paper: Paper) -> None:
    for page in paper.pages:
        rows = [row.text for row in page.rows if row.baseline > TOP]
        assert rows
        assert rows != ["./."]


@each_document
def test_only_times_new_roman_or_its_twin_is_embedded(spec: Path, paper: Paper) -> None:
    assert paper.fonts
    for font in paper.fonts:
        assert re.fullmatch(r"LiberationSerif(-\w+)?|TimesNewRomanPS(-\w*)?MT", font), font


@each_document
def test_no_word_meets_another_or_a_border(spec: Path, paper: Paper) -> None:
    for page in paper.pages:
        assert not overlaps(page.words)
        uprights = [one for one in page.strokes if one.length < 0.1]
        levels = [one for one in page.strokes if one.level and one not in underlines(page)]
        for word in page.words:
            assert not [one for one in levels if crossed(word, one)], word
            assert not [
                one
                for one in uprights
                if word.x0 + 0.2 < one.x0 < word.x1 - 0.2
                and one.top < word.baseline - 0.3 < one.bottom
            ], word


def underlines(page: Page) -> list[Stroke]:
    """The line under the words Nơi nhận of a Party document (HD 36, PL 3, 9)."""
    rows = page.find("Nơi nhận:")
    return [
        one
        for one in page.strokes
        for row in rows
        if one.level
        and 0 < one.top - row.baseline < 1
        and one.length == pytest.approx(row.width, abs=0.5)
    ]


@each_document
def test_the_word_of_the_recipients_is_underlined_by_the_party_alone(
    spec: Path, paper: Paper
) -> None:
    found = [line for page in paper.pages for line in underlines(page)]
    assert len(found) == int(law_of(spec).party)


@each_document
def test_body_lines_stand_as_far_apart_as_the_decree_allows(spec: Path, paper: Paper) -> None:
    """Single to 1,5 lines within a paragraph; 6 pt (2,1 mm) more between two."""
    single = 14 * 1.149 * 25.4 / 72
    file = opened(spec)
    met = 0
    for text in file.texts("KHLoiVan", "KHDiem", "KHKhoanTron"):
        for page in paper.pages:
            baselines = [row.baseline for row in page.find(text)]
            for above, below in pairwise(baselines):
                met += 1
                assert single - 0.1 <= below - above <= 1.5 * single + 0.1
                if law_of(spec).party:
                    assert below - above == pytest.approx(18 * 25.4 / 72, abs=0.1)
    assert met


def test_contact_stands_only_at_the_foot_of_page_one_under_a_full_line(
    paper_of: Callable[[bytes], Paper],
) -> None:
    spec = sink("so-tphcm")
    paper = paper_of(document(spec))
    contact = plan_of(spec).contact
    assert contact
    row = only(paper.pages[0].find(contact))
    assert row.baseline > paper.pages[0].height - BOTTOM - 5
    (rule,) = {s for s in paper.pages[0].strokes if s.level and s.length > 160}
    assert 0 < row.baseline - rule.top < 7
    assert rule.length == pytest.approx(165, abs=1)
    for page in paper.pages[1:]:
        assert not page.find("Điện thoại:")


def test_contact_of_a_party_document_stands_under_the_signature_under_a_full_line(
    paper_of: Callable[[bytes], Paper],
) -> None:
    """HD 36, II.2.4."""
    spec = sink("ban-to-chuc-tinh-uy")
    pages = paper_of(document(spec)).pages
    (page,) = (page for page in pages if page.find("Nơi nhận:"))
    row = only(page.find(plan_of(spec).contact or ""))
    assert row.words[0].size == 10
    assert row.baseline > page.find(plan_of(spec).signatory.name or "")[0].baseline
    (rule,) = {s for s in page.strokes if s.level and s.length > 160 and s.top < row.baseline}
    assert 0 < row.baseline - rule.top < 7
    assert [number for number, one in enumerate(pages) if one.find("điện thoại:")] == [
        pages.index(page)
    ]


def test_circulation_of_a_party_document_stands_at_the_top_on_the_right(
    paper_of: Callable[[bytes], Paper],
) -> None:
    """HD 36, II.2.2: 10 mm from the top edge, on page 1 alone."""
    first, *rest = paper_of(document(sink("ban-to-chuc-tinh-uy"))).pages
    row = only(first.find("XEM XONG TRẢ LẠI"))
    assert row.words[0].top == pytest.approx(10, abs=0.8)
    assert row.x1 == pytest.approx(first.width - RIGHT, abs=1)
    assert not [page for page in rest if page.find("XEM XONG TRẢ LẠI")]


def test_marks_stand_in_their_boxes(paper_of: Callable[[bytes], Paper]) -> None:
    spec = sink("so-tphcm")
    page = paper_of(document(spec)).pages[0]
    left, middle, right = letterhead(spec)
    boxes = {
        "DỰ THẢO LẦN 2": (left, middle),
        "MẬT": (left, middle),
        "HOẢ TỐC": (left, middle),
        "LƯU HÀNH NỘI BỘ": (middle, right),
    }
    for text, edges in boxes.items():
        row = only(page.find(text, page.within(*edges)))
        sides = [
            one
            for one in page.strokes
            if one.level and one.weight == 1 and one.x0 < row.x0 and row.x1 < one.x1
        ]
        above = max((s for s in sides if s.top < row.baseline - 2), key=lambda s: s.top)
        below = min((s for s in sides if s.top > row.baseline), key=lambda s: s.top)
        assert above.centre == pytest.approx(row.centre, abs=0.5)
        assert above.centre == pytest.approx(sum(edges) / 2, abs=1)
        assert above.top < row.words[0].top + 0.8 and row.words[0].bottom - 0.8 < below.top
        if text == "HOẢ TỐC":
            size = (above.length, below.top - above.top)
            assert size == pytest.approx((30, 8), abs=0.7)


# A long table


LONG = {
    "bảng": {
        "cột": ["STT", "Nội dung", "Ghi chú"],
        "rộng": [1, 5, 3],
        "hàng": [
            [str(n), f"Việc thứ {n}, dòng một\ndòng hai của {n}\ndòng ba của {n}", f"chú {n}"]
            for n in range(1, 61)
        ],
    }
}


@pytest.mark.parametrize("lie", ["dọc", "ngang"])
def test_a_long_table_repeats_its_head_and_splits_no_row(
    lie: str, paper_of: Callable[[bytes], Paper]
) -> None:
    annex = {"tên": "Danh sách", "nhãn": "x", "khổ": lie, "nội dung": [LONG]}
    plan = made_of("Theo {xem x}.", **{"phụ lục": [annex]})
    pages = paper_of(rendered(plan)).pages[1:]
    assert len(pages) > 3
    home: dict[str, int] = {}
    for number, page in enumerate(pages):
        (head,) = (row for row in page.rows if row.text.startswith("STT Nội dung"))
        assert head.text == "STT Nội dung Ghi chú"
        first = next(row for row in page.rows if row.text.startswith("dòng"))
        assert head.baseline < first.baseline
        for row in page.rows:
            for n in re.findall(r"(?:thứ|của) (\d+)", row.text):
                assert home.setdefault(n, number) == number, f"row {n} is split"
    assert len(home) == 60


# Where the signature falls


def in_one_go(documents: list[bytes]) -> Iterator[Paper]:
    for made in to_pdfs(documents):
        assert isinstance(made, bytes)
        yield Paper(made)


LINE = "Đoạn thứ {}, vừa một dòng của trang."
SENTENCE = "Các cơ quan, đơn vị nghiêm túc tổ chức thực hiện Kế hoạch này trên địa bàn tỉnh. "
ANNEX = {"tên": "Danh sách", "nhãn": "x", "nội dung": ["Nội dung phụ lục."]}
TABLE = {"bảng": {"cột": ["STT", "Việc"], "hàng": [[str(n), "Một việc"] for n in range(1, 9)]}}
"""Under seven rows LibreOffice 7.4 heeds "keep with next" of the last row at most heights only."""
ENDINGS: dict[str, tuple[list[object], dict[str, object]]] = {
    "a line": ([], {}),
    "a long paragraph": ([SENTENCE * 6], {}),
    "a heading and dashes": ([{"mục": "Cuối", "gạch": ["một", "hai", "ba"]}], {}),
    "a table": ([TABLE], {}),
    "an appendix": (["Theo {xem x}."], {"phụ lục": [ANNEX]}),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_wherever_the_text_ends_the_signature_is_whole_and_not_alone(
    ending: str, soffice: Path
) -> None:
    last, more = ENDINGS[ending]
    lengths = range(8, 33) if ending == "a line" else range(9, 33, 2)
    plans = [made_of(*map(LINE.format, range(n)), *last, **more) for n in lengths]
    made = [rendered(plan) for plan in plans]
    counts = []
    for n, data, paper in zip(lengths, made, in_one_go(made), strict=True):
        file = WordFile(data)
        texts = [row.text for page in paper.pages for row in page.rows]
        assert sum(text.startswith("Đoạn thứ") for text in texts) == n
        assert_signed(file, paper, (LEFT, LEFT + 165 * 0.44, LEFT + 165))
        assert all(len(page.rows) > 1 for page in paper.pages), f"{n}: an empty page"
        counts.append(len(paper.pages))
    assert counts == sorted(counts)
    assert counts[0] + 1 == counts[-1], "the sweep must cross the end of a page"


def test_the_closing_mark_of_an_appendix_is_never_alone_on_a_page(soffice: Path) -> None:
    made = []
    for count in range(29, 45):
        rows = [[str(n), "Một việc"] for n in range(1, count)]
        body = [{"bảng": {"cột": ["STT", "Việc"], "hàng": rows}}]
        annex = {"tên": "Danh sách", "nhãn": "x", "nội dung": body}
        made.append(rendered(made_of("Theo {xem x}.", **{"phụ lục": [annex]})))
    pages = [paper.pages for paper in in_one_go(made)]
    for one in pages:
        assert "./." in [row.text for row in one[-1].rows]
        assert [row.text for row in one[-1].rows if row.text.endswith("Một việc")]
    assert (len(pages[0]), len(pages[-1])) == (2, 3)
