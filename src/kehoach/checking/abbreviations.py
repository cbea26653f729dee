"""Judges of abbreviations: each spelled out where it first stands, once, and used after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kehoach.checking.prose import CAP, composed, masked, running
from kehoach.checking.verdicts import HELD, Judge, Subject, Verdict, at
from kehoach.reading.document import Paragraph

_USUAL = re.compile(
    r"KH|BC|NQ|QĐ|CT|QC|TB|HD|TC|PA|ĐA|DA|BB|HĐ|CĐ|MW|KW|GW|KV|"
    r"UBND|HĐND|TW|TU|QH|CP|TTg|BCH|BTV|BCĐ|MTTQ|TP|TX|TT|STT|VT|CV|HC|TCCB|"
    r"VP|VX|KT|NC|TH|PAR|INDEX|SIPAS|PAPI|PCI|DDCI|PGI|GDP|GRDP|FDI|ODA|ISO|"
    r"TCVN|QCVN|WTO|ASEAN|UNESCO|UNDP|EU|VNPT|EVN|VND|VNĐ|USD|AI|IT|ICT|IOC|"
    r"LGSP|NDXP|ID|QR|SMS|PDF|SPSS|OCOP|COVID|URL|BHXH|BHYT|BHTN|TNHH|"
    r"MTV|CTCP|THPT|THCS|NXB|ĐT|NN|BNV|BTC|XHCN|TNCS|PR|TV"
)
_NUMERAL = re.compile(r"[IVXLC]+")
_SHORT = re.compile(r"(?<![\w/.&\-–])[A-ZĐƯ]{2,7}(?![\w/&]|[-–.]\w)")
_GIVEN = re.compile(
    r"\((?:[^()]*?(?:viết tắt|gọi tắt|gọi chung)[^()]*? )?[“\"]?(?P<short>[A-ZĐƯ]{2,7})[”\"]?\)"
)


@dataclass
class Uses:
    """Where an abbreviation stands, in reading order, and where it is spelled out."""

    places: list[Paragraph] = field(default_factory=list)
    given: list[Paragraph] = field(default_factory=list)
    first_given: bool = False


def _uses(subject: Subject) -> dict[str, Uses]:
    if "abbreviations" not in subject.shared:
        found: dict[str, Uses] = {}
        for paragraph in running(subject):
            text = composed(paragraph.text)
            if text != text.upper() or len(text) < 12:
                _gather(paragraph, text, found)
        subject.shared["abbreviations"] = found
    uses: dict[str, Uses] = subject.shared["abbreviations"]
    return uses


def _gather(paragraph: Paragraph, text: str, found: dict[str, Uses]) -> None:
    given = {match.start("short"): match["short"] for match in _GIVEN.finditer(text)}
    plain = masked(text, re.compile(r"(?<!\S)\S+(?:@|://)\S+"))
    for match in _SHORT.finditer(plain):
        short = match[0]
        if _NUMERAL.fullmatch(short) or _USUAL.fullmatch(short) or _shouted(plain, match):
            continue
        uses = found.setdefault(short, Uses())
        defines = match.start() in given and _initials_agree(text[: match.start()], short)
        uses.first_given = uses.first_given or (defines and not uses.places)
        (uses.given if defines else uses.places).append(paragraph)


def _shouted(text: str, match: re.Match[str]) -> bool:
    """True for a word of a stretch all in capitals, which is no abbreviation."""
    around = text[max(0, match.start() - 12) : match.end() + 12]
    return re.search(rf"[{CAP}]{{2,}} [{CAP}]{{2,}}", around) is not None


def _initials_agree(before: str, short: str) -> bool:
    """True when the words before the bracket may be what the letters stand for."""
    words = re.findall(r"[^\W\d_]+", before)[-(len(short) + 4) :]
    initials = "".join(word[0].upper() for word in words)
    letters = iter(initials)
    return all(letter in letters for letter in short) or "viết tắt" in before[-40:]


def spelled(subject: Subject) -> Iterator[Verdict]:
    """KH661: an abbreviation used is spelled out somewhere."""
    for short, uses in _uses(subject).items():
        if uses.places:
            args = {"short": short, "count": str(len(uses.places))}
            yield HELD if uses.given else at(uses.places[0], short, **args)


def spelled_first(subject: Subject) -> Iterator[Verdict]:
    """KH662: an abbreviation is spelled out where it first stands."""
    for short, uses in _uses(subject).items():
        if uses.given and uses.places:
            yield HELD if uses.first_given else at(uses.places[0], short, short=short)


def spelled_once(subject: Subject) -> Iterator[Verdict]:
    """KH663: an abbreviation is spelled out once; the title is not counted."""
    title = subject.anatomy.trich_yeu
    apart = {one.number for one in title.paragraphs} if title else set()
    for short, uses in _uses(subject).items():
        given = [one for one in uses.given if one.number not in apart]
        if given:
            yield at(given[1], short, short=short) if len(given) > 1 else HELD


def used(subject: Subject) -> Iterator[Verdict]:
    """KH664: an abbreviation spelled out is used afterwards."""
    for short, uses in _uses(subject).items():
        if uses.given:
            yield HELD if uses.places else at(uses.given[0], short, short=short)


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH661", spelled),
    ("KH662", spelled_first),
    ("KH663", spelled_once),
    ("KH664", used),
)
