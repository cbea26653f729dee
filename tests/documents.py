"""The documents that the proof is made on: every plan of plans/, and three that use everything."""

from __future__ import annotations

from dataclasses import dataclass
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
assert len(PLANS) >= 6, "plans/ is not there"
assert len(SINKS) == 3

each_plan = pytest.mark.parametrize("spec", PLANS, ids=lambda spec: spec.stem)
each_document = pytest.mark.parametrize("spec", PLANS + SINKS, ids=lambda spec: spec.stem)


@dataclass(frozen=True)
class Law:
    """Where Nghị định 30/2020 (from 05/3/2020) and Thông tư 01/2011 (before) differ."""

    number_place: str
    number_align: str
    last_basis: str
    basis_italic: bool
    title_sizes: tuple[float, float]
    enclosed: str


DECREE_30 = Law("header", "center", ".", True, (13, 14), "Kèm theo")
CIRCULAR_01 = Law("footer", "right", ",", False, (14, 14), "Ban hành kèm theo")


def law_of(spec: Path) -> Law:
    plan = plan_of(spec)
    day = plan.day or date(plan.year, 12, 31)
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
