"""What the comments of a draft say, in Vietnamese: the document is read by Vietnamese officials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.annotating.comments import Note
from kehoach.problem import Problem, Severity
from kehoach.report import catalog, words
from kehoach.review_list import ReviewEntry, ReviewList
from kehoach.text.placeholders import with_years
from kehoach.wording.blanks import count_blanks

if TYPE_CHECKING:
    from kehoach.annotating.gathering import Counts

_WEIGHTS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.ADVICE: "gợi ý"}
NUMBER = "số của văn bản, do văn thư cấp khi ban hành"
DAY = "ngày, tháng ban hành"
SIGNER = "họ và tên người ký"
ENCLOSED = "số và ngày của kế hoạch, như ở đầu văn bản"


def of_finding(problem: Problem, standard: str) -> Note:
    """Return what a finding says: what is wrong, what to write instead, rule and clause."""
    reason, mend = words(problem)
    name, clause = _named(problem.code, standard)
    by = f"; {clause}" if clause else ""
    weight = _WEIGHTS[problem.severity]
    return f"{problem.code} · {reason}", f"Sửa: {mend}", f"Quy tắc {name} ({weight}{by})."


def _named(code: str, standard: str) -> tuple[str, str]:
    """Return the name of a rule and its clause under a standard."""
    if code in catalog():
        return str(catalog()[code]["name"]), ""
    from kehoach.rules import rule

    found = rule(code)
    ground = found.ground(standard)
    return found.name, ground.clause if ground else ""


def of_entry(entry: ReviewEntry, listed: ReviewList) -> Note:
    """Return what an item of the review list says: why, the words, from which list."""
    year = listed.from_year if entry.now else listed.to_year
    was = " ".join(with_years(entry.was, year).split())
    now = " ".join(with_years(entry.now, listed.to_year).split())
    said = f"“{was}” → “{now}”" if was and now and was != now else f"“{was or now}”"
    shown = (f"Chỗ phải xem: {said}",) if was or now else ()
    last = f"Mục {entry.name}, khi chuyển năm {listed.from_year} sang {listed.to_year}."
    return f"{entry.code} · {entry.why}", *shown, last


def of_blank(what: str) -> Note:
    """Return what is said of something left to fill in."""
    return (f"Cần điền: {what}.",)


def of_counts(counts: Counts) -> str:
    """Return what a draft bears, by kinds, only those that are there."""
    kinds = (
        f"{counts.findings} phát hiện" if counts.findings else "",
        f"{counts.review} mục của danh sách phải xem" if counts.review else "",
        f"{counts.blanks} chỗ phải điền" if counts.blanks else "",
    )
    borne = f"{counts.comments} ghi chú bên lề ({_listed(*kinds)})"
    said = f"có {borne}" if counts.comments else "không có ghi chú bên lề nào"
    settled = f"; {counts.settled} mục phải xem đã xử lý xong"
    return said + (settled if counts.settled else "")


def of_counts_en(counts: Counts) -> str:
    """Return the same in English."""
    kinds = (
        _counted(counts.findings, "finding"),
        _counted(counts.review, "item") + " of the review list" if counts.review else "",
        _counted(counts.blanks, "blank"),
    )
    borne = f"{_counted(counts.comments, 'comment')} ({_listed(*kinds)})"
    said = f"bears {borne}" if counts.comments else "bears no comments"
    settled = f"; {_counted(counts.settled, 'item')} of the review list settled"
    return said + (settled if counts.settled else "")


def _listed(*kinds: str) -> str:
    return ", ".join(filter(None, kinds))


def _counted(count: int, thing: str) -> str:
    """Say how many there are; nothing when there are none."""
    return f"{count} {thing}{'s' if count > 1 else ''}" if count else ""


def blanks_of(text: str) -> str:
    """Return the blanks of a text, counted (``“……” (2 chỗ)``); empty without any."""
    count = count_blanks(text)
    return f"“……” ({count} chỗ)" if count > 1 else "“……”" if count else ""
