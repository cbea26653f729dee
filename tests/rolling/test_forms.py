"""What a year on does to each form: before → after, and what the list says of it."""

from __future__ import annotations

import pytest
import yaml
from writing import roll

from kehoach.errors import BadInput
from small_plans import spec

Y = "năm: 2025"


def rolled(*parts: str, year: int = 2026) -> str:
    """The new text of the parts alone."""
    return roll(spec(Y, *parts), year).data.decode()


def codes(*parts: str, year: int = 2026) -> list[tuple[str, str]]:
    """Code and words of each item that the parts alone bring."""
    plain = {(one.code, one.was) for one in roll(spec(Y), year).items}
    found = roll(spec(Y, *parts), year).items
    return [(one.code, one.was) for one in found if (one.code, one.was) not in plain]


TASK = (
    "nội dung:\n  - nhiệm vụ:\n      - việc: A\n        chủ trì: Sở Nội vụ\n        thời hạn: {}\n"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("30/9/2025", "30/9/2026"),
        ("30-09-2025", "30-09-2026"),
        ("30.9.2025", "30.9.2026"),
        ("2025-09-30", "2026-09-30"),
        ("'30/9/2025'", "'30/9/2026'"),
        ("trước ngày 30/11/2025", "trước ngày 30/11/2026"),
        ("chậm nhất ngày 05 tháng 12 năm 2025", "chậm nhất ngày 05 tháng 12 năm 2026"),
        ("tháng 6/2025", "tháng 6/2026"),
        ("tháng 6 năm 2025", "tháng 6 năm 2026"),
        ("quý IV/2025", "quý IV/2026"),
        ("quý 4 năm 2025", "quý 4 năm 2026"),
        ("quý II, III/2025", "quý II, III/2026"),
        ("6 tháng đầu năm 2025", "6 tháng đầu năm 2026"),
        ("từ tháng 10/2025 đến tháng 3/2026", "từ tháng 10/2026 đến tháng 3/2027"),
        ("15/6/2025, 15/12/2025", "15/6/2026, 15/12/2026"),
        ("cuối năm 2025", "cuối năm 2026"),
        ("15/01/2026", "15/01/2027"),
        ("quý IV", "quý IV"),
        ("thường xuyên", "thường xuyên"),
        ("giai đoạn 2021-2025", "giai đoạn 2021-2025"),
    ],
)
def test_deadlines_move(before: str, after: str) -> None:
    assert rolled(TASK.format(before)) == rolled(TASK.format("x")).replace(
        "hạn: x", f"hạn: {after}"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("29/02/2024", "28/02/2025"),
        ("trước ngày 29/2/2024", "trước ngày 28/2/2025"),
        ("ngày 29 tháng 02 năm 2024", "ngày 28 tháng 02 năm 2025"),
        ("29/02", "28/02"),
        ("29/02/{năm}", "28/02/{năm}"),
    ],
)
def test_29_february_becomes_the_28th_and_is_told(before: str, after: str) -> None:
    old = spec("năm: 2024", TASK.format(f"'{before}'"))
    for year in (2025, 2028):
        new = roll(old, year)
        wanted = after.replace("2025", str(year))
        assert f"thời hạn: '{wanted}'" in new.data.decode()
        assert [one.now[:2] for one in new.items if one.code == "KH758"] == ["28"]


@pytest.mark.parametrize(
    ("due", "told"),
    [
        ("15/11/2025", "15/11/2026 Chủ nhật"),
        ("trước ngày 28/02/2025", "28/02/2026 thứ Bảy"),
        ("15/11", "15/11/2026 Chủ nhật"),
        ("16/11/2025", ""),
        ("quý IV", ""),
    ],
)
def test_days_of_rest_are_pointed_out(due: str, told: str) -> None:
    items = roll(spec(Y, TASK.format(due)), 2026).items
    found = [f"{one.args['day']} {one.args['weekday']}" for one in items if one.code == "KH763"]
    assert found == ([told] if told else [])


TEXT = "nội dung:\n  - >-\n    {}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Nhiệm vụ năm 2025 của tỉnh.", "Nhiệm vụ năm 2026 của tỉnh."),
        ("Nâng hạng PAR INDEX 2025.", "Nâng hạng PAR INDEX 2026."),
        ("Xong trước ngày 30/11/2025.", "Xong trước ngày 30/11/2026."),
        ("Tăng 20% so với năm 2024.", "Tăng 20% so với năm 2025."),
        ("Lập dự toán cho năm 2026.", "Lập dự toán cho năm 2027."),
        ("Phấn đấu xếp hạng 20/63 trở lên.", "Phấn đấu xếp hạng 20/34 trở lên."),
        ("Phấn đấu xếp hạng 40/63 trở lên.", "Phấn đấu xếp hạng 40/63 trở lên."),
        ("Để giữ mặt đã làm tốt, UBND tỉnh ban hành Kế hoạch năm 2025:",
         "Để giữ mặt đã làm tốt, UBND tỉnh ban hành Kế hoạch năm 2026:"),
        ("Năm 2024, PCI đạt …… điểm.", "Năm 2025, PCI đạt …… điểm."),
        ("Văn bản quy phạm pháp luật năm 2025.", "Văn bản quy phạm pháp luật năm 2026."),
        ("Rà hồ sơ đã nhận, báo cáo trước ngày 30/11/2025.",
         "Rà hồ sơ đã nhận, báo cáo trước ngày 30/11/2026."),
        ("Quý IV/2025 sơ kết.", "Quý IV/2026 sơ kết."),
        ("Từ ngày 01/10/2024 đến ngày 30/6/2025.", "Từ ngày 01/10/2025 đến ngày 30/6/2026."),
    ],
)  # fmt: skip
def test_years_of_the_plan_move(before: str, after: str) -> None:
    assert rolled(TEXT.format(before)) == rolled(TEXT.format("x")).replace(
        "    x\n", f"    {after}\n"
    )


@pytest.mark.parametrize(
    ("text", "code", "was"),
    [
        ("Theo Quyết định số 10/QĐ-UBND ngày 05/01/2025.", "KH785",
         "Quyết định số 10/QĐ-UBND ngày 05/01/2025"),
        ("Theo Nghị quyết ngày 12/6/2025 của Quốc hội.", "KH785", "12/6/2025"),
        ("Từ ngày 01/3/2025, tỉnh đã thực hiện.", "KH787", "01/3/2025"),
        ("Việc đã hoàn thành trước ngày 30/6/2025.", "KH787", "30/6/2025"),
        ("Thực hiện giai đoạn 2021-2030.", "KH786", "giai đoạn 2021-2030"),
        ("Đến năm 2030 đạt 100%.", "KH786", "Đến năm 2030"),
        ("Năm 2019, tỉnh lập Trung tâm.", "KH787", "Năm 2019"),
        ("Tháng 3 năm 2025 đã họp.", "KH787", "Tháng 3 năm 2025"),
        ("Năm 2025, tỉnh đã xong việc này.", "KH787", "Năm 2025"),
        ("Chủ đề là “Việt Nam 2025”.", "KH788", "2025"),
        ("Giải quyết 2025 hồ sơ.", "KH792", "2025"),
        ("Năm 2027 tổng kết.", "KH791", "Năm 2027"),
        ("Năm học 2025-2026 bắt đầu.", "KH766", "Năm học 2025-2026"),
        ("Thuộc giai đoạn 2021-2025.", "KH766", "giai đoạn 2021-2025"),
        ("Năm hai nghìn không trăm hai mươi lăm.", "KH765", "2025"),
        ("Từ năm 2024 đã đổi khác.", "KH787", "năm 2024"),
        ("Bão năm 2024 gây thiệt hại.", "KH764", "năm 2024"),
        ("Năm 2024, PCI đạt 66,5 điểm.", "KH767", "Năm 2024"),
        ("Tỉnh dẫn đầu vùng (thứ 1/5).", "KH767", "dẫn đầu vùng (thứ 1"),
        ("Theo Kế hoạch số 5/KH-UBND ngày 05/01/2025 về cải cách năm 2025.", "KH782",
         "Kế hoạch số 5/KH-UBND ngày 05/01/2025"),
        ("Ngày 10/10/2025 là ngày hội.", "KH764", "10/10/2025"),
    ],
)  # fmt: skip
def test_other_years_stay_and_are_told(text: str, code: str, was: str) -> None:
    part = TEXT.format(text)
    assert text in rolled(part)
    assert (code, was) in codes(part)


def test_a_placeholder_in_the_name_of_an_act_keeps_its_year() -> None:
    part = TEXT.format("Kế hoạch số 5/KH-UBND ngày 05/01/2025 về cải cách năm {năm}.")
    assert "về cải cách năm 2025." in rolled(part)
    assert ("KH754", "năm {năm}") in codes(part)


def test_a_placeholder_beside_typed_results_keeps_its_year() -> None:
    part = TEXT.format("Năm {năm-1}, PCI đạt 66,5 điểm, xếp thứ 20/63.")
    assert "Năm 2024, PCI đạt 66,5 điểm, xếp thứ 20/63." in rolled(part)
    assert ("KH754", "Năm {năm-1}") in codes(part)


def test_what_is_true_of_one_year_only_is_pointed_out() -> None:
    part = TEXT.format("Năm {năm} là năm đầu tiên của mô hình mới.")
    assert ("KH771", "năm đầu tiên") in codes(part)


def test_number_and_day_are_cleared_their_comments_stay() -> None:
    new = rolled("số: '12'  # văn thư cấp", "ngày: 05/01/2025")
    assert "\nsố:  # văn thư cấp\nngày:\n" in new


INDEX = """
chỉ số:
  A:
    thang điểm: 100
    kết quả:
      2024:
        điểm: 80
        hạng: 30/63
    mục tiêu: {hạng: 20/63}
mở đầu: Năm {năm-1}, A {kết quả A}; hạng {hạng A}; {so sánh A}.
"""


def test_results_get_a_place_and_are_printed_as_a_blank() -> None:
    from kehoach.compose import compose
    from kehoach.spec.read import read_spec
    from kehoach.text.markup import plain

    data = roll(spec(Y, INDEX.replace("; {so sánh A}", "")), 2026).data
    table = yaml.safe_load(data)["chỉ số"]["A"]
    assert table["kết quả"][2025] == {"điểm": None, "hạng": None}
    assert table["mục tiêu"] == {"hạng": "20/34"}
    part = compose(read_spec(data, "x.yaml").plan).parts[0]
    assert plain(part.runs).replace("\u00a0", " ").startswith("Năm 2025, A ……; hạng ……")  # type: ignore[union-attr]


def test_a_rank_beyond_34_is_cleared_not_guessed() -> None:
    part = INDEX.replace("{hạng: 20/63}", "{hạng: 40/63}").replace("; {so sánh A}", "")
    assert "mục tiêu: {hạng: }" in rolled(part)
    assert ("KH772", "40/63") in codes(part)


TARGET = """
nội dung:
  - chỉ tiêu:
      - chỉ tiêu: Hồ sơ đúng hạn
        mã: CT-1
        mục tiêu: 98%
        hiện trạng: {}
"""


@pytest.mark.parametrize("before", ["93%", "'93%'", "…… # điền kết quả năm 2023", ""])
def test_a_baseline_is_left_to_be_filled_in_with_the_target_beside_it(before: str) -> None:
    note = "…… # điền kết quả năm 2025; mục tiêu năm 2025: 98%"
    assert f"hiện trạng: {note}\n" in rolled(TARGET.format(before))


def test_the_year_in_which_a_target_was_set_stays_beside_it() -> None:
    note = "hiện trạng: …… # điền kết quả năm 2027; mục tiêu năm 2025: 98%\n"
    assert note in rolled(TARGET.format("93%"), year=2028)


def test_last_years_plan_cited_otherwise_is_pointed_out() -> None:
    head = ("số: 12", "ngày: 05/01/2025")
    right = TEXT.format("Tiếp nối Kế hoạch số 12/KH-UBND ngày 05/01/2025.")
    wrong = TEXT.format("Tiếp nối Kế hoạch số 12/KH-UBND ngày 06/01/2025.")
    other = TEXT.format("Tiếp nối Kế hoạch số 13/KH-UBND ngày 05/01/2025.")
    found = [
        [code for code, _ in codes(*head, part)].count("KH768") for part in (right, wrong, other)
    ]
    assert found == [0, 1, 1]


def test_codes_of_tasks_stay() -> None:
    assert "mã: CT-1" in rolled(TARGET.format("93%"))
    assert ("KH789", "") in codes(TARGET.format("93%"))


def test_agencies_acts_and_districts_are_flagged_with_successor_and_act() -> None:
    part = """
    căn cứ: [Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ]
    nội dung:
      - Bộ Thông tin và Truyền thông hướng dẫn các huyện.
      - nhiệm vụ: [{việc: A, chủ trì: Sở Kế hoạch và Đầu tư}]
    """
    old = spec("năm: 2024", part)
    found = {
        (one.code, one.source, one.was, one.now)
        for one in roll(old, 2026).items
        if one.code in ("KH775", "KH776")
    }
    assert {(code, source) for code, source, _, _ in found} >= {
        ("KH775", "KH840"), ("KH775", "KH841"), ("KH775", "KH842"),
    }  # fmt: skip
    assert ("KH775", "KH840", "Sở Kế hoạch và Đầu tư", "Sở Tài chính") in found
    assert any(code == "KH776" for code, *_ in found)


STRANGE = {
    "all in flow": "{kế hoạch: A năm 2025, năm: 2025, cơ quan: UBND tỉnh Đắk Lắk, số: 5, "
    "chỉ số: {X: {mục tiêu: {hạng: 40/63}}}, nội dung: [A], nơi nhận: ['Lưu: VT'], "
    "người ký: {chức vụ: Chủ tịch}}",
    "keys without marks": "ke_hoach: A năm 2025\nnam: '2025'\nco quan: UBND tỉnh Đắk Lắk\nso: 5\n"
    "ngay: 5/1/2025\nnoi dung:\n- {chi_tieu: [{chi_tieu: B, muc_tieu: 5%, hien_trang: 4%}]}\n"
    "noi nhan: ['Lưu: VT']\nnguoi ky: {chuc vu: Chủ tịch}",
    "an alias": spec("năm: 2025", "mở đầu: &x Việc năm 2025.", "kết thúc: *x"),
    "escapes": spec("năm: 2025", 'mở đầu: "Vi\\u1ec7c n\\u0103m 2025 \\\n  l\\u00e0 A."'),
    "doubled quotes": spec("năm: 2025", "mở đầu: 'Việc ''A'' năm 2025.'"),
    "no line end": spec("năm: 2025").rstrip(),
    "blanks": spec("năm: 2025", "số:", "ngày: ~", "mở đầu:"),
    "results without years": spec(
        "năm: 2025", "chỉ số:\n  X:\n    kết quả:\n    mục tiêu: {điểm: 5}"
    ),
    "results last": spec(
        "năm: 2025", "chỉ số:\n  X:\n    kết quả:\n      2024: {hạng: 1/63}\n\n# hết"
    ),
    "a folded baseline": spec("năm: 2025", TARGET.format(">-\n          93%\n          của tỉnh")),
    "a tag": spec("năm: 2025", "mở đầu: !!str Việc năm 2025."),
    "a hidden character": spec("năm: 2025", "mở đầu: Vi\u200bệc năm 2025."),
    "a lone carriage return": spec("năm: 2025").replace("\n", "\r"),
}  # fmt: skip


@pytest.mark.parametrize("name", STRANGE)
def test_strange_ways_of_writing_are_rolled_too(name: str) -> None:
    one = roll(STRANGE[name], 2027)
    assert one.plan is not None and one.plan.year == 2027
    assert one.plan.number is None and one.plan.day is None
    assert roll(roll(STRANGE[name], 2026).data, 2027).data == one.data


def test_a_year_before_the_plans_or_too_far_after_is_refused() -> None:
    for year, code in ((2024, "KH994"), (2056, "KH898")):
        with pytest.raises(BadInput) as stopped:
            roll(spec(Y), year)
        assert [one.code for one in stopped.value.problems] == [code]


def test_a_spec_at_fault_is_told_as_such() -> None:
    with pytest.raises(BadInput):
        roll("năm: 2025\n", 2026)
