"""Specs for rolling, written as people write them: with placeholders, or years in digits."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from kehoach.rolling import Rolled, roll_spec

FILE = "cu.yaml"
_HEAD = """\
# Kế hoạch mẫu
kế hoạch: {title}
năm: {year}   # năm của kế hoạch
cơ quan: UBND tỉnh Đắk Lắk
số: {number}
ngày: '05/01/{year}'

căn cứ:
  - Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ
chỉ số:
  PAR INDEX:
    thang điểm: 100
    kết quả:
      {before}: {{điểm: 84, hạng: 30/{total}}}
    mục tiêu:
      tăng bậc: 2-3
"""
_PARENT = """\
kế hoạch gốc:
  kế hoạch: Kế hoạch của tỉnh năm {{năm}}
  cơ quan: UBND tỉnh Đắk Lắk
  năm: {year}
  số: 45/KH-UBND
"""
SENTENCES = (
    "Triển khai nhiệm vụ năm {năm}.",
    "Những hạn chế của năm {năm-1} được khắc phục trong năm {năm}.",
    "Phấn đấu năm {năm} tăng ít nhất 20% so với năm {năm-1}.",
    "Báo cáo trước ngày 30/11/{năm}.",
    "Xong trong quý IV/{năm}; tháng 6 năm {năm} sơ kết.",
    "Giai đoạn 2021-2030 tiếp tục được thực hiện.",
    "Năm {năm-1}, PAR INDEX {kết quả PAR INDEX}.",
    "Thực hiện Chỉ thị số 5/CT-UBND ngày 12/02/2019 của UBND tỉnh, xong trước ngày 10/12/{năm}.",
    "Từ ngày 01/3/{năm} đến ngày 30/6/{năm} tổ chức hội thi.",
    "Giai đoạn 2021-2025, định hướng đến năm 2030.",
    "Trong hai năm 2019 và 2020, tỉnh xong việc này; PCI-2019 tăng.",
    "UBND tỉnh ban hành Kế hoạch nâng cao chỉ số năm {năm}, cụ thể như sau:",
)
DEADLINES = (
    "trước ngày 30/11/{năm}",
    "15/6/{năm}",
    "ngày 20 tháng 12 năm {năm}",
    "tháng 6/{năm}",
    "tháng 6 năm {năm}",
    "quý IV/{năm}",
    "quý III năm {năm}",
    "6 tháng đầu năm {năm}",
    "từ tháng 3/{năm} đến tháng 10/{năm}",
    "năm {năm}",
    "cuối năm {năm}",
    "15/6/{năm}, 15/12/{năm}",
    "quý II",
    "thường xuyên",
    "28/02/{năm}",
    "01/01/{năm}-31/12/{năm}",
    "01/{năm}-12/{năm}",
    "đến năm {năm}",
    "đến hết năm {năm}",
)


def literal(text: str, year: int) -> str:
    """The text with its years in digits."""
    text = re.sub(r"\{năm-1\}", str(year - 1), text)
    return text.replace("{năm}", str(year))


@st.composite
def specs(draw: st.DrawFn) -> tuple[str, str, int]:
    """One plan twice: with placeholders, and with years in digits; and its year."""
    year = draw(st.integers(2021, 2027))
    quote = draw(st.sampled_from(("", "'", '"')))
    lines = ["mở đầu:"]
    lines += [_item(draw, one, "  ") for one in draw(_some(SENTENCES))]
    lines += ["nội dung:", "  - mục: Nhiệm vụ", "    nội dung:"]
    lines += [_item(draw, one, "      ") for one in draw(_some(SENTENCES))]
    lines += ["      - nhiệm vụ:"]
    for number, due in enumerate(draw(_some(DEADLINES)), 1):
        lines += [
            f"          - việc: Việc thứ {number} của năm {{năm}}",
            f"            mã: V-{number}",
            "            chủ trì: Sở Nội vụ",
            f"            thời hạn: {quote}{due}{quote}",
        ]
        if draw(st.booleans()):
            lines += ["            # ghi chú của người soạn"]
    lines += ["  - chỉ tiêu:", "      - chỉ tiêu: Hồ sơ đúng hạn", "        mục tiêu: 98%"]
    lines += ["        hiện trạng: 93%"] * draw(st.integers(0, 1))
    lines += ["kết thúc: Trên đây là Kế hoạch năm {năm}.", "nơi nhận: ['Lưu: VT']"]
    lines += ["người ký:", "  chức vụ: Chủ tịch"]
    body = "\n".join(lines) + "\n"
    head = _HEAD.format(
        title="Nâng cao Chỉ số năm {năm}",
        year=year,
        number=draw(st.sampled_from(("12", "'12'", '"0012"'))),
        before=year - 1,
        total=34 if year > 2025 else 63,
    )
    above = _PARENT.format(year=year) if draw(st.booleans()) else ""
    text = head + body + above
    return text, literal(text, year), year


def _some(choices: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(choices), min_size=1, max_size=4)


def _item(draw: st.DrawFn, text: str, indent: str) -> str:
    """A list item: in single or double quotes, or folded over lines."""
    kind = draw(st.sampled_from(("'", '"', ">-", "|")))
    if kind in ("'", '"'):
        return f"{indent}- {kind}{text}{kind}"
    cut = draw(st.sampled_from([n for n, c in enumerate(text) if c == " "]))
    held = text.count("{", 0, cut) != text.count("}", 0, cut)
    lines = [text] if kind == "|" or held else [text[:cut], text[cut + 1 :]]
    return f"{indent}- {kind}\n" + "\n".join(f"{indent}    {line}" for line in lines)


def roll(text: str | bytes, year: int) -> Rolled:
    data = text if isinstance(text, bytes) else text.encode()
    return roll_spec(data, FILE, year)
