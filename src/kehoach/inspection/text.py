"""An inspection as a page to read, in Vietnamese or English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kehoach.inspection import ANSWERS, Finding, Inspection
from kehoach.problem import Place, Severity
from kehoach.report import describe, words
from kehoach.rules import Rule
from kehoach.standards import load

_SHOWN = 5
"""Places of one finding that are told; the rest are counted."""

_TEXT = {
    "vi": {
        Severity.ERROR: "LỖI (trái quy định)",
        Severity.WARNING: "CẢNH BÁO (cần người xem lại)",
        Severity.ADVICE: "GÓP Ý (theo thông lệ, không phải quy định)",
        "mend": "Sửa",
        "more": "… và {count} chỗ nữa",
        "judged": "Xét {what} theo {standard}, ngày {day}.",
        "today": "Văn bản chưa có ngày đọc được: xét theo quy định của ngày {day}.",
        "document": "văn bản",
        "spec": "đặc tả",
        "counts": (
            "Đã hỏi {all} quy tắc: {held} đúng, {broken} sai, {na} không áp dụng, "
            "{nj} chưa xét được."
        ),
        "open": "Chưa xét được:",
        "allowed": "Được phép theo đặc tả:",
        "clean": "Không thấy điều gì sai trong {held} quy tắc đã xét.",
        "right": "Đúng thể thức theo {held} quy tắc đã xét.",
        "read": "Đọc được, không có lỗi.",
        "unclear": "Còn {nj} quy tắc chưa xét được, nên chưa thể nói văn bản đúng thể thức.",
    },
    "en": {
        Severity.ERROR: "FAULTS (against the rules)",
        Severity.WARNING: "WARNINGS (a person should look)",
        Severity.ADVICE: "ADVICE (practice, not law)",
        "mend": "Mend",
        "more": "… and {count} more",
        "judged": "Judged {what} by {standard}, {day}.",
        "today": "The document has no readable day: judged by the law of {day}.",
        "document": "document",
        "spec": "spec",
        "counts": (
            "{all} rules asked: {held} held, {broken} broken, {na} not applicable, {nj} not judged."
        ),
        "open": "Not judged:",
        "allowed": "Allowed by the spec:",
        "clean": "Nothing wrong was found by the {held} rules judged.",
        "right": "Right in form by all {held} rules judged.",
        "read": "Read without a fault.",
        "unclear": "{nj} rules could not be judged, so nobody can say yet that the form is right.",
    },
}
_WEIGHTS = (Severity.ERROR, Severity.WARNING, Severity.ADVICE)


def page(inspection: Inspection, language: str = "vi") -> str:
    """Return the findings of one file, grouped by weight and rule, and the four counts."""
    if inspection.stopped:
        return "\n\n".join(describe(one.problem, language) for one in inspection.findings)
    parts = [_head(inspection, language)]
    for weight in _WEIGHTS:
        found = [one for one in inspection.findings if one.weight is weight]
        if found:
            parts.append("\n".join([_TEXT[language][weight], *_groups(found, language)]))
    parts.append("\n".join(_foot(inspection, language)))
    return "\n\n".join(parts)


def _head(inspection: Inspection, language: str) -> str:
    texts = _TEXT[language]
    if not inspection.standard:
        return inspection.file
    day = f"{inspection.day:%d/%m/%Y}" if inspection.day else ""
    what = texts["spec"] if inspection.is_spec else _kind(inspection, texts["document"])
    said = texts["judged"].format(what=what, standard=load(inspection.standard).short, day=day)
    unsaid = "" if inspection.stated else "\n" + texts["today"].format(day=day)
    return f"{inspection.file}\n{said}{unsaid}"


def _kind(inspection: Inspection, unknown: str) -> str:
    return unknown if inspection.kind in ("", "khác") else inspection.kind


def _groups(findings: Iterable[Finding], language: str) -> Iterator[str]:
    """Yield the findings rule by rule: what is wrong, by which clause, where, and the mend once."""
    rules: dict[str, dict[str, dict[str, list[Finding]]]] = {}
    for one in findings:
        said, mend = words(one.problem, language)
        rules.setdefault(one.problem.code, {}).setdefault(mend, {}).setdefault(said, []).append(one)
    for code, mends in rules.items():
        for mend, messages in mends.items():
            for said, places in list(messages.items())[:_SHOWN]:
                yield f"  {code} {said}{_clause(places[0])}"
                yield from _places(places, language)
            if len(messages) > _SHOWN:
                yield _more(sum(map(len, list(messages.values())[_SHOWN:])), language)
            yield f"      {_TEXT[language]['mend']}: {mend}"


def _places(findings: list[Finding], language: str) -> Iterator[str]:
    yield from (f"      {_place(one.problem.place)}" for one in findings[:_SHOWN])
    if len(findings) > _SHOWN:
        yield _more(len(findings) - _SHOWN, language)


def _more(count: int, language: str) -> str:
    return "      " + str(_TEXT[language]["more"]).format(count=count)


def _clause(finding: Finding) -> str:
    ground = finding.ground
    return f" [{ground.clause}]" if ground and ground.clause else ""


def _place(place: Place) -> str:
    if place.line:
        return f"{place.file}:{place.line}:{place.column}: {place.quote.strip()}"
    return f"{place.spot}: “{place.quote}”" if place.quote else place.spot


def _foot(inspection: Inspection, language: str) -> Iterator[str]:
    texts = _TEXT[language]
    if not inspection.counts:
        yield texts["read"]
        return
    held, broken, na, nj = (inspection.counts.get(answer, 0) for answer in ANSWERS)
    numbers = {"held": held, "broken": broken, "na": na, "nj": nj, "all": held + broken + na + nj}
    yield texts["counts"].format(**numbers)
    if inspection.open:
        yield texts["open"]
        for one in inspection.open:
            yield f"  {_named(one.rule)}: {one.why_en if language == 'en' else one.why}"
    if inspection.allowed:
        yield texts["allowed"]
        for allowed in inspection.allowed:
            yield f"  {_named(allowed.rule)} ({allowed.count}): {allowed.reason}"
    if not inspection.findings:
        yield texts["clean" if nj or inspection.is_spec else "right"].format(**numbers)
    if nj:
        yield texts["unclear"].format(**numbers)


def _named(rule: Rule) -> str:
    return f"{rule.id} {rule.name}"
