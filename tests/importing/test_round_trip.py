"""What a plan says is read back from its document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from losslessness import imported_docx
from shown import shown

import kehoach
from documents import PLANS, SINKS
from kehoach.importing import import_document
from kehoach.importing.notes import comments_of
from kehoach.plan import Plan
from kehoach.reading import read_docx
from kehoach.spec.emitting import yaml_of
from kehoach.spec.read import read_spec

each_plan = pytest.mark.parametrize("spec", PLANS + SINKS, ids=lambda path: path.stem)


@each_plan
def test_our_own_documents_are_read_back(spec: Path) -> None:
    plan = kehoach.load(spec)
    one = imported_docx(kehoach.render(plan))
    assert shown(one.plan) == shown(plan)


_SAID = "rà soát báo cáo Sở Nội vụ tỉnh An Bình 2026 15% UBND thủ tục; nộp (lần)"
WORD = st.sampled_from(_SAID.split())
TEXT = st.lists(WORD, min_size=2, max_size=9).map(" ".join).filter(lambda t: t[0] not in "(;")
DRESSED = st.one_of(
    TEXT,
    st.tuples(TEXT, TEXT).map(lambda two: f"**{two[0]}:** {two[1]}"),
    st.tuples(TEXT, TEXT).map(lambda two: f"{two[0]} *{two[1]}*"),
    TEXT.map(lambda text: f"Ghi \\{{{text}}} và 3 * 4 # 5: {text}"),
)
PLUSES = st.lists(DRESSED, min_size=1, max_size=2)
DASHES = st.lists(
    st.one_of(DRESSED, st.fixed_dictionaries({"đoạn": DRESSED, "cộng": PLUSES})),
    min_size=1, max_size=3,
)  # fmt: skip
POINTS = st.lists(
    st.one_of(DRESSED, st.fixed_dictionaries({"đoạn": DRESSED, "gạch": DASHES})),
    min_size=1, max_size=6,
)  # fmt: skip
CLAUSES = st.lists(
    st.one_of(DRESSED, st.fixed_dictionaries({"đoạn": DRESSED, "điểm": POINTS})),
    min_size=1, max_size=3,
)  # fmt: skip
TABLE = st.integers(1, 4).flatmap(
    lambda width: st.fixed_dictionaries(
        {
            "cột": st.lists(TEXT, min_size=width, max_size=width),
            "hàng": st.lists(
                st.lists(st.one_of(st.just(""), DRESSED), min_size=width, max_size=width),
                max_size=3,
            ),
        }
    )
)
TASK = st.fixed_dictionaries(
    {"việc": TEXT, "chủ trì": st.sampled_from(["Sở Nội vụ", "Sở Tài chính"])},
    optional={
        "phối hợp": st.just("các sở, ban, ngành"),
        "thời hạn": st.sampled_from(["quý III/2026", "thường xuyên", "trước ngày 10/12/2026"]),
        "sản phẩm": TEXT,
        "gạch": st.lists(TEXT, min_size=1, max_size=2),
    },
)
LEAVES = st.one_of(
    TEXT.map(lambda text: {"đoạn": f"Đoạn {text}."}),
    st.fixed_dictionaries({"khoản": CLAUSES}),
    st.fixed_dictionaries({"điểm": POINTS}),
    st.fixed_dictionaries({"gạch": DASHES}),
    st.fixed_dictionaries({"bảng": TABLE}),
    st.fixed_dictionaries({"nhiệm vụ": st.lists(TASK, min_size=1, max_size=3)}),
    st.fixed_dictionaries(
        {"nhiệm vụ": st.lists(TASK, min_size=1, max_size=3), "trình bày": st.just("bảng")}
    ),
    st.fixed_dictionaries({"giữ nguyên": st.lists(DRESSED, min_size=1, max_size=2)}),
)


def section(inner: Any) -> Any:
    return st.fixed_dictionaries(
        {"mục": TEXT, "nội dung": st.lists(inner, max_size=3)},
        optional={"số": st.sampled_from(["A.", "IX.", "7.", "2)", "(b)"])},
    )


SECTION = section(st.one_of(LEAVES, section(st.one_of(LEAVES, section(LEAVES)))))
KEPT = st.fixed_dictionaries(
    {
        "vị trí": st.sampled_from(["đầu văn bản", "trước căn cứ", "sau phần ký"]),
        "nội dung": st.lists(
            st.fixed_dictionaries({"giữ nguyên": st.lists(DRESSED, min_size=1, max_size=2)}),
            min_size=1, max_size=1,
        ),
    }
)  # fmt: skip
SPEC = st.fixed_dictionaries(
    {
        "kế hoạch": TEXT,
        "năm": st.just(2026),
        "cơ quan": st.just({"tên": "SỞ NỘI VỤ", "cấp trên": "UBND TỈNH AN BÌNH",
                            "ký hiệu": "SNV", "địa danh": "An Bình"}),
        "nội dung": st.lists(SECTION, min_size=1, max_size=3),
        "nơi nhận": st.just(["Như trên", "Lưu: VT"]),
        "người ký": st.sampled_from([
            {"chức vụ": "Giám đốc", "họ tên": "Lê Văn Nam"},
            {"chức vụ": "Giám đốc", "ký thay": "Phó giám đốc"},
            {"chức vụ": "Giám đốc", "thừa lệnh": "Chánh văn phòng", "họ tên": "Lê Văn Nam"},
        ]),
    },
    optional={
        "số": st.integers(1, 300),
        "ngày": st.sampled_from(["05/3/2026", "31/12/2026"]),
        "tháng": st.sampled_from(["4/2026", "2025"]),
        "tên loại": st.sampled_from(["BÁO CÁO", "CHƯƠNG TRÌNH"]),
        "dự thảo": st.sampled_from(["có", "lần 2"]),
        "căn cứ": st.lists(TEXT, min_size=1, max_size=3),
        "mở đầu": st.lists(TEXT.map(lambda text: f"Mở {text}:"), min_size=1, max_size=2),
        "kết thúc": st.just(["Trên đây là Kế hoạch, đề nghị các đơn vị thực hiện"]),
        "giữ nguyên": st.lists(KEPT, min_size=1, max_size=2),
        "phụ lục": st.lists(
            st.fixed_dictionaries(
                {"tên": TEXT, "nội dung": st.lists(st.one_of(LEAVES, SECTION), max_size=2)},
                optional={"khổ": st.just("ngang"), "số": st.just("PHỤ LỤC 01"),
                          "kèm theo": st.just("không")},
            ),
            min_size=1, max_size=2,
        ),
    },
)  # fmt: skip


@given(SPEC)
@settings(max_examples=40, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_a_generated_plan_is_read_back_as_it_is_shown(spec: dict[str, Any]) -> None:
    plan = Plan.model_validate(spec)
    document = kehoach.render(plan)
    one = import_document(read_docx(document))
    assert shown(one.plan) == shown(plan)
    assert import_document(read_docx(kehoach.render(one.plan))).plan == one.plan
    text = yaml_of(one.data, comments_of(one.notes))
    assert read_spec(text.encode(), "x.yaml").plan == one.plan


PRINTED = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), min_size=1
).map(lambda text: " ".join(text.split())).filter(bool)  # fmt: skip


@given(st.lists(PRINTED, min_size=1, max_size=4), st.booleans())
def test_any_text_stands_in_yaml_and_comes_back(texts: list[str], as_cells: bool) -> None:
    data = {"hàng": [texts]} if as_cells else {"căn cứ": texts, "năm": texts[0]}
    import yaml

    assert yaml.load(yaml_of(data), yaml.BaseLoader) == data
