"""Mends of drawn lines: one solid line, centred, as long as the standard has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from kehoach.anatomy.parts import Piece
from kehoach.checking import placing
from kehoach.checking.mending import edits
from kehoach.checking.mending.drawing import drawn, resized
from kehoach.checking.mending.looks import Fixer
from kehoach.checking.verdicts import Broken, Subject
from kehoach.reading.document import DrawnLine, Paragraph

Find = Callable[[Subject], tuple[str, Piece | None, tuple[DrawnLine, ...]]]
"""Finds the name of a line in the standard, the component above it, and what is drawn there."""

_P, _R, _T = (f"{edits.W}{name}" for name in ("p", "r", "t"))
_SHAPES = {"wsp", "cxnSp", "pic", "line", "shape", "rect", "roundrect", "polyline", "OLEObject"}
_MOST = 2
"""Lines that one component may have by mistake; of more, some may be another's."""


def heading(subject: Subject) -> tuple[str, Piece | None, tuple[DrawnLine, ...]]:
    """Find the line under the Tiêu ngữ or the Party's heading."""
    found = subject.anatomy
    if subject.standard.party:
        return "tieu_de", found.tieu_de_dang, found.ke_tieu_ngu
    return "tieu_ngu", found.tieu_ngu, found.ke_tieu_ngu


def organ(subject: Subject) -> tuple[str, Piece | None, tuple[DrawnLine, ...]]:
    """Find the line under the issuer."""
    return "co_quan", subject.anatomy.co_quan, subject.anatomy.ke_co_quan


def title(subject: Subject) -> tuple[str, Piece | None, tuple[DrawnLine, ...]]:
    """Find the line under the trích yếu."""
    return "trich_yeu", subject.anatomy.trich_yeu, subject.anatomy.ke_trich_yeu


def under(find: Find) -> Fixer:
    """Return a fixer of the line under a component, once for all that is wrong with it."""

    def fix(subject: Subject, broken: Broken) -> bool:
        name, piece, lines = find(subject)
        law = subject.standard.lines.get(name)
        if law is None or piece is None or not piece.alone or len(lines) > _MOST:
            return False
        done = subject.shared.setdefault("lines mended", set())
        last = piece.paragraphs[-1]
        widths = [one for one in placing.lines(piece) if one > 0]
        if last.element is None or not widths or not all(map(_is_alone, lines)):
            return False
        if name not in done:
            done.add(name)
            wide = widths[-1] if law.use == 1 else max(widths)
            _draw(subject, last, lines, wide * float(law.use))
        return True

    return fix


def _draw(subject: Subject, last: Paragraph, lines: tuple[DrawnLine, ...], length: float) -> None:
    offset = _offset(last, length)
    if len(lines) == 1 and lines[0].kind == "drawing":
        centred = (last.room - length) / 2 if offset is None else offset
        if last.room and resized(lines[0].element, length, centred):
            return
    for line in lines:
        _erase(line)
    host = _below(last)
    host.append(drawn(length, _next_id(subject), offset))


def _offset(above: Paragraph, length: float) -> float | None:
    """Return mm from the column's edge to the line; None: in the middle of the column."""
    middle = placing.middle(above)
    if middle is None or abs(middle - above.room / 2) <= 1:
        return None
    return max(middle - length / 2, 0)


def _below(last: Paragraph) -> Any:
    """Return the empty paragraph below a component, made thin where there is none."""
    following = last.element.getnext()
    if following is not None and following.tag == _P and _is_empty(following):
        return following
    made = etree.Element(_P)
    last.element.addnext(made)
    edits.set_before(made, 0)
    edits.set_line(made, 6, "exact")
    spacing = edits.paragraph_properties(made).find(f"{edits.W}spacing")
    spacing.set(f"{edits.W}after", "0")
    edits.set_align(made, "center")
    return made


def _is_empty(paragraph: Any) -> bool:
    content = (_R, f"{edits.W}hyperlink", f"{edits.W}sdt", f"{edits.W}ins", f"{edits.W}fldSimple")
    section = paragraph.find(f"{edits.W}pPr/{edits.W}sectPr")
    return section is None and not any(one.tag in content for one in paragraph)


def _is_alone(line: DrawnLine) -> bool:
    """True for a line that can be taken away whole, and nothing else with it."""
    element = line.element
    if element is None:
        return False
    if line.kind == "border":
        owner = element.getparent()
        return owner is not None and owner.getparent() is not None and owner.getparent().tag == _P
    if line.kind in ("typed", "underline"):
        return element.tag == _R and _paragraph(element) is not None
    run = _run(element)
    if run is None or next(run.iter(_T), None) is not None:
        return False
    return sum(_counts(one) for one in run.iter()) == 1


def _counts(element: Any) -> bool:
    if not isinstance(element.tag, str):
        return False
    fallback = any(str(one.tag).endswith("}Fallback") for one in element.iterancestors())
    return element.tag.rpartition("}")[2] in _SHAPES and not fallback


def _erase(line: DrawnLine) -> None:
    element = line.element
    if line.kind == "border":
        for side in ("top", "bottom"):
            edits.remove(element, side)
        if not len(element):
            element.getparent().remove(element)
    elif line.kind == "underline":
        for run in _paragraph(element).iter(_R):
            edits.set_underline(run, False)
    elif line.kind == "typed":
        for run in list(_paragraph(element).iter(_R)):
            run.getparent().remove(run)
    else:
        run = _run(element)
        if run.getparent() is not None:
            run.getparent().remove(run)


def _run(element: Any) -> Any:
    return next((one for one in element.iterancestors() if one.tag == _R), None)


def _paragraph(element: Any) -> Any:
    return next((one for one in element.iterancestors() if one.tag == _P), None)


def _next_id(subject: Subject) -> int:
    """Return a number that no drawing of the document has."""
    used = [
        int(number)
        for root in subject.document.trees.values()
        for one in root.iter("{*}docPr", "{*}cNvPr")
        if (number := one.get("id", "")).isdigit()
    ]
    return max(used, default=0) + 1
