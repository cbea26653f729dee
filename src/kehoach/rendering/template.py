"""A standard → the Word template that docxtpl fills: ``kehoach template build``."""

from __future__ import annotations

from kehoach.rendering import scaffold
from kehoach.rendering.marks import boxed_mark
from kehoach.rendering.namespaces import DECLARED, XML
from kehoach.rendering.party_layout import (
    party_contact,
    party_first_header,
    party_heading,
    party_letterhead,
    party_post,
)
from kehoach.rendering.styles import styles_xml, twips
from kehoach.rendering.wml import cell, drawn_line, page_field, paragraph, row, table, tag
from kehoach.standards import Standard
from kehoach.zipped import zipped

_LINES = (
    ("muc", "KHMuc"),
    ("khoan", "KHKhoan"),
    ("doan", "KHLoiVan"),
    ("khoan_tron", "KHKhoanTron"),
    ("diem", "KHDiem"),
    ("gach", "KHGach"),
    ("cong", "KHCong"),
    ("tieu_khoan", "KHTieuKhoan"),
    ("tieu_khoan_con", "KHTieuKhoanCon"),
    ("diem_de", "KHDiemDe"),
    ("phan", "KHPhan"),
    ("ten_phan", "KHTenPhan"),
    ("giu", "KHGiuNguyen"),
)


def build_template(standard: Standard) -> bytes:
    """Return the template of a standard as a .docx; the same standard gives the same bytes."""
    parts = {
        "[Content_Types].xml": scaffold.content_types(standard),
        "_rels/.rels": scaffold.package_rels(),
        "docProps/app.xml": scaffold.app(),
        "docProps/core.xml": scaffold.core(),
        "docProps/custom.xml": scaffold.custom(),
        "word/_rels/document.xml.rels": scaffold.document_rels(standard),
        "word/document.xml": _document(standard),
        "word/fontTable.xml": scaffold.fonts(standard),
        **_stories(standard),
        "word/settings.xml": scaffold.settings(),
        "word/styles.xml": styles_xml(standard),
    }
    return zipped({name: xml.encode("utf-8") for name, xml in parts.items()})


def _document(standard: Standard) -> str:
    body = (
        _kept("giu_dau")
        + (party_letterhead(standard) if standard.party else _letterhead(standard))
        + (party_heading(standard) if standard.party else _heading())
        + _kept("giu_truoc")
        + tag("{%p for c in can_cu %}")
        + paragraph("KHCanCu", "{{r c }}")
        + tag("{%p endfor %}")
        + _blocks("noi_dung")
        + _foot(standard)
        + _blocks("giu_sau")
        + _annexes(standard)
    )
    section = _section(standard)
    return f"{XML}<w:document {DECLARED}><w:body>{body}{section}</w:body></w:document>"


def _kept(name: str) -> str:
    """Return the loop over lines kept word for word outside the text."""
    return (
        tag(f"{{%p for g in {name} %}}")
        + paragraph("KHGiuNguyen", "{{r g }}")
        + tag("{%p endfor %}")
    )


def _letterhead(standard: Standard) -> str:
    left = (
        tag("{%p if co_quan_chu_quan %}")
        + paragraph("KHChuQuan", "{{ co_quan_chu_quan }}")
        + tag("{%p endif %}")
        + tag("{%p for d in co_quan %}")
        + paragraph("KHCoQuan", "{{ d }}")
        + tag("{%p endfor %}")
        + drawn_line(1, "Đường kẻ dưới tên cơ quan", "{{ ke.co_quan }}")
    )
    right = (
        paragraph("KHQuocHieu", "{{ quoc_hieu }}")
        + paragraph("KHTieuNgu", "{{ tieu_ngu }}")
        + drawn_line(2, "Đường kẻ dưới Tiêu ngữ", "{{ ke.tieu_ngu }}")
    )
    circulation = cell(boxed_mark("luu_hanh", "KHLuuHanh", standard), '<w:gridSpan w:val="1"/>')
    rows = (
        _row_tag("{%tr if luu_hanh %}", 2)
        + row(cell(paragraph("KHNgat", "")) + circulation)
        + _row_tag("{%tr endif %}", 2)
        + row(cell(left) + cell(right))
        + row(cell(_number(standard)) + cell(paragraph("KHDiaDanh", "{{ dia_danh_thoi_gian }}")))
    )
    caption = "Cơ quan ban hành; Quốc hiệu và Tiêu ngữ"
    return table("KHKhung", rows, 2, caption, "mm {{ cot.dau }}")


def _number(standard: Standard) -> str:
    return (
        paragraph("KHSo", "{{ so_ky_hieu }}")
        + boxed_mark("du_thao", "KHDuThao", standard)
        + boxed_mark("do_mat", "KHDoMat", standard)
        + boxed_mark("do_khan", "KHDoKhan", standard, standard.boxes["khẩn"])
    )


def _heading() -> str:
    return (
        paragraph("KHTenLoai", "{{ ten_loai }}")
        + paragraph("KHTrichYeu", "{{ trich_yeu }}")
        + drawn_line(3, "Đường kẻ dưới trích yếu", "{{ ke.trich_yeu }}")
    )


def _blocks(name: str) -> str:
    """Return the loop over lines and tables; one paragraph, one style, for each kind."""
    kinds = "".join(
        tag(f"{{%p {'elif' if number else 'if'} k.kieu == '{kind}' %}}")
        + paragraph(style, "{{r k.chu }}")
        for number, (kind, style) in enumerate(_LINES)
    )
    return (
        tag(f"{{%p for k in {name} %}}")
        + kinds
        + tag("{%p elif k.kieu == 'bang' %}")
        + tag("{%p if k.ten %}")
        + paragraph("KHTenBang", "{{r k.ten }}")
        + tag("{%p endif %}")
        + paragraph("KHDuongKe", "")
        + _table()
        + paragraph("KHDuongKe", "")
        + tag("{%p endif %}")
        + tag("{%p endfor %}")
    )


def _table() -> str:
    head = (
        cell(paragraph("KHDauBang", "{%tc for c in k.cot %}"))
        + cell(paragraph("KHDauBang", "{{ c }}"), '<w:vAlign w:val="center"/>')
        + cell(paragraph("KHDauBang", "{%tc endfor %}"))
    )
    kinds = (
        ("giua", "KHOGiua"),
        ("dam", "KHODam"),
        ("dam_giua", "KHODamGiua"),
        ("trai", "KHOBang"),
    )
    lines = "".join(
        tag(f"{{%p {'elif' if number else 'if'} o.kieu == '{kind}' %}}")
        + paragraph(style, "{{r d }}")
        for number, (kind, style) in enumerate(kinds)
    )
    content = (
        tag("{% colspan o.gop %}{%p for d in o.doan %}")
        + lines
        + tag("{%p endif %}")
        + tag("{%p endfor %}")
    )
    body = (
        cell(paragraph("KHOBang", "{%tc for o in h %}"))
        + cell(content)
        + cell(paragraph("KHOBang", "{%tc endfor %}"))
    )
    rows = (
        row(head, "<w:cantSplit/><w:tblHeader/>")
        + _row_tag("{%tr for h in k.hang %}", 3)
        + row(body)
        + _row_tag("{%tr endfor %}", 3)
    )
    return table("KHBang", rows, 3, "{{ k.mo_ta }}", "mm {{ k.rong }}")


def _row_tag(text: str, columns: int) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return row(cell(paragraph("KHOBang", text), span), "")


def _foot(standard: Standard) -> str:
    left = (
        paragraph("KHNoiNhan", "{{ ten_noi_nhan }}")
        + tag("{%p for d in noi_nhan %}")
        + paragraph("KHNoiNhanDong", "{{ d }}")
        + tag("{%p endfor %}")
        + tag("{%p if nguoi_soan_thao %}")
        + paragraph("KHSoanThao", "{{ nguoi_soan_thao }}")
        + tag("{%p endif %}")
    )
    right = (
        tag("{%p for d in quyen_han %}")
        + paragraph("KHQuyenHan", "{{ d }}")
        + tag("{%p endfor %}")
        + (party_post() if standard.party else "")
        + tag("{%p if chuc_vu_khac %}")
        + paragraph("KHChucVuKhac", "{{ chuc_vu_khac }}")
        + paragraph("KHHoTenDuoi", "{{ ho_ten }}")
        + tag("{%p else %}")
        + paragraph("KHHoTen", "{{ ho_ten }}")
        + tag("{%p endif %}")
    )
    signed = row(cell(left) + cell(right))
    frame = table("KHKhung", signed, 2, "Nơi nhận và người ký", "mm {{ cot.cuoi }}")
    return paragraph("KHDuongKe", "") + frame + (party_contact() if standard.party else "")


def _annexes(standard: Standard) -> str:
    end = f'<w:p><w:pPr><w:pStyle w:val="KHNgat"/>{_section(standard)}</w:pPr></w:p>'
    line = "" if standard.party else drawn_line(4, "Đường kẻ dưới tên phụ lục", "{{ pl.ke }}")
    return (
        tag("{%p if not phu_luc %}")
        + paragraph("KHNgat", "")
        + tag("{%p endif %}")
        + tag("{%p for pl in phu_luc %}")
        + end
        + paragraph("KHPhuLuc", "{{ pl.so }}")
        + paragraph("KHTenPhuLuc", "{{ pl.ten }}")
        + paragraph("KHKemTheo", "{{ pl.kem_theo }}")
        + line
        + _blocks("pl.noi_dung")
        + tag("{%p endfor %}")
    )


def _section(standard: Standard) -> str:
    page = {name: twips(value.use) for name, value in standard.page.items()}
    edge = page["number_from_edge"]
    spare = '<w:headerReference w:type="even" r:id="rId9"/>' if standard.party else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:headerReference w:type="first" r:id="rId5"/>'
        f"{spare}"
        '<w:footerReference w:type="default" r:id="rId7"/>'
        '<w:footerReference w:type="even" r:id="rId8"/>'
        '<w:footerReference w:type="first" r:id="rId6"/>'
        f'<w:pgSz w:w="{page["width"]}" w:h="{page["height"]}"/>'
        f'<w:pgMar w:top="{page["top"]}" w:right="{page["right"]}" w:bottom="{page["bottom"]}"'
        f' w:left="{page["left"]}" w:header="{edge}" w:footer="{edge}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )


def _stories(standard: Standard) -> dict[str, str]:
    """Return headers and footers; what stands on page 1 alone differs by standard."""
    empty = paragraph("KHNgat", "")
    first_header = party_first_header() if standard.party else empty
    stories = {
        "word/footer1.xml": _part("ftr", empty if standard.party else _first_footer()),
        "word/footer2.xml": _part("ftr", _numbered(standard, "footer")),
        "word/footer3.xml": _part("ftr", empty),
        "word/header1.xml": _part("hdr", _numbered(standard, "header")),
        "word/header2.xml": _part("hdr", first_header),
    }
    return stories | ({"word/header3.xml": _part("hdr", empty)} if standard.party else {})


def _part(root: str, content: str) -> str:
    return f"{XML}<w:{root} {DECLARED}>{content}</w:{root}>"


def _numbered(standard: Standard, place: str) -> str:
    """Return the page number where the standard puts it, else an empty paragraph."""
    if standard.page_number["place"].use == place:
        return page_field("KHSoTrang")
    return paragraph("KHNgat", "")


def _first_footer() -> str:
    contact = paragraph("KHLienHe", "{{ lien_he }}")
    empty = tag("{%p else %}") + paragraph("KHNgat", "") + tag("{%p endif %}")
    return tag("{%p if lien_he %}") + contact + empty
