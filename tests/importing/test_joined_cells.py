"""Tables keep the widths of their columns and the cells that are joined."""

from __future__ import annotations

from typing import Any

from losslessness import TESTS, imported_docx
from word import docx, p, r, tbl, tc, tr

import kehoach
from kehoach.reading import read_docx
from kehoach.reading.document import Table

assert TESTS
HEAD = p(r("I. MỤC ĐÍCH", "b"))
END = p("Báo cáo trước ngày 10 tháng 12.")


def free(*rows: str, grid: tuple[int, ...]) -> tuple[dict[str, Any], Table]:
    """The free table of a document's table, and the table that is printed of it."""
    one = imported_docx(docx(HEAD + tbl(*rows, grid=grid) + END))
    (section,) = one.data["nội dung"]
    printed = read_docx(kehoach.render(one.plan)).tables
    return section["nội dung"][0]["bảng"], next(table for table in printed if table.ruled)


def cells(*texts: str) -> str:
    return tr(*(tc(p(r(text))) for text in texts))


def test_widths_are_shares_of_a_hundred() -> None:
    found, printed = free(cells("TT", "Việc"), cells("1", "Rà soát"), grid=(1000, 4000))
    assert found == {"cột": ["TT", "Việc"], "hàng": [["1", "Rà soát"]], "rộng": [20, 80]}
    assert [round(cell.width) for cell in printed.rows[1].cells] == [33, 132]


def test_widths_that_come_of_themselves_are_left_out() -> None:
    found, _ = free(cells("Việc", "Nơi"), cells("Một", "Hai"), grid=(2500, 2500))
    assert found == {"cột": ["Việc", "Nơi"], "hàng": [["Một", "Hai"]]}


def test_a_column_is_as_wide_as_its_longest_word() -> None:
    found, _ = free(cells("Nghiêngngả", "Việc"), cells("1", "Rà"), grid=(100, 9900))
    narrow, wide = found["rộng"]
    assert narrow > 10 and narrow + wide == 100


def test_cells_joined_across_and_down() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    found, printed = free(
        tr(tc(p("TT"), down), tc(p("Thời gian"), '<w:gridSpan w:val="2"/>')),
        tr(tc(p(), on), tc(p("Từ")), tc(p("Đến"))),
        tr(tc(p("1")), tc(p("Quý I"), down), tc(p("Quý II"))),
        tr(tc(p("2")), tc(p(), on), tc(p("Quý III"))),
        grid=(1000, 2000, 2000),
    )
    assert (found["cột"], found["hàng"]) == (
        ["TT", "Thời gian", "<"],
        [["^", "Từ", "Đến"], ["1", "Quý I", "Quý II"], ["2", "^", "Quý III"]],
    )
    assert [[(cell.text, cell.span, cell.continues) for cell in row.cells]
            for row in printed.rows] == [
        [("TT", 1, False), ("Thời gian", 2, False)],
        [("", 1, True), ("Từ", 1, False), ("Đến", 1, False)],
        [("1", 1, False), ("Quý I", 1, False), ("Quý II", 1, False)],
        [("2", 1, False), ("", 1, True), ("Quý III", 1, False)],
    ]  # fmt: skip
    assert [row.header for row in printed.rows] == [True, True, False, False]


def test_words_in_a_cell_that_is_covered_are_not_lost() -> None:
    found, _ = free(
        cells("TT", "Việc"),
        tr(tc(p("1"), '<w:vMerge w:val="restart"/>'), tc(p("Rà soát"))),
        tr(tc(p("còn lời"), "<w:vMerge/>"), tc(p("Báo cáo"))),
        grid=(2000, 3000),
    )
    assert found["hàng"] == [["1", "Rà soát"], ["còn lời", "Báo cáo"]]


def test_cells_that_look_like_marks_are_words() -> None:
    found, printed = free(cells("Việc", "Nơi"), cells("<", "^"), grid=(2500, 2500))
    assert found["hàng"] == [["\\<", "\\^"]]
    assert [cell.text for cell in printed.rows[1].cells] == ["<", "^"]


def test_a_table_of_tasks_with_joined_cells_stays_free() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    found, _ = free(
        cells("STT", "Nhiệm vụ", "Chủ trì"),
        tr(tc(p("1")), tc(p("Rà soát")), tc(p("Sở Nội vụ"), down)),
        tr(tc(p("2")), tc(p("Báo cáo")), tc(p(), on)),
        grid=(1000, 2000, 2000),
    )
    assert found["hàng"] == [["1", "Rà soát", "Sở Nội vụ"], ["2", "Báo cáo", "^"]]
