"""Boxed marks of the letterhead: urgency, secrecy, circulation, draft."""

from __future__ import annotations

from kehoach.rendering.styles import twips
from kehoach.rendering.wml import cell, paragraph, row, table, tag
from kehoach.standards import Box, Standard

_BOX_SIDES = ("top", "left", "bottom", "right")


def boxed_mark(name: str, style: str, standard: Standard, box: Box | None = None) -> str:
    """Return a boxed mark; a box of the law has its height, others that of their text."""
    color = standard.components[name].color or "000000"
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="{color}"/>' for side in _BOX_SIDES
    )
    properties = f'<w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
    height = f'<w:trHeight w:val="{twips(box.height)}" w:hRule="exact"/>' if box else ""
    inner = cell(paragraph(style, f"{{{{ {name} }}}}"), '<w:vAlign w:val="center"/>')
    boxed = table(
        "KHKhung",
        row(inner, f"<w:cantSplit/>{height}"),
        1,
        "Dấu chỉ dẫn",
        f"mm {{{{ khung.{name} }}}}",
        properties,
    )
    thin = paragraph("KHDuongKe", "")
    return tag(f"{{%p if {name} %}}") + thin + boxed + thin + tag("{%p endif %}")
