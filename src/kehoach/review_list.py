"""The review list of a roll as a file beside the new spec, and which of its items are still open.

``2026.can-xem.json`` stands beside ``2026.yaml``: what a person must look at, and which spec is
last year's. An item is open as long as the words it is about still stand in the spec. Pure.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kehoach.errors import BadInput
from kehoach.problem import Place
from kehoach.spec.findings import Loc
from kehoach.spec.nodes import compose, find
from kehoach.spec.source import decode
from kehoach.wording.folding import fold

TO_DO = "phải làm"
"""The kind of an item that a person must settle."""
NEW_CHECK = "KH780"
"""An item that the check of the spec says itself as long as it is open."""
STEP = " › "
"""Stands between the steps of a path that is told."""
_OWNERS = ("ma", "viec", "chitieu", "muc", "ten")
"""Keys whose text names the group of keys it stands in."""
_LIMIT = 50_000_000


class ReviewEntry(BaseModel):
    """One item, as ``kehoach roll --json`` tells it, and what tells its place again.

    ``value``: the whole text (or all texts) at ``path`` when the spec was rolled; ``owner``: the
    code or the words of the task, target or section it belongs to. ``was`` and ``now``: words.
    """

    model_config = ConfigDict(frozen=True)

    code: str
    name: str
    kind: str
    file: str = ""
    line: int = 0
    column: int = 0
    path: str = ""
    was: str = ""
    now: str = ""
    why: str
    source: str = ""
    value: str = ""
    owner: str = ""

    @property
    def words(self) -> str:
        """The words it is about, as they stood in the value; empty where it is the whole."""
        held = (one for one in map(_one_line, (self.now, self.was)) if one and one in self.value)
        return next(held, "")


class ReviewList(BaseModel):
    """The file: the spec of last year (from the file's own folder), both years, the items."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    version: Literal[1] = 1
    old: str = Field(alias="from")
    from_year: int
    to_year: int
    items: tuple[ReviewEntry, ...]


def to_json(listed: ReviewList) -> bytes:
    """Return the bytes of the file; the same list gives the same bytes."""
    data = listed.model_dump(by_alias=True)
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def from_json(data: bytes, file: str) -> ReviewList:
    """Read the bytes of a file named ``file``. Raises :class:`BadInput` (KH1081)."""
    try:
        if len(data) > _LIMIT:
            raise ValueError(f"{len(data) // 1_000_000} MB")
        return ReviewList.model_validate_json(data.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = STEP.join(map(str, first["loc"]))
        reason = f"{where}: {first['msg']}" if where else str(first["msg"])
    except ValueError as error:
        reason = str(error)
    raise BadInput.of("KH1081", Place(file), path=file, reason=reason)


@dataclass(frozen=True)
class SpecText:
    """A text of a spec on one line, and the code or words of what it belongs to."""

    text: str
    owner: str = ""


class SpecTexts:
    """The texts of a spec by their paths, as told: ``nội dung › 2 › nhiệm vụ › 1 › việc``."""

    def __init__(self, root: yaml.Node) -> None:
        self._root = root  # its nodes are known by their ids
        walk = _Walk()
        walk.through(root, "", ())
        self._texts, self._paths, self._starts = walk.texts, walk.paths, walk.starts

    @classmethod
    def of(cls, data: bytes, file: str) -> SpecTexts:
        """Read the bytes of a spec. Raises :class:`BadInput` for what is no YAML."""
        return cls(compose(decode(data, file)))

    def path_at(self, loc: Loc) -> str:
        """Return the path, as told, of the text that a path of a finding leads to."""
        return self._paths.get(id(find(self._root, loc)[1]), "")

    def path_from(self, line: int, column: int) -> str:
        """Return the path of what starts, or whose key starts, at a line and column from 1."""
        return self._starts.get((line - 1, column - 1), "")

    def at(self, path: str) -> SpecText | None:
        """Return the text at a path, or all texts below it; ``None`` where nothing is."""
        if path in self._texts or not path:
            return self._texts.get(path)
        below = [one.text for name, one in self._texts.items() if name.startswith(path + STEP)]
        return SpecText(" ".join(below)) if below else None

    def path_of(self, entry: ReviewEntry) -> str | None:
        """Return where an item's words stand now; ``None`` when it is settled."""
        here = self.at(entry.path)
        if here is not None and here.owner == entry.owner and _holds(entry, here.text):
            return entry.path
        same = self._by_owner.get((_key(entry.path), entry.owner), ()) if entry.owner else ()
        for path in same:
            if _holds(entry, self._texts[path].text):
                return path
        if entry.owner in self._owners:
            return None
        if here is not None and here.text == entry.value:
            return entry.path
        alike = self._by_text.get((_key(entry.path), entry.value), ()) if entry.value else ()
        return alike[0] if len(alike) == 1 else None

    @cached_property
    def _owners(self) -> frozenset[str]:
        return frozenset(one.owner for one in self._texts.values() if one.owner)

    @cached_property
    def _by_owner(self) -> Mapping[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        for path, one in self._texts.items():
            found.setdefault((_key(path), one.owner), []).append(path)
        return found

    @cached_property
    def _by_text(self) -> Mapping[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        for path, one in self._texts.items():
            found.setdefault((_key(path), one.text), []).append(path)
        return found


@dataclass(frozen=True)
class Standing:
    """By what is known which items of a list are still open: the spec as it is now.

    ``printed``: the texts of its composed sheet; ``found``: the codes of what its check says.
    Each is ``None`` where the spec has faults that hide it; what hangs on it is open then.
    """

    texts: SpecTexts
    printed: Collection[str] | None = None
    found: Collection[str] | None = None

    def path_of(self, entry: ReviewEntry) -> str | None:
        """Return where an item is open; ``None`` when it is settled.

        Empty for an item about the print, which is open as long as its words are printed.
        """
        if entry.code == NEW_CHECK:
            open_still = self.found is None or entry.source in self.found
            return (self.texts.path_of(entry) or entry.path) if open_still else None
        if entry.path:
            return self.texts.path_of(entry)
        sought = entry.value.casefold()
        if not sought or self.printed is None:
            return ""
        return "" if any(sought in text.casefold() for text in self.printed) else None


def _holds(entry: ReviewEntry, text: str) -> bool:
    words = entry.words
    return text == entry.value or (bool(words) and words != entry.value and words in text)


def _key(path: str) -> str:
    """Return the last key of a path, folded; numbers of a list are passed over."""
    keys = [step for step in path.split(STEP) if not step.isdigit()]
    return fold(keys[-1]) if keys else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


class _Walk:
    """Goes through a spec once, in reading order: texts by path, paths by node and by start."""

    def __init__(self) -> None:
        self.texts: dict[str, SpecText] = {}
        self.paths: dict[int, str] = {}
        self.starts: dict[tuple[int, int], str] = {}

    def through(self, node: Any, path: str, owners: tuple[tuple[str, str], ...]) -> None:
        """Take a node and all below it; ``owners``: paths and texts of what it belongs to."""
        if id(node) in self.paths:
            return
        self.paths[id(node)] = path
        self._start(node, path)
        if isinstance(node, yaml.ScalarNode):
            above = (text for place, text in reversed(owners) if place != path)
            self.texts[path] = SpecText(_one_line(str(node.value)), next(above, ""))
            return
        steps = [(str(number), one) for number, one in enumerate(node.value, 1)]
        if isinstance(node, yaml.MappingNode):
            steps = [(str(key.value), value) for key, value in node.value]
            owners = (*owners, *_owner(steps, path))
            for key, _ in node.value:
                self._start(key, _joined(path, str(key.value)))
        for step, child in steps:
            self.through(child, _joined(path, step), owners)

    def _start(self, node: Any, path: str) -> None:
        self.starts.setdefault((node.start_mark.line, node.start_mark.column), path)


def _owner(steps: list[tuple[str, Any]], path: str) -> Iterator[tuple[str, str]]:
    """Yield the text that names a group of keys, with its path, if there is one."""
    named = {fold(step): (step, child) for step, child in steps}
    held = (named[key] for key in _OWNERS if key in named)
    for step, child in held:
        if isinstance(child, yaml.ScalarNode) and child.value:
            yield _joined(path, step), _one_line(str(child.value))
            return


def _joined(path: str, step: str) -> str:
    return f"{path}{STEP}{step}" if path else step
