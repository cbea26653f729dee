"""Small plans as drafts, and what the comments of a document say."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from kehoach.annotating import Beside, Draft, draft_docx
from kehoach.review_list import ReviewEntry, SpecTexts
from kehoach.spec.read import read_spec
from small_plans import FILE, spec

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
W = f"{{{NS['w']}}}"
ISSUED = "số: 12\nngày: 05/3/2026"
"""What leaves nothing to fill in."""


def draft(*parts: str, items: list[dict[str, Any]] | None = None, **more: Any) -> Draft:
    """The draft of a small plan (see small_plans); ``items`` of a review list beside it."""
    data = spec(*parts).encode()
    beside = None if items is None else Beside("x.can-xem.json", listed(items, **more))
    return draft_docx(read_spec(data, FILE), data, FILE, beside)


def comments(*parts: str, items: list[dict[str, Any]] | None = None) -> list[str]:
    """What is said of which paragraph, but for number, day and enclosures left blank."""
    told = said(draft(*parts, items=items).docx)
    return [one for one in told if "Cần điền: số " not in one and "Cần điền: ngày" not in one]


def listed(items: list[dict[str, Any]], year: int = 2026) -> bytes:
    """A review list from the year before."""
    blank = {"code": "KH761", "name": "x", "kind": "phải làm", "why": "Xem lại."}
    data = {"version": 1, "from": "cu.yaml", "from_year": year - 1, "to_year": year}
    return json.dumps({**data, "items": [{**blank, **one} for one in items]}).encode()


def entry(before: str, path: str, **more: str) -> ReviewEntry:
    """An item about what stands at a path of a spec, as a roll would write it."""
    there = SpecTexts.of(before.encode(), FILE).at(path)
    assert there is not None
    given = {"code": "KH761", "name": "x", "kind": "phải làm", "why": "Xem lại.", **more}
    known = {"path": path, "value": there.text, "owner": there.owner}
    return ReviewEntry.model_validate({**given, **known})


def parts_of(docx: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def part_of_comments(docx: bytes) -> bytes | None:
    """The part of comments that the document leads to."""
    parts = parts_of(docx)
    for one in etree.fromstring(parts["word/_rels/document.xml.rels"]):
        if one.get("Type", "").endswith("/comments"):
            return parts[f"word/{one.get('Target')}"]
    return None


def said(docx: bytes) -> list[str]:
    """Each paragraph with comments, and the lines of each: ``paragraph ← line / line``."""
    held = part_of_comments(docx)
    if held is None:
        return []
    texts = {one.get(f"{W}id"): _lines(one) for one in etree.fromstring(held)}
    document = etree.fromstring(parts_of(docx)["word/document.xml"])
    found = []
    for mark in document.iter(f"{W}commentReference"):
        paragraph = next(mark.iterancestors(f"{W}p"))
        found.append(f"{_text(paragraph)} ← {texts.pop(mark.get(f'{W}id'))}")
    assert not texts, "comments that nothing refers to"
    return found


def _lines(comment: Any) -> str:
    return " / ".join(_text(one) for one in comment.iterfind("w:p", NS))


def _text(paragraph: Any) -> str:
    return " ".join("".join(paragraph.itertext(f"{W}t")).split())


def bare(docx: bytes) -> bytes:
    """The text of a document without what makes its comments."""
    root = etree.fromstring(parts_of(docx)["word/document.xml"])
    for one in list(root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd")):
        one.getparent().remove(one)
    for one in list(root.iter(f"{W}commentReference")):
        run = one.getparent()
        run.getparent().remove(run)
    return bytes(etree.tostring(root, method="c14n"))
