"""A plan against its sub-plans: whatever was lost or changed is told, with both places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.plan import Plan
from kehoach.problem import Severity
from kehoach.spec.emitting import yaml_of
from kehoach.spec.read import read_spec
from kehoach.splitting import Options, shares_of, subplan
from kehoach.splitting.shares import Shares
from kehoach.splitting.slugs import slugs
from kehoach.splitting.verifying import Gap, Sub, verify
from kehoach.tracing import summary, trace

PARENT = """\
kế hoạch: Cải cách hành chính năm {năm}
năm: 2026
cơ quan: UBND tỉnh Đắk Lắk
số: 25
ngày: 15/01/2026
nội dung:
  - mục: Chỉ tiêu
    chỉ tiêu:
      - {mã: ct-1, chỉ tiêu: Tỷ lệ hồ sơ trực tuyến, mục tiêu: từ 80% trở lên, chủ trì: Sở Tư pháp}
  - mục: Nhiệm vụ
    nhiệm vụ:
      - mã: nv-1
        việc: Kiểm tra công vụ
        chủ trì: Sở Nội vụ
        phối hợp: Sở Tư pháp; Sở Tài chính
        thời hạn: 30/10/2026
        chỉ tiêu: 30% số đơn vị
      - mã: nv-2
        việc: Rà soát văn bản
        chủ trì: Sở Tư pháp
        phối hợp: Sở Nội vụ
        thời hạn: quý III
      - mã: nv-3
        việc: Thanh toán không dùng tiền mặt
        chủ trì: Sở Tài chính
        thời hạn: thường xuyên
nơi nhận: 'Lưu: VT'
người ký: {chức vụ: Chủ tịch}
"""
NV1, NV2 = (
    ("nội dung", 1, "nội dung", 0, "nhiệm vụ", 0),
    ("nội dung", 1, "nội dung", 0, "nhiệm vụ", 1),
)


def shares_from(text: str) -> Shares:
    return shares_of(read_spec(text.encode(), "tinh.yaml").plan)


def made(shares: Shares, name: str) -> dict[str, Any]:
    """Return the spec of an agency as plain data, as a person would have it before editing."""
    share = shares.of(name)
    assert share is not None
    data = yaml.load(yaml_of(subplan(shares, share, Options()).data), yaml.BaseLoader)
    assert isinstance(data, dict)
    return data


def read(name: str, data: dict[str, Any]) -> Sub:
    return Sub(f"{name}.yaml", read_spec(yaml_of(data).encode(), f"{name}.yaml").plan)


NAMES = ("Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính")


def folder(edit: Callable[[dict[str, dict[str, Any]]], None] | None = None) -> tuple[Gap, ...]:
    """Return what is found in the three sub-plans after a person's edit."""
    shares = shares_from(PARENT)
    specs = {name: made(shares, name) for name in NAMES}
    if edit:
        edit(specs)
    return verify(shares, [read(name, data) for name, data in specs.items()])


def tasks(data: dict[str, Any], title: str) -> list[dict[str, Any]]:
    (part,) = (one for one in data["nội dung"] if one["mục"] == "Nhiệm vụ")
    (section,) = (one for one in part["nội dung"] if one["mục"] == title)
    found: list[dict[str, Any]] = section["nội dung"][1]["nhiệm vụ"]
    return found


LED, SUPPORTED = "Nhiệm vụ chủ trì", "Nhiệm vụ phối hợp"


def nv1(specs: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return tasks(specs["Sở Nội vụ"], LED)[0]


def target(specs: dict[str, dict[str, Any]]) -> dict[str, Any]:
    (part,) = (one for one in specs["Sở Tư pháp"]["nội dung"] if one["mục"] == "Chỉ tiêu")
    found: dict[str, Any] = part["nội dung"][1]["chỉ tiêu"][0]
    return found


def test_what_split_made_is_whole() -> None:
    assert folder() == ()


def lose(specs: dict[str, dict[str, Any]]) -> None:
    nv1(specs).update(mã="sn-9", việc="Việc khác")
    del nv1(specs)["gốc"]


def double(specs: dict[str, dict[str, Any]]) -> None:
    tasks(specs["Sở Tư pháp"], SUPPORTED)[0]["chủ trì"] = "Sở Tư pháp"


def hand_over(specs: dict[str, dict[str, Any]]) -> None:
    nv1(specs)["chủ trì"] = "Sở Xây dựng"


def put_off(specs: dict[str, dict[str, Any]]) -> None:
    nv1(specs)["thời hạn"] = "tháng 11"


def leave_open(specs: dict[str, dict[str, Any]]) -> None:
    del nv1(specs)["thời hạn"]


def lower(specs: dict[str, dict[str, Any]]) -> None:
    nv1(specs)["chỉ tiêu"] = "20% số đơn vị"


def aim_lower(specs: dict[str, dict[str, Any]]) -> None:
    target(specs)["mục tiêu"] = "75%"


def drop_target(specs: dict[str, dict[str, Any]]) -> None:
    target(specs).update(mã="khac", **{"chỉ tiêu": "Tỷ lệ khác"})
    del target(specs)["gốc"]


def forget_support(specs: dict[str, dict[str, Any]]) -> None:
    nv1(specs)["phối hợp"] = "Sở Tài chính"


def forget_to_support(specs: dict[str, dict[str, Any]]) -> None:
    task = tasks(specs["Sở Tài chính"], SUPPORTED)[0]
    task["mã"] = "tc-9"
    del task["gốc"]


def other_lead_above(specs: dict[str, dict[str, Any]]) -> None:
    tasks(specs["Sở Tài chính"], SUPPORTED)[0]["chủ trì"] = "Sở Y tế"


def name_nothing(specs: dict[str, dict[str, Any]]) -> None:
    tasks(specs["Sở Nội vụ"], LED).append(
        {"việc": "Việc riêng", "chủ trì": "Sở Nội vụ", "gốc": "nv-99"}
    )


def say_otherwise(specs: dict[str, dict[str, Any]]) -> None:
    target(specs)["mục tiêu"] = "cao hơn năm trước"


def throw_away(specs: dict[str, dict[str, Any]]) -> None:
    del specs["Sở Tài chính"]


def leave_the_plan(specs: dict[str, dict[str, Any]]) -> None:
    specs["Sở Tài chính"]["kế hoạch gốc"]["năm"] = "2025"


EDITS = [
    (lose, [("KH1040", NV1, None)]),
    (double, [("KH1041", NV1, "chủ trì")]),
    (hand_over, [("KH1042", NV1, "chủ trì")]),
    (put_off, [("KH1043", NV1, "thời hạn")]),
    (leave_open, [("KH1043", NV1, 0)]),
    (lower, [("KH1044", NV1, "chỉ tiêu")]),
    (aim_lower, [("KH1044", ("nội dung", 0, "nội dung", 0, "chỉ tiêu", 0), "mục tiêu")]),
    (drop_target, [("KH1039", ("nội dung", 0, "nội dung", 0, "chỉ tiêu", 0), None)]),
    (forget_support, [("KH1045", NV1, "phối hợp")]),
    (forget_to_support, [("KH1045", NV1, None)]),
    (other_lead_above, [("KH1042", NV1, "chủ trì")]),
    (name_nothing, [("KH1047", None, "gốc")]),
    (say_otherwise, [("KH1038", ("nội dung", 0, "nội dung", 0, "chỉ tiêu", 0), "mục tiêu")]),
    (throw_away, [("KH1049", ("nội dung", 1, "nội dung", 0, "nhiệm vụ", 2), None)]),
    (
        leave_the_plan,
        [
            ("KH1049", ("nội dung", 1, "nội dung", 0, "nhiệm vụ", 2), None),
            ("KH1048", None, "cơ quan"),
        ],
    ),
]


@pytest.mark.parametrize(("edit", "wanted"), EDITS, ids=[edit.__name__ for edit, _ in EDITS])
def test_an_edit_is_found_at_both_places_and_nothing_else(
    edit: Callable[[dict[str, dict[str, Any]]], None], wanted: list[tuple[Any, ...]]
) -> None:
    found = folder(edit)
    assert [(gap.code, gap.above, gap.loc and gap.loc[-1]) for gap in found] == wanted


def bring_forward(specs: dict[str, dict[str, Any]]) -> None:
    nv1(specs)["thời hạn"] = "15/10/2026"


def aim_higher(specs: dict[str, dict[str, Any]]) -> None:
    target(specs)["mục tiêu"] = "82%"


def give_to_a_division(specs: dict[str, dict[str, Any]]) -> None:
    nv1(specs)["chủ trì"] = "Phòng Cải cách hành chính"


def write_other_words(specs: dict[str, dict[str, Any]]) -> None:
    nv1(specs).update(việc="Kiểm tra việc thực hiện công vụ tại cơ sở", **{"sản phẩm": "Báo cáo"})


def cut_into_steps(specs: dict[str, dict[str, Any]]) -> None:
    first = {**nv1(specs), "mã": "nv-1.1", "thời hạn": "tháng 5"}
    tasks(specs["Sở Nội vụ"], LED)[:1] = [first, {**nv1(specs), "mã": "nv-1.2"}]


def add_own(specs: dict[str, dict[str, Any]]) -> None:
    own = {"mã": "sn-1", "việc": "Việc của Sở", "chủ trì": "Sở Nội vụ", "thời hạn": "tháng 12"}
    tasks(specs["Sở Nội vụ"], LED).append(own)


@pytest.mark.parametrize(
    "edit",
    [bring_forward, aim_higher, give_to_a_division, write_other_words, cut_into_steps, add_own],
    ids=lambda edit: edit.__name__,
)
def test_what_an_agency_may_do_with_its_own_plan_is_no_fault(
    edit: Callable[[dict[str, dict[str, Any]]], None],
) -> None:
    assert folder(edit) == ()


def test_a_task_that_nobody_leads_is_told() -> None:
    data = yaml.load(PARENT, yaml.BaseLoader)
    del data["nội dung"][1]["nhiệm vụ"][2]["chủ trì"]
    shares = shares_of(Plan.model_validate(data))
    subs = [read(name, made(shares, name)) for name in NAMES if shares.of(name)]
    (gap,) = verify(shares, subs)
    assert (gap.code, gap.severity, gap.args["code"]) == ("KH1046", Severity.WARNING, "nv-3")


def test_of_two_specs_of_one_agency_the_second_is_told() -> None:
    shares = shares_from(PARENT)
    subs = [read(name, made(shares, name)) for name in NAMES]
    again = Sub("ban-sao.yaml", subs[0].plan)
    (gap,) = verify(shares, [*subs, again])
    assert (gap.code, gap.sub, gap.args["file"]) == ("KH1037", again, "Sở Nội vụ.yaml")


AGENCIES = st.sampled_from(["Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Sở Xây dựng", "Sở Y tế"])
TASKS = st.lists(
    st.fixed_dictionaries(
        {"chủ trì": AGENCIES},
        optional={
            "phối hợp": st.lists(AGENCIES, min_size=1, max_size=3, unique=True),
            "thời hạn": st.sampled_from(["tháng 6", "30/9/2026", "quý IV", "thường xuyên"]),
        },
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, deadline=None)
@given(TASKS)
def test_every_task_is_led_in_exactly_one_sub_plan(rows: list[dict[str, Any]]) -> None:
    data = yaml.load(PARENT, yaml.BaseLoader)
    for number, row in enumerate(rows):
        row |= {"mã": f"x-{number}", "việc": f"Việc thứ {number}"}
    data["nội dung"] = [{"mục": "Nhiệm vụ", "nội dung": [{"nhiệm vụ": rows}]}]
    shares = shares_of(Plan.model_validate(data))
    subs = [read(share.name, made(shares, share.name)) for share in shares.shares]
    led = [
        task.origin
        for sub in subs
        for _, task in sub.facts.tasks
        if task.lead == (sub.plan.agency.name,)
    ]
    assert sorted(filter(None, led)) == sorted(row["mã"] for row in rows)
    assert verify(shares, subs) == ()


def test_both_places_are_told_in_words_and_the_old_file_stays(tmp_path: Path) -> None:
    parent = tmp_path / "tinh.yaml"
    parent.write_text(PARENT, encoding="utf-8")
    subs = tmp_path / "cac-so"
    subs.mkdir()
    shares = shares_from(PARENT)
    specs = {name: made(shares, name) for name in NAMES}
    put_off(specs)
    for number, data in enumerate(specs.values()):
        (subs / f"{number}.yaml").write_text(yaml_of(data), encoding="utf-8")
    (subs / "hong.yaml").write_text("kế hoạch: [", encoding="utf-8")
    found = trace(str(parent), subs)
    late = next(one for one in found.problems if one.code == "KH1043")
    assert late.place.file == str(subs / "0.yaml")
    assert late.place.quote.strip() == "thời hạn: tháng 11"
    assert late.args["above"].startswith(f"{parent}:12:")
    assert {one.place.file for one in found.problems} == {late.place.file, str(subs / "hong.yaml")}
    assert found.exit_code == 1
    assert summary(found).startswith("Đã đối chiếu 3 đặc tả con với 3 nhiệm vụ: ")


def test_a_spec_at_fault_is_told_for_itself_and_not_as_missing(tmp_path: Path) -> None:
    parent, subs = tmp_path / "tinh.yaml", tmp_path / "cac-so"
    parent.write_text(PARENT, encoding="utf-8")
    subs.mkdir()
    shares = shares_from(PARENT)
    names = slugs(one.name for one in shares.shares)
    for name, slug in names.items():
        (subs / f"{slug}.yaml").write_text(yaml_of(made(shares, name)), encoding="utf-8")
    (subs / "so-noi-vu.yaml").write_text("kế hoạch: [", encoding="utf-8")
    found = trace(str(parent), subs)
    assert {one.place.file for one in found.problems} == {str(subs / "so-noi-vu.yaml")}
    (subs / "so-noi-vu.yaml").unlink()
    (gap,) = trace(str(parent), subs).problems
    assert gap.code == "KH1049"
