"""Everything known of one plan, read from its files: findings, review list, redline, workload."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from kehoach.errors import BadInput, KehoachError
from kehoach.office import register_of
from kehoach.problem import Problem
from kehoach.report import words
from kehoach.review_list import ReviewList, SpecTexts, Standing
from kehoach.reviewing import Card, Comparison, Dossier, Note
from kehoach.reviewing.asking import asks_of
from kehoach.reviewing.cards import card_of
from kehoach.reviewing.noting import joined, notes_of, placed
from kehoach.reviewing.pages import plan_html
from kehoach.reviewing.raw import raw_data
from kehoach.reviewing.tracked import blocks_in
from kehoach.reviewing.workload import leads_of, load_of, series_of
from kehoach.reviews.saying import notes_by_manifest, told_by_document, told_by_manifest
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


_Made = TypeVar("_Made")


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
    found = _Found(told_by_manifest(plan))
    register = _try(found, lambda: _register(plan))
    read = _try(found, lambda: _read(plan, register))
    _judge(plan, register, found, today)
    notes = joined(found.notes, notes_by_manifest(plan))
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


def _try(found: _Found, make: Callable[[], _Made]) -> _Made | None:
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
        found.fields |= told_by_document(report.anatomy, register)


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
