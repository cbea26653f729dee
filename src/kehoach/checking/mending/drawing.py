"""The XML of a drawn line, as Word writes one itself."""

from __future__ import annotations

from typing import Any

from lxml import etree

_EMU_PER_MM = 36000
_BELOW = 50800
"""EMU from the top of its paragraph: 4 pt."""
_WORD = "http://schemas.openxmlformats.org"
_SPACES = (
    f'xmlns:w="{_WORD}/wordprocessingml/2006/main" '
    f'xmlns:wp="{_WORD}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="{_WORD}/drawingml/2006/main" '
    f'xmlns:mc="{_WORD}/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def drawn(length: float, number: int, offset: float | None) -> Any:
    """Return a run with a solid line of a length in mm; ``offset`` None: centred in its column."""
    wide = round(length * _EMU_PER_MM)
    across = "<wp:align>center</wp:align>"
    if offset is not None:
        across = f"<wp:posOffset>{round(offset * _EMU_PER_MM)}</wp:posOffset>"
    return etree.fromstring(
        f"<w:r {_SPACES}><w:rPr><w:noProof/></w:rPr>"
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        f' relativeHeight="{251658240 + number}" behindDoc="0" locked="0" layoutInCell="1"'
        ' allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column">{across}</wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{_BELOW}</wp:posOffset>'
        f'</wp:positionV><wp:extent cx="{wide}" cy="0"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Đường kẻ {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_WPS}">{_shape(wide)}</a:graphicData></a:graphic>'
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
    )


_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def _shape(wide: int) -> str:
    return (
        '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{wide}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        '<a:prstDash val="solid"/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
    )


def resized(shape: Any, length: float, offset: float) -> bool:
    """Make a drawn line solid, so long and so far from its column's edge, where it stands.

    False, and nothing changed, for a line that is placed or measured in another way.
    """
    holder = next((one for one in shape.iterancestors() if one.tag == f"{_WP}anchor"), None)
    across = None if holder is None else holder.find(f"{_WP}positionH")
    frame = shape.find(f"{_WPS_NS}spPr/{_A}xfrm/{_A}ext")
    line = shape.find(f"{_WPS_NS}spPr/{_A}ln")
    in_group = not shape.getparent().tag.endswith("}graphicData")
    if in_group or holder is None or across is None or frame is None or line is None:
        return False
    relative = holder.find("{*}sizeRelH")
    if across.get("relativeFrom") != "column" or relative is not None:
        return False
    wide = str(round(length * _EMU_PER_MM))
    holder.find(f"{_WP}extent").set("cx", wide)
    frame.set("cx", wide)
    for child in list(across):
        across.remove(child)
    etree.SubElement(across, f"{_WP}posOffset").text = str(round(offset * _EMU_PER_MM))
    for dash in line.findall(f"{_A}prstDash"):
        dash.set("val", "solid")
    _forget_old_form(holder)
    return True


def _forget_old_form(holder: Any) -> None:
    """Empty the form for older programs, which is as it was."""
    for one in holder.iterancestors(f"{_MC}AlternateContent"):
        for fallback in one.findall(f"{_MC}Fallback"):
            for child in list(fallback):
                fallback.remove(child)


_WP = f"{{{_WORD}/drawingml/2006/wordprocessingDrawing}}"
_A = f"{{{_WORD}/drawingml/2006/main}}"
_MC = f"{{{_WORD}/markup-compatibility/2006}}"
_WPS_NS = f"{{{_WPS}}}"
