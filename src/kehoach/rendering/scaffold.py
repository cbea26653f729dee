"""The parts of a .docx that hold no text: settings, relations, content types, properties."""

from __future__ import annotations

from kehoach.rendering.namespaces import DECLARED, XML
from kehoach.standards import Standard


def settings() -> str:
    """Return settings.xml: Word 2013 and later, Vietnamese."""
    modes = (
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
    )
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="{value}"/>'
        for name, value in modes
    )
    return (
        f"{XML}<w:settings {DECLARED}>"
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{compat}</w:compat><w:themeFontLang w:val="vi-VN"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def fonts(standard: Standard) -> str:
    """Return fontTable.xml."""
    name = standard.font["name"].use
    return (
        f'{XML}<w:fonts {DECLARED}><w:font w:name="{name}">'
        '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
_PACKAGE_TYPE = "application/vnd.openxmlformats-package"
_WORD_TYPE = f"{_OFFICE_TYPE}.wordprocessingml"


def content_types(standard: Standard) -> str:
    """Return the content type of every part; a Party document has one header more."""
    more = {"/word/header3.xml": f"{_WORD_TYPE}.header+xml"} if standard.party else {}
    overrides = {
        "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        "/word/styles.xml": f"{_WORD_TYPE}.styles+xml",
        "/word/settings.xml": f"{_WORD_TYPE}.settings+xml",
        "/word/fontTable.xml": f"{_WORD_TYPE}.fontTable+xml",
        "/word/header1.xml": f"{_WORD_TYPE}.header+xml",
        "/word/header2.xml": f"{_WORD_TYPE}.header+xml",
        "/word/footer1.xml": f"{_WORD_TYPE}.footer+xml",
        "/word/footer2.xml": f"{_WORD_TYPE}.footer+xml",
        "/word/footer3.xml": f"{_WORD_TYPE}.footer+xml",
        "/docProps/core.xml": f"{_PACKAGE_TYPE}.core-properties+xml",
        "/docProps/app.xml": f"{_OFFICE_TYPE}.extended-properties+xml",
        "/docProps/custom.xml": f"{_OFFICE_TYPE}.custom-properties+xml",
        **more,
    }
    listed = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{_PACKAGE_TYPE}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _rels(targets: tuple[tuple[str, str], ...]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{XML}<Relationships xmlns="{space}">{listed}</Relationships>'


def package_rels() -> str:
    """Return the relations of the package."""
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _rels(
        (
            (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            (core, "docProps/core.xml"),
            (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
            (f"{_OFFICE}/relationships/custom-properties", "docProps/custom.xml"),
        )
    )


def document_rels(standard: Standard) -> str:
    """Return the relations of the document: styles first, headers from rId4."""
    names = [
        *("styles", "settings", "fontTable", "header1", "header2"),
        *("footer1", "footer2", "footer3"),
        *(("header3",) if standard.party else ()),
    ]
    return _rels(
        tuple((f"{_OFFICE}/relationships/{name.rstrip('123')}", f"{name}.xml") for name in names)
    )


def app() -> str:
    """Return app.xml."""
    return (
        f'{XML}<Properties xmlns="{_OFFICE}/extended-properties">'
        "<Application>kehoach</Application></Properties>"
    )


def core() -> str:
    """Return core.xml; a document gets its own."""
    return (
        f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Kế hoạch</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


def custom() -> str:
    """Return an empty custom.xml; a document gets its mark there."""
    return f'{XML}<Properties xmlns="{_OFFICE}/custom-properties"/>'
