"""Mends of sizes in the letterhead, which rise and fall together."""

from __future__ import annotations

from kehoach.anatomy.parts import Piece
from kehoach.checking.mending import edits
from kehoach.checking.mending.looks import Fixer, component_named, owned, set_sizes, size
from kehoach.checking.verdicts import Broken, Subject


def sized_with_heading(place: int) -> Fixer:
    """Return a fixer of a size that goes with that of the Quốc hiệu; ``place`` in the set."""

    def fix(subject: Subject, broken: Broken) -> bool:
        heading, runs = subject.anatomy.quoc_hieu, owned(broken)
        wanted = _in_set(subject, heading, place)
        for run in runs if wanted else ():
            edits.set_size(run.element, wanted)
        return bool(wanted and runs)

    return fix


def heading_size(subject: Subject, broken: Broken) -> bool:
    """Bring the Quốc hiệu to the size that goes with that of the Tiêu ngữ, if this is right."""
    part, runs = subject.component("quoc_hieu"), owned(broken)
    below = subject.anatomy.tieu_ngu
    sizes = {run.face.size for run in below.runs} if below else set()
    law = subject.standard
    fitting = [one[0] for one in law.letterhead_sets if sizes == {one[1]} and len(one) > 1]
    if part is None or not fitting:
        return size(component_named("quoc_hieu"))(subject, broken)
    set_sizes(runs, fitting[0], part.sizes)
    return bool(runs)


def _in_set(subject: Subject, heading: Piece | None, place: int) -> float:
    sizes = {run.face.size for run in heading.runs} if heading else set()
    found = (one[place] for one in subject.standard.letterhead_sets if {one[0]} == sizes)
    return next(found, 0.0)
