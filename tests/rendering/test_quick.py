"""Both ways from a sheet to Word, compiled beforehand and docxtpl itself, give one document."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
from editing import BUILT, edited
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from test_fill import AWKWARD, texts

from documents import each_document, plan_of
from kehoach.compose import compose
from kehoach.compose.sheet import Annex, Cell, CellKind, Column, Kept, Line, Part, Sheet, Table
from kehoach.errors import BadInput
from kehoach.rendering import by_docxtpl, render_docx
from kehoach.rendering.compiling import function_of
from kehoach.rendering.keeping import NotCompiled
from kehoach.rendering.package import unpack
from kehoach.rendering.quick import rendered
from kehoach.standards import IDS, load
from kehoach.text.markup import Run
from kehoach.wording.spans import Span
from small_plans import sheet

BASE = sheet("số: 5", "ngày: 5/3/2026")
LINE = Line("doan", "", (Run("Lời."),))
LEAD = Line("gach", "-", (Run("Gồm:"),))
EMPTY = Line("doan", "", ())
END = Line("doan", "", (Run("./."),))


def cell(*lines: str, span: int = 1, kind: str = "trai") -> Cell:
    return Cell(tuple((Run(line),) for line in lines), kind, span)  # type: ignore[arg-type]


def table(*rows: tuple[Cell, ...], title: str = "") -> Table:
    columns = (Column("STT", 1, "giua"), Column("Việc", 4), Column("", 2))
    return Table((Run(title),) if title else (), "Bảng", columns, rows)


ROW = (cell("1"), cell("Việc", "Thêm", kind="dam"), cell(""))
TABLE = table(ROW, (cell("I", kind="dam_giua"), cell("Nhóm", span=2)), title="Bảng 1:")


def quick(one: Sheet) -> dict[str, bytes]:
    standard = load(one.standard)
    return unpack(rendered(one, standard, None, 6))


def slow(one: Sheet) -> dict[str, bytes]:
    standard = load(one.standard)
    return unpack(by_docxtpl(one, standard, None))


def canonical(xml: bytes) -> str:
    return bytes(etree.tostring(etree.fromstring(xml), method="c14n")).decode()


def same_story(xml: bytes) -> str:
    """A header or footer without the runs, empty, that docxtpl leaves before and after a tab."""
    return canonical(xml).replace('<w:r><w:t xml:space="preserve"></w:t></w:r>', "")


def check_same(one: Sheet) -> None:
    """Every part with words or numbers is the same in canonical form."""
    made, wanted = quick(one), slow(one)
    assert made.keys() == wanted.keys()
    for name in made:
        if name.startswith(("word/header", "word/footer")):
            assert same_story(made[name]) == same_story(wanted[name]), name
        elif name.startswith("word/") or name == "docProps/core.xml":
            assert canonical(made[name]) == canonical(wanted[name]), name


@each_document
@pytest.mark.parametrize("draft", [False, True], ids=["final", "draft"])
def test_every_plan_is_the_same_both_ways(spec: Path, draft: bool) -> None:
    one = compose(plan_of(spec), draft)
    check_same(one)
    assert unpack(render_docx(one)) == quick(one)


def with_text(text: str, standard: str) -> Sheet:
    """A sheet with the text wherever a plan may put one."""
    runs = (Run(text), Run(text, bold=True), Run(text, italic=True))
    words = replace(table(ROW), title=runs, summary=text, columns=(Column(text, 1),) * 3)
    annex = Annex(text, text, text, True, (Line("doan", "", runs), words))
    return replace(
        BASE, standard=standard, superior=text, issuer=(text, "b"), number=text, title=text,
        place_and_day=text, draft=text, secrecy=text, circulation=text, bases=(runs,),
        parts=(LINE, Line("muc", "1.", runs), words, LINE), recipients=(text,), typist=text,
        contact=text, annexes=(annex, annex), subject=text, author=text,
        signature=replace(BASE.signature, authority=(text,), other_post=text, name=text),
        kept=Kept((Line("giu", "", runs),), (), (words,)),
    )  # fmt: skip


@pytest.mark.parametrize(("text", "standard"), list(zip(AWKWARD, cycle(IDS), strict=False)))
def test_awkward_text_is_the_same_both_ways(text: str, standard: str) -> None:
    check_same(with_text(text, standard))


@settings(max_examples=12, deadline=None)
@given(texts)
@example("\t\n\t")
@example("gồm:\n")
def test_any_text_is_the_same_both_ways(text: str) -> None:
    check_same(with_text(text, "nd30-2020"))


lines = texts.filter(lambda text: text != "" and "\n" not in text)
KINDS: list[CellKind] = ["giua", "trai", "dam"]


@settings(max_examples=30)
@given(st.lists(st.tuples(lines, lines, lines), min_size=1, max_size=4), st.data())
@example([("100%", "a & b", "{{ x }}"), ("%b", "một\thai", "\"'")], None)
def test_a_column_of_plain_cells_is_written_as_its_cells_are_one_by_one(
    rows: list[tuple[str, ...]], data: st.DataObject | None
) -> None:
    kinds = [data.draw(st.permutations(KINDS)) if data else KINDS for _ in rows]
    known = [tuple(map(Cell.plain, *both)) for both in zip(rows, kinds, strict=True)]
    unknown = [
        tuple(cell(text, kind=kind) for text, kind in zip(*both, strict=True))
        for both in zip(rows, kinds, strict=True)
    ]
    group = (cell("I", kind="dam_giua"), cell("Nhóm", span=2))
    plain, other = (replace(BASE, parts=(table(group, *made), END)) for made in (known, unknown))
    assert quick(plain) == quick(other)
    check_same(plain)


def test_groups_in_a_table_of_two_columns_stand_where_they_were() -> None:
    tasks = "[{việc: v, chủ trì: c, nhóm: n}, {việc: v, chủ trì: d, nhóm: m}]"
    block = f"{{nhiệm vụ: {tasks}, trình bày: bảng, tên cột: {{STT: s, việc: v}}}}"
    one = sheet(f"nội dung: [{{mục: Nhiệm vụ, nội dung: [{block}]}}]")
    made = next(part for part in one.parts if isinstance(part, Table))
    assert [tuple(cell.lines[0][0].text for cell in row) for row in made.rows] == [
        ("I", "N"),
        ("1", "V"),
        ("II", "M"),
        ("1", "V"),
    ]
    check_same(one)


parts = st.lists(st.sampled_from([LINE, LEAD, EMPTY, TABLE, table(), END]), min_size=1, max_size=6)


def is_irregular(one: Sheet) -> bool:
    try:
        quick(one)
    except NotCompiled:
        return True
    return False


@settings(max_examples=20, deadline=None)
@given(parts, parts)
@example([TABLE, END], [TABLE, EMPTY, END])
@example([LEAD, TABLE], [LINE])
@example([table(), END], [LEAD])
def test_what_is_kept_together_is_the_same_both_ways(body: list[Part], below: list[Part]) -> None:
    annex = Annex("Phụ lục", "Gồm:", "", False, tuple(below))
    one = replace(BASE, parts=tuple(body), annexes=(annex,))
    if is_irregular(one):
        first = [part for part in (body[0], below[0]) if part in (EMPTY, END)]
        assert first, "only what stands before the parts is left to docxtpl"
        assert canonical(unpack(render_docx(one))["word/document.xml"]) == canonical(
            slow(one)["word/document.xml"]
        )
    else:
        check_same(one)


@pytest.mark.parametrize("standard", IDS)
@pytest.mark.parametrize("levels", [("Phần", "I", "1", "a"), ("1", "1.1", "1.1.1", "a")])
def test_levels_and_sizes_are_set_in_the_styles_both_ways(
    levels: tuple[str, ...], standard: str
) -> None:
    long = "VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN TỈNH"
    check_same(replace(BASE, standard=standard, levels=levels, issuer=(long,)))


@pytest.mark.parametrize("landscape", [(True, False), (False, True), (True, True)])
@pytest.mark.parametrize("contact", ["", "Số 1 đường A"])
def test_sections_are_the_same_both_ways(landscape: tuple[bool, ...], contact: str) -> None:
    annexes = tuple(Annex("Phụ lục", "Tên", "", turned, (LINE,)) for turned in landscape)
    check_same(replace(BASE, annexes=annexes, contact=contact))


JOINED = replace(table(ROW, ROW), spans=(Span(1, 0, 2, 1),))


@pytest.mark.parametrize(
    "one",
    [
        replace(BASE, parts=(LINE, JOINED, LINE)),
        replace(BASE, kept=Kept(header=(LINE,))),
        replace(BASE, title="./."),
        replace(BASE, bases=((Run("./."),),)),
        replace(BASE, parts=()),
    ],
    ids=["joined cells", "kept header", "title", "base", "no text"],
)
def test_what_only_the_document_shows_goes_through_docxtpl(one: Sheet) -> None:
    assert is_irregular(one)
    assert unpack(render_docx(one)) == slow(one)


@pytest.mark.parametrize("text", ["a\x00", "\x07", "\x0c", "\x1b", "\ud800", "\uffff"])
def test_what_is_no_character_of_xml_is_refused(text: str) -> None:
    for one in (replace(BASE, title=text), replace(BASE, parts=(Line("doan", "", (Run(text),)),))):
        with pytest.raises(BadInput) as caught:
            render_docx(one)
        assert [problem.code for problem in caught.value.problems] == ["KH904"]


def test_a_template_of_one_s_own_goes_through_docxtpl() -> None:
    own = edited(("Quốc hiệu và Tiêu ngữ", "Đầu văn bản"))
    assert unpack(render_docx(BASE, BUILT)) == quick(BASE)
    document = unpack(render_docx(BASE, own))["word/document.xml"].decode()
    assert "Đầu văn bản" in document


def test_quick_bytes_hold_the_same_document_in_more_room() -> None:
    large = replace(BASE, parts=(LINE, LEAD, TABLE) * 50)
    small, fast = render_docx(large), render_docx(large, level=1)
    assert unpack(small) == unpack(fast)
    assert len(small) < len(fast)
    assert fast == render_docx(large, level=1)


@pytest.mark.parametrize(
    "source",
    [
        "{% macro m() %}{% endmacro %}",
        "{{ a|upper }}",
        "{{ a() }}",
        "{{ a * 2 }}",
        "{% for k in a %}{{ b }}{% endfor %}",
        "{% for k in a %}{{ k.b }}{% endfor %}{% for k in c %}{{ k.d }}{% endfor %}",
    ],
)
def test_a_form_that_cannot_be_compiled_stops_the_build(source: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        function_of("f", source)
