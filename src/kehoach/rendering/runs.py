"""Texts and runs as WordprocessingML: what a view holds."""

from __future__ import annotations

import re

from kehoach.errors import BadInput
from kehoach.text.markup import Runs

_ESCAPES = (
    ("&", "&amp;"),
    ("<", "&lt;"),
    (">", "&gt;"),
    ('"', "&#34;"),
    ("'", "&#39;"),
    ("{", "&#123;"),
    ("}", "&#125;"),
)
"""Braces too: what is typed never meets the template engine."""
_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""What no XML holds; in a spec it is found with its place (KH904)."""
_SPECIAL = re.compile(f"[&<>\"'{{}}{_FORBIDDEN}]")
_NO_XML = re.compile(f"[{_FORBIDDEN}]")
_DRESSED = {
    style: f'<w:r><w:rPr><w:rStyle w:val="KH{style}"/></w:rPr>'
    for style in ("Dam", "Nghieng", "DamNghieng")
} | {"": "<w:r>"}
_TEXT = '<w:t xml:space="preserve">'


class RunsXml(str):
    """Runs already written as WordprocessingML; used in a template as ``{{r name }}``."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


class Chars(str):
    """Text as typed: its braces never meet the template engine."""

    __slots__ = ()

    def __html__(self) -> str:
        return escaped(str(self))


def escaped(text: str) -> str:
    """Return text as it stands in XML, in an attribute too.

    Raises :class:`BadInput` for a character that XML cannot hold.
    """
    if _SPECIAL.search(text) is None:
        return text
    if found := _NO_XML.search(text):
        raise BadInput.of("KH904", char=f"U+{ord(found[0]):04X}")
    for char, entity in _ESCAPES:
        text = text.replace(char, entity)
    return text


def runs_xml(runs: Runs, label: str = "", bold: bool = False, italic: bool = False) -> RunsXml:
    """Write runs with character styles; a style is left out where the paragraph is so already."""
    written = [_run(f"{label} " if runs else label, "")] if label else []
    for run in runs:
        style = "Dam" if run.bold and not bold else ""
        if run.italic and not italic:
            style += "Nghieng"
        written.append(_run(run.text, style))
    return RunsXml("".join(written))


def _run(text: str, style: str) -> str:
    """Return a run; one without words and dress is none."""
    head, chars = _DRESSED[style], escaped(text).replace("\t", " ")
    if chars and "\n" not in chars:
        return f"{head}{_TEXT}{chars}</w:t></w:r>"
    lines = [f"{_TEXT}{line}</w:t>" if line else "" for line in chars.split("\n")]
    return f"{head}{'<w:br/>'.join(lines)}</w:r>" if chars or style else ""


def run_of(text: str) -> str:
    """Return a text as the runs that docxtpl makes of it: with line breaks and tabs of Word."""
    chars = escaped(text)
    if chars and "\n" not in chars and "\t" not in chars:
        return f"<w:r>{_TEXT}{chars}</w:t></w:r>"
    pieces = [piece.replace("\n", f"</w:t><w:br/>{_TEXT}") for piece in chars.split("\t")]
    written = [f"<w:r>{_TEXT}{piece}</w:t></w:r>" if piece else "" for piece in pieces]
    return "<w:r><w:tab/></w:r>".join(written)
