"""Templates broken in one place each, and what check_template says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

import pytest
from editing import DOCUMENT, XML, edited, with_part, without_element
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from kehoach.errors import BadInput
from kehoach.problem import Problem, Severity
from kehoach.rendering.engine import patched
from kehoach.rendering.fill import fill
from kehoach.rendering.sample import sample_for, sample_view
from kehoach.rendering.template import build_template
from kehoach.rendering.template_check import check_template
from kehoach.rendering.wml import cell, paragraph, row, run, table, tag
from kehoach.report import describe
from kehoach.standards import IDS, load

ERROR, WARNING = Severity.ERROR, Severity.WARNING
VIEW = sample_view()
FOOTER = "word/footer1.xml"
TITLE, TITLE_SPOT = "{{ trich_yeu }}", "đoạn 5 ({shown})"
TITLE_RUN = run(TITLE)
LOOP, LOOP_SPOT = "{%p for c in can_cu %}", "đoạn 10 ({shown})"
GACH = "{%p elif k.kieu == 'gach' %}"
OPEN, CLOSE = tag("{%p if nguoi_soan_thao %}"), tag("{%p endif %}")
TYPIST = paragraph("KHSoanThao", "{{ nguoi_soan_thao }}")
AUTHORITY = tag("{%p for d in quyen_han %}")


@dataclass(frozen=True)
class Case:
    """One edit and the one problem it makes; ``{shown}`` in the spot is what now stands there."""

    code: str
    old: str
    new: str
    spot: str = ""
    args: dict[str, str] = field(default_factory=dict)
    severity: Severity = ERROR
    part: str = DOCUMENT

    def __str__(self) -> str:
        return f"{self.code} {self.new[:40]}"


def title(code: str, new: str, severity: Severity = ERROR, **args: str) -> Case:
    return Case(code, TITLE, new, TITLE_SPOT.format(shown=new), args, severity)


def beside(code: str, new: str, severity: Severity = ERROR, **args: str) -> Case:
    """A tag after that of the title."""
    return title(code, f"{TITLE} {new}", severity, **args)


def loop(code: str, new: str, severity: Severity = ERROR, **args: str) -> Case:
    return Case(code, LOOP, new, LOOP_SPOT.format(shown=new), args, severity)


def moved(before: str, after: str) -> Case:
    """The end of the typist's block in the cell on the right."""
    args = {"opener": "{%p if nguoi_soan_thao %}", "spot": "bảng 3, hàng 1, ô 1, đoạn 5"}
    return Case("KH817", before, after, "bảng 3, hàng 1, ô 2, đoạn 1", args)


CASES = [
    title("KH810", "{{ trich_yeu }", tag="{{ trich_yeu }"),
    title("KH810", "{{ trich_yeu"),
    title("KH810", "{{ trich_yeu %}"),
    beside("KH810", "{# ghi chú"),
    loop("KH810", "{%p for c in can_cu"),
    loop("KH810", "{%p for c in can_cu }"),
    title("KH811", "{ trich_yeu }}", tag="{ trich_yeu }}"),
    beside("KH811", "50 %}"),
    loop("KH811", "%p for c in can_cu %}"),
    title("KH812", "{{ trich_yeu + }}"),
    title("KH812", "{{ }}{{ trich_yeu }}"),
    beside("KH812", "{{ " + "(" * 400 + "1" + ")" * 400 + " }}"),
    loop("KH812", "{%p for c can_cu %}"),
    loop("KH812", "{%p for c in can_cu if 3 % 2 %}", reason="{%p … %}: % }"),
    Case("KH812", "{%p endif %}", "{%p endif co_quan %}", "bảng 1, hàng 2, ô 2, đoạn 4"),
    loop("KH813", "{%p fro c in can_cu %}", word="fro", hint="for"),
    loop("KH813", "{%pfor c in can_cu %}", word="pfor", hint="for"),
    loop("KH813", "{% p for c in can_cu %}", word="p", hint="for"),
    Case("KH813", "{%p for k in noi_dung %}", "{%p fr k in noi_dung %}",
         "đoạn 13 ({%p fr k in noi_dung %})", {"hint": "for"}),
    Case("KH812", "{%p for k in noi_dung %}", "{%p for k noi_dung %}",
         "đoạn 13 ({%p for k noi_dung %})"),
    loop("KH813", "{%p forc in can_cu %}", word="forc", hint="for"),
    beside("KH813", "{% xyz %}", word="xyz", hint=""),
    Case("KH813", "{%p endif %}", "{%p edif %}", "bảng 1, hàng 2, ô 2, đoạn 4",
         {"word": "edif", "hint": "endif"}),
    Case("KH814", OPEN, OPEN + OPEN, "bảng 3, hàng 1, ô 1, đoạn 5",
         {"tag": "{%p if nguoi_soan_thao %}", "partner": "{%p endif %}"}),
    Case("KH814", TYPIST + CLOSE, TYPIST + CLOSE * 2, "bảng 3, hàng 1, ô 1, đoạn 8",
         {"tag": "{%p endif %}", "partner": "{%p if … %}"}),
    Case("KH814", OPEN, tag("{%p endfor %}") + OPEN, "bảng 3, hàng 1, ô 1, đoạn 5",
         {"partner": "{%p for … %}"}),
    beside("KH814", "{% else %}", partner="{% if … %}"),
    beside("KH814", "{% if ho_ten %}a{% else %}b{% else %}c{% endif %}", tag="{% else %}"),
    beside("KH814", "{% for d in co_quan %}{% elif d %}{% endfor %}", tag="{% elif d %}"),
    beside("KH815", "{{ can_cu }}", name="can_cu", right="{%p for … in can_cu %}"),
    beside("KH815", "{{ ke }}", name="ke", right="{{ ke.… }}"),
    beside("KH815", "{% for c in ho_ten %}{{ c }}{% endfor %}", right="{{ ho_ten }}"),
    beside("KH816", "{{tr ho_ten }}", unit="tr"),
    beside("KH816", "{{tc ho_ten }}", unit="tc"),
    beside("KH816", "{% colspan 2 %}", unit="tc"),
    moved(TYPIST + CLOSE, TYPIST),
    Case("KH817", "{%p endif %}", "{% endif %}", "bảng 1, hàng 2, ô 2, đoạn 4",
         {"tag": "{% endif %}", "opener": "{%p if luu_hanh %}"}),
    title("KH818", "{{ trich_yeuu }}", name="trich_yeuu", hint="trich_yeu"),
    beside("KH818", "{{ d }}", name="d", hint=""),
    beside("KH818", "{{ ke.trichyeu2 }}", name="ke.trichyeu2", hint="ke.trich_yeu"),
    beside("KH818", "{{ ho_ten.upper }}", name="ho_ten.upper", hint=""),
    beside("KH818", "{% for d in co_quan %}{{ loop.indx }}{% endfor %}",
           name="loop.indx", hint="loop.index"),
    loop("KH818", "{%p for c in cancu_ %}", name="cancu_", hint="can_cu"),
    Case("KH818", "{{r k.chu }}", "{{r k.chuu }}", "đoạn 15 ({{r k.chuu }})",
         {"name": "k.chuu", "hint": "k.chu"}),
    Case("KH818", "{{ lien_he }}", "{{ lien_hee }}", "chân trang (footer1), đoạn 2",
         {"name": "lien_hee", "hint": "lien_he"}, part=FOOTER),
    Case("KH818", "{{ ke.trich_yeu }}", "{{ ke.trich }}",
         "đoạn 6, hình vẽ, văn bản thay thế", {"hint": "ke.trich_yeu"}),
    Case("KH818", "{{ khung.luu_hanh }}", "{{ khung.luuhanh1 }}",
         "bảng 1, hàng 2, ô 2, bảng con 1, văn bản thay thế", {"hint": "khung.luu_hanh"}),
    title("KH819", "{{ trich_yeu|uper }}", name="uper", hint="upper"),
    title("KH819", "{{ trich_yeu|safe }}", name="safe"),
    beside("KH819", "{{ 1 if ho_ten is defned else 2 }}", name="defned", hint="defined"),
    Case("KH820", "{{r c }}", "{{ c }}", "đoạn 11 ({{ c }})", {"name": "c", "right": "{{r c }}"}),
    Case("KH820", "{{r c }}", "{{p c }}", "đoạn 11 ({{p c }})", {"right": "{{r c }}"}),
    title("KH821", "{{r trich_yeu }}", name="trich_yeu", right="{{ trich_yeu }}"),
    title("KH824", "{{ trich_yeu or “” }}", WARNING, right='{{ trich_yeu or "" }}'),
    title("KH824", "{{\u00a0trich_yeu }}", WARNING, right=TITLE),
    title("KH824", "{{ trich\u00adyeu }}".replace("h\u00ady", "h_\u00ady"), ERROR, right=TITLE),
    beside("KH824", "{{ 2 – 1 }}", ERROR, right="{{ 2 - 1 }}"),
    loop("KH824", "{%p\u00a0for c in can_cu %}", ERROR, right=LOOP),
    title("KH825", "{{ trich_yeu.__class__ }}", what="__class__"),
    beside("KH825", "{{ ''['__class__'] }}", what="__class__"),
    beside("KH825", "{{ cycler.__init__.__globals__ }}", what="__globals__"),
    beside("KH825", "{{ range(10**9) }}", what="range()"),
    beside("KH825", "{{ ho_ten.upper() }}", what="upper()"),
    beside("KH825", "{% include '/etc/passwd' %}", what="include"),
    beside("KH825", "{% import 'a' as b %}", what="import"),
    beside("KH825", "{% extends 'a' %}", what="extends"),
    beside("KH825", "{% macro m() %}{% endmacro %}", what="macro"),
    Case("KH826", "{{ so_ky_hieu }}", "Số:", "", {"names": "so_ky_hieu"}, WARNING),
    Case("KH826", "{{ pl.kem_theo }}", "", "", {"names": "phu_luc.kem_theo"}, WARNING),
    Case("KH827", GACH, GACH.replace("gach", "muc"), "đoạn 13 ({%p for k in noi_dung %})",
         {"name": "noi_dung", "kinds": "gach"}, WARNING),
    Case("KH827", GACH, GACH.replace("gach", "gachh"), "đoạn 13 ({%p for k in noi_dung %})",
         {"kinds": "gach"}, WARNING),
    loop("KH828", f"Căn cứ: {LOOP}", WARNING, text="Căn cứ:"),
    loop("KH828", f"{LOOP} {{{{ ho_ten }}}}", ERROR, text="{{ ho_ten }}"),
    Case("KH828", "{%tr if luu_hanh %}", "Lưu hành {%tr if luu_hanh %}",
         "bảng 1, hàng 1, ô 1, đoạn 1", {"text": "Lưu hành"}, WARNING),
    Case("KH829", TITLE, f"{TITLE} {{{{ ho_ten + 1 }}}}"),
    Case("KH829", TITLE, f"{TITLE} {{{{ 2000 ** 2 }}}}", "", {"reason": "2000 ** 2"}),
]  # fmt: skip


def check(template: bytes) -> list[Problem]:
    return check_template(template, VIEW, "mau.docx")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_one_fault_gives_one_problem_where_it_stands(case: Case) -> None:
    changes = [(case.old, case.new)]
    if case.code == "KH817" and case.old == TYPIST + CLOSE:
        changes.append((AUTHORITY, CLOSE + AUTHORITY))
    (problem,) = check(edited(*changes, part=case.part))
    assert problem.code == case.code
    assert problem.severity is case.severity
    assert problem.place.file == "mau.docx"
    assert shortened(problem.place.spot) == shortened(case.spot)
    assert dict(problem.args).items() >= case.args.items()
    assert describe(problem, "vi") != describe(problem, "en")


def shortened(spot: str) -> str:
    """The words by which a paragraph is found stand in one line, cut at 40 characters."""
    spot = " ".join(spot.split())
    return re.sub(r"\((.{38}).*\)$", r"(\1)", spot, flags=re.DOTALL)


def test_every_code_has_a_case() -> None:
    split = {"KH822", "KH823"}
    assert {case.code for case in CASES} | split == {f"KH{n}" for n in range(810, 830)}


def test_the_place_shows_the_paragraph_and_points_at_the_tag() -> None:
    (problem,) = check(edited((TITLE, f"Về {TITLE} {{{{ d }}}}")))
    assert problem.place.quote == "Về {{ trich_yeu }} {{ d }}"
    assert problem.place.quote[problem.place.column - 1 :] == "{{ d }}"


@pytest.mark.parametrize("standard", IDS)
def test_the_built_template_has_no_fault(standard: str) -> None:
    template = build_template(load(standard))
    assert check_template(template, sample_for(template)) == []


def test_a_template_is_judged_by_the_names_of_its_own_kind() -> None:
    party = build_template(load("hd36-2018"))
    assert sample_for(party) == sample_view(party=True)
    assert sample_for(build_template(load())) == sample_view()
    found = {problem.args.get("name") for problem in check(party)}
    assert {"tieu_de", "chuc_vu"} <= found


@pytest.mark.parametrize(
    "more",
    [
        "{# ghi chú {{ gì cũng được #}",
        "{% if ho_ten %}a{% elif do_mat %}b{% else %}c{% endif %}",
        "{% for d in co_quan if d %}{{ loop.index }}{{ loop.cycle('a', 'b') }}{% endfor %}",
        "{% set ten = ho_ten %}{{ ten }}",
        "{% set ten %}{{ ho_ten }}{% endset %}{{ ten }}",
        "{% with ten = ho_ten %}{{ ten }}{% endwith %}",
        "{% for a, b in [(1, 2)] %}{{ a }}{{ b }}{% endfor %}",
        "{{ co_quan[0] }}{{ ke['trich_yeu'] }}{{ co_quan|join('; ') }}{{ co_quan|length }}",
        "{{ ho_ten or '–' }}{{ ho_ten|default('—') }}{{ ho_ten if ho_ten is defined }}",
        "{{ 2 * 3 % 4 }}{{ ho_ten ~ '…' }}",
    ],
)
def test_what_jinja_and_docxtpl_can_do_is_no_fault(more: str) -> None:
    assert check(edited((TITLE, f"{TITLE}{more}"))) == []


def test_lines_told_apart_by_else_or_in_lose_no_kind() -> None:
    rest = tag("{%p else %}") + paragraph("KHLoiVan", "{{r k.chu }}")
    branch = tag(GACH) + paragraph("KHGach", "{{r k.chu }}")
    either = GACH.replace(" %}", " or k.kieu == 'cong' %}")
    assert check(edited((tag(GACH), tag(either)))) == []
    both = GACH.replace("== 'gach'", "in ('gach', 'cong')")
    assert check(edited((tag(GACH), tag(both)))) == []
    end = CLOSE + tag("{%p endfor %}") + paragraph("KHDuongKe", "")
    assert check(edited((branch, ""), (end, rest + end))) == []


def test_a_kind_whose_branch_prints_nothing_is_lost() -> None:
    branch = tag(GACH) + paragraph("KHGach", "{{r k.chu }}")
    (problem,) = check(edited((branch, tag(GACH) + paragraph("KHGach", "…"))))
    assert (problem.code, problem.args["kinds"]) == ("KH827", "gach")


def test_a_kind_of_cells_without_a_branch_is_lost() -> None:
    last = "{%p elif o.kieu == 'trai' %}"
    first, annex = XML.index(last), XML.rindex(last)
    assert first < annex
    changed = XML[:annex] + last.replace("trai", "tria") + XML[annex + len(last) :]
    (problem,) = check(with_part(DOCUMENT, changed))
    assert (problem.code, problem.args["kinds"]) == ("KH827", "trai")
    assert problem.args["name"] == "h"


def test_a_section_break_goes_with_the_paragraph_of_a_tag() -> None:
    appendices, end = "{%p for pl in phu_luc %}", "</w:sectPr></w:pPr></w:p>"
    merged = end.replace("</w:p>", f"{run(appendices)}</w:p>")
    (problem,) = check(edited((tag(appendices), ""), (end, merged)))
    assert (problem.code, problem.severity) == ("KH828", WARNING)
    assert problem.args["text"] == "ngắt phần (section break)"


def test_faults_are_told_together_in_the_order_of_the_document() -> None:
    problems = check(
        edited(
            ("{{ quoc_hieu }}", "{{ quochieu }}"),
            (TITLE, "{{r trich_yeu }} {{ ho_ten|uper }}"),
            (LOOP, "{%p fro c in can_cu %}"),
            ("{{r c }}", "{{ c }}"),
            ("{{ so_ky_hieu }}", "Số: …"),
            (TYPIST + CLOSE, TYPIST),
        )
    )
    assert [(problem.code, problem.place.spot) for problem in problems] == [
        ("KH818", "bảng 1, hàng 4, ô 2, đoạn 1"),
        ("KH821", "đoạn 5 ({{r trich_yeu }} {{ ho_ten|uper }})"),
        ("KH819", "đoạn 5 ({{r trich_yeu }} {{ ho_ten|uper }})"),
        ("KH813", "đoạn 10 ({%p fro c in can_cu %})"),
        ("KH820", "đoạn 11 ({{ c }})"),
        ("KH814", "bảng 3, hàng 1, ô 1, đoạn 5"),
        ("KH826", ""),
    ]


def runs(*pieces: str, between: str = "", **dress: str) -> str:
    """Pieces of text as Word writes them: each in a run, with its revision."""
    written = [
        f'<w:r w:rsidR="00A{at}">{dress.get(f"d{at}", "")}'
        f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t></w:r>'
        for at, piece in enumerate(pieces)
    ]
    return between.join(written)


PROOF = '<w:proofErr w:type="spellStart"/>'
BOLD, ENGLISH = "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:lang w:val="en-US"/></w:rPr>'
SPLIT = ("{", "{ ", "trich", "_yeu ", "}", "}")


def test_tags_split_by_spelling_and_revisions_are_no_fault() -> None:
    template = edited(
        (TITLE_RUN, runs(*SPLIT, between=PROOF, d2=ENGLISH)),
        (run(LOOP), runs("{%p for c", " in ", "can_cu %}", between=PROOF)),
        (run("{{r c }}"), runs("{{", "r c ", "}}", between='<w:bookmarkStart w:id="1"/>')),
    )
    assert check(template) == []
    title = etree.fromstring(fill(template, VIEW)[DOCUMENT])
    assert "…" in "".join(title.itertext())


def test_a_tag_split_by_formatting_loses_it() -> None:
    (problem,) = check(edited((TITLE_RUN, runs(*SPLIT, d2=BOLD))))
    assert (problem.code, problem.severity) == ("KH822", WARNING)
    assert problem.args["tag"] == TITLE
    assert problem.place.spot == "đoạn 5 ({{ trich_yeu }})"


@pytest.mark.parametrize(
    "split",
    [
        f'<w:ins w:id="1">{runs("{{ trich")}</w:ins>{runs("_yeu }}")}',
        f'{runs("{{ trich")}<w:hyperlink w:anchor="a">{runs("_yeu }}")}</w:hyperlink>',
        f"{runs('{{ trich')}<w:sdt><w:sdtContent>{runs('_yeu }}')}</w:sdtContent></w:sdt>",
    ],
    ids=["insertion", "link", "content control"],
)
def test_a_tag_split_by_a_container_cannot_be_mended(split: str) -> None:
    template = edited((TITLE_RUN, split))
    with pytest.raises(BadInput):
        fill(template, VIEW)
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(f"<p>{patched(f'<p>{split}</p>')}</p>".replace("w:", ""))
    (problem,) = check(template)
    assert (problem.code, problem.severity) == ("KH823", ERROR)
    assert problem.place.spot == "đoạn 5 ({{ trich_yeu }})"


def test_places_are_named_as_a_person_counts() -> None:
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
        f"{paragraph('KHLoiVan', '{{ sai }}')}</w:txbxContent></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><w:txbxContent>{paragraph('KHLoiVan', '{{ sai }}')}"
        "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    inner = table("KHBang", row(cell(paragraph("KHOBang", "{{ sai }}"))), 1, "", "")
    outer = table("KHBang", row(cell(paragraph("KHOBang", "a"))) * 2 + row(cell(inner)), 1, "", "")
    control = f"<w:sdt><w:sdtContent>{paragraph('KHLoiVan', 'Điều 1: {{ sai }}')}"
    heading = paragraph("KHTenLoai", "{{ ten_loai }}")
    template = edited(
        (heading, f"{outer}{control}</w:sdtContent></w:sdt>{heading}"),
        (TITLE_RUN, TITLE_RUN + box),
    )
    assert [problem.place.spot for problem in check(template)] == [
        "bảng 2, hàng 3, ô 1, bảng con 1, hàng 1, ô 1, đoạn 1",
        "đoạn 4 (Điều 1: {{ sai }})",
        "đoạn 6, khung chữ 1, đoạn 1",
    ]


def test_headers_are_read_too() -> None:
    (problem,) = check(edited((run("2"), run("{{ so }}")), part="word/header1.xml"))
    assert (problem.code, problem.place.spot) == ("KH818", "đầu trang (header1), đoạn 1")


def test_a_package_that_is_no_plain_document_is_refused() -> None:
    with pytest.raises(BadInput):
        check(b"PK")
    with pytest.raises(BadInput):
        check(with_part("word/vbaProject.bin", b"\0"))


INSIDE = [at for found in re.finditer(r"\{\{.*?\}\}|\{%.*?%\}", XML) for at in range(*found.span())]


@settings(max_examples=15)
@given(st.sampled_from(INSIDE))
def test_no_tag_with_a_character_missing_passes_that_cannot_be_filled(at: int) -> None:
    template = with_part(DOCUMENT, XML[:at] + XML[at + 1 :])
    if not check(template):
        fill(template, VIEW)


@settings(max_examples=15)
@given(st.sampled_from(INSIDE), st.sampled_from("{}%#r“’ \u00a0|.(x'–"))
def test_no_tag_with_a_character_too_many_passes_that_cannot_be_filled(at: int, more: str) -> None:
    template = with_part(DOCUMENT, XML[:at] + more + XML[at:])
    if not check(template):
        fill(template, VIEW)


@settings(max_examples=15)
@example(0)
@given(st.integers(0, 10**6))
def test_no_template_with_an_element_missing_passes_that_cannot_be_filled(number: int) -> None:
    template = without_element(number)
    if not check(template):
        fill(template, VIEW)


@pytest.mark.parametrize("name", ["giu_dau", "giu_truoc", "giu_sau"])
def test_a_template_without_a_place_for_what_is_kept_is_told(name: str) -> None:
    """An office's template from before there were such loops prints none of what import kept."""
    start = XML.index(f" in {name} %}}")
    start = XML.rindex("<w:p>", 0, start)
    following = {
        "giu_dau": "<w:tbl>",
        "giu_truoc": "{%p for c in can_cu",
        "giu_sau": "{%p if not phu",
    }
    end = XML.index(following[name], start)
    end = end if name == "giu_dau" else XML.rindex("<w:p>", 0, end)
    found = check_template(with_part(DOCUMENT, XML[:start] + XML[end:]), sample_view())
    assert [(one.code, one.args["names"]) for one in found] == [("KH826", name)]
