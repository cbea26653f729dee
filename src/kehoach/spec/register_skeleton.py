"""A first register for a province's office, for ``kehoach new``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kehoach.registry.agencies import Agency, all_agencies
from kehoach.registry.provinces import Unit, committee_of, find_unit
from kehoach.wording.dates import short_date


def register_skeleton(agency: str, year: int) -> str | None:
    """Return the text of a register to start from; ``None`` when no province is known so."""
    own = committee_of(" ".join(agency.split()))
    unit = find_unit(own, date(year, 1, 1), date(year, 12, 31)) if own else None
    if not isinstance(unit, Unit):
        return None
    departments = [one for one in all_agencies() if one.kind == "sở" and _stood_in(one, year)]
    values = {
        "PROVINCE": unit.name,
        "YEAR": str(year),
        "DEPARTMENTS": "\n".join(_row(one, unit) for one in departments if not one.optional),
        "OPTIONAL": "\n".join(f"# {_row(one, unit)}" for one in departments if one.optional),
    }
    text = Path(__file__).with_name("register_skeleton.yaml").read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def _stood_in(agency: Agency, year: int) -> bool:
    return agency.holds(date(year, 1, 1), date(year, 12, 31))


def _row(agency: Agency, unit: Unit) -> str:
    """Write a department as one row of YAML."""
    pairs = {"tên": _named(agency.name, unit), "loại": _kind(agency)}
    pairs |= {"viết tắt": agency.abbreviation, "tên khác": _also(agency, unit)}
    pairs |= {"từ": short_date(agency.start) if agency.start else ""}
    pairs |= {"đến": short_date(agency.end) if agency.end else ""}
    pairs |= {"trước là": _quoted(agency.before), "thay bằng": _quoted(agency.becomes)}
    split = ", ".join(f"'{one}'" for one in agency.split)
    pairs |= {"chia cho": f"[{split}]" if split else "", "theo": agency.act}
    return "  - {" + ", ".join(f"{key}: {value}" for key, value in pairs.items() if value) + "}"


def _named(name: str, unit: Unit) -> str:
    name = name.replace("Thanh tra tỉnh", f"Thanh tra {_level(unit)}")
    return _quoted(name.replace("Ủy ban nhân dân", f"UBND {_level(unit)}"))


def _kind(agency: Agency) -> str:
    return "" if agency.name.startswith("Sở") else agency.kind


def _also(agency: Agency, unit: Unit) -> str:
    if not agency.name.startswith("Văn phòng"):
        return ""
    return f"[Văn phòng UBND, Văn phòng Ủy ban nhân dân {_level(unit)}]"


def _level(unit: Unit) -> str:
    return "thành phố" if unit.is_city else "tỉnh"


def _quoted(text: str) -> str:
    return f"'{text}'" if "," in text or ";" in text else text
