"""Tables made from the plan, and free ones."""

from __future__ import annotations

import pytest

from kehoach.plan import TABLE_NAMES
from small_plans import lines, table

PLAN = """
    chỉ số:
      PAR INDEX:
        tên: Chỉ số Z
        thang điểm: 100
        kết quả: {2024: {điểm: 80.5, hạng: 9/34}, 2025: {điểm: 83}}
        mục tiêu: {lời: giữ hạng}
      SIPAS: {đơn vị: '%%', kết quả: {2025: {điểm: 85.2}}}
    nội dung:
      - mục: Chỉ tiêu
        chỉ tiêu:
          - {chỉ tiêu: Hồ sơ, mục tiêu: 98%%, hiện trạng: 95%%, chủ trì: Sở A}
          - {chỉ tiêu: Thanh toán, mục tiêu: 60%%}
      - mục: Thể chế
        trình bày: trong phụ lục
        nhiệm vụ:
          - {việc: rà soát, chủ trì: Sở A, phối hợp: [sở B], thời hạn: quý II,
             kinh phí: {số tiền: 350 triệu đồng, nguồn: ngân sách tỉnh}}
          - {việc: Báo cáo, chủ trì: [Sở C, sở a], thời hạn: hàng quý}
      - mục: Thủ tục
        trình bày: trong phụ lục
        nhiệm vụ: [{việc: Cắt giảm, chủ trì: Sở C, ghi chú: Gấp, kinh phí: '1,5 tỷ đồng'}]
    mở đầu: Xem phụ lục.
    phụ lục: [{tên: Bảng, bảng: %s}]
"""
EXPECTED = {
    "nhiệm vụ": """
        bảng |
        STT ¦ Nội dung nhiệm vụ ¦ Cơ quan chủ trì ¦ Cơ quan phối hợp ¦ Thời hạn ¦ Kinh phí ¦ Ghi chú
        I ¦ Thể chế
        1 ¦ Rà soát ¦ Sở A ¦ Sở B ¦ Quý II/2026 ¦ 350 triệu đồng (ngân sách tỉnh) ¦
        2 ¦ Báo cáo ¦ Sở C; sở a ¦  ¦ Hằng quý ¦  ¦
        II ¦ Thủ tục
        1 ¦ Cắt giảm ¦ Sở C ¦  ¦  ¦ 1,5 tỷ đồng ¦ Gấp
    """,
    "nhiệm vụ theo cơ quan": """
        bảng |
        STT ¦ Nội dung nhiệm vụ ¦ Cơ quan chủ trì ¦ Cơ quan phối hợp ¦ Thời hạn ¦ Kinh phí ¦ Ghi chú
        I ¦ Sở A
        1 ¦ Rà soát ¦ Sở A ¦ Sở B ¦ Quý II/2026 ¦ 350 triệu đồng (ngân sách tỉnh) ¦
        2 ¦ Báo cáo ¦ Sở C; sở a ¦  ¦ Hằng quý ¦  ¦
        II ¦ Sở C
        1 ¦ Báo cáo ¦ Sở C; sở a ¦  ¦ Hằng quý ¦  ¦
        2 ¦ Cắt giảm ¦ Sở C ¦  ¦  ¦ 1,5 tỷ đồng ¦ Gấp
    """,
    "chỉ tiêu": """
        bảng |
        STT ¦ Chỉ tiêu ¦ Năm 2025 ¦ Mục tiêu năm 2026 ¦ Cơ quan chủ trì
        1 ¦ Hồ sơ ¦ 95% ¦ 98% ¦ Sở A
        2 ¦ Thanh toán ¦  ¦ 60% ¦
    """,
    "chỉ số": """
        bảng |
        STT ¦ Chỉ số ¦ Năm 2024 ¦ Năm 2025 ¦ Mục tiêu năm 2026
        1 ¦ Chỉ số Z (PAR INDEX) ¦ 80,5/100 điểm / hạng 9/34 ¦ 83/100 điểm ¦ Giữ hạng
        2 ¦ SIPAS ¦  ¦ 85,2% ¦
    """,
    "kinh phí": """
        bảng |
        STT ¦ Nội dung nhiệm vụ ¦ Cơ quan chủ trì ¦ Kinh phí ¦ Nguồn
        1 ¦ Rà soát ¦ Sở A ¦ 350 triệu đồng ¦ Ngân sách tỉnh
        2 ¦ Cắt giảm ¦ Sở C ¦ 1,5 tỷ đồng ¦
        Tổng cộng ¦ 1.850.000.000 đồng
    """,
    "phân công": """
        bảng | *X: chủ trì; P: phối hợp*
        STT ¦ Nội dung nhiệm vụ ¦ Sở A ¦ Sở B ¦ Sở C
        1 ¦ Rà soát ¦ X ¦ P ¦
        2 ¦ Báo cáo ¦ X ¦  ¦ X
        3 ¦ Cắt giảm ¦  ¦  ¦ X
    """,
}  # fmt: skip


def rows(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_each_table_of_the_plan(name: str) -> None:
    found = [line.strip() for line in lines(table(PLAN % name))]
    assert found == rows(EXPECTED[name])


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_cells_of_each_row_fill_the_columns(name: str) -> None:
    made = table(PLAN % name)
    widths = {sum(cell.span for cell in row) for row in made.rows}
    assert widths == {len(made.columns)}
    assert all(column.share > 0 for column in made.columns)


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("chỉ tiêu", ["giua", "trai", "giua", "giua", "trai"]),
        ("chỉ số", ["giua", "trai", "giua", "giua", "giua"]),
        ("kinh phí", ["giua", "trai", "trai", "giua", "trai"]),
        ("phân công", ["giua", "trai", "giua", "giua", "giua"]),
        ("nhiệm vụ", ["giua", "trai", "trai", "trai", "giua", "trai", "trai"]),
    ],
)
def test_numbers_and_deadlines_are_centred_and_words_are_not(name: str, kinds: list[str]) -> None:
    made = table(PLAN % name)
    whole = next(row for row in made.rows if len(row) == len(made.columns))
    assert [cell.kind for cell in whole] == kinds


def test_heading_rows_of_the_task_table_are_bold() -> None:
    heading = table(PLAN % "nhiệm vụ").rows[0]
    assert [(cell.kind, cell.span) for cell in heading] == [("dam_giua", 1), ("dam", 6)]


def test_tasks_of_one_section_need_no_heading_row() -> None:
    tasks = "nhiệm vụ: [{việc: X, chủ trì: B, thời hạn: sau Tết}]"
    found = lines(table(f"nội dung: [{{mục: A, {tasks}}}, {{bảng: nhiệm vụ}}]"))
    assert found[1:] == [
        "STT ¦ Nội dung nhiệm vụ ¦ Cơ quan chủ trì ¦ Thời hạn",
        "1 ¦ X ¦ B ¦ Sau Tết",
    ]


GROUPED = """
    nội dung:
      - mục: Thể chế
        trình bày: trong phụ lục
        nhiệm vụ:
          - {việc: A, chủ trì: B, nhóm: nhóm một}
          - {việc: C, chủ trì: B, nhóm: Nhóm một}
          - {việc: D, chủ trì: B}
          - {việc: E, chủ trì: B, nhóm: Nhóm hai}
      - mục: Thủ tục
        trình bày: trong phụ lục
        nhiệm vụ: [{việc: F, chủ trì: B}, {việc: G, chủ trì: B, nhóm: Nhóm ba}]
    mở đầu: Xem phụ lục.
    phụ lục: [{tên: Bảng, bảng: nhiệm vụ}]
"""


def test_groups_stand_below_their_sections() -> None:
    made = table(GROUPED)
    assert [line.strip() for line in lines(made)[2:]] == rows("""
        A ¦ Thể chế
        I ¦ Nhóm một
        1 ¦ A ¦ B ¦
        2 ¦ C ¦ B ¦
        3 ¦ D ¦ B ¦
        II ¦ Nhóm hai
        1 ¦ E ¦ B ¦
        B ¦ Thủ tục
        1 ¦ F ¦ B ¦
        I ¦ Nhóm ba
        1 ¦ G ¦ B ¦
    """)
    headings = [row for row in made.rows if len(row) == 2]
    assert {tuple((cell.kind, cell.span) for cell in row) for row in headings} == {
        (("dam_giua", 1), ("dam", 3))
    }


def test_of_the_tasks_of_a_section_those_in_no_group_stand_first() -> None:
    found = lines(
        table("""
            nội dung:
              - mục: Thể chế
                nội dung:
                  - nhiệm vụ: [{việc: A, chủ trì: B, nhóm: Nhóm một}]
                  - nhiệm vụ: [{việc: C, chủ trì: B}]
              - {mục: Thủ tục, nhiệm vụ: [{việc: D, chủ trì: B}]}
              - bảng: nhiệm vụ
        """)
    )
    assert [row.split(" ¦ ")[:2] for row in found[2:]] == [
        ["A", "Thể chế"],
        ["1", "C"],
        ["I", "Nhóm một"],
        ["1", "A"],
        ["B", "Thủ tục"],
        ["1", "D"],
    ]


@pytest.mark.parametrize(
    "set_out",
    ["trình bày: bảng, nhiệm vụ: TASKS}", "nhiệm vụ: TASKS}, {bảng: nhiệm vụ}"],
)
def test_groups_of_one_section_are_numbered_as_sections_are(set_out: str) -> None:
    tasks = "[{việc: A, chủ trì: B}, {việc: C, chủ trì: B, nhóm: Một}, {việc: D, chủ trì: B}]"
    found = lines(table(f"nội dung: [{{mục: X, {set_out.replace('TASKS', tasks)}]"))
    assert found[2:] == ["1 ¦ A ¦ B ¦ ", "I ¦ Một", "1 ¦ C ¦ B ¦ ", "2 ¦ D ¦ B ¦ "]


def test_money_without_a_source_needs_no_column_for_it() -> None:
    tasks = "nhiệm vụ: [{việc: A, chủ trì: B, kinh phí: 2 triệu đồng}]"
    made = table(f"nội dung: [{{mục: X, {tasks}}}, {{bảng: kinh phí}}]")
    assert lines(made)[1:] == [
        "STT ¦ Nội dung nhiệm vụ ¦ Cơ quan chủ trì ¦ Kinh phí",
        "1 ¦ A ¦ B ¦ 2 triệu đồng",
        "Tổng cộng ¦ 2.000.000 đồng",
    ]
    assert [(cell.kind, cell.span) for cell in made.rows[-1]] == [("dam", 3), ("dam_giua", 1)]


def test_a_free_table_stands_as_given() -> None:
    made = table("""
        nội dung:
          - bảng:
              tên: Bảng **A** năm {năm}
              cột: [STT, Tên, 'Năm {năm-1}']
              rộng: [1, 4, 2]
              hàng: [[1, Một **đậm**, '{điểm A}'], [2, '', x]]
        chỉ số: {A: {kết quả: {2025: {điểm: 5.5}}}}
    """)
    assert lines(made) == [
        "bảng | Bảng **A** năm~2026",
        "STT ¦ Tên ¦ Năm 2025",
        "1 ¦ Một **đậm** ¦ 5,5",
        "2 ¦  ¦ x",
    ]
    assert [(column.share, column.kind) for column in made.columns] == [
        (1, "giua"),
        (4, "trai"),
        (2, "trai"),
    ]


def test_columns_of_a_free_table_are_alike_unless_said() -> None:
    made = table("nội dung: [{bảng: {cột: [a, b], hàng: [[1, 2]]}}]")
    assert [column.share for column in made.columns] == [1, 1]
