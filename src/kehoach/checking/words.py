"""Judges of words: typed twice, misspelled, two ways in one document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checking import abbreviations, leftovers, mentioned, punctuation
from kehoach.checking.prose import LOW, Hit, every, found_in, mixed, no_match, running, unquoted
from kehoach.checking.verdicts import Judge

_TWICE = "của|và|các|những|được|đã|đang|sẽ|với|này|cho|hoặc|cũng|vẫn|rằng|thì|mà|nếu|nhằm"
"""Words that no sentence has twice running; others may meet (``tổ chức chức danh``)."""
_PHRASES_TWICE = ("xã hội", "công tác", "kế hoạch", "từng bước", "dần dần", "đời đời", "hơn nữa")
_WRONG = {
    "thự hiện": "thực hiện", "bổ xung": "bổ sung", "sữa đổi": "sửa đổi", "chỉnh sữa": "chỉnh sửa",
    "hổ trợ": "hỗ trợ", "đột suất": "đột xuất", "suất sắc": "xuất sắc", "xuất xắc": "xuất sắc",
    "sát nhập": "sáp nhập", "vô hình chung": "vô hình trung", "tựu chung": "tựu trung",
    "triễn khai": "triển khai", "kiễm tra": "kiểm tra", "giãi quyết": "giải quyết",
    "lảnh đạo": "lãnh đạo", "đãm bảo": "đảm bảo", "bảo đãm": "bảo đảm", "nghành": "ngành",
    "nghánh": "ngành", "mạnh mẻ": "mạnh mẽ", "chặt chẻ": "chặt chẽ", "đầy đũ": "đầy đủ",
    "hiệu quã": "hiệu quả", "kết quã": "kết quả", "xữ lý": "xử lý", "thũ tục": "thủ tục",
    "chính sác": "chính xác", "xác xuất": "xác suất", "năng xuất": "năng suất",
    "sản suất": "sản xuất", "đề suất": "đề xuất", "thăm quan": "tham quan", "bức súc": "bức xúc",
    "sử dung": "sử dụng", "nội dụng": "nội dung", "nhiêm vụ": "nhiệm vụ",
    "thực hiên": "thực hiện", "quyết đinh": "quyết định", "kế hoach": "kế hoạch",
    "hành chinh": "hành chính", "cải các hành chính": "cải cách hành chính",
}  # fmt: skip
_MISPLACED = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé",
              "ỏe": "oẻ", "ọe": "oẹ"}  # fmt: skip
"""A mark on o before a or e that a consonant follows: it belongs on the second vowel."""
_OLD_MARK = (
    rf"(?<!\w)(?!ủy)(?=[{LOW}])\w*(?:òa|óa|ỏa|õa|ọa|òe|óe|ỏe|ọe|(?<!q)(?:ùy|úy|ủy|ũy|ụy))(?!\w)"
)
_NEW_MARK = (
    rf"(?<!\w)(?!uỷ)(?=[{LOW}])\w*(?:oà|oá|oả|oã|oạ|oè|oé|oẻ|oẹ|(?<!q)(?:uỳ|uý|uỷ|uỹ|uỵ))(?!\w)"
)


def _doubled(text: str) -> Iterator[Hit]:
    plain = unquoted(text)
    words = rf"(?<!\w)(?:(?P<w>{_TWICE})[ ]+(?P=w)|số[ ]+số(?= \d)|đối với với)(?!\w)"
    phrase = rf"(?<!\w)(?P<p>[{LOW}]{{2,}} [{LOW}]{{2,}}) (?P=p)(?!\w)"
    for match in re.finditer(f"{words}|{phrase}", plain):
        if (match["p"] or "") not in _PHRASES_TWICE:
            yield match[0], {"found": match[0], "wanted": _once(match[0])}


def _once(found: str) -> str:
    words = found.split()
    return "đối với" if found.startswith("đối") else " ".join(words[: len(words) // 2])


def _misplaced(text: str) -> Iterator[Hit]:
    shape = rf"(?<!\w)\w{{0,3}}(?P<v>{'|'.join(_MISPLACED)})(?:ng|nh|ch|n|t|c|i|y|m|p|o)(?!\w)"
    for match in re.finditer(shape, unquoted(text)):
        found = match[0]
        yield found, {"found": found, "wanted": found.replace(match["v"], _MISPLACED[match["v"]])}


def _respelled(match: re.Match[str]) -> str:
    right = _WRONG[match[0].casefold()]
    return right[:1].upper() + right[1:] if match[0][:1].isupper() else right


def _every(match: re.Match[str]) -> str:
    return f"{'H' if match[0][0] == 'H' else 'h'}ằng {match['unit']}"


JUDGES: tuple[tuple[str, Judge], ...] = (
    *mentioned.JUDGES,
    ("KH642", found_in(running, _doubled)),
    (
        "KH643",
        no_match(
            every,
            rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, _WRONG))})(?!\w)",
            _respelled,
        ),
    ),
    ("KH644", found_in(every, _misplaced)),
    (
        "KH645",
        no_match(
            running,
            r"(?<!\w)[Đđ]ảm bảo(?!\w)",
            lambda match: "Bảo đảm" if match[0][0] == "Đ" else "bảo đảm",
        ),
    ),
    (
        "KH646",
        no_match(
            running,
            r"(?<!\w)(?<!khách )(?<!ngân )(?<!bán )(?<!cửa )(?<!mặt )(?<!đơn )(?<!mua )(?<!nhà )"
            r"(?<!giao )(?<!hóa )(?<!hoá )(?<!xếp )(?<!đặt )(?<!lô )[Hh]àng "
            r"(?P<unit>ngày|tuần|tháng|quý|năm)(?!\w)(?! \d)",
            _every,
        ),
    ),
    ("KH647", mixed(running, _OLD_MARK, _NEW_MARK)),
    ("KH648", mixed(every, r"(?<!\w)Ủy (?i:ban)(?!\w)", r"(?<!\w)Uỷ (?i:ban)(?!\w)")),
    ("KH649", mixed(running, r"“", r"(?<!\d)\"")),
    ("KH650", mixed(running, r"\d%", r"\d %")),
    *punctuation.JUDGES,
    *abbreviations.JUDGES,
    *leftovers.JUDGES,
)
