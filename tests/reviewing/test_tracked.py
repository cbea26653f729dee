"""A redline in reading form: without what was put in it is the old text, and the other way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

import kehoach
from documents import PLANS, document
from kehoach.errors import BadInput
from kehoach.redline import Side, redline
from kehoach.reviewing.blocks import Block
from kehoach.reviewing.pages import runs_of
from kehoach.reviewing.tracked import blocks_in
from small_plans import plan

DAY = date(2026, 1, 2)
OLD = """
nội dung:
  - mục: Nhiệm vụ
    nội dung:
      - Giữ nguyên một.
      - Rà soát thủ tục trong quý III.
      - Bỏ hẳn đoạn này.
  - bảng: {cột: [STT, Việc], hàng: [['1', Rà soát], ['2', Công khai]]}
"""
NEW = """
nội dung:
  - mục: Nhiệm vụ
    nội dung:
      - Giữ nguyên một.
      - Rà soát thủ tục trong tháng 10.
      - Đoạn mới.
  - bảng: {cột: [STT, Việc], hàng: [['1', Rà soát], ['2', Niêm yết công khai], ['3', Báo cáo]]}
"""


def compared(old: bytes, new: bytes) -> tuple[Block, ...]:
    return blocks_in(redline(Side(old), Side(new), DAY).docx, "x.docx")


def lines(blocks: Iterable[Block]) -> list[str]:
    """Each paragraph or row on a line: [-old-]{+new+}, bold ones between stars."""
    found = []
    for block in blocks:
        if block.rows:
            sign = {"": "|", "ins": "+|", "del": "-|"}
            told = [[" / ".join(lines(cell.blocks)) for cell in row.cells] for row in block.rows]
            changes = [sign[row.change] for row in block.rows]
            rows = [f"{one} {' | '.join(row)}" for one, row in zip(changes, told, strict=True)]
            found += rows if block.ruled else [f"({row})" for row in rows]
        else:
            marks = {"": "{}", "ins": "{{+{}+}}", "del": "[-{}-]"}
            text = "".join(marks[one.change].format(one.text) for one in block.words)
            text = text.replace("\u00a0", " ")
            found.append(f"*{text}*" if block.strong else text)
    return found


def words(blocks: Iterable[Block], without: str) -> str:
    """All words but those put in (``ins``) or taken out (``del``)."""
    found = []
    for block in blocks:
        found += [one.text for one in block.words if one.change != without]
        found += [
            words(cell.blocks, without)
            for row in block.rows
            if row.change != without
            for cell in row.cells
        ]
    return "".join("".join(found).split())


def test_changes_are_marked_where_they_are() -> None:
    blocks = compared(*(kehoach.render(plan(text)) for text in (OLD, NEW)))
    told = lines(blocks)
    start = told.index("*I. NHIỆM VỤ*")
    assert told[start : start + 9] == [
        "*I. NHIỆM VỤ*",
        "Giữ nguyên một.",
        "Rà soát thủ tục trong [-quý III-]{+tháng 10+}.",
        "[-Bỏ hẳn đoạn này.-]",
        "{+Đoạn mới.+}",
        "| *STT* | *Việc*",
        "| 1 | Rà soát",
        "| 2 | [-Công-]{+Niêm yết công+} khai",
        "+| {+3+} | {+Báo cáo+}",
    ]
    assert told[0].startswith("(| *ỦY BAN NHÂN DÂN")


def test_a_space_for_another_kind_of_space_is_no_change_to_a_reader() -> None:
    same = "nội dung: ['Theo Kế{}hoạch số 12 và quy{} định.', 'Đoạn {}.']"
    old, new = (
        kehoach.render(plan(same.format(*texts)))
        for texts in (("\u00a0", "", "một"), (" ", " ", "hai"))
    )
    told = lines(compared(old, new))
    assert "Theo Kế hoạch số 12 và quy{+ +} định." in told
    assert "Đoạn [-một-]{+hai+}./." in told


@pytest.mark.parametrize("pair", [(0, 1), (2, 3), (5, 6)])
def test_the_old_and_the_new_text_are_both_there(pair: tuple[int, int]) -> None:
    old, new = (document(PLANS[place]) for place in pair)
    blocks = compared(old, new)
    assert words(blocks, "ins") == words(compared(old, old), "ins")
    assert words(blocks, "del") == words(compared(new, new), "del")


def test_what_is_the_same_is_folded_but_for_the_last_before_a_change() -> None:
    same = "nội dung: [Một., Hai., Ba., Bốn., {}, Năm.]"
    old, new = (kehoach.render(plan(same.format(text))) for text in ("Cũ.", "Mới hẳn."))
    runs = [(run.folded, lines(run.blocks)) for run in runs_of(compared(old, new))]
    change = next(place for place, run in enumerate(runs) if "[-Cũ.-]" in run[1])
    assert runs[change - 2][0] and runs[change - 2][1][-3:] == ["Một.", "Hai.", "Ba."]
    assert runs[change - 1] == (False, ["Bốn."])


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(BadInput):
        blocks_in(b"khong phai zip", "x.docx")
