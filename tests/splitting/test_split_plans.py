"""Two real plans split among their agencies, each document beside the text expected.

``KEHOACH_GOLDEN=1 pytest tests/splitting/test_split_plans.py`` writes the texts anew; they were
read, and their pages looked at, by a person.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest

import kehoach
from kehoach.subplans import SplitResult
from readable import readable

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
PLANS = {"ha-giang": "ha-giang-2021-par-index", "dak-lak": "dak-lak-2026-par-index"}
LEADING = {
    "ha-giang": (
        "so-noi-vu", "so-tu-phap", "so-tai-chinh", "so-ke-hoach-va-dau-tu",
        "so-khoa-hoc-va-cong-nghe", "so-thong-tin-va-truyen-thong", "van-phong-ubnd-tinh",
    ),
    "dak-lak": (
        "so-noi-vu", "so-tu-phap", "so-tai-chinh", "so-xay-dung", "so-nong-nghiep-va-moi-truong",
        "so-y-te", "so-giao-duc-va-dao-tao", "so-khoa-hoc-va-cong-nghe",
        "so-van-hoa-the-thao-va-du-lich", "van-phong-ubnd-tinh",
        "trung-tam-phuc-vu-hanh-chinh-cong-tinh", "ubnd-phuong-vi-du", "ubnd-xa-vi-du",
    ),
}  # fmt: skip
SUPPORTING = {
    "ha-giang": (
        "so-giao-thong-van-tai", "so-y-te", "thanh-tra-tinh", "ubnd-huyen-vi-du", "ubnd-xa-vi-du",
    ),
    "dak-lak": ("so-cong-thuong", "thanh-tra-tinh", "cong-an-tinh"),
}  # fmt: skip
ALL = [(plan, slug) for plan in PLANS for slug in (*LEADING[plan], *SUPPORTING[plan])]


Split = Callable[[str], SplitResult]


@pytest.fixture(scope="module")
def split(tmp_path_factory: pytest.TempPathFactory) -> Split:
    """Split a plan, its register beside it; internal deadlines three working days earlier."""

    @cache
    def once(plan: str) -> SplitResult:
        folder = tmp_path_factory.mktemp(plan)
        spec = shutil.copy(ROOT / "plans" / f"{PLANS[plan]}.yaml", folder)
        shutil.copy(HERE / f"{plan}-danh-muc.yaml", folder / "danh-muc.yaml")
        return kehoach.split(spec, folder / "con", lead_days=3)

    return once


def as_expected(name: str, text: str) -> None:
    """Hold a text against the golden one."""
    golden = HERE / "golden" / f"{name}.txt"
    if os.environ.get("KEHOACH_GOLDEN") == "1":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
    known = golden.read_text(encoding="utf-8") if golden.is_file() else ""
    if text != known:
        pair = (known.splitlines(), text.splitlines())
        changes = list(unified_diff(*pair, "golden", "now", lineterm="", n=1))
        pytest.fail("\n".join([golden.name, *changes[:40]]), pytrace=False)


@pytest.mark.parametrize("plan", PLANS)
def test_each_leading_and_each_supporting_agency_has_a_spec(split: Split, plan: str) -> None:
    found = split(plan)
    slugs = {one.path.stem: found.shares.of(one.agency) for one in found.specs}
    leading = {slug for slug, share in slugs.items() if share and share.leads}
    assert leading == set(LEADING[plan])
    assert set(slugs) - leading == set(SUPPORTING[plan])


@pytest.mark.parametrize(("plan", "slug"), ALL)
def test_the_document_of_an_agency_is_as_it_was_read(split: Split, plan: str, slug: str) -> None:
    (spec,) = [one.path for one in split(plan).specs if one.path.stem == slug]
    as_expected(f"{plan}-{slug}", readable(kehoach.render(kehoach.load(spec))))


@pytest.mark.parametrize("plan", PLANS)
def test_the_table_of_tasks_is_as_it_was_read(split: Split, plan: str) -> None:
    table = split(plan).table
    assert table is not None
    as_expected(f"{plan}-bang-phan-cong", readable(table.read_bytes()))


def test_what_is_wrong_with_the_plans_is_told(split: Split) -> None:
    assert [one.code for one in split("dak-lak").problems if one.severity > 1] == []
    (lead,) = split("ha-giang").problems
    assert (lead.code, lead.place.line) == ("KH1020", 232)


def test_no_golden_text_is_left_over() -> None:
    names = {f"{plan}-{slug}" for plan, slug in ALL}
    names |= {f"{plan}-bang-phan-cong" for plan in PLANS}
    assert {path.stem for path in (HERE / "golden").iterdir()} == names
