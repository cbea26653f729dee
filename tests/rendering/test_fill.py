"""Filling a template: text comes out as typed; what is unsafe or broken is refused, never worse."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from editing import BUILT, DOCUMENT, PARTS, edited, with_part, without_element, zipped
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from kehoach.errors import BadInput
from kehoach.rendering.fill import fill, refuse_unsafe
from kehoach.rendering.namespaces import NAMESPACES
from kehoach.rendering.runs import Chars, runs_xml
from kehoach.rendering.sample import sample_view
from kehoach.text.markup import Run

W = f"{{{NAMESPACES['w']}}}"
VIEW = sample_view()
TITLE = "{{ trich_yeu }}"
AWKWARD = [
    "{{ trich_yeu }}", "{% if x %}", "{# a #}", "}}", "%}", "#}", "{_{", "}_}", "{_%", "%_}", "{",
    "a & b", "a < b > c", "&amp; &lt; &#123;", "\"'“”‘’", "]]>", "<w:p/>", "</w:t>", "<!--",
    "một\thai", "một\nhai", " đầu và cuối ", "100%", "\u00a0–\u00ad\u200b", "{%p for k in x %}",
]  # fmt: skip
texts = st.text(
    st.sampled_from("{}%#_&<>\"'/;\t\n pr") | st.characters(exclude_categories=["Cc", "Cs", "Cn"]),
    max_size=20,
)


def typed(paragraph: Any) -> str:
    """The characters of a paragraph as a person typed them."""
    marks = {f"{W}tab": "\t", f"{W}br": "\n"}
    nodes = paragraph.iter(f"{W}t", *marks)
    return "".join(marks.get(node.tag) or node.text or "" for node in nodes)


def in_style(parts: dict[str, bytes], style: str, name: str = DOCUMENT) -> list[str]:
    """The texts of the paragraphs in a style."""
    found = etree.fromstring(parts[name]).iter(f"{W}pStyle")
    return [typed(s.getparent().getparent()) for s in found if s.get(f"{W}val") == style]


def check_texts(text: str) -> None:
    line = {"kieu": "gach", "chu": runs_xml((Run(text), Run(text, bold=True)))}
    cell = {"kieu": "trai", "gop": 1, "doan": [runs_xml((Run(text),))]}
    words = {
        "kieu": "bang",
        "ten": "",
        "mo_ta": Chars(text),
        "rong": "10",
        "cot": [Chars(text)],
        "hang": [[cell]],
    }
    view = {
        **VIEW,
        "trich_yeu": Chars(text),
        "co_quan": [Chars(text), Chars("sau")],
        "lien_he": Chars(text or "…"),
        "noi_dung": [line, words],
        "phu_luc": [],
    }
    parts = fill(BUILT, view)
    assert in_style(parts, "KHTrichYeu") == [text]
    assert in_style(parts, "KHCoQuan") == [text, "sau"]
    assert in_style(parts, "KHDauBang") == [text, "…"]  # the other stands in a kept table
    assert in_style(parts, "KHLienHe", "word/footer1.xml") == [text or "…"]
    spaced = text.replace("\t", " ")  # in running text a tab is a space
    assert in_style(parts, "KHGach") == [spaced * 2]
    assert in_style(parts, "KHOBang") == [spaced]
    captions = etree.fromstring(parts[DOCUMENT]).iter(f"{W}tblCaption")
    assert text.replace("\t", " ").replace("\n", " ") in [c.get(f"{W}val") for c in captions]


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_comes_out_as_typed(text: str) -> None:
    check_texts(text)


@settings(max_examples=30)
@given(texts)
def test_any_text_comes_out_as_typed(text: str) -> None:
    check_texts(text)


def test_several_awkward_texts_do_not_meet() -> None:
    lines = ["{", "{ a }", "}", "{%", "%}", "{", "#", "}"]
    parts = fill(BUILT, {**VIEW, "co_quan": [Chars(line) for line in lines]})
    assert in_style(parts, "KHCoQuan") == lines


@pytest.fixture
def opened() -> Iterator[set[str]]:
    """The files opened and programs started while a test runs."""
    fill(BUILT, VIEW)
    seen: set[str] = set()
    watching = [True]

    def watch(event: str, args: tuple[object, ...]) -> None:
        if watching[0] and event in ("open", "os.system", "os.exec", "subprocess.Popen"):
            seen.add(str(args[0]))

    sys.addaudithook(watch)
    yield seen
    watching[0] = False


ATTACKS = [
    "{{ ''.__class__.__mro__ }}",
    "{{ ''['__class__']['__mro__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ trich_yeu.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('touch FILE').read() }}",
    "{{ lipsum.__globals__['os'].system('touch FILE') }}",
    "{{ self._TemplateReference__context }}",
    "{{ [0]|map(attribute='__class__.__mro__')|list }}",
    "{{ co_quan.append('x') }}",
    "{{ '{0.__class__}'.format(trich_yeu) }}",
    "{% include 'FILE' %}",
    "{% include '/etc/passwd' %}",
    "{% import 'FILE' as x %}",
    "{% from 'FILE' import x %}",
    "{% extends 'FILE' %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% block a %}{{ self.a() }}{% endblock %}",
    "{% for i in range(10**9) %}{{ i }}{% endfor %}",
    "{{ 'a' * 10**9 }}",
    "{{ 9**9**9**9 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ 'a'|center(10**9) }}",
    "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_template_runs_no_code_and_reads_no_file(
    attack: str, tmp_path: Path, opened: set[str]
) -> None:
    made = tmp_path / "made"
    secret = tmp_path / "secret"
    with secret.open("w") as file:
        file.write("bí mật")
    opened.clear()
    typed_in = attack.replace("touch FILE", f"touch {made}").replace("FILE", str(secret))
    template = edited((TITLE, typed_in))
    with pytest.raises(BadInput) as caught:
        fill(template, VIEW)
    assert caught.value.problems[0].code in ("KH801", "KH802")
    assert not {name for name in opened if "passwd" in name or str(tmp_path) in name}
    assert not made.exists()


BROKEN = [
    "{{ trich_yeu", "{{ khong_co }}", "{% if x %}", "{% endfor %}", "{{ trich_yeu | la }}",
    "{{ trich_yeu + 1 }}", "{{ 1 / 0 }}", "{% for a, b in co_quan %}{% endfor %}",
    "{% for d in 1 %}{% endfor %}", "{{ co_quan[9] }}",
    "{% for d in co_quan %}" * 25 + "{% endfor %}" * 25,
]  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_tag_is_bad_input(broken: str) -> None:
    with pytest.raises(BadInput) as caught:
        fill(edited((TITLE, broken)), VIEW)
    assert caught.value.problems[0].code == "KH801"
    assert caught.value.problems[0].args["reason"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("{%p if co_quan_chu_quan %}", "{% if co_quan_chu_quan %}", {"co_quan_chu_quan": ""}),
        ("{%p for d in co_quan %}", "{% for d in co_quan %}", {"co_quan": ["a", "b"]}),
    ],
)
def test_a_document_that_would_come_out_broken_is_refused(
    old: str, new: str, words: dict[str, Any]
) -> None:
    """docxtpl alone would mend it silently, and words would be gone."""
    with pytest.raises(BadInput) as caught:
        fill(edited((old, new)), {**VIEW, **words})
    assert caught.value.problems[0].code == "KH801"


RELS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
ENTITY = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document'
BILLION = (
    '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {two} "{f"&{one};" * 10}">'
        for one, two in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]><w:document"
)


def related(kind: str, target: str, mode: str = "External") -> bytes:
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="{target}" TargetMode="{mode}"/>'
    return edited(("</Relationships>", f"{relation}</Relationships>"), part=RELS)


def field(code: str) -> bytes:
    written = f"</w:t></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:t>"
    return edited((TITLE, f"{TITLE}{written}"))


UNSAFE = {
    "macros": with_part("word/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
    "macros under another name": related(f"{MICROSOFT}/vbaProject", "a.bin", "Internal"),
    "attached template": with_part(
        "word/_rels/settings.xml.rels",
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/attachedTemplate" Target="file:///C:/x.dotm"'
        ' TargetMode="External"/></Relationships>',
    ),
    "picture from elsewhere": related(f"{OFFICE}/image", "http://a.example/x.png"),
    "OLE object": with_part("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0"),
    "OLE object elsewhere": related(f"{OFFICE}/oleObject", "a.bin", "Internal"),
    "ActiveX": with_part("word/activeX/activeX1.bin", b"\0"),
    "other document inside": related(f"{OFFICE}/aFChunk", "a.html", "Internal"),
    "entity": edited(("<w:document", ENTITY), (TITLE, f"{TITLE}&x;")),
    "entity in a footer": edited(
        ("<w:ftr", '<!DOCTYPE a [<!ENTITY x "y">]><w:ftr'), part="word/footer1.xml"
    ),
    "DDE": field(' DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc" '),
    "DDE in pieces": field(" DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd "),
    "file fetched": field(' INCLUDETEXT "c:/x.docx" '),
    "simple field": edited(
        ("</w:sectPr></w:body>", '</w:sectPr><w:p><w:fldSimple w:instr="DDE x"/></w:p></w:body>')
    ),
}  # fmt: skip


@pytest.mark.parametrize("template", UNSAFE.values(), ids=UNSAFE.keys())
def test_an_unsafe_package_is_refused(template: bytes) -> None:
    for refuse in (refuse_unsafe, lambda bad: fill(bad, VIEW)):
        with pytest.raises(BadInput) as caught:
            refuse(template)
        assert caught.value.problems[0].code == "KH803"
        assert caught.value.problems[0].args["part"]


def test_links_on_the_web_and_plain_fields_are_safe() -> None:
    refuse_unsafe(related(f"{OFFICE}/hyperlink", "https://moha.gov.vn/link"))
    refuse_unsafe(field(' HYPERLINK "https://moha.gov.vn/link/import dde" '))
    refuse_unsafe(field(" TOC \\o 1-3 "))


NOT_DOCUMENTS = {
    "nothing": b"",
    "text": "Kế hoạch".encode(),
    "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100,
    "cut short": BUILT[:4000],
    "empty zip": zipped({}),
    "another zip": zipped({"a.txt": b"a"}),
    "no document": zipped({name: part for name, part in PARTS.items() if name != DOCUMENT}),
    "document alone": zipped({DOCUMENT: PARTS[DOCUMENT]}),
    "no types": zipped({n: part for n, part in PARTS.items() if n != "[Content_Types].xml"}),
    "no relations": zipped({n: part for n, part in PARTS.items() if n != "_rels/.rels"}),
    "broken XML": with_part(DOCUMENT, PARTS[DOCUMENT][:-20]),
    "broken relations": with_part(RELS, "<Relationships"),
    "missing footer": zipped({n: part for n, part in PARTS.items() if n != "word/footer1.xml"}),
    "template of Word": edited(
        ("document.main+xml", "template.main+xml"), part="[Content_Types].xml"
    ),
    "billion laughs": edited(("<w:document", BILLION), ("<w:p>", '<w:p w:a="&i;">')),
}  # fmt: skip


@pytest.mark.parametrize("template", NOT_DOCUMENTS.values(), ids=NOT_DOCUMENTS.keys())
def test_what_is_no_document_is_refused(template: bytes) -> None:
    with pytest.raises(BadInput) as caught:
        fill(template, VIEW)
    assert caught.value.problems[0].code == "KH800"


def test_a_zip_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    big = with_part("word/media/a.bin", b"0" * 60_000)
    monkeypatch.setattr(import_module("kehoach.rendering.fill"), "_LIMIT", 100_000)
    with pytest.raises(BadInput) as caught:
        refuse_unsafe(big)
    assert caught.value.problems[0].code == "KH803"


def test_a_bomb_that_lies_about_its_size_is_not_unpacked() -> None:
    size, target = 50_000_000, BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, content in {**PARTS, "word/a.xml": b"0" * size}.items():
            package.writestr(name, content)
    bomb = target.getvalue().replace(size.to_bytes(4, "little"), b"\x0a\0\0\0")
    tracemalloc.start()
    try:
        with pytest.raises(BadInput):
            fill(bomb, VIEW)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


@settings(max_examples=60)
@given(st.integers(0, len(BUILT) - 1), st.integers(1, 255))
def test_a_damaged_file_is_filled_or_refused(at: int, change: int) -> None:
    damaged = bytearray(BUILT)
    damaged[at] ^= change
    _filled_or_refused(bytes(damaged))


@settings(max_examples=25)
@example(0)
@given(st.integers(0, 10**6))
def test_a_template_with_an_element_missing_is_filled_or_refused(number: int) -> None:
    _filled_or_refused(without_element(number))


def _filled_or_refused(template: bytes) -> None:
    try:
        parts = fill(template, VIEW)
    except BadInput:
        return
    etree.fromstring(parts[DOCUMENT])
