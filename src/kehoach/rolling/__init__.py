"""Last year's spec → this year's, and the list of everything that a person must look at.

The file is edited, not written anew: what a year does not change stays byte for byte. A year
moves on at a time, so that five years at once are five times one year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kehoach.compose import standard_of
from kehoach.errors import BadInput, KehoachError
from kehoach.plan import Plan
from kehoach.problem import Place, Problem, Severity
from kehoach.rolling import above, outdated, own, remaining, work
from kehoach.rolling.change import Change
from kehoach.rolling.items import Kind, ReviewItem, ordered
from kehoach.rolling.located import Located
from kehoach.rolling.merged import merged
from kehoach.rolling.rebasing import rebased
from kehoach.rolling.remaining import Years
from kehoach.rolling.step import sources, step
from kehoach.spec.belonging import is_of_other_province
from kehoach.spec.edits import Edit, edited
from kehoach.spec.nodes import find
from kehoach.spec.read import Spec, read_spec

if TYPE_CHECKING:
    from kehoach.registry.register import Register

__all__ = ["Kind", "ReviewItem", "Rolled", "Target", "roll_spec"]

_FARTHEST = 30
"""More years at once than any office looks back."""


@dataclass(frozen=True)
class Rolled:
    """The new spec's bytes, and what a person must know of it.

    ``plan`` is the new spec read; where its agency no longer exists, with the successor in its
    place; ``None`` where no successor is known. ``old`` is the plan it comes from.
    """

    data: bytes
    items: tuple[ReviewItem, ...]
    old: Plan
    plan: Plan | None


@dataclass(frozen=True)
class Target:
    """Where the new spec will stand: its file, and the path of the register from there.

    Without a path ``danh mục`` stays as it is.
    """

    file: str
    register_path: str = ""


def roll_spec(
    data: bytes,
    file: str,
    year: int,
    register: Register | None = None,
    target: Target | None = None,
) -> Rolled:
    """Move the spec of a file on to a year; places are told of ``target`` (default: ``file``).

    The same year changes nothing but the register's path. Raises :class:`BadInput` for a spec
    that cannot be read, a year before the plan's (KH994) or too far after it (KH898), an agency
    of another province than the register's (KH1111).
    """
    before = read_spec(data, file, register)
    old = before.plan
    if year < old.year or year > old.year + _FARTHEST:
        code = "KH994" if year < old.year else "KH898"
        args = {"year": str(year), "own": str(old.year), "most": str(_FARTHEST)}
        raise BadInput.of(code, Place(file), **args)
    if is_of_other_province(old, register):
        assert register is not None
        both = {"own": old.agency.name, "register": register.file, "province": register.province}
        raise BadInput.of("KH1111", Located(*sources(data, file)).of_path(("cơ quan",)), **both)
    target = target or Target(file)
    new, changes = _moved(data, file, year - old.year, target)
    if year == old.year:
        return Rolled(new, tuple(_located(new, target).changed(changes)), old, old)
    after = _read(new, target.file, register)
    specs = (Located(*sources(data, file)), _located(new, target))
    done = specs[1].changed(changes)
    found = [*done, *_review(specs, before, after, done, register)]
    return Rolled(new, ordered(found), old, after.plan)


def _moved(data: bytes, file: str, years: int, target: Target) -> tuple[bytes, list[Change]]:
    """Return a spec so many single years on, as it stands at its target, and what was changed."""
    steps = []
    for _ in range(years):
        data, changes = step(data, file)
        steps.append(changes)
    found = merged(steps)
    if target.register_path:
        data, changes = rebased(data, file, target.register_path)
        found += changes
    return data, found


def _located(data: bytes, target: Target) -> Located:
    return Located(*sources(data, target.file))


@dataclass(frozen=True)
class _After:
    """The new spec as read: its plan, if any, and what was said of it."""

    plan: Plan | None
    problems: tuple[Problem, ...]
    issuer_lines: frozenset[int]


def _read(data: bytes, file: str, register: Register | None) -> _After:
    """Read the new spec; one whose agency is gone is read with its successor instead.

    Raises :class:`KehoachError` (KH899) where rolling made something wrong: a bug.
    """
    _, root = sources(data, file)
    key, node = find(root, ("cơ quan",))
    first = key.start_mark.line if key is not None else node.start_mark.line
    lines = frozenset(range(first + 1, max(node.end_mark.line, first + 1) + 1))
    try:
        read = read_spec(data, file, register)
        return _After(read.plan, read.problems, lines)
    except BadInput as error:
        problems = error.problems
    errors = [one for one in problems if one.severity is Severity.ERROR]
    if any(one.place.line not in lines for one in errors):
        raise KehoachError(Problem("KH899", Place(file)), *errors)
    stand_in = _with_successor(data, file, errors[0].args.get("becomes", ""), register)
    if stand_in is None:
        return _After(None, problems, lines)
    rest = [one for one in stand_in.problems if one.code.startswith("KH7")]
    return _After(stand_in.plan, (*problems, *rest), lines)


def _with_successor(data: bytes, file: str, name: str, register: Register | None) -> Spec | None:
    """Read a spec as if its agency were the one that took its place."""
    source, root = sources(data, file)
    located = Located(source, root)
    found = [one for one in located.values if one.keys in (("coquan",), ("coquan", "ten"))]
    if not name or not found:
        return None
    whole = found[0].whole
    for typed in (f"UBND {name}", name):
        edit = Edit(whole.start, whole.end, f'"{typed}"')
        try:
            return read_spec(edited(data, source, [edit]), file, register)
        except BadInput:
            continue
    return None


def _review(
    specs: tuple[Located, Located],
    before: Spec,
    after: _After,
    done: list[ReviewItem],
    register: Register | None,
) -> Iterator[ReviewItem]:
    old, spec = specs
    plan = before.plan
    years = Years(plan.year, int(find(spec.root, ("năm",))[1].value))
    known = outdated.known_of(old, before.problems)
    yield from outdated.of_problems(spec, after.problems, known, set(after.issuer_lines))
    yield from outdated.in_texts(spec, date(years.new, 1, 1), date(years.new, 12, 31), register)
    yield from remaining.remaining(spec, years, done)
    yield from remaining.blanks(spec, years, {one.path for one in done if one.code == "KH755"})
    yield from remaining.comments(spec, years)
    mine = own.own_plan(plan, register)
    yield from own.cited_otherwise(spec, mine)
    yield from own.still_borne(spec, mine)
    yield from above.review(spec, years.new)
    yield from work.targets(spec)
    yield from work.aims(spec, years)
    yield from work.finished(spec, old, years)
    yield from work.rest_days(spec, years)
    yield from work.codes(spec)
    yield from work.signer(spec, years, plan, after.plan, register)
    yield from work.allowed(spec)
    yield from outdated.issuer(spec, plan, register)
    if after.plan is not None and standard_of(plan).id != standard_of(after.plan).id:
        args = {"old": standard_of(plan).id, "new": standard_of(after.plan).id}
        yield ReviewItem("KH779", spec.of_path(("năm",)), "năm", "", "", args)
