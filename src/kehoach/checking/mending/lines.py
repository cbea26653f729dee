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
from kehoach.standards import Value

Find = Callable[[Subject], tuple[str, Piece | None, tuple[DrawnLine, ...]]]
"""Finds the name of a line in the standard, the component above it, and what is drawn there."""

_P, _R, _T = (f"{edits.W}{name}" for name in ("p", "r", "t"))
_SHAPES = {"wsp", "cxnSp", "pic", "line", "shape", "rect", "roundrect", "polyline", "OLEObject"}
_EVEN = 1.0
"""mm beside the middle that no eye sees."""
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
        if broken.args.get("typed"):
            return False
        last = piece.paragraphs[-1]
        if not _may_be_drawn(piece) or not _is_placed(last) or not all(map(_is_alone, lines)):
            return False
        if _first_time(subject, name):
            length = _wanted(piece, law)
            _draw(subject, last, lines, length, _offset(last, length))
        return True

    return fix


def _may_be_drawn(piece: Piece) -> bool:
    """True where a line of known length can be put straight below a component."""
    last = piece.paragraphs[-1]
    return last.element is not None and max(placing.lines(piece), default=0) > 0 and _ends(piece)


def _ends(piece: Piece) -> bool:
    """False when other text follows in the paragraph a component ends in."""
    own, shown = piece.text.split(), piece.paragraphs[-1].text.split()
    count = min(len(own), len(shown))
    return own[-count:] == shown[-count:]


def _is_placed(paragraph: Paragraph) -> bool:
    """True when it is known where in its column the text stands."""
    return paragraph.align == "center" or placing.middle(paragraph) is not None


def _wanted(piece: Piece, law: Value) -> float:
    """Return how long the line under a component is to be, in mm."""
    widths = [one for one in placing.lines(piece) if one > 0]
    return (widths[-1] if law.use == 1 else max(widths)) * float(law.use)


def _first_time(subject: Subject, name: str) -> bool:
    """True once for a line of a document as it was read: what is known of it holds no longer."""
    done = subject.shared.setdefault("lines mended", set())
    first = name not in done
    done.add(name)
    return first


def may_follow(subject: Subject, piece: Piece) -> bool:
    """True when what is drawn under a line of the head can be brought to the column's middle."""
    name, lines = _under(subject, piece)
    aside = [one for one in lines if not _is_in_middle(one, piece.first.room)]
    if not aside or not all(map(_is_alone, lines)):
        return not aside
    if _all_typed(lines):
        return True
    known = len(lines) <= _MOST and name in subject.standard.lines
    return known and _may_be_drawn(piece)


def follow(subject: Subject, piece: Piece) -> None:
    """Bring what is drawn under a line of the head to the middle of the column, if it is beside."""
    name, lines = _under(subject, piece)
    room = piece.first.room
    aside = [one for one in lines if not _is_in_middle(one, room)]
    if not aside or not _first_time(subject, name):
        return
    if _all_typed(lines):
        for one in lines:
            edits.set_align(_paragraph(one.element), "center")
            edits.set_indent(_paragraph(one.element), 0)
        return
    length = _wanted(piece, subject.standard.lines[name])
    if len(lines) == 1 and lines[0].kind == "drawing" and lines[0].length:
        length = lines[0].length
    _draw(subject, piece.paragraphs[-1], lines, length, None)


def _under(subject: Subject, piece: Piece) -> tuple[str, tuple[DrawnLine, ...]]:
    """Return the name of the line under a component of the head, and what is drawn there."""
    for name, one, found in (heading(subject), organ(subject)):
        if one is piece:
            return name, tuple(line for line in found if line.kind != "underline")
    return "", ()


def _all_typed(lines: tuple[DrawnLine, ...]) -> bool:
    return all(one.kind == "typed" for one in lines)


def _is_in_middle(line: DrawnLine, room: float) -> bool:
    if line.offset is None or line.length is None:
        return False
    return abs(line.offset + line.length / 2 - room / 2) <= _EVEN


def _draw(
    subject: Subject,
    last: Paragraph,
    lines: tuple[DrawnLine, ...],
    length: float,
    offset: float | None,
) -> None:
    """Draw one line in place of others; ``offset`` mm from the column's edge, None: centred."""
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
    if middle is None or abs(middle - above.room / 2) <= _EVEN:
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
