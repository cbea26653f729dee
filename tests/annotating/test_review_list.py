"""The review list beside a rolled spec: what is written, what is read, what is still open."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commented import comments, draft, entry, listed, said
from hypothesis import given
from hypothesis import strategies as st

from kehoach.annotating import Counts
from kehoach.batch import find_specs
from kehoach.errors import BadInput, NotWritten
from kehoach.paths import listed_beside
from kehoach.review_list import ReviewList, SpecTexts, from_json, to_json
from kehoach.rolling.told import as_data
from kehoach.yearly import roll_file
from small_plans import FILE, spec

OLD = """\
kế hoạch: Nâng cao Chỉ số A năm {năm}
năm: 2025
cơ quan: UBND tỉnh Đắk Lắk
nội dung:
  - mục: Một
    đoạn: Năm {năm} là năm đầu tiên thực hiện; đạt …… điểm.
  - mục: Hai
    nhiệm vụ:
      - {việc: Rà soát, mã: A-1, chủ trì: Sở Nội vụ, thời hạn: quý II/2025}
      - {việc: Công khai, mã: A-2, chủ trì: Sở Nội vụ, thời hạn: quý II/2025}
nơi nhận: ['Lưu: VT']
người ký: {chức vụ: Chủ tịch, họ tên: Lê Văn Nam}
"""
SPEC = """
nội dung:
  - mục: Một
    đoạn: Năm {năm} là năm đầu tiên thực hiện.
  - mục: Hai
    nhiệm vụ:
      - {việc: Rà soát, mã: A-1, chủ trì: Sở A, thời hạn: quý II}
      - {việc: Công khai, mã: A-2, chủ trì: Sở B, thời hạn: quý II}
"""
DUE = "nội dung › 2 › nhiệm vụ › 1 › thời hạn"
ONCE = "nội dung › 1 › đoạn"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "cu" / "2025.yaml"
    path.parent.mkdir()
    path.write_text(OLD, encoding="utf-8")
    return path


def test_a_roll_writes_its_list_beside_the_new_spec(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "moi" / "2026.yaml"
    rolled = roll_file(str(old), 2026, new)
    assert rolled.listed == listed_beside(new) == new.with_name("2026.can-xem.json")
    data = json.loads(rolled.listed.read_bytes())
    told = as_data(rolled.items)
    assert {key: value for key, value in data.items() if key != "items"} == {
        "version": 1,
        "from": "../cu/2025.yaml",
        "from_year": 2025,
        "to_year": 2026,
    }
    same = ("code", "name", "kind", "line", "column", "path", "was", "now", "why")
    assert [[one[key] for key in same] for one in data["items"]] == [
        [one[key] for key in same] for one in told
    ]
    assert {one["file"] for one in data["items"]} == {"2026.yaml"}
    due = next(one for one in data["items"] if one["code"] == "KH762")
    assert (due["path"], due["value"], due["owner"]) == (DUE, "quý II/2026", "A-1")


def test_every_item_without_a_path_gets_that_of_its_place(tmp_path: Path) -> None:
    plan = Path(__file__).parents[2] / "plans" / "dak-lak-2026-par-index.yaml"
    rolled = roll_file(str(plan), 2027, tmp_path / "2027.yaml")
    assert rolled.listed is not None
    found = from_json(rolled.listed.read_bytes(), "x").items
    assert [one.path for one in found if one.code == "KH776"] == ["căn cứ › 4"]
    assert {one.code for one in found if not one.path} <= {"KH778", "KH790"}


def test_rolling_twice_writes_the_same_bytes(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "2026.yaml"
    first = roll_file(str(old), 2026, new)
    assert first.listed is not None
    before = first.listed.read_bytes()
    roll_file(str(old), 2026, new)
    assert first.listed.read_bytes() == before
    new.unlink()
    roll_file(str(old), 2026, new)
    assert first.listed.read_bytes() == before


def test_without_o_or_without_a_year_to_move_no_list_is_written(old: Path, tmp_path: Path) -> None:
    assert roll_file(str(old), 2026).listed is None
    assert roll_file(str(old), 2025, tmp_path / "a.yaml").listed is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "cu"]


def test_a_file_of_another_kind_is_left_alone_and_nothing_is_written(
    old: Path, tmp_path: Path
) -> None:
    new = tmp_path / "2026.yaml"
    listed_beside(new).write_text("ghi chú của tôi", encoding="utf-8")
    with pytest.raises(NotWritten) as error:
        roll_file(str(old), 2026, new)
    assert [one.code for one in error.value.problems] == ["KH1083"]
    assert listed_beside(new).read_text(encoding="utf-8") == "ghi chú của tôi"
    assert not new.exists()


def test_a_spec_that_was_changed_since_keeps_its_list(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "2026.yaml"
    roll_file(str(old), 2026, new)
    before = listed_beside(new).read_bytes()
    new.write_text(new.read_text(encoding="utf-8") + "# đã sửa\n", encoding="utf-8")
    with pytest.raises(NotWritten) as error:
        roll_file(str(old), 2026, new)
    assert [one.code for one in error.value.problems] == ["KH984"]
    assert listed_beside(new).read_bytes() == before


def test_the_list_is_no_spec(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "2026.yaml"
    roll_file(str(old), 2026, new)
    assert find_specs([str(tmp_path)]) == [new]


ENTRIES = st.fixed_dictionaries(
    {"code": st.text(), "name": st.text(), "kind": st.text(), "why": st.text()},
    optional={"path": st.text(), "was": st.text(), "line": st.integers(), "value": st.text()},
)


@given(st.lists(ENTRIES, max_size=3), st.integers(), st.text())
def test_what_is_written_is_read_again(items: list[Any], year: int, name: str) -> None:
    data = {"from": name, "from_year": year, "to_year": year + 1, "items": items}
    made = ReviewList.model_validate(data)
    assert from_json(to_json(made), "x") == made


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "Invalid JSON"),
        (b"\xff\xfe", "Invalid JSON"),
        (b"[]", "should be an object"),
        (b'{"version": 2}', "version"),
        (b'{"from": "a", "from_year": 1, "to_year": "x", "items": []}', "to_year"),
        (b'{"from": "a", "from_year": 1, "to_year": 2, "items": [{}]}', "items › 0 › code"),
        (b"[" * 100_000, "Invalid JSON"),
    ],
)
def test_what_is_no_list_is_told_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(BadInput) as error:
        from_json(data, "2026.can-xem.json")
    (problem,) = error.value.problems
    assert (problem.code, problem.place.file) == ("KH1081", "2026.can-xem.json")
    assert reason in problem.args["reason"]


@given(st.binary(max_size=60))
def test_no_bytes_make_it_fail_otherwise(data: bytes) -> None:
    try:
        from_json(data, "x")
    except BadInput as error:
        assert error.problems[0].code == "KH1081"


def where(after: str, path: str, **more: str) -> str | None:
    """Where an item about a path of SPEC stands in a spec that was changed since."""
    item = entry(spec(SPEC), path, **more)
    return SpecTexts.of(spec(after).encode(), FILE).path_of(item)


def test_an_item_is_open_while_its_words_stand() -> None:
    assert where(SPEC, DUE) == DUE
    assert where(SPEC.replace("thời hạn: quý II}", "thời hạn: quý III}", 1), DUE) is None
    assert where(SPEC, ONCE, was="năm đầu tiên") == ONCE
    assert where(SPEC.replace("thực hiện", "triển khai"), ONCE, was="năm đầu tiên") == ONCE
    assert where(SPEC.replace("đầu tiên", "thứ hai"), ONCE, was="năm đầu tiên") is None


def test_an_item_is_found_where_its_task_or_its_words_went() -> None:
    first = "- {việc: Khảo sát, mã: A-0, chủ trì: Sở C, thời hạn: quý II}\n      - {việc: Rà"
    assert where(SPEC.replace("- {việc: Rà", first), DUE) == DUE.replace("1 › thời", "2 › thời")
    more = SPEC.replace("  - mục: Một", "  - mục: Không\n    đoạn: A.\n  - mục: Một")
    assert where(more, ONCE, was="năm đầu tiên") == "nội dung › 2 › đoạn"
    renamed = SPEC.replace("mã: A-1", "mã: B-1")
    assert where(renamed, DUE) == DUE
    assert where(renamed.replace("mục: Một", "mục: Mở"), ONCE, was="năm đầu tiên") == ONCE


def test_an_item_of_a_task_that_is_gone_is_settled_not_given_to_another() -> None:
    gone = SPEC.replace("      - {việc: Rà soát, mã: A-1, chủ trì: Sở A, thời hạn: quý II}\n", "")
    assert where(gone, ONCE, was="năm đầu tiên") == ONCE
    assert where(gone.replace("quý II", "quý IV"), DUE) is None


def test_a_group_of_values_is_one_item() -> None:
    index = "chỉ số: {A: {mục tiêu: {tăng bậc: 2-3}}}"
    item = entry(spec(SPEC, index), "chỉ số › A › mục tiêu")
    assert item.value == "2-3"
    same, other = (
        SpecTexts.of(spec(SPEC, index.replace("2-3", text)).encode(), FILE).path_of(item)
        for text in ("2-3", "5")
    )
    assert (same, other) == ("chỉ số › A › mục tiêu", None)


def test_open_items_are_comments_in_the_draft_by_name_and_words() -> None:
    items = [
        entry(spec(SPEC), DUE, code="KH762", name="viec-le-ra-da-xong").model_dump(),
        entry(spec(SPEC), ONCE, was="năm đầu tiên", name="dieu-rieng").model_dump(),
    ]
    found = [one for one in comments(SPEC, items=items) if "khi chuyển năm" in one]
    assert found == [
        "Năm 2026 là năm đầu tiên thực hiện. ← KH761 · Xem lại. / Chỗ phải xem: “năm đầu tiên” / "
        "Mục dieu-rieng, khi chuyển năm 2025 sang 2026.",
        "1. Rà soát. Sở A chủ trì. Thời hạn: quý II/2026. ← KH762 · Xem lại. / "
        "Mục viec-le-ra-da-xong, khi chuyển năm 2025 sang 2026.",
    ]


def test_what_was_done_or_left_alone_is_no_comment_and_what_is_settled_is_counted() -> None:
    items = [
        entry(spec(SPEC), DUE, kind="đã làm").model_dump(),
        entry(spec(SPEC), DUE, kind="giữ nguyên").model_dump(),
        entry(spec(SPEC), DUE).model_dump(),
        entry(spec(SPEC.replace("quý II", "quý I")), DUE).model_dump(),
    ]
    counts = draft(SPEC, items=items).counts
    assert (counts.review, counts.settled) == (1, 1)


def test_what_the_check_says_itself_is_told_once() -> None:
    """An item that took a finding over stands for it only where the check cannot say it."""
    text = "nội dung: [{mục: Hai, nhiệm vụ: [{việc: Rà soát, chủ trì: Sở A, thời hạn: quý II}]}]"
    path = "nội dung › 1 › nhiệm vụ › 1"
    took = {"code": "KH780", "path": path}
    items = [{**took, "source": "KH703"}, {**took, "source": "KH702"}]
    made = draft(text, items=items)
    assert (made.counts.findings, made.counts.review, made.counts.settled) == (1, 0, 1)


def test_a_blank_that_an_item_tells_of_is_told_once() -> None:
    text = "nội dung: ['Năm qua đạt …… điểm.']"
    item = entry(spec(text), "nội dung › 1", code="KH760", was="……", why="Điền số liệu.")
    assert comments(text, items=[item.model_dump()]) == [
        "Năm qua đạt …… điểm./. ← KH760 · Điền số liệu. / Chỗ phải xem: “……” / "
        "Mục x, khi chuyển năm 2025 sang 2026."
    ]


def test_a_trace_of_the_old_plan_without_a_path_is_found_by_its_words() -> None:
    left = {"code": "KH778", "was": "12/KH-UBND: Theo 12/KH-UBND.", "value": "12/KH-UBND"}
    text = "nội dung: ['Không.', 'Theo Kế hoạch số 12/KH-UBND.']"
    (found,) = [one for one in comments(text, items=[left]) if "KH778" in one]
    assert found.startswith("Theo Kế hoạch số 12/KH-UBND./. ← KH778 · Xem lại.")
    assert draft("nội dung: ['Không.']", items=[left]).counts.settled == 1


def test_a_list_of_another_year_or_broken_is_told_and_the_draft_made_without() -> None:
    item = entry(spec(SPEC), DUE).model_dump()
    other = draft(SPEC, items=[item], year=2024)
    assert [one.code for one in other.problems][:1] == ["KH1082"]
    assert other.counts.review == 0 and other.docx == draft(SPEC).docx
    broken = draft(SPEC, items=[{**item, "code": 1}])
    assert [one.code for one in broken.problems][:1] == ["KH1081"]
    assert broken.docx == draft(SPEC).docx


def test_words_that_no_document_can_hold_do_no_harm() -> None:
    item = {**entry(spec(SPEC), DUE).model_dump(), "why": "Xem \x00\x1b\ufffe lại \U00100000 đây."}
    found = [one for one in said(draft(SPEC, items=[item]).docx) if "lại" in one and "đây" in one]
    assert len(found) == 1


def test_several_years_at_once_leave_the_list_of_the_new_spec(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "2028.yaml"
    rolled = roll_file(str(old), 2028, new)
    assert rolled.listed is not None
    data = from_json(rolled.listed.read_bytes(), "x")
    assert (data.from_year, data.to_year, data.old) == (2025, 2028, "cu/2025.yaml")
    texts = SpecTexts.of(new.read_bytes(), str(new))
    assert all(texts.path_of(one) == one.path for one in data.items if one.path)


def test_counts_start_at_nothing() -> None:
    assert Counts() == Counts(0, 0, 0, 0)
    assert from_json(listed([]), "x").items == ()
