"""Groups: names that stand for many agencies (``các sở, ban, ngành``), and who belongs to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from kehoach.registry.days import held
from kehoach.resources import table
from kehoach.wording.folding import fold


@dataclass(frozen=True)
class Group:
    """A group under its names: members by name and by kind, with the days it holds.

    ``usual``: without an office's file the usual departments of the day are its members.
    """

    name: str
    also: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    usual: bool = False
    own: bool = False

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every form of the name, as :func:`group_key` gives it."""
        return tuple(dict.fromkeys(map(group_key, (self.name, *self.also))))

    def holds(self, first: date, last: date) -> bool:
        """True when the name holds on some day from ``first`` to ``last``."""
        return held(self.start, self.end, first, last)


_HEAD = re.compile(
    r"^(?:(?:thủ trưởng|lãnh đạo|người đứng đầu|giám đốc|trưởng|chủ tịch|toàn thể|tất cả)\s+)+",
    re.I,
)
_TAIL = re.compile(
    r"[,\s]+(?:(?:có\s+)?liên quan|khác|(?:thuộc|trực thuộc|trong|của|trên địa bàn|toàn|cấp)\s+"
    r"(?:tỉnh|thành phố|UBND tỉnh|UBND thành phố)(?:\s+\w.*)?|tỉnh|thành phố)$",
    re.I,
)
_COMMITTEE = re.compile(r"\b(?:ủy|uỷ) ban nhân dân\b", re.I)


def group_key(name: str) -> str:
    """Return what a group's name is matched by: no "Thủ trưởng" before it, ``UBND`` short."""
    plain = _COMMITTEE.sub("UBND", " ".join(name.split()))
    return fold(_HEAD.sub("", plain))


def group_keys(name: str) -> tuple[str, ...]:
    """Return the keys to try for a name as typed: whole first, then without what may follow."""
    keys, left = [group_key(name)], name.strip(" .;")
    while (shorter := _TAIL.sub("", left)) != left:
        left = shorter
        keys.append(group_key(left))
    return tuple(dict.fromkeys(keys))


@cache
def built_in_groups() -> tuple[Group, ...]:
    """Return the groups that travel with the program."""
    data = table("registry", "groups")
    return tuple(
        Group(
            name=row["name"],
            also=tuple(row.get("also", ())),
            kinds=tuple(row["kinds"]),
            start=row.get("from"),
            end=row.get("to"),
            usual=row.get("usual", False),
        )
        for row in data["groups"]
    )
