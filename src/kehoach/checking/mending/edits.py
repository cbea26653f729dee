"""Small edits of Word's XML: each sets one property, at its place in the schema's order."""

from __future__ import annotations

from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color",
    "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd",
    "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
_PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr",
    "sectPr", "pPrChange",
)  # fmt: skip
_TWIPS_PER_MM = 1440 / 25.4


def twips(mm: float) -> str:
    """Return a length in mm as whole twips."""
    return str(round(mm * _TWIPS_PER_MM))


def child(parent: Any, name: str, order: tuple[str, ...]) -> Any:
    """Return the child ``w:name``, made at its place in the order when it is not there."""
    found = parent.find(f"{W}{name}")
    if found is not None:
        return found
    made = etree.Element(f"{W}{name}")
    before = set(order[: order.index(name)])
    index = sum(1 for one in parent if _local(one) in before)
    parent.insert(index, made)
    return made


def _local(element: Any) -> str:
    return _name(element.tag) if isinstance(element.tag, str) else ""


def _name(tag: Any) -> str:
    return str(tag).rpartition("}")[2]


def remove(parent: Any, *names: str) -> None:
    """Remove the children of these names."""
    for name in names:
        for one in parent.findall(f"{W}{name}"):
            parent.remove(one)


def run_properties(run: Any) -> Any:
    """Return the ``w:rPr`` of a run, made first when it is not there."""
    found = run.find(f"{W}rPr")
    if found is None:
        found = etree.Element(f"{W}rPr")
        run.insert(0, found)
    return found


def paragraph_properties(paragraph: Any) -> Any:
    """Return the ``w:pPr`` of a paragraph, made first when it is not there."""
    found = paragraph.find(f"{W}pPr")
    if found is None:
        found = etree.Element(f"{W}pPr")
        paragraph.insert(0, found)
    return found


def set_size(run: Any, size: float) -> None:
    """Set the size of a run in pt."""
    for name in ("sz", "szCs"):
        child(run_properties(run), name, _RUN_ORDER).set(f"{W}val", str(round(size * 2)))


def set_toggle(run: Any, name: str, on: bool) -> None:
    """Set a property that is on or off (``b``, ``i``, ``caps``), complex scripts along with it."""
    properties = run_properties(run)
    for one in (name, f"{name}Cs") if name in ("b", "i") else (name,):
        element = child(properties, one, _RUN_ORDER)
        element.attrib.pop(f"{W}val", None)
        if not on:
            element.set(f"{W}val", "0")


def set_underline(run: Any, on: bool) -> None:
    """Underline a run, or not."""
    value = "single" if on else "none"
    child(run_properties(run), "u", _RUN_ORDER).set(f"{W}val", value)


def set_font(run: Any, name: str) -> None:
    """Set every slot of a run's font; theme fonts give way."""
    fonts = child(run_properties(run), "rFonts", _RUN_ORDER)
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(f"{W}{slot}", name)


def set_color(run: Any, color: str) -> None:
    """Set the colour of a run, a hex triple or ``auto``."""
    element = child(run_properties(run), "color", _RUN_ORDER)
    for attribute in list(element.attrib):
        del element.attrib[attribute]
    element.set(f"{W}val", color)


def set_align(paragraph: Any, align: str) -> None:
    """Set the alignment of a paragraph: left, center, right, both."""
    properties = paragraph_properties(paragraph)
    child(properties, "jc", _PARAGRAPH_ORDER).set(f"{W}val", align)


def set_indent(paragraph: Any, first_line: float, left: float = 0, right: float = 0) -> None:
    """Set the indents of a paragraph in mm; those given in characters give way."""
    indent = child(paragraph_properties(paragraph), "ind", _PARAGRAPH_ORDER)
    for attribute in list(indent.attrib):
        name = _name(attribute)
        if name.endswith("Chars"):
            indent.set(attribute, "0")
        else:
            del indent.attrib[attribute]
    indent.set(f"{W}left", twips(left))
    indent.set(f"{W}right", twips(right))
    indent.set(f"{W}{'firstLine' if first_line >= 0 else 'hanging'}", twips(abs(first_line)))


def set_tab(paragraph: Any, mm: float) -> None:
    """Give a paragraph one tab stop, in mm from the left edge of its column."""
    tabs = child(paragraph_properties(paragraph), "tabs", _PARAGRAPH_ORDER)
    for one in list(tabs):
        tabs.remove(one)
    stop = etree.SubElement(tabs, f"{W}tab")
    stop.set(f"{W}val", "left")
    stop.set(f"{W}pos", twips(mm))


def set_before(paragraph: Any, pt: float, contextual: bool = False) -> None:
    """Set the space before a paragraph in pt; ``contextual``: also between those of one style."""
    properties = paragraph_properties(paragraph)
    spacing = child(properties, "spacing", _PARAGRAPH_ORDER)
    for name in ("beforeAutospacing", "beforeLines"):
        spacing.attrib.pop(f"{W}{name}", None)
    spacing.set(f"{W}before", str(round(pt * 20)))
    if contextual:
        child(properties, "contextualSpacing", _PARAGRAPH_ORDER).set(f"{W}val", "0")


def set_line(paragraph: Any, value: float, rule: str) -> None:
    """Set the line spacing: a multiple for rule ``auto``, else pt."""
    spacing = child(paragraph_properties(paragraph), "spacing", _PARAGRAPH_ORDER)
    unit = 240 if rule == "auto" else 20
    spacing.set(f"{W}line", str(round(value * unit)))
    spacing.set(f"{W}lineRule", rule)
