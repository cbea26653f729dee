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
from kehoach.rolling.leftovers import Leftover, leftovers
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
    "năm 2025": "year",
    "quý IV/2025": "year",
    "số 214/KH-UBND": "number",
    "05/3/2025": "day",
    "05/03/2025": "day",
    "ngày 05 tháng 3 năm 2025": "day",
}


@pytest.mark.parametrize("kind", PARTS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_planted_trace_is_found_in_each_kind_of_part(
    plans: tuple[Plan, Plan], kind: str, form: Literal["NFC", "NFD"]
) -> None:
    part, old, new = PARTS[kind]
    docx = kehoach.render(plans[1])
    for trace, what in TRACES.items():
        typed = unicodedata.normalize(form, trace)
        found = leftovers(planted(docx, part, old, new.replace("{}", typed)), *plans)
        kinds = {(one.what, one.part) for one in found}
        assert (what, part) in kinds, (trace, found)


def test_a_trace_split_over_runs_is_found(plans: tuple[Plan, Plan]) -> None:
    split = (
        "<w:body><w:p><w:r><w:t>Kế hoạch năm 20</w:t></w:r><w:r><w:t>25 của tỉnh</w:t></w:r></w:p>"
    )
    docx = planted(kehoach.render(plans[1]), "word/document.xml", "<w:body>", split)
    assert leftovers(docx, *plans) == [
        Leftover("year", "năm 2025", "word/document.xml", "Kế hoạch năm 2025 của tỉnh")
    ]


def test_a_signer_who_changed_and_a_name_that_ended_are_found(plans: tuple[Plan, Plan]) -> None:
    old, new = plans
    other = new.model_copy(
        update={"signatory": new.signatory.model_copy(update={"name": "Trần Thị Mai"})}
    )
    text = "<w:body>" + PARAGRAPH.format("Lê Văn Nam; Sở Kế hoạch và Đầu tư chủ trì")
    docx = planted(kehoach.render(other), "word/document.xml", "<w:body>", text)
    found = {(one.what, one.words) for one in leftovers(docx, old, other)}
    assert found == {("signer", "lê văn nam"), ("name", "Sở Kế hoạch và Đầu tư")}


def test_what_is_no_package_is_refused(plans: tuple[Plan, Plan]) -> None:
    with pytest.raises(BadInput):
        leftovers(b"abc", *plans)
