"""The edge where a plan is compared with the folder of its sub-plans: ``split --verify``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from kehoach.errors import BadInput, KehoachError
from kehoach.office import register_of
from kehoach.paths import SPECS, files_of, read_file
from kehoach.problem import Place, Problem, Severity
from kehoach.spec.findings import Finding, Loc, placed
from kehoach.spec.nodes import compose
from kehoach.spec.read import read_spec
from kehoach.spec.source import Source, decode
from kehoach.splitting.slugs import slugs
from kehoach.splitting.verifying import Gap, Sub, verify
from kehoach.subplans import Parent, read_parent


@dataclass(frozen=True)
class Traced:
    """What a comparison found: sub-plans read, tasks of the plan above, differences."""

    read: int
    tasks: int
    problems: tuple[Problem, ...]

    @property
    def exit_code(self) -> int:
        """1 with any finding heavier than advice, else 0."""
        return int(any(one.severity > Severity.ADVICE for one in self.problems))


def trace(spec: str, folder: Path) -> Traced:
    """Compare a plan with the sub-plans in a folder, whoever edited them; nothing is written.

    Raises :class:`BadInput` for a spec that cannot be split or a folder without specs. A sub-plan
    that is at fault itself is a finding.
    """
    parent = read_parent(spec)
    if not folder.is_dir():
        raise BadInput.of("KH1036", path=str(folder))
    faulty: list[Problem] = []
    subs: list[Sub] = []
    unread: set[str] = set()
    for path in files_of(str(folder), SPECS):
        if path.resolve() == parent.path.resolve():
            continue
        try:
            subs.append(_read(path))
        except KehoachError as error:
            faulty += error.problems
            unread.add(path.stem)
    gaps = (gap for gap in verify(parent.shares, subs) if not _is_unread(gap, unread, parent))
    pages = _Pages({str(parent.path): parent.data})
    told = [_problem(gap, str(parent.path), pages) for gap in gaps]
    return Traced(len(subs), len(parent.shares.tasks), (*faulty, *told))


def _is_unread(gap: Gap, unread: set[str], parent: Parent) -> bool:
    """True for a sub-plan told as missing whose file is there, but at fault."""
    names = slugs(share.name for share in parent.shares.shares) if unread else {}
    return gap.code == "KH1049" and names.get(gap.args["agency"]) in unread


def _read(path: Path) -> Sub:
    data = read_file(path)
    return Sub(str(path), read_spec(data, str(path), register_of(path, data)).plan)


class _Pages:
    """Specs as nodes, each read once, for the places of what was found in them."""

    def __init__(self, known: dict[str, bytes]) -> None:
        self.known = known
        self._nodes: dict[str, tuple[Source, yaml.Node]] = {}

    def place(self, file: str, loc: Loc) -> Place:
        """Return the place of a path in a file."""
        if file not in self._nodes:
            data = self.known.get(file)
            source = decode(read_file(Path(file)) if data is None else data, file)
            self._nodes[file] = (source, compose(source))
        return placed(Finding("", loc), *self._nodes[file]).place


def _problem(gap: Gap, above: str, pages: _Pages) -> Problem:
    """Return a difference with both its places: it stands where it can be mended."""
    here, there = Place(gap.sub.file if gap.sub else ""), Place()
    if gap.sub and gap.loc is not None:
        here = pages.place(gap.sub.file, gap.loc)
    if gap.above is not None:
        there = pages.place(above, gap.above)
    both = "; ".join(_spots(there)) or above
    place = here if here.file else there
    return Problem(gap.code, place, {"above": both, **gap.args}, gap.severity)


def _spots(place: Place) -> Iterator[str]:
    if place.file:
        yield f"{place.file}:{place.line}:{place.column}" if place.line else place.file


_SUMMARY = {
    "vi": "Đã đối chiếu {read} đặc tả con với {tasks} nhiệm vụ: {found}.",
    "en": "Compared {read} sub-plans with {tasks} tasks: {found}.",
}
_FOUND = {"vi": "{count} điểm khác", "en": "{count} differences"}
_NONE = {"vi": "không mất, không sai khác", "en": "nothing lost, nothing changed"}


def summary(traced: Traced, language: str = "vi") -> str:
    """Return one line: how much was compared, what came of it."""
    count = len(traced.problems)
    found = _FOUND[language].format(count=count) if count else _NONE[language]
    return _SUMMARY[language].format(read=traced.read, tasks=traced.tasks, found=found)
