"""Small Word files for tests: a .docx from the XML of its body, in a short notation.

``p("chữ", "jc=center", "b sz=28")`` is a paragraph of one run; properties are words ``name`` or
``name=val`` or ``name.attribute=value``.
"""

from __future__ import annotations

from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from kehoach.reading import read_docx
from kehoach.reading.document import Document, Paragraph

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
EMU = 36000


def properties(words: str) -> str:
    """``"b=0 ind.left=720 ind.hanging=360"`` → elements; attributes of one name come together."""
    found: dict[str, dict[str, str]] = {}
    for word in words.split():
        path, _, given = word.partition("=")
        name, _, attribute = path.partition(".")
        kept = found.setdefault(name, {})
        if given:
            kept[attribute or "val"] = given.replace("_", " ")
    return "".join(
        f"<w:{name}{''.join(f' w:{k}={v!r}' for k, v in kept.items())}/>"
        for name, kept in found.items()
    )


def r(text: str, look: str = "") -> str:
    return (
        f'<w:r>{_in("rPr", properties(look))}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def p(content: str = "", layout: str = "", look: str = "") -> str:
    """A paragraph; content that is no XML becomes a run."""
    inner = content if content.startswith("<") or not content else r(content, look)
    return f"<w:p>{_in('pPr', properties(layout))}{inner}</w:p>"


def tc(content: str, extra: str = "") -> str:
    return f"<w:tc>{_in('tcPr', extra)}{content}</w:tc>"


def tr(*cells: str, extra: str = "") -> str:
    return f"<w:tr>{_in('trPr', extra)}{''.join(cells)}</w:tr>"


def tbl(*rows: str, extra: str = "", grid: tuple[int, ...] = (2000, 3000)) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return (
        f"<w:tbl><w:tblPr>{extra}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def style(name: str, kind: str = "paragraph", based: str = "", ppr: str = "", rpr: str = "") -> str:
    default = ' w:default="1"' if name in {"Normal", "TableNormal"} else ""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    inner = base + _in("pPr", properties(ppr)) + _in("rPr", properties(rpr))
    return f'<w:style w:type="{kind}"{default} w:styleId="{name}">{inner}</w:style>'


def drawn(
    width: float, height: float = 0, shape: str = "line", inner: str = "", line: str = ""
) -> str:
    """An anchored shape, mm; 10 mm from the left of its column."""
    size = f'cx="{int(width * EMU)}" cy="{int(height * EMU)}"'
    return (
        '<w:drawing><wp:anchor><wp:positionH relativeFrom="column">'
        f"<wp:posOffset>{10 * EMU}</wp:posOffset></wp:positionH><wp:extent {size}/>"
        f"<a:graphic><a:graphicData><wps:wsp><wps:spPr><a:xfrm><a:ext {size}/></a:xfrm>"
        f'<a:prstGeom prst="{shape}"/><a:ln>{line}</a:ln></wps:spPr>{inner}</wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def alternate(choice: str, fallback: str, requires: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def field(code: str, shown: str) -> str:
    """A complex field."""
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{separate}{shown}{end}"


def part(root: str, content: str) -> str:
    return f"<w:{root} {_DECLARED}>{content}</w:{root}>"


def relations(*pairs: tuple[str, str, str], external: bool = False) -> str:
    """Relationships: (id, kind, target)."""
    mode = ' TargetMode="External"' if external else ""
    return (
        f'<Relationships xmlns="{_RELATIONS}">'
        + "".join(
            f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'
            for name, kind, target in pairs
        )
        + "</Relationships>"
    )


def parts(body: str, **others: str) -> dict[str, str]:
    """The parts of a package. Others: ``styles``, ``numbering`` …, ``header1`` by their content."""
    roots = {"settings": "settings", "styles": "styles", "numbering": "numbering"}
    made = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
    }
    links = []
    for name, content in others.items():
        kind = name.rstrip("0123456789")
        root = {"header": "hdr", "footer": "ftr"}.get(kind, roots.get(kind, kind))
        made[f"word/{name}.xml"] = content if kind == "theme" else part(root, content)
        links.append((name, kind, f"{name}.xml"))
    made["word/_rels/document.xml.rels"] = relations(*links)
    return made


def packed(made: dict[str, str]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, content in made.items():
            package.writestr(name, content)
    return target.getvalue()


def docx(body: str, **others: str) -> bytes:
    return packed(parts(body, **others))


def read(body: str, **others: str) -> Document:
    return read_docx(docx(body, **others))


def first(body: str, **others: str) -> Paragraph:
    return read(body, **others).paragraphs[0]


def _in(name: str, inner: str) -> str:
    return f"<w:{name}>{inner}</w:{name}>" if inner else ""
