"""A built-in template → the same with tags for every number that :mod:`finish` would set.

What :mod:`finish` does to a document is done here once, to its template; the numbers come from
:mod:`numbers`. Such a template is not for Word (there are tags where Word wants numbers): it is
compiled. Made for the templates of :mod:`template` alone; another shape fails loudly.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from kehoach.rendering.namespaces import NAMESPACES, XML

_Element = Any
_W, _R = (f"{{{NAMESPACES[name]}}}" for name in ("w", "r"))
_LENGTHS = re.compile(r"mm \{\{ (\S+) \}\}")
_PRINT = re.compile(r"\{\{(r?) (\S+) \}\}")
_LOOP = re.compile(r"\{%p for (\w+) in (\S+) %\}")
_COLSPAN = "{% colspan o.gop %}"
_SIGNED = ("KHNoiNhan", "KHQuyenHan")


def finished(part: bytes) -> str:
    """Return the XML of a part of a built-in template, its tags still those of docxtpl."""
    root = etree.fromstring(part)
    for number, drawing in enumerate(_find(root, ".//wp:docPr"), 1):
        _tag_line(drawing, number)
    for number, table in enumerate(_find(root, ".//w:tbl"), 1):
        looped = any("{%tc" in _text(cell) for cell in _find(table, "w:tr/w:tc"))
        _tag_table(table, "widths" if looped else f"w{number}", looped)
    for body in _find(root, "w:body"):
        _tag_keeps(body)
    _tag_sections(_find(root, ".//w:sectPr"))
    for run in _find(root, ".//w:r"):
        _tag_run(run)
    return XML + str(etree.tostring(root, encoding="unicode"))


def _find(root: _Element, path: str) -> list[_Element]:
    return list(root.iterfind(path, NAMESPACES))


def _text(element: _Element) -> str:
    return "".join(element.itertext(f"{_W}t"))


def _put_before(element: _Element, text: str) -> None:
    """Write text right before an element."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is None:
        parent.text = (parent.text or "") + text
    else:
        previous.tail = (previous.tail or "") + text


def _wrap(element: _Element, test: str) -> None:
    """Make an element depend on a test."""
    _put_before(element, f"{{% if {test} %}}")
    element.tail = "{% endif %}" + (element.tail or "")


def _lengths(description: str) -> str:
    """Return the name of the lengths that a description carries."""
    match = _LENGTHS.fullmatch(description)
    if match is None:
        raise ValueError(f"no lengths: {description}")
    return match[1]


def _tag_line(drawing: _Element, number: int) -> None:
    length = _lengths(drawing.attrib.pop("descr"))
    anchor = drawing.getparent()
    for extent in (*_find(anchor, "wp:extent"), *_find(anchor, ".//a:xfrm/a:ext")):
        extent.set("cx", f"{{{{ {length}|emu }}}}")
    repeated = length.startswith("pl.")
    drawing.set("id", f"{{{{ loop.index + {number - 1} }}}}" if repeated else str(number))


def _tag_table(table: _Element, name: str, looped: bool) -> None:
    properties = table.find("w:tblPr", NAMESPACES)
    description = properties.find("w:tblDescription", NAMESPACES)
    lengths = _lengths(description.get(f"{_W}val"))
    properties.remove(description)
    properties.text = f"{{% set {name} = {lengths}|twips %}}"
    total = properties.find("w:tblW", NAMESPACES)
    total.set(f"{_W}w", f"{{{{ {name}|sum }}}}")
    total.set(f"{_W}type", "dxa")
    caption = properties.find("w:tblCaption", NAMESPACES)
    caption.set(f"{_W}val", _PRINT.sub(r"{{ \2|escaped }}", caption.get(f"{_W}val")))
    columns = _find(table, "w:tblGrid/w:gridCol")
    if looped:
        _tag_looped(table, columns, name)
    else:
        _tag_fixed(table, columns, name)


def _tag_fixed(table: _Element, columns: list[_Element], name: str) -> None:
    for index, column in enumerate(columns):
        column.set(f"{_W}w", f"{{{{ {name}[{index}] }}}}")
    for row in _find(table, "w:tr"):
        cells = _find(row, "w:tc")
        for index, cell in enumerate(cells if len(cells) == len(columns) else ()):
            _set_width(cell, f"{name}[{index}]")
            for span in _find(cell, "w:tcPr/w:gridSpan"):
                span.getparent().remove(span)


def _tag_looped(table: _Element, columns: list[_Element], name: str) -> None:
    """Tag a table of the text: ``k``, its columns ``c``, its cells ``o``."""
    first, *others = columns
    for column in others:
        column.getparent().remove(column)
    first.set(f"{_W}w", "{{ w }}")
    _put_before(first, f"{{% for w in {name} %}}")
    first.tail = "{% endfor %}"
    head, _, body, _ = _find(table, "w:tr")
    _set_width(head[2], f"{name}[loop.index0]")
    _set_width(body[2], "o._rong")
    for row, test in ((head[2], "k._giu_dau"), (body[2], "o._giu")):
        for style in _find(row, "w:p/w:pPr/w:pStyle"):
            _keep_after(style, test)
    span = etree.SubElement(body[2].find("w:tcPr", NAMESPACES), f"{_W}gridSpan")
    span.set(f"{_W}val", "{{ o.gop }}")
    _wrap(span, "o.gop != 1")
    for text in _find(body[2], ".//w:t"):
        text.text = text.text.replace(_COLSPAN, "")


def _set_width(cell: _Element, width: str) -> None:
    cell.find("w:tcPr/w:tcW", NAMESPACES).set(f"{_W}w", f"{{{{ {width} }}}}")


def _tag_keeps(body: _Element) -> None:
    loops: dict[str, str] = {}
    for element in body:
        if element.tag == f"{_W}tbl":
            _keep_around(element)
            continue
        text = _text(element)
        if loop := _LOOP.search(text):
            loops[loop[1]] = loop[2]
        elif printed := _PRINT.fullmatch(text):
            for style in _find(element, "w:pPr/w:pStyle"):
                _keep_after(style, _test(printed[1], printed[2], loops))


def _test(kind: str, name: str, loops: dict[str, str]) -> str:
    """Return when a paragraph that prints ``name`` is kept with the next."""
    if kind != "r":
        return f"{name}|leads_in"
    if name in loops:
        return f"_giu_{loops[name]}[loop.index0]"
    return {"k.chu": "k._giu", "k.ten": "k._giu_ten"}[name]


def _keep_around(table: _Element) -> None:
    """Keep the signature block with what is before it, a table of the text as the view says."""
    styles = {style.get(f"{_W}val") for style in _find(table, ".//w:pStyle")}
    if styles & set(_SIGNED):
        _keep_after(table.getprevious().find("w:pPr/w:pStyle", NAMESPACES), "")
    elif "{%tc" in _text(table):
        _keep_after(table.getnext().find("w:pPr/w:pStyle", NAMESPACES), "k._giu")


def _keep_after(style: _Element, test: str) -> None:
    keep = etree.Element(f"{_W}keepNext")
    style.addnext(keep)
    if test:
        _wrap(keep, test)


def _tag_sections(sections: list[_Element]) -> None:
    """Tag the section that ends before each appendix (``pl``), and the last of the document."""
    for section, name in zip(sections, ("pl._truoc", "_cuoi"), strict=False):
        size = section.find("w:pgSz", NAMESPACES)
        turned = etree.Element(f"{_W}pgSz")
        size.addprevious(turned)
        turned.set(f"{_W}w", size.get(f"{_W}h"))
        turned.set(f"{_W}h", size.get(f"{_W}w"))
        turned.set(f"{_W}orient", "landscape")
        _put_before(turned, f"{{% if {name}._ngang %}}")
        turned.tail = "{% else %}"
        size.tail = "{% endif %}"
        for place in ("header", "footer"):
            stories = {one.get(f"{_W}type"): one for one in _find(section, f"w:{place}Reference")}
            if "first" in stories and "even" in stories:
                ids = [stories[kind].get(f"{_R}id") for kind in ("even", "first")]
                either = "{% else %}".join(ids)
                stories["first"].set(f"{_R}id", f"{{% if {name}._trong %}}{either}{{% endif %}}")


def _tag_run(run: _Element) -> None:
    """Put the tag for runs in place of a run that only holds a tag that prints."""
    text = "".join(run.itertext())
    if printed := _PRINT.fullmatch(text):
        name = printed[2] if printed[1] else f"{printed[2]}|run"
        _put_before(run, f"{{{{ {name} }}}}{run.tail or ''}")
        run.tail = None
        run.getparent().remove(run)
    elif "{{" in text:
        raise ValueError(f"words beside a tag: {text}")
