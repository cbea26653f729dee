"""Inspections for machines: plain JSON, and SARIF 2.1.0."""

from __future__ import annotations

from typing import Any

from kehoach.inspection import ANSWERS, Finding, Inspection
from kehoach.problem import Severity
from kehoach.report import words
from kehoach.rules import rules

_WEIGHT = {Severity.ERROR: "fault", Severity.WARNING: "warning", Severity.ADVICE: "advice"}
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def as_json(inspections: tuple[Inspection, ...], language: str = "vi") -> dict[str, Any]:
    """Return every inspection as plain data under ``files``."""
    return {"files": [_file(one, language) for one in inspections]}


def _file(inspection: Inspection, language: str) -> dict[str, Any]:
    english = language == "en"
    return {
        "file": inspection.file,
        "kind": inspection.kind,
        "standard": inspection.standard,
        "day": inspection.day.isoformat() if inspection.day else None,
        "day_stated": inspection.stated,
        "readable": not inspection.stopped,
        "counts": {
            answer.replace(" ", "_"): inspection.counts.get(answer, 0) for answer in ANSWERS
        },
        "findings": [_finding(one, language) for one in inspection.findings],
        "not_judged": [
            {"rule": one.rule.id, "name": one.rule.name, "why": one.why_en if english else one.why}
            for one in inspection.open
        ],
        "allowed": [
            {"rule": one.rule.id, "name": one.rule.name, "reason": one.reason, "count": one.count}
            for one in inspection.allowed
        ],
    }


def _finding(finding: Finding, language: str) -> dict[str, Any]:
    problem, place = finding.problem, finding.problem.place
    said, mend = words(problem, language)
    return {
        "rule": problem.code,
        "name": finding.rule.name if finding.rule else "",
        "weight": _WEIGHT[problem.severity],
        "grade": finding.ground.grade if finding.ground else "",
        "clause": finding.ground.clause if finding.ground else "",
        "message": said,
        "mend": mend,
        "place": {
            "spot": place.spot,
            "page": finding.page or None,
            "page_known": finding.page_known,
            "paragraph": finding.paragraph or None,
            "line": place.line or None,
            "column": place.column or None,
        },
        "quote": place.quote,
        "args": dict(problem.args),
    }


def as_sarif(inspections: tuple[Inspection, ...], version: str, language: str) -> dict[str, Any]:
    """Return every finding as a SARIF 2.1.0 log with one run."""
    used = sorted({one.problem.code for each in inspections for one in each.findings})
    driver = {
        "name": "kehoach",
        "version": version,
        "rules": [_described(code, language) for code in used],
    }
    results = [_result(one, language) for each in inspections for one in each.findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}


def _described(code: str, language: str) -> dict[str, Any]:
    rule = rules().get(code)
    if rule is None:
        return {"id": code}
    said = rule.words(language)
    described: dict[str, Any] = {"id": code, "name": rule.name}
    if said.reason:
        described["fullDescription"] = {"text": said.reason}
    return described


def _result(finding: Finding, language: str) -> dict[str, Any]:
    problem, place = finding.problem, finding.problem.place
    said, mend = words(problem, language)
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.file)}}
    if place.line:
        physical["region"] = {"startLine": place.line, "startColumn": max(1, place.column)}
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.spot:
        location["logicalLocations"] = [{"fullyQualifiedName": place.spot}]
    quoted = f" “{place.quote.strip()}”" if place.quote else ""
    return {
        "ruleId": problem.code,
        "level": _LEVEL[problem.severity],
        "message": {"text": f"{said}{quoted} {mend}"},
        "locations": [location],
    }


def _uri(file: str) -> str:
    from urllib.parse import quote

    return quote(file.replace("\\", "/"))
