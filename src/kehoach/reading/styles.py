"""Styles: what each paragraph, character and table style comes to along its chain."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kehoach.reading.properties import paragraph_properties, run_properties
from kehoach.reading.wordml import P_PR, R_PR, Element, W, value

Properties = dict[str, Any]
NOTHING: Properties = {}


@dataclass(frozen=True)
class Style:
    """A style as stored; ``conditions`` are parts of a table style by name (firstRow …)."""

    name: str
    kind: str
    based_on: str
    paragraph: Properties
    run: Properties
    conditions: dict[str, tuple[Properties, Properties]] = field(default_factory=dict)
    element: Element = None


class Styles:
    """All styles of a document. Unknown names and wrong kinds mean the default style."""

    def __init__(self, root: Element | None, theme: dict[str, str]) -> None:
        self._styles: dict[str, Style] = {}
        self._defaults: dict[str, str] = {}
        self._chains: dict[str, list[Style]] = {}
        self._merged: dict[Any, Properties] = {}
        self.base_paragraph: Properties = {}
        self.base_run: Properties = {}
        if root is not None:
            self._read_defaults(root, theme)
            for element in root.iterfind(f"{W}style"):
                self._read_style(element, theme)

    def _read_defaults(self, root: Element, theme: dict[str, str]) -> None:
        defaults = f"{W}docDefaults/{W}"
        run = root.find(f"{defaults}rPrDefault/{R_PR}")
        paragraph = root.find(f"{defaults}pPrDefault/{P_PR}")
        self.base_run = run_properties(run, theme)
        self.base_paragraph = paragraph_properties(paragraph)

    def _read_style(self, element: Element, theme: dict[str, str]) -> None:
        name, kind = element.get(f"{W}styleId", ""), element.get(f"{W}type", "paragraph")
        self._styles.setdefault(name, _style(element, name, kind, theme))
        if element.get(f"{W}default", "0") not in {"0", "false", "off"}:
            self._defaults[kind] = name

    def known(self, name: str, kind: str) -> str:
        """Return the name of a style of a kind, of the default style when there is no such one."""
        style = self._styles.get(name)
        return name if style and style.kind == kind else self._defaults.get(kind, "")

    def chain(self, name: str) -> list[Style]:
        """Return a style and those it is based on, the base first; circles are cut."""
        if name not in self._chains:
            found: list[Style] = []
            seen = set()
            at = name
            while at in self._styles and at not in seen:
                seen.add(at)
                found.append(self._styles[at])
                at = self._styles[at].based_on
            self._chains[name] = found[::-1]
        return self._chains[name]

    def run(self, name: str) -> Properties:
        """Return the character properties of a style chain."""
        key = ("run", name)
        if key not in self._merged:
            self._merged[key] = _joined(style.run for style in self.chain(name))
        return self._merged[key]

    def paragraph(self, name: str) -> Properties:
        """Return the paragraph properties of a style chain, numbering levels left out."""
        key = ("paragraph", name)
        if key not in self._merged:
            self._merged[key] = _joined(style.paragraph for style in self.chain(name))
        return self._merged[key]

    def conditional(self, name: str, conditions: tuple[str, ...]) -> tuple[Properties, Properties]:
        """Return paragraph and run properties of a table style for a cell under conditions."""
        paragraph, run = dict(self.paragraph(name)), dict(self.run(name))
        for condition in conditions:
            for style in self.chain(name):
                more = style.conditions.get(condition)
                if more:
                    paragraph.update(more[0])
                    run.update(more[1])
        return paragraph, run

    def conditions(self, name: str) -> frozenset[str]:
        """Return the names of the conditions that a table style says something about."""
        return frozenset(word for style in self.chain(name) for word in style.conditions)


def _style(element: Element, name: str, kind: str, theme: dict[str, str]) -> Style:
    conditions = {
        part.get(f"{W}type", ""): (
            paragraph_properties(part.find(P_PR)),
            run_properties(part.find(R_PR), theme),
        )
        for part in element.iterfind(f"{W}tblStylePr")
    }
    return Style(
        name,
        kind,
        value(element, f"{W}basedOn"),
        paragraph_properties(element.find(P_PR)),
        run_properties(element.find(R_PR), theme),
        conditions,
        element,
    )


def _joined(pieces: Any) -> Properties:
    joined: Properties = {}
    for piece in pieces:
        joined.update(piece)
    return joined
