"""Mends of the paragraphs of the body: size, slope, justification, indent, spacing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

from kehoach.checking import body
from kehoach.checking.layout import spacing_fault
from kehoach.checking.mending import edits
from kehoach.checking.mending.grids import keep_signature_whole
from kehoach.checking.mending.looks import Fixer, editable, set_sizes, usual_size
from kehoach.checking.verdicts import Broken, Subject
from kehoach.metrics import text_width
from kehoach.reading.document import LineRule, Paragraph, Run

Kind = TypeVar("Kind", bound=Hashable)
_NEAR = 0.5
_AFTER_LABEL = 2.0
"""mm between an automatic label and the text after it."""


def _lines(subject: Subject) -> Iterator[Paragraph]:
    for line in body.lines(subject):
        if line.paragraph.element is not None:
            yield line.paragraph


def _usual(values: Iterable[Kind], otherwise: Kind) -> Kind:
    """Return the commonest value, so that the paragraph looks as those around it."""
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else otherwise


def size(subject: Subject, broken: Broken) -> bool:
    """Set the size of the body on the runs of a paragraph that have another."""
    sizes = subject.standard.components["loi_van"].sizes
    runs = _runs(broken.paragraph)
    every = [run for one in _lines(subject) for run in body.lettered(one)]
    set_sizes(runs, usual_size(every, sizes), sizes)
    keep_signature_whole(subject)
    return bool(runs)


def dressed(**toggles: bool) -> Fixer:
    """Return a fixer that sets ``b`` or ``i`` on or off on all of a paragraph."""

    def fix(subject: Subject, broken: Broken) -> bool:
        runs = _runs(broken.paragraph)
        for run in runs:
            for name, on in toggles.items():
                edits.set_toggle(run.element, name, on)
        return bool(runs)

    return fix


def centred(subject: Subject, broken: Broken) -> bool:
    """Centre a line by itself; one pushed aside by spaces or tabs is left to a person."""
    paragraph = broken.paragraph
    if paragraph is None or paragraph.element is None or _by_hand(paragraph):
        return False
    edits.set_align(paragraph.element, "center")
    edits.set_indent(paragraph.element, 0)
    return True


def part_size(subject: Subject, broken: Broken) -> bool:
    """Set the size of phần, chương and their titles."""
    runs, sizes = _runs(broken.paragraph), subject.standard.components["phan"].sizes
    set_sizes(runs, usual_size(runs, sizes), sizes)
    return bool(runs)


def _runs(paragraph: Paragraph | None) -> list[Run]:
    found = paragraph.runs if paragraph is not None else ()
    return [run for run in found if editable(run) and not run.face.raised]


def justified(subject: Subject, broken: Broken) -> bool:
    """Justify a paragraph; one with lines broken by hand would be torn apart."""
    paragraph = broken.paragraph
    if paragraph is None or paragraph.element is None or "\n" in paragraph.text.rstrip():
        return False
    edits.set_align(paragraph.element, "both")
    return True


def indented(subject: Subject, broken: Broken) -> bool:
    """Indent the first line as most of the body has it, or as the standard does."""
    paragraph = broken.paragraph
    if paragraph is None or paragraph.element is None or _by_hand(paragraph):
        return False
    law = subject.standard.paragraph["indent"]
    kept = (
        round(one.first_line, 1)
        for one in _lines(subject)
        if abs(one.left) <= _NEAR and law.min - _NEAR <= one.first_line <= law.max + _NEAR
    )
    start = paragraph.left + paragraph.first_line
    if not law.min - _NEAR <= start <= law.max + _NEAR:
        start = _usual(kept, float(law.use))
    edits.set_indent(paragraph.element, start, 0, paragraph.right)
    if paragraph.label and paragraph.suffix == "tab":
        edits.set_tab(paragraph.element, start + _label_width(paragraph) + _AFTER_LABEL)
    return True


def _by_hand(paragraph: Paragraph) -> bool:
    return paragraph.text[:1].isspace() or "\t" in paragraph.text


def _label_width(paragraph: Paragraph) -> float:
    face = paragraph.shown[0].face if paragraph.shown else None
    size, bold = (face.size, face.bold) if face else (14.0, False)
    return text_width(paragraph.label, size, bold)


def spaced(subject: Subject, broken: Broken) -> bool:
    """Put the least space allowed before a paragraph."""
    paragraph = broken.paragraph
    if paragraph is None or paragraph.element is None:
        return False
    keep_signature_whole(subject)
    least = float(subject.standard.paragraph["between"].min)
    edits.set_before(paragraph.element, least, paragraph.contextual)
    return True


def lined(subject: Subject, broken: Broken) -> bool:
    """Set the line spacing that most of the body has, or the standard's."""
    paragraph = broken.paragraph
    if paragraph is None or paragraph.element is None:
        return False
    keep_signature_whole(subject)
    law = subject.standard.paragraph
    otherwise: tuple[float, LineRule] = (1.0, "auto")
    if "line_auto" in law:
        otherwise = (float(law["line_auto"].use), "auto")
    elif "line_exact" in law:
        otherwise = (float(law["line_exact"].use), "exact")
    kept = ((one.line, one.line_rule) for one in _lines(subject) if _is_kept(one, subject))
    edits.set_line(paragraph.element, *_usual(kept, otherwise))
    return True


def _is_kept(paragraph: Paragraph, subject: Subject) -> bool:
    runs = body.lettered(paragraph)
    if not runs or paragraph.line_rule == "atLeast":
        return False
    tallest = max(run.face.size for run in runs)
    return spacing_fault(paragraph, tallest, subject.standard) is None
