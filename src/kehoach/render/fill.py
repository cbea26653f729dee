"""Template and view → .docx parts, by docxtpl, in a sandbox that runs no code and reads no file."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from kehoach.errors import BadInput
from kehoach.problem import Place

_LIMIT = 100_000_000
"""Bytes a template may unpack to; a real one has some 50,000."""

_REFUSED = ("vbaProject", "/embeddings/", "/activeX/", "attachedTemplate")


def fill(template: bytes, view: dict[str, Any]) -> dict[str, bytes]:
    """Return the parts of the filled template.

    Raises :class:`BadInput` for a template that is no document, could run code or read files,
    or uses names and tags that cannot be filled.
    """
    refuse_unsafe(template)
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2.exceptions import SecurityError, TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    document = DocxTemplate(BytesIO(template))
    target = BytesIO()
    try:
        document.render(view, environment, autoescape=True)
        document.save(target)
    except SecurityError as error:
        raise BadInput.of("KH802", reason=str(error)) from None
    except TemplateError as error:
        raise BadInput.of("KH801", reason=str(error)) from None
    except (TypeError, ValueError, KeyError, ArithmeticError) as error:
        raise BadInput.of("KH801", reason=str(error)) from None
    return unpack(target.getvalue())


def unpack(package: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with ZipFile(BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def refuse_unsafe(template: bytes) -> None:
    """Raise :class:`BadInput` unless the bytes are a plain .docx without code or outside parts."""
    try:
        with ZipFile(BytesIO(template)) as opened:
            if sum(member.file_size for member in opened.infolist()) > _LIMIT:
                raise BadInput.of("KH803", part="zip")
            names = opened.namelist()
            rels = {name: opened.read(name) for name in names if name.endswith(".rels")}
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise BadInput.of("KH800") from None
    if "word/document.xml" not in names:
        raise BadInput.of("KH800")
    for name in names:
        if any(part in f"/{name}" for part in _REFUSED):
            raise BadInput.of("KH803", part=name)
    for name, xml in rels.items():
        _refuse_outside(name, xml)


def _refuse_outside(name: str, rels: bytes) -> None:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(rels, parser)
    except etree.XMLSyntaxError:
        raise BadInput.of("KH800") from None
    for relation in root:
        outside = relation.get("TargetMode") == "External"
        if outside and not str(relation.get("Type", "")).endswith("/hyperlink"):
            raise BadInput.of("KH803", Place(spot=name), part=str(relation.get("Target")))
