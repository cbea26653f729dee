"""Complex fields: only their results are shown, never the instructions (ISO 29500-1 17.16)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Role = Literal["typed", "inserted", "page", "field", "note"]


@dataclass
class _Open:
    code: str = ""
    in_result: bool = False
    shown: bool = False


@dataclass
class Fields:
    """The fields that are open while a text is read; they may span paragraphs."""

    _open: list[_Open] = field(default_factory=list)
    _hidden: int = 0

    @property
    def is_hidden(self) -> bool:
        """Text here is an instruction, not shown."""
        return self._hidden > 0

    @property
    def is_open(self) -> bool:
        """Text here belongs to a field."""
        return bool(self._open)

    def begin(self) -> None:
        """Open a field: its instruction follows."""
        self._open.append(_Open())
        self._hidden += 1

    def separate(self) -> None:
        """Go from the instruction to the result."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].in_result = True
            self._hidden -= 1

    def end(self) -> str:
        """Close a field; return ``page`` when it is a page number whose result is not stored."""
        if not self._open:
            return ""
        closed = self._open.pop()
        if not closed.in_result:
            self._hidden -= 1
        missing = role_of(closed.code) == "page" and not closed.shown and not self.is_hidden
        return "page" if missing else ""

    def instruct(self, code: str) -> None:
        """Add to the instruction of the innermost field."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].code += code

    def role(self, otherwise: Role) -> Role:
        """Return the role of text shown here, and note that the fields have a result."""
        role = otherwise
        for opened in self._open:
            opened.shown = True
            found = role_of(opened.code)
            role = found if found != "typed" else role
        return role


def role_of(code: str) -> Role:
    """Return the role of the result of an instruction; a link is text as typed."""
    words = code.split(maxsplit=1)
    name = words[0].upper() if words else ""
    if name == "HYPERLINK":
        return "typed"
    return "page" if name == "PAGE" else "field"
