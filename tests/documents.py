"""The documents that the proof is made on: every plan of plans/, and four that use everything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import kehoach
from kehoach.compose import compose
from kehoach.plan import Plan
from kehoach.rendering import render_docx

ROOT = Path(__file__).parents[1]
PLANS = sorted((ROOT / "plans").glob("*.yaml"))
SINKS = sorted((ROOT / "tests" / "rendering" / "ki-su").glob("*.yaml"))
assert len(PLANS) >= 8, "plans/ is not there"
assert len(SINKS) == 4

_OF_THE_PARTY = (
    "dak-lak-2024-phat-trien-dang",
    "dak-lak-2026-lanh-dao-cai-cach-hanh-chinh",
    "ban-to-chuc-tinh-uy",
)
PARTY = [spec for spec in PLANS + SINKS if spec.stem in _OF_THE_PARTY]
STATE = [spec for spec in PLANS + SINKS if spec not in PARTY]
assert len(PARTY) == len(_OF_THE_PARTY)

each_plan = pytest.mark.parametrize("spec", PLANS, ids=lambda spec: spec.stem)
each_document = pytest.mark.parametrize("spec", PLANS + SINKS, ids=lambda spec: spec.stem)
each_state_document = pytest.mark.parametrize("spec", STATE, ids=lambda spec: spec.stem)
each_party_document = pytest.mark.parametrize("spec", PARTY, ids=lambda spec: spec.stem)


DAY = r"ngày (?:0[1-9]|[12]\d|3[01]) tháng (?:0[12]|[3-9]|1[0-2]) năm \d{4}"
BLANK_DAY = r"ngày +tháng +năm \d{4}"


@dataclass(frozen=True)
class Law:
    """Where Nghị định 30/2020 (from 05/3/2020), Thông tư 01/2011 (before) and the Party differ.

    Sizes and exact lines in pt, indents in mm, other lines in lines; texts are patterns.
    """

    number_place: str
    number_align: str
    last_basis: str
    basis_italic: bool
    title_sizes: tuple[float, float]
    enclosed: str
    enclosed_day: str = rf" (?:{DAY}|{BLANK_DAY})"
    number: str = r"Số: {}/KH-[A-ZĐ0-9&.\-]+"
    draft: str = "DỰ THẢO"
    section_end: str = "."
    body_end: str = "./."
    recipient_end: str = ";"
    archive: str = r"- Lưu: VT(?:, [^,.; ]+)*(?: \(\d+\))?\."
    body_sizes: tuple[float, float] = (13, 14)
    indents: tuple[float, ...] = (10, 12.7)
    lines: tuple[float, float] = (1, 1.5)
    exact: tuple[float, float] = (0, 0)
    annexes: tuple[str, ...] = ("I", "II", "III", "IV", "V", "VI")
    party: bool = False


DECREE_30 = Law("header", "center", ".", True, (13, 14), "Kèm theo")
CIRCULAR_01 = Law("footer", "right", ",", False, (14, 14), "Ban hành kèm theo")
GUIDE_36 = replace(
    Law("header", "center", ",", False, (14, 15), "Kèm theo"),
    enclosed_day=r", ngày(?: \d\d/(?:0[12]|[3-9]|1[0-2])| +/ +)/\d{4}",
    number=r"Số {}-KH/[A-ZĐ]+",
    draft="Dự thảo",
    section_end="-",
    body_end=".",
    recipient_end=",",
    archive=r"- Lưu Văn phòng \w.*\w\.",
    body_sizes=(14, 15),
    indents=(10,),
    exact=(18, 99),
    annexes=("1", "2", "3", "4", "5", "6"),
    party=True,
)
GUIDE_05 = replace(GUIDE_36, exact=(18, 22))


def law_of(spec: Path) -> Law:
    plan = plan_of(spec)
    day = plan.day or date(plan.year, 12, 31)
    if spec in PARTY:
        return GUIDE_05 if day >= date(2026, 5, 27) else GUIDE_36
    return DECREE_30 if day >= date(2020, 3, 5) else CIRCULAR_01


def sink(name: str) -> Path:
    (found,) = (spec for spec in SINKS if spec.stem == name)
    return found


@cache
def plan_of(spec: Path) -> Plan:
    return kehoach.load(spec)


@cache
def document(spec: Path, draft: bool = False) -> bytes:
    return rendered(plan_of(spec), draft)


def rendered(plan: Plan, draft: bool = False) -> bytes:
    return render_docx(compose(plan, draft))


def made_of(*body: object, **more: object) -> Plan:
    """A small plan with this body."""
    return Plan.model_validate(
        {
            "kế hoạch": "Cải cách hành chính năm 2026",
            "năm": 2026,
            "cơ quan": "UBND tỉnh Đắk Lắk",
            "số": 12,
            "ngày": "05/3/2026",
            "nội dung": list(body),
            "nơi nhận": ["Bộ Nội vụ (để báo cáo)", "Các sở, ban, ngành", "Lưu: VT, NC"],
            "người ký": {"chức vụ": "Chủ tịch", "họ tên": "Nguyễn Văn An"},
            **more,
        }
    )
