"""Titles in capitals become what the text itself writes, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from kehoach.importing.capitals import settle_capitals, spoken

PROSE = (
    "Thực hiện Đề án 06 và công tác cải cách hành chính tại tỉnh Lào Cai.\n"
    "Giao ban tuyên giáo chủ trì; phối hợp với Ban Tuyên giáo tỉnh.\n"
    "An toàn lao động được bảo đảm; UBND các xã báo cáo."
)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", "Mục đích, yêu cầu"),
        ("MỤC ĐÍCH VÀ YÊU CẦU:", "Mục đích và yêu cầu:"),
        ("CẢI CÁCH HÀNH CHÍNH TẠI TỈNH LÀO CAI", "Cải cách hành chính tại tỉnh Lào Cai"),
        ("NHIỆM VỤ, CẢI CÁCH HÀNH CHÍNH", "Nhiệm vụ, cải cách hành chính"),
        ("THỰC HIỆN ĐỀ ÁN 06", "THỰC HIỆN ĐỀ ÁN 06"),
        ("BAN TUYÊN GIÁO", "BAN TUYÊN GIÁO"),
        ("AN TOÀN LAO ĐỘNG", "AN TOÀN LAO ĐỘNG"),
        ("UBND", "UBND"),
        ("AN", "AN"),
        ("Đã viết thường", "Đã viết thường"),
    ],
    ids=[
        "usual titles", "joined by and, a colon", "a whole phrase of the text, with its name",
        "usual and in the text", "only where a sentence begins", "written in two ways",
        "only after a full stop", "an abbreviation", "one word", "no capitals",
    ],
)  # fmt: skip
def test_a_title(title: str, said: str) -> None:
    made = spoken(title, PROSE)
    assert made == said
    assert made.upper() == title.upper()


def test_only_levels_that_are_printed_in_capitals() -> None:
    inner = {"mục": "YÊU CẦU", "nội dung": []}
    data: dict[str, Any] = {
        "đánh số": ["Phần", "I", "1"],
        "nội dung": [{"mục": "MỤC ĐÍCH", "nội dung": [{"mục": "NỘI DUNG", "nội dung": [inner]}]}],
        "phụ lục": [{"tên": "NHIỆM VỤ", "nội dung": []}],
    }
    settle_capitals(data)
    (part,) = data["nội dung"]
    assert part == {"mục": "Mục đích", "nội dung": [{"mục": "Nội dung", "nội dung": [inner]}]}
    assert data["phụ lục"] == [{"tên": "Nhiệm vụ", "nội dung": []}]
    assert inner["mục"] == "YÊU CẦU"
