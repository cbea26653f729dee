"""Stars and braces around the body: what is printed is read back, and printed the same again."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from shown import shown

import kehoach
from kehoach.importing import import_document
from kehoach.importing.notes import comments_of
from kehoach.plan import Plan
from kehoach.reading import read_docx
from kehoach.spec.emitting import yaml_of
from kehoach.spec.read import read_spec

SPEC: dict[str, Any] = {
    "kế hoạch": "Cải cách năm 2026",
    "năm": 2026,
    "cơ quan": {
        "tên": "BAN QUẢN LÝ",
        "cấp trên": "UBND TỈNH AN BÌNH",
        "ký hiệu": "BQL",
        "địa danh": "An Bình",
    },
    "số": 5,
    "ngày": "05/3/2026",
    "nội dung": [{"mục": "Một", "nội dung": ["Lời của Ban."]}],
    "nơi nhận": ["Như trên", "Lưu: VT"],
    "người ký": {"chức vụ": "Giám đốc", "họ tên": "Lê Văn Nam"},
    "phụ lục": [{"tên": "Danh mục", "nội dung": ["Lời phụ lục."]}],
}
PLACES: list[tuple[str | int, ...]] = [
    ("người ký", "họ tên"),
    ("người ký", "thay mặt"),
    ("người ký", "chức vụ"),
    ("người ký", "chức vụ khác"),
    ("người ký", "ký thay"),
    ("cơ quan", "tên"),
    ("cơ quan", "cấp trên"),
    ("cơ quan", "ký hiệu"),
    ("ký hiệu",),
    ("địa danh",),
    ("tên loại",),
    ("lưu hành",),
    ("dự thảo",),
    ("liên hệ",),
    ("phụ lục", 0, "số"),
    ("phụ lục", 0, "kèm theo"),
]
TYPED = r"Ban \*A\* \{năm\} * một \*\*b\*\*"


def with_text(place: tuple[str | int, ...], text: str) -> Plan:
    """The plan with a text in one place."""
    data: Any = copy.deepcopy(SPEC)
    part = data
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = text
    return Plan.model_validate(data)


@pytest.mark.parametrize("place", PLACES, ids=["/".join(map(str, place)) for place in PLACES])
def test_import_and_render_are_each_others_inverse(
    place: tuple[str | int, ...],
) -> None:
    plan = with_text(place, TYPED)
    one = import_document(read_docx(kehoach.render(plan)))
    assert shown(one.plan) == shown(plan)
    assert one.changes == ()
    assert import_document(read_docx(kehoach.render(one.plan))).data == one.data
    written = yaml_of(one.data, comments_of(one.notes))
    assert read_spec(written.encode(), "x.yaml").plan == one.plan


def test_a_signers_name_and_collective_are_kept_letter_for_letter() -> None:
    who = {**SPEC["người ký"], "họ tên": r"Nguyễn Văn \*A\*", "thay mặt": r"Ban \{chỉ\} \*đạo\*"}
    plan = Plan.model_validate({**SPEC, "người ký": who})
    one = import_document(read_docx(kehoach.render(plan)))
    assert one.data["người ký"] == {
        "thay mặt": r"Ban \{chỉ} \*đạo\*",
        "chức vụ": "Giám đốc",
        "họ tên": r"Nguyễn Văn \*A\*",
    }


@pytest.mark.parametrize("text", [r"\*A\*.", r"\{năm\}."])
def test_a_number_of_a_section_with_marks_comes_back(text: str) -> None:
    plan = with_text(("nội dung", 0, "số"), text)
    one = import_document(read_docx(kehoach.render(plan)))
    assert shown(one.plan) == shown(plan)
