"""Single faults seeded into a rendered document, each with the rules that must find it.

A fault is a function on the parts of the package (name → text of the part); ``None`` when the
document has nothing that it could spoil.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

Parts = dict[str, str]
Fault = Callable[[Parts], Parts | None]

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"


class Seed(NamedTuple):
    """A fault by name; the rules of which at least one must find it, and those that may too."""

    name: str
    fault: Fault
    found_by: frozenset[str]
    also: frozenset[str] = frozenset()


def unpacked(docx: bytes) -> Parts:
    """Return the XML parts of a package as text."""
    with ZipFile(BytesIO(docx)) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


def packed(parts: Parts) -> bytes:
    """Return a package of the parts."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text.encode("utf-8"))
    return target.getvalue()


def changed(part: str, pattern: str, new: str, count: int = 0) -> Fault:
    """Return a fault that replaces a pattern in a part."""

    def fault(parts: Parts) -> Parts | None:
        if part not in parts:
            return None
        text, made = re.subn(pattern, new, parts[part], count=count, flags=re.S)
        return {**parts, part: text} if made and text != parts[part] else None

    return fault


def styled(style: str, pattern: str, new: str) -> Fault:
    """Return a fault in a style, where the document uses it."""

    def fault(parts: Parts) -> Parts | None:
        block = rf'<w:style [^>]*w:styleId="{style}".*?</w:style>'
        found = re.search(block, parts[STYLES], re.S)
        if found is None or not _says(style, parts):
            return None
        text, made = re.subn(pattern, new, found[0], flags=re.S)
        if not made or text == found[0]:
            return None
        return {**parts, STYLES: parts[STYLES].replace(found[0], text)}

    return fault


def _says(style: str, parts: Parts) -> bool:
    """True when a paragraph of the style has text, on the page or in its head."""
    shape = rf'<w:pStyle w:val="{style}"/>(?:(?!</w:p>).)*<w:(?:t|instrText)[ >]'
    return any(re.search(shape, text, re.S) for text in parts.values())


def size(style: str, pt: float) -> Fault:
    """Return a fault of type size."""
    half = str(round(pt * 2))
    return styled(style, r'<w:sz w:val="\d+"/><w:szCs w:val="\d+"/>',
                  f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>')  # fmt: skip


def unbold(style: str) -> Fault:
    """Return a fault: bold taken away."""
    return styled(style, "<w:b/><w:bCs/>", "")


def bold(style: str) -> Fault:
    """Return a fault: bold where none is."""
    return styled(style, "<w:rPr>(?!<w:b/>)", "<w:rPr><w:b/><w:bCs/>")


def italic(style: str) -> Fault:
    """Return a fault: slanted letters."""
    return styled(style, r"<w:rPr>((?:<w:b/><w:bCs/>)?)(?!<w:i/>)", r"<w:rPr>\1<w:i/><w:iCs/>")


def upright(style: str) -> Fault:
    """Return a fault: slant taken away."""
    return styled(style, "<w:i/><w:iCs/>", "")


def aligned(style: str, align: str) -> Fault:
    """Return a fault of alignment."""
    return styled(style, r'<w:jc w:val="\w+"/>', f'<w:jc w:val="{align}"/>')


def worded(style: str, pattern: str, new: str, which: int = 0) -> Fault:
    """Return a fault in the words of the ``which``-th paragraph of a style (-1 the last)."""

    def fault(parts: Parts) -> Parts | None:
        shape = rf'<w:p>(?:(?!</w:p>).)*?<w:pStyle w:val="{style}"/>.*?</w:p>'
        found = list(re.finditer(shape, parts[DOCUMENT], re.S))
        if not found or which >= len(found):
            return None
        old = found[which]
        text, made = re.subn(rf"(<w:t[^>]*>[^<]*?){pattern}", rf"\g<1>{new}", old[0], count=1)
        if not made or text == old[0]:
            return None
        document = parts[DOCUMENT]
        return {**parts, DOCUMENT: document[: old.start()] + text + document[old.end() :]}

    return fault


def removed(style: str, which: int = 0) -> Fault:
    """Return a fault: the ``which``-th paragraph of a style is gone."""

    def fault(parts: Parts) -> Parts | None:
        shape = rf'<w:p><w:pPr>(?:<w:keepNext/>)?<w:pStyle w:val="{style}"/>.*?</w:p>'
        found = list(re.finditer(shape, parts[DOCUMENT], re.S))
        if not found or which >= len(found):
            return None
        old, document = found[which], parts[DOCUMENT]
        return {**parts, DOCUMENT: document[: old.start()] + document[old.end() :]}

    return fault


def line(which: int, factor: float) -> Fault:
    """Return a fault in the length of the ``which``-th drawn line (0 takes the line away)."""

    def fault(parts: Parts) -> Parts | None:
        found = list(re.finditer(r"<w:r><mc:AlternateContent>.*?</mc:AlternateContent></w:r>",
                                 parts[DOCUMENT], re.S))  # fmt: skip
        if which >= len(found):
            return None
        old = found[which][0]
        new = "" if not factor else re.sub(
            r'cx="(\d+)"', lambda m: f'cx="{round(int(m[1]) * factor)}"', old)  # fmt: skip
        return {**parts, DOCUMENT: parts[DOCUMENT].replace(old, new, 1)}

    return fault


def dashed(which: int) -> Fault:
    """Return a fault: the ``which``-th drawn line is broken."""

    def fault(parts: Parts) -> Parts | None:
        pieces = parts[DOCUMENT].split('<a:prstDash val="solid"/>')
        if which >= len(pieces) - 1:
            return None
        joints = ['<a:prstDash val="solid"/>'] * (len(pieces) - 1)
        joints[which] = '<a:prstDash val="dash"/>'
        text = "".join(a + b for a, b in zip(pieces, [*joints, ""], strict=True))
        return {**parts, DOCUMENT: text}

    return fault


def margin(side: str, twips: int) -> Fault:
    """Return a fault of a margin, on every page."""
    return changed(DOCUMENT, rf'(<w:pgMar [^>]*w:{side}=")\d+', rf"\g<1>{twips}")


def seed(name: str, fault: Fault, found_by: str, also: str = "") -> Seed:
    """Return a seed with its rules written as words."""
    return Seed(name, fault, frozenset(found_by.split()), frozenset(also.split()))
