"""Pictures, links and notes of the old document come back when every change is rejected."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from deciding import W, accepted, rejected, shown
from illustrated import chart, picture, pictured, png, with_parts
from lxml import etree
from written import document, paragraph, run

from kehoach.redline import Redline, Side, redline
from kehoach.redline.changes import Note
from kehoach.redline.summary import summary
from test_validator import assert_valid

DAY = date(2026, 11, 22)
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DARK, LIGHT = png(0), png(255)
TEXT = paragraph("Sơ đồ tổ chức thực hiện:")


def compared(old: bytes, new: bytes) -> Redline:
    return redline(Side(old, "cu.docx"), Side(new, "moi.docx"), DAY)


def linked(docx: bytes) -> list[Any]:
    """What each relationship named in the body leads to, in order: bytes, or an address."""
    with ZipFile(BytesIO(docx)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        relations = etree.fromstring(package.read("word/_rels/document.xml.rels"))
        known = {one.get("Id"): one for one in relations}
        found = []
        for drawn in body.iter(f"{W}drawing", f"{W}hyperlink"):
            for node in drawn.iter():
                for key in [key for key in node.attrib if key.startswith(R)]:
                    one = known[node.get(key)]
                    place = posixpath.join("/word", one.get("Target")).lstrip("/")
                    outside = one.get("TargetMode") == "External"
                    found.append(one.get("Target") if outside else package.read(place))
        return found


def drawn(*numbers: str) -> str:
    return f"<w:p>{''.join(map(picture, numbers))}</w:p>"


PAIRS: dict[str, tuple[list[str], list[str]]] = {
    "taken out": ([TEXT, drawn("rIdA")], [TEXT]),
    "put in": ([TEXT], [TEXT, drawn("rIdA")]),
    "another": ([TEXT, drawn("rIdA")], [TEXT, drawn("rIdB")]),
    "one of two": ([f"<w:p>{run('A')}{picture('rIdA')}{picture('rIdB')}</w:p>"], [drawn("rIdB")]),
    "the same": ([TEXT, drawn("rIdA")], [paragraph("Sơ đồ tổ chức mới:"), drawn("rIdA")]),
    "in a row": (
        [f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{drawn('rIdA')}</w:tc></w:tr>"
         f"<w:tr><w:tc>{TEXT}</w:tc></w:tr></w:tbl>"],
        [f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{TEXT}</w:tc></w:tr></w:tbl>"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_every_picture_is_there_again(name: str, validator: Path, tmp_path: Path) -> None:
    """The two files number their pictures otherwise."""
    old_body, new_body = PAIRS[name]
    old = pictured(old_body, ("rIdA", DARK), ("rIdB", LIGHT))
    swapped = [
        one.replace("rIdA", "rIdX").replace("rIdB", "rIdA").replace("rIdX", "rIdB")
        for one in new_body
    ]
    new = pictured(swapped, ("rIdB", DARK), ("rIdA", LIGHT))
    made = compared(old, new)
    for decided, wanted in ((rejected(made.docx), old), (accepted(made.docx), new)):
        assert (linked(decided), shown(decided)) == (linked(wanted), shown(wanted))
    assert made.notes == ()
    assert_valid(validator, made.docx, tmp_path)


def test_a_picture_of_both_is_not_stored_twice() -> None:
    old = pictured([TEXT, drawn("rIdA")], ("rIdA", DARK))
    new = pictured([paragraph("Lời mới"), drawn("rIdC")], ("rIdC", DARK))
    made = compared(old, new).docx
    with ZipFile(BytesIO(made)) as package:
        stored = [name for name in package.namelist() if package.read(name) == DARK]
    assert stored == ["word/media/rIdC.png"]


def test_a_picture_that_changed_is_told_as_a_picture() -> None:
    old = pictured([TEXT, drawn("rIdA")], ("rIdA", DARK))
    new = pictured([TEXT, drawn("rIdA")], ("rIdA", LIGHT))
    changes = compared(old, new).changes
    assert "“[hình]” → “[hình]”" in summary(changes)
    assert "“[picture]” → “[picture]”" in summary(changes, "en")
    gone = compared(old, document([TEXT])).changes
    assert summary(gone).splitlines()[-1] == "  - bỏ đoạn: “[hình]”"


def test_a_link_of_a_picture_comes_back(validator: Path, tmp_path: Path) -> None:
    body = [TEXT, f"<w:p>{picture('rIdA', link='rIdL')}</w:p>"]
    old = with_parts(
        document(body),
        ("rIdA", "image", "media/a.png", DARK),
        ("rIdL", "hyperlink", "https://example.vn/so-do", None),
    )
    made = compared(old, document([TEXT]))
    assert linked(rejected(made.docx)) == linked(old) == ["https://example.vn/so-do", DARK]
    assert_valid(validator, made.docx, tmp_path)


CHART = b'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'


def charted(body: list[str]) -> bytes:
    return with_parts(document(body), ("rIdC", "chart", "charts/chart1.xml", CHART))


@pytest.mark.parametrize(
    ("given", "body"),
    [
        (lambda body: charted(body), f"<w:p>{run('Biểu đồ')}{chart('rIdC')}</w:p>"),
        (
            lambda body: with_parts(
                document(body), ("rIdF", "image", "https://example.vn/a.png", None)
            ),
            f"<w:p>{run('Biểu đồ')}{picture('rIdF')}</w:p>",
        ),
    ],
)
def test_what_cannot_be_brought_safely_is_told(
    given: Callable[[list[str]], bytes], body: str
) -> None:
    old = given([TEXT, body])
    made = compared(old, document([TEXT]))
    assert made.notes == (Note("lost", 1),)
    assert linked(rejected(made.docx)) == []
    said = summary(made.changes, "vi", made.notes).splitlines()[-1]
    assert said.startswith("Bản so sánh không chứa được 1 hình, biểu đồ của bản cũ")
    assert "cannot hold 1 picture" in summary(made.changes, "en", made.notes)


def test_a_chart_of_both_stays() -> None:
    body = [TEXT, f"<w:p>{chart('rIdC')}</w:p>"]
    made = compared(charted(body), charted([paragraph("Lời khác hẳn"), body[1]]))
    assert made.notes == () and linked(made.docx) == [CHART]


_NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def noted(body: list[str], inner: str) -> bytes:
    """A document with one note."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    space += f'xmlns:r="{R[1:-1]}" '
    space += 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    space += 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    line = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
    xml = (
        f"<w:footnotes {space}>{line}</w:footnote>"
        f'<w:footnote w:id="2"><w:p>{inner}</w:p></w:footnote></w:footnotes>'
    )
    made = with_parts(document(body), ("rIdN", "footnotes", "footnotes.xml", xml.encode()))
    out = BytesIO()
    with ZipFile(BytesIO(made)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "[Content_Types].xml":
                kind = f'<Override PartName="/word/footnotes.xml" ContentType="{_KIND}"/></Types>'
                data = data.replace(b"</Types>", kind.encode())
            target.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("new_has_notes", [True, False])
def test_a_note_comes_back_also_where_the_new_file_has_none(
    new_has_notes: bool, validator: Path, tmp_path: Path
) -> None:
    old = noted([f"<w:p>{run('Theo quy định')}{_NOTE}</w:p>"], run("Điều 5 của Nghị định."))
    body = [paragraph("Theo quy định mới")]
    new = noted([f"<w:p>{run('Khác')}{_NOTE}</w:p>", *body], run("Chú thích khác."))
    made = compared(old, new if new_has_notes else document(body))
    *body, notes = shown(rejected(made.docx))
    assert body == shown(old)[:-1]
    assert notes == ["Chú thích khác."] * new_has_notes + ["Điều 5 của Nghị định."]
    assert_valid(validator, made.docx, tmp_path)


def test_a_note_leaves_what_leads_out_of_it(validator: Path, tmp_path: Path) -> None:
    link = f'<w:hyperlink r:id="rId9">{run("Xem trang của tỉnh")}</w:hyperlink>{picture("rId8")}'
    old = noted([f"<w:p>{run('Theo quy định')}{_NOTE}</w:p>"], link)
    made = compared(old, document([paragraph("Theo quy định")]))
    assert_valid(validator, made.docx, tmp_path)
    assert shown(rejected(made.docx))[-1] == ["Xem trang của tỉnh"]
