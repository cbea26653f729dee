"""Tables of a redline: columns as wide as in Word, cells that are joined as one, no word lost."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

import kehoach
from kehoach.redline import Side, redline
from kehoach.reviewing.blocks import Block
from kehoach.reviewing.tracked import blocks_in
from small_plans import plan

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TREE = """
nội dung:
  - bảng:
      cột: [STT, Việc, Kết quả, Ghi chú]
      rộng: [1, 4, 3, 2]
      hàng:
        - [I, Thể chế, '<', '<']
        - ['1', Rà soát, Danh mục, Quý {quarter}]
        - ['2', Công khai, '^', Năm nay]
        - [Tổng cộng, '<', '02 việc', '<']
"""


@dataclass(frozen=True)
class Given:
    """A cell of Word: its words, its columns, its width in twips, how it is joined."""

    text: str
    span: int = 1
    width: int = 0
    merge: str = ""

    @property
    def xml(self) -> str:
        width = f'<w:tcW w:w="{self.width}" w:type="dxa"/>' if self.width else ""
        merge = f'<w:vMerge w:val="{self.merge}"/>' if self.merge else ""
        look = f'<w:tcPr>{width}<w:gridSpan w:val="{self.span}"/>{merge}</w:tcPr>'
        return f"<w:tc>{look}<w:p><w:r><w:t>{self.text}</w:t></w:r></w:p></w:tc>"


@cache
def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(kehoach.render(plan()))) as package:
        return {name: package.read(name) for name in package.namelist()}


def row(*cells: Given, look: str = "") -> str:
    return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(one.xml for one in cells)}</w:tr>"


def table(grid: list[int], *rows: str) -> Block:
    """The one table of a document with this grid and these rows, as it is read."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    inner = f"<w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}"
    body = f'<w:document xmlns:w="{NAMESPACE}"><w:body><w:tbl>{inner}</w:tbl></w:body></w:document>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, data in parts().items():
            package.writestr(name, body if name == "word/document.xml" else data)
    (found,) = blocks_in(made.getvalue(), "x.docx")
    return found


def laid(block: Block) -> list[list[tuple[str, int, int]]]:
    """Each cell of each row: its words, the columns and the rows that it takes."""
    return [[(said(one.blocks), one.across, one.down) for one in row.cells] for row in block.rows]


def said(blocks: tuple[Block, ...]) -> str:
    return " ".join(word.text for block in blocks for word in block.words)


def slots(block: Block) -> list[dict[int, int]]:
    """How often each column of each row is taken."""
    taken: list[dict[int, int]] = [{} for _ in block.rows]
    for at, line in enumerate(block.rows):
        column = 0
        for cell in line.cells:
            while column in taken[at]:
                column += 1
            for down in range(cell.down):
                for across in range(cell.across):
                    place = taken[at + down]
                    place[column + across] = place.get(column + across, 0) + 1
    return taken


def test_a_table_is_laid_out_as_in_word() -> None:
    old, new = (kehoach.render(plan(TREE.replace("{quarter}", one))) for one in ("II", "III"))
    made = redline(Side(old), Side(new), date(2026, 1, 2)).docx
    (block,) = (one for one in blocks_in(made, "x.docx") if one.ruled)
    assert laid(block) == [
        [("STT", 1, 1), ("Việc", 1, 1), ("Kết quả", 1, 1), ("Ghi chú", 1, 1)],
        [("I", 1, 1), ("Thể chế", 3, 1)],
        [("1", 1, 1), ("Rà soát", 1, 1), ("Danh mục", 1, 2), ("Quý  II III", 1, 1)],
        [("2", 1, 1), ("Công khai", 1, 1), ("Năm nay", 1, 1)],
        [("Tổng cộng", 2, 1), ("02 việc", 2, 1)],
    ]
    assert [round(width / 10) for width in block.columns] == [1, 4, 3, 2]
    assert [one.head for one in block.rows] == [True, False, False, False, False]


def test_a_row_of_an_old_table_with_other_columns_is_set_by_its_widths() -> None:
    gone = row(Given("1", 1, 500), Given("Rà soát", 1, 4500), look='<w:del w:author="a"/>')
    kept = row(Given("1", 1, 500), Given("Rà soát", 1, 2500), Given("Quý II", 1, 2000))
    block = table([500, 2500, 2000], gone, kept)
    assert block.columns == (10.0, 50.0, 40.0)
    assert laid(block) == [
        [("1", 1, 1), ("Rà soát", 2, 1)],
        [("1", 1, 1), ("Rà soát", 1, 1), ("Quý II", 1, 1)],
    ]
    assert block.rows[0].change == "del"


def test_without_widths_columns_are_equal() -> None:
    block = table([], row(Given("a"), Given("b")), row(Given("c", 2)))
    assert block.columns == (50.0, 50.0)
    assert laid(block) == [[("a", 1, 1), ("b", 1, 1)], [("c", 2, 1)]]


def test_columns_left_out_before_a_row_stay_empty() -> None:
    short = row(Given("b"), look='<w:gridBefore w:val="1"/>')
    block = table([100, 100], row(Given("a"), Given("c")), short)
    assert laid(block)[1] == [("", 1, 1), ("b", 1, 1)]


def test_what_stays_is_not_shown_as_part_of_what_was_taken_out() -> None:
    top = row(Given("Nhóm cũ", merge="restart"), Given("1"), look='<w:del w:author="a"/>')
    below = row(Given("", merge="continue"), Given("2"))
    assert laid(table([100, 100], top, below)) == [
        [("Nhóm cũ", 1, 1), ("1", 1, 1)],
        [("", 1, 1), ("2", 1, 1)],
    ]


def test_a_joined_cell_with_words_of_its_own_stays() -> None:
    rows = (
        row(Given(text, merge="continue" if at else "restart"), Given(str(at)))
        for at, text in enumerate(("Nhóm A", "", "Nhóm B", ""))
    )
    told = laid(table([100, 100], *rows))
    assert told == [
        [("Nhóm A", 1, 2), ("0", 1, 1)],
        [("1", 1, 1)],
        [("Nhóm B", 1, 2), ("2", 1, 1)],
        [("3", 1, 1)],
    ]


@st.composite
def grids(draw: st.DrawFn) -> tuple[list[int], list[list[Given]]]:
    """Column widths, and rows that each fill them with cells, joined or not."""
    grid = draw(st.lists(st.integers(300, 3000), min_size=1, max_size=5))
    merges = st.sampled_from(("", "", "restart", "continue"))
    rows = []
    for _ in range(draw(st.integers(1, 5))):
        cells, left = [], len(grid)
        while left:
            span = draw(st.integers(1, left))
            text = draw(st.sampled_from(("", "a", "b")))
            cells.append(Given(text, span, 0, draw(merges)))
            left -= span
        rows.append([*cells[:-1], Given("z", cells[-1].span)])
    return grid, rows


@given(grids())
@settings(max_examples=60)
def test_every_place_of_a_table_is_taken_once_and_every_word_is_there(
    drawn: tuple[list[int], list[list[Given]]],
) -> None:
    grid, rows = drawn
    block = table(grid, *(row(*cells) for cells in rows))
    assert slots(block) == [dict.fromkeys(range(len(grid)), 1)] * len(rows)
    assert [[text for text, _, _ in line if text] for line in laid(block)] == [
        [cell.text for cell in cells if cell.text] for cells in rows
    ]
    assert abs(sum(block.columns) - 100) < 0.3 and len(block.columns) == len(grid)
