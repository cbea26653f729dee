"""The edge where last year's spec file becomes this year's: read, rolled, tried, written."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.batch import find_specs
from kehoach.errors import BadInput, KehoachError, NotWritten
from kehoach.office import register_of
from kehoach.paths import SPECS, read_file
from kehoach.rolling import ReviewItem, Rolled, roll_spec
from kehoach.rolling.items import ordered
from kehoach.rolling.leftovers import WHAT, Leftover, leftovers

if TYPE_CHECKING:
    from kehoach.registry.register import Register


@dataclass(frozen=True)
class NewYear:
    """What came of a roll: the new spec's bytes, the file written, if any, the review list."""

    data: bytes
    target: Path | None
    items: tuple[ReviewItem, ...]


def roll_file(typed: str, year: int, output: Path | None = None) -> NewYear:
    """Roll one spec on to a year; with ``output`` the new spec is written there.

    The old file is never changed, and a file that is there and differs is left alone. Raises
    :class:`BadInput` for what is no one spec, a spec at fault or a year before the plan's,
    :class:`NotWritten` when the new spec cannot be put at ``output``.
    """
    found = find_specs([typed])
    if len(found) > 1:
        raise BadInput.of("KH996", path=typed, count=str(len(found)))
    path = found[0]
    if output is not None and output.suffix.lower() not in SPECS:
        raise BadInput.of("KH986", path=str(output))
    data = read_file(path)
    register = register_of(path, data)
    rolled = roll_spec(data, str(path), year, register, str(output or path))
    items = ordered([*rolled.items, *_left_over(rolled, register, str(output or path))])
    if output is not None:
        _write(output, rolled.data)
    return NewYear(rolled.data, output, items)


def _left_over(rolled: Rolled, register: Register | None, file: str) -> tuple[ReviewItem, ...]:
    """Render the new spec in memory and return what of the old plan is still in it."""
    if rolled.plan is None or not rolled.items:
        return ()
    from kehoach.compose import compose
    from kehoach.problem import Place
    from kehoach.rendering import render_docx

    try:
        docx = render_docx(compose(rolled.plan))
    except KehoachError:
        return ()
    known = " | ".join(one.was for one in rolled.items)
    found = leftovers(docx, rolled.old, rolled.plan, register)
    new = [one for one in found if one.what != "name" or one.words not in known]
    return tuple(replace(_item(one), place=Place(file)) for one in new)


def _item(one: Leftover) -> ReviewItem:
    what, what_en = WHAT[one.what]
    args = {"what": what, "what_en": what_en, "part": one.part}
    return ReviewItem("KH778", was=f"{one.words}: {one.text}"[:160], args=args)


def _write(target: Path, data: bytes) -> None:
    """Write the new spec; one that is there already and differs is left alone."""
    from kehoach.files import write_whole

    with suppress(OSError):
        if target.is_file() and target.read_bytes() == data:
            return
    if target.exists():
        raise NotWritten.of("KH984", path=str(target))
    write_whole(target, data)
