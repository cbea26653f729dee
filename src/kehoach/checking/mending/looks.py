"""Mends of how components look: size, boldness, alignment. Words stay as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from kehoach.checking.mending import edits
from kehoach.checking.signature_lines import posts
from kehoach.checking.verdicts import Broken, Subject
from kehoach.reading.document import Paragraph, Run
from kehoach.standards import Component

Fixer = Callable[[Subject, Broken], bool]
"""Mends one finding in the document's XML; False when it could not be sure."""
Named = Callable[[Subject, Broken], str]
"""Tells which component of the standard a finding is about."""

_RUN = f"{edits.W}r"


def owned(broken: Broken) -> list[Run]:
    """Return the runs of the component meant; none where it shares a run with another."""
    piece = broken.piece
    if piece is None:
        return []
    whole = _letters(run for paragraph in piece.paragraphs for run in paragraph.runs)
    mine = _letters(piece.runs)
    if any(whole[key] != count for key, count in mine.items()):
        return []
    return [run for run in piece.runs if editable(run)]


def _letters(runs: Iterable[Run]) -> Counter[int]:
    found: Counter[int] = Counter()
    for run in runs:
        found[id(run.element)] += len("".join(run.text.split()))
    return found


def editable(run: Run) -> bool:
    """True for text in a run of its own; the number of a note has a look of its own."""
    known = run.element is not None and run.element.tag == _RUN
    return known and run.role != "note"


def component_named(name: str) -> Named:
    """Return a namer that always says the same."""
    return lambda subject, broken: name


def of_signature(subject: Subject, broken: Broken) -> str:
    """Name a line of the signature: a post alone, or a right to sign with its post."""
    return "chuc_vu" if broken.piece in list(posts(subject)) else "quyen_han"


def size(named: Named) -> Fixer:
    """Return a fixer that brings the size of a component to the nearest one allowed."""

    def fix(subject: Subject, broken: Broken) -> bool:
        part, runs = subject.component(named(subject, broken)), owned(broken)
        if part is not None:
            set_sizes(runs, usual_size(runs, part.sizes), part.sizes)
        return bool(part and runs)

    return fix


def usual_size(runs: Iterable[Run], sizes: tuple[float, float]) -> float:
    """Return the size that most letters have, if it is allowed, or the nearest one allowed."""
    letters: Counter[float] = Counter()
    for run in runs:
        letters[run.face.size] += len(run.text.strip())
    allowed = [one for one in letters if sizes[0] <= one <= sizes[1]]
    usual = max(allowed or letters, key=lambda one: (letters[one], one), default=sizes[0])
    return min(max(usual, sizes[0]), sizes[1])


def set_sizes(runs: Iterable[Run], wanted: float, sizes: tuple[float, float]) -> None:
    """Set a size on the runs whose own is not allowed."""
    for run in runs:
        if not sizes[0] <= run.face.size <= sizes[1]:
            edits.set_size(run.element, wanted)


def dress(named: Named, *names: str) -> Fixer:
    """Return a fixer of what is on or off (``b``, ``i``, ``caps``, ``u``), as the standard has."""

    def fix(subject: Subject, broken: Broken) -> bool:
        part, runs = subject.component(named(subject, broken)), owned(broken)
        for run in runs if part else ():
            for name in names:
                _toggle(run, name, part)  # type: ignore[arg-type]
        return bool(part and runs)

    return fix


def _toggle(run: Run, name: str, part: Component) -> None:
    if name == "u":
        edits.set_underline(run.element, part.underline)
    else:
        wanted = {"b": part.bold, "i": part.italic, "caps": part.caps}[name]
        edits.set_toggle(run.element, name, wanted)


def both(*fixers: Fixer) -> Fixer:
    """Return a fixer that tries several in order."""

    def fix(subject: Subject, broken: Broken) -> bool:
        return any([fixer(subject, broken) for fixer in fixers])

    return fix


def align(named: Named) -> Fixer:
    """Return a fixer of the alignment; text pushed aside by spaces or tabs is left to a person."""

    def fix(subject: Subject, broken: Broken) -> bool:
        part, found = subject.component(named(subject, broken)), paragraphs(broken)
        if part is None or any(map(is_pushed, found)):
            return False
        for paragraph in found:
            if part.align == "center":
                centre(paragraph)
            else:
                edits.set_align(paragraph.element, part.align)
        return bool(found)

    return fix


def is_pushed(paragraph: Paragraph) -> bool:
    """True for a paragraph whose text is set aside by spaces or tabs."""
    return paragraph.text[:1].isspace() or "\t" in paragraph.text


def centre(paragraph: Paragraph) -> None:
    """Centre a paragraph in its column; an indent that would push it aside is taken away."""
    edits.set_align(paragraph.element, "center")
    uneven = abs(paragraph.left + paragraph.first_line - paragraph.right) > 1
    if uneven or paragraph.first_line:
        edits.set_indent(paragraph.element, 0)


def paragraphs(broken: Broken) -> list[Paragraph]:
    """Return the paragraphs that are all of the component or of the finding."""
    if broken.piece is not None:
        found = broken.piece.paragraphs if broken.piece.alone else ()
    else:
        found = (broken.paragraph,) if broken.paragraph else ()
    return [one for one in found if one.element is not None]


def at_margin(subject: Subject, broken: Broken) -> bool:
    """Bring a line of Nơi nhận to the left margin; a hanging indent stays."""
    found = paragraphs(broken)
    if any(one.text[:1].isspace() for one in found):
        return False
    for paragraph in found:
        edits.set_align(paragraph.element, "left")
        hanging = min(paragraph.first_line, 0)
        edits.set_indent(paragraph.element, hanging, -hanging)
    return bool(found)


def single(subject: Subject, broken: Broken) -> bool:
    """Set single line spacing."""
    found = paragraphs(broken)
    for paragraph in found:
        edits.set_line(paragraph.element, 1, "auto")
    return bool(found)
