"""Who signs the new plan: a name of the spec stays and is told; the register's is asked anew."""

from __future__ import annotations

import pytest

from kehoach.rolling import Kind, roll_spec
from kehoach.spec.register_file import read_register
from small_plans import spec

OFFICE = """
tỉnh: tỉnh Đắk Lắk
người ký:
  - {{cơ quan: UBND tỉnh, chức vụ: Chủ tịch, họ tên: Lê Văn A{0}}}
  - {{cơ quan: UBND tỉnh, chức vụ: Phó Chủ tịch, họ tên: Trần Thị B}}
{1}"""
NEXT = "  - {cơ quan: UBND tỉnh, chức vụ: Chủ tịch, họ tên: Ngô C, từ: 01/7/2026}\n"


def told(signer: str, until: str = "", after: str = "", day: str = "ngày: 05/3/2025") -> list[str]:
    """What the list tells of the signer: code, kind and place of each item."""
    register = read_register(OFFICE.format(until, after).encode(), "danh-muc.yaml")
    text = spec("năm: 2025", day, f"người ký: {{chức vụ: Chủ tịch{signer}}}")
    items = roll_spec(text.encode(), "x.yaml", 2026, register).items
    found = [one for one in items if one.code in ("KH773", "KH783")]
    assert all(one.kind is Kind.TO_DO for one in found)
    return [f"{one.code} {one.path} {one.args['signer']}" for one in found]


def test_a_name_of_the_spec_is_kept_and_told() -> None:
    assert told(", họ tên: Phạm D") == ["KH773 người ký › họ tên Phạm D"]


def test_a_name_of_the_register_is_not_told_as_kept() -> None:
    assert told("") == []
    assert told(", ký thay: Phó Chủ tịch") == []
    assert told("", day="") == []


@pytest.mark.parametrize(
    ("until", "after"), [(", đến: 31/12/2025", ""), (", đến: 30/6/2026", NEXT)]
)
def test_a_post_that_the_register_leaves_open_is_told(until: str, after: str) -> None:
    assert told("", until, after) == ["KH783 người ký Lê Văn A"]
    assert told(", họ tên: Phạm D", until, after) == ["KH773 người ký › họ tên Phạm D"]
