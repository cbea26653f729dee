"""The content of a paragraph → runs as shown, what is drawn in it, breaks of pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kehoach.reading.document import Face, Run
from kehoach.reading.faces import Faces
from kehoach.reading.fields_shown import Fields, Role
from kehoach.reading.pages import Pages
from kehoach.reading.symbols import symbol
from kehoach.reading.wordml import (
    ALTERNATE,
    R_PR,
    SPACE,
    Element,
    M,
    W,
    held,
)

_RUN, _TEXT = f"{W}r", f"{W}t"
_HOLDERS = ("hyperlink", "smartTag", "customXml", "bdo", "dir", "sdt")
_THROUGH = {ALTERNATE, *(f"{W}{name}" for name in _HOLDERS)}
_INSERTED = {f"{W}ins", f"{W}moveTo"}
_MATH = {f"{M}oMath", f"{M}oMathPara"}
_XML_SPACE = " \t\r\n"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARKS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}


@dataclass
class Inline:
    """What a paragraph holds, gathered in order. ``page``: where its text begins.

    Word passes over explicit page breaks in the cells of a table (``in_cell``).
    """

    style: str
    table: tuple[Any, dict[str, Any]]
    runs: list[Run] = field(default_factory=list)
    drawn: list[Element] = field(default_factory=list)
    in_cell: bool = False
    breaks_page: bool = False
    page: int = 0


class InlineReader:
    """Reads the content of paragraphs; fields and note numbers go on from one to the next."""

    def __init__(self, faces: Faces, pages: Pages) -> None:
        self._faces = faces
        self.pages = pages
        self._fields = Fields()
        self._notes = {"footnoteReference": 0, "endnoteReference": 0}
        self._in = Inline("", (None, {}))
        self._run: Element = None
        self._role: Role = "typed"
        self._text: list[str] = []
        self._handlers = self._by_tag()

    def read(self, element: Element, inline: Inline) -> Inline:
        """Fill ``inline`` from a w:p and return it."""
        before = self._in, self._run, self._role, self._text
        self._in, self._role, self._text = inline, "typed", []
        self._content(element, "typed")
        self._in, self._run, self._role, self._text = before
        return inline

    def _content(self, parent: Element, role: Role) -> None:
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._read_run(child, role)
            elif tag in _INSERTED:
                self._content(child, "inserted")
            elif tag in _THROUGH:
                for content in held(child):
                    self._content(content, role)
            elif tag == f"{W}fldSimple":
                self._simple_field(child, role)
            elif tag in _MATH:
                self._math(child, role)

    def _simple_field(self, element: Element, role: Role) -> None:
        self._fields.begin()
        self._fields.instruct(element.get(f"{W}instr", ""))
        self._fields.separate()
        self._content(element, role)
        if self._fields.end():
            self._add("1", "page", element)

    def _math(self, element: Element, role: Role) -> None:
        if not self._fields.is_hidden:
            self._add("".join(node.text or "" for node in element.iter(f"{M}t")), role, element)

    def _read_run(self, element: Element, role: Role) -> None:
        self._run, self._role = element, role
        self._pieces(element)
        self._flush()

    def _pieces(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == _TEXT:
                self._say(_stored(child))
            elif tag in _MARKS:
                self._say(_MARKS[tag])
            elif tag in self._handlers:
                self._handlers[tag](child)

    def _by_tag(self) -> dict[str, Callable[[Element], None]]:
        handlers: dict[str, Callable[[Element], None]] = {
            f"{W}br": self._break,
            f"{W}sym": self._symbol,
            f"{W}fldChar": self._field_mark,
            f"{W}instrText": self._instruction,
            f"{W}footnoteReference": self._note,
            f"{W}endnoteReference": self._note,
            f"{W}lastRenderedPageBreak": self._flowed,
            f"{W}pgNum": self._page_number,
            f"{W}ruby": self._ruby,
            ALTERNATE: self._alternate,
        }
        for name in ("drawing", "pict", "object"):
            handlers[f"{W}{name}"] = self._draw
        return handlers

    def _say(self, text: str) -> None:
        if text and not self._fields.is_hidden:
            if not self._in.page and not text.isspace():
                self._in.page = self.pages.page
            self.pages.printed()
            self._text.append(text)

    def _flush(self) -> None:
        if self._text:
            text, self._text = "".join(self._text), []
            role = self._fields.role(self._role) if self._fields.is_open else self._role
            self._add(text, role, self._run)

    def _add(self, text: str, role: Role, element: Element) -> None:
        if not text:
            return
        face = self._face(element.find(R_PR), text)
        shown = text.upper() if face.caps else text
        self._in.runs.append(Run(shown, face, text, role, element))

    def _face(self, properties: Element | None, text: str) -> Face:
        return self._faces.face(self._in.style, self._in.table, properties, text)

    def _break(self, element: Element) -> None:
        kind = element.get(f"{W}type", "textWrapping")
        if self._fields.is_hidden:
            return
        if kind != "page":
            self._say("\n")
            return
        if self._text or self._in.runs:
            self._say("\n")
        if not self._in.in_cell:
            self._in.breaks_page = True
            self.pages.broken()

    def _flowed(self, element: Element) -> None:
        self.pages.flowed()

    def _symbol(self, element: Element) -> None:
        code = element.get(f"{W}char", "")
        known = len(code) <= 6 and code.isascii() and code.isalnum()
        try:
            at = int(code, 16) if known else -1
        except ValueError:
            at = -1
        self._say(symbol(element.get(f"{W}font", ""), at))

    def _field_mark(self, element: Element) -> None:
        self._flush()
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.begin()
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end" and self._fields.end():
            self._add("1", "page", self._run)

    def _instruction(self, element: Element) -> None:
        self._fields.instruct(element.text or "")

    def _page_number(self, element: Element) -> None:
        self._flush()
        self._add("1", "page", self._run)

    def _note(self, element: Element) -> None:
        name = element.tag[len(W) :]
        if element.get(f"{W}customMarkFollows", "0") not in {"0", "false", "off"}:
            return
        self._notes[name] += 1
        self._flush()
        if not self._fields.is_hidden:
            self._add(str(self._notes[name]).translate(_RAISED), "note", self._run)

    def _ruby(self, element: Element) -> None:
        for run in element.iterfind(f"{W}rubyBase/{_RUN}"):
            self._pieces(run)

    def _alternate(self, element: Element) -> None:
        for branch in held(element):
            self._pieces(branch)

    def _draw(self, element: Element) -> None:
        if not self._fields.is_hidden:
            self.pages.printed()
            self._in.drawn.append(element)


def _stored(element: Element) -> str:
    """Return the text of a w:t; spaces at its ends count only where it says so."""
    text: str = element.text or ""
    if element.get(SPACE) != "preserve":
        text = text.strip(_XML_SPACE)
    return text.replace("\n", " ") if "\n" in text else text
