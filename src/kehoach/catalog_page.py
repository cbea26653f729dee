"""The message catalog as a page: ``python -m kehoach.catalog_page > docs/ma-loi.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from string import Formatter

from kehoach.report import catalog

_INTRO = """# Mã lỗi

Mỗi lỗi có một mã không bao giờ đổi nghĩa, một tên, lý do và cách sửa. Chương trình báo mọi lỗi
cùng lúc, kèm tệp, dòng, cột và chính dòng ấy. “…” là chỗ chương trình điền điều nó gặp.
"""
_CHAPTERS = (
    (800, 869, "Mẫu Word"),
    (870, 879, "Tệp Word đọc vào"),
    (880, 949, "Đặc tả"),
    (950, 969, "Tệp"),
    (970, 979, "PDF"),
    (980, 999, "Dòng lệnh"),
    (1000, 1019, "Dựng hàng loạt"),
    (1020, 1049, "Tách kế hoạch"),
    (1050, 1069, "Tách lại"),
    (1070, 1079, "Cụm máy và kho"),
    (1080, 1089, "Bản dự thảo"),
    (1090, 1099, "Trang xem lại"),
    (1100, 1109, "Nhập văn bản"),
    (1110, 1124, "Chuyển năm"),
    (1125, 1139, "Đặc tả và văn bản của một lần dựng"),
    (1140, 1149, "Cả trang xem lại"),
)


def catalog_page() -> str:
    """Return docs/ma-loi.md: code, name, reason and mend of every problem, in Vietnamese."""
    return "\n".join([_INTRO, *(line for chapter in _CHAPTERS for line in _chapter(*chapter))])


def _chapter(first: int, last: int, title: str) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| Mã | Tên | Lý do | Cách sửa |"
    yield "| --- | --- | --- | --- |"
    for code, entry in sorted(catalog().items()):
        if first <= int(code[2:]) <= last:
            reason, mend = map(_shown, entry["vi"])
            yield f"| {code} | {entry['name']} | {reason} | {mend} |"
    yield ""


def _shown(text: str) -> str:
    pieces = ((plain, "" if name is None else "…") for plain, name, *_ in Formatter().parse(text))
    shown = "".join(part for piece in pieces for part in piece)
    return shown.replace("\\", "\\\\").replace("|", r"\|")


if __name__ == "__main__":
    sys.stdout.buffer.write(catalog_page().encode("utf-8"))
