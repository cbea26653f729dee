"""Bytes of a spec file → clean text, or problems that say what the bytes are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from kehoach.errors import BadInput
from kehoach.problem import Place, Problem

MAX_BYTES = 5_000_000
"""Larger than any plan: the longest one seen has some 0.5 MB."""

_MARKED = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
"""Byte order marks and the encodings that they tell."""
_CLEAN = str.maketrans("\u2028\u2029", "  ", "\u200b\u200c\u200d\u2060\ufeff\u00ad")
"""Invisible characters go; breaks that only YAML and Word count as lines become spaces."""
_UNCLEAN = "[\u2028\u2029\u200b\u200c\u200d\u2060\ufeff\u00ad]"
_CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]"
_PLAIN_BYTES = bytes({0x0A, *range(0x20, 0x7F), *range(0x80, 0xF5)} - {0xC2, 0xE2, 0xEF})
"""Bytes of text with nothing of the above in it: Vietnamese letters begin with none of the three
left out."""
_LEGACY_HINT = set("µ¸¶·¹¨»¾¼½Æ©ÊÇÈÉË®ÐÌÎÏÑ§")


class Source:
    """A spec as text: NFC, line feeds only, no byte order mark."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends."""
        return tuple(self.text.split("\n"))

    def place(self, line: int, column: int) -> Place:
        """Return the place of a line and column, both counted from 0."""
        quote = self.lines[line].rstrip() if line < len(self.lines) else ""
        return Place(self.file, line + 1, column + 1, quote)


def decode(data: bytes, file: str) -> Source:
    """Read the bytes of a spec. Raises :class:`BadInput` when they are no clean text."""
    at = Place(file, 1, 1)
    if len(data) > MAX_BYTES:
        raise too_large(len(data), file)
    text = _characters(data, at)
    if not text or text.isspace():
        raise BadInput.of("KH902", at)
    if not data.translate(None, _PLAIN_BYTES) or text.replace("\n", " ").isprintable():
        # then there is nothing to clean out of it
        return Source(file, unicodedata.normalize("NFC", text))
    source = Source(file, cleaned(text))
    if problems := list(islice(_control_characters(source), 50)):
        raise BadInput(*problems)
    return source


def too_large(size: int, file: str) -> BadInput:
    """Return the error for a spec of so many bytes, more than :data:`MAX_BYTES`."""
    limit = str(MAX_BYTES // 1000)
    return BadInput.of("KH903", Place(file, 1, 1), size=str(size // 1000), limit=limit)


def cleaned(text: str) -> str:
    """Return text as a spec is read: NFC, line feeds only, no invisible characters."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.translate(_CLEAN) if re.search(_UNCLEAN, text) else text


def _characters(data: bytes, at: Place) -> str:
    encoding = next((one for mark, one in _MARKED.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(data, error, at) from None


def _not_text(data: bytes, error: UnicodeDecodeError, at: Place) -> BadInput:
    line_start = data.rfind(b"\n", 0, error.start) + 1
    line = data.count(b"\n", 0, error.start) + 1
    quote = data[line_start : error.start + 40].split(b"\n")[0].decode("latin-1")
    printable = "".join(c for c in quote if c.isprintable())
    column = len(data[line_start : error.start].decode("utf-8", "replace")) + 1
    place = Place(at.file, line, column, printable)
    legacy = b"\0" not in data and sum(chr(b) in _LEGACY_HINT for b in data[:20000]) > 3
    return BadInput.of("KH900" if legacy else "KH901", place)


def _control_characters(source: Source) -> Iterator[Problem]:
    if re.search(_CONTROL, source.text) is None:
        return
    for number, line in enumerate(source.lines):
        clean = ""
        for match in re.finditer(_CONTROL, line):
            clean = clean or re.sub(_CONTROL, "\ufffd", line.rstrip())
            place = source.place(number, match.start())._replace(quote=clean)
            yield Problem("KH904", place, {"char": f"U+{ord(match[0]):04X}"})
