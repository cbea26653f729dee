"""Bodies of the Party: which names are theirs, and the committees of provinces and cities.

Clauses are those of Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from kehoach.plan import AgencyRef
from kehoach.registry.issuer import Issuer
from kehoach.registry.provinces import Miss, Unit, find_unit, units
from kehoach.wording.capitals import capital
from kehoach.wording.folding import nearest

_UY = r"(?:ủy|uỷ)"
_COMMITTEE = re.compile(rf"\b(?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng|Quân) {_UY}\b", re.IGNORECASE)
_BODY = re.compile(
    r"^(?:Chi bộ|Đảng bộ|Đảng đoàn|Ban Cán sự đảng|Ban Chấp hành (?:Trung ương Đảng|Đảng bộ))\b",
    re.IGNORECASE,
)
_HELPING = re.compile(rf"^(?:Ban|Văn phòng|{_UY} ban Kiểm tra|Hội đồng|Tiểu ban)\b", re.IGNORECASE)
_PROVINCIAL = re.compile(
    rf"^(?:Ban Thường vụ )?(?P<kind>(?P<level>Tỉnh|Thành) {_UY}) (?P<own>.+)$", re.IGNORECASE
)
_STANDING = "Ban Thường vụ"


def is_party(agency: AgencyRef) -> bool:
    """True for a committee of the Party, or a body that such a committee has set up (I.2)."""
    return _is_party(agency.name, agency.superior or "")


@lru_cache(maxsize=256)
def _is_party(name: str, superior: str) -> bool:
    """Tell by the names; those of a few issuers are asked for again and again."""
    name = " ".join(name.split())
    helping = bool(_HELPING.match(name) and _COMMITTEE.search(superior))
    return helping or names_party(name)


def names_party(name: str) -> bool:
    """True where a name alone says that it is one of the Party's: ``Văn phòng Tỉnh ủy``."""
    return bool(_COMMITTEE.search(name) or _BODY.match(name))


def committee_kind(name: str) -> str:
    """Return ``Tỉnh ủy`` of ``Tỉnh ủy Đắk Lắk``; empty for a body that is no committee."""
    match = _COMMITTEE.match(name.removeprefix(f"{_STANDING} "))
    return match[0].capitalize() if match else ""


def resolve_party(agency: AgencyRef, first: date, last: date) -> Issuer | Miss:
    """Resolve a body of the Party between two days: provincial committees are in the register."""
    match = _PROVINCIAL.match(" ".join(agency.name.split()))
    if agency.symbol and agency.place:
        return _issuer(agency, agency.name)
    if match is None:
        return Miss("KH934", {"name": agency.name, "hint": _hint(agency.name)})
    level = "tỉnh" if match["level"].casefold() == "tỉnh" else "thành phố"
    own = re.sub(r"^(?:tỉnh|thành phố|tp\.?) ", "", match["own"], flags=re.IGNORECASE)
    unit = find_unit(f"{level} {own}", first, last)
    if isinstance(unit, Miss):
        unknown = unit.code == "KH934"
        return Miss("KH934", {"name": agency.name, "hint": _hint(agency.name)}) if unknown else unit
    issuer = _issuer(agency, f"{match['kind'].capitalize()} {unit.place}")
    return issuer._replace(symbol=agency.symbol or "TU", place=agency.place or _place(unit))


def _issuer(agency: AgencyRef, name: str) -> Issuer:
    return Issuer(
        full_name=name,
        short_name=agency.short_name or name,
        superior=agency.superior or "",
        letterhead=(name,),
        symbol=agency.symbol or "",
        place=agency.place or "",
        collective=agency.collective or (_STANDING if committee_kind(name) else ""),
    )


def _place(unit: Unit) -> str:
    """The province's own name; one of a single syllable with its kind before it (II.1.4.1.a)."""
    return unit.place if " " in unit.own else capital(unit.name)


def _hint(name: str) -> str:
    kinds = {True: "Thành ủy", False: "Tỉnh ủy"}
    return nearest(name, [f"{kinds[unit.is_city]} {unit.place}" for unit in units()])
