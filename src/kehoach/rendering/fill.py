"""Template and view → .docx parts, by docxtpl, in a sandbox that runs no code and reads no file."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from kehoach.errors import BadInput
from kehoach.problem import Place
from kehoach.rendering.namespaces import NAMESPACES
from kehoach.rendering.package import unpack

_LIMIT = 100_000_000
"""Bytes a template may unpack to; a real one has some 50,000."""

_REFUSED = ("vbaProject", "/embeddings/", "/activeX/", "attachedTemplate")
_REFUSED_LINKS = ("aFChunk", "control", "oleObject", "package", "vbaProject")
_QUOTED = re.compile(r'"[^"]*"')
_REFUSED_FIELDS = re.compile(
    r"\b(?:DATABASE|DDE|DDEAUTO|IMPORT|INCLUDE|INCLUDEPICTURE|INCLUDETEXT|LINK)\b", re.IGNORECASE
)
_W = f"{{{NAMESPACES['w']}}}"


def fill(template: bytes, view: dict[str, Any]) -> dict[str, bytes]:
    """Return the parts of the filled template.

    Raises :class:`BadInput` for a template that is no document, could run code or read files,
    or uses names and tags that cannot be filled.
    """
    package = _pack(refuse_unsafe(template))
    from jinja2.exceptions import SecurityError

    from kehoach.rendering.engine import StrictTemplate
    from kehoach.rendering.sandbox import environment

    document = StrictTemplate(BytesIO(package))
    target = BytesIO()
    try:
        document.get_docx()
    except Exception as error:  # python-docx fails on a bad package in a dozen ways
        raise BadInput.of("KH800") from error
    try:
        document.render(view, environment(), autoescape=True)
        document.save(target)
    except SecurityError as error:
        raise BadInput.of("KH802", reason=str(error)) from None
    except Exception as error:  # docxtpl, jinja2 and lxml fail on a bad template in a dozen ways
        raise BadInput.of("KH801", reason=str(error) or type(error).__name__) from error
    return unpack(target.getvalue())


def refuse_unsafe(template: bytes) -> dict[str, bytes]:
    """Return the parts of a plain .docx.

    Raises :class:`BadInput` for anything else: another kind of file, macros, embedded objects,
    links to other files, entities, fields that fetch, or too much to unpack.
    """
    parts = _read(template)
    if "word/document.xml" not in parts:
        raise BadInput.of("KH800")
    for name, content in parts.items():
        if any(part in f"/{name}" for part in _REFUSED):
            raise BadInput.of("KH803", part=name)
        if name.endswith((".xml", ".rels")):
            _refuse_in_xml(name, content)
    return parts


def _read(template: bytes) -> dict[str, bytes]:
    """Unpack no more than the sizes declared, so that a false header cannot hide a bomb."""
    try:
        with ZipFile(BytesIO(template)) as opened:
            members = [member for member in opened.infolist() if not member.is_dir()]
            if sum(member.file_size for member in members) <= _LIMIT:
                return {
                    member.filename: opened.open(member).read(member.file_size)
                    for member in members
                }
    except Exception:  # zipfile and zlib fail on garbage in a dozen ways
        raise BadInput.of("KH800") from None
    raise BadInput.of("KH803", part="zip")


def _pack(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def _refuse_in_xml(name: str, content: bytes) -> None:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise BadInput.of("KH800", Place(spot=name)) from None
    if root.getroottree().docinfo.doctype:
        raise BadInput.of("KH803", Place(spot=name), part="DOCTYPE")
    if name.endswith(".rels"):
        _refuse_links(name, root)
    else:
        _refuse_fields(name, root)


def _refuse_links(name: str, root: Any) -> None:
    for relation in root:
        kind = str(relation.get("Type", "")).rpartition("/")[2]
        outside = relation.get("TargetMode") == "External" and kind != "hyperlink"
        if outside or kind in _REFUSED_LINKS:
            raise BadInput.of("KH803", Place(spot=name), part=str(relation.get("Target")))


def _refuse_fields(name: str, root: Any) -> None:
    """Refuse fields by which Word runs a program or fetches a file when it opens the document."""
    codes = [field.get(f"{_W}instr", "") for field in root.iter(f"{_W}fldSimple")]
    for paragraph in root.iter(f"{_W}p"):
        codes.append("".join(code.text or "" for code in paragraph.iter(f"{_W}instrText")))
    for code in codes:
        found = _REFUSED_FIELDS.search(_QUOTED.sub("", code))
        if found:
            raise BadInput.of("KH803", Place(spot=name), part=found[0])
