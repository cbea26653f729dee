"""What must be settled in a body before it is compared: earlier changes, fields that straddle."""

from __future__ import annotations

from typing import Any

from kehoach.reading.wordml import P_PR, R_PR, W
from kehoach.redline.tokens import local

_CHANGES = ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange",
            "tcPrChange", "tblGridChange", "numberingChange", "cellIns", "cellMerge",
            "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
            "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
            "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
            "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd")  # fmt: skip


def settled(tree: Any) -> Any:
    """Return the tree with its tracked changes accepted and straddling fields as plain text."""
    for element in list(tree.iter(f"{W}del", f"{W}moveFrom", f"{W}cellDel")):
        _take_out(element)
    for element in list(tree.iter(f"{W}ins", f"{W}moveTo")):
        parent = element.getparent()
        if local(parent) not in ("rPr", "trPr"):
            index = parent.index(element)
            for child in list(element):
                parent.insert(index, child)
                index += 1
        parent.remove(element)
    for element in list(tree.iter(*(f"{W}{name}" for name in _CHANGES))):
        element.getparent().remove(element)
    _unlink(tree)
    return tree


def _take_out(element: Any) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if local(parent) in ("trPr", "tcPr"):
        whole = parent.getparent()
        if whole.getparent() is not None:
            whole.getparent().remove(whole)
    elif parent.tag == R_PR and local(parent.getparent()) == "pPr":
        _join(parent.getparent().getparent(), element)
    else:
        parent.remove(element)


def _join(paragraph: Any, deleted: Any) -> None:
    """A deleted paragraph mark: what is left of the paragraph joins the next one."""
    following = paragraph.getnext()
    if following is None or following.tag != f"{W}p":
        deleted.getparent().remove(deleted)
        return
    place = 0 if following.find(P_PR) is None else 1
    for child in list(paragraph):
        if child.tag != P_PR:
            following.insert(place, child)
            place += 1
    paragraph.getparent().remove(paragraph)


def _unlink(tree: Any) -> None:
    """Leave of a field that spans paragraphs (a table of contents) what it shows."""
    open_fields: list[list[Any]] = []
    for node in list(tree.iter(f"{W}fldChar", f"{W}instrText")):
        kind = node.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append([])
        if open_fields:
            open_fields[-1].append(node)
        if kind == "end" and open_fields:
            marks = open_fields.pop()
            if _paragraph(marks[0]) is not _paragraph(node):
                for one in marks:
                    one.getparent().remove(one)


def _paragraph(node: Any) -> Any:
    return next((up for up in node.iterancestors() if up.tag == f"{W}p"), None)
