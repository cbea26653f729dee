"""An inspection as a page to read, as JSON and as SARIF."""

from __future__ import annotations

from datetime import date
from typing import Any

from maker import make

from kehoach.inspection import Inspection
from kehoach.inspection.documents import inspect_document
from kehoach.inspection.machine import as_json, as_sarif
from kehoach.inspection.specs import inspect_spec
from kehoach.inspection.text import page

CHANGE: dict[str, Any] = {"trang": {"top": 10}, "quoc_hieu": {"size": 16}}


def wrong() -> Inspection:
    return inspect_document(make(CHANGE), "a b/kế.docx", today=date(2026, 11, 22))


def test_findings_stand_by_weight_and_rule_with_clause_place_and_mend() -> None:
    lines = page(wrong()).splitlines()
    assert lines[:2] == ["a b/kế.docx", "Xét kế hoạch theo NĐ 30/2020, ngày 05/03/2026."]
    assert lines[3] == "LỖI (trái quy định)"
    start = next(i for i, line in enumerate(lines) if line.startswith("  KH204 "))
    assert lines[start].endswith(" [PL I, II.1.a]")
    assert lines[start + 1] == ("      trang 1, Quốc hiệu: “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”")
    assert lines[start + 2].startswith("      Sửa: ")


def test_the_four_answers_are_counted() -> None:
    inspection = wrong()
    counts = inspection.counts
    told = page(inspection).splitlines()
    assert (
        f"Đã hỏi {sum(counts.values())} quy tắc: {counts['held']} đúng, {counts['broken']} sai, "
        f"{counts['not applicable']} không áp dụng, {counts['not judged']} chưa xét được."
    ) in told


def test_right_in_form_is_said_only_when_all_was_judged() -> None:
    clean = inspect_document(make(), "a.docx")
    said = "Đúng thể thức theo"
    assert (said in page(clean)) == (clean.counts["not judged"] == 0)
    draft = inspect_document(make({"dia_danh": "Đắk Lắk, ngày      tháng      năm 2026"}), "a.docx")
    assert draft.counts["not judged"] > 0
    assert said not in page(draft)
    assert "chưa thể nói văn bản đúng thể thức" in page(draft)
    assert said not in page(wrong())


def test_english_is_the_second_language() -> None:
    text = page(wrong(), "en")
    assert "FAULTS (against the rules)" in text
    assert "LỖI" not in text


def test_many_places_of_one_finding_are_counted_after_five() -> None:
    rows = {"loi_van": {i: {"size": 10} for i in (2, 4, 5, 6, 7, 8, 10)}}
    text = page(inspect_document(make(rows), "a.docx"))
    assert "… và 2 chỗ nữa" in text


def test_json_holds_every_finding_with_rule_clause_and_place() -> None:
    (file,) = as_json((wrong(),))["files"]
    assert file["standard"] == "nd30-2020"
    assert file["day"] == "2026-03-05"
    assert set(file["counts"]) == {"held", "broken", "not_applicable", "not_judged"}
    size = next(one for one in file["findings"] if one["rule"] == "KH204")
    assert size["weight"] == "fault"
    assert size["grade"] == "V2"
    assert size["clause"] == "PL I, II.1.a"
    assert size["place"]["page"] == 1
    assert size["quote"] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_sarif_names_tool_rules_levels_and_places() -> None:
    log = as_sarif((wrong(),), "0.1.0", "vi")
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert {one["id"] for one in run["tool"]["driver"]["rules"]} == {
        one["ruleId"] for one in run["results"]
    }
    first = run["results"][0]
    assert first["level"] == "error"
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == (
        "a%20b/k%E1%BA%BF.docx"
    )


def test_a_finding_of_a_spec_has_its_line_in_sarif() -> None:
    bad = inspect_spec("kế hoạch: X\nnăm: 2026\nlạ: 1\n".encode(), "a.yaml")
    results = as_sarif((bad,), "0.1.0", "vi")["runs"][0]["results"]
    unknown = next(one for one in results if one["ruleId"] == "KH926")
    region = unknown["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 1}
