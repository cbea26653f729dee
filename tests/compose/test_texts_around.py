"""Placeholders, escapes and markup in the texts around the body, as in every other text."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
import yaml

from kehoach.compose import compose
from kehoach.compose.sheet import Line, Sheet
from kehoach.model import Invalid
from kehoach.plan import Plan
from small_plans import body, sheet

Way = tuple[str | int, ...]

TYPED = r"Ban {năm} **B** \{c\} \* d"
PRINTED = "Ban 2026 B {c} * d"
AGENCY = "cơ quan: {{tên: {0}, cấp trên: {0}, ký hiệu: {0}, địa danh: {0}, tập thể: {0}}}"
SIGNER = "người ký: {{chức vụ: {0}, họ tên: {0}, thay mặt: {0}, ký thay: {0}, chức vụ khác: {0}}}"


def typed(keys: str) -> str:
    """Keys of a spec with the text to be resolved at every ``{0}``."""
    return keys.format(f"'{TYPED}'")


def test_the_letterhead_is_printed_without_marks() -> None:
    made = sheet(typed(AGENCY))
    assert made.superior == PRINTED.upper()
    assert made.issuer == (PRINTED.upper(),)
    assert made.number.endswith(f"/KH-{PRINTED}")
    assert made.place_and_day.startswith(f"{PRINTED}, ngày")
    assert made.signature.authority[0] == f"TM. {PRINTED.upper()}"
    assert made.author == PRINTED


def test_the_lines_of_the_letterhead_given_in_place_are_printed_without_marks() -> None:
    made = sheet(typed("cơ quan: {{tên: UBND tỉnh Đắk Lắk, tên in: [{0}, Hai]}}"))
    assert made.issuer == (PRINTED.upper(), "HAI")


def test_the_signature_is_printed_without_marks() -> None:
    made = sheet(typed(SIGNER)).signature
    shown = PRINTED.upper()
    assert made.authority == (f"TM. {shown}", f"KT. {shown}", shown)
    assert (made.other_post, made.name) == (shown, PRINTED)


@pytest.mark.parametrize(("key", "mark"), [("thừa lệnh", "TL."), ("thừa ủy quyền", "TUQ.")])
def test_those_who_sign_by_order_are_printed_without_marks(key: str, mark: str) -> None:
    made = sheet(typed(f"người ký: {{{{chức vụ: Chủ tịch, {key}: {{0}}}}}}")).signature
    assert made.authority == (f"{mark} CHỦ TỊCH", PRINTED.upper())


@pytest.mark.parametrize(
    ("key", "part", "shown"),
    [
        ("ký hiệu", "number", "Số: " + "\u00a0" * 6 + f"/{PRINTED}"),
        ("tên loại", "kind", PRINTED.upper()),
        ("lưu hành", "circulation", PRINTED.upper()),
        ("người soạn thảo", "typist", f"{PRINTED.upper()}."),
        ("dự thảo", "draft", f"DỰ THẢO {PRINTED.upper()}"),
        ("liên hệ", "contact", PRINTED),
    ],
)
def test_a_mark_is_printed_without_marks(key: str, part: str, shown: str) -> None:
    assert getattr(sheet(typed(f"{key}: {{0}}")), part) == shown


def test_number_and_line_of_an_appendix_are_printed_without_marks() -> None:
    (annex,) = sheet(
        "mở đầu: Xem Phụ lục.",
        typed("phụ lục: [{{tên: A, số: {0}, kèm theo: {0}, nội dung: [Lời.]}}]"),
    ).annexes
    assert annex.number == PRINTED
    assert annex.enclosed.replace("\u00a0", " ") == PRINTED


def test_the_line_of_the_plan_is_made_of_what_is_printed() -> None:
    agency = typed("cơ quan: {{tên: {0}, ký hiệu: {0}, địa danh: A}}")
    annexes = "phụ lục: [{tên: A, nội dung: [Lời.]}]"
    (annex,) = sheet(agency, "mở đầu: Xem Phụ lục.", annexes).annexes
    said = re.sub(r"\s+", " ", annex.enclosed)
    assert said.startswith(f"(Kèm theo Kế hoạch số /KH-{PRINTED} ngày")
    assert said.endswith(f"của {PRINTED})")


@pytest.mark.parametrize(
    "content",
    [
        "{mục: A, số: '%s', nội dung: [Hết]}",
        "{khoản: [{đoạn: A, số: '%s'}]}",
        "{điểm: [{đoạn: A, số: '%s'}]}",
        "{gạch: [{đoạn: A, số: '%s'}]}",
        "{gạch: [{đoạn: A, cộng: [{đoạn: B, số: '%s'}]}]}",
        "{gạch: [{đoạn: A, điểm: [{đoạn: B, số: '%s'}]}]}",
    ],
)
def test_a_number_that_is_typed_is_printed_without_marks(content: str) -> None:
    made = sheet(f"nội dung: [{content % TYPED}]")
    assert PRINTED in [part.label for part in made.parts if isinstance(part, Line)]


def test_an_abbreviation_stands_for_a_text_with_the_year() -> None:
    made = body(
        "viết tắt: {KHCT: 'Kế hoạch công tác năm {năm}'}",
        "mở đầu: [Theo KHCT., 'Kế hoạch công tác năm {năm} (KHCT)']",
    )
    assert made[0] == "doan |  | Theo Kế hoạch công tác năm~2026 (KHCT)."
    assert made[1] == "doan |  | Kế hoạch công tác năm~2026 (KHCT)"


def test_a_text_without_marks_keeps_its_spaces() -> None:
    """A line of the frame breaks where it did: nothing is bound for the year's sake."""
    made = sheet("lưu hành: Lưu hành đến hết năm {năm}")
    assert made.circulation == "LƯU HÀNH ĐẾN HẾT NĂM 2026"


EVERYWHERE = r"""
kế hoạch: Cải cách
năm: '2026'
cơ quan: {tên: Ban A, tên tắt: Ban, cấp trên: B, ký hiệu: BA, địa danh: C, tập thể: D}
căn cứ: [{loại: Nghị định, số: 30/2020, cơ quan: Chính phủ, trích yếu: về văn thư}, Luật]
viết tắt: {CCHC: cải cách}
chỉ số: {PAR: {tên: chỉ số, kết quả: {'2025': {điểm: '80'}}, mục tiêu: {lời: tăng}}}
mở đầu: ['{cơ quan} và {cơ quan đầy đủ} {mục tiêu PAR} CCHC']
nội dung:
  - mục: Nhiệm vụ
    số: A.
    nhiệm vụ:
      - {việc: v, chủ trì: [c], phối hợp: [p], thời hạn: t, sản phẩm: s, chỉ tiêu: ct, nhóm: n,
         kinh phí: {số tiền: 5 triệu đồng, nguồn: ng}, ghi chú: g, gạch: [h]}
  - mục: Khác
    nội dung:
      - {nhiệm vụ: [{việc: v, chủ trì: c}], trình bày: bảng, tên cột: {STT: s, việc: v}}
      - chỉ tiêu: [{chỉ tiêu: ct, mục tiêu: mt, hiện trạng: ht, chủ trì: [c]}]
      - điểm: [{đoạn: x, số: a1}]
      - gạch: [{đoạn: x, số: b1, điểm: [{đoạn: y, số: c1}], cộng: [{đoạn: z, số: d1}]}]
      - giữ nguyên: [k]
      - bảng: {cột: [a, b], hàng: [[c, d]], tên: e}
      - phân công: [{cơ quan: c, việc: [v]}]
kết thúc: [kt]
nơi nhận: [n, 'Lưu: VT']
người ký: {chức vụ: c, họ tên: h, thay mặt: t, ký thay: k, chức vụ khác: o}
ký hiệu: KH-A
tên loại: KẾ HOẠCH
địa danh: C
lưu hành: l
người soạn thảo: P
liên hệ: l
dự thảo: d
phụ lục: [{tên: p, số: s, kèm theo: k, nội dung: [
  {bảng: nhiệm vụ}, {bảng: phân công}, {bảng: chỉ số}, {bảng: chỉ tiêu}, {bảng: kinh phí}]}]
giữ nguyên: [{vị trí: đầu trang, nội dung: [{giữ nguyên: [k]}]}]
"""
WHOLE: dict[str, Any] = yaml.safe_load(EVERYWHERE)
HIDDEN = {("cơ quan", "ký hiệu"), ("cơ quan", "địa danh"), ("cơ quan", "tập thể")}
"""Covered by another key of the same plan."""


def ways(value: Any, way: Way = ()) -> Iterator[Way]:
    """Every text of a spec by its path."""
    if isinstance(value, str):
        yield way
        return
    for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield from ways(inner, (*way, step))


def changed(way: Way) -> Plan | None:
    """The whole plan with the text at one path; ``None`` where no free text can stand."""
    data = copy.deepcopy(WHOLE)
    part: Any = data
    for step in way[:-1]:
        part = part[step]
    part[way[-1]] = TYPED
    try:
        return Plan.model_validate(data)
    except Invalid:
        return None


def strings(value: Any) -> Iterator[str]:
    """Every text of a sheet: lines of runs whole, spaces as spaces."""
    if isinstance(value, str):
        yield re.sub(r"\s+", " ", value)
    elif isinstance(value, tuple):
        if value and all(hasattr(one, "italic") for one in value):
            yield from strings("".join(one.text for one in value))
        else:
            for one in value:
                yield from strings(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from strings(getattr(value, one.name))


def raw(made: Sheet) -> list[str]:
    """The texts of a sheet in which something stands as typed."""
    return [one for one in strings(made) if re.search(r"\{năm|\*\*|\\", one.casefold())]


FREE = [(way, plan) for way in ways(WHOLE) if (plan := changed(way)) and way not in HIDDEN]


@pytest.mark.parametrize(("way", "plan"), FREE, ids=["/".join(map(str, way)) for way, _ in FREE])
def test_no_text_of_a_spec_is_printed_as_typed(way: Way, plan: Plan) -> None:
    made = compose(plan)
    assert raw(made) == []
    assert any(PRINTED.casefold() in one.casefold() for one in strings(made))


def test_only_what_is_read_as_a_value_takes_no_free_text() -> None:
    refused = {way[-1] for way in ways(WHOLE) if changed(way) is None}
    assert refused == {"năm", "điểm", "số tiền", "trình bày", "vị trí", "bảng"}
