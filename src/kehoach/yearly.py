"""The edge where last year's spec file becomes this year's: read, rolled, tried, written."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.batch import find_specs
from kehoach.errors import BadInput, KehoachError, NotWritten
from kehoach.files import write_whole
from kehoach.office import register_file, register_of
from kehoach.paths import REGISTER, SPECS, listed_beside, read_file
from kehoach.problem import Place
from kehoach.rolling import Kind, ReviewItem, Rolled, Target, roll_spec
from kehoach.rolling.items import ordered, path_text
from kehoach.rolling.leftovers import WHAT, Leftover, leftovers
from kehoach.rolling.located import Located
from kehoach.rolling.rendered import places_of
from kehoach.rolling.step import sources
from kehoach.rolling.where import named_path

if TYPE_CHECKING:
    from kehoach.registry.register import Register
    from kehoach.review_list import ReviewEntry


@dataclass(frozen=True)
class NewYear:
    """What came of a roll: the new spec's bytes, the review list, the files written, if any.

    ``target`` is the new spec; ``listed`` the review list beside it, for drafts and reviews.
    """

    data: bytes
    target: Path | None
    items: tuple[ReviewItem, ...]
    listed: Path | None = None


def roll_file(typed: str, year: int, output: Path | None = None) -> NewYear:
    """Roll one spec on to a year; with ``output`` the new spec is written there.

    Its review list is written beside it. The old file is never changed, and a file that is there
    and differs is left alone; a review list of ours is written anew. Raises
    :class:`BadInput` for what is no one spec, a spec at fault or of another office than the one
    at ``output`` (KH1110) or the register beside it, or a year before the plan's,
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
    target = Target(str(output or path), _register_path(path, data, output))
    rolled = roll_spec(data, str(path), year, register, target)
    if output is not None:
        _same_office(output, rolled)
    items = _ordered([*rolled.items, *_left_over(rolled, register, target.file)], rolled.data, year)
    if output is None:
        return NewYear(rolled.data, output, items)
    entries = _entries(rolled.data, output, items) if year > rolled.old.year else ()
    beside = _beside(path, output, (rolled.old.year, year), entries)
    _write(output, rolled.data)
    if beside is not None:
        write_whole(listed_beside(output), beside)
    return NewYear(rolled.data, output, items, listed_beside(output) if beside else None)


def _ordered(items: list[ReviewItem], data: bytes, year: int) -> tuple[ReviewItem, ...]:
    """Return items in their order, each with its place in the words of the new spec."""
    _, root = sources(data, "")
    return tuple(
        replace(one, where=named_path(root, one.path, year)) if one.path else one
        for one in ordered(items)
    )


def _register_path(old: Path, data: bytes, new: Path | None) -> str:
    """Return the path of the old spec's register from the folder of the new one.

    Empty where ``danh mục`` may stay: the same folder, a whole path, no register; or a register
    that merely stood beside the old spec, and another of that name beside the new.
    """
    from kehoach.spec.register_file import named_register

    if new is None or os.path.realpath(old.parent) == os.path.realpath(new.parent):
        return ""
    named, register = named_register(data, str(old)), register_file(old, data)
    stays = Path(named).is_absolute() if named else new.with_name(REGISTER).is_file()
    if register is None or stays:
        return ""
    return _relative(Path(os.path.realpath(register)), Path(os.path.realpath(new.parent)))


def _left_over(rolled: Rolled, register: Register | None, file: str) -> tuple[ReviewItem, ...]:
    """Render the new spec in memory and return what of the old plan is still in it."""
    if rolled.plan is None or rolled.plan.year == rolled.old.year:
        return ()
    from kehoach.compose import compose
    from kehoach.rendering import render_docx

    try:
        docx = render_docx(compose(rolled.plan))
    except KehoachError:
        return ()
    known = " | ".join(one.was for one in rolled.items)
    located = Located(*sources(rolled.data, file))
    found = leftovers(docx, rolled.old, rolled.plan, register)
    items = (_item(one, located, file) for one in found)
    return tuple(
        item
        for item, one in zip(items, found, strict=True)
        if not (one.what == "name" and one.words in known) and not _is_told(item, rolled.items)
    )


def _item(one: Leftover, located: Located, file: str) -> ReviewItem:
    """Return a leftover as an item, at its place in the spec where that says it."""
    what, what_en = WHAT[one.what]
    args = {"what": what, "what_en": what_en, "part": one.part, "words": one.words}
    item = ReviewItem("KH778", Place(file), "", f"{one.words}: {one.text}"[:160], args=args)
    held = next(places_of(one, located.values), None)
    if held is None:
        return item
    return replace(item, place=located.within(*held), path=path_text(held[0].path))


def _is_told(item: ReviewItem, items: tuple[ReviewItem, ...]) -> bool:
    """True when a person is sent to the same words at the same place already."""
    words = item.args["words"]
    return bool(item.path) and any(
        one.kind is Kind.TO_DO and one.path == item.path and (words in one.was or one.was in words)
        for one in items
        if one.was
    )


def _same_office(target: Path, rolled: Rolled) -> None:
    """Refuse to write where a spec of another office stands; another file is told of later."""
    from kehoach.spec.belonging import same_office
    from kehoach.spec.read import read_spec

    try:
        data = read_file(target)
        there = read_spec(data, str(target), register_of(target, data)).plan
    except KehoachError:
        return
    if not same_office(rolled.old, there):
        own = rolled.old.agency.name
        raise BadInput.of("KH1110", path=str(target), there=there.agency.name, own=own)


def _write(target: Path, data: bytes) -> None:
    """Write the new spec; one that is there already and differs is left alone."""
    with suppress(OSError):
        if target.is_file() and target.read_bytes() == data:
            return
    if target.exists():
        raise NotWritten.of("KH984", path=str(target))
    write_whole(target, data)


def _beside(
    old: Path, new: Path, years: tuple[int, int], entries: tuple[ReviewEntry, ...]
) -> bytes | None:
    """Return the review list as a file; ``None`` where nothing was rolled.

    Raises :class:`NotWritten` when a file of another kind stands in its place.
    """
    from kehoach.review_list import ReviewList, from_json, to_json

    if not entries:
        return None
    there = listed_beside(new)
    if there.exists():
        try:
            from_json(read_file(there), str(there))
        except BadInput:
            raise NotWritten.of("KH1083", path=str(there)) from None
    told = {"from": _relative(old, new.parent), "from_year": years[0], "to_year": years[1]}
    return to_json(ReviewList.model_validate({**told, "items": entries}))


def _entries(data: bytes, new: Path, items: tuple[ReviewItem, ...]) -> tuple[ReviewEntry, ...]:
    """Return items with the text at their place, or else their words, to know it again by."""
    from kehoach.review_list import ReviewEntry, SpecText, SpecTexts
    from kehoach.rolling.told import as_data

    texts = SpecTexts.of(data, str(new))
    found = []
    for item, one in zip(items, as_data(items), strict=True):
        path = item.path or texts.path_from(item.place.line, item.place.column)
        there = texts.at(path) or SpecText("" if path else item.args.get("words", ""))
        more = {"file": new.name, "path": path, "value": there.text, "owner": there.owner}
        found.append(ReviewEntry(**{**one, **more}))
    return tuple(found)


def _relative(path: Path, folder: Path) -> str:
    """Return a path as seen from a folder; whole where the two have no root in common."""
    with suppress(ValueError):
        return Path(os.path.relpath(path, folder)).as_posix()
    return path.absolute().as_posix()
