"""A .docx → its inspection: the answers of the rules, each with its place as a person says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from kehoach.anatomy.parts import Anatomy, Piece
from kehoach.checking import Report, check_docx
from kehoach.checking.judging import Result
from kehoach.checking.verdicts import Broken
from kehoach.errors import BadInput
from kehoach.inspection import ANSWERS, Finding, Inspection, Open, stopped
from kehoach.problem import Place, Problem
from kehoach.reading.document import Paragraph
from kehoach.rules import SEVERITY
from kehoach.wording.shortening import shortened

_COMPONENTS = {
    "quoc_hieu": "Quốc hiệu",
    "tieu_ngu": "Tiêu ngữ",
    "tieu_de_dang": "tiêu đề",
    "co_quan_chu_quan": "tên cơ quan chủ quản",
    "co_quan": "tên cơ quan ban hành",
    "ten_loai": "tên loại",
    "trich_yeu": "trích yếu",
    "du_thao": "dấu dự thảo",
    "do_khan": "dấu độ khẩn",
    "do_mat": "dấu độ mật",
    "luu_hanh": "chỉ dẫn phạm vi lưu hành",
    "kinh_gui": "Kính gửi",
    "contact": "địa chỉ liên hệ",
}
_MARGINS = {"header": "đầu trang", "footer": "chân trang", "footnote": "chú thích cuối trang"}
_QUOTE = 160


def inspect_document(
    data: bytes,
    file: str,
    standard: str | None = None,
    today: date | None = None,
    register: Any = None,
) -> Inspection:
    """Judge the bytes of a .docx named ``file``; a file that cannot be read is told, not raised."""
    try:
        report = check_docx(data, file, standard, today, register)
    except BadInput as error:
        return stopped(file, error.problems)
    return told(report, file)


def told(report: Report, file: str) -> Inspection:
    """Return what a report says, place by place."""
    places = Places(report.anatomy, file)
    tally: Counter[str] = Counter(result.answer for result in report.results)
    return Inspection(
        file=file,
        kind=report.anatomy.kind,
        standard=report.standard.id,
        day=report.day,
        stated=report.stated,
        findings=tuple(one for result in report.results for one in _findings(result, places)),
        open=tuple(_open(one) for one in report.results if one.answer == "not judged"),
        counts={answer: tally[answer] for answer in ANSWERS},
    )


def _findings(result: Result, places: Places) -> Iterator[Finding]:
    ground = result.ground
    for broken in result.broken:
        weight = SEVERITY[ground.grade if ground else "P"]
        problem = Problem(result.rule.id, places.of(broken), broken.args, weight)
        where = broken.paragraph.where if broken.paragraph else None
        yield Finding(
            problem,
            result.rule,
            ground,
            where.page if where else 0,
            bool(where and where.page_known),
            broken.paragraph.number if broken.paragraph else 0,
        )


def _open(result: Result) -> Open:
    first = result.unjudged[0]
    return Open(result.rule, first.why, first.why_en)


class Places:
    """Names places of one document as a person would: page and paragraph, or the component."""

    def __init__(self, anatomy: Anatomy, file: str) -> None:
        self._anatomy = anatomy
        self._file = file

    def of(self, broken: Broken) -> Place:
        """Return the place of a finding with the words meant."""
        paragraph = broken.paragraph
        if paragraph is None:
            return Place(self._file, spot=self._section(broken))
        quote = " ".join((broken.quote or paragraph.bare).split())
        return Place(self._file, quote=shortened(quote, _QUOTE), spot=self._spot(paragraph))

    def _section(self, broken: Broken) -> str:
        many = len(self._anatomy.document.sections) > 1
        if broken.section is None or not many:
            return "cả văn bản"
        return f"phần trang thứ {broken.section.number}"

    def _spot(self, paragraph: Paragraph) -> str:
        where = paragraph.where
        if where.part != "body":
            return _MARGINS[where.part]
        page = f"trang {where.page}" if where.page_known else f"khoảng trang {where.page}"
        name = self._names.get(paragraph.number)
        if name:
            return f"{page}, {name}"
        if where.table:
            box = f"bảng {where.table}, hàng {where.row}, ô {where.cell}"
            return f"{page}, {box}"
        if where.box:
            return f"{page}, khung chữ"
        return f"{page}, đoạn {self._ordinals.get(paragraph.number, paragraph.number)}"

    @cached_property
    def _names(self) -> dict[int, str]:
        """Paragraph number → name of the component it is."""
        anatomy = self._anatomy
        named = [(label, getattr(anatomy, name)) for name, label in _COMPONENTS.items()]
        named += [("số, ký hiệu", anatomy.number and anatomy.number.piece)]
        named += [("địa danh, ngày tháng", anatomy.place_and_day and anatomy.place_and_day.piece)]
        named += [(f"căn cứ {number}", one) for number, one in enumerate(anatomy.bases, 1)]
        if anatomy.signature:
            named += [("phần ký", one) for one in anatomy.signature.lines]
            named += [("họ tên người ký", anatomy.signature.name)]
        if anatomy.recipients:
            named += [("Nơi nhận", one) for one in anatomy.recipients.items]
            named += [("Nơi nhận", anatomy.recipients.label)]
        return {number: label for label, piece in named for number in _numbers(piece)}

    @cached_property
    def _ordinals(self) -> dict[int, int]:
        """Paragraph number → its place among the paragraphs with text of its page."""
        counted: Counter[int] = Counter()
        found = {}
        for paragraph in self._anatomy.document.paragraphs:
            if paragraph.bare and not paragraph.where.table:
                counted[paragraph.where.page] += 1
                found[paragraph.number] = counted[paragraph.where.page]
        return found


def _numbers(piece: Piece | None) -> Iterator[int]:
    if piece is not None:
        yield from (paragraph.number for paragraph in piece.paragraphs)
