"""Nothing of the old plan survives unseen: in the text or in any part of the package."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Literal
from zipfile import ZipFile

import pytest
from writing import roll

import kehoach
from kehoach.errors import BadInput
from kehoach.plan import Plan
from kehoach.rendering.template import build_template
from kehoach.rolling.leftovers import Leftover, leftovers
from kehoach.standards import load
from small_plans import spec

OLD = spec(
    "kế hoạch: Nâng cao Chỉ số A năm {năm}",
    "năm: 2025",
    "số: 214",
    "ngày: 05/3/2025",
    "căn cứ: ['Quyết định số 5/QĐ-UBND ngày 10/02/2025 của UBND tỉnh về kế hoạch năm 2025']",
    "mở đầu: Thực hiện giai đoạn 2021-2025; so với năm {năm-1}, năm {năm} phải hơn.",
    "nội dung: ['Việc của năm {năm}.']",
)


@pytest.fixture(scope="module")
def plans() -> tuple[Plan, Plan]:
    rolled = roll(OLD, 2026)
    assert rolled.plan is not None
    return rolled.old, rolled.plan


def planted(docx: bytes, part: str, old: str, new: str) -> bytes:
    """The package with a string of a part replaced; a part that is not there is new."""
    out = BytesIO()
    with ZipFile(BytesIO(docx)) as source, ZipFile(out, "w") as target:
        names = source.namelist()
        for name in names:
            data = source.read(name)
            if name == part:
                text = data.decode("utf-8")
                assert old in text
                data = text.replace(old, new, 1).encode("utf-8")
            target.writestr(name, data)
        if part not in names:
            target.writestr(part, new)
    return out.getvalue()


def test_a_render_of_the_new_year_has_none(plans: tuple[Plan, Plan]) -> None:
    """The dates of acts, the period and ``{năm-1}`` are explained by the spec."""
    assert leftovers(kehoach.render(plans[1]), *plans) == []


@pytest.mark.parametrize("path", sorted(Path("plans").glob("*.yaml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("years", [1, 5])
def test_own_plans_leave_nothing_but_names_that_the_list_tells(path: Path, years: int) -> None:
    year = kehoach.load(path).year + years
    rolled = roll(path.read_bytes(), year)
    assert rolled.plan is not None
    found = leftovers(kehoach.render(rolled.plan), rolled.old, rolled.plan)
    told = " | ".join(one.was for one in rolled.items if one.code == "KH775")
    assert [one for one in found if one.what != "name" or one.words not in told] == []


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
BOX = (
    "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
    "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r></w:p>"
)
PARTS = {
    "body": ("word/document.xml", "<w:body>", "<w:body>" + PARAGRAPH),
    "text box": ("word/document.xml", "<w:body>", "<w:body>" + BOX),
    "tracked deletion": (
        "word/document.xml",
        "<w:body>",
        "<w:body><w:p><w:del w:id='900' w:author='a'><w:r><w:delText>{}</w:delText></w:r></w:del>"
        "</w:p>",
    ),
    "description of a picture": (
        "word/document.xml",
        "<w:body>",
        '<w:body><w:p><w:r><w:drawing><docPr descr="Ảnh {}"/></w:drawing></w:r></w:p>',
    ),
    "drawn text": (
        "word/document.xml", "<w:body>",
        "<w:body><w:p><w:r><w:drawing xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/"
        "main'><a:p><a:r><a:t>{}</a:t></a:r></a:p></w:drawing></w:r></w:p>",
    ),
    "watermark": (
        "word/document.xml", "<w:body>",
        "<w:body><w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'>"
        "<v:textpath string='{}'/></v:shape></w:pict></w:r></w:p>",
    ),
    "name of a control": (
        "word/document.xml", "<w:body>",
        "<w:body><w:sdt><w:sdtPr><w:alias w:val='{}'/></w:sdtPr><w:sdtContent/></w:sdt>",
    ),
    "a part that is not sound": ("word/lạ.xml", "", "<a>{}<b></a>"),
    "a page of HTML": ("word/afchunk.htm", "", "<p>{}</p>"),
    "header": ("word/header9.xml", "", f"<w:hdr {_W}>{PARAGRAPH}</w:hdr>"),
    "footer": ("word/footer9.xml", "", f"<w:ftr {_W}>{PARAGRAPH}</w:ftr>"),
    "comments": (
        "word/comments.xml", "",
        f"<w:comments {_W}><w:comment w:id='0'>{PARAGRAPH}</w:comment></w:comments>",
    ),
    "footnotes": (
        "word/footnotes9.xml", "",
        f"<w:footnotes {_W}><w:footnote w:id='2'>{PARAGRAPH}</w:footnote></w:footnotes>",
    ),
    "core properties": (
        "docProps/core.xml", "</cp:coreProperties>",
        "<cp:keywords>Kế hoạch {}</cp:keywords></cp:coreProperties>",
    ),
    "custom properties": (
        "docProps/custom9.xml", "",
        "<Properties><property name='A'><v>Kế hoạch {}</v></property></Properties>",
    ),
    "document variable": (
        "word/settings.xml", "</w:settings>",
        "<w:docVars><w:docVar w:name='A' w:val='Kế hoạch {}'/></w:docVars></w:settings>",
    ),
    "custom XML": ("customXml/item9.xml", "", "<a><b>Kế hoạch {}</b></a>"),
}  # fmt: skip
TRACES = {
    "năm 2025": ("year", "năm 2025"),
    "quý IV/2025": ("year", "quý IV/2025"),
    "Chỉ số PCI-2025": ("year", "PCI-2025"),
    "năm hai nghìn không trăm hai mươi lăm": ("year", "2025"),
    "Tết Ất Tỵ": ("year", "Ất Tỵ"),
    "trước 15/6/25": ("year", "15/6/25"),
    "quý II năm 20\u200b25": ("year", "quý II năm 2025"),
    "số 214/KH-UBND": ("number", "214/KH-UBND"),
    "số 0214 / KH - UBND": ("number", "0214 / KH - UBND"),
    "05/3/2025": ("day", "05/3/2025"),
    "05/03/2025": ("day", "05/03/2025"),
    "ngày 05 tháng 3 năm 2025": ("day", "05 tháng 3 năm 2025"),
}
ALL = "; ".join(TRACES)
NO_TRACES = ("ngày 15/3/2026", "số 1214/KH-UBND", "số 214/KH-UBNDX", "2025 hồ sơ", "2.025 đồng")


@pytest.fixture(scope="module")
def docx(plans: tuple[Plan, Plan]) -> bytes:
    return kehoach.render(plans[1])


def traces_in(docx: bytes, plans: tuple[Plan, Plan]) -> tuple[set[tuple[str, str]], set[str]]:
    """What is found, but for the days, each of which is also a year; and the parts it is in."""
    found = leftovers(docx, *plans)
    days = {one.words for one in found if one.what == "day"}
    told = {(one.what, one.words) for one in found if one.what != "year" or one.words not in days}
    return told, {one.part for one in found}


@pytest.mark.parametrize("kind", PARTS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_planted_traces_are_found_in_each_kind_of_part(
    plans: tuple[Plan, Plan], docx: bytes, kind: str, form: Literal["NFC", "NFD"]
) -> None:
    part, old, new = PARTS[kind]
    typed = unicodedata.normalize(form, ALL)
    found = traces_in(planted(docx, part, old, new.replace("{}", typed)), plans)
    assert found == ({*TRACES.values()}, {part})


@pytest.mark.parametrize("text", NO_TRACES)
def test_what_only_looks_like_a_trace_is_none(
    plans: tuple[Plan, Plan], docx: bytes, text: str
) -> None:
    new = "<w:body>" + PARAGRAPH.format(text)
    assert leftovers(planted(docx, "word/document.xml", "<w:body>", new), *plans) == []


def split(text: str) -> str:
    """A paragraph with a run for each letter."""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{one}</w:t></w:r>' for one in text)
    return f"<w:p>{runs}</w:p>"


def test_a_trace_split_over_runs_is_found(plans: tuple[Plan, Plan], docx: bytes) -> None:
    text = "Kế hoạch năm 2025 của tỉnh"
    made = planted(docx, "word/document.xml", "<w:body>", "<w:body>" + split(text))
    assert leftovers(made, *plans) == [Leftover("year", "năm 2025", "word/document.xml", text)]


def test_a_trace_of_which_a_part_was_struck_out_is_found(
    plans: tuple[Plan, Plan], docx: bytes
) -> None:
    text = (
        "<w:body><w:p><w:r><w:t>năm 20</w:t></w:r><w:del w:id='900'><w:r><w:delText>26</w:delText>"
        "</w:r></w:del><w:r><w:t>25</w:t></w:r></w:p>"
    )
    made = planted(docx, "word/document.xml", "<w:body>", text)
    assert [one.words for one in leftovers(made, *plans)] == ["năm 2025"]


def test_a_package_within_the_package_is_searched(plans: tuple[Plan, Plan], docx: bytes) -> None:
    inner = planted(docx, "word/document.xml", "<w:body>", "<w:body>" + split("năm 2025"))
    out = BytesIO(docx)
    with ZipFile(out, "a") as package:
        package.writestr("word/embeddings/bang.docx", inner)
    found = leftovers(out.getvalue(), *plans)
    assert [(one.words, one.part) for one in found] == [("năm 2025", "word/embeddings/bang.docx")]


IN_TEMPLATE = {
    "body": ("word/document.xml", "<w:body>", "<w:body>"),
    "header": ("word/header1.xml", "</w:hdr>", ""),
    "footer": ("word/footer1.xml", "</w:ftr>", ""),
}


@pytest.mark.parametrize("kind", IN_TEMPLATE)
def test_what_an_office_wrote_into_its_template_is_found(
    plans: tuple[Plan, Plan], kind: str
) -> None:
    """Also in words that the spec says elsewhere: that explains nothing here."""
    part, old, before = IN_TEMPLATE[kind]
    new = before + split(ALL) + ("" if before else old)
    template = planted(build_template(load("nd30-2020")), part, old, new)
    found = traces_in(kehoach.render(plans[1], template), plans)
    assert found == ({*TRACES.values()}, {part})


def test_a_template_without_traces_leaves_none(plans: tuple[Plan, Plan]) -> None:
    template = build_template(load("nd30-2020"))
    assert leftovers(kehoach.render(plans[1], template), *plans) == []


@pytest.mark.parametrize(
    ("aim", "said"),
    [
        ("tăng bậc: 3-5", "Tăng từ 3 đến 5 bậc so với năm 2026"),
        ("tăng điểm: 2", "Tăng 2 điểm so với năm 2026"),
        ("điểm: 90, tăng bậc: 4", "Đạt 90 điểm, tăng 4 bậc so với năm 2026"),
    ],
)
def test_the_year_before_in_a_computed_aim_is_right_and_no_other(aim: str, said: str) -> None:
    index = f"chỉ số: {{A: {{kết quả: {{2025: {{điểm: 80, hạng: 9/34}}}}, mục tiêu: {{{aim}}}}}}}"
    rolled = roll(spec("năm: 2025", index, "nội dung: [{mục: Chỉ tiêu, bảng: chỉ số}]"), 2027)
    assert rolled.plan is not None
    docx = kehoach.render(rolled.plan)
    assert leftovers(docx, rolled.old, rolled.plan) == []
    other = planted(docx, "word/document.xml", said, said.replace("2026", "2025"))
    assert {one.words for one in leftovers(other, rolled.old, rolled.plan)} == {"năm 2025"}


def test_last_years_plan_may_be_cited_but_not_be_the_number_of_this_one() -> None:
    cites = "mở đầu: 'Tiếp nối Kế hoạch số 214/KH-UBND ngày 05/3/2025; ngày 05/3/2025 đã họp.'"
    rolled = roll(OLD.replace("mở đầu: Thực", f"{cites}\nkết thúc: Thực"), 2026)
    assert rolled.plan is not None
    docx = kehoach.render(rolled.plan)
    assert leftovers(docx, rolled.old, rolled.plan) == []
    text = "<w:body>" + PARAGRAPH.format("Số: 214/KH-UBND")
    text += PARAGRAPH.format("(Kèm theo Kế hoạch số 214/KH-UBND ngày 05/3/2025)")
    found = leftovers(planted(docx, "word/document.xml", "<w:body>", text), rolled.old, rolled.plan)
    assert {one.what for one in found} == {"number", "day", "year"}


def test_a_signer_who_changed_and_a_name_that_ended_are_found(plans: tuple[Plan, Plan]) -> None:
    old, new = plans
    other = new.model_copy(
        update={"signatory": new.signatory.model_copy(update={"name": "Trần Thị Mai"})}
    )
    text = "<w:body>" + PARAGRAPH.format("Lê Văn Nam; Sở Kế hoạch và Đầu tư chủ trì")
    docx = planted(kehoach.render(other), "word/document.xml", "<w:body>", text)
    found = {(one.what, one.words) for one in leftovers(docx, old, other)}
    assert found == {("signer", "Lê Văn Nam"), ("name", "Sở Kế hoạch và Đầu tư")}


def test_what_is_no_package_is_refused(plans: tuple[Plan, Plan]) -> None:
    with pytest.raises(BadInput):
        leftovers(b"abc", *plans)
