"""Changes → words for a person, in Vietnamese or English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from kehoach.redline.changes import KINDS, Change, Note
from kehoach.redline.tokens import OBJECT
from kehoach.wording.shortening import shortened

_LONGEST, _CONTEXT = 110, 70
_BEFORE = 6
"""Words before a change that are told with it."""
_COUNTED = {
    "vi": {"added": "thêm", "removed": "bỏ", "changed": "sửa", "moved": "chuyển chỗ"},
    "en": {"added": "added", "removed": "removed", "changed": "changed", "moved": "moved"},
}
_SIGNS = {"added": "+", "removed": "-", "changed": "~", "moved": ">"}
_WHAT = {
    "đoạn": "paragraph",
    "hàng": "row",
    "bảng": "table",
    "mục": "section",
    "nhiệm vụ": "task",
    "chỉ tiêu": "target",
    "ý": "item",
    "căn cứ": "legal basis",
    "phụ lục": "appendix",
    "phân công": "duty",
    "chỉ số": "index",
}
_NOTHING = {"vi": "Không có gì khác nhau.", "en": "Nothing differs."}
_AT_TOP = {"vi": "Đầu văn bản", "en": "At the top"}
_OF_ALL = {"vi": "Văn bản", "en": "The document"}
_BLANK = {"vi": "(trống)", "en": "(nothing)"}
_SPACE = {"vi": "(khoảng trắng)", "en": "(white space)"}
_OBJECTS = {
    f"{OBJECT}drawing": ("hình", "picture"),
    f"{OBJECT}math": ("công thức", "formula"),
    f"{OBJECT}footnoteReference": ("chú thích", "note"),
    f"{OBJECT}endnoteReference": ("chú thích", "note"),
    f"{OBJECT}br": ("ngắt trang", "page break"),
}
"""What is no text, as it stands in the words of a change."""

_FROM = {"vi": "từ", "en": "from"}


_SAME_WORDS = {"vi": "Lời văn không khác.", "en": "The words do not differ."}
_NOTES = {
    "vi": {
        "format": "Chỉ khác định dạng: {count} đoạn ({words}).",
        "page": "Khác khổ giấy hoặc lề trang.",
        "margins": "Đầu trang, chân trang có lời khác nhau: không đánh dấu, giữ theo bản mới.",
        "lost": "Bản so sánh không chứa được {count} hình, biểu đồ của bản cũ: từ chối mọi thay "
        "đổi thì thiếu chúng.",
    },
    "en": {
        "format": "Only the look differs: {count} paragraph(s) ({words}).",
        "page": "Paper or margins differ.",
        "margins": "Headers or footers say other words: not marked, those of the new stand.",
        "lost": "The redline cannot hold {count} picture(s) or chart(s) of the old document: "
        "rejecting every change does not bring them back.",
    },
}


def summary(changes: Iterable[Change], language: str = "vi", notes: Iterable[Note] = ()) -> str:
    """Return the changes as lines under the headings they stand below, their numbers first.

    ``notes`` stand after them.
    """
    listed, said = list(changes), [_note(one, language) for one in notes]
    if not listed:
        return "\n".join([_SAME_WORDS[language], *said]) if said else _NOTHING[language]
    text = "\n".join([_told(listed, language), *([""] if said else []), *said])
    for mark, name in _OBJECTS.items():
        text = text.replace(mark, f"[{name[language == 'en']}]")
    return text


def _note(note: Note, language: str) -> str:
    words = "; ".join(f"“{shortened(one, _CONTEXT)}”" for one in note.words)
    more = "; …" if note.count > len(note.words) else ""
    return _NOTES[language][note.kind].format(count=note.count, words=words + more)


def _told(listed: list[Change], language: str) -> str:
    tally = Counter(change.kind for change in listed)
    counted = (f"{_COUNTED[language][kind]} {tally[kind]}" for kind in KINDS if tally[kind])
    return "\n".join([", ".join(counted).capitalize() + ".", *_grouped(listed, language)])


def _grouped(changes: list[Change], language: str) -> Iterator[str]:
    top = _AT_TOP[language]
    for where, group in groupby(changes, key=lambda change: change.where):
        yield ""
        yield " › ".join(_place(one, language) for one in where) or top
        top = _OF_ALL[language]  # what is under no heading, and not at the top either
        for change in group:
            yield f"  {_SIGNS[change.kind]} {_line(change, language)}"


def _place(heading: str, language: str) -> str:
    """Return a heading; the kind of piece before a quoted title is said in the language."""
    kind, mark, rest = heading.partition(" “")
    if language == "en" and mark and kind in _WHAT:
        return shortened(f"{_WHAT[kind]} “{rest}", _LONGEST)
    return shortened(heading, _LONGEST)


def _line(change: Change, language: str) -> str:
    if change.field[0]:
        name = change.field[language == "en"]
        old, new = _apart(change.old, change.new)
        return f"{name}: {_quoted(old, language)} → {_quoted(new, language)}"
    if change.kind == "changed":
        edits = "; ".join(
            f"{_quoted(old, language)} → {_quoted(new, language)}"
            for old, new in _told_edits(change.replaced)
        )
        return f"“{shortened(change.new or change.old, _CONTEXT)}”: {edits}"
    what = _WHAT.get(change.what, change.what) if language == "en" else change.what
    verb = _COUNTED[language][change.kind]
    said = f"{verb} {what}: “{shortened(change.old or change.new, _LONGEST)}”"
    if change.kind == "moved":
        origin = f" ({_FROM[language]} {_place(change.old, language)})" if change.old else ""
        said = f"{verb} {what}: “{shortened(change.new, _LONGEST)}”{origin}"
    return said


def _told_edits(replaced: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Return the edits of a change but for those of white space, unless there are no others."""
    return [one for one in replaced if "".join(one).strip()] or list(replaced)


def _apart(old: str, new: str) -> tuple[str, str]:
    """Return two texts from shortly before the first word that differs, where both are long.

    Cut at their ends alone they would look the same.
    """
    a, b = old.split(), new.split()
    same = next((at for at, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), 0)
    start, at = max(0, same - _BEFORE), len(" ".join(a[:same]))
    if at < _LONGEST // 2 or max(len(old), len(new)) <= _LONGEST:
        return old, new
    return f"…{' '.join(a[start:])}", f"…{' '.join(b[start:])}"


def _quoted(text: str, language: str) -> str:
    if text and not text.strip():
        return _SPACE[language]
    return f"“{shortened(text, _LONGEST)}”" if text else _BLANK[language]
