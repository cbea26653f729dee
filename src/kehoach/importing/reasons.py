"""Why a word is printed otherwise than a document has it: the reason and the clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kehoach.anatomy.pieces import is_rule
from kehoach.importing.wordlist import words_of
from kehoach.standards import Standard


@dataclass(frozen=True)
class Reason:
    """A reason in Vietnamese and in English."""

    text: str
    english: str


FIXED = Reason("lời đã định sẵn", "words that are fixed")
RULE = Reason("nét kẻ gõ bằng phím, nay vẽ", "a rule typed with keys, now drawn")
CAPITALS = Reason("chữ in hoa", "capitals")
SPACES = Reason("khoảng trống quanh số và dấu", "spaces around numbers and marks")
ZEROS = Reason("số 0 đứng trước", "zeros before numbers")
BULLET = Reason("dấu đầu dòng", "the mark before a line")
BASIS_END = Reason("dấu cuối căn cứ", "the mark after a căn cứ")
RECIPIENT_END = Reason("dấu cuối nơi nhận", "the mark after a recipient")
AUTHORITY = Reason("dấu chấm sau chữ tắt quyền hạn ký", "the full stop after the right to sign")
BODY_END = Reason("dấu kết thúc văn bản", "the mark that ends the text")
NUMBER = Reason("dấu sau số thứ tự", "the mark after a number")
END = Reason("dấu cuối câu", "the mark that ends a sentence")
IN_TABLE = Reason("dấu trong ô của bảng nhiệm vụ", "marks in cells of a table of tasks")
ADDED = Reason("thêm theo mẫu", "added as the form has it")
PAGE_NUMBER = Reason("số trang chỉ là chữ số", "a page number is digits alone")
GONE = Reason("dấu thừa", "marks that say nothing")

_COMPONENTS = {"doan": "loi_van", "khoan_tron": "khoan", "diem_de": "diem"}
_ENDS = {
    "can_cu": (BASIS_END, "last_basis_end"),
    "noi_nhan_dong": (RECIPIENT_END, "recipient_end"),
    "quyen_han": (AUTHORITY, "instead"),
}
_NUMBERED = {"phan", "muc", "khoan", "tieu_khoan", "tieu_khoan_con", "diem_de", "diem",
             "khoan_tron"}  # fmt: skip
_MARKS = "-–—‑*•·●○◦▪■□➢►✓✔❖+ " + "".join(map(chr, range(0xF000, 0xF100)))
_MARKED = {"gach", "cong"}
_SIGN = re.compile(r"\W+")


def reason_of(was: str, becomes: str, part: str, standard: Standard) -> tuple[Reason, str]:
    """Return why the words of a component (``part``) change, and the clause that asks for it."""
    clause = _clause(part, standard)
    if not becomes:
        return (RULE, _rule_clause(standard)) if is_rule(was) else (GONE, "")
    if part in standard.letterhead_order[:-1] or part == "do_khan":
        return FIXED, clause
    if standard.wording["body_end"] == becomes or becomes.endswith("./."):
        return BODY_END, standard.marks["body_end"].clause
    if not was:
        return ADDED, clause
    if _bare(was) == _bare(becomes):
        return SPACES, ""
    if was.casefold() == becomes.casefold():
        return CAPITALS, clause
    if words_of(was) == words_of(becomes):
        return _marks(was, becomes, part, standard)
    return GONE, ""


def page_number(standard: Standard) -> tuple[Reason, str]:
    """Return why words beside a page number go."""
    return PAGE_NUMBER, standard.page_number["place"].clause


def _marks(was: str, becomes: str, part: str, standard: Standard) -> tuple[Reason, str]:
    """Tell apart words that are the same but for zeros and marks."""
    clause = _clause(part, standard)
    if _letters(was) != _letters(becomes):
        return ZEROS, clause
    if part in _ENDS:
        reason, mark = _ENDS[part]
        return reason, standard.marks[mark].clause
    if part in _MARKED and _opening(was) != _opening(becomes):
        return BULLET, clause
    if part == "o_bang":
        return IN_TABLE, ""
    if part in _NUMBERED and re.match(r"\(?[\dIVXLA-ZĐa-zđ.]+[.)/:-]", was):
        return NUMBER, clause
    return END, ""


def _opening(text: str) -> str:
    """Return the signs before the first letter; those of a mark alone are all of it."""
    return text[: len(text) - len(text.lstrip(_MARKS))].strip()


def _bare(text: str) -> str:
    return "".join(text.split())


def _letters(text: str) -> str:
    return _SIGN.sub("", text.casefold())


def _clause(part: str, standard: Standard) -> str:
    component = standard.components.get(_COMPONENTS.get(part, part))
    return component.clause if component else ""


def _rule_clause(standard: Standard) -> str:
    return next((line.clause for line in standard.lines.values()), "")
