"""A name as typed in a plan → the agencies that it stands for on the plan's day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kehoach.registry.agencies import Agency, kind_of
from kehoach.registry.register import NO_OFFICE, Register
from kehoach.text.leads import is_group, leads_of
from kehoach.wording.folding import fold

LOCAL = frozenset(
    ("xã", "phường", "đặc khu", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh")
)
"""Kinds of agencies that act each on its own ground: a task given to all of them is many."""


@dataclass(frozen=True)
class Named:
    """Who a typed name stands for; ``group``: the name is one of many (empty for one agency).

    ``lacking``: kinds of members that the group has by its name but the register knows none of.
    """

    typed: str
    members: tuple[Agency, ...]
    group: str = ""
    lacking: tuple[str, ...] = ()

    @property
    def is_local(self) -> bool:
        """True for one agency, and for a group whose members act each on its own ground."""
        return not self.group or all(one.kind in LOCAL for one in self.members)


class Roll:
    """Looks names up on one day, each once; an agency is one object under all its names."""

    def __init__(self, register: Register | None, day: date) -> None:
        self.register = register or NO_OFFICE
        self.day = day
        self._known: dict[str, tuple[Named, ...]] = {}
        self._unknown: dict[str, Agency] = {}

    def named(self, typed: str) -> tuple[Named, ...]:
        """Return who a typed name stands for: one entry a name, several where it lists several."""
        key = " ".join(typed.split()).strip(" .;")
        if key not in self._known:
            self._known[key] = tuple(self._look_up(key))
        return self._known[key]

    def seen(self) -> tuple[Named, ...]:
        """Return every name looked up so far."""
        return tuple(dict.fromkeys(one for found in self._known.values() for one in found))

    def _look_up(self, name: str) -> list[Named]:
        found = self.register.find(name, self.day)
        if ";" in name:
            return [one for part in name.split(";") if part.strip() for one in self.named(part)]
        if isinstance(found, Agency):
            return [Named(name, (found,))]
        if found is None and (group := self._group(name)):
            return [group]
        parts = leads_of(name) if found is None else ()
        if len(parts) > 1:
            return [one for part in parts for one in self.named(part)]
        if found is None and (is_group(name) or _MANY.match(name)):
            return [Named(name, (), name, (_kind_in(name),))]
        return [Named(name, (self._own(name),))]

    def _group(self, name: str) -> Named | None:
        group = self.register.group(name, self.day, self.day)
        if group is None:
            return None
        members = self.register.members(name, self.day)
        local = [kind for kind in group.kinds if kind in LOCAL]
        none_local = local and not any(one.kind in LOCAL for one in members)
        lacking = local[:1] if none_local else [] if members else list(group.kinds[:1])
        return Named(name, members, name, tuple(lacking))

    def _own(self, name: str) -> Agency:
        """Return an agency that no register knows, one object under one name."""
        return self._unknown.setdefault(fold(name), Agency(name=name, kind=kind_of(name)))

    def is_known(self, agency: Agency) -> bool:
        """True for an agency that a register knows."""
        return self._unknown.get(fold(agency.name)) is not agency


_MANY = re.compile(r"\S+(?: \S+)? (?:các|cấp) ", re.I)
"""``đảng ủy các xã``: many, though no ``các`` stands first."""


def _kind_in(name: str) -> str:
    """Return the kind of agency that a group no register knows speaks of."""
    words = ("xã", "phường", "huyện", "phòng", "sở", "ban")
    return next((kind for kind in words if kind in name.casefold().split()), "đơn vị")
