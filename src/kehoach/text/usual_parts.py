"""The parts that a plan usually has, known by the words of their headings."""

from __future__ import annotations

from kehoach.text.claims import mentions

PARTS = {
    "mục đích": ("mục đích", "mục tiêu", "yêu cầu", "chỉ tiêu"),
    "kinh phí": ("kinh phí", "ngân sách", "dự toán", "nguồn lực"),
    "tổ chức thực hiện": (
        "tổ chức thực hiện", "tổ chức triển khai", "tổ chức thi hành", "trách nhiệm thực hiện",
        "trách nhiệm của", "phân công", "triển khai thực hiện", "thực hiện kế hoạch",
    ),
}  # fmt: skip
"""Part → words of which its heading has one; of the money a sentence may speak."""
_COSTS = ("nhiệm vụ", "giải pháp", "chương trình")


def lacks(name: str, heads: list[str], texts: list[str]) -> bool | None:
    """True when neither headings nor, for the money, texts have a part.

    ``None`` for a plan that has too few headings to tell, or sets no work that costs money.
    """
    money = name == "kinh phí"
    if len(heads) < 2 or (money and not any(mentions(head, _COSTS) for head in heads)):
        return None
    return not any(mentions(text, PARTS[name]) for text in (texts if money else heads))
