"""What a Party document has in its own way: letterhead, heading, signature, contact, circulation.

Clauses are those of Hướng dẫn 36-HD/VPTW; its forms stand in the Phụ lục 1 of it.
"""

from __future__ import annotations

from kehoach.rendering.marks import boxed_mark
from kehoach.rendering.wml import cell, drawn_line, paragraph, row, table, tag
from kehoach.standards import Standard


def party_letterhead(standard: Standard) -> str:
    """Return issuer with its star, and heading with its line; below, number and day (II.1.1–4)."""
    left = (
        optional("co_quan_chu_quan", "KHChuQuan")
        + tag("{%p for d in co_quan %}")
        + paragraph("KHCoQuan", "{{ d }}")
        + tag("{%p endfor %}")
        + paragraph("KHDauSao", standard.wording["under_issuer"])
    )
    right = paragraph("KHTieuDe", "{{ tieu_de }}") + drawn_line(
        1, "Đường kẻ dưới tiêu đề", "{{ ke.tieu_de }}"
    )
    number = (
        paragraph("KHSo", "{{ so_ky_hieu }}")
        + optional("du_thao", "KHDuThao")
        + boxed_mark("do_mat", "KHDoMat", standard)
        + boxed_mark("do_khan", "KHDoKhan", standard, standard.boxes["khẩn"])
    )
    day = paragraph("KHDiaDanh", "{{ dia_danh_thoi_gian }}")
    rows = row(cell(left) + cell(right)) + row(cell(number) + cell(day))
    caption = "Cơ quan ban hành; tiêu đề của Đảng"
    return table("KHKhung", rows, 2, caption, "mm {{ cot.dau }}")


def party_heading(standard: Standard) -> str:
    """Return tên loại and trích yếu over five hyphens (II.1.5.2)."""
    return (
        paragraph("KHTenLoai", "{{ ten_loai }}")
        + paragraph("KHTrichYeu", "{{ trich_yeu }}")
        + paragraph("KHGachNoi", standard.wording["under_subject"])
    )


def party_post() -> str:
    """Return the post of the one who signs, apart from his authority (PL 3, 7)."""
    return optional("chuc_vu", "KHChucVu")


def party_contact() -> str:
    """Return the contact line, below all on the last page of the text (II.2.4)."""
    return optional("lien_he", "KHLienHe")


def party_first_header() -> str:
    """Return the circulation mark, 10 mm from the top edge of page 1, on the right (II.2.2)."""
    shown = paragraph("KHLuuHanh", "{{ luu_hanh }}")
    empty = tag("{%p else %}") + paragraph("KHNgat", "") + tag("{%p endif %}")
    return tag("{%p if luu_hanh %}") + shown + empty


def optional(name: str, style: str) -> str:
    """Return a paragraph that stands only where its name has words."""
    return tag(f"{{%p if {name} %}}") + paragraph(style, f"{{{{ {name} }}}}") + tag("{%p endif %}")
