"""Texts and runs as WordprocessingML: what a view holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

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
_SPECIAL = re.compile(f"[&<>\"'{{}}\t\n{_FORBIDDEN}]")
_SPECIAL_BYTES = b"&<>\"'{}\t\n\xef" + bytes({*range(0x20)} - {0x0D})
"""The same as they stand in UTF-8; what begins with EF is rare, and looked at as text."""
_SPECIAL_IN_LINE = _SPECIAL_BYTES.replace(b"\n", b"")
_DOUBTFUL_BYTES = b"\xef" + bytes({*range(0x20)} - set(b"\t\n\r"))
_ESCAPE_BYTES = [(char.encode(), entity.encode()) for char, entity in _ESCAPES]
_NO_XML = re.compile(f"[{_FORBIDDEN}]")
_DRESSED = {
    style: f'<w:r><w:rPr><w:rStyle w:val="KH{style}"/></w:rPr>'
    for style in ("Dam", "Nghieng", "DamNghieng")
} | {"": "<w:r>"}
_TEXT = '<w:t xml:space="preserve">'
_OPENED = {style: f"{head}{_TEXT}".encode() for style, head in _DRESSED.items()}


Pieces = list[bytes]
"""XML in the order it stands, in UTF-8."""


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
    """Return what :func:`written` does, for a view."""
    return RunsXml(written(runs, label, bold, italic).decode("utf-8"))


def written(runs: Runs, label: str = "", bold: bool = False, italic: bool = False) -> bytes:
    """Write runs with character styles, in UTF-8; none where the paragraph is so already."""
    if len(runs) == 1 and not (label or runs[0].bold or runs[0].italic):
        text = runs[0].text
        return _run(text, "") if len(text) > _SHORT else _short_run(text, "")
    made = [_short_run(f"{label} " if runs else label, "")] if label else []
    for run in runs:
        style = ""
        if run.bold and not bold:
            style = "Dam"
        if run.italic and not italic:
            style += "Nghieng"
        text = run.text
        made.append(_run(text, style) if len(text) > _SHORT else _short_run(text, style))
    return b"".join(made)


def _run(text: str, style: str) -> bytes:
    """Return a run; one without words and dress is none."""
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        raw = b""
    if raw and raw.translate(None, _SPECIAL_BYTES) == raw:
        return b"".join((_OPENED[style], raw, b"</w:t></w:r>"))
    head, chars = _DRESSED[style], escaped(text).replace("\t", " ")
    lines = [f"{_TEXT}{line}</w:t>" if line else "" for line in chars.split("\n")]
    return f"{head}{'<w:br/>'.join(lines)}</w:r>".encode() if chars or style else b""


PLAIN_RUN = _OPENED[""], b"</w:t></w:r>"
"""What stands before and after the words of a run without bold and italic."""


def written_plain(texts: Sequence[str]) -> list[bytes]:
    """Return texts without line breaks as they stand in plain runs; all at once is quicker."""
    joined = "\n".join(texts)
    try:
        raw = joined.encode()
    except UnicodeEncodeError:
        raw = b""
    if raw.translate(None, _SPECIAL_IN_LINE) != raw or not raw:
        raw = _escaped_bytes(raw, joined).replace(b"\t", b" ")
    return raw.split(b"\n")


def _escaped_bytes(raw: bytes, text: str) -> bytes:
    """Return a text, given in UTF-8 too, as :func:`escaped` does; mostly at once."""
    if raw.translate(None, _DOUBTFUL_BYTES) != raw or not raw:
        return escaped(text).encode()
    for char, entity in _ESCAPE_BYTES:
        raw = raw.replace(char, entity)
    return raw


_SHORT = 32
_short_run = lru_cache(maxsize=2048)(_run)
"""A run of few characters: numbers, full stops, agencies, which stand in line after line."""


@lru_cache(maxsize=512)
def run_of(text: str) -> bytes:
    """Return a text as the runs that docxtpl makes of it: with line breaks and tabs of Word.

    Most of what stands around the text of a plan is the same for all of an office's.
    """
    chars = escaped(text)
    pieces = [piece.replace("\n", f"</w:t><w:br/>{_TEXT}") for piece in chars.split("\t")]
    written = [f"<w:r>{_TEXT}{piece}</w:t></w:r>" if piece else "" for piece in pieces]
    return "<w:r><w:tab/></w:r>".join(written).encode()
