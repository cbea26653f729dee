"""Files that are unsafe or broken: one clear refusal each, never a traceback."""

from __future__ import annotations

import struct
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from word import NAMESPACES, docx, p, packed, parts, relations, style, tbl, tc, tr

from kehoach.errors import BadInput
from kehoach.reading import package, read_docx
from kehoach.report import words

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BODY = p("Kế hoạch", "jc=center", "b") + tbl(tr(tc(p("a")), tc(p("b"))))
GOOD = docx(BODY, styles=style("Normal", rpr="sz=26"))


def refused(data: bytes) -> str:
    with pytest.raises(BadInput) as caught:
        read_docx(data, "tep.docx")
    (problem,) = caught.value.problems
    assert problem.place.file == "tep.docx"
    assert all(words(problem, language) for language in ("vi", "en"))
    return problem.code


def changed(**others: str) -> bytes:
    return packed(parts(BODY) | {name.replace("__", "/"): text for name, text in others.items()})


def with_part(name: str, content: str = "x") -> bytes:
    return packed(parts(BODY) | {name: content})


def test_empty_file() -> None:
    assert refused(b"") == "KH870"


def test_other_kinds_of_file() -> None:
    assert refused(b"%PDF-1.7") == "KH871"


def test_old_word_file() -> None:
    assert refused(OLE + "WordDocument".encode("utf-16-le")) == "KH872"


def test_locked_file() -> None:
    assert refused(OLE + "EncryptedPackage".encode("utf-16-le")) == "KH873"


def test_locked_zip() -> None:
    data = bytearray(GOOD)
    for at, sign in ((6, b"PK\x03\x04"), (8, b"PK\x01\x02")):
        start = data.find(sign)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(sign, start + 4)
    assert refused(bytes(data)) == "KH873"


def test_macros() -> None:
    assert refused(with_part("word/vbaProject.bin")) == "KH874"
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    types = f'<Types><Override ContentType="{kind}"/></Types>'
    assert refused(with_part("[Content_Types].xml", types)) == "KH874"


def test_embedded_objects() -> None:
    assert refused(with_part("word/embeddings/oleObject1.bin")) == "KH875"
    assert refused(with_part("word/activeX/activeX1.xml")) == "KH875"
    links = relations(("r1", "package", "embeddings/a.xlsx"))
    assert refused(with_part("word/_rels/document.xml.rels", links)) == "KH875"


def test_workbook_of_a_chart_is_allowed() -> None:
    links = relations(("r1", "package", "../embeddings/a.xlsx"))
    made = parts(BODY) | {
        "word/charts/chart1.xml": "<c/>",
        "word/charts/_rels/chart1.xml.rels": links,
        "word/embeddings/a.xlsx": "PK",
    }
    assert read_docx(packed(made)).paragraphs


def test_bombs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "RATIO_FROM", 100_000)
    assert refused(with_part("word/media/a.png", "0" * 2_000_000)) == "KH876"
    monkeypatch.setattr(package, "MAX_PART", 1000)
    assert refused(with_part("word/media/a.png", "0" * 2000)) == "KH876"
    monkeypatch.setattr(package, "MAX_MEMBERS", 2)
    assert refused(GOOD) == "KH876"


def test_declared_sizes_are_not_trusted() -> None:
    data = bytearray(with_part("word/big.bin", "0" * 100_000))
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.rfind(sign)
        data[start + at : start + at + 4] = struct.pack("<I", 10)
    assert refused(bytes(data)) == "KH878"


@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_entities(code: str) -> None:
    evil = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    made: dict[str, str | bytes] = {**parts(BODY), "word/styles.xml": evil.encode(code)}
    target = BytesIO()
    with ZipFile(target, "w") as opened:
        for name, content in made.items():
            opened.writestr(name, content)
    assert refused(target.getvalue()) == "KH877"


@pytest.mark.parametrize(
    "data",
    [
        GOOD[:-100],
        GOOD[: len(GOOD) // 2],
        b"PK\x03\x04",
        with_part("word/document.xml", "<w:document"),
        with_part("word/document.xml", "<a/>"),
        with_part("_rels/.rels", relations(("r", "officeDocument", "nowhere.xml"))),
    ],
)
def test_broken_files(data: bytes) -> None:
    assert refused(data) == "KH878"


def test_bad_checksum() -> None:
    data = bytearray(GOOD)
    at = data.find(b"word/document.xml") + len("word/document.xml") + 30
    data[at] ^= 0xFF
    assert refused(bytes(data)) == "KH878"


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_FILE", 100)
    assert refused(GOOD) == "KH879"


def test_deep_nesting_is_no_crash() -> None:
    deep = p("a")
    for _ in range(60):
        deep = tbl(tr(tc(deep)))
    try:
        assert read_docx(docx(deep)).text == "a"
    except BadInput as error:
        assert error.problems[0].code == "KH878"


def test_document_part_has_any_name() -> None:
    made = parts(BODY)
    made["doc/main.xml"] = made.pop("word/document.xml")
    made["_rels/.rels"] = relations(("r", "officeDocument", "/doc/main.xml"))
    assert read_docx(packed(made)).main == "doc/main.xml"


def test_strict_names_are_understood() -> None:
    made = {
        name: text.replace(NAMESPACES["w"], "http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, text in parts(BODY, styles=style("Normal", rpr="sz=26")).items()
    }
    assert read_docx(packed(made)).paragraphs[0].runs[0].face.size == 13


def test_pictures_elsewhere_are_noted() -> None:
    links = relations(("r1", "image", "http://a/b.png"), external=True)
    assert "external" in read_docx(with_part("word/_rels/document.xml.rels", links)).notes


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04"):
        with pytest.raises(BadInput):
            read_docx(start + data)


@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=4))
@example(0, b"\0")
def test_changed_bytes(at: int, new: bytes) -> None:
    _tried(GOOD[:at] + new + GOOD[at + len(new) :])


XML = parts(BODY, styles=style("Normal", rpr="sz=26"))["word/document.xml"]
ODD = ["", "-1", "abc", "99999999999", "1e9", "&#xFFFD;", "nil", "0", "63999"]
NAMES = ["w:p", "w:r", "w:tbl", "w:tc", "w:tr", "w:pPr", "w:rPr", "w:sectPr", "w:sdt", "w:ins"]


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(ODD)), max_size=5))
def test_odd_values(changes: list[tuple[int, str]]) -> None:
    pieces = XML.split('="')
    for at, value in changes:
        place = 9 + at % (len(pieces) - 9)
        pieces[place] = value + '"' + pieces[place].partition('"')[2]
    _tried(with_part("word/document.xml", '="'.join(pieces)))


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_odd_order(old: str, new: str) -> None:
    xml = XML.replace(f"<{old}>", f"<{new}>").replace(f"</{old}>", f"</{new}>")
    _tried(with_part("word/document.xml", xml))


def _tried(data: bytes) -> None:
    try:
        read_docx(data)
    except BadInput as error:
        assert error.problems[0].code.startswith("KH87")
