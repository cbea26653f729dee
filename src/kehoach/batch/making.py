"""Job → document. Pure: bytes in, bytes out; it runs in any process, on any machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.batch.jobs import Facts, Job, Made
from kehoach.errors import KehoachError, NotWritten
from kehoach.problem import Place, Problem, Severity

if TYPE_CHECKING:
    from kehoach.compose.sheet import Sheet
    from kehoach.registry.register import Register
    from kehoach.spec.read import Spec


def make(job: Job) -> Made:
    """Render a job; wrong data gives its problems and no document."""
    from kehoach.batch.naming import stem_of
    from kehoach.compose import compose
    from kehoach.rendering import render_docx
    from kehoach.spec.read import read_spec
    from kehoach.spec.settled import unsettled

    facts = Facts(draft=job.draft)
    try:
        register = _register(job.register, job.register_file)
        read = read_spec(job.spec, job.file, register)
        sheet = compose(read.plan, job.draft)
        facts = Facts(sheet.subject, sheet.author, read.plan.year, bool(sheet.draft))
        if not job.draft and (reason := unsettled(read.problems)):
            raise NotWritten(reason)
        stem = stem_of(job.name, read.plan, sheet, register) if job.name else ""
        if job.draft:
            docx, noted = _drafted(job, read)
        else:
            docx, noted = render_docx(sheet, job.template, job.level), _unfilled(job, sheet)
        noted = (*noted, *_unprinted(job, sheet), *_left_over(job, read, docx, register))
    except KehoachError as error:
        return Made(problems=error.problems, exit_code=error.exit_code, facts=facts)
    return Made(docx, (*read.problems, *noted), stem=stem, facts=facts)


def _drafted(job: Job, read: Spec) -> tuple[bytes, tuple[Problem, ...]]:
    """Return a draft with its comments, and what is told of them."""
    from kehoach.annotating import Beside, draft_docx

    beside = None if job.listed is None else Beside(job.listed_file, job.listed)
    draft = draft_docx(read, job.spec, job.file, beside, job.template, job.level)
    return draft.docx, draft.problems


def _unfilled(job: Job, sheet: Sheet) -> tuple[Problem, ...]:
    """Return what a document that is no draft leaves blank."""
    from kehoach.compose.unfilled import blanks_left

    count = 0 if sheet.draft else blanks_left(sheet)
    found = Problem("KH975", Place(job.file), {"count": str(count)}, Severity.ADVICE)
    return (found,) if count else ()


def _unprinted(job: Job, sheet: Sheet) -> tuple[Problem, ...]:
    """Return what of a plan the template of the office has no place for."""
    if job.template is None:
        return ()
    from kehoach.rendering.printed import unprinted_of

    names = ", ".join(unprinted_of(sheet, job.template))
    found = Problem("KH826", args={"names": names}, severity=Severity.WARNING)
    return (found,) if names else ()


def _left_over(job: Job, read: Spec, docx: bytes, register: Register | None) -> tuple[Problem, ...]:
    """Return what of last year's plan is still in a document, where a review list names that.

    What the spec says of it stands in a draft as comments of the list, so it is not told again.
    """
    if job.listed is None:
        return ()
    if job.before is None:
        unread = Problem(
            "KH1123", Place(job.listed_file), {"path": job.listed_file}, Severity.WARNING
        )
        return () if job.draft else (unread,)
    from kehoach.rolling.rendered import OldSpec, still_held

    before = job.before
    try:
        own = _register(before.register, before.register_file)
        old = OldSpec(before.file, job.listed_file, before.spec, own)
    except KehoachError:
        old = OldSpec(before.file, job.listed_file, None)
    found = still_held(docx, read, job.spec, job.file, old, register)
    return tuple(one for one in found if not (job.draft and one.code == "KH1120"))


def make_chunk(jobs: list[Job]) -> list[Made]:
    """Render several jobs, in order; a fault of the program in one is told and stops no other."""
    return [_made(job) for job in jobs]


def _made(job: Job) -> Made:
    try:
        return make(job)
    except Exception as error:  # whatever it is, the other plans of the season are not lost
        problem = Problem("KH1004", Place(job.file), {"what": _where(error)})
        return Made(problems=(problem,), exit_code=1)


def _where(error: Exception) -> str:
    """Say what failed and in which line of which module."""
    from traceback import extract_tb

    last = extract_tb(error.__traceback__)[-1]
    module = last.filename.replace("\\", "/").rpartition("/kehoach/")[2]
    return f"{type(error).__name__}: {error} ({module}:{last.lineno})"


def _register(data: bytes | None, file: str) -> Register | None:
    if data is None:
        return None
    from kehoach.spec.register_file import read_register

    return read_register(data, file)
