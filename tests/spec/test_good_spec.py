"""What people write is read as they mean it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kehoach.model import SpecModel, spec_keys
from kehoach.plan import Paragraph, Plan, Points, Section, Tasks
from kehoach.spec.read import read_spec
from kehoach.wording.folding import fold
from small_plans import FILE, plan, problems, spec


def models(above: type[SpecModel] = SpecModel) -> list[type[SpecModel]]:
    return [found for below in above.__subclasses__() for found in (below, *models(below))]


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_no_two_keys_of_a_group_fold_alike(model: type[SpecModel]) -> None:
    aliases = [field.alias for field in model.model_fields.values()]
    assert len(spec_keys(model)) == len(aliases)
    assert all(aliases)


@pytest.mark.parametrize(
    "keys",
    [
        "{việc: V, chủ trì: A, phối hợp: B, thời hạn: quý IV}",
        "{Việc: V, CHỦ TRÌ: A, Phối Hợp: B, Thời hạn: quý IV}",
        "{viec: V, chu_tri: A, phoi-hop: B, thoihan: quý IV}",
        "{việc : V, 'chủ  trì': A, phối_hợp: B, thời-hạn: quý IV}",
    ],
)
def test_keys_match_however_they_are_typed(keys: str) -> None:
    (block,) = plan(f"nội dung: [{{nhiệm vụ: [{keys}]}}]").body
    assert isinstance(block, Tasks)
    (task,) = block.items
    assert (task.what, task.lead, task.support, task.deadline) == ("V", ("A",), ("B",), "quý IV")


def test_scalars_stay_as_typed() -> None:
    """YAML 1.1 makes 012 ten, 17:30 a thousand and fifty, ``no`` false."""
    made = plan("""
        số: 012
        mở đầu: [17:30, no, 1_000, 0x1F, 2026-03-05, 1e3, null và không]
    """)
    assert made.number == 12
    assert made.opening == ("17:30", "no", "1_000", "0x1F", "2026-03-05", "1e3", "null và không")


@pytest.mark.parametrize("blank", ["", " ~", " null", "   # văn thư điền"])
@pytest.mark.parametrize(
    "key", ["số", "ngày", "địa danh", "căn cứ", "mở đầu", "phụ lục", "chỉ số", "độ khẩn", "đánh số"]
)
def test_a_key_left_blank_is_a_key_not_given(key: str, blank: str) -> None:
    assert plan(f"{key}:{blank}") == plan()


@pytest.mark.parametrize("key", ["phối hợp", "thời hạn", "sản phẩm", "kinh phí", "gạch"])
def test_a_blank_key_of_a_task_is_a_key_not_given(key: str) -> None:
    blank, without = (
        f"nội dung:\n  - nhiệm vụ:\n      - việc: V\n        chủ trì: A\n{more}"
        for more in (f"        {key}:\n", "")
    )
    assert plan(blank) == plan(without)


def test_a_colon_in_a_list_item_belongs_to_its_text() -> None:
    made = plan("""
        mở đầu: [Năm 2026: cố gắng]
        nội dung:
          - mục: A
            gạch:
              - Lưu ý: làm ngay
              - Sở Nội vụ: rà soát
        nơi nhận:
          - Sở Nội vụ
          - Lưu: VT, NC
    """)
    (section,) = made.body
    assert isinstance(section, Section)
    assert made.opening == ("Năm 2026: cố gắng",)
    assert [item.text for item in section.body[0].items] == [  # type: ignore[union-attr]
        "Lưu ý: làm ngay",
        "Sở Nội vụ: rà soát",
    ]
    assert made.recipients == ("Sở Nội vụ", "Lưu: VT, NC")


def test_one_text_is_a_list_of_one_and_a_bare_block_is_a_paragraph() -> None:
    made = plan("mở đầu: Một đoạn.\nnội dung: [Hai., {đoạn: Ba.}]")
    assert made.opening == ("Một đoạn.",)
    assert made.body == tuple(map(Paragraph.model_validate, ("Hai.", "Ba.")))


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Sở A", ("Sở A",)),
        ("Sở A; Sở B", ("Sở A", "Sở B")),
        ("[Sở A, Sở B]", ("Sở A", "Sở B")),
        ("[Sở A; Sở C, Sở B]", ("Sở A", "Sở C", "Sở B")),
        ("'các sở, ban, ngành; UBND cấp xã'", ("các sở, ban, ngành", "UBND cấp xã")),
        ("[các sở, ban, ngành, UBND cấp xã]", ("các sở, ban, ngành", "UBND cấp xã")),
        ("['', Sở A]", ("Sở A",)),
    ],
)
def test_agencies_are_parted_by_semicolons_or_items(typed: str, names: tuple[str, ...]) -> None:
    (block,) = plan(f"nội dung: [{{nhiệm vụ: [{{việc: V, chủ trì: {typed}}}]}}]").body
    assert isinstance(block, Tasks)
    assert block.items[0].lead == names


def test_blocks_stand_in_nội_dung_or_straight_under_their_section() -> None:
    straight = """
        nội dung:
          - mục: A
            điểm: [a, b]
            trình bày: bảng
            nhiệm vụ: [{việc: V, chủ trì: A}]
    """
    inside = """
        nội dung:
          - mục: A
            nội dung:
              - điểm: [a, b]
              - {nhiệm vụ: [{việc: V, chủ trì: A}], trình bày: bảng}
    """
    assert plan(straight).body == plan(inside).body


@pytest.mark.parametrize(
    "section", ["{mục: A, điểm: [a]}", "{điểm: [a], mục: A}", "{điểm: [a], nhãn: n, mục: A}"]
)
def test_the_order_of_keys_does_not_matter(section: str) -> None:
    (found,) = plan(f"nội dung: [{section}]").body
    assert isinstance(found, Section)
    assert found.title == "A"
    assert found.body == (Points.model_validate({"điểm": ["a"]}),)


def test_values_are_read_as_people_type_them() -> None:
    made = plan("""
        ngày: ngày 05 tháng 3 năm 2026
        độ khẩn: Hoả Tốc
        độ mật: MẬT
        bản điện tử: Có
        chỉ số:
          A: {thang điểm: 100, kết quả: {2025: {điểm: '83,87', hạng: 33 / 63}}}
        nội dung: [{nhiệm vụ: [], trình bày: Theo cơ quan}]
        phụ lục: [{tên: X, khổ: Ngang}]
        mở đầu: Xem Phụ lục.
    """)
    assert (made.day, made.urgency, made.secrecy) == (date(2026, 3, 5), "hỏa tốc", "mật")
    assert made.electronic is True
    standing = made.indices["A"].results[2025]
    assert (standing.score, standing.rank) == (Decimal("83.87"), (33, 63))
    assert made.body[0].layout == "theo cơ quan"  # type: ignore[union-attr]
    assert made.appendices[0].paper == "ngang"


def test_a_table_may_have_empty_cells() -> None:
    (block,) = plan("nội dung: [{bảng: {cột: [a, b], hàng: [[1, ''], [2, ~]]}}]").body
    assert block.table.rows == (("1", ""), ("2", ""))  # type: ignore[union-attr]


def test_a_plan_is_frozen_and_equal_to_itself_read_again() -> None:
    text = spec("số: 5").encode()
    one, other = (read_spec(text, FILE).plan for _ in range(2))
    assert one == other
    assert isinstance(one, Plan)
    with pytest.raises(AttributeError, match="never changes"):
        one.number = 6


@pytest.mark.parametrize("quoted", ["'{{ x }} {% y %}'", "'& < > \" “”'", "'\\{x\\}'"])
def test_marks_of_other_languages_are_only_text(quoted: str) -> None:
    assert not problems(spec(f"mở đầu: {quoted}"))


def test_every_key_folds_to_letters() -> None:
    assert all(key and key == fold(key) for model in models() for key in spec_keys(model))
