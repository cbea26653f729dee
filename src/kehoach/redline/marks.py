"""Marks that tell pieces of a plan apart in its document: one letter for each label or code.

The letters are private to this program; a marked copy is only compared, never handed out.
"""

from __future__ import annotations

import re
from typing import Any

from kehoach.model import SpecModel
from kehoach.plan import Appendix, Item, Plan, Section, Target, Task
from kehoach.wording.folding import fold

_FIRST, _LAST = 0xF0000, 0xFFFFD
_MARK = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
_BEARERS: dict[type[SpecModel], tuple[str, str]] = {
    Section: ("title", "label"),
    Item: ("text", "label"),
    Appendix: ("title", "label"),
    Task: ("what", "code"),
    Target: ("text", "code"),
}
"""What bears a mark: the field whose text takes it, the field that names the piece."""


class Marks:
    """Gives marks to labels and codes; the same name has the same mark in every plan."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}

    def marked(self, plan: Plan) -> Plan:
        """Return a copy of the plan with a mark after every text that has a name."""
        copied: Plan = self._copy(plan)
        return copied

    @property
    def given(self) -> bool:
        """Whether any mark was given."""
        return bool(self._letters)

    def _copy(self, part: Any) -> Any:
        if isinstance(part, tuple):
            return tuple(map(self._copy, part))
        if not isinstance(part, SpecModel):
            return part
        fields = type(part).model_fields
        changed: dict[str, Any] = {name: self._copy(getattr(part, name)) for name in fields}
        text, name = _BEARERS.get(type(part), ("", ""))
        if name and getattr(part, name):
            changed[text] += self._letter(type(part).__name__, getattr(part, name))
        return part.model_copy(update=changed)

    def _letter(self, kind: str, name: str) -> str:
        key = f"{kind} {fold(name)}"
        return self._letters.setdefault(key, chr(min(_FIRST + len(self._letters), _LAST)))


def marks_in(text: str) -> str:
    """Return the marks that a text bears."""
    return "".join(_MARK.findall(text))
