"""Whole review lists of real plans, beside the lists expected: read line by line by a person.

To write them anew: ``python tests/rolling/test_review_lists.py``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach.rolling.told import page
from kehoach.yearly import roll_file

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
ROLLS = (
    ("ha-giang-2021-par-index", 2026),
    ("dak-lak-2021-par-index-sipas", 2026),
    ("dak-lak-2026-par-index", 2027),
    ("dak-lak-2019-par-index", 2020),
)


def told(stem: str, year: int) -> str:
    items = roll_file(str(ROOT / "plans" / f"{stem}.yaml"), year).items
    return page(items).replace(str(ROOT / "plans") + "/", "").replace("\\", "/") + "\n"


@pytest.mark.parametrize(("stem", "year"), ROLLS)
def test_the_review_list_is_as_expected(stem: str, year: int) -> None:
    expected = (GOLDEN / f"{stem}-{year}.txt").read_text(encoding="utf-8")
    assert told(stem, year) == expected


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, new_year in ROLLS:
        text = told(name, new_year)
        (GOLDEN / f"{name}-{new_year}.txt").write_text(text, encoding="utf-8", newline="\n")
