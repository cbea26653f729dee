"""Documents with pictures, charts, links and notes, put into a package by hand."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

from written import document

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "[Content_Types].xml"
_RELS = "word/_rels/document.xml.rels"
_A = "http://schemas.openxmlformats.org/drawingml/2006"


def png(shade: int) -> bytes:
    """A picture of one grey pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes((0, shade)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def picture(number: str, title: str = "anh", link: str = "") -> str:
    """A run with a picture of the relationship ``number``; ``link`` is one that it leads to."""
    click = f'<a:hlinkClick r:id="{link}"/>' if link else ""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/>'
        f'<wp:docPr id="1" name="{title}">{click}</wp:docPr><a:graphic>'
        f'<a:graphicData uri="{_A}/picture"><pic:pic xmlns:pic="{_A}/picture"><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="{title}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )


def chart(number: str) -> str:
    """A run with a chart."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="2" name="bd"/>'
        f'<a:graphic><a:graphicData uri="{_A}/chart"><c:chart xmlns:c="{_A}/chart" '
        f'r:id="{number}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def with_parts(docx: bytes, *added: tuple[str, str, str, bytes | None]) -> bytes:
    """The package with relationships of its body: id, kind, target, data (none: an address)."""
    out = BytesIO()
    with ZipFile(BytesIO(docx)) as source, ZipFile(out, "w") as target:
        parts = {name: source.read(name) for name in source.namelist()}
        for number, kind, place, data in added:
            mode = "" if data is not None else ' TargetMode="External"'
            link = f'<Relationship Id="{number}" Type="{_R}/{kind}" Target="{place}"{mode}/>'
            parts[_RELS] = parts[_RELS].replace(
                b"</Relationships>", f"{link}</Relationships>".encode()
            )
            if data is not None:
                parts[f"word/{place}"] = data
        parts[_TYPES] = parts[_TYPES].replace(
            b"</Types>", b'<Default Extension="png" ContentType="image/png"/></Types>'
        )
        for name, data in parts.items():
            target.writestr(name, data)
    return out.getvalue()


def pictured(body: list[str], *pictures: tuple[str, bytes]) -> bytes:
    """A document of these paragraphs with pictures by their relationship."""
    added = ((number, "image", f"media/{number}.png", data) for number, data in pictures)
    return with_parts(document(body), *added)
