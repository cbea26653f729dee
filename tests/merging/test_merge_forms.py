"""How a change reaches the file: the ways in which people write YAML, and what they keep there."""

from __future__ import annotations

import pytest
from subspecs import merged

from kehoach.errors import BadInput
from kehoach.merging import Merged, merge
from kehoach.report import describe
from kehoach.spec.read import read_spec
from kehoach.spec.settled import unsettled
from small_plans import FILE, spec

BASE = """\
nội dung:
  - mục: Nhiệm vụ
    nội dung:
      - nhiệm vụ:
          - mã: a
            việc: Rà soát
            chủ trì: Sở Nội vụ
            thời hạn: quý II
          - mã: b
            việc: Tổng hợp
            chủ trì: Sở Nội vụ
            phối hợp: Sở Tài chính
"""
NOTE = "# Bản của Sở.\n"


def told(new: Merged) -> list[str]:
    """Code and name of each thing done, then of each conflict."""
    return [f"{one.code} {one.args['at']}" for one in (*new.changes, *new.conflicts)]


def merging(ours: str, *above: tuple[str, str], base: str = BASE) -> tuple[str, list[str]]:
    """The part of a department's spec after a merge, and what is told of it."""
    theirs = base
    for was, now in above:
        assert theirs.count(was) == 1
        theirs = theirs.replace(was, now)
    new = merged(spec(base).encode(), (NOTE + spec(ours)).encode(), spec(theirs).encode())
    head = NOTE + spec(ours).removesuffix(ours.strip("\n") + "\n")
    text = new.data.decode()
    assert text.startswith(head)
    return text.removeprefix(head), told(new)


DUE = ("quý II", "quý III")
SUPPORT = (
    "phối hợp: Sở Tài chính",
    "phối hợp:\n              - Sở Tài chính\n              - Sở Tư pháp",
)


@pytest.mark.parametrize(
    ("typed", "now"),
    [
        ("quý II", "quý III"),
        ("'quý II'", "'quý III'"),
        ('"quý II"  # phòng A', '"quý III"  # phòng A'),
        (">-\n              quý\n              II", "quý III"),
        ("quý\n              II", "quý III"),
        ("!!str quý II", "!!str quý III"),
    ],
)
def test_a_value_keeps_its_quotes_and_its_note(typed: str, now: str) -> None:
    ours = BASE.replace("quý II", typed)
    text, said = merging(ours, DUE)
    assert (text, said) == (BASE.replace("quý II", now), ["KH1053 nhiệm vụ a, thời hạn"])


def test_a_long_text_is_folded_as_we_write_it() -> None:
    long = (
        "Rà soát toàn bộ vị trí việc làm của các cơ quan chuyên môn và đơn vị sự nghiệp thuộc tỉnh"
    )
    text, _ = merging(BASE, ("Rà soát", long))
    assert text == BASE.replace(
        "Rà soát", f">-\n              {long[:84]}\n              {long[85:]}"
    )


@pytest.mark.parametrize(
    ("typed", "now"),
    [
        ("phối hợp: Sở Tài chính", "phối hợp: [Sở Tài chính, Sở Tư pháp]"),
        ("phối hợp: [Sở Tài chính]  # đã hỏi", "phối hợp: [Sở Tài chính, Sở Tư pháp]  # đã hỏi"),
        ("phoi_hop: ['Sở Tài chính']", "phoi_hop: ['Sở Tài chính', Sở Tư pháp]"),
        (
            "phối hợp:\n            - Sở Tài chính  # ông B",
            "phối hợp:\n            - Sở Tài chính  # ông B\n            - Sở Tư pháp",
        ),
        ("phối hợp: Sở Tài chính; Sở Y tế", "phối hợp: [Sở Tài chính, Sở Tư pháp, Sở Y tế]"),
    ],
)
def test_a_list_grows_in_its_form(typed: str, now: str) -> None:
    ours = BASE.replace("phối hợp: Sở Tài chính", typed)
    text, said = merging(ours, SUPPORT)
    assert text == BASE.replace("phối hợp: Sở Tài chính", now)
    assert said == ["KH1054 nhiệm vụ b, phối hợp “Sở Tư pháp”"]


def test_parts_within_brackets_are_changed_there() -> None:
    ours = BASE.replace(
        "- mã: a\n            việc: Rà soát\n            chủ trì: Sở Nội vụ\n"
        "            thời hạn: quý II\n",
        '- {mã: "a", việc: Rà soát, chủ trì: Sở Nội vụ, thời hạn: quý II}  # xong sớm\n',
    )
    text, _ = merging(
        ours, ("thời hạn: quý II", "thời hạn: quý III\n            sản phẩm: Báo cáo")
    )
    row = '- {mã: "a", việc: Rà soát, chủ trì: Sở Nội vụ, thời hạn: quý III, sản phẩm: Báo cáo}'
    assert f"{row}  # xong sớm\n" in text


def test_a_key_left_blank_is_filled_in() -> None:
    base = BASE.replace("            thời hạn: quý II\n", "")
    ours = BASE.replace("thời hạn: quý II", "thời hạn:   # chờ tỉnh")
    theirs = ("việc: Rà soát\n", "việc: Rà soát\n            thời hạn: quý II\n")
    text, _ = merging(ours, theirs, base=base)
    assert text == BASE.replace("thời hạn: quý II", "thời hạn: quý II   # chờ tỉnh")


def test_the_first_key_of_an_item_may_go() -> None:
    ours = BASE.replace(
        "- mã: a\n            việc: Rà soát",
        "- thời hạn: quý II\n            mã: a\n            việc: Rà soát",
    ).replace("Sở Nội vụ\n            thời hạn: quý II", "Sở Nội vụ")
    text, said = merging(ours, ("            thời hạn: quý II\n", ""))
    assert text == BASE.replace("            thời hạn: quý II\n", "")
    assert said == ["KH1055 nhiệm vụ a, thời hạn (“quý II”)"]


def test_what_an_alias_stands_for_is_left_and_told() -> None:
    """A change of it would be one elsewhere too."""
    ours = BASE.replace("chủ trì: Sở Nội vụ", "chủ trì: &ai Sở Nội vụ", 1)
    ours = ours.replace("chủ trì: Sở Nội vụ", "chủ trì: *ai")
    base = BASE.replace(
        "việc: Tổng hợp\n            chủ trì: Sở Nội vụ",
        "việc: Tổng hợp\n            chủ trì: Sở Nội vụ ",
    )
    text, said = merging(ours, ("Sở Nội vụ ", "Sở Tư pháp"), ("quý II", "quý III"), base=base)
    assert text.startswith(ours.replace("quý II", "quý III"))
    assert said == ["KH1053 nhiệm vụ a, thời hạn", "KH1058 nhiệm vụ b, chủ trì"]


def test_a_removed_task_with_a_note_of_a_person_stays() -> None:
    ours = BASE.replace("việc: Rà soát\n", "việc: Rà soát\n            # đã giao bà C\n")
    gone = BASE[BASE.index("          - mã: a") : BASE.index("          - mã: b")]
    text, said = merging(ours, (gone, ""))
    assert text.startswith(ours)
    assert said == ["KH1058 nhiệm vụ a"]


def test_a_section_dropped_above_keeps_what_the_department_wrote_in_it() -> None:
    more = "  - mục: Khác\n    gạch: [Việc chung.]\n"
    ours = BASE + more.replace("Việc chung.", "Việc chung., Việc riêng của Sở.")
    text, said = merging(ours, (more, ""), base=BASE + more)
    assert text == BASE + more.replace("Việc chung.", "Việc riêng của Sở.")
    assert said == ["KH1057 mục “Khác”", "KH1055 mục “Khác”, gạch “Việc chung.”"]


def test_blocks_under_a_section_move_under_its_body_when_a_section_joins_them() -> None:
    base = "nội dung:\n  - mục: Khác\n    gạch:\n      - 'Một.'  # cũ\n"
    above = (
        "    gạch:\n      - 'Một.'  # cũ\n",
        "    nội dung:\n      - gạch: [Một.]\n      - {mục: Mới, gạch: [Hai.]}\n",
    )
    text, _ = merging(base, above, base=base)
    assert text == (
        "nội dung:\n  - mục: Khác\n    nội dung:\n      - gạch:\n          - 'Một.'  # cũ\n"
        "      - mục: Mới\n        gạch:\n          - Hai.\n"
    )


def test_a_change_that_would_not_load_becomes_a_conflict() -> None:
    """The plan above dropped a section to which the department refers."""
    ours = BASE.replace("mã: a\n", "mã: a\n            gốc: a\n") + (
        "      - mục: Riêng\n        nội dung: ['Xem {xem đích}.']\n"
    )
    base = BASE + "  - mục: Đích\n    nhãn: đích\n    gạch: [Một.]\n"
    ours = ours.replace("      - mục: Riêng\n        nội dung", "  - mục: Riêng\n    nội dung")
    ours += "  - mục: Đích\n    nhãn: đích\n    gạch: [Một.]\n"
    text, said = merging(ours, ("  - mục: Đích\n    nhãn: đích\n    gạch: [Một.]\n", ""), base=base)
    assert text.startswith(ours)
    assert said == ["KH1058 mục “Đích”"]


CLASH = (BASE.replace("quý II", "tháng 5"), ("quý II", "tháng 4"))


def test_a_conflict_is_updated_when_the_plan_above_changes_again() -> None:
    base, first, second = (
        spec(BASE.replace("quý II", due)) for due in ("quý II", "tháng 4", "tháng 3")
    )
    once = merged(base.encode(), spec(CLASH[0]).encode(), first.encode())
    twice = merged(first.encode(), once.data, second.encode())
    assert twice.data == once.data.replace("tháng 4".encode(), "tháng 3".encode())
    assert told(twice) == ["KH1058 nhiệm vụ a, thời hạn"]


def test_a_conflict_ends_when_the_plan_above_says_what_the_department_says() -> None:
    base, first, second = (
        spec(BASE.replace("quý II", due)) for due in ("quý II", "tháng 4", "tháng 5")
    )
    once = merged(base.encode(), spec(CLASH[0]).encode(), first.encode())
    twice = merged(first.encode(), once.data, second.encode())
    assert twice.data.decode() == spec(CLASH[0]) + "\n"
    assert told(twice) == ["KH1060 nhiệm vụ a, thời hạn"]


def test_a_settled_conflict_comes_back_only_with_a_new_change() -> None:
    base, first = spec(BASE), spec(BASE.replace("quý II", "tháng 4"))
    settled = spec(CLASH[0]).encode()
    assert merged(base.encode(), settled, first.encode()).conflicts
    assert merged(first.encode(), settled, first.encode()).data == settled
    again = merged(first.encode(), settled, spec(BASE.replace("quý II", "tháng 3")).encode())
    assert told(again) == ["KH1058 nhiệm vụ a, thời hạn"]


def test_an_open_conflict_is_warned_of_and_keeps_the_plan_from_being_issued() -> None:
    new = merged(
        spec(BASE).encode(),
        spec(CLASH[0]).encode(),
        spec(BASE.replace("quý II", "tháng 4")).encode(),
    )
    read = read_spec(new.data, FILE)
    open_one = next(one for one in read.problems if one.code == "KH1050")
    assert open_one.place.quote == "  - tại: nhiệm vụ a, thời hạn"
    refused = unsettled(read.problems)
    assert refused is not None
    assert (refused.code, refused.place, refused.args["count"]) == ("KH1052", open_one.place, "1")
    assert unsettled(read_spec(spec(BASE).encode(), FILE).problems) is None
    assert "tháng 4" in (read.plan.conflicts[0].theirs or "")


@pytest.mark.parametrize(
    ("ours", "codes"),
    [
        ("nơi nhận: [\n", ["KH1051", "KH905"]),
        ("nội dung: []\nthừa: x\n", ["KH1051", "KH926"]),
    ],
    ids=["no YAML", "an unknown key"],
)
def test_a_faulty_spec_is_not_merged(ours: str, codes: list[str]) -> None:
    with pytest.raises(BadInput) as caught:
        merge(spec(BASE).encode(), spec(ours).encode(), spec(BASE).encode(), FILE)
    assert [one.code for one in caught.value.problems] == codes
    assert "tệp giữ nguyên" in describe(caught.value.problems[0])


def test_a_broken_base_is_told() -> None:
    with pytest.raises(BadInput) as caught:
        merge(b"a: [", spec(BASE).encode(), spec(BASE).encode(), FILE)
    assert [one.code for one in caught.value.problems] == ["KH1061"]
