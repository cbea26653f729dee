"""Two files → what differs: specs are rendered first; the redline is written as Word opens it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.errors import BadInput
from kehoach.paths import SPECS, read_file

if TYPE_CHECKING:
    from kehoach.plan import Plan
    from kehoach.problem import Problem
    from kehoach.redline import Side
    from kehoach.redline.changes import Change, Note
    from kehoach.redline.package import File

_DOCX = ".docx"
_QUICK = 1
"""How hard zlib tries with what is only compared; the redline is packed anew."""


@dataclass(frozen=True)
class Comparison:
    """The document with tracked changes, the changes as data, and what else is to be said."""

    docx: bytes
    changes: tuple[Change, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class _Opened:
    """A file as read: the bytes of a .docx, or the plan of a spec."""

    path: Path
    docx: bytes = b""
    plan: Plan | None = None
    file: File | None = None


def compare(old: Path, new: Path, day: date) -> Comparison:
    """Return what differs between two specs or documents; the changes bear the ``day``.

    Two specs are compared field by field, their pieces known by label and code. Raises
    :class:`BadInput` for everything wrong with either file.
    """
    from kehoach.redline import redline
    from kehoach.redline.plans import plan_changes

    before, after = _opened(old, new)
    _same_office(before, after)
    made = redline(*_sides(before, after), day)
    if before.plan is None or after.plan is None:
        return Comparison(made.docx, made.changes, made.notes)
    return Comparison(made.docx, plan_changes(before.plan, after.plan))


def _same_office(old: _Opened, new: _Opened) -> None:
    """Refuse two specs of two provinces, unless the one became the other."""
    from kehoach.spec.belonging import of_two_provinces

    if old.plan is None or new.plan is None:
        return
    if of_two_provinces(old.plan, new.plan):
        raise BadInput.of("KH993", old=old.plan.agency.name, new=new.plan.agency.name)


def target_of(typed: str, sources: tuple[Path, Path], force: bool) -> Path:
    """Return the path a redline may be written to.

    Raises :class:`BadInput` when it is no .docx or one of the files compared, and
    :class:`kehoach.errors.NotWritten` when a person's file stands there.
    """
    from kehoach.files import guard

    path = Path(typed)
    if path.suffix.lower() != _DOCX:
        raise BadInput.of("KH991", path=typed)
    if any(_is_one(path, source) for source in sources):
        raise BadInput.of("KH990", path=typed)
    guard(path, force)
    return path


def _is_one(path: Path, other: Path) -> bool:
    try:
        return path.exists() and other.exists() and path.samefile(other)
    except OSError:
        return False


def _opened(*paths: Path) -> list[_Opened]:
    """Read every file, or tell all that is wrong with any of them."""
    found: list[_Opened] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            found.append(_open(path))
        except BadInput as error:
            problems += error.problems
    if problems:
        raise BadInput(*problems)
    return found


def _open(path: Path) -> _Opened:
    from kehoach.office import register_of
    from kehoach.redline.package import File
    from kehoach.spec.read import read_spec

    data = read_file(path)
    kind = path.suffix.lower()
    if kind in SPECS:
        return _Opened(path, plan=read_spec(data, str(path), register_of(path, data)).plan)
    if kind != _DOCX:
        raise BadInput.of("KH992", path=str(path))
    return _Opened(path, data, file=File(data, str(path)))


def _sides(old: _Opened, new: _Opened) -> tuple[Side, Side]:
    from kehoach.redline.marks import Marks

    marks = Marks()
    if old.plan is None or new.plan is None:
        return _side(old, None), _side(new, None)
    twins = marks.marked(old.plan), marks.marked(new.plan)
    if not marks.given:
        return _side(old, None), _side(new, None)
    return _side(old, twins[0]), _side(new, twins[1])


def _side(file: _Opened, twin: Plan | None) -> Side:
    """Render a spec, with its twin when any piece of it has a label or a code."""
    from kehoach.compose import compose
    from kehoach.redline import Side
    from kehoach.rendering import render_docx

    if file.plan is None:
        return Side(file.docx, str(file.path), opened=file.file)
    marked = render_docx(compose(twin), level=_QUICK) if twin is not None else b""
    docx = render_docx(compose(file.plan), level=_QUICK)
    return Side(docx, str(file.path), marked, _references(file.plan))


def _references(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Return what ``{xem nhãn}`` says for each label of a plan, by folded label."""
    from kehoach.compose import standard_of
    from kehoach.text.numbering import number_plan
    from kehoach.wording.labels import roman

    is_roman = standard_of(plan).wording["annex_numerals"] == "roman"
    return tuple(number_plan(plan, roman if is_roman else str).labels.items())
