"""Appendices and sections that a text names: whose they are, and how it reads elsewhere."""

from __future__ import annotations

import pytest

from kehoach.text.told_parts import appendices_named, sections_named, with_owner


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("theo Phụ lục II Kế hoạch của UBND tỉnh", []),
        ("Phụ lục I, Phụ lục II Kế hoạch số 12/KH-UBND", []),
        ("Phụ lục I, II và III Kế hoạch số 12/KH-UBND", []),
        ("Phụ lục 1, 2 ban hành kèm theo Thông tư số 5", []),
        ("Phụ lục I; Phụ lục V Nghị định số 30", []),
        ("Phụ lục I Kế hoạch của UBND tỉnh, Phụ lục III Kế hoạch này", [3]),
        ("Phụ lục I và 05 Quyết định", [1]),
        ("Phụ lục I, II", [1, 2]),
        ("Phụ lục I và II", [1, 2]),
        ("các Phụ lục I, II, III và Phụ lục V kèm theo", [1, 2, 3, 5]),
        ("Phụ lục số 1, 2 của Kế hoạch này", [1, 2]),
        ("Phụ lục số 01, 02 và 03 kèm theo", [1, 2, 3]),
        ("Phụ lục 09 và 10", [9, 10]),
        ("Phụ lục 01, 02 Nghị định số 30", []),
        ("Phụ lục 1 và 05 Quyết định", [1]),
        ("Phụ lục I; Phụ lục II, III", [1, 2, 3]),
        ("Phụ lục I, 5 nhiệm vụ", [1]),
        ("Phụ lục I và 5.", [1]),
        ("các phụ lục; Phụ lục V Nghị định số 30", [0]),
    ],
)
def test_appendices_in_a_list_are_of_the_document_it_ends_in(text: str, numbers: list[int]) -> None:
    assert list(appendices_named(text)) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("mục II; mục III Nghị quyết số 5", []),
        ("mục II; mục III Kế hoạch này", [2, 3]),
        ("Danh mục II và mục IV", [4]),
    ],
)
def test_sections_in_a_list_are_of_the_document_it_ends_in(text: str, numbers: list[int]) -> None:
    assert [one.number for one in sections_named(text)] == numbers


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("theo Phụ lục II.", "theo Phụ lục II Kế hoạch của B."),
        ("Phụ lục I, II và mục III.2", "Phụ lục I, II Kế hoạch của B và mục III.2 Kế hoạch của B"),
        ("(có Phụ lục kèm theo)", "(có Phụ lục kèm theo Kế hoạch của B)"),
        ("các phụ lục;", "các phụ lục Kế hoạch của B;"),
        ("Phụ lục I và 05 nhiệm vụ", "Phụ lục I Kế hoạch của B và 05 nhiệm vụ"),
        ("Phụ lục I Nghị định số 30", "Phụ lục I Nghị định số 30"),
        ("ký phụ lục hợp đồng; danh mục I", "ký phụ lục hợp đồng; danh mục I"),
    ],
)
def test_outside_its_plan_a_text_says_whose_the_parts_are(text: str, outside: str) -> None:
    assert with_owner(text, "Kế hoạch của B") == outside
    assert with_owner(outside, "Kế hoạch của B") == outside
