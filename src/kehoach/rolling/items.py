"""What a roll leaves for a person: one item per thing done, to be done, or left alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from kehoach.problem import NOWHERE, Place


class Kind(StrEnum):
    """How an item stands: settled, for a person to do, or left as it was."""

    DONE = "đã làm"
    TO_DO = "phải làm"
    LEFT = "giữ nguyên"


@dataclass(frozen=True)
class ReviewItem:
    """One line of the review list.

    ``place``: line and column of the new file. ``path``: the steps of keys and numbers (from 1)
    that lead there. ``was`` and ``now``: the words before and after, empty where nothing changed.
    ``args`` fill the words of its code; those of another list come with ``source``, the code
    there (an act that ended: KH858). ``where``: the path in the words of the spec, if known.
    """

    code: str
    place: Place = NOWHERE
    path: str = ""
    was: str = ""
    now: str = ""
    args: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    where: str = ""

    @property
    def kind(self) -> Kind:
        """What is asked of a person."""
        return Kind(words()[self.code]["kind"])

    def why(self, language: str = "vi") -> str:
        """Return the reason, in Vietnamese or English."""
        said: str = words()[self.code][language]
        return said.format(**self.args)


@cache
def words() -> dict[str, dict[str, Any]]:
    """Return the words of every item: code → name, kind, Vietnamese, English."""
    import yaml

    text = Path(__file__).with_name("words.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, Any]] = yaml.load(
        text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return loaded


def path_text(path: tuple[str | int, ...]) -> str:
    """Write a path for a person: ``nội dung › 2 › nhiệm vụ › 1 › thời hạn``."""
    return " › ".join(str(step + 1) if isinstance(step, int) else step for step in path)


def ordered(items: Iterable[ReviewItem]) -> tuple[ReviewItem, ...]:
    """Return items without repeats: done, to do, left alone; each by code, in reading order."""
    kinds = list(Kind)
    unique = {(one.code, one.place, one.was, one.now, one.source): one for one in items}
    return tuple(
        sorted(
            unique.values(),
            key=lambda one: (kinds.index(one.kind), one.code, one.place.line, one.place.column),
        )
    )
