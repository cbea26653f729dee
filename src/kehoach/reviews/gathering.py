"""Everything known of one plan, read from its files: findings, review list, redline, workload."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from kehoach.errors import BadInput, KehoachError
from kehoach.office import register_of
from kehoach.problem import Place, Problem, Severity
from kehoach.report import location, words
from kehoach.review_list import ReviewList, SpecTexts, Standing
from kehoach.reviewing import Card, Comparison, Dossier, Note
from kehoach.reviewing.asking import asks_of
from kehoach.reviewing.cards import card_of
from kehoach.reviewing.noting import joined, notes_of, of_problem, placed
from kehoach.reviewing.pages import plan_html
from kehoach.reviewing.raw import Said, raw_data, said_in
from kehoach.reviewing.spelling import in_full
from kehoach.reviewing.tracked import blocks_in
from kehoach.reviewing.workload import leads_of, load_of, series_of
from kehoach.wording.blanks import count_blanks

if TYPE_CHECKING:
    from kehoach.plan import Plan as Planned
    from kehoach.registry.register import Register
    from kehoach.reviews.listing import Plan
    from kehoach.reviews.picturing import Pictured
    from kehoach.spec.read import Spec

_NO_SPEC = "không có đặc tả của văn bản này"
_GONE = "không thấy đặc tả “{spec}” mà bản kê nêu"
_UNCOMPARED = "Không so được: {reason}, nên không biết kế hoạch năm trước."
_UNLOADED = "Chưa biết nhiệm vụ và thời hạn: {reason}."
_BROKEN = "đặc tả còn lỗi, nêu ở phần trên; sửa rồi dựng lại"
_NO_LIST = (
    "Chưa so với năm trước: đặc tả không đi kèm danh sách do `kehoach roll` ghi, "
    "nên không biết kế hoạch năm trước là tệp nào."
)
_NOT_MADE = "Không so được với năm trước; lý do ở đầu trang này."
_NO_DOCUMENT = "Không so được: chưa có văn bản."
_TITLE_SIZE = 300
_YEAR = re.compile(r"năm (20\d\d)\b", re.IGNORECASE)
_COUNTED = "KH1084"
"""Told of a draft: how many comments it bears."""


@dataclass(frozen=True)
class Made:
    """The card of a plan, with what is to be written for it.

    ``lasts``: it is the same whatever the day. ``problems``: what could not be made.
    """

    card: Card
    html: str = ""
    redline: bytes = b""
    lasts: bool = True
    problems: tuple[Problem, ...] = ()


@dataclass
class _Found:
    """What is gathered on the way."""

    fields: dict[str, Any]
    notes: list[Note] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    paragraphs: dict[int, str] = field(default_factory=dict)
    redline: bytes = b""
    lasts: bool = True


def gathered(plan: Plan, pictured: Pictured, today: date) -> Made:
    """Return all that the files say of a plan; what cannot be read is told, not raised."""
    found = _Found(_told_by_manifest(plan))
    register = _try(found, lambda: _register(plan))
    read = _try(found, lambda: _read(plan, register))
    _judge(plan, register, found, today)
    notes = joined(found.notes, _of_spec(plan))
    found.notes = list(placed(notes, found.paragraphs, pictured.texts))
    found.fields |= _work(plan, read.plan if read else None, found.fields["agency"])
    _roll(plan, read, found, today)
    found.problems = _once([*found.problems, *pictured.problems])
    dossier = Dossier(
        **found.fields,
        notes=tuple(found.notes),
        pictures=pictured.pictures,
        unpictured=pictured.missing,
        troubles=tuple(" ".join(words(problem)) for problem in found.problems),
    )
    card = card_of(dossier)
    html = plan_html(dossier, card)
    return Made(card, html, found.redline, found.lasts, tuple(found.problems))


def _work(plan: Plan, planned: Planned | None, agency: str) -> dict[str, Any]:
    """Return tasks and indices, or why there are none."""
    if planned is not None:
        return {
            "load": load_of(planned),
            "leads": leads_of(planned, agency),
            "series": series_of(planned),
        }
    if plan.spec is None:
        return {"unloaded": _UNLOADED.format(reason=_missing(plan))}
    return {"broken": True, "unloaded": _UNLOADED.format(reason=_BROKEN)}


def _missing(plan: Plan) -> str:
    """Say that there is no spec: none at all, or not where the manifest has it."""
    return _GONE.format(spec=plan.entry.spec) if plan.entry else _NO_SPEC


def _told_by_manifest(plan: Plan) -> dict[str, Any]:
    entry = plan.entry
    fields: dict[str, Any] = {
        "slug": plan.slug,
        "title": plan.docx.stem,
        "agency": "",
        "year": 0,
        "links": plan.links,
        "unlisted": plan.unlisted,
        "kept": plan.is_edited,
        "stale": plan.is_stale,
    }
    if entry is None:
        return fields
    facts, said = entry.facts, _said_by_spec(plan)
    title = facts.title or said.title
    return fields | {
        "title": title[:1].upper() + title[1:] or plan.docx.stem,
        "agency": facts.agency or said.agency,
        "year": facts.year or said.year,
        "spec": entry.spec,
        "draft": entry.draft,
        "failed": plan.failed,
    }


def _said_by_spec(plan: Plan) -> Said:
    """Return what a spec says of itself that the manifest cannot tell, as it was not read whole."""
    if plan.spec is None or (plan.entry and plan.entry.facts.title):
        return Said()
    said = said_in(raw_data(plan.spec.read_bytes(), str(plan.spec)))
    return said._replace(title=said.title[:_TITLE_SIZE], agency=in_full(said.agency))


def _try(found: _Found, make: Any) -> Any:
    """Return what is made, or nothing where it cannot be, with the reason noted."""
    try:
        return make()
    except KehoachError as error:
        found.problems += error.problems
        return None


def _once(problems: list[Problem]) -> list[Problem]:
    """Return problems without repeats: a spec that cannot be read is met more than once."""
    return list({(one.code, one.place, str(one.args)): one for one in problems}.values())


def _register(plan: Plan) -> Register | None:
    spec = plan.spec
    if plan.unread:
        return None
    return register_of(spec, spec.read_bytes()) if spec else register_of(plan.docx, b"")


def _read(plan: Plan, register: Register | None) -> Spec | None:
    """Read the spec; one that the last batch could not read is told of by its findings alone."""
    from kehoach.spec.read import read_spec

    if plan.spec is None or plan.unread:
        return None
    return read_spec(plan.spec.read_bytes(), str(plan.spec), register)


def _of_spec(plan: Plan) -> list[Note]:
    """Return the findings of the spec as the manifest tells them.

    That a person's document was kept is no fault of it; how many comments a draft bears is no
    finding.
    """
    if plan.entry is None:
        return []
    problems = tuple(one for one in plan.entry.problems if one.code != _COUNTED)
    if plan.entry.fate.value == "kept" and not plan.displaced:
        lowered = ((one, min(one.severity, Severity.WARNING)) for one in problems)
        problems = tuple(one._replace(severity=severity) for one, severity in lowered)
    return [of_problem(_elsewhere(problem)) for problem in problems]


def _elsewhere(problem: Problem) -> Problem:
    """Name the place of a problem in another file than the spec (an office's register)."""
    place = problem.place
    if not place.file:
        return problem
    return problem._replace(place=Place(place.file, spot=location(place)))


def _judge(plan: Plan, register: Register | None, found: _Found, today: date) -> None:
    """Check the document; without a manifest it also says what it is."""
    from kehoach.checking import check_docx
    from kehoach.inspection import stopped
    from kehoach.inspection.documents import told

    name = plan.docx.name
    if not plan.data:
        if not found.fields.get("failed"):
            found.problems.append(Problem("KH1097", args={"path": str(plan.docx)}))
        return
    try:
        report = check_docx(plan.data, name, None, today, register)
    except BadInput as error:
        found.notes += notes_of(stopped(name, error.problems))
        return
    found.notes += notes_of(told(report, name))
    found.paragraphs = {one.number: one.bare for one in report.anatomy.document.paragraphs}
    if found.fields.get("draft"):
        found.fields["blanks"] = sum(map(count_blanks, found.paragraphs.values()))
    found.lasts = report.stated
    if plan.entry is None:
        found.fields |= _told_by(report.anatomy, register)


def _told_by(anatomy: Any, register: Register | None) -> dict[str, Any]:
    """Return what a document says of itself: title, agency, year."""
    title = _said(anatomy.trich_yeu)
    prose = "\n".join(one.text for one in anatomy.document.paragraphs)
    agency = in_full(_said(anatomy.co_quan), register, prose)
    years = _YEAR.findall(title)
    year = anatomy.day.year if anatomy.day else int(years[-1]) if years else 0
    title = title[:1].upper() + title[1:_TITLE_SIZE]
    found = {"title": title, "agency": agency, "year": year}
    return {name: value for name, value in found.items() if value}


def _said(piece: Any) -> str:
    return " ".join(piece.text.split()) if piece is not None else ""


def _roll(plan: Plan, read: Spec | None, found: _Found, today: date) -> None:
    """Read the review list of a roll, and compare with the spec that it came from."""
    rolled = _try(found, lambda: plan.rolled)
    if rolled is None:
        reason = _UNCOMPARED.format(reason=_missing(plan))
        found.fields["uncompared"] = _NO_LIST if plan.spec else reason
        return
    found.fields["asks"] = asks_of(rolled, *_texts(plan, read))
    if not plan.data:
        found.fields["uncompared"] = _NO_DOCUMENT
        return
    found.fields["uncompared"] = _NOT_MADE
    compared = _try(found, lambda: _compared(plan, rolled, today))
    if compared is None:
        found.problems.append(Problem("KH1098", args={"path": str(plan.before)}))
        return
    found.fields["comparison"], found.redline = compared
    found.fields["links"] = {**plan.links, "redline": f"{plan.slug}/redline.docx"}


def _texts(plan: Plan, read: Spec | None) -> tuple[Standing | None, list[str], dict[str, Any]]:
    """Return texts, lines and data of the spec; of a spec that is no YAML its findings tell."""
    if plan.spec is None:
        return None, [], {}
    data = plan.spec.read_bytes()
    raw = raw_data(data, str(plan.spec))
    try:
        texts = SpecTexts.of(data, str(plan.spec))
    except BadInput:
        return None, [], raw
    lines = data.decode("utf-8", "replace").splitlines()
    if read is None:
        return Standing(texts), lines, raw
    found = {one.code for one in read.findings}
    return Standing(texts, _printed(plan, read), found), lines, raw


def _printed(plan: Plan, read: Spec) -> tuple[str, ...] | None:
    """Return the texts of the sheet of a spec; nothing where it cannot be composed."""
    from kehoach.annotating.places import leaves
    from kehoach.compose import compose

    try:
        sheet = compose(read.plan, draft=bool(plan.entry and plan.entry.draft))
    except KehoachError:
        return None
    return tuple(leaves(sheet).values())


def _compared(plan: Plan, rolled: ReviewList, today: date) -> tuple[Comparison, bytes]:
    """Compare two specs field by field; an edited document only by its words."""
    from kehoach.comparing import compare

    assert plan.before is not None and plan.spec is not None
    made = compare(plan.before, plan.docx if plan.is_edited else plan.spec, today)
    blocks = blocks_in(made.docx, "redline.docx")
    return Comparison(rolled.old, rolled.from_year, made.changes, blocks), made.docx
