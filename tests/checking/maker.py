"""Makes the .docx of a case: a model document of a standard with what the case changes.

A change is merged into the model: a mapping into a mapping; a text into the ``text`` of a
component; ``null`` removes; a list replaces a list; a mapping with numbers changes items of a
list by place (from 0; ``-1`` the last; ``+`` appends; ``null`` removes the item).
Looks: text, size (pt), bold, italic, underline, caps, color, font, align, indent (mm, first
line), left (mm), before, after (pt), line (multiple), exact (pt), runs (a list of such).
"""

from __future__ import annotations

import copy
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import yaml

from kehoach.metrics import text_width

Look = dict[str, Any]

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CENTER: Look = {"align": "center"}
_BODY: Look = {"align": "both", "indent": 12.7, "before": 6, "size": 14}
_STATE: dict[str, Look] = {
    "quoc_hieu": {**_CENTER, "size": 13, "bold": True},
    "tieu_ngu": {**_CENTER, "size": 14, "bold": True},
    "co_quan_chu_quan": {**_CENTER, "size": 13},
    "co_quan": {**_CENTER, "size": 13, "bold": True},
    "so_ky_hieu": {**_CENTER, "size": 13},
    "dia_danh": {**_CENTER, "size": 14, "italic": True},
    "ten_loai": {**_CENTER, "size": 14, "bold": True, "before": 12},
    "trich_yeu": {**_CENTER, "size": 14, "bold": True},
    "du_thao": {**_CENTER, "size": 13, "bold": True},
    "do_khan": {**_CENTER, "size": 13, "bold": True, "color": "FF0000"},
    "do_mat": {**_CENTER, "size": 13, "bold": True},
    "luu_hanh": {**_CENTER, "size": 13, "bold": True},
    "kinh_gui": {**_CENTER, "size": 14},
    "can_cu": {**_BODY, "italic": True},
    "phan": {**_CENTER, "size": 14, "bold": True, "before": 12},
    "ten_phan": {**_CENTER, "size": 14, "bold": True},
    "muc": {**_BODY, "bold": True},
    "khoan": {**_BODY, "bold": True},
    "doan": _BODY,
    "noi_nhan": {"align": "left", "size": 12, "bold": True, "italic": True},
    "noi_nhan_dong": {"align": "left", "size": 11},
    "soan_thao": {"align": "left", "size": 11},
    "quyen_han": {**_CENTER, "size": 14, "bold": True},
    "ho_ten": {**_CENTER, "size": 14, "bold": True, "before": 72},
    "lien_he": {**_CENTER, "size": 11},
    "so": {**_CENTER, "size": 14, "bold": True},
    "ten": {**_CENTER, "size": 14, "bold": True},
    "kem_theo": {**_CENTER, "size": 14, "italic": True},
    "o": {"align": "left", "size": 12},
    "dau": {**_CENTER, "size": 12, "bold": True},
}
_PARTY: dict[str, Look] = {
    "quoc_hieu": {**_CENTER, "size": 15, "bold": True},
    "co_quan_chu_quan": {**_CENTER, "size": 14},
    "co_quan": {**_CENTER, "size": 14, "bold": True},
    "so_ky_hieu": {**_CENTER, "size": 14},
    "ten_loai": {**_CENTER, "size": 16, "bold": True, "before": 12},
    "doan": {"align": "both", "indent": 10, "before": 6, "size": 14, "exact": 18},
    "can_cu": {"align": "both", "indent": 10, "before": 6, "size": 14, "exact": 18},
    "muc": {"align": "both", "indent": 10, "before": 6, "size": 14, "exact": 18, "bold": True},
    "khoan": {"align": "both", "indent": 10, "before": 6, "size": 14, "exact": 18, "bold": True},
    "noi_nhan": {"align": "left", "size": 14, "underline": True},
    "noi_nhan_dong": {"align": "left", "size": 12},
    "soan_thao": {"align": "left", "size": 8},
    "chuc_vu": {**_CENTER, "size": 14},
    "du_thao": {**_CENTER, "size": 14, "italic": True},
    "do_khan": {**_CENTER, "size": 14, "bold": True, "color": "FF0000"},
    "luu_hanh": {"align": "right", "size": 12, "bold": True},
}
_TT01: dict[str, Look] = {"can_cu": _BODY}
_LOOKS = {
    "nd30-2020": _STATE,
    "tt01-2011": _STATE | _TT01,
    "hd36-2018": _STATE | _PARTY,
    "hd05-2026": _STATE | _PARTY,
}


@cache
def _model(standard: str) -> dict[str, Any]:
    path = Path(__file__).parent / "model" / f"{standard}.yaml"
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def model(standard: str = "nd30-2020") -> dict[str, Any]:
    """Return a copy of the clean model document of a standard."""
    return copy.deepcopy(_model(standard))


def merged(base: Any, change: Any) -> Any:
    """Return the base with a change merged in, as the module says."""
    if isinstance(base, list) and isinstance(change, dict):
        return _items(base, change)
    if isinstance(base, dict) and isinstance(change, dict):
        return {**base, **{key: merged(base.get(key), value) for key, value in change.items()}}
    if isinstance(base, str) and isinstance(change, dict):
        return {"text": base, **change}
    return change


def _items(base: list[Any], change: dict[Any, Any]) -> list[Any]:
    items: list[Any] = list(base)
    for place, value in change.items():
        if place == "+":
            items += value if isinstance(value, list) else [value]
        else:
            items[place] = merged(items[place], value) if value is not None else None
    return [item for item in items if item is not None]


def make(change: dict[str, Any] | None = None, standard: str = "nd30-2020") -> bytes:
    """Return the .docx of the model of a standard with a change."""
    return Maker(merged(model(standard), change or {}), _LOOKS[standard]).docx()


class Maker:
    """Writes one document."""

    def __init__(self, spec: dict[str, Any], looks: dict[str, Look]) -> None:
        self.spec = spec
        self.looks = looks
        self.ids = 0

    def docx(self) -> bytes:
        """Return the package."""
        number = self.spec.get("so_trang")
        place = (number or {}).get("place", "header")
        parts = {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _rels(("rId1", "officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": _rels(
                ("rId1", "styles", "styles.xml"),
                ("rId2", "header", "header1.xml"),
                ("rId3", "header", "header2.xml"),
                ("rId4", "footer", "footer1.xml"),
                ("rId5", "footer", "footer2.xml"),
                ("rId6", "numbering", "numbering.xml"),
            ),
            "word/styles.xml": self._styles(),
            "word/numbering.xml": f"<w:numbering {_NS}/>",
            "word/document.xml": f"<w:document {_NS}><w:body>{self._body()}</w:body></w:document>",
            "word/header1.xml": self._margin("hdr", number if place == "header" else None),
            "word/header2.xml": self._first("hdr", number, place == "header"),
            "word/footer1.xml": self._margin("ftr", number if place == "footer" else None),
            "word/footer2.xml": self._first_foot(number, place == "footer"),
        }
        target = BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED) as package:
            for name, xml in parts.items():
                package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{xml}')
        return target.getvalue()

    def _styles(self) -> str:
        base = self.spec["mac_dinh"]
        fonts = _fonts(base["font"])
        size = round(base["size"] * 2)
        return (
            f"<w:styles {_NS}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
            f'<w:sz w:val="{size}"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
            "</w:style></w:styles>"
        )

    def _margin(self, root: str, number: Look | None) -> str:
        inner = "<w:p/>" if number is None else self._page_field(number)
        return f"<w:{root} {_NS}>{inner}</w:{root}>"

    def _first(self, root: str, number: Look | None, here: bool) -> str:
        return self._margin(root, number if number and number.get("first") and here else None)

    def _first_foot(self, number: Look | None, here: bool) -> str:
        if self.spec.get("lien_he"):
            return f"<w:ftr {_NS}>{self._part('lien_he')}</w:ftr>"
        return self._first("ftr", number, here)

    def _page_field(self, number: Look) -> str:
        look = {**number, "text": ""}
        code = str(number.get("code", "PAGE"))
        before, after = (escape(str(number.get(k, ""))) for k in ("before_text", "after_text"))
        rpr = _rpr(look)
        text = f'<w:r>{rpr}<w:t xml:space="preserve">{{}}</w:t></w:r>'
        field = f'<w:fldSimple w:instr=" {code} "><w:r>{rpr}<w:t>2</w:t></w:r></w:fldSimple>'
        parts = [text.format(before) if before else "", field, text.format(after) if after else ""]
        return f"<w:p>{_ppr(look)}{''.join(parts)}</w:p>"

    def _body(self) -> str:
        spec = self.spec
        annexes = spec.get("phu_luc") or []
        parts = [self._head(), self._title(), self._listed("can_cu"), self._lines("loi_van")]
        parts.append(self._foot())
        pages = [spec["trang"], *(self._annex_page(annex) for annex in annexes)]
        for index, annex in enumerate(annexes):
            parts.append(f"<w:p><w:pPr>{self._section(pages[index])}</w:pPr></w:p>")
            parts.append(self._annex(annex))
        if spec.get("sau"):
            parts.append(self._lines("sau"))
        return "".join(parts) + self._section(pages[-1])

    def _annex_page(self, annex: dict[str, Any]) -> dict[str, Any]:
        page = {**self.spec["trang"], "start": annex.get("start")}
        if annex.get("ngang"):
            page |= {"width": page["height"], "height": page["width"], "landscape": True}
        return {**page, **annex.get("trang", {})}

    def _head(self) -> str:
        left = (
            self._part("co_quan_chu_quan")
            + self._listed("co_quan")
            + self._rule("ke_co_quan", _last(self.spec.get("co_quan")), 13)
        )
        heading = self.spec.get("tieu_ngu") or self.spec.get("quoc_hieu")
        right = (
            self._part("luu_hanh")
            + self._part("quoc_hieu")
            + self._part("tieu_ngu")
            + self._rule("ke_tieu_ngu", heading, 14 if self.spec.get("tieu_ngu") else 15)
        )
        number = self._part("so_ky_hieu") + "".join(
            self._part(mark) for mark in ("du_thao", "do_mat", "do_khan")
        )
        day = self._part("dia_danh")
        if self.spec.get("khung") == "stacked":
            return left + number + right + day
        return _grid([[left, right], [number, day]], [65, 100])

    def _title(self) -> str:
        return (
            self._listed("kinh_gui")
            + self._part("ten_loai")
            + self._listed("trich_yeu")
            + self._rule("ke_trich_yeu", _last(self.spec.get("trich_yeu")), 14)
        )

    def _foot(self) -> str:
        left = self._part("noi_nhan") + self._listed("noi_nhan_dong") + self._part("soan_thao")
        right = self._listed("quyen_han") + self._listed("chuc_vu") + self._part("ho_ten")
        if self.spec.get("chan") == "rows":
            return _grid([["", right], [left, ""]], [80, 85])
        return _grid([[left, right]], [80, 85])

    def _annex(self, annex: dict[str, Any]) -> str:
        names = ("so", "ten", "kem_theo")
        head = "".join(self._paragraph(name, annex[name]) for name in names if annex.get(name))
        return head + "".join(map(self._line, annex.get("noi_dung", [])))

    def _part(self, name: str) -> str:
        value = self.spec.get(name)
        return "" if value is None else self._paragraph(name, value)

    def _listed(self, name: str) -> str:
        value = self.spec.get(name)
        values = value if isinstance(value, list) else [value]
        return "".join(self._paragraph(name, one) for one in values if one is not None)

    def _lines(self, name: str) -> str:
        return "".join(map(self._line, self.spec[name]))

    def _line(self, item: Any) -> str:
        if isinstance(item, str):
            return self._paragraph("doan", item)
        raw = [key for key in ("bang", "xml") if key in item]
        kind = next(iter(raw or [key for key in item if key in self.looks]), "doan")
        if kind == "xml":
            return str(item["xml"])
        if kind == "bang":
            return self._table(item["bang"])
        own = item.get(kind)
        own = own if isinstance(own, dict) else {"text": own}
        rest = {key: value for key, value in item.items() if key != kind}
        return self._paragraph(kind, {**own, **rest})

    def _paragraph(self, name: str, value: Any) -> str:
        own = value if isinstance(value, dict) else {"text": value}
        look = {**self.looks[name], **own}
        runs = own.get("runs") or [{}]
        written = "".join(_run({**look, **(run if runs != [{}] else {})}) for run in runs)
        return f"<w:p>{_ppr(look)}{written}</w:p>"

    def _table(self, table: dict[str, Any]) -> str:
        widths = table.get("rong") or [160 / len(table["cot"])] * len(table["cot"])
        look = table.get("o", {})
        head = [self._paragraph("dau", {**look, **_text(title)}) for title in table["cot"]]
        rows = [head]
        rows += [[self._paragraph("o", {**look, **_text(c)}) for c in r] for r in table["hang"]]
        how = {"header": table.get("header", False), "whole": table.get("giu", False)}
        return _grid(rows, widths, ruled=table.get("khung", True), **how)

    def _rule(self, name: str, over: Any, size: float) -> str:
        rule = self.spec.get(name)
        if not rule or rule.get("kind") == "none":
            return ""
        text = over.get("text", "") if isinstance(over, dict) else str(over or "")
        look = over if isinstance(over, dict) else {}
        text = text.upper() if look.get("caps") else text
        width = text_width(text, look.get("size", size), bold=look.get("bold", True))
        length = rule.get("length", "text")
        wide = width if length == "text" else width * length if length <= 1.5 else length
        return _drawn(self, rule, wide)

    def _section(self, page: dict[str, Any]) -> str:
        sizes = {key: round(page[key] * 1440 / 25.4) for key in ("width", "height")}
        edges = {
            key: round(page[key] * 1440 / 25.4)
            for key in ("top", "bottom", "left", "right", "header")
        }
        turned = ' w:orient="landscape"' if page.get("landscape") else ""
        start = f' w:start="{page["start"]}"' if page.get("start") else ""
        form = f' w:fmt="{page["format"]}"' if page.get("format") else ""
        return (
            '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>'
            '<w:headerReference w:type="first" r:id="rId3"/>'
            '<w:footerReference w:type="default" r:id="rId4"/>'
            '<w:footerReference w:type="first" r:id="rId5"/>'
            f'<w:pgSz w:w="{sizes["width"]}" w:h="{sizes["height"]}"{turned}/>'
            f'<w:pgMar w:top="{edges["top"]}" w:right="{edges["right"]}"'
            f' w:bottom="{edges["bottom"]}" w:left="{edges["left"]}"'
            f' w:header="{edges["header"]}" w:footer="{edges["header"]}" w:gutter="0"/>'
            f"<w:pgNumType{start}{form}/>"
            f"{'<w:titlePg/>' if page.get('first_page') else ''}</w:sectPr>"
        )


def _text(value: Any) -> Look:
    return value if isinstance(value, dict) else {"text": value}


def _last(value: Any) -> Any:
    return value[-1] if isinstance(value, list) and value else value


def _run(look: Look) -> str:
    pieces = []
    for index, line in enumerate(str(look.get("text") or "").split("\n")):
        pieces.append("<w:br/>" if index else "")
        stops = line.split("\t")
        pieces.append(
            "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(s)}</w:t>' for s in stops)
        )
    flowed = "<w:lastRenderedPageBreak/>" if look.get("rendered_break") else ""
    return f"<w:r>{_rpr(look)}{flowed}{''.join(pieces)}</w:r>"


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}" w:eastAsia="{name}"/>'


def _rpr(look: Look) -> str:
    parts = [_fonts(look["font"]) if look.get("font") else ""]
    for key, name in (("bold", "b"), ("italic", "i"), ("caps", "caps"), ("strike", "strike")):
        parts.append(f"<w:{name}/>" if look.get(key) else "")
    parts.append(f'<w:color w:val="{look["color"]}"/>' if look.get("color") else "")
    parts.append(f'<w:sz w:val="{round(look["size"] * 2)}"/>' if look.get("size") else "")
    parts.append('<w:u w:val="single"/>' if look.get("underline") else "")
    return f"<w:rPr>{''.join(parts)}</w:rPr>"


def _ppr(look: Look) -> str:
    before, after = round(look.get("before", 0) * 20), round(look.get("after", 0) * 20)
    line = f' w:line="{round(look.get("line", 1) * 240)}" w:lineRule="auto"'
    if look.get("exact"):
        line = f' w:line="{round(look["exact"] * 20)}" w:lineRule="exact"'
    indent = round(look.get("indent", 0) * 1440 / 25.4)
    left = round(look.get("left", 0) * 1440 / 25.4)
    hanging = f'w:hanging="{-indent}"' if indent < 0 else f'w:firstLine="{indent}"'
    return (
        f"<w:pPr>{'<w:keepNext/>' if look.get('keep_next') else ''}"
        f'<w:spacing w:before="{before}" w:after="{after}"{line}/>'
        f'<w:ind w:left="{left}" {hanging}/><w:jc w:val="{look.get("align", "left")}"/></w:pPr>'
    )


def _grid(
    rows: list[list[str]],
    widths: list[float],
    ruled: bool = False,
    header: bool = False,
    whole: bool = False,
) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    kind = "single" if ruled else "nil"
    borders = "".join(f'<w:{side} w:val="{kind}" w:sz="4"/>' for side in sides)
    twips = [round(width * 1440 / 25.4) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    written = []
    for index, row in enumerate(rows):
        keep = "<w:cantSplit/>" if whole else ""
        repeat = "<w:tblHeader/>" if header and not index else ""
        how = f"<w:trPr>{keep}{repeat}</w:trPr>" if keep or repeat else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell or "<w:p/>"}</w:tc>'
            for cell, width in zip(row, twips, strict=True)
        )
        written.append(f"<w:tr>{how}{cells}</w:tr>")
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:tblBorders>{borders}'
        f"</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(written)}</w:tbl>"
    )


def _drawn(maker: Maker, rule: dict[str, Any], wide: float) -> str:
    kind, solid = rule.get("kind", "drawing"), rule.get("solid", True)
    maker.ids += 1
    if kind == "typed":
        mark = rule.get("mark", "-")
        count = rule.get("count") or max(3, round(wide / text_width(mark, 14)))
        return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{_run({"text": mark * count})}</w:p>'
    if kind == "vml":
        dash = "" if solid else '<v:stroke dashstyle="dash"/>'
        points = wide * 72 / 25.4
        shape = f'<v:line from="0,0" to="{points:.1f}pt,0">{dash}</v:line>'
        return (
            f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:pict>{shape}</w:pict></w:r></w:p>'
        )
    if kind == "border":
        return '<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6"/></w:pBdr></w:pPr></w:p>'
    width = round(wide * 36000)
    dash = "solid" if solid else "dash"
    place = "<wp:align>center</wp:align>"
    if "offset" in rule:
        place = f"<wp:posOffset>{round(rule['offset'] * 36000)}</wp:posOffset>"
    return (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing>'
        f'<wp:anchor simplePos="0" relativeHeight="{maker.ids}" behindDoc="0" locked="0"'
        ' layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH'
        f' relativeFrom="column">{place}</wp:positionH><wp:positionV'
        ' relativeFrom="paragraph"><wp:posOffset>50800</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="0"/><wp:wrapNone/><wp:docPr id="{maker.ids}" name="L"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        f'wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="9525"><a:prstDash val="{dash}"/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
    )


def _rels(*rows: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{_RELS}/{kind}" Target="{target}"/>'
        for name, kind, target in rows
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'


def _content_types() -> str:
    base = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "numbering": "numbering",
        "header1": "header",
        "header2": "header",
        "footer1": "footer",
        "footer2": "footer",
    }
    inner = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{base}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inner}</Types>'
    )
