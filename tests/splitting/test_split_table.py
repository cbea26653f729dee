"""The table of tasks × agencies, on a terminal and on paper."""

from __future__ import annotations

from handed import handed, office

from kehoach.compose import compose
from kehoach.splitting import table_of
from kehoach.splitting.matrix import plan_of
from kehoach.splitting.told import Counts, page, summary
from small_plans import lines

TASKS = (
    "mã: a, việc: Việc A năm {năm}, chủ trì: Sở Nội vụ, phối hợp: 'UBND các xã, phường'",
    "mã: b, việc: Việc B, chủ trì: [các sở, ban, ngành]",
    "mã: c, việc: Việc C, chủ trì: STP, phối hợp: UBND cấp huyện",
)
QUOTED = tuple(task.replace("Việc A năm {năm}", "'Việc A năm {năm}'") for task in TASKS)

PAGE = """\
CƠ QUAN (X chủ trì, C giao chung, P phối hợp)
   1  X   1  C   1  P   0  Sở Nội vụ
   2  X   0  C   1  P   0  Sở Tài chính
   3  X   1  C   1  P   0  Sở Tư pháp
   4  X   0  C   0  P   1  2 cơ quan: UBND xã Một; UBND phường Hai

NHIỆM VỤ (X: chủ trì; C: giao chung cho nhóm; P: phối hợp)
Mã  Nhiệm vụ                                   1   2   3   4
a   Việc A năm 2024                            X           P
b   Việc B                                     C   C   C
c   Việc C                                             X

CHƯA TÁCH cho nhóm “UBND cấp huyện”: c"""


def test_the_page_tells_who_leads_and_supports_what() -> None:
    table = table_of(handed(*QUOTED, rest="năm: 2024", register=office()))
    assert page(table) == PAGE
    assert "AGENCIES" in page(table, "en")
    assert "NOT SPLIT among the group" in page(table, "en")


def test_the_page_keeps_to_its_width() -> None:
    tasks = [f"mã: t{n}, việc: Việc {n}, chủ trì: Cơ quan số {n}" for n in range(40)]
    lines_of_page = page(table_of(handed(*tasks)), width=80).splitlines()
    assert max(map(len, lines_of_page)) <= 80
    assert sum("X" in line[5:] and line.startswith("t") for line in lines_of_page) == 40


def test_on_paper_it_is_an_appendix_on_its_side() -> None:
    shares = handed(*QUOTED, rest="năm: 2024", register=office())
    (annex,) = compose(plan_of(table_of(shares), shares)).annexes
    assert annex.landscape
    assert annex.number == ""
    assert annex.title.replace("\u00a0", " ") == (
        "PHÂN CÔNG NHIỆM VỤ THỰC HIỆN KẾ HOẠCH CỦA UBND TỈNH NĂM 2024"
    )
    assert [line for part in annex.parts for line in lines(part)] == [
        "bảng | Cơ quan theo cột (X: chủ trì; C: giao chung cho nhóm; P: phối hợp)",
        "TT ¦ Cơ quan ¦ Chủ trì ¦ Giao chung ¦ Phối hợp",
        "1 ¦ Sở Nội vụ ¦ 1 ¦ 1 ¦ ",
        "2 ¦ Sở Tài chính ¦  ¦ 1 ¦ ",
        "3 ¦ Sở Tư pháp ¦ 1 ¦ 1 ¦ ",
        "4 ¦ 2 cơ quan: UBND xã Một; UBND phường Hai ¦  ¦  ¦ 1",
        "bảng | Nhiệm vụ (cột 1~- 4)",
        "TT ¦ Nhiệm vụ ¦ 1 ¦ 2 ¦ 3 ¦ 4",
        "1 ¦ Việc A năm 2024 ¦ X ¦  ¦  ¦ P",
        "2 ¦ Việc B ¦ C ¦ C ¦ C ¦ ",
        "3 ¦ Việc C ¦  ¦  ¦ X ¦ ",
        "doan |  | Chưa tách cho nhóm “UBND cấp huyện”: nhiệm vụ TT 3./.",
    ]


def test_many_names_of_one_column_stand_in_rows_that_fit_a_page() -> None:
    names = "; ".join(f"Cơ quan số {n}" for n in range(45))
    shares = handed(f"mã: a, việc: Việc A, chủ trì: Sở Nội vụ, phối hợp: '{names}'")
    (annex,) = compose(plan_of(table_of(shares), shares)).annexes
    rows = lines(annex.parts[0])[3:]
    assert rows[0] == "2 ¦ 45 cơ quan: ¦  ¦  ¦ 1"
    assert [row.count("Cơ quan số") for row in rows] == [0, 20, 20, 5]


def test_many_agencies_stand_in_even_blocks_of_columns() -> None:
    tasks = [f"mã: t{n}, việc: Việc {n}, chủ trì: Cơ quan số {n}" for n in range(15)]
    blocks = table_of(handed(*tasks)).blocks()
    assert [(first, len(columns)) for first, columns in blocks] == [(1, 8), (9, 7)]


def test_the_summary_counts_agencies_tasks_specs_and_deadlines() -> None:
    table = table_of(handed(*QUOTED, register=office()))
    assert summary(table, Counts()) == "5 cơ quan, 3 nhiệm vụ"
    assert summary(table, Counts(new=4, left=1, moved=2, kept=3)) == (
        "5 cơ quan, 3 nhiệm vụ; đặc tả: 4 mới, 0 viết lại, 0 không đổi, 0 gộp, 1 để nguyên; "
        "hạn nội bộ: 2 sớm hơn, 3 giữ nguyên (theo tháng, quý, kỳ, hoặc quá sát)"
    )


def test_those_who_are_given_duties_alone_count_too() -> None:
    rest = """
        nội dung:
          - mục: Tổ chức
            phân công:
              - {cơ quan: Sở Nội vụ, việc: [Theo dõi.]}
    """
    assert summary(table_of(handed(rest=rest)), Counts()) == "1 cơ quan, 0 nhiệm vụ"
