"""Blocks of the plan as lines: items, targets, tasks in every layout, duties, the end."""

from __future__ import annotations

import pytest

from small_plans import body, lines, sheet


def text(content: str, *more: str) -> list[str]:
    return body(f"nội dung: {content}", *more)


ITEMS = {
    "points end with a full stop unless they end already": (
        "[{điểm: [Một, Hai., Ba;, 'Bốn:', Năm!, Sáu…, 'Bảy)']}]",
        ["diem | a) | Một.", "diem | b) | Hai.", "diem | c) | Ba;", "diem | d) | Bốn:",
         "diem | đ) | Năm!", "diem | e) | Sáu…", "diem | g) | Bảy)./."],
    ),
    "an item with more under it ends with a colon": (
        "[{khoản: [{đoạn: Một, điểm: [a], gạch: [b], cộng: [c]}, Hai]}]",
        ["khoan_tron | 1. | Một:", "diem | a) | a.", "gach | - | b.", "cong | + | c.",
         "khoan_tron | 2. | Hai./."],
    ),
    "below a dash stands a plus, and below it again": (
        "[{gạch: [{đoạn: Một, gạch: [{đoạn: Hai, cộng: [Ba]}]}]}]",
        ["gach | - | Một:", "cong | + | Hai:", "cong | + | Ba./."],
    ),
    "điểm below a dash are lettered, not lost": (
        "[{gạch: [{đoạn: Một, điểm: [Hai, {đoạn: Ba, gạch: [Bốn]}]}, Năm]}]",
        ["gach | - | Một:", "diem | a) | Hai.", "diem | b) | Ba:", "cong | + | Bốn.",
         "gach | - | Năm./."],
    ),
    "paragraphs are left as they end": (
        "['Một', 'Hai:', {gạch: [Ba]}]",
        ["doan |  | Một", "doan |  | Hai:", "gach | - | Ba./."],
    ),
    "headings are capitals at level I only": (
        "[{mục: Đường lối, nội dung: [{mục: Đường lối, nội dung: [{mục: Đường lối}]}]}, Hết.]",
        ["muc | I. | ĐƯỜNG LỐI", "khoan | 1. | Đường lối", "diem_de | a) | Đường lối",
         "doan |  | Hết./."],
    ),
    "targets say value, baseline and who answers": (
        "[{chỉ tiêu: [Một, {chỉ tiêu: Hai, mục tiêu: 95%}, {chỉ tiêu: Ba, hiện trạng: 90%},"
        " {chỉ tiêu: Bốn, mục tiêu: 5, hiện trạng: 4, chủ trì: [Sở A, Sở B]}]}]",
        ["gach | - | Một.", "gach | - | Hai: 95%.", "gach | - | Ba (năm~2025: 90%).",
         "gach | - | Bốn: 5 (năm~2025: 4; Sở A; Sở B chủ trì)./."],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), ITEMS.values(), ids=ITEMS.keys())
def test_items(content: str, expected: list[str]) -> None:
    assert text(content) == expected


def test_a_phan_stands_on_a_line_of_its_own_above_its_title() -> None:
    """PL I, II.6.đ."""
    assert text("[{mục: Mở đầu, nội dung: [{mục: A}]}, Hết.]", "đánh số: [Phần, I]") == [
        "phan | Phần I | ",
        "ten_phan |  | MỞ ĐẦU",
        "muc | I. | A",
        "doan |  | Hết./.",
    ]


TASKS = """
    ngày: 05/3/2026
    viết tắt: {TTHC: thủ tục hành chính}
    nội dung:
      - mục: Nhiệm vụ
        trình bày: %s
        nhiệm vụ:
          - việc: Rà soát TTHC
            chỉ tiêu: 100%%
            chủ trì: Sở A
            phối hợp: [Sở B, 'các sở, ban, ngành']
            thời hạn: quý II
            sản phẩm: Báo cáo kết quả
            kinh phí: {số tiền: 350 triệu đồng, nguồn: ngân sách tỉnh}
            gạch: [Bước một, Bước hai]
          - việc: Ban hành quy chế.
            chủ trì: Sở A
            phối hợp: [Sở B, 'các sở, ban, ngành']
            thời hạn: trước ngày 10/12
          - việc: Họp giao ban
            chủ trì: [Sở C, Sở A]
            thời hạn: hàng quý
    mở đầu: Xem {xem bảng}.
    phụ lục: [{tên: Bảng, nhãn: bảng, bảng: nhiệm vụ}]
    kết thúc: Hết.
"""
TABLE = [
    "bảng | ",
    "STT ¦ Nội dung nhiệm vụ ¦ Chỉ tiêu ¦ Cơ quan chủ trì ¦ Cơ quan phối hợp ¦ Thời hạn "
    "¦ Sản phẩm ¦ Kinh phí",
    "1 ¦ Rà soát TTHC / - Bước một / - Bước hai ¦ 100% ¦ Sở A ¦ Sở B; các sở, ban, ngành "
    "¦ Quý II/2026 ¦ Báo cáo kết quả ¦ 350 triệu đồng (ngân sách tỉnh)",
    "2 ¦ Ban hành quy chế. ¦  ¦ Sở A ¦ Sở B; các sở, ban, ngành ¦ Trước ngày 10/12/2026 ¦  ¦ ",
    "3 ¦ Họp giao ban ¦  ¦ Sở C; Sở A ¦  ¦ Hằng quý ¦  ¦ ",
]
LAYOUTS = {
    "liệt kê": [
        "khoan_tron | 1. | Rà soát thủ tục hành chính (TTHC): 100%. Sở A chủ trì, phối hợp với "
        "Sở B; các sở, ban, ngành. Thời hạn: quý~II/2026. Sản phẩm: báo cáo kết quả. "
        "Kinh phí: 350~triệu đồng (ngân sách tỉnh).",
        "gach | - | Bước một.",
        "gach | - | Bước hai.",
        "khoan_tron | 2. | Ban hành quy chế. Sở A chủ trì, phối hợp với Sở B; các sở, ban, ngành. "
        "Thời hạn: trước ngày~10/12/2026.",
        "khoan_tron | 3. | Họp giao ban. Sở C; Sở A chủ trì. Thời hạn: hằng quý.",
    ],
    "theo cơ quan": [
        "khoan_tron | 1. | Sở A chủ trì, phối hợp với Sở B; các sở, ban, ngành:",
        "gach | - | Rà soát thủ tục hành chính (TTHC): 100%. Thời hạn: quý~II/2026. "
        "Sản phẩm: báo cáo kết quả. Kinh phí: 350~triệu đồng (ngân sách tỉnh).",
        "cong | + | Bước một.",
        "cong | + | Bước hai.",
        "gach | - | Ban hành quy chế. Thời hạn: trước ngày~10/12/2026.",
        "khoan_tron | 2. | Sở C; Sở A chủ trì:",
        "gach | - | Họp giao ban. Thời hạn: hằng quý.",
    ],
    "bảng": TABLE,
    "trong phụ lục": [],
}


@pytest.mark.parametrize(("layout", "expected"), LAYOUTS.items(), ids=LAYOUTS.keys())
def test_tasks_in_every_layout(layout: str, expected: list[str]) -> None:
    found = body(TASKS % layout)
    assert found[:2] == ["doan |  | Xem Phụ lục.", "muc | I. | NHIỆM VỤ"]
    assert found[2:-1] == expected
    assert found[-1] == "doan |  | Hết./."


def test_the_appendix_shows_the_tasks_whatever_the_layout() -> None:
    for layout in LAYOUTS:
        (annex,) = sheet(TASKS % layout).annexes
        found = [line for part in annex.parts for line in lines(part)]
        assert found == [*TABLE, "doan |  | ./."]


def test_tasks_below_the_last_level_are_dashes() -> None:
    deep = "[{mục: A, nội dung: [{mục: B, nhiệm vụ: [{việc: X, chủ trì: Sở A}]}]}]"
    assert text(deep, "đánh số: [I, 1]")[-1] == "gach | - | X. Sở A chủ trì./."


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("Rà soát quy trình.", "rà soát quy trình"),
        ("Ban hành quy chế", "ban hành quy chế"),
        ("Chỉ đạo các đơn vị", "chỉ đạo các đơn vị"),
        ("Thông tin, tuyên truyền", "thông tin, tuyên truyền"),
        ("Trình UBND tỉnh", "trình UBND tỉnh"),
        ("Quyết toán kinh phí", "quyết toán kinh phí"),
        ("Bộ phận Một cửa hoạt động", "bộ phận Một cửa hoạt động"),
        ("CSDL dùng chung", "CSDL dùng chung"),
        ("Sở Nội vụ chấm điểm", "Sở Nội vụ chấm điểm"),
        ("Sở GTVT báo cáo", "Sở GTVT báo cáo"),
        ("Ủy ban nhân dân cấp xã rà soát", "Ủy ban nhân dân cấp xã rà soát"),
        ("Nghị quyết số 76/NQ-CP được thực hiện", "Nghị quyết số 76/NQ-CP được thực hiện"),
        ("**Rà soát** quy trình", "**Rà soát** quy trình"),
    ],
)
def test_after_a_colon_only_names_keep_their_capital(what: str, said: str) -> None:
    """NĐ 30, PL II, I: no capital after a colon; names of agencies and acts keep theirs."""
    tasks = f"[{{mục: A, nhiệm vụ: [{{việc: '{what}', chủ trì: Sở X}}]}}"
    found = text(f"{tasks}, {{phân công: theo cơ quan}}, Hết.]")
    assert found[-2].replace("~", " ") == f"gach | - | Chủ trì: {said}."


DUTIES = """
    nội dung:
      - mục: Nhiệm vụ
        trình bày: theo cơ quan
        nhiệm vụ:
          - {việc: Rà soát, chủ trì: sở A, phối hợp: [Sở B, Sở C], thời hạn: quý II}
          - {việc: Kiểm tra, chủ trì: Sở B, phối hợp: [Sở A]}
          - {việc: Báo cáo, chủ trì: Sở B, phối hợp: [Sở A]}
      - mục: Tổ chức thực hiện
        nội dung: [{phân công: %s}]
    kết thúc: Hết.
"""


def test_duties_are_written_from_the_tasks() -> None:
    more = "theo cơ quan, thêm: [{cơ quan: sở c, việc: [{đoạn: Một, gạch: [Hai]}]}]"
    assert body(DUTIES % more)[6:] == [
        "muc | II. | TỔ CHỨC THỰC HIỆN",
        "khoan | 1. | Sở A",
        "gach | - | Chủ trì: rà soát; thời hạn: quý~II/2026.",
        "gach | - | Phối hợp thực hiện 02~nhiệm~vụ do Sở B chủ trì.",
        "khoan | 2. | Sở B",
        "gach | - | Chủ trì: kiểm tra.",
        "gach | - | Chủ trì: báo cáo.",
        "gach | - | Phối hợp thực hiện 01~nhiệm~vụ do sở A chủ trì.",
        "khoan | 3. | Sở c",
        "gach | - | Phối hợp thực hiện 01~nhiệm~vụ do sở A chủ trì.",
        "gach | - | Một:",
        "cong | + | Hai.",
        "doan |  | Hết./.",
    ]


def test_duties_given_in_place() -> None:
    given = "[{cơ quan: Sở A, việc: [Một, Hai]}, {cơ quan: các xã, việc: [Ba]}]"
    found = body(DUTIES % given)
    assert found[-6:] == [
        "khoan | 1. | Sở A",
        "gach | - | Một.",
        "gach | - | Hai.",
        "khoan | 2. | Các xã",
        "gach | - | Ba.",
        "doan |  | Hết./.",
    ]


@pytest.mark.parametrize(
    ("ending", "last"),
    [
        ("kết thúc: Hết", "doan |  | Hết./."),
        ("kết thúc: Hết.", "doan |  | Hết./."),
        ("kết thúc: Hết./.", "doan |  | Hết./."),
        ("kết thúc: Hết;", "doan |  | Hết./."),
        ("kết thúc: Hết **rồi**.", "doan |  | Hết **rồi**./."),
        ("kết thúc: [Một, Hai]", "doan |  | Hai./."),
        ("nội dung: [{gạch: [Hết]}]", "gach | - | Hết./."),
        ("nội dung: [{bảng: {cột: [a], hàng: [[1]]}}]", "doan |  | ./."),
    ],
)
def test_the_text_ends_with_a_stroke_between_two_stops(ending: str, last: str) -> None:
    """PL III, Mẫu 1.4."""
    assert body(ending)[-1] == last


def test_closing_paragraphs_before_the_last_end_with_a_full_stop() -> None:
    assert body("kết thúc: [Một, Hai]")[-2] == "doan |  | Một."
