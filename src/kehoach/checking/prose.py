"""The running text of a document, and judges made from a pattern or a finder of faults in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from kehoach.anatomy.parts import Anatomy, Piece
from kehoach.checking.verdicts import HELD, Judge, Subject, Verdict, at
from kehoach.reading.document import Paragraph

Hit = tuple[str, dict[str, str]]
"""The words that are wrong, and the arguments of the finding."""
Finder = Callable[[str], Iterable[Hit]]
Texts = Callable[[Subject], Iterable[Paragraph]]

_LETTERS = [chr(code) for code in (*range(0x41, 0x250), *range(0x1EA0, 0x1EFA))]
LOW = "".join(letter for letter in _LETTERS if letter.isalpha() and letter.islower())
"""The small letters of Vietnamese, for a class of a pattern: no range holds small ones alone."""
CAP = "".join(letter for letter in _LETTERS if letter.isalpha() and letter.isupper())
"""The capital letters of Vietnamese, likewise."""

_FRAME = (
    "quoc_hieu", "tieu_ngu", "tieu_de_dang", "co_quan_chu_quan", "co_quan", "ten_loai",
    "du_thao", "do_khan", "do_mat", "luu_hanh", "contact",
)  # fmt: skip
QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*\"|«[^»]*»")
_ADDRESS_MARK = re.compile(r"@|://|www\.|\.(?:vn|com|gov|org|net)\b")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.|\.vn\b|\.com\b|\.gov\b|\.org\b|\.net\b)\S*")


@lru_cache(maxsize=8192)
def composed(text: str) -> str:
    """Return the text in NFC with hard spaces as spaces."""
    return unicodedata.normalize("NFC", text).replace("\u00a0", " ")


def masked(text: str, *patterns: re.Pattern[str]) -> str:
    """Return the text with what the patterns match blotted out, its length kept."""
    for pattern in patterns:
        text = pattern.sub(lambda match: "\u2588" * len(match[0]), text)
    return text


@lru_cache(maxsize=8192)
def addressless(text: str) -> str:
    """Return the text without addresses of the web and of mail, its length kept."""
    return masked(text, _ADDRESS) if _ADDRESS_MARK.search(text) else text


@lru_cache(maxsize=8192)
def unquoted(text: str) -> str:
    """Return the text without quotations and addresses, its length kept."""
    return addressless(masked(text, QUOTED))


def running(subject: Subject) -> tuple[Paragraph, ...]:
    """Return every paragraph with text but those of the letterhead, signature and recipients."""
    if "running" not in subject.shared:
        apart = {one.number for piece in _apart(subject.anatomy) for one in piece.paragraphs}
        subject.shared["running"] = tuple(
            one
            for one in subject.document.paragraphs
            if one.number not in apart and one.text.strip()
        )
    found: tuple[Paragraph, ...] = subject.shared["running"]
    return found


def every(subject: Subject) -> tuple[Paragraph, ...]:
    """Return the running text and the lines of the recipients."""
    recipients = subject.anatomy.recipients
    lines = [one for item in recipients.items for one in item.paragraphs] if recipients else []
    return (*running(subject), *dict.fromkeys(lines))


def flowing(subject: Subject) -> tuple[Paragraph, ...]:
    """Return the running text outside tables and all-capital lines."""
    return tuple(
        one
        for one in running(subject)
        if not one.where.table and one.text != one.text.upper() and one.where.part == "body"
    )


def _apart(anatomy: Anatomy) -> Iterator[Piece]:
    for name in _FRAME:
        if piece := getattr(anatomy, name):
            yield piece
    for part in (anatomy.number, anatomy.place_and_day):
        if part:
            yield part.piece
    if anatomy.signature:
        yield from anatomy.signature.lines
        yield from filter(None, (anatomy.signature.name, anatomy.signature.other_post))
    if anatomy.recipients:
        yield anatomy.recipients.label
        yield from anatomy.recipients.items
        yield from filter(None, (anatomy.recipients.typist,))


def found_in(texts: Texts, finder: Finder) -> Judge:
    """Return a judge that a paragraph is broken where the finder hits; one verdict for each."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        known: dict[str, Hit | None] = {}
        held = False
        for paragraph in texts(subject):
            text = paragraph.text
            if text not in known:
                known[text] = next(iter(finder(composed(text))), None)
            if hit := known[text]:
                yield at(paragraph, hit[0], **hit[1])
            else:
                held = True
        if held:
            yield HELD

    return judge


def no_match(texts: Texts, pattern: str, mend: Callable[[re.Match[str]], str]) -> Judge:
    """Return a judge that no text matches; args: ``found`` and ``wanted`` (from ``mend``).

    Quotations and addresses are passed over; ``mend`` returns nothing where all is well.
    """
    shape = re.compile(pattern)

    def finder(text: str) -> Iterator[Hit]:
        plain = unquoted(text)
        for match in shape.finditer(plain):
            if wanted := mend(match):
                yield match[0], {"found": match[0], "wanted": wanted}

    return found_in(texts, finder)


def mixed(texts: Texts, one: str, other: str) -> Judge:
    """Return a judge that a document keeps to one of two ways; args count both."""
    shapes = re.compile(one), re.compile(other)

    def judge(subject: Subject) -> Iterator[Verdict]:
        met: tuple[list[tuple[Paragraph, str]], ...] = ([], [])
        for paragraph in texts(subject):
            text = addressless(composed(paragraph.text))
            for index, shape in enumerate(shapes):
                met[index].extend((paragraph, match[0]) for match in shape.finditer(text))
        if all(met):
            rarer = min(met, key=len)
            args = {"one": met[0][0][1], "other": met[1][0][1]}
            counts = {"ones": str(len(met[0])), "others": str(len(met[1]))}
            yield at(rarer[0][0], rarer[0][1], **args, **counts)
        elif any(met):
            yield HELD

    return judge
