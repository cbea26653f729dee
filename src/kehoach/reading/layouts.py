"""Paragraph properties of all levels → the layout of a paragraph (ISO 29500-1 17.7.2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kehoach.reading.numbering import Numbering
from kehoach.reading.properties import Properties, paragraph_properties
from kehoach.reading.styles import Styles
from kehoach.reading.wordml import MM_PER_PT, VAL, Element, W

_STYLE, _NUMBER = f"{W}pStyle", f"{W}numPr"
_ASIDE = {f"{W}rPr", f"{W}tabs", f"{W}sectPr", f"{W}pPrChange", _STYLE}
_AUTO = 240
_FIELDS = ("align", "keep_next", "keep_lines", "page_break_before", "contextual", "outline")


@dataclass(frozen=True)
class Layout:
    """What formatting makes of a paragraph; ``fields`` go to a Paragraph as they are."""

    style: str
    number: int = 0
    level: int = 0
    borders: Element = None
    fields: dict[str, Any] = field(default_factory=dict)


class Layouts:
    """Layouts of paragraphs, each worked out once for a style and direct formatting."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._known: dict[Any, Layout] = {}

    def layout(self, element: Element | None, table: tuple[Any, Properties]) -> Layout:
        """Return the layout of a paragraph by its w:pPr and the look of its table."""
        name = None if element is None else element.find(_STYLE)
        given = "" if name is None else name.get(VAL, "")
        key = (given, table[0], _signature(element))
        found = self._known.get(key)
        if found is None:
            style = self._styles.known(given, "paragraph")
            found = self._known[key] = self._layout(style, table[1], element)
        return found

    def _layout(self, style: str, table: Properties, element: Element | None) -> Layout:
        direct = paragraph_properties(element)
        merged = {**self._styles.base_paragraph, **table}
        number, level = self._number_of(style, direct)
        by_style = "number" not in direct and "level" not in direct
        for step in self._styles.chain(style):
            if by_style and number and ("number" in step.paragraph or "level" in step.paragraph):
                _indent_over(merged, self._numbering.indents(number, level))
            _indent_over(merged, step.paragraph)
        if number and not by_style:
            _indent_over(merged, self._numbering.indents(number, level))
        _indent_over(merged, direct)
        size = {**self._styles.base_run, **self._styles.run(style)}.get("size", 10)
        return Layout(style, number, level, merged.get("borders"), _fields(merged, size))

    def _number_of(self, style: str, direct: Properties) -> tuple[int, int]:
        """Return list and level; a style's level is that which names the style."""
        by_style = self._styles.paragraph(style)
        given = {**by_style, **direct}
        number = int(given.get("number", 0))
        own = self._numbering.level_of(number, style) if "level" not in direct else None
        level = int(given.get("level", 0)) if own is None else own
        return number, min(max(level, 0), 8)


def _indent_over(merged: Properties, more: Properties) -> None:
    """Lay properties over others; a new indent in mm does away with an older one in characters."""
    for key in ("left", "right", "first_line"):
        if key in more and f"{key}_chars" not in more:
            merged.pop(f"{key}_chars", None)
    merged.update(more)


def _signature(element: Element | None) -> Any:
    if element is None:
        return None
    return tuple(
        [
            (child.tag, *child.items(), *_inner(child))
            for child in element
            if child.tag not in _ASIDE
        ]
    )


def _inner(child: Element) -> list[tuple[Any, ...]]:
    return [(node.tag, *node.items()) for node in child]


def _fields(merged: Properties, size: float) -> dict[str, Any]:
    fields = {name: merged[name] for name in _FIELDS if name in merged}
    for name in ("left", "right", "first_line"):
        chars = merged.get(f"{name}_chars", 0)
        fields[name] = chars * size * MM_PER_PT if chars else merged.get(name, 0.0)
    for side in ("before", "after"):
        fields[side] = None if merged.get(f"{side}_auto") else merged.get(side, 0.0)
    rule, line = merged.get("rule", "auto"), merged.get("line", _AUTO)
    fields["line_rule"] = rule
    fields["line"] = line / _AUTO if rule == "auto" else line / 20
    return fields
