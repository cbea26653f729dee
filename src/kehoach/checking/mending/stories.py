"""Headers and footers in a package: who uses them, new ones, the field that shows the number."""

from __future__ import annotations

import copy
import posixpath
from typing import Any

from lxml import etree

from kehoach.checking.mending import edits, sheets
from kehoach.checking.verdicts import Subject
from kehoach.reading.document import Paragraph

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CONTENT_TYPES = "[Content_Types].xml"
_PICTURES = ("drawing", "pict", "object")
_P, _R = f"{edits.W}p", f"{edits.W}r"


def _root(paragraph: Paragraph) -> Any:
    return paragraph.element.getroottree().getroot()


def holds_picture(paragraph: Paragraph) -> bool:
    """True for a paragraph with something drawn in it."""
    element = paragraph.element
    names = [f"{edits.W}{name}" for name in _PICTURES]
    return element is not None and next(element.iter(*names), None) is not None


def alone(paragraph: Paragraph) -> bool:
    """True for a paragraph that can be emptied: its fields are whole, nothing is drawn in it.

    In a text box, nothing else stands in the box.
    """
    marks = [
        one.get(f"{edits.W}fldCharType") for one in paragraph.element.iter(f"{edits.W}fldChar")
    ]
    whole = marks.count("begin") == marks.count("end")
    if not paragraph.where.box:
        return whole and not holds_picture(paragraph)
    box = next(one for one in paragraph.element.iterancestors() if one.tag.endswith("txbxContent"))
    texts = [one for one in box.iter(f"{edits.W}t") if (one.text or "").strip()]
    own = set(map(id, paragraph.element.iter(f"{edits.W}t")))
    return whole and all(id(one) in own for one in texts)


def is_used_for(subject: Subject, story: tuple[Paragraph, ...], place: str, kind: str) -> bool:
    """True when a header or footer part is used as this kind alone, in whatever sections."""
    if not story or story[0].element is None:
        return False
    root = _root(story[0])
    for section in subject.document.sections:
        for name, stories in (("header", section.headers), ("footer", section.footers)):
            for other, paragraphs in stories.items():
                same = bool(paragraphs) and paragraphs[0].element is not None
                if same and _root(paragraphs[0]) is root and (name, other) != (place, kind):
                    return False
    return True


def field_runs(paragraph: Any) -> list[Any]:
    """Return the runs of the page-number fields of a paragraph: codes and results."""
    found: list[Any] = []
    pending: list[Any] = []
    depth, is_page = 0, False
    for run in paragraph.iter(_R):
        simple = run.getparent().tag == f"{edits.W}fldSimple"
        if simple and _is_page(run.getparent().get(f"{edits.W}instr", "")):
            found.append(run)
            continue
        for mark in run.iter(f"{edits.W}fldChar", f"{edits.W}instrText", f"{edits.W}pgNum"):
            kind = mark.get(f"{edits.W}fldCharType", "")
            depth += {"begin": 1, "end": -1}.get(kind, 0)
            is_page = is_page or mark.tag.endswith("pgNum") or _is_page(mark.text or "")
        pending.append(run)
        if depth <= 0:
            found += pending if is_page else []
            pending, is_page = [], False
    return found


def _is_page(code: str) -> bool:
    return code.split()[:1] == ["PAGE"]


def field_paragraph(align: str, size: float, font: str) -> Any:
    """Return a paragraph with the page number alone."""
    paragraph = etree.Element(_P)
    fill(paragraph, align, size, font)
    return paragraph


def fill(paragraph: Any, align: str, size: float, font: str) -> None:
    """Write the page number into an empty paragraph."""
    edits.set_align(paragraph, align)
    edits.set_indent(paragraph, 0)
    edits.set_before(paragraph, 0)
    for kind, text in (
        ("begin", ""), ("instrText", " PAGE "), ("separate", ""), ("t", "2"), ("end", ""),
    ):  # fmt: skip
        run = etree.SubElement(paragraph, _R)
        edits.set_font(run, font)
        for name in ("b", "i"):
            edits.set_toggle(run, name, False)
        edits.set_size(run, size)
        if text:
            etree.SubElement(run, f"{edits.W}{kind}").text = text
            run[-1].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        else:
            etree.SubElement(run, f"{edits.W}fldChar").set(f"{edits.W}fldCharType", kind)


def empty_part() -> Any:
    """Return a paragraph without text."""
    return etree.Element(_P)


def point(subject: Subject, section: Any, place: str, kind: str, paragraph: Any) -> None:
    """Give a section a new header or footer of one paragraph."""
    tag = f"{edits.W}{'hdr' if place == 'header' else 'ftr'}"
    root = etree.Element(tag, nsmap={"w": edits.W.strip("{}")})
    root.append(paragraph)
    _add(subject, section, place, kind, root)


def copied(subject: Subject, section: Any, place: str, story: tuple[Paragraph, ...]) -> Any:
    """Give the first page of a section a copy of a header or footer; return its root."""
    old = _root(story[0])
    root = copy.deepcopy(old)
    name = _add(subject, section, place, "first", root)
    trees, parts = subject.document.trees, subject.document.parts
    source = next(one for one, tree in trees.items() if tree is old)
    if _rels(source) in parts:
        trees[_rels(name)] = _tree(trees, parts, _rels(source), keep=False)
    return root


def _add(subject: Subject, section: Any, place: str, kind: str, root: Any) -> str:
    """Add a part to the package, related to the body, and let a section refer to it."""
    document = subject.document
    trees, parts = document.trees, document.parts
    folder = posixpath.dirname(document.main)
    taken = {name.lower() for name in (*parts, *trees)}
    names = (f"{place}{number}.xml" for number in range(1, 10000))
    base = next(one for one in names if posixpath.join(folder, one).lower() not in taken)
    name = posixpath.join(folder, base)
    trees[name] = root
    relations = _tree(trees, parts, _rels(document.main))
    used = {one.get("Id") for one in relations}
    made = next(one for number in range(1, 10000) if (one := f"rId{number}") not in used)
    etree.SubElement(
        relations,
        f"{{{_PACKAGE}}}Relationship",
        {"Id": made, "Type": f"{_RELATION}/{place}", "Target": base},
    )
    etree.SubElement(
        _tree(trees, parts, _CONTENT_TYPES),
        f"{{{_TYPES}}}Override",
        {"PartName": f"/{name}", "ContentType": f"{_KIND}.{place}+xml"},
    )
    sheets.add_reference(section, place, kind, made)
    return name


def _rels(name: str) -> str:
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _tree(trees: dict[str, Any], parts: dict[str, bytes], name: str, keep: bool = True) -> Any:
    """Return the root of a part, parsed on first use; ``keep``: it is to be written again."""
    if name in trees and keep:
        return trees[name]
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    empty = f'<Relationships xmlns="{_PACKAGE}"/>'.encode()
    root = etree.fromstring(parts.get(name, empty), parser)
    if keep:
        trees[name] = root
    return root
