"""Automatic numbering: the label each numbered paragraph shows (ISO 29500-1 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from kehoach.reading.counting import formatted
from kehoach.reading.properties import Properties, paragraph_properties
from kehoach.reading.symbols import bullet
from kehoach.reading.wordml import P_PR, R_PR, Element, W, switched, value, whole

Suffix = Literal["tab", "space", "nothing"]
_PLACE = re.compile(r"%([1-9])")
_SUFFIXES: dict[str, Suffix] = {"space": "space", "nothing": "nothing"}
_MOST = 32767


@dataclass(frozen=True)
class Level:
    """A level of a list. ``restart``: the level (from 1) after which it starts anew, 0 never."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: Suffix = "tab"
    restart: int | None = None
    legal: bool = False
    style: str = ""
    font: str = ""
    paragraph: Properties = field(default_factory=dict)


@dataclass(frozen=True)
class _Abstract:
    levels: dict[int, Level]
    own_style: str
    other_style: str


@dataclass(frozen=True)
class _List:
    """A w:num: its levels after overrides, the counters it shares, its own starts."""

    shared: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[int, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        abstracts = {
            node.get(f"{W}abstractNumId", ""): _abstract(node)
            for node in root.iterfind(f"{W}abstractNum")
        }
        by_style = {a.own_style: name for name, a in abstracts.items() if a.own_style}
        for node in root.iterfind(f"{W}num"):
            number = whole(node.get(f"{W}numId"))
            name = value(node, f"{W}abstractNumId")
            if name in abstracts and abstracts[name].other_style in by_style:
                name = by_style[abstracts[name].other_style]
            if number is not None and name in abstracts:
                self._lists.setdefault(number, _list(node, name, abstracts[name]))

    def indents(self, number: int, level: int) -> Properties:
        """Return the paragraph properties that a level of a list gives."""
        found = self._level(number, level)
        return {} if found is None else found.paragraph

    def level_of(self, number: int, style: str) -> int | None:
        """Return the level of a list that belongs to a paragraph style."""
        found = self._lists.get(number)
        levels = found.levels.items() if found and style else ()
        return next((at for at, level in levels if level.style == style), None)

    def label(self, number: int, at: int) -> tuple[str, Suffix]:
        """Count one paragraph on and return its label, and what follows it."""
        found, level = self._lists.get(number), self._level(number, at)
        if found is None or level is None:
            return "", "nothing"
        counts = self._counts.setdefault(found.shared, {})
        start = found.starts.get(at, level.start)
        if at in found.starts and (number, at) not in self._begun:
            counts[at] = start - 1
        self._begun.add((number, at))
        counts[at] = min(counts.get(at, start - 1) + 1, _MOST)
        for deeper in [d for d in counts if d > at]:
            if _restarts(found.levels.get(deeper), at):
                del counts[deeper]
        return _label(found, level, counts), level.suffix

    def _level(self, number: int, at: int) -> Level | None:
        found = self._lists.get(number)
        return found.levels.get(at) if found else None


def _restarts(level: Level | None, used: int) -> bool:
    if level is None or level.restart is None:
        return True
    return level.restart != 0 and used < level.restart


def _label(found: _List, level: Level, counts: dict[int, int]) -> str:
    if level.format == "bullet":
        return bullet(level.font, level.text)

    def counted(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        other = found.levels.get(at, level)
        count = counts.get(at, found.starts.get(at, other.start))
        return formatted(count, "decimal" if level.legal else other.format)

    return _PLACE.sub(counted, level.text).strip()


def _abstract(node: Element) -> _Abstract:
    levels = dict(filter(None, (_level(child) for child in node.iterfind(f"{W}lvl"))))
    return _Abstract(levels, value(node, f"{W}styleLink"), value(node, f"{W}numStyleLink"))


def _level(node: Element) -> tuple[int, Level] | None:
    at = whole(node.get(f"{W}ilvl"))
    if at is None:
        return None
    start, restart = whole(value(node, f"{W}start")), whole(value(node, f"{W}lvlRestart"))
    font = node.find(f"{R_PR}/{W}rFonts")
    properties = paragraph_properties(node.find(P_PR))
    properties.pop("number", None)
    return at, Level(
        start=min(max(start, 0), _MOST) if start is not None else 0,
        format=value(node, f"{W}numFmt") or "decimal",
        text=value(node, f"{W}lvlText") or ("•" if _has_picture(node) else ""),
        suffix=_SUFFIXES.get(value(node, f"{W}suff"), "tab"),
        restart=restart,
        legal=switched(node, f"{W}isLgl"),
        style=value(node, f"{W}pStyle"),
        font="" if font is None else font.get(f"{W}ascii", ""),
        paragraph=properties,
    )


def _has_picture(node: Element) -> bool:
    return node.find(f"{W}lvlPicBulletId") is not None


def _list(node: Element, name: str, abstract: _Abstract) -> _List:
    levels, starts = dict(abstract.levels), {}
    for override in node.iterfind(f"{W}lvlOverride"):
        at = whole(override.get(f"{W}ilvl"))
        own = override.find(f"{W}lvl")
        given = None if own is None else _level(own)
        start = whole(value(override, f"{W}startOverride"))
        if at is not None and given is not None:
            levels[at] = given[1]
        if at is not None and start is not None:
            starts[at] = min(max(start, 0), _MOST)
    return _List(name, levels, starts)
