"""Plans of every shape: what a spec may say, drawn at random."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

_SAID = "rà soát báo cáo Sở Nội vụ tỉnh An Bình 2026 15% UBND thủ tục; nộp (lần) hoà thuỷ"
_WORD = st.sampled_from(_SAID.split())
TEXT = st.lists(_WORD, min_size=2, max_size=9).map(" ".join).filter(lambda t: t[0] not in "(;")
DRESSED = st.one_of(
    TEXT,
    st.tuples(TEXT, TEXT).map(lambda two: f"**{two[0]}:** {two[1]}"),
    st.tuples(TEXT, TEXT).map(lambda two: f"{two[0]} *{two[1]}*"),
    st.tuples(TEXT, TEXT).map(lambda two: f"***{two[0]}*** {two[1]}…"),
    TEXT.map(lambda text: f"Ghi \\{{{text}}} và 3 * 4 # 5: {text}"),
)


def items(inner: Any, key: str, most: int) -> Any:
    """Items of a list, some with a list of ``key`` under them."""
    deep = st.fixed_dictionaries({"đoạn": DRESSED, key: inner})
    return st.lists(st.one_of(DRESSED, deep), min_size=1, max_size=most)


PLUSES = st.lists(DRESSED, min_size=1, max_size=2)
DASHES = items(PLUSES, "cộng", 3)
POINTS = items(DASHES, "gạch", 6)
CLAUSES = items(POINTS, "điểm", 3)

_CELL = st.one_of(st.just(""), DRESSED, st.tuples(TEXT, TEXT).map("\n".join))


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """A free table, some with widths and joined cells."""
    width, height = draw(st.integers(1, 4)), draw(st.integers(0, 3))
    columns = draw(st.lists(TEXT, min_size=width, max_size=width))
    rows = [draw(st.lists(_CELL, min_size=width, max_size=width)) for _ in range(height)]
    made: dict[str, Any] = {"cột": columns, "hàng": rows}
    if draw(st.booleans()):
        made["rộng"] = draw(st.lists(st.integers(1, 9), min_size=width, max_size=width))
    if draw(st.booleans()) and width > 1 and height:
        grid = [columns, *rows]
        top, left = draw(st.integers(0, height)), draw(st.integers(0, width - 1))
        bottom, right = draw(st.integers(top, height)), draw(st.integers(left, width - 1))
        for at in range(top, bottom + 1):
            for place in range(left, right + 1):
                if (at, place) != (top, left):
                    grid[at][place] = "^" if at > top else "<"
        if grid[top][left] == "":
            grid[top][left] = draw(TEXT)
    return {**made, **draw(st.fixed_dictionaries({}, optional={"tên": DRESSED}))}


AGENCY = st.sampled_from(["Sở Nội vụ", "Sở Tài chính", "UBND các xã, phường", "Văn phòng Sở"])
DEADLINE = st.sampled_from(
    ["quý III/2026", "thường xuyên", "trước ngày 10/12/2026", "10/12", "tháng 6", "hằng năm",
     "6 tháng đầu năm", "từ tháng 3 đến tháng 10", "theo yêu cầu của cấp trên", "Quý I và quý II"]
)  # fmt: skip
TASK = st.fixed_dictionaries(
    {"việc": TEXT},
    optional={
        "mã": st.just("nv"),
        "chủ trì": st.one_of(AGENCY, st.lists(AGENCY, min_size=2, max_size=2, unique=True)),
        "phối hợp": st.just("các sở, ban, ngành"),
        "thời hạn": DEADLINE,
        "chỉ tiêu": st.sampled_from(["100%", "trên 90% hồ sơ"]),
        "sản phẩm": TEXT,
        "kinh phí": st.sampled_from(
            ["350 triệu đồng", {"số tiền": "2,5 tỷ đồng", "nguồn": "ngân sách tỉnh"}]
        ),
        "ghi chú": TEXT,
        "gạch": st.lists(TEXT, min_size=1, max_size=2),
        "nhóm": TEXT,
    },
)
_TASKS = st.lists(TASK, min_size=1, max_size=3)
TASKS = st.fixed_dictionaries(
    {"nhiệm vụ": _TASKS},
    optional={"trình bày": st.sampled_from(["liệt kê", "theo cơ quan", "bảng", "trong phụ lục"])},
)
DUTY = st.fixed_dictionaries({"cơ quan": AGENCY}, optional={"việc": DASHES})
TARGET = st.fixed_dictionaries(
    {"chỉ tiêu": TEXT},
    optional={
        "mã": st.just("ct"), "mục tiêu": st.just("95%"), "hiện trạng": st.just("93%"),
        "chủ trì": AGENCY,
    },
)  # fmt: skip
MADE = st.sampled_from(
    ["nhiệm vụ", "nhiệm vụ theo cơ quan", "chỉ tiêu", "chỉ số", "kinh phí", "phân công"]
)
LEAVES = st.one_of(
    TEXT.map(lambda text: {"đoạn": f"Đoạn {text}."}),
    st.fixed_dictionaries({"khoản": CLAUSES}),
    st.fixed_dictionaries({"điểm": POINTS}),
    st.fixed_dictionaries({"gạch": DASHES}),
    st.fixed_dictionaries({"bảng": tables()}),
    st.fixed_dictionaries({"bảng": MADE}),
    TASKS,
    st.fixed_dictionaries({"chỉ tiêu": st.lists(TARGET, min_size=1, max_size=2)}),
    st.fixed_dictionaries({"phân công": st.lists(DUTY, min_size=1, max_size=2)}),
    st.just({"phân công": "theo cơ quan"}),
    st.fixed_dictionaries({"giữ nguyên": st.lists(DRESSED, min_size=1, max_size=2)}),
)


def section(inner: Any) -> Any:
    """A section with its body; some have a number of their own."""
    return st.fixed_dictionaries(
        {"mục": TEXT, "nội dung": st.lists(inner, max_size=3)},
        optional={"nhãn": st.none(), "số": st.sampled_from(["A.", "IX.", "7.", "2)", "(b)"])},
    )


SECTION = section(st.one_of(LEAVES, section(st.one_of(LEAVES, section(LEAVES)))))
_LINES = st.fixed_dictionaries({"giữ nguyên": st.lists(DRESSED, min_size=1, max_size=2)})
KEPT = st.one_of(
    st.fixed_dictionaries(
        {
            "vị trí": st.sampled_from(
                ["đầu văn bản", "trước căn cứ", "sau phần ký", "đầu trang", "chân trang"]
            ),
            "nội dung": st.lists(_LINES, min_size=1, max_size=1),
        }
    ),
    st.fixed_dictionaries(
        {
            "vị trí": st.just("sau phần ký"),
            "nội dung": st.lists(
                st.one_of(_LINES, st.fixed_dictionaries({"bảng": tables()})), min_size=1, max_size=2
            ),
        }
    ),
)
ANNEX = st.fixed_dictionaries(
    {"tên": TEXT, "nội dung": st.lists(st.one_of(LEAVES, SECTION), max_size=2)},
    optional={
        "khổ": st.just("ngang"),
        "số": st.sampled_from(["PHỤ LỤC 01", "không"]),
        "kèm theo": st.sampled_from(["không", "(Kèm theo Kế hoạch của Sở Nội vụ)"]),
    },
)
_COMMON: dict[str, Any] = {
    "số": st.integers(1, 300),
    "ngày": st.sampled_from(["05/3/2026", "31/12/2026"]),
    "tháng": st.sampled_from(["4/2026", "1/2026", "2025"]),
    "căn cứ": st.lists(
        st.one_of(
            TEXT,
            st.just("Thực hiện Kế hoạch số 12/KH-UBND"),
            st.fixed_dictionaries(
                {"loại": st.just("Nghị định"), "số": st.just("30/2020/NĐ-CP"),
                 "ngày": st.just("05/3/2020"), "cơ quan": st.just("Chính phủ"),
                 "trích yếu": st.just("về công tác văn thư")},
            ),
        ), min_size=1, max_size=3),
    "mở đầu": st.lists(TEXT.map(lambda text: f"Mở {text}:"), min_size=1, max_size=2),
    "kết thúc": st.just(["Trên đây là Kế hoạch, đề nghị các đơn vị thực hiện"]),
    "giữ nguyên": st.lists(KEPT, min_size=1, max_size=2),
    "phụ lục": st.lists(ANNEX, min_size=1, max_size=2),
    "liên hệ": st.just("Số 1 đường An Bình; điện thoại 0260 123 456"),
    "người soạn thảo": st.just("PL"),
    "số bản": st.just(30),
    "độ mật": st.sampled_from(["mật", "tối mật"]),
    "độ khẩn": st.sampled_from(["khẩn", "hỏa tốc"]),
    "lưu hành": st.just("lưu hành nội bộ"),
    "chỉ số": st.just(
        {"PAR INDEX": {"kết quả": {"2025": {"điểm": "83,87", "hạng": "20/34"}},
                       "mục tiêu": {"điểm": "85"}}}
    ),
}  # fmt: skip
_BODY: dict[str, Any] = {
    "kế hoạch": TEXT,
    "năm": st.just(2026),
    "nội dung": st.lists(SECTION, min_size=1, max_size=3),
    "nơi nhận": st.sampled_from([["Như trên", "Lưu: VT"], ["Ban Giám đốc", "Sở Nội vụ (b/c)"]]),
}
STATE = st.fixed_dictionaries(
    {
        **_BODY,
        "cơ quan": st.sampled_from(
            [
                {"tên": "SỞ NỘI VỤ", "cấp trên": "UBND TỈNH AN BÌNH", "ký hiệu": "SNV",
                 "địa danh": "An Bình"},
                {"tên": "UBND tỉnh Đắk Lắk"},
                {"tên": "UBND tỉnh Đắk Lắk", "tên in": ["UỶ BAN NHÂN DÂN", "TỈNH ĐẮK LẮK"]},
            ]
        ),
        "người ký": st.sampled_from(
            [
                {"chức vụ": "Giám đốc", "họ tên": "Lê Văn Nam"},
                {"chức vụ": "Giám đốc", "ký thay": "Phó giám đốc"},
                {"chức vụ": "Giám đốc", "thừa lệnh": "Chánh văn phòng", "họ tên": "Lê Văn Nam"},
                {"chức vụ": "Giám đốc", "thừa ủy quyền": "Chánh văn phòng"},
                {"chức vụ": "Chủ tịch", "thay mặt": "Ủy ban nhân dân", "ký thay": "Phó Chủ tịch"},
                {"chức vụ": "Giám đốc", "quyền": "có", "họ tên": "Lê Văn Nam"},
                {"chức vụ": "Trưởng ban", "chức vụ khác": "Giám đốc Sở Nội vụ",
                 "thay mặt": "Ban Chỉ đạo", "họ tên": "Lê Văn Nam"},
            ]
        ),
    },
    optional={
        **_COMMON,
        "tên loại": st.sampled_from(["BÁO CÁO", "CHƯƠNG TRÌNH"]),
        "dự thảo": st.sampled_from(["có", "lần 2"]),
        "bản điện tử": st.just(True),
        "đánh số": st.sampled_from([["Phần", "I", "1", "a"], ["I", "1", "1.1", "a"]]),
    },
)  # fmt: skip
PARTY = st.fixed_dictionaries(
    {
        **_BODY,
        "cơ quan": st.just(
            {"tên": "Ban Tổ chức Tỉnh ủy", "cấp trên": "Tỉnh ủy An Bình", "ký hiệu": "BTCTU",
             "địa danh": "An Bình"}
        ),
        "người ký": st.sampled_from(
            [
                {"chức vụ": "Trưởng ban", "họ tên": "Lê Văn Nam"},
                {"chức vụ": "Trưởng ban", "ký thay": "Phó Trưởng ban", "họ tên": "Lê Văn Nam"},
            ]
        ),
    },
    optional={**_COMMON, "tháng": st.just("4/2026")},
)  # fmt: skip
SPEC = st.one_of(STATE, STATE, STATE, PARTY)
