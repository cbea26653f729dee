"""A plan's twin: every text that may be printed ends in a letter of its own.

Composed, the twin tells where in the document each text came to stand; it is never printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kehoach.model import SpecModel
from kehoach.plan import (
    Appendix,
    Duty,
    FreeTable,
    Funding,
    Index,
    Item,
    Kept,
    LegalBasis,
    Paragraph,
    Plan,
    Section,
    Signatory,
    Target,
    Task,
    Tasks,
)
from kehoach.spec.findings import Loc
from kehoach.wording.spans import ABOVE, LEFT

_FIRST, _LAST = 0x100000, 0x10FFFD
LETTERS = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
"""Letters that no font has: plane 16, private use. The redline's own stand in plane 15."""

_PRINTED: dict[type[SpecModel], tuple[str, ...]] = {
    Plan: ("title", "opening", "closing", "recipients", "contact"),
    LegalBasis: ("text", "kind", "number", "issuer", "about"),
    Index: ("name",),
    Target: ("text", "value", "baseline", "lead"),
    Funding: ("amount", "source"),
    Task: ("what", "lead", "support", "deadline", "measure", "product", "note", "steps", "group"),
    Item: ("text",),
    Paragraph: ("text",),
    FreeTable: ("columns", "rows", "title"),
    Duty: ("agency",),
    Kept: ("lines",),
    Section: ("title",),
    Appendix: ("title", "enclosed"),
    Signatory: ("name", "other_post"),
}
_GROUPED = ("lead", "support")
"""Names by which tasks set out by agency are gathered: they must stay alike."""


class Twin:
    """The twin of one plan, and which of its letters stands for which path.

    ``taken``: letters that the plan's own texts hold; they mark nothing.
    """

    def __init__(self, plan: Plan, taken: frozenset[str] = frozenset()) -> None:
        self.letters: dict[str, Loc] = {}
        self.typed: dict[Loc, str] = {}
        self._free = letters(taken)
        self.plan: Plan = self._copy(plan, (), ())

    def _copy(self, part: Any, loc: Loc, kept: tuple[str, ...]) -> Any:
        if isinstance(part, tuple):
            return tuple(self._copy(one, (*loc, step), kept) for step, one in enumerate(part))
        if isinstance(part, dict):
            return {key: self._copy(one, (*loc, str(key)), kept) for key, one in part.items()}
        if not isinstance(part, SpecModel):
            return part
        if isinstance(part, Tasks):
            kept = _GROUPED if part.layout == "theo cơ quan" else ()
        printed = [name for name in _PRINTED.get(type(part), ()) if name not in kept]
        changed = {}
        for name, info in type(part).model_fields.items():
            copy = self._marked if name in printed else self._copied(kept)
            changed[name] = copy(getattr(part, name), (*loc, info.alias or name))
        return part.model_copy(update=changed)

    def _copied(self, kept: tuple[str, ...]) -> Any:
        return lambda value, loc: self._copy(value, loc, kept)

    def _marked(self, value: Any, loc: Loc) -> Any:
        if isinstance(value, tuple):
            return tuple(self._marked(one, (*loc, step)) for step, one in enumerate(value))
        letter = next(self._free, "") if value and value not in (LEFT, ABOVE) else ""
        if letter:
            self.letters[letter] = loc
            self.typed[loc] = value
        return f"{value}{letter}" if letter else value


def letters(taken: frozenset[str]) -> Iterator[str]:
    """Yield the letters that may stand for a place."""
    return (chr(code) for code in range(_FIRST, _LAST + 1) if chr(code) not in taken)
