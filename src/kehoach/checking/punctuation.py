"""Judges of marks and spaces in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checking.prose import (
    CAP,
    LOW,
    Finder,
    Hit,
    addressless,
    every,
    flowing,
    found_in,
    masked,
    no_match,
    running,
    unquoted,
)
from kehoach.checking.verdicts import HELD, Judge, Subject, Verdict, at

_BLANK = re.compile(r"(?:[Nn]gày|[Tt]háng|[Nn]ăm|[Ss]ố:?|/) {2,}|  +(?:/|ngày|tháng|năm)|\s{4,}")
_BRACKET = re.compile(r"\(|(?P<label>(?:^|(?<=[\s;,]))(?:[a-zđ]{1,2}|\d{1,2}|[ivx]{1,4}))?\)")


def _around(text: str, start: int, end: int) -> str:
    """Return the word on each side with what stands between."""
    left = re.search(r"\S*\s*$", text[:start])
    right = re.match(r"\s*\S*", text[end:])
    return f"{left[0] if left else ''}{text[start:end]}{right[0] if right else ''}".strip()


def _finder(pattern: str, *passed: re.Pattern[str]) -> Finder:
    shape = re.compile(pattern)

    def finder(text: str) -> Iterator[Hit]:
        plain = masked(addressless(text), *passed)
        for match in shape.finditer(plain):
            yield _around(text, *match.span()), {"mark": match[0].strip()}

    return finder


def _spaced(pattern: str, *passed: re.Pattern[str]) -> Judge:
    return found_in(every, _finder(pattern, *passed))


def balanced(subject: Subject) -> Iterator[Verdict]:
    """KH657: each bracket that opens is closed, in its paragraph or in the next."""
    paragraphs = every(subject)
    texts = [unquoted(one.text) for one in paragraphs]
    lacking = [_lacking(text) for text in texts]
    for index, paragraph in enumerate(paragraphs):
        own = lacking[index]
        beside = lacking[max(0, index - 1) : index] + lacking[index + 1 : index + 2]
        if own and -own not in beside:
            yield at(paragraph, mark=")" if own > 0 else "(")
        elif "(" in texts[index]:
            yield HELD


def _lacking(text: str) -> int:
    """Return how many brackets are never closed; below 0: how many were never opened."""
    opened = extra = 0
    for match in _BRACKET.finditer(text):
        if match[0] == "(":
            opened += 1
        elif opened:
            opened -= 1
        elif not match["label"]:
            extra += 1
    return opened or -extra


def doubled_spaces(subject: Subject) -> Iterator[Verdict]:
    """KH653: one space between two words; gaps left for a number or a day are passed over."""
    for paragraph in running(subject):
        text = masked(paragraph.text, _BLANK)
        match = re.search(r"[\w,.;:)”] {2,3}(?=[\w(“])", text)
        if match:
            yield at(paragraph, _around(text, *match.span()))
        elif " " in text:
            yield HELD


def aligned_by_spaces(subject: Subject) -> Iterator[Verdict]:
    """KH658: no line is pushed to its place by many spaces or tabs."""
    for paragraph in flowing(subject):
        pushed = re.match(r"(?:[ \u00a0]{6,}|\t[\t ]+)\S", paragraph.text)
        yield at(paragraph) if pushed else HELD


def _comma(match: re.Match[str]) -> str:
    return f"{match['whole']},{match['rest']}"


JUDGES: tuple[tuple[str, Judge], ...] = (
    (
        "KH651",
        _spaced(r"(?<=[\w)”\"]) +[,;:?!.](?!\.)(?!/\.)(?=\s|$)"),
    ),
    (
        "KH652",
        _spaced(rf"(?<=[{LOW}])[,;:](?=[{LOW}{CAP}])|(?<=[{LOW}]{{2}})\.(?=[{CAP}][{LOW}])"),
    ),
    ("KH653", doubled_spaces),
    ("KH654", _spaced(r"[(\[“] +(?=\w)|(?<=\w) +[)\]”]")),
    (
        "KH655",
        _spaced(
            r"(?<![.…])([,;:])\s?\1|(?<![.…v/])\.\.(?![./…])|[,;:]\.(?![.…])|(?<![v.…])\.[,;](?![.…])|(?:\./){2,}\.|\./\.\."
        ),
    ),
    ("KH656", _spaced(r"(?<=\S)[ \u00a0]+\./\.")),
    ("KH657", balanced),
    ("KH658", aligned_by_spaces),
    (
        "KH659",
        no_match(
            every,
            r"(?<![\w.,/])(?P<whole>\d{1,3})\.(?P<rest>\d{1,2})"
            r"(?= ?(?:%|điểm(?! [a-zđ]\b)|/100|tỷ|triệu|km|ha\b))",
            _comma,
        ),
    ),
    (
        "KH660",
        no_match(
            every,
            rf"(?<!\w)\d[\d.]*(?:/\d{{4}})?[/-][{CAP}&.\-]*(?:[–—][{CAP}&.\-]+)+",
            lambda match: re.sub("[–—]", "-", match[0]),
        ),
    ),
)
