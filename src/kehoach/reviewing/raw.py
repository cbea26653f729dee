"""A spec that need not be right → its raw data as far as they go, and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from kehoach.errors import BadInput
from kehoach.spec.nodes import Reader, compose
from kehoach.spec.plain import Unusual, plain_data
from kehoach.spec.source import Source, decode
from kehoach.text.placeholders import with_years
from kehoach.wording.folding import fold

_TRIES = 4
"""Times that a spec is cut off before a fault of its YAML, to read what stands above it."""
_TOP = re.compile(r"^[^\s#\-].*", re.M)
_FOUR = re.compile(r"(?:19|20)\d\d")


class Said(NamedTuple):
    """What a spec says of itself; empty where it does not."""

    title: str = ""
    agency: str = ""
    year: int = 0


def raw_data(data: bytes, file: str) -> dict[str, Any]:
    """Return the raw data of a spec's bytes; of faulty YAML what stands above the fault."""
    try:
        source = decode(data, file)
    except BadInput:
        return {}
    for _ in range(_TRIES):
        try:
            return _data(source)
        except BadInput as error:
            line = min(problem.place.line for problem in error.problems)
            source = Source(file, _above(source, line))
            if not source.text:
                break
    return {}


def _data(source: Source) -> dict[str, Any]:
    try:
        return plain_data(source.text)
    except Unusual:
        found = Reader(source).data(compose(source))
        return found if isinstance(found, dict) else {}


def _above(source: Source, line: int) -> str:
    """Return the text above the last key of the whole spec that begins before a line (from 1)."""
    text = "\n".join(source.lines[: max(line - 1, 0)])
    starts = [match.start() for match in _TOP.finditer(text)]
    whole = bool(starts) and line <= len(source.lines) and _TOP.match(source.lines[line - 1])
    if whole:
        return text
    return text[: starts[-1]] if starts else ""


def said_in(raw: Mapping[str, Any]) -> Said:
    """Return what raw data say of title, agency and year, the years in the title in figures."""
    keys = {fold(str(key)): value for key, value in raw.items()}
    match = _FOUR.fullmatch(_text(keys.get("nam")))
    year = int(match[0]) if match else 0
    agency = keys.get("coquan")
    if isinstance(agency, dict):
        agency = {fold(str(key)): value for key, value in agency.items()}.get("ten")
    return Said(with_years(_text(keys.get("kehoach")), year), _text(agency), year)


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
