"""The parts that a plan usually has, known by the words of their headings."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """Words that tell the part; ``in_text``: a sentence about it will do.

    ``of``: words of headings without which a plan does not need it.
    """

    words: re.Pattern[str]
    in_text: bool = False
    of: re.Pattern[str] | None = None


PARTS = {
    "mục đích": Part(re.compile(r"mục đích|mục tiêu|yêu cầu|chỉ tiêu", re.IGNORECASE)),
    "kinh phí": Part(
        re.compile(r"kinh phí|ngân sách|dự toán|nguồn lực", re.IGNORECASE),
        in_text=True,
        of=re.compile(r"nhiệm vụ|giải pháp|chương trình", re.IGNORECASE),
    ),
    "tổ chức thực hiện": Part(
        re.compile(
            r"tổ chức\s+(?:triển khai|thực hiện|thi hành)|trách nhiệm (?:thực hiện|của)|"
            r"phân công|triển khai thực hiện|thực hiện kế hoạch",
            re.IGNORECASE,
        )
    ),
}
