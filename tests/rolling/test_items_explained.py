"""``kehoach rules``: the items of a review list stand there beside the rules."""

from __future__ import annotations

import pytest

from kehoach import cli
from kehoach.rolling.items import words
from kehoach.rolling.told import explained, listed


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_item_is_listed_once_after_the_rules(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["rules"], language) == 0
    told = capsys.readouterr().out
    assert told.endswith(f"\n\n{listed(language)}\n") and "KH101" in told
    for code, entry in words().items():
        assert told.count(f"  {code} {entry['name']} (") == 1


@pytest.mark.parametrize("name", ["KH757", "kh757", "hang-tren-34"])
def test_an_item_is_explained_by_code_or_name(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["rules", name], "vi") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "KH757 hang-tren-34 (phải làm)"
    assert told[1].startswith("Từ năm chỉ số 2025 cả nước có 34 tỉnh")


def test_what_an_item_says_of_one_plan_is_left_open() -> None:
    for code in words():
        for language in ("vi", "en"):
            said = explained(code, language)
            assert said and not said.endswith("\n…") and "{reason" not in said
    assert "{năm}" in str(explained("KH751"))
    assert "điền kết quả năm …" in str(explained("KH755"))


def test_a_name_that_is_none_gets_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rules", "hang-tren-35"], "vi") == 2
    assert "hang-tren-34" in capsys.readouterr().err
    assert explained("KH101") is None
