"""The label of a line of the body: its level, its value, its shape."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kehoach.anatomy.parts import Level
from kehoach.anatomy.plain import is_upper, place, plain
from kehoach.wording.labels import LETTERS, from_roman

_WORDS = {
    "nhat": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7,
    "tam": 8, "chin": 9, "muoi": 10,
}  # fmt: skip
_NAMED = re.compile(
    r"(?P<word>phan|chuong|muc|tieu muc|dieu)\s+"
    r"(?:thu\s+)?(?P<value>nhat|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi|[ivxlc]+|\d{1,3})"
    r"(?P<end>\s*[.:)]|\s+-(?=\s)|\s*$|\s(?=\s*\S))"
)
_DEEP = re.compile(r"\(?\d{1,2}(?:\.\d{1,2}){1,5}(?P<end>[.)/:]|\s*-(?=\s)|(?=\s))(?=\s|\D)")
_PLAIN = re.compile(r"\(?\d{1,3}(?:[.)/:]|\s*-(?=\s|[^\W\d]))(?=\s|[^\d\s]|$)")
_LETTER = re.compile(r"\(?[a-z](?:[.)/]|-(?=\s))(?=\s|\S)")
_CAPITALS = re.compile(r"\(?(?P<value>[ivxlc]{1,6}|[a-z])(?:[.)/]|\s*-(?=\s|\S))(?=\s|[^\W\d]|$)")
_BARE_ROMAN = re.compile(r"[ivxlc]{1,6}(?=\s+\S)")
_DASH = re.compile(r"-(?=\s|[^\W\d]|[“\"'(])")
_BULLET = re.compile(r"(?P<plus>\+)|[*•·●○◦▪■□➢►✓✔❖\uf000-\uf0ff]")


@dataclass(frozen=True)
class Label:
    """A label: as printed, level, ordinal where it has one, shape (``I.``, ``a)``, ``1.1.``).

    ``end``: where it ends in the text. ``doubt``: capitals that may be a Roman number or a
    letter. ``parts``: the numbers of ``1.2.``. ``sure``: false where text may begin so too.
    """

    text: str
    level: Level
    ordinal: int | None
    shape: str
    end: int
    doubt: bool = False
    parts: tuple[int, ...] = ()
    sure: bool = True


def label_of(text: str) -> Label | None:
    """Return the label a line begins with, or None."""
    start = len(text) - len(text.lstrip())
    line = text[start : start + 60]
    letters = plain(line)
    if not letters.strip():
        return None
    for read in (_named, _numbered, _lettered, _marked):
        if found := read(line, letters):
            end = start + place(line, found.end)
            return Label(
                " ".join(text[start:end].split()), found.level, found.ordinal, found.shape, end,
                found.doubt, found.parts, found.sure,
            )  # fmt: skip
    return None


def _named(line: str, letters: str) -> Label | None:
    found = _NAMED.match(letters)
    if not found or not line[:1].isupper():
        return None
    word, value, end = found["word"], found["value"], found["end"].strip()
    rest = line[place(line, found.end()) :].strip()
    if rest and not end and not is_upper(rest):
        return None
    if value in ("i", "v", "x") and not line[place(line, found.start("value"))].isupper():
        return None
    levels: dict[str, Level] = {"phan": "phan", "chuong": "chuong", "dieu": "dieu"}
    ordinal = int(value) if value.isdigit() else _WORDS.get(value) or from_roman(value.upper())
    kind = "1" if value.isdigit() else "nhất" if value in _WORDS else "I"
    shape = f"{word} {kind}{end}"
    return Label("", levels.get(word, "muc"), ordinal or None, shape, found.end())


def _numbered(line: str, letters: str) -> Label | None:
    if found := _DEEP.match(letters):
        parts = tuple(int(one) for one in re.findall(r"\d+", found.group()))
        level: Level = "tieu_khoan" if len(parts) == 2 else "tieu_khoan_con"
        shape = ".".join("1" * len(parts)) + found["end"].strip()
        sure = bool(found["end"].strip())
        return Label("", level, parts[-1], shape, found.end(), parts=parts, sure=sure)
    if found := _PLAIN.match(letters):
        value = int("".join(sign for sign in found.group() if sign.isdigit()))
        shape = re.sub(r"\d+", "1", "".join(found.group().split()))
        return Label("", "gach" if shape == "(1)" else "khoan", value, shape, found.end())
    return None


def _lettered(line: str, letters: str) -> Label | None:
    first = line.lstrip("(")[:1]
    if first.islower():
        found = _LETTER.match(letters)
        if not found:
            return None
        mark = found.group().replace(plain(first), "a", 1)
        return Label("", "diem", letter_value(first), mark.strip(), found.end())
    if not first.isupper():
        return None
    return _capital(line, letters)


def letter_value(sign: str) -> int | None:
    """Return the place of a letter in the order of điểm; None for f, j, w, z."""
    return LETTERS.index(sign.lower()) + 1 if sign.lower() in LETTERS else None


def _capital(line: str, letters: str) -> Label | None:
    found = _CAPITALS.match(letters)
    if not found:
        bare = _BARE_ROMAN.match(letters)
        if not bare or not is_upper(line) or not (value := from_roman(line[: bare.end()])):
            return None
        return Label("", "muc", value, "I", bare.end(), sure=False)
    written = line[place(line, found.start("value")) : place(line, found.end("value"))]
    mark = "".join(letters[found.end("value") : found.end()].split())
    head = "(" if letters.startswith("(") else ""
    if value := from_roman(written):
        doubt = len(written) == 1
        return Label("", "muc", value, f"{head}I{mark}", found.end(), doubt)
    if len(written) == 1:
        return Label("", "chu_hoa", letter_value(written), f"{head}A{mark}", found.end())
    return None


def _marked(line: str, letters: str) -> Label | None:
    if found := _DASH.match(letters):
        return Label("", "gach", None, "-", found.end())
    if found := _BULLET.match(letters):
        level: Level = "cong" if found["plus"] else "gach"
        return Label("", level, None, found.group(), found.end())
    return None


def as_letter(label: Label) -> Label:
    """Return a Roman number of one sign read as a letter."""
    sign = next(one for one in label.text if one.isalpha())
    return Label(
        label.text, "chu_hoa", letter_value(sign), label.shape.replace("I", "A"), label.end
    )
