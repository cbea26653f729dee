"""A built-in template as Python functions, made by ``python -m kehoach.rendering.quick``."""

# ruff: noqa
# fmt: off
from __future__ import annotations

from typing import Any

from kehoach.rendering.keeping import leads_in
from kehoach.rendering.numbers import emu_of, twips_of
from kehoach.rendering.runs import Pieces, escaped, run_of

TEMPLATE = "3daa93e9924b68376b1636abddc8a24017ca6fd9d7751ad2f09abca305a5dc8f"
"""SHA-256 of the template."""


def write_o(o: Any) -> Pieces:
    out: Pieces = []
    out += (b'<w:tc><w:tcPr><w:tcW w:w="', f"{o['_rong']}".encode(), b'" w:type="dxa"/>',)
    if o['gop'] != 1:
        out += (b'<w:gridSpan w:val="', f"{o['gop']}".encode(), b'"/>',)
    out += (b'</w:tcPr>',)
    for d in o['doan']:
        if o['kieu'] == 'giua':
            out += (b'<w:p><w:pPr><w:pStyle w:val="KHOGiua"/>',)
            if o['_giu']:
                out += (b'<w:keepNext/>',)
            out += (b'</w:pPr>', f"{d}".encode(), b'</w:p>',)
        elif o['kieu'] == 'dam':
            out += (b'<w:p><w:pPr><w:pStyle w:val="KHODam"/>',)
            if o['_giu']:
                out += (b'<w:keepNext/>',)
            out += (b'</w:pPr>', f"{d}".encode(), b'</w:p>',)
        elif o['kieu'] == 'dam_giua':
            out += (b'<w:p><w:pPr><w:pStyle w:val="KHODamGiua"/>',)
            if o['_giu']:
                out += (b'<w:keepNext/>',)
            out += (b'</w:pPr>', f"{d}".encode(), b'</w:p>',)
        elif o['kieu'] == 'trai':
            out += (b'<w:p><w:pPr><w:pStyle w:val="KHOBang"/>',)
            if o['_giu']:
                out += (b'<w:keepNext/>',)
            out += (b'</w:pPr>', f"{d}".encode(), b'</w:p>',)
    out += (b'</w:tc>',)
    return out


def write_k(k: Any) -> Pieces:
    out: Pieces = []
    if k['kieu'] == 'muc':
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHMuc"/>',)
        if k['_giu']:
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', f"{k['chu']}".encode(), b'</w:p>',)
    elif k['kieu'] == 'khoan':
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHKhoan"/>',)
        if k['_giu']:
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', f"{k['chu']}".encode(), b'</w:p>',)
    elif k['kieu'] == 'doan':
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHLoiVan"/>',)
        if k['_giu']:
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', f"{k['chu']}".encode(), b'</w:p>',)
    elif k['kieu'] == 'khoan_tron':
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHKhoanTron"/>',)
        if k['_giu']:
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', f"{k['chu']}".encode(), b'</w:p>',)
    elif k['kieu'] == 'diem':
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHDiem"/>',)
        if k['_giu']:
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', f"{k['chu']}".encode(), b'</w:p>',)
    elif k['kieu'] == 'gach':
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHGach"/>',)
        if k['_giu']:
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', f"{k['chu']}".encode(), b'</w:p>',)
    elif k['kieu'] == 'cong':
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHCong"/>',)
        if k['_giu']:
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', f"{k['chu']}".encode(), b'</w:p>',)
    elif k['kieu'] == 'tieu_khoan':
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHTieuKhoan"/>',)
        if k['_giu']:
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', f"{k['chu']}".encode(), b'</w:p>',)
    elif k['kieu'] == 'tieu_khoan_con':
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHTieuKhoanCon"/>',)
        if k['_giu']:
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', f"{k['chu']}".encode(), b'</w:p>',)
    elif k['kieu'] == 'diem_de':
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHDiemDe"/>',)
        if k['_giu']:
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', f"{k['chu']}".encode(), b'</w:p>',)
    elif k['kieu'] == 'phan':
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHPhan"/>',)
        if k['_giu']:
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', f"{k['chu']}".encode(), b'</w:p>',)
    elif k['kieu'] == 'ten_phan':
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHTenPhan"/>',)
        if k['_giu']:
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', f"{k['chu']}".encode(), b'</w:p>',)
    elif k['kieu'] == 'giu':
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHGiuNguyen"/>',)
        if k['_giu']:
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', f"{k['chu']}".encode(), b'</w:p>',)
    elif k['kieu'] == 'bang':
        if k['ten']:
            out += (b'<w:p><w:pPr><w:pStyle w:val="KHTenBang"/>',)
            if k['_giu_ten']:
                out += (b'<w:keepNext/>',)
            out += (b'</w:pPr>', f"{k['ten']}".encode(), b'</w:p>',)
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHDuongKe"/></w:pPr></w:p><w:tbl><w:tblPr>',)
        widths = twips_of(k['rong'])
        out += (b'<w:tblStyle w:val="KHBang"/><w:tblW w:w="', f"{sum(widths)}".encode(), b'" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCaption w:val="', f"{escaped(k['mo_ta'])}".encode(), b'"/></w:tblPr><w:tblGrid>',)
        for w in widths:
            out += (b'<w:gridCol w:w="', f"{w}".encode(), b'"/>',)
        out += (b'</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>',)
        for c_index, c in enumerate(k['cot']):
            out += (b'<w:tc><w:tcPr><w:tcW w:w="', f"{widths[c_index]}".encode(), b'" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="KHDauBang"/>',)
            if k['_giu_dau']:
                out += (b'<w:keepNext/>',)
            out += (b'</w:pPr>', run_of(c), b'</w:p></w:tc>',)
        out += (b'</w:tr>',)
        for h in k['hang']:
            out += (b'<w:tr><w:trPr><w:cantSplit/></w:trPr>',)
            out += h
            out += (b'</w:tr>',)
        out += (b'</w:tbl><w:p><w:pPr><w:pStyle w:val="KHDuongKe"/>',)
        if k['_giu']:
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr></w:p>',)
    return out


def document_xml(v: Any) -> Pieces:
    out: Pieces = []
    out += (b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body>',)
    for g_index, g in enumerate(v['giu_dau']):
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHGiuNguyen"/>',)
        if v['_giu_giu_dau'][g_index]:
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', f"{g}".encode(), b'</w:p>',)
    out += (b'<w:tbl><w:tblPr>',)
    w1 = twips_of(v['cot']['dau'])
    out += (b'<w:tblStyle w:val="KHKhung"/><w:tblW w:w="', f"{sum(w1)}".encode(), b'" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCaption w:val="C\xc6\xa1 quan ban h\xc3\xa0nh; Qu\xe1\xbb\x91c hi\xe1\xbb\x87u v\xc3\xa0 Ti\xc3\xaau ng\xe1\xbb\xaf"/></w:tblPr><w:tblGrid><w:gridCol w:w="', f"{w1[0]}".encode(), b'"/><w:gridCol w:w="', f"{w1[1]}".encode(), b'"/></w:tblGrid>',)
    if v['luu_hanh']:
        out += (b'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="', f"{w1[0]}".encode(), b'" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="KHNgat"/></w:pPr></w:p></w:tc><w:tc><w:tcPr><w:tcW w:w="', f"{w1[1]}".encode(), b'" w:type="dxa"/></w:tcPr>',)
        if v['luu_hanh']:
            out += (b'<w:p><w:pPr><w:pStyle w:val="KHDuongKe"/></w:pPr></w:p><w:tbl><w:tblPr>',)
            w2 = twips_of(v['khung']['luu_hanh'])
            out += (b'<w:tblStyle w:val="KHKhung"/><w:tblW w:w="', f"{sum(w2)}".encode(), b'" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="8" w:space="0" w:color="000000"/></w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCaption w:val="D\xe1\xba\xa5u ch\xe1\xbb\x89 d\xe1\xba\xabn"/></w:tblPr><w:tblGrid><w:gridCol w:w="', f"{w2[0]}".encode(), b'"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="', f"{w2[0]}".encode(), b'" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="KHLuuHanh"/></w:pPr>', run_of(v['luu_hanh']), b'</w:p></w:tc></w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="KHDuongKe"/></w:pPr></w:p>',)
        out += (b'</w:tc></w:tr>',)
    out += (b'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="', f"{w1[0]}".encode(), b'" w:type="dxa"/></w:tcPr>',)
    if v['co_quan_chu_quan']:
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHChuQuan"/></w:pPr>', run_of(v['co_quan_chu_quan']), b'</w:p>',)
    for d in v['co_quan']:
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHCoQuan"/></w:pPr>', run_of(d), b'</w:p>',)
    out += (b'<w:p><w:pPr><w:pStyle w:val="KHDuongKe"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251658241" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>50800</wp:posOffset></wp:positionV><wp:extent cx="', f"{emu_of(v['ke']['co_quan'])}".encode(), b'" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="\xc4\x90\xc6\xb0\xe1\xbb\x9dng k\xe1\xba\xbb d\xc6\xb0\xe1\xbb\x9bi t\xc3\xaan c\xc6\xa1 quan"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="', f"{emu_of(v['ke']['co_quan'])}".encode(), b'" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:prstDash val="solid"/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:w="', f"{w1[1]}".encode(), b'" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="KHQuocHieu"/></w:pPr>', run_of(v['quoc_hieu']), b'</w:p><w:p><w:pPr><w:pStyle w:val="KHTieuNgu"/></w:pPr>', run_of(v['tieu_ngu']), b'</w:p><w:p><w:pPr><w:pStyle w:val="KHDuongKe"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251658242" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>50800</wp:posOffset></wp:positionV><wp:extent cx="', f"{emu_of(v['ke']['tieu_ngu'])}".encode(), b'" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="2" name="\xc4\x90\xc6\xb0\xe1\xbb\x9dng k\xe1\xba\xbb d\xc6\xb0\xe1\xbb\x9bi Ti\xc3\xaau ng\xe1\xbb\xaf"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="', f"{emu_of(v['ke']['tieu_ngu'])}".encode(), b'" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:prstDash val="solid"/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="', f"{w1[0]}".encode(), b'" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="KHSo"/></w:pPr>', run_of(v['so_ky_hieu']), b'</w:p>',)
    if v['du_thao']:
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHDuongKe"/></w:pPr></w:p><w:tbl><w:tblPr>',)
        w3 = twips_of(v['khung']['du_thao'])
        out += (b'<w:tblStyle w:val="KHKhung"/><w:tblW w:w="', f"{sum(w3)}".encode(), b'" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="8" w:space="0" w:color="000000"/></w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCaption w:val="D\xe1\xba\xa5u ch\xe1\xbb\x89 d\xe1\xba\xabn"/></w:tblPr><w:tblGrid><w:gridCol w:w="', f"{w3[0]}".encode(), b'"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="', f"{w3[0]}".encode(), b'" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="KHDuThao"/></w:pPr>', run_of(v['du_thao']), b'</w:p></w:tc></w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="KHDuongKe"/></w:pPr></w:p>',)
    if v['do_mat']:
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHDuongKe"/></w:pPr></w:p><w:tbl><w:tblPr>',)
        w4 = twips_of(v['khung']['do_mat'])
        out += (b'<w:tblStyle w:val="KHKhung"/><w:tblW w:w="', f"{sum(w4)}".encode(), b'" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="8" w:space="0" w:color="000000"/></w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCaption w:val="D\xe1\xba\xa5u ch\xe1\xbb\x89 d\xe1\xba\xabn"/></w:tblPr><w:tblGrid><w:gridCol w:w="', f"{w4[0]}".encode(), b'"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="', f"{w4[0]}".encode(), b'" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="KHDoMat"/></w:pPr>', run_of(v['do_mat']), b'</w:p></w:tc></w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="KHDuongKe"/></w:pPr></w:p>',)
    if v['do_khan']:
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHDuongKe"/></w:pPr></w:p><w:tbl><w:tblPr>',)
        w5 = twips_of(v['khung']['do_khan'])
        out += (b'<w:tblStyle w:val="KHKhung"/><w:tblW w:w="', f"{sum(w5)}".encode(), b'" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="FF0000"/><w:left w:val="single" w:sz="8" w:space="0" w:color="FF0000"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="FF0000"/><w:right w:val="single" w:sz="8" w:space="0" w:color="FF0000"/></w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCaption w:val="D\xe1\xba\xa5u ch\xe1\xbb\x89 d\xe1\xba\xabn"/></w:tblPr><w:tblGrid><w:gridCol w:w="', f"{w5[0]}".encode(), b'"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="454" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="', f"{w5[0]}".encode(), b'" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="KHDoKhan"/></w:pPr>', run_of(v['do_khan']), b'</w:p></w:tc></w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="KHDuongKe"/></w:pPr></w:p>',)
    out += (b'</w:tc><w:tc><w:tcPr><w:tcW w:w="', f"{w1[1]}".encode(), b'" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="KHDiaDanh"/></w:pPr>', run_of(v['dia_danh_thoi_gian']), b'</w:p></w:tc></w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="KHTenLoai"/>',)
    if leads_in(v['ten_loai']):
        out += (b'<w:keepNext/>',)
    out += (b'</w:pPr>', run_of(v['ten_loai']), b'</w:p><w:p><w:pPr><w:pStyle w:val="KHTrichYeu"/>',)
    if leads_in(v['trich_yeu']):
        out += (b'<w:keepNext/>',)
    out += (b'</w:pPr>', run_of(v['trich_yeu']), b'</w:p><w:p><w:pPr><w:pStyle w:val="KHDuongKe"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251658243" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>50800</wp:posOffset></wp:positionV><wp:extent cx="', f"{emu_of(v['ke']['trich_yeu'])}".encode(), b'" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="3" name="\xc4\x90\xc6\xb0\xe1\xbb\x9dng k\xe1\xba\xbb d\xc6\xb0\xe1\xbb\x9bi tr\xc3\xadch y\xe1\xba\xbfu"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="', f"{emu_of(v['ke']['trich_yeu'])}".encode(), b'" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:prstDash val="solid"/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p>',)
    for g_index, g in enumerate(v['giu_truoc']):
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHGiuNguyen"/>',)
        if v['_giu_giu_truoc'][g_index]:
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', f"{g}".encode(), b'</w:p>',)
    for c_index, c in enumerate(v['can_cu']):
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHCanCu"/>',)
        if v['_giu_can_cu'][c_index]:
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', f"{c}".encode(), b'</w:p>',)
    out += v['noi_dung']
    out += (b'<w:p><w:pPr><w:pStyle w:val="KHDuongKe"/><w:keepNext/></w:pPr></w:p><w:tbl><w:tblPr>',)
    w7 = twips_of(v['cot']['cuoi'])
    out += (b'<w:tblStyle w:val="KHKhung"/><w:tblW w:w="', f"{sum(w7)}".encode(), b'" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCaption w:val="N\xc6\xa1i nh\xe1\xba\xadn v\xc3\xa0 ng\xc6\xb0\xe1\xbb\x9di k\xc3\xbd"/></w:tblPr><w:tblGrid><w:gridCol w:w="', f"{w7[0]}".encode(), b'"/><w:gridCol w:w="', f"{w7[1]}".encode(), b'"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="', f"{w7[0]}".encode(), b'" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="KHNoiNhan"/></w:pPr>', run_of(v['ten_noi_nhan']), b'</w:p>',)
    for d in v['noi_nhan']:
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHNoiNhanDong"/></w:pPr>', run_of(d), b'</w:p>',)
    if v['nguoi_soan_thao']:
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHSoanThao"/></w:pPr>', run_of(v['nguoi_soan_thao']), b'</w:p>',)
    out += (b'</w:tc><w:tc><w:tcPr><w:tcW w:w="', f"{w7[1]}".encode(), b'" w:type="dxa"/></w:tcPr>',)
    for d in v['quyen_han']:
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHQuyenHan"/></w:pPr>', run_of(d), b'</w:p>',)
    if v['chuc_vu_khac']:
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHChucVuKhac"/></w:pPr>', run_of(v['chuc_vu_khac']), b'</w:p><w:p><w:pPr><w:pStyle w:val="KHHoTenDuoi"/></w:pPr>', run_of(v['ho_ten']), b'</w:p>',)
    else:
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHHoTen"/></w:pPr>', run_of(v['ho_ten']), b'</w:p>',)
    out += (b'</w:tc></w:tr></w:tbl>',)
    out += v['giu_sau']
    if not v['phu_luc']:
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHNgat"/></w:pPr></w:p>',)
    for pl_index, pl in enumerate(v['phu_luc']):
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHNgat"/><w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/><w:footerReference w:type="default" r:id="rId7"/><w:footerReference w:type="even" r:id="rId8"/><w:footerReference w:type="first" r:id="',)
        if pl['_truoc']['_trong']:
            out += (b'rId8',)
        else:
            out += (b'rId6',)
        out += (b'"/>',)
        if pl['_truoc']['_ngang']:
            out += (b'<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',)
        else:
            out += (b'<w:pgSz w:w="11906" w:h="16838"/>',)
        out += (b'<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:pgNumType w:start="1"/><w:cols w:space="720"/><w:titlePg/></w:sectPr></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val="KHPhuLuc"/>',)
        if leads_in(pl['so']):
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', run_of(pl['so']), b'</w:p><w:p><w:pPr><w:pStyle w:val="KHTenPhuLuc"/>',)
        if leads_in(pl['ten']):
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', run_of(pl['ten']), b'</w:p><w:p><w:pPr><w:pStyle w:val="KHKemTheo"/>',)
        if leads_in(pl['kem_theo']):
            out += (b'<w:keepNext/>',)
        out += (b'</w:pPr>', run_of(pl['kem_theo']), b'</w:p><w:p><w:pPr><w:pStyle w:val="KHDuongKe"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251658244" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>50800</wp:posOffset></wp:positionV><wp:extent cx="', f"{emu_of(pl['ke'])}".encode(), b'" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="', f"{pl_index + 1 + 3}".encode(), b'" name="\xc4\x90\xc6\xb0\xe1\xbb\x9dng k\xe1\xba\xbb d\xc6\xb0\xe1\xbb\x9bi t\xc3\xaan ph\xe1\xbb\xa5 l\xe1\xbb\xa5c"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="', f"{emu_of(pl['ke'])}".encode(), b'" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:prstDash val="solid"/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p>',)
        out += pl['noi_dung']
    out += (b'<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/><w:footerReference w:type="default" r:id="rId7"/><w:footerReference w:type="even" r:id="rId8"/><w:footerReference w:type="first" r:id="',)
    if v['_cuoi']['_trong']:
        out += (b'rId8',)
    else:
        out += (b'rId6',)
    out += (b'"/>',)
    if v['_cuoi']['_ngang']:
        out += (b'<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',)
    else:
        out += (b'<w:pgSz w:w="11906" w:h="16838"/>',)
    out += (b'<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:pgNumType w:start="1"/><w:cols w:space="720"/><w:titlePg/></w:sectPr></w:body></w:document>',)
    return out


def footer1_xml(v: Any) -> Pieces:
    out: Pieces = []
    out += (b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">',)
    if v['lien_he']:
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHLienHe"/></w:pPr>', run_of(v['lien_he']), b'</w:p>',)
    else:
        out += (b'<w:p><w:pPr><w:pStyle w:val="KHNgat"/></w:pPr></w:p>',)
    out += (b'</w:ftr>',)
    return out


PARTS = {
    "word/document.xml": document_xml,
    "word/footer1.xml": footer1_xml,
}
ITEMS = {
    "k": write_k,
    "o": write_o,
}
