"""Whatever is typed stands in the document, once, in the order of the plan."""

from __future__ import annotations

import re
from collections import Counter
from itertools import count
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kehoach.compose import compose
from kehoach.plan import Plan
from small_plans import lines

LEVELS = ["I", "1", "a"]


class Typist:
    """Draws blocks of every kind; each text is a word of its own, noted in typing order."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data
        self.numbers = count()
        self.typed: list[str] = []

    def word(self) -> str:
        self.typed.append(f"chữ{next(self.numbers)}")
        return self.typed[-1]

    def several(self, make: Any, least: int = 1) -> list[Any]:
        return [make() for _ in range(self.data.draw(st.integers(least, 2)))]

    def either(self) -> bool:
        return self.data.draw(st.booleans())

    def item(self, depth: int = 2) -> dict[str, Any]:
        made: dict[str, Any] = {"đoạn": self.word()}
        for key in ("điểm", "gạch", "cộng"):
            if depth and self.either():
                made[key] = self.several(lambda: self.item(depth - 1))
        return made

    def task(self) -> dict[str, Any]:
        made: dict[str, Any] = {"việc": self.word()}
        if self.either():
            made["chỉ tiêu"] = self.word()
        made["chủ trì"] = [self.word()]
        if self.either():
            made["sản phẩm"] = self.word()
        return made

    def block(self, depth: int) -> Any:
        kinds = ["đoạn", "khoản", "điểm", "gạch", "chỉ tiêu", "nhiệm vụ", "bảng", "phân công"]
        kind = self.data.draw(st.sampled_from(kinds + ["mục"] * 4 * (depth < len(LEVELS))))
        if kind == "mục":
            made = {"mục": self.word()}
            return {**made, "nội dung": self.several(lambda: self.block(depth + 1), 0)}
        return {kind: getattr(self, f"_{KINDS[kind]}")()}

    def _paragraph(self) -> str:
        return self.word()

    def _items(self) -> list[Any]:
        return self.several(self.item)

    def _targets(self) -> list[Any]:
        return self.several(lambda: {"chỉ tiêu": self.word(), "mục tiêu": self.word()})

    def _tasks(self) -> list[Any]:
        return self.several(self.task)

    def _table(self) -> dict[str, Any]:
        columns = self.several(self.word)
        return {"cột": columns, "hàng": self.several(lambda: [self.word() for _ in columns])}

    def _duties(self) -> list[Any]:
        return self.several(lambda: {"cơ quan": self.word(), "việc": self.several(self.item)})


KINDS = {
    "đoạn": "paragraph", "khoản": "items", "điểm": "items", "gạch": "items",
    "chỉ tiêu": "targets", "nhiệm vụ": "tasks", "bảng": "table", "phân công": "duties",
}  # fmt: skip


@given(st.data())
def test_every_text_stands_once_in_its_place(data: st.DataObject) -> None:
    typist = Typist(data)
    body = typist.several(lambda: typist.block(0))
    made = compose(
        Plan.model_validate(
            {
                "kế hoạch": "T",
                "năm": "2026",
                "cơ quan": "UBND tỉnh Đắk Lắk",
                "nội dung": body,
                "nơi nhận": ["Lưu: VT"],
                "người ký": {"chức vụ": "Chủ tịch"},
                "đánh số": LEVELS,
            }
        )
    )
    said = "\n".join(line for part in made.parts for line in lines(part))
    found = re.findall(r"chữ\d+", said.lower())
    assert Counter(found) == Counter(typist.typed)
    assert found == typist.typed
