"""Rules of content asked about specs: each rule's own cases, and what a plan may allow."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from maker import merged

from kehoach.errors import BadInput
from kehoach.problem import Problem, Severity
from kehoach.rules import SEVERITY, Rule, family, rules
from kehoach.spec.content import ADVICE, JUDGES, SpecResult, judge_spec
from kehoach.spec.read import read_spec

MODEL: dict[str, Any] = yaml.safe_load("""
kế hoạch: Nâng cao Chỉ số cải cách hành chính năm {năm}
năm: '2026'
cơ quan: UBND tỉnh Đắk Lắk
ngày: 05/3/2026
chỉ số:
  PAR INDEX:
    thang điểm: '100'
    kết quả:
      2024: {điểm: '83,87', hạng: 33/63}
      2025: {điểm: '85,42', hạng: 15/34}
    mục tiêu: {hạng: 12/34}
mở đầu:
  - '{cơ quan} ban hành Kế hoạch nâng cao Chỉ số cải cách hành chính năm {năm}, cụ thể như sau:'
nội dung:
  - mục: Mục đích, yêu cầu
    nội dung: [Phân công rõ cơ quan chủ trì của từng nhiệm vụ.]
  - mục: Kết quả cần đạt
    chỉ tiêu:
      - {chỉ tiêu: Tỷ lệ hồ sơ đúng hạn, mục tiêu: 98%}
  - mục: Nhiệm vụ
    nội dung:
      - 'Có 02 nhiệm vụ:'
      - nhiệm vụ:
          - {việc: Rà soát thủ tục hành chính, chủ trì: Sở Nội vụ, phối hợp: Sở Tư pháp,
             thời hạn: trước ngày 30/6/2026, sản phẩm: Báo cáo rà soát}
          - {việc: Khảo sát sự hài lòng, chủ trì: Sở Nội vụ, thời hạn: quý III, sản phẩm: Báo cáo}
  - mục: Kinh phí
    nội dung: [Kinh phí từ ngân sách tỉnh.]
  - mục: Tổ chức thực hiện
    nội dung: [Sở Nội vụ theo dõi việc thực hiện.]
kết thúc: Trên đây là Kế hoạch nâng cao Chỉ số cải cách hành chính năm {năm}
nơi nhận: ['Lưu: VT']
người ký: {chức vụ: Chủ tịch}
""")


def errors(refused: BadInput) -> list[Problem]:
    return [one for one in refused.problems if one.severity is Severity.ERROR]


ANSWERS = {
    "spec_holds": "held",
    "spec_breaks": "broken",
    "spec_not_applicable": "not applicable",
}
CASES = [
    pytest.param(rule, key, case, id=f"{rule.id}-{number}-{key}")
    for rule in family("ke-hoach").rules
    for number, case in enumerate(rule.cases, 1)
    for key in ANSWERS.keys() & case.keys()
]


def written(change: dict[str, Any]) -> str:
    made = merged(MODEL, change)
    kept = {key: value for key, value in made.items() if value is not None}
    return yaml.dump(kept, allow_unicode=True, sort_keys=False, width=1000)


def read(change: dict[str, Any]) -> tuple[Problem, ...]:
    return read_spec(written(change).encode(), "x.yaml").problems


def answers(change: dict[str, Any]) -> dict[str, SpecResult]:
    plan = read_spec(written(change).encode(), "x.yaml").plan
    return {one.rule.id: one for one in judge_spec(plan, "nd30-2020")}


@pytest.mark.parametrize(("rule", "key", "case"), CASES)
def test_a_case_gets_its_answer(rule: Rule, key: str, case: dict[str, Any]) -> None:
    result = answers(case[key])[rule.id]
    assert result.answer == ANSWERS[key], result.findings
    found = [problem for problem in read(case[key]) if problem.code == rule.id]
    assert len(found) == len(result.findings)
    if "line" in case:
        assert case["line"] in found[0].place.quote
    if "args" in case:
        assert dict(found[0].args) == case["args"]


def test_the_model_has_nothing_to_mend() -> None:
    found = [problem.code for problem in read({})]
    assert [code for code in found if code in rules()] == []


@pytest.mark.parametrize(("rule", "key", "case"), CASES)
def test_a_finding_has_words_for_all_that_it_says(
    rule: Rule, key: str, case: dict[str, Any]
) -> None:
    for problem in read(case[key]):
        if problem.code == rule.id:
            for language in ("vi", "en"):
                said = rule.words(language)
                assert said.finding.format(**problem.args) and said.mend.format(**problem.args)


def test_every_spec_rule_is_judged_once_with_the_weight_of_its_grade() -> None:
    judged = [rule_id for rule_id, _ in JUDGES]
    assert sorted(judged) == sorted(rule.id for rule in rules().values() if "spec" in rule.on)
    for rule_id in judged:
        for ground in rules()[rule_id].grounds.values():
            assert (SEVERITY[ground.grade] is Severity.ADVICE) == (rule_id in ADVICE)


NO_PRODUCT = {"nội dung": {2: {"nội dung": {1: {"nhiệm vụ": {0: {"sản phẩm": None}}}}}}}


@pytest.mark.parametrize("name", ["KH703", "kh703", "nhiem-vu-thieu-san-pham"])
def test_an_allowed_finding_is_dropped_and_told_with_its_reason(name: str) -> None:
    change = {**NO_PRODUCT, "cho phép": {name: "sản phẩm giao sau"}}
    assert "KH703" not in {problem.code for problem in read(change)}
    result = answers(change)["KH703"]
    assert (result.answer, result.findings) == ("held", ())
    assert (len(result.allowed), result.why) == (1, "sản phẩm giao sau")


def test_what_is_allowed_and_not_found_says_nothing() -> None:
    result = answers({"cho phép": {"KH703": "sản phẩm giao sau"}})["KH703"]
    assert (result.answer, result.allowed, result.why) == ("held", (), "")


@pytest.mark.parametrize(
    ("allowed", "code", "line"),
    [
        ({"nhiem-vu-thieu-sanpham": "vì sao"}, "KH948", "nhiem-vu-thieu-sanpham: vì sao"),
        ({"KH799": "vì sao"}, "KH948", "KH799: vì sao"),
        ({"KH703": ""}, "KH912", "KH703: ''"),
    ],
)
def test_a_rule_no_one_knows_or_no_reason_is_an_error(
    allowed: dict[str, str], code: str, line: str
) -> None:
    with pytest.raises(BadInput) as caught:
        read({"cho phép": allowed})
    (problem,) = errors(caught.value)
    assert problem.code == code
    assert re.sub(r"^\s+", "", problem.place.quote) == line


def test_a_rule_misspelt_gets_the_nearest() -> None:
    with pytest.raises(BadInput) as caught:
        read({"cho phép": {"nhiem-vu-thieu-sanpham": "vì sao"}})
    assert errors(caught.value)[0].args["hint"] == "nhiem-vu-thieu-san-pham"
