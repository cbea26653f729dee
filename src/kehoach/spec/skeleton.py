"""A commented skeleton spec for ``kehoach new``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kehoach.plan import AgencyRef
from kehoach.registry import Miss, resolve, units

_BLANK = "……"


def skeleton(file: str, agency: str, year: int) -> str:
    """Return the text of a spec to start from; a known agency is enough by its name."""
    name = " ".join(agency.split()) or f"UBND tỉnh {_BLANK}"
    issuer = resolve(AgencyRef.model_validate({"tên": name}), date(year, 1, 1), date(year, 12, 31))
    committee = name.lower().startswith(("ubnd", "ủy ban nhân dân", "uỷ ban nhân dân"))
    values = {
        "FILE": file,
        "YEAR": str(year),
        "BEFORE1": str(year - 1),
        "BEFORE2": str(year - 2),
        "TOTAL": str(_units_in(year - 1)),
        "AGENCY": _details(name, committee)
        if isinstance(issuer, Miss)
        else f" {issuer.short_name}",
        "POST": "Chủ tịch" if committee else "Giám đốc",
        "DEPUTY": "Phó Chủ tịch" if committee else "Phó Giám đốc",
    }
    text = Path(__file__).with_name("skeleton.yaml").read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def _units_in(year: int) -> int:
    """Return how many provinces and cities there were when a year ended."""
    day = date(year, 12, 31)
    return sum(unit.holds(day, day) for unit in units())


def _details(name: str, committee: bool) -> str:
    symbol = "UBND" if committee else _BLANK
    superior = "" if committee else f"\n  cấp trên: UBND tỉnh {_BLANK}"
    return (
        "                       # chưa có trong danh mục: điền đủ chi tiết"
        f"\n  tên: '{name.replace(chr(39), chr(39) * 2)}'{superior}"
        f"\n  ký hiệu: {symbol}             # chữ viết tắt trong số, ký hiệu"
        f"\n  địa danh: {_BLANK}"
    )
