"""A draft bears what a person must look at as Word's comments, and is the same text else."""

from __future__ import annotations

import re

import pytest
from commented import ISSUED, bare, comments, draft, part_of_comments, parts_of, said
from lxml import etree

from documents import PLANS, SINKS, each_document
from kehoach.annotating import Counts, draft_docx
from kehoach.annotating.words import of_counts, of_counts_en
from kehoach.compose import compose
from kehoach.office import register_of
from kehoach.rendering import render_docx
from kehoach.report import words
from kehoach.spec.read import read_spec
from small_plans import spec

PROSE = "nội dung: ['Các sở, ban, ngành triển khai kế hoạch này.']"
TASKS = """
nội dung:
  - mục: Nhiệm vụ
    nhiệm vụ:
      - {việc: Rà soát thủ tục, chủ trì: Sở Nội vụ, phối hợp: Sở Nội vụ, thời hạn: 15/6/2027}
      - {việc: Công khai kết quả, chủ trì: các sở, sản phẩm: Báo cáo}
"""


def test_each_finding_stands_at_its_paragraph_with_rule_and_mend() -> None:
    assert comments(TASKS, ISSUED) == [
        "1. Rà soát thủ tục. Sở Nội vụ chủ trì, phối hợp với Sở Nội vụ. "
        "Thời hạn: ngày 15/6/2027. "
        "← KH703 · Nhiệm vụ “Rà soát thủ tục” không có sản phẩm. / Sửa: Ghi sản phẩm, kết quả "
        "kiểm tra được: báo cáo, quyết định, tỷ lệ đạt được. / Quy tắc nhiem-vu-thieu-san-pham "
        "(gợi ý).",
        "1. Rà soát thủ tục. Sở Nội vụ chủ trì, phối hợp với Sở Nội vụ. "
        "Thời hạn: ngày 15/6/2027. "
        "← KH707 · Nhiệm vụ “Rà soát thủ tục” ghi Sở Nội vụ vừa chủ trì vừa phối hợp. / Sửa: Bỏ "
        "Sở Nội vụ khỏi phần phối hợp, hoặc đổi cơ quan chủ trì. / Quy tắc "
        "vua-chu-tri-vua-phoi-hop (cảnh báo).",
        "1. Rà soát thủ tục. Sở Nội vụ chủ trì, phối hợp với Sở Nội vụ. "
        "Thời hạn: ngày 15/6/2027. "
        "← KH712 · Thời hạn “15/6/2027” nằm sau năm 2026 của kế hoạch. / Sửa: Xem lại thời hạn; "
        "việc kéo dài sang năm sau thì nêu phần phải xong trong năm 2026. / Quy tắc "
        "thoi-han-sau-nam-ke-hoach (gợi ý).",
        "2. Công khai kết quả. Các sở chủ trì. Sản phẩm: báo cáo./. "
        "← KH702 · Nhiệm vụ “Công khai kết quả” không có thời hạn. / Sửa: Ghi ngày, tháng, quý "
        "phải xong, hoặc “thường xuyên”. / Quy tắc nhiem-vu-thieu-thoi-han (gợi ý).",
        "2. Công khai kết quả. Các sở chủ trì. Sản phẩm: báo cáo./. "
        "← KH705 · Nhiệm vụ “Công khai kết quả” giao cho cả nhóm “các sở” chủ trì. / Sửa: Giao "
        "một cơ quan chủ trì, các cơ quan khác phối hợp; hoặc tách thành việc của từng cơ quan. "
        "/ Quy tắc giao-chu-tri-cho-ca-nhom (gợi ý).",
    ]


def places(*parts: str) -> list[str]:
    """Each comment as ``paragraph ← code``."""
    return [re.sub(r" ← (KH\d+|Cần điền).*", r" ← \1", one) for one in comments(*parts, ISSUED)]


def test_in_a_table_a_finding_stands_in_the_cell_that_it_is_about() -> None:
    assert places(TASKS + "    trình bày: bảng") == [
        "Rà soát thủ tục ← KH703",
        "Sở Nội vụ ← KH707",
        "Ngày 15/6/2027 ← KH712",
        "Công khai kết quả ← KH702",
        "Các sở ← KH705",
    ]


def test_tasks_set_out_by_agency_keep_their_groups() -> None:
    together = TASKS.replace("các sở", "Sở Nội vụ, phối hợp: Sở Nội vụ")
    assert places(together + "    trình bày: theo cơ quan") == [
        "- Rà soát thủ tục. Thời hạn: ngày 15/6/2027. ← KH703",
        "- Rà soát thủ tục. Thời hạn: ngày 15/6/2027. ← KH707",
        "- Rà soát thủ tục. Thời hạn: ngày 15/6/2027. ← KH712",
        "- Công khai kết quả. Sản phẩm: báo cáo./. ← KH702",
        "- Công khai kết quả. Sản phẩm: báo cáo./. ← KH707",
    ]


def test_what_is_of_the_whole_plan_stands_at_the_title() -> None:
    assert places("nội dung: [{mục: Một, đoạn: A.}, {mục: Hai, đoạn: B.}]") == [
        "Nâng cao Chỉ số A năm 2026 ← KH744",
        "Nâng cao Chỉ số A năm 2026 ← KH746",
    ]


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ("người ký: {chức vụ: Chủ tịch}", "CHỦ TỊCH ← Cần điền"),
        ("người ký: {chức vụ: Chủ tịch, ký thay: Phó Chủ tịch}", "PHÓ CHỦ TỊCH ← Cần điền"),
        ("nơi nhận: [Bộ Nội vụ]", "- Bộ Nội vụ; ← KH883"),
        ("ký hiệu: KH/UBND", "Số: /KH/UBND ← KH882"),
        ("phụ lục: [{tên: Bảng …… một, nội dung: [A.]}]\nmở đầu: Theo Phụ lục.",
         "BẢNG …… MỘT ← Cần điền"),
        ("nội dung: [{mục: Một …… hai, đoạn: A.}]", "I. MỘT …… HAI ← Cần điền"),
        ("liên hệ: 'Điện thoại: ……'", "Nâng cao Chỉ số A năm 2026 ← Cần điền"),
    ],
)  # fmt: skip
def test_every_part_can_bear_a_comment(changed: str, place: str) -> None:
    prose = () if changed.startswith("nội dung") else (PROSE,)
    found = places(*prose, changed)
    assert [one for one in found if "KH74" not in one] == [place]


def test_an_index_stands_where_it_is_quoted() -> None:
    quoted = """
        chỉ số:
          A: {kết quả: {2024: {hạng: 5/63}, 2025: {hạng: 4/34}}}
        nội dung: ['Không.', 'Năm {năm-1}: {hạng A}.']
    """
    assert places(quoted) == ["Năm 2025: 4/34./. ← KH946"]


def test_number_day_and_signer_are_told_while_they_are_missing() -> None:
    blank = "người ký: {chức vụ: Giám đốc}\nphụ lục: [{tên: Bảng, nội dung: [A.]}]"
    found = said(draft(PROSE, blank, "mở đầu: Theo Phụ lục.").docx)
    assert found == [
        "Số: /KH-UBND ← Cần điền: số của văn bản, do văn thư cấp khi ban hành.",
        "Đắk Lắk, ngày tháng năm 2026 ← Cần điền: ngày, tháng ban hành.",
        "GIÁM ĐỐC ← Cần điền: họ và tên người ký.",
        "(Kèm theo Kế hoạch số /KH-UBND ngày tháng năm 2026 của Ủy ban nhân dân tỉnh Đắk Lắk) "
        "← Cần điền: số và ngày của kế hoạch, như ở đầu văn bản.",
    ]


def test_an_electronic_document_leaves_its_enclosures_blank_by_law() -> None:
    annexed = "phụ lục: [{tên: Bảng, nội dung: [A.]}]\nbản điện tử: có"
    found = said(draft(PROSE, annexed, "mở đầu: Theo Phụ lục.").docx)
    assert not [one for one in found if one.startswith("(Kèm theo")]


def test_blanks_are_counted_and_an_ellipsis_is_none() -> None:
    text = "nội dung: ['Đạt ……% và ……… điểm.', 'Đường sá, cầu cống…', 'Từ ...... đến nay.']"
    assert comments(text, ISSUED) == [
        "Đạt ……% và ……… điểm. ← Cần điền: “……” (2 chỗ).",
        "Từ ...... đến nay./. ← Cần điền: “……”.",
    ]


def test_the_counts_are_those_of_the_comments_and_are_told() -> None:
    made = draft(TASKS, "mở đầu: Đạt ……%.", ISSUED)
    assert made.counts == Counts(findings=5, review=0, blanks=1, settled=0)
    (told,) = made.problems
    assert (told.code, made.counts.comments, len(said(made.docx))) == ("KH1084", 6, 6)
    assert [words(told, language)[0] for language in ("vi", "en")] == [
        "Bản dự thảo có 6 ghi chú bên lề (5 phát hiện, 1 chỗ phải điền).",
        "The draft bears 6 comments (5 findings, 1 blank).",
    ]


@pytest.mark.parametrize(
    ("counts", "vi", "en"),
    [
        (Counts(findings=1), "có 1 ghi chú bên lề (1 phát hiện)", "bears 1 comment (1 finding)"),
        (
            Counts(review=2, settled=1),
            "có 2 ghi chú bên lề (2 mục của danh sách phải xem); 1 mục phải xem đã xử lý xong",
            "bears 2 comments (2 items of the review list); 1 item of the review list settled",
        ),
        (
            Counts(findings=1, review=1, blanks=3, settled=2),
            "có 5 ghi chú bên lề (1 phát hiện, 1 mục của danh sách phải xem, 3 chỗ phải điền); "
            "2 mục phải xem đã xử lý xong",
            "bears 5 comments (1 finding, 1 item of the review list, 3 blanks); "
            "2 items of the review list settled",
        ),
        (
            Counts(settled=2),
            "không có ghi chú bên lề nào; 2 mục phải xem đã xử lý xong",
            "bears no comments; 2 items of the review list settled",
        ),
    ],
)
def test_only_the_kinds_that_are_there_are_told(counts: Counts, vi: str, en: str) -> None:
    assert (of_counts(counts), of_counts_en(counts)) == (vi, en)


def test_a_comment_has_an_author_and_no_date() -> None:
    root = etree.fromstring(part_of_comments(draft(TASKS).docx) or b"")
    named = [{name.rpartition("}")[2]: value for name, value in one.attrib.items()} for one in root]
    assert named == [
        {"id": str(number), "author": "kehoach", "initials": "kh"} for number in range(len(root))
    ]


def test_without_anything_to_tell_the_draft_is_the_one_of_before() -> None:
    data = spec(PROSE, ISSUED).encode()
    made = draft_docx(read_spec(data, "x.yaml"), data, "x.yaml")
    assert made.docx == render_docx(compose(read_spec(data, "x.yaml").plan, draft=True))
    assert (made.counts, made.problems) == (Counts(), ())


@each_document
def test_but_for_its_comments_a_draft_is_the_same_document(spec: object) -> None:
    """Letters that mark places change no width, no break, no property, and are gone."""
    from pathlib import Path

    assert isinstance(spec, Path)
    data = spec.read_bytes()
    read = read_spec(data, str(spec), register_of(spec, data))
    made = parts_of(draft_docx(read, data, str(spec)).docx)
    plain = parts_of(render_docx(compose(read.plan, draft=True)))
    own = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    own |= {"docProps/custom.xml"}
    assert [name for name in plain if made[name] != plain[name] and name not in own] == []
    assert bare(draft_docx(read, data, str(spec)).docx) == etree.tostring(
        etree.fromstring(plain["word/document.xml"]), method="c14n"
    )
    assert not [name for name, part in made.items() if re.search(rb"\xf4[\x80-\x8f]", part)]


def test_some_of_those_documents_bear_comments() -> None:
    found = {}
    for path in PLANS + SINKS:
        data = path.read_bytes()
        read = read_spec(data, str(path), register_of(path, data))
        found[path.stem] = draft_docx(read, data, str(path)).counts
    assert sum(one.findings > 0 for one in found.values()) >= 6
    assert sum(one.blanks > 0 for one in found.values()) >= 4


def test_letters_of_that_kind_in_the_plan_itself_stay() -> None:
    typed = "Chữ \U00100000\U00100001 lạ."
    made = draft(f"nội dung: ['{typed}', 'Đạt ……%.']")
    assert typed in etree.tostring(
        etree.fromstring(parts_of(made.docx)["word/document.xml"]), encoding="unicode"
    )
    assert "Đạt ……%./. ← Cần điền: “……”." in said(made.docx)


def test_the_same_draft_has_the_same_bytes() -> None:
    assert draft(TASKS).docx == draft(TASKS).docx
