"""Whatever template a draft goes through, its comments arrive and its letters do not."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from commented import NS, W, draft, part_of_comments, parts_of, said
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from documents import sink
from kehoach.annotating import draft_docx
from kehoach.annotating.comments import with_comments
from kehoach.office import register_of
from kehoach.rendering.template import build_template
from kehoach.spec.read import read_spec
from kehoach.standards import load
from small_plans import FILE, spec
from test_validator import assert_valid

PROSE = "nội dung: ['Năm {năm}, đạt ……%.']"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def template(*changes: tuple[str, str, str]) -> bytes:
    """The built template with texts of its parts replaced."""
    parts = parts_of(build_template(load()))
    for part, old, new in changes:
        assert old in parts[part].decode(), old
        parts[part] = parts[part].decode().replace(old, new, 1).encode()
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def through(made: bytes) -> bytes:
    data = spec(PROSE).encode()
    return draft_docx(read_spec(data, FILE), data, FILE, template=made).docx


def letters(docx: bytes) -> list[str]:
    """The parts that still hold a letter of the marks, raw or as a number."""
    shape = re.compile(rb"\xf4[\x80-\x8f]|&#(?:x10|10[4-9]|11)", re.I)
    return [name for name, part in parts_of(docx).items() if shape.search(part)]


NUMBER = "Cần điền: số của văn bản, do văn thư cấp khi ban hành."
DAY = "Cần điền: ngày, tháng ban hành."
BLANK = "Năm 2026, đạt ……%./. ← Cần điền: “……”."
TITLE = "Nâng cao Chỉ số A năm 2026"
DATED = f"Đắk Lắk, ngày tháng năm 2026 ← {DAY}"


def test_the_built_template_by_another_hand() -> None:
    """A byte changed, and the template goes through docxtpl instead."""
    made = through(template(("word/document.xml", "{{ ten_loai }}", "{{  ten_loai }}")))
    assert said(made) == [f"Số: /KH-UBND ← {NUMBER}", DATED, BLANK]
    assert letters(made) == []


def test_words_changed_by_a_filter_keep_their_comment() -> None:
    shouted = ("word/document.xml", "{{ so_ky_hieu }}", "Văn bản {{ so_ky_hieu|upper|trim }}!")
    assert said(through(template(shouted)))[0] == f"Văn bản SỐ: /KH-UBND! ← {NUMBER}"


def test_what_a_template_leaves_out_is_told_at_the_title() -> None:
    made = through(template(("word/document.xml", "{{ so_ky_hieu }}", "Số:")))
    assert said(made) == [DATED, f"{TITLE} ← {NUMBER}", BLANK]


def test_what_stands_in_a_header_is_told_at_the_title_where_word_allows_comments() -> None:
    inside = "<w:p><w:r><w:t>{{ so_ky_hieu }}</w:t></w:r></w:p></w:hdr>"
    made = through(
        template(
            ("word/document.xml", "{{ so_ky_hieu }}", "Số:"),
            ("word/header2.xml", "</w:hdr>", inside),
        )
    )
    assert said(made) == [DATED, f"{TITLE} ← {NUMBER}", BLANK]
    assert "Số: " in parts_of(made)["word/header2.xml"].decode()
    assert letters(made) == []


def test_without_a_title_the_first_words_bear_what_has_no_place() -> None:
    made = through(
        template(
            ("word/document.xml", "{{ so_ky_hieu }}", "Số:"),
            ("word/document.xml", "{{ trich_yeu }}", "Trích yếu"),
        )
    )
    assert next(one for one in said(made) if NUMBER in one).startswith("ỦY BAN NHÂN DÂN")
    assert len(said(made)) == 3


def commented_template() -> bytes:
    """The built template with a comment of the office's own in an odd place."""
    rel = f'<Relationship Id="rIdGhiChu0" Type="{KINDS}/comments" Target="/word/loi-dan.xml"/>'
    kind = (
        '<Override PartName="/word/loi-dan.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.comments+xml"/>'
    )
    made = template(
        ("word/_rels/document.xml.rels", "</Relationships>", f"{rel}</Relationships>"),
        ("[Content_Types].xml", "</Types>", f"{kind}</Types>"),
        (
            "word/document.xml",
            "{{ ten_loai }}</w:t></w:r>",
            '{{ ten_loai }}</w:t></w:r><w:r><w:commentReference w:id="7"/></w:r>',
        ),
    )
    own = (
        f'<w:comments xmlns:w="{NS["w"]}"><w:comment w:id="7" w:author="Văn thư"><w:p><w:r>'
        "<w:t>Giữ nguyên mẫu.</w:t></w:r></w:p></w:comment></w:comments>"
    )
    target = BytesIO(made)
    with ZipFile(target, "a") as package:
        package.writestr("word/loi-dan.xml", own)
    return target.getvalue()


def test_comments_of_the_template_stay_beside_ours(validator: Path, tmp_path: Path) -> None:
    made = through(commented_template())
    assert said(made) == [
        f"Số: /KH-UBND ← {NUMBER}",
        DATED,
        "KẾ HOẠCH ← Giữ nguyên mẫu.",
        BLANK,
    ]
    ids = [one.get(f"{W}id") for one in etree.fromstring(part_of_comments(made) or b"")]
    assert ids == ["7", "8", "9", "10"]
    assert_valid(validator, made, tmp_path)


@pytest.mark.parametrize("name", ["sau-cap-so", "ban-to-chuc-tinh-uy"])
def test_drafts_with_comments_are_valid(name: str, validator: Path, tmp_path: Path) -> None:
    path = sink(name)
    data = path.read_bytes().replace("ngày:".encode(), "# ngày:".encode(), 1)
    data = data.replace("\nsố:".encode(), "\n# số:".encode(), 1)
    made = draft_docx(read_spec(data, str(path), register_of(path, data)), data, str(path))
    assert made.counts.blanks >= 1
    assert_valid(validator, made.docx, tmp_path)


def test_a_comment_on_words_in_a_text_box_stands_at_the_paragraph_of_the_box() -> None:
    """Word has no comments in text boxes; the box stands twice, for older readers too."""
    box = "<w:txbxContent><w:p><w:r><w:t>\U00100000Trong khung</w:t></w:r></w:p></w:txbxContent>"
    outer = f"<w:p><w:r><w:t>Ngoài khung </w:t></w:r><w:r><w:pict>{box}{box}</w:pict></w:r></w:p>"
    plain = parts_of(draft("nội dung: [A.]", "số: 1\nngày: 05/3/2026").docx)
    body = f'<w:document xmlns:w="{NS["w"]}"><w:body>{outer}</w:body></w:document>'
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, content in {**plain, "word/document.xml": body.encode()}.items():
            package.writestr(name, content)
    made = with_comments(target.getvalue(), {"\U00100000": [("Lời.",)]}, "\U00100001")
    assert said(made) == ["Ngoài khung Trong khungTrong khung ← Lời."]
    document = etree.fromstring(parts_of(made)["word/document.xml"])
    (mark,) = document.iter(f"{W}commentReference")
    assert mark.getparent().getparent().getparent().tag == f"{W}body"


@settings(max_examples=30)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_words_can_be_told(text: str) -> None:
    plain = draft("nội dung: [A.]", "số: 1\nngày: 05/3/2026").docx
    made = with_comments(plain, {"\U00100000": [("Một", text)]}, "\U00100001")
    (comment,) = etree.fromstring(part_of_comments(made) or b"")
    told = "".join(comment.itertext(f"{W}t"))
    assert re.sub(r"\s|[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", told) == re.sub(
        r"\s|[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", f"Một{text}"
    )
