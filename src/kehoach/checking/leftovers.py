"""Judges of what should be gone before signing: blanks, notes, hidden and marked text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kehoach.checking.prose import QUOTED, composed, every, masked, running
from kehoach.checking.verdicts import HELD, Broken, Judge, Subject, Verdict, at
from kehoach.reading.document import Paragraph, Run

_DOTS = re.compile(
    r"…{2,}|\.{5,}|…\s?\.{2,}|\.{3,}…|_{4,}(?=[ ]?[^\W_])|(?<=[^\W_][ ])_{4,}|"
    r"(?<=\s)…(?=\s?(?:/|điểm|%|ngày|tháng|năm))"
)
_SLOT = re.compile(
    r"\{\{[^}]*\}?\}?|\{[^\W\d][\w \-+]{0,30}\}|\[[.…]+\]"
    r"|\[(?:nhập|điền|tên|số|ngày|bổ sung)[^\]]*\]"
    r"|(?<!\w)(?:[xX]{3,}|TODO|TBD|XXX|\?\?\?)(?!\w)",
    re.I,
)
_FORM = re.compile(
    r"(?i:Lorem ipsum|Click (?:or tap )?here|Nhấp vào (?:hoặc|đây)|\((?:ký, )?ghi rõ họ tên\))|"
    r"^\s*TÊN (?:CƠ QUAN, TỔ CHỨC|CQ, TC|LOẠI VĂN BẢN)|^\s*QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ|"
    r"\(Chữ ký của người có thẩm quyền"
)
_YEAR = re.compile(
    r"(?<!\w)[Nn]ăm (?:20\d?(?=[,.;)]|$)|20\d{3,}|202(?!\d))|"
    r"\d{1,2}/\d{1,2}/(?:\d{3}|\d{5,})(?![\d/])"
)
_UNSEEN = re.compile(
    r"[\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f]"
)
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _whole(subject: Subject) -> tuple[Paragraph, ...]:
    return tuple(one for one in subject.document.paragraphs if one.text.strip())


def _free_of(
    shape: re.Pattern[str],
    texts: Callable[[Subject], tuple[Paragraph, ...]],
    *passed: re.Pattern[str],
) -> Judge:
    def judge(subject: Subject) -> Iterator[Verdict]:
        for paragraph in texts(subject):
            match = shape.search(masked(composed(paragraph.text), *passed))
            yield at(paragraph, match[0], found=match[0]) if match else HELD

    return judge


def _text(subject: Subject) -> tuple[Paragraph, ...]:
    """Return the running text above the signature; what follows may be a form to fill in."""
    signature = subject.anatomy.signature
    pieces = signature.lines if signature else ()
    end = min((one.first.number for one in pieces), default=len(subject.document.paragraphs) + 1)
    return tuple(one for one in running(subject) if not one.where.table and one.number < end)


def blanks(subject: Subject) -> Iterator[Verdict]:
    """KH665: no dotted blank is left in a document that is no draft."""
    if subject.anatomy.du_thao is None:
        yield from _free_of(_DOTS, _text, QUOTED)(subject)


def letters(subject: Subject) -> Iterator[Verdict]:
    """KH670: no letter of another alphabet inside a word."""
    for paragraph in every(subject):
        words = re.findall(r"[^\W\d_]{2,}", paragraph.text)
        wrong = [word for word in words if _FOREIGN.search(word) and re.search("[a-zA-Z]", word)]
        yield at(paragraph, wrong[0], found=wrong[0]) if wrong else HELD


def tracked(subject: Subject) -> Iterator[Verdict]:
    """KH671: no change is left tracked."""
    yield Broken() if "tracked" in subject.document.notes else HELD


def commented(subject: Subject) -> Iterator[Verdict]:
    """KH672: no comment is left in a document that is no draft."""
    if subject.anatomy.du_thao is None:
        yield Broken() if "comments" in subject.document.notes else HELD


def _runs(wrong: Callable[[Run], bool]) -> Judge:
    def judge(subject: Subject) -> Iterator[Verdict]:
        for paragraph in subject.document.paragraphs:
            found = [run.text for run in paragraph.runs if run.text.strip() and wrong(run)]
            quote = " ".join("".join(found).split())
            if found:
                yield at(paragraph, quote, found=quote[:80])
            elif paragraph.text.strip():
                yield HELD

    return judge


def _highlighted(run: Run) -> bool:
    mark = None if run.element is None else run.element.find(f"{_W}rPr/{_W}highlight")
    return mark is not None and mark.get(f"{_W}val") not in (None, "none", "white")


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH665", blanks),
    ("KH666", _free_of(_SLOT, every, QUOTED)),
    ("KH667", _free_of(_FORM, _whole)),
    ("KH668", _free_of(_YEAR, every)),
    ("KH669", _free_of(_UNSEEN, _whole)),
    ("KH670", letters),
    ("KH671", tracked),
    ("KH672", commented),
    ("KH673", _runs(lambda run: run.face.hidden)),
    ("KH674", _runs(_highlighted)),
    ("KH675", _runs(lambda run: run.face.strike)),
)
