"""Findings of a spec and of its document are one list, each on the page its words are on."""

from __future__ import annotations

from dataclasses import replace

from kehoach.problem import Problem, Severity
from kehoach.reviewing import Note, Side
from kehoach.reviewing.noting import joined, of_problem, origins, placed

TASK = Note("KH702", Severity.ADVICE, "Nhiệm vụ “A” không có thời hạn.", "Ghi ngày.", line=9)
ON_PAGE = replace(TASK, line=0, spot="khoảng trang 2, bảng 1, hàng 3, ô 2", page=2, paragraph=7)
FAULT = Note("KH103", Severity.ERROR, "Lề trên 10 mm.", spot="cả văn bản")
PARAGRAPHS = {
    1: "KẾ HOẠCH",
    3: "Căn cứ Luật Tổ chức chính quyền địa phương;",
    5: "Nâng cao chất lượng phục vụ người dân, doanh nghiệp.",
    7: "A",
    9: "Trên đây là Kế hoạch của Ủy ban nhân dân tỉnh./.",
}
PAGES = [
    "KẾ HOẠCH\nCăn cứ Luật Tổ chức chính\nquyền địa phương;\n",
    "2\nNâng cao chất lượng phục vụ\nngười dân, doanh nghiệp.\nA\n",
    "3\nTrên đây là Kế hoạch của Uỷ ban nhân dân tỉnh./.\n",
]


def test_what_both_say_stands_once_with_its_line() -> None:
    alone = replace(TASK, message="Nhiệm vụ “B” không có thời hạn.", line=12)
    assert joined([ON_PAGE, FAULT], [TASK, alone]) == (
        FAULT,
        replace(alone, sides=Side.SPEC),
        replace(ON_PAGE, line=9, sides=Side.BOTH),
    )


def test_a_task_in_two_tables_of_the_document_is_one_finding_with_both_places() -> None:
    again = replace(ON_PAGE, spot="khoảng trang 5, bảng 4, hàng 2, ô 4", page=5, paragraph=9)
    (note,) = joined([ON_PAGE, again], [TASK])
    assert note == replace(ON_PAGE, line=9, sides=Side.BOTH, also=(again,))
    (shown,) = placed([note], PARAGRAPHS, PAGES)
    told = "bảng 1, hàng 3, ô 2; cũng ở trang 3, bảng 4, hàng 2, ô 4; dòng 9 của đặc tả"
    assert (shown.page, shown.where) == (2, told)


def test_an_act_amended_is_one_finding_though_both_sides_say_it_in_their_own_words() -> None:
    act = {"act": "Nghị định số 150/2025/NĐ-CP", "by": "Nghị định số 370/2025/NĐ-CP"}
    spec = of_problem(Problem("KH861", args=act, severity=Severity.ADVICE))
    found = {"found": "Nghị định số 150/2025/NĐ-CP", "by": act["by"]}
    document = of_problem(Problem("KH639", args=found, severity=Severity.ADVICE))
    (note,) = joined([document], [spec])
    assert (note.code, note.sides) == ("KH639", Side.BOTH)
    other = of_problem(Problem("KH639", args={**found, "found": "Luật 1"}))
    assert len(joined([other], [spec])) == 2


def test_words_that_begin_a_cell_or_have_the_year_added_are_the_same_finding() -> None:
    spec = [
        replace(TASK, message="Nhiệm vụ “A” giao cho “các sở, ban, ngành”."),
        replace(TASK, code="KH714", message="Thời hạn “ngày 15/5” rơi vào thứ Bảy.", line=12),
    ]
    document = [
        replace(ON_PAGE, message="Nhiệm vụ “A” giao cho “Các sở, ban, ngành”."),
        replace(ON_PAGE, code="KH714", message="Thời hạn “Ngày 15/5/2027” rơi vào thứ Bảy."),
    ]
    assert [note.sides for note in joined(document, spec)] == [Side.BOTH, Side.BOTH]
    other = replace(ON_PAGE, code="KH714", message="Thời hạn “Ngày 16/5/2027” rơi vào Chủ nhật.")
    assert len(joined([other], spec)) == 3


def test_it_is_said_whose_the_findings_are() -> None:
    notes = joined([ON_PAGE, FAULT], [TASK, replace(TASK, message="Nhiệm vụ “B”.", line=12)])
    assert origins(notes) == "1 của đặc tả, 1 của văn bản, 1 thấy ở cả hai, tính một lần"
    assert origins([FAULT, FAULT]) == "2 của văn bản" and origins([]) == ""


def test_a_document_without_a_spec_keeps_its_findings() -> None:
    assert joined([ON_PAGE, FAULT], []) == (FAULT, ON_PAGE)


def test_a_finding_is_where_its_paragraph_is_and_its_measured_place_is_not_told() -> None:
    far = replace(ON_PAGE, page=1, spot="khoảng trang 1, đoạn 4")
    near, last, whole = placed(
        [far, replace(ON_PAGE, page=5, paragraph=9, spot="trang 5, phần ký"), FAULT],
        PARAGRAPHS,
        PAGES,
    )
    assert (near.page, near.spot) == (2, "")
    assert (last.page, last.spot) == (3, "phần ký")
    assert whole == FAULT


def test_a_paragraph_that_is_unknown_stays_within_the_pages() -> None:
    (note,) = placed([replace(ON_PAGE, page=8, paragraph=99)], PARAGRAPHS, PAGES)
    assert (note.page, note.spot) == (3, "bảng 1, hàng 3, ô 2")


def test_without_pages_all_stays_as_it_was_measured() -> None:
    assert placed([ON_PAGE, FAULT], PARAGRAPHS, []) == (ON_PAGE, FAULT)


def test_a_place_is_told_in_one_line() -> None:
    both = replace(ON_PAGE, line=9, quote="Rà soát")
    assert both.where == "khoảng trang 2, bảng 1, hàng 3, ô 2; dòng 9 của đặc tả: “Rà soát”"
    assert replace(TASK, quote="- mã: a").where == "dòng 9 của đặc tả: “- mã: a”"
    assert Note("KH1", Severity.ERROR, "x").where == ""
