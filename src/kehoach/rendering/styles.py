"""A standard → the named styles of the template (styles.xml)."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach.standards import Component, Standard

TWIPS_PER_MM = 1440 / 25.4


@dataclass(frozen=True)
class StyleName:
    """A style: its id, the name a person sees in Word, the component it dresses."""

    id: str
    name: str
    component: str
    keep_next: bool = False
    outline: int | None = None
    ruled: bool = False


PARAGRAPH_STYLES = (
    StyleName("KHQuocHieu", "KH Quốc hiệu", "quoc_hieu"),
    StyleName("KHTieuNgu", "KH Tiêu ngữ", "tieu_ngu"),
    StyleName("KHTieuDe", "KH Tiêu đề của Đảng", "tieu_de"),
    StyleName("KHChuQuan", "KH Cơ quan chủ quản", "co_quan_chu_quan"),
    StyleName("KHCoQuan", "KH Cơ quan ban hành", "co_quan"),
    StyleName("KHDauSao", "KH Dấu sao", "dau_sao"),
    StyleName("KHSo", "KH Số và ký hiệu", "so_ky_hieu"),
    StyleName("KHDiaDanh", "KH Địa danh và thời gian", "dia_danh"),
    StyleName("KHTenLoai", "KH Tên loại", "ten_loai", True),
    StyleName("KHTrichYeu", "KH Trích yếu", "trich_yeu", True),
    StyleName("KHGachNoi", "KH Gạch nối dưới trích yếu", "gach_noi", True),
    StyleName("KHCanCu", "KH Căn cứ", "can_cu"),
    StyleName("KHLoiVan", "KH Lời văn", "loi_van"),
    StyleName("KHGiuNguyen", "KH Giữ nguyên", "loi_van"),
    StyleName("KHPhan", "KH Phần", "phan", True, 0),
    StyleName("KHTenPhan", "KH Tên phần", "ten_phan", True),
    StyleName("KHMuc", "KH Mục", "muc", True, 0),
    StyleName("KHKhoan", "KH Khoản có tiêu đề", "khoan", True, 1),
    StyleName("KHTieuKhoan", "KH Tiểu khoản", "tieu_khoan", True, 2),
    StyleName("KHTieuKhoanCon", "KH Tiểu khoản con", "tieu_khoan", True, 3),
    StyleName("KHDiemDe", "KH Điểm có tiêu đề", "diem", True, 2),
    StyleName("KHKhoanTron", "KH Khoản", "diem"),
    StyleName("KHDiem", "KH Điểm", "diem"),
    StyleName("KHGach", "KH Gạch đầu dòng", "gach"),
    StyleName("KHCong", "KH Dấu cộng", "cong"),
    StyleName("KHNoiNhan", "KH Nơi nhận", "noi_nhan", True),
    StyleName("KHNoiNhanDong", "KH Nơi nhận từng dòng", "noi_nhan_dong"),
    StyleName("KHSoanThao", "KH Người soạn thảo", "soan_thao"),
    StyleName("KHQuyenHan", "KH Quyền hạn và chức vụ", "quyen_han", True),
    StyleName("KHChucVu", "KH Chức vụ", "chuc_vu", True),
    StyleName("KHChucVuKhac", "KH Chức vụ khác", "chuc_vu_khac", True),
    StyleName("KHHoTen", "KH Họ tên", "ho_ten"),
    StyleName("KHHoTenDuoi", "KH Họ tên dưới chức vụ khác", "ho_ten_duoi"),
    StyleName("KHDuThao", "KH Dự thảo", "du_thao"),
    StyleName("KHDoKhan", "KH Độ khẩn", "do_khan"),
    StyleName("KHDoMat", "KH Độ mật", "do_mat"),
    StyleName("KHLuuHanh", "KH Phạm vi lưu hành", "luu_hanh"),
    StyleName("KHLienHe", "KH Liên hệ", "lien_he", ruled=True),
    StyleName("KHPhuLuc", "KH Phụ lục", "phu_luc", True, 0),
    StyleName("KHTenPhuLuc", "KH Tên phụ lục", "ten_phu_luc", True),
    StyleName("KHKemTheo", "KH Kèm theo", "kem_theo", True),
    StyleName("KHSoTrang", "KH Số trang", "so_trang"),
    StyleName("KHTenBang", "KH Tên bảng", "ten_bang", True),
    StyleName("KHDauBang", "KH Đầu bảng", "dau_bang", True),
    StyleName("KHOBang", "KH Ô bảng", "o_bang"),
)
"""Every style, in the order of a document; a standard has those of its own components."""

LEVEL_STYLES = {
    "Phần": "KHPhan",
    "I": "KHMuc",
    "1": "KHKhoan",
    "1.1": "KHTieuKhoan",
    "1.1.1": "KHTieuKhoanCon",
    "a": "KHDiemDe",
}
"""Level of numbering: the style whose outline level it is."""

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
)

_RULE = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="4" w:color="000000"/></w:pBdr>'


def styles_of(standard: Standard) -> list[StyleName]:
    """Return the paragraph styles that a standard's documents have."""
    return [style for style in PARAGRAPH_STYLES if style.component in standard.components]


def letterhead_styles(standard: Standard) -> list[str]:
    """Return the ids of the styles whose sizes rise and fall together (PL I, V)."""
    by_component = {style.component: style.id for style in PARAGRAPH_STYLES}
    return [by_component[name] for name in standard.letterhead_order]


def styles_xml(standard: Standard) -> str:
    """Return styles.xml: defaults, one paragraph style per component, emphasis, tables."""
    paragraphs = "".join(
        _paragraph_style(style, standard.components[style.component])
        for style in styles_of(standard)
    )
    return f"{_HEAD}{_defaults(standard)}{_base()}{paragraphs}{_derived()}{_tables()}</w:styles>"


def _defaults(standard: Standard) -> str:
    font, color = standard.font["name"].use, standard.font["color"].use
    size = int(standard.components["loi_van"].size * 2)
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
        f'<w:color w:val="{color}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="vi-VN"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _base() -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _paragraph_style(style: StyleName, look: Component) -> str:
    keep = "<w:keepNext/>" if style.keep_next else ""
    rule = _RULE if style.ruled else ""
    indent = f'<w:ind w:firstLine="{twips(look.indent)}"/>' if look.indent else ""
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    before, line = round(look.before * 20), round(look.exact * 20 or look.line * 240)
    rule_of_line = "exact" if look.exact else "auto"
    spacing = f'<w:spacing w:before="{before}" w:line="{line}" w:lineRule="{rule_of_line}"/>'
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{keep}{rule}{spacing}{indent}"
        f'<w:jc w:val="{look.align}"/>{outline}</w:pPr><w:rPr>{_run_look(look)}</w:rPr></w:style>'
    )


def _run_look(look: Component) -> str:
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    italic = "<w:i/><w:iCs/>" if look.italic else ""
    color = f'<w:color w:val="{look.color}"/>' if look.color else ""
    underline = '<w:u w:val="single"/>' if look.underline else ""
    size = round(look.size * 2)
    return f'{bold}{italic}{color}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{underline}'


def _derived() -> str:
    """Emphasis, the thin paragraph that carries a drawn line, and dresses of table cells."""
    characters = "".join(
        f'<w:style w:type="character" w:customStyle="1" w:styleId="KH{name}">'
        f'<w:name w:val="{shown}"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
        for name, shown, look in (
            ("Dam", "KH Đậm", "<w:b/><w:bCs/>"),
            ("Nghieng", "KH Nghiêng", "<w:i/><w:iCs/>"),
            ("DamNghieng", "KH Đậm nghiêng", "<w:b/><w:bCs/><w:i/><w:iCs/>"),
        )
    )
    thin = (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="KHDuongKe">'
        '<w:name w:val="KH Đường kẻ"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/>'
        '<w:spacing w:line="180" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr>'
        '<w:rPr><w:sz w:val="8"/><w:szCs w:val="8"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="KHNgat">'
        '<w:name w:val="KH Ngắt"/><w:basedOn w:val="Normal"/><w:pPr>'
        '<w:spacing w:line="20" w:lineRule="exact"/></w:pPr>'
        '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    )
    cells = (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="KHOGiua">'
        '<w:name w:val="KH Ô bảng giữa"/><w:basedOn w:val="KHOBang"/><w:qFormat/>'
        '<w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="KHODam">'
        '<w:name w:val="KH Ô bảng đậm"/><w:basedOn w:val="KHOBang"/><w:qFormat/>'
        "<w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="KHODamGiua">'
        '<w:name w:val="KH Ô bảng đậm giữa"/><w:basedOn w:val="KHODam"/><w:qFormat/>'
        '<w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
    )
    return characters + thin + cells


def _tables() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides
    )
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="KHBang"><w:name w:val="KH Bảng"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>'
        f"<w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>"
        '<w:left w:w="57" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
        '<w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="KHKhung"><w:name w:val="KH Khung"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>"
    )


def twips(millimetres: float) -> int:
    """Return a length in twips (1/1440 inch)."""
    return round(millimetres * TWIPS_PER_MM)
