"""The register: what travels with the program, and an office's own data, which wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from kehoach.registry.acts import Act, built_in_acts, look_up, not_own
from kehoach.registry.agencies import (
    Agency,
    OutOfTime,
    all_agencies,
    district_out_of_time,
    is_named,
    judged,
)
from kehoach.registry.agencies import out_of_time as usual_out_of_time
from kehoach.registry.days import held
from kehoach.registry.groups import Group, built_in_groups, group_keys
from kehoach.registry.levels import may_be_meant
from kehoach.registry.provinces import Unit, committee_of, find_unit, kind_and_own, units
from kehoach.wording.folding import fold, nearest

_HEADS = (
    "sở|ban|phòng|chi cục|trung tâm|văn phòng|thanh tra|công an|bộ|ubnd|ủy ban|uỷ ban|các|xã|"
    "phường|đặc khu|trường|bệnh viện|hội|tỉnh đoàn|kho bạc|thuế|bảo hiểm"
)
_BETWEEN = re.compile(rf"(?:,\s*(?:và\s+)?|\s+và\s+|\s*/\s*)(?=(?:{_HEADS})\b)", re.I)
_NAMED = re.compile(
    r"(?:sở|phòng|chi cục|(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân) (?:xã|phường|đặc khu))\s", re.I
)
_POST = re.compile(
    r"^(?:(?:phó )?(?:giám đốc|chủ tịch|thủ trưởng|lãnh đạo|trưởng|chánh|cục trưởng|bộ trưởng))\s+",
    re.I,
)
PROVINCIAL = {
    fold(f"{body} {kind}") for body in ("UBND", "Ủy ban nhân dân") for kind in ("tỉnh", "thành phố")
}
"""What a province calls its own committee."""


@dataclass(frozen=True)
class Signer:
    """Who held a post of an agency, with the days of it."""

    agency: str
    name: str
    post: str
    start: date | None = None
    end: date | None = None

    def holds(self, first: date, last: date) -> bool:
        """True when the post was held on some day from ``first`` to ``last``."""
        return held(self.start, self.end, first, last)


@dataclass(frozen=True, eq=False)
class Register:
    """Agencies, signers, groups and acts; without an office's file only the usual ones."""

    agencies: tuple[Agency, ...] = ()
    signers: tuple[Signer, ...] = ()
    groups: tuple[Group, ...] = ()
    acts: tuple[Act, ...] = ()
    province: str = ""
    file: str = ""

    @property
    def has_office(self) -> bool:
        """True when an office's own file was read."""
        return bool(self.file)

    @cached_property
    def _own(self) -> dict[str, list[Agency]]:
        named: dict[str, list[Agency]] = {}
        for agency in self.agencies:
            for key in agency.keys:
                named.setdefault(key, []).append(agency)
        for agency in self.agencies:
            key = fold(agency.symbol)
            if key and all(agency.name == other.name for other in self._with_symbol(key)):
                named.setdefault(key, []).append(agency)
        return named

    def _with_symbol(self, key: str) -> Iterator[Agency]:
        return (agency for agency in self.agencies if fold(agency.symbol) == key)

    def named(self, name: str) -> tuple[Agency, ...]:
        """Return the office's own agencies of a name, whatever their days."""
        whole = self.in_full(name)
        found = (agency for key in _keys(whole) for agency in self._own.get(key, ()))
        return tuple(dict.fromkeys(found))

    def in_full(self, name: str) -> str:
        """Return a name; that of the office's own province where it only says ``UBND tỉnh``."""
        return f"UBND {self.province}" if self.province and fold(name) in PROVINCIAL else name

    def printed(self, name: str, first: date, last: date) -> str:
        """Return the name by which an office's own agency is printed on these days.

        A name stands as typed where it is no one's then or that of several, and where it is what
        every province calls its committee.
        """
        own = () if fold(name) in PROVINCIAL else self.named(name)
        labels = {fold(one.label): one.label for one in own if one.holds(first, last)}
        return name if len(labels) != 1 or fold(name) in labels else labels.popitem()[1]

    def _committee(self, name: str, first: date, last: date) -> Agency | OutOfTime | None:
        """Return the provincial committee; in an office's file ``UBND tỉnh`` is its own."""
        return _province(self.in_full(name), first, last)

    def find(self, name: str, first: date, last: date | None = None) -> Agency | OutOfTime | None:
        """Return the agency of a name on some day from ``first`` to ``last``.

        The name may be full, short, an abbreviation or a symbol. :class:`OutOfTime` says why it
        does not hold then; ``None`` that the name is not known.
        """
        last = last or first
        if own := self.named(name):
            return _of_day(own, first, last)
        if found := self._committee(name, first, last):
            return found
        usual = [agency for agency in all_agencies() if is_named(name, agency)]
        return _of_day(usual, first, last) if usual else None

    def out_of_time(self, text: str, first: date, last: date) -> OutOfTime | None:
        """Return why a name in a text (one or several) does not hold on any day of these."""
        if not self.has_office:
            return usual_out_of_time(text, first, last)
        found = (self._part_out_of_time(part, first, last) for part in self._parts(text))
        return next(filter(None, found), None)

    def _part_out_of_time(self, name: str, first: date, last: date) -> OutOfTime | None:
        if not self.named(name) and (found := district_out_of_time(name, first)):
            return found
        agency = self.find(name, first, last)
        return agency if isinstance(agency, OutOfTime) else None

    def unknown(self, text: str, first: date, last: date, copy: bool = False) -> str:
        """Return the first name in a text that the office's register does not know.

        Without an office's file nothing is said to be unknown. In Nơi nhận (``copy``) stands much
        that is no agency: only what begins as the name of one is looked up.
        """
        for part in self._parts(text) if self.has_office else ():
            looked_up = _NAMED.match(part) if copy else any(map(str.isalpha, part))
            if looked_up and not self.knows(part, first, last):
                return part
        return ""

    def knows(self, name: str, first: date = date.min, last: date = date.max) -> bool:
        """True for a name of an agency or a group, also one that does not hold on these days."""
        for form in (name, _POST.sub("", name)):
            if self.find(form, first, last) is not None or self.group(form):
                return True
        return district_out_of_time(name, first) is not None

    def _parts(self, text: str) -> Iterator[str]:
        """Yield the names in a text: the whole where it is one, else what stands between."""
        for piece in re.sub(r"\([^)]*\)", "", text).split(";"):
            whole = piece.strip(" -–.")
            if self.knows(whole):
                yield whole
            else:
                yield from (part.strip() for part in _BETWEEN.split(whole) if part.strip())

    def suggest(self, name: str, first: date = date.min, last: date = date.max) -> str:
        """Return the name most like one that is not known, or an empty text.

        It is never one of another level or another kind of body.
        """
        agencies = (*self.agencies, *all_agencies())
        names = [form for a in agencies if a.holds(first, last) for form in (a.label, a.name)]
        names += [f"UBND {unit.name}" for unit in units() if unit.holds(first, last)]
        names += [group.name for group in self._all_groups if group.holds(first, last)]
        fitting = (form for form in dict.fromkeys(names) if may_be_meant(name, form))
        return nearest(name, fitting, alike=0.75)

    def superior_of(self, agency: Agency, first: date, last: date) -> str:
        """Return the superior's name on these days; one whose name changed is followed."""
        found = self.find(agency.superior, first, last) if agency.superior else None
        if isinstance(found, OutOfTime) and (becomes := found.args.get("becomes")):
            found = self.find(becomes, first, last) or self.find(f"UBND {becomes}", first, last)
        return found.label if isinstance(found, Agency) else agency.superior

    def signers_of(self, agency: Agency | str, post: str, day: date) -> tuple[Signer, ...]:
        """Return everyone who holds a post of an agency on a day."""
        names = self._keys_of(agency)
        return tuple(
            signer
            for signer in self.signers
            if fold(signer.post) == fold(post)
            and signer.holds(day, day)
            and names & self._keys_of(signer.agency)
        )

    def _keys_of(self, agency: Agency | str) -> set[str]:
        if isinstance(agency, Agency):
            return set(agency.keys)
        keys = set(_keys(agency)).union(*(one.keys for one in self.named(agency)))
        if self.province and keys & PROVINCIAL:
            keys.update(_keys(f"UBND {self.province}"))
        return keys

    def signer(self, agency: Agency | str, post: str, day: date) -> Signer | None:
        """Return the one who holds a post of an agency on a day, ``None`` if none or several."""
        found = self.signers_of(agency, post, day)
        return found[0] if len(found) == 1 else None

    @cached_property
    def _all_groups(self) -> tuple[Group, ...]:
        return (*self.groups, *built_in_groups())

    def group(self, name: str, first: date = date.min, last: date = date.max) -> Group | None:
        """Return the group of a name that holds on some day from first to last."""
        for key in group_keys(name):
            for group in self._all_groups:
                if key in group.keys and group.holds(first, last):
                    return group
        return None

    def members(self, name: str, day: date) -> tuple[Agency, ...]:
        """Return who belongs to a group on a day; an agency's name stands for itself."""
        group = self.group(name, day, day)
        if group is None:
            found = self.find(name, day)
            return (found,) if isinstance(found, Agency) else ()
        return tuple(dict.fromkeys(self._members(group, day, ())))

    def _members(self, group: Group, day: date, above: tuple[str, ...]) -> Iterator[Agency]:
        for name in group.names:
            inner = self.group(name, day, day)
            if inner is not None and inner.name not in above:
                yield from self._members(inner, day, (*above, group.name))
            elif isinstance(found := self.find(name, day), Agency):
                yield found
        yield from self._of_kinds(group, day)

    def _of_kinds(self, group: Group, day: date) -> Iterable[Agency]:
        own = [a for a in self.agencies if a.kind in group.kinds and a.holds(day, day)]
        if own or not group.usual:
            return own
        usual = (a for a in all_agencies() if a.kind in group.kinds and not a.optional)
        return [agency for agency in usual if agency.holds(day, day)]

    @cached_property
    def all_acts(self) -> tuple[Act, ...]:
        """Every act known, the office's own first; its row for an act wins."""
        return (*self.acts, *not_own(self.acts, built_in_acts()))

    def act(self, number_or_name: str, day: date | None = None) -> Act | None:
        """Return the act of a number or of a law's name, ``None`` when it is not known.

        A number that starts anew each year (``103/QĐ-UBND``) names an act only with its day.
        """
        return look_up(self.acts, number_or_name, day)


def _keys(name: str) -> tuple[str, ...]:
    """Return what a name is looked up by; a committee's also with its first words in full."""
    own = committee_of(name)
    return (fold(name), fold(f"Ủy ban nhân dân {own}")) if own else (fold(name),)


def _of_day(so_called: Iterable[Agency], first: date, last: date) -> Agency | OutOfTime | None:
    known = list(so_called)
    holding = [agency for agency in known if agency.holds(first, last)]
    if holding:
        return holding[-1]
    return judged(max(known, key=lambda one: one.end or date.max), first, last)


@lru_cache(maxsize=256)
def _province(name: str, first: date, last: date) -> Agency | OutOfTime | None:
    own = committee_of(name)
    typed = own or (name if kind_and_own(name)[0] else "")
    if not typed:
        return None
    unit = find_unit(typed, first, last)
    if not isinstance(unit, Unit):
        return None if unit.code == "KH934" else OutOfTime(unit.code, unit.args)
    return Agency(
        name=f"Ủy ban nhân dân {unit.name}",
        short=f"UBND {unit.name}",
        kind="tỉnh",
        symbol="UBND",
        place=unit.place,
        start=unit.start,
        end=unit.end,
        collective="Ủy ban nhân dân",
    )


NO_OFFICE = Register()
"""Only what travels with the program."""
