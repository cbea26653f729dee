"""Small pieces of WordprocessingML, written as text for the template builder."""

from __future__ import annotations

from html import escape

from kehoach.rendering.namespaces import EMU_PER_MM


def run(text: str) -> str:
    """Return a run of plain text (tags of the template included)."""
    return f'<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def paragraph(style: str, text: str) -> str:
    """Return a paragraph in a named style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text) if text else ""}</w:p>'


def tag(text: str) -> str:
    """Return a paragraph that only holds a template tag and vanishes when rendered."""
    return f"<w:p>{run(text)}</w:p>"


def drawn_line(number: int, name: str, length: str) -> str:
    """Return a thin paragraph that carries a drawn line, centred; ``length`` is a tag in mm."""
    width = 50 * EMU_PER_MM
    return (
        '<w:p><w:pPr><w:pStyle w:val="KHDuongKe"/></w:pPr><w:r><mc:AlternateContent>'
        '<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0"'
        f' simplePos="0" relativeHeight="{251658240 + number}" behindDoc="0" locked="0"'
        ' layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>50800</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="{number}" name="{name}" descr="mm {length}"/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/>'
        '</a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill>'
        '<a:srgbClr val="000000"/></a:solidFill><a:prstDash val="solid"/></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "<mc:Fallback/></mc:AlternateContent></w:r></w:p>"
    )


def cell(content: str, properties: str = "") -> str:
    """Return a table cell."""
    width = '<w:tcW w:w="2000" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{properties}</w:tcPr>{content}</w:tc>"


def row(cells: str, properties: str = "<w:cantSplit/>") -> str:
    """Return a table row that does not break across pages."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def table(
    style: str, rows: str, columns: int, caption: str, widths: str, properties: str = ""
) -> str:
    """Return a table; ``widths`` is a tag that becomes ``mm 60 100``."""
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in range(columns))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="0" w:type="auto"/>{properties}'
        f'<w:tblLayout w:type="fixed"/><w:tblCaption w:val="{caption}"/>'
        f'<w:tblDescription w:val="{widths}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def page_field(style: str) -> str:
    """Return a paragraph that shows the page number."""
    kinds = ("begin", "separate", "end")
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds)
    code = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return f"<w:p>{properties}{begin}{code}{separate}{run('2')}{end}</w:p>"
