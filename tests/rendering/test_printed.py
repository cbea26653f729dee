"""What an office's template does not print of a plan: all of it, a name, or nothing."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from editing import BUILT, XML, edited, with_part

import kehoach
from kehoach.errors import BadInput
from kehoach.problem import Severity
from kehoach.rendering.printed import require_text, unprinted_of
from kehoach.rendering.sample import sample_for
from kehoach.rendering.template import build_template
from kehoach.rendering.template_check import check_template
from kehoach.rendering.wml import paragraph, tag
from kehoach.standards import IDS, load
from small_plans import plan, sheet

TITLE = paragraph("KHTrichYeu", "{{ trich_yeu }}")
BODY_START = tag("{%p for k in noi_dung %}")
ANNEX = "mở đầu: Xem Phụ lục.\nphụ lục: [{tên: Danh mục nhiệm vụ, nội dung: [Nội dung.]}]"
BASES = "căn cứ: [Nghị quyết của Hội đồng nhân dân tỉnh]"


def without(xml: str, start: str, end: str) -> str:
    """Return XML without what stands from the first ``start`` up to ``end``."""
    at = xml.index(start)
    return xml[:at] + xml[xml.index(end, at) :]


def document(*lines: str) -> bytes:
    """Return a plain document of these paragraphs."""
    made, target = docx.Document(), BytesIO()
    for line in lines:
        made.add_paragraph(line)
    made.save(target)
    return target.getvalue()


FOOT = XML[XML.rindex("<w:tbl>", 0, XML.index("cot.cuoi")) : XML.index("cot.cuoi")]
BODILESS = without(XML, BODY_START, FOOT)
FINISHED = document("KẾ HOẠCH", "Chuyển đổi số năm 2025", "I. MỤC ĐÍCH")
BASELESS = without(XML, tag("{%p for c in can_cu %}"), BODY_START)


def codes(template: bytes) -> list[tuple[str, str, Severity]]:
    found = check_template(template, sample_for(template))
    return [(one.code, one.args["names"], one.severity) for one in found]


@pytest.mark.parametrize("template", [FINISHED, document("{{ ho_ten }}", "{{ co_quan[0] }}")])
def test_a_document_that_prints_no_plan_is_refused(template: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        require_text(template, "cũ.docx")
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.file) == ("KH830", "cũ.docx")
    assert problem.args == {"names": "noi_dung, trich_yeu"}
    with pytest.raises(BadInput) as refused:
        kehoach.render(plan(), template)
    assert [one.code for one in refused.value.problems] == ["KH830"]


def test_a_finished_document_is_told_as_no_template_and_nothing_else() -> None:
    assert codes(FINISHED) == [("KH830", "noi_dung, trich_yeu", Severity.ERROR)]


def test_a_template_without_the_text_of_a_plan_is_at_fault() -> None:
    template = with_part("word/document.xml", BODILESS)
    assert codes(template) == [("KH830", "noi_dung", Severity.ERROR)]
    with pytest.raises(BadInput) as refused:
        require_text(template)
    (problem,) = refused.value.problems
    assert (problem.code, problem.args) == ("KH830", {"names": "noi_dung"})


def test_one_without_the_title_only_is_warned_of() -> None:
    assert codes(edited((TITLE, ""))) == [("KH826", "trich_yeu", Severity.WARNING)]


@pytest.mark.parametrize("standard", IDS)
def test_a_built_template_prints_all(standard: str) -> None:
    template = build_template(load(standard))
    require_text(template)
    assert unprinted_of(sheet(BASES, ANNEX), template) == []


def test_only_what_a_plan_has_is_lost() -> None:
    template = with_part("word/document.xml", BASELESS)
    assert unprinted_of(sheet(), template) == []
    assert unprinted_of(sheet(BASES), template) == ["can_cu"]


def test_so_it_is_inside_a_list() -> None:
    template = edited((paragraph("KHTenPhuLuc", "{{ pl.ten }}"), ""))
    assert unprinted_of(sheet(), template) == []
    assert unprinted_of(sheet(ANNEX), template) == ["phu_luc.ten"]


def test_what_an_office_typed_into_its_template_is_not_lost() -> None:
    """Capitals and spaces are the template's own; another signer than the plan's is told."""
    typed = edited(("{{ quoc_hieu }}", "Cộng hòa xã hội  chủ nghĩa Việt Nam"))
    assert unprinted_of(sheet(), typed) == []
    signed = with_part("word/document.xml", XML.replace("{{ ho_ten }}", "LÊ VĂN NAM"))
    assert unprinted_of(sheet(), signed) == []
    other = "người ký: {chức vụ: Chủ tịch, họ tên: Lê Văn Na}"
    assert unprinted_of(sheet(other), signed) == ["ho_ten"]


def test_what_is_no_document_keeps_its_own_code_and_gets_its_file() -> None:
    with pytest.raises(BadInput) as refused:
        require_text(b"PK", "m.docx")
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.file) == ("KH800", "m.docx")
    require_text(BUILT, "m.docx")
