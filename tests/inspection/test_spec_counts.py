"""The counts of a spec's inspection include what its reader and the registers told."""

from __future__ import annotations

from kehoach.inspection.specs import inspect_spec
from kehoach.inspection.text import page
from small_plans import FILE, spec

RIGHT = "nội dung: ['Các sở, ban, ngành triển khai kế hoạch này.']"


def counts(*parts: str) -> dict[str, int]:
    return inspect_spec(spec(*parts).encode(), FILE).counts


def test_a_kind_of_finding_is_one_broken_rule_however_often_it_is_met() -> None:
    base = counts(RIGHT)
    once = counts(RIGHT, "nơi nhận: [UBND các huyện, 'Lưu: VT']")
    twice = counts(RIGHT, "nơi nhận: [UBND các huyện, UBND huyện Krông Bông, 'Lưu: VT']")
    assert base["broken"] == 0
    assert once["broken"] == 1
    assert twice == once
    assert {key: once[key] for key in once if key != "broken"} == {
        key: base[key] for key in base if key != "broken"
    }


def test_rules_of_content_are_counted_once() -> None:
    task = "nội dung: [{nhiệm vụ: [{việc: Rà soát, chủ trì: Sở A, thời hạn: quý II}]}]"
    found = inspect_spec(spec(task).encode(), FILE)
    assert found.counts["broken"] == len({one.problem.code for one in found.findings}) == 1


def test_the_page_never_tells_of_a_finding_and_of_no_broken_rule() -> None:
    told = page(inspect_spec(spec(RIGHT, "nơi nhận: [Bộ Nội vụ]").encode(), FILE))
    assert "KH883" in told and " 1 sai" in told
