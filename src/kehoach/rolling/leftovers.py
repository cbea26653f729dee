"""What of last year's plan is still in a rendered document: in every part of its package.

A year that the new spec itself explains (a legal basis, a period, history, ``{năm-1}``) is no
leftover in the text; in headers, comments, properties and other parts nothing is explained.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from lxml import etree

from kehoach.errors import BadInput
from kehoach.plan import Plan
from kehoach.registry import Issuer, resolve_issuer
from kehoach.registry.mentions import mentions
from kehoach.rolling.years import Named, Role, named_years, tells_result
from kehoach.spec.facts import Facts

if TYPE_CHECKING:
    from kehoach.registry.register import Register

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN = "word/document.xml"
_TEXT = (f"{_W}t", f"{_W}delText", f"{_W}instrText", f"{_W}delInstrText")
_SPACE = (f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen")
_LABEL = re.compile(r"(?:^Năm|[(;] ?năm) \d{4}$")
"""The heading of a column of results; what stands before a target's baseline."""
_NEAR = 14
"""Characters on each side by which a year in the document is known to be one of the spec."""


@dataclass(frozen=True)
class Leftover:
    """A trace of the old plan: what it is (a key of ``WHAT``), its words, its part, the text."""

    what: str
    words: str
    part: str
    text: str


WHAT = {
    "year": ("năm", "the year"),
    "number": ("số, ký hiệu", "the number"),
    "day": ("ngày ban hành", "the day of issue"),
    "signer": ("người ký", "the signer"),
    "name": ("tên cơ quan, địa phương không còn", "a name that no longer holds"),
}


def leftovers(
    docx: bytes, old: Plan, new: Plan, register: Register | None = None
) -> list[Leftover]:
    """Return what of the old plan is still in the document made of the new one.

    Raises :class:`BadInput` (KH871) for bytes that are no package.
    """
    seek = _Seeker(old, new, register)
    found: dict[tuple[str, str, str], Leftover] = {}
    for part, text in texts_of_package(docx):
        for one in seek.within(part, text):
            found.setdefault((one.what, one.words, one.part), one)
    return list(found.values())


def texts_of_package(docx: bytes) -> Iterator[tuple[str, str]]:
    """Yield every text of every part in NFC: each paragraph, else each element, each attribute."""
    try:
        with ZipFile(BytesIO(docx)) as package:
            for name in package.namelist():
                if name.lower().endswith((".xml", ".rels", ".vml")):
                    for text in _texts(package.read(name)):
                        yield name, " ".join(unicodedata.normalize("NFC", text).split())
    except BadZipFile:
        raise BadInput.of("KH871") from None


def _texts(data: bytes) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(data, parser)
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield element.text or ""
            continue
        if element.tag == f"{_W}p":
            yield "".join(_of_paragraph(element))
        elif not element.tag.startswith(_W):
            yield from filter(None, (element.text, element.tail))
        yield from (str(value) for value in element.attrib.values() if _is_said(str(value)))


def _of_paragraph(paragraph: etree._Element) -> Iterator[str]:
    """Yield the texts of a paragraph, not of those within its text boxes."""
    for child in paragraph:
        if child.tag in _TEXT:
            yield child.text or ""
        elif child.tag in _SPACE:
            yield " "
        elif child.tag != f"{_W}p":
            yield from _of_paragraph(child)


def _is_said(value: str) -> bool:
    """True for an attribute that holds words (a picture's description), not a measure."""
    return " " in value.strip() and any(map(str.isalpha, value))


@dataclass(frozen=True)
class _Seeker:
    old: Plan
    new: Plan
    register: Register | None

    def within(self, part: str, text: str) -> Iterator[Leftover]:
        """Yield what of the old plan a text of a part holds."""
        if not text:
            return
        said = part == _MAIN
        if not said:
            text = text.replace(self._facts.title, "")
        folded = text.casefold()
        for what, words in self._strings:
            if words in folded and not (said and words in self._spec):
                yield Leftover(what, words, part, text)
        for words in self._years(text, said):
            yield Leftover("year", words, part, text)
        days = self.new.days
        for one in mentions(text, *days, self.register) if len(text) > 5 else ():
            if not one.code.startswith(("KH858", "KH859", "KH86")):
                yield Leftover("name", one.text, part, text)

    @cached_property
    def _strings(self) -> tuple[tuple[str, str], ...]:
        """What must not survive as it is: number, day in all forms, a signer who changed."""
        old, found = self.old, []
        issuer = resolve_issuer(old, self.register)
        if old.number is not None and isinstance(issuer, Issuer):
            symbol = old.symbol or f"KH-{issuer.symbol}"
            found += [("number", f"{n}/{symbol}") for n in {str(old.number), f"{old.number:02d}"}]
        if old.day is not None and old.day != self.new.day:
            found += [("day", form) for form in _forms(old)]
        name = old.signatory.name
        if name and name != self.new.signatory.name:
            found.append(("signer", name))
        return tuple((what, words.casefold()) for what, words in found)

    @cached_property
    def _facts(self) -> Facts:
        return Facts(self.new)

    @cached_property
    def _spec(self) -> str:
        """Every text of the new spec, as printed, and the days of its bases."""
        texts = [one.text for one in self._facts.texts]
        days = (basis.day for basis in self.new.bases if basis.day)
        texts += [form for day in days for form in _day_forms(day)]
        return "\n".join(texts).casefold()

    def _years(self, text: str, said: bool) -> Iterator[str]:
        for one in named_years(text, self.new.year):
            if not one.typed or not self.old.year <= one.year < self.new.year:
                continue
            known = one.told in (Role.ACT, Role.PERIOD, Role.QUOTED)
            if not said or not (known or self._explains(text, one)):
                yield text[slice(*one.words)]

    def _explains(self, text: str, one: Named) -> bool:
        """True for a year of the spec's results, a baseline's label, or as the spec says it."""
        if one.year in self._labels and _LABEL.search(text[: one.end]):
            return True
        left, right = text[: one.start].casefold(), text[one.end :].casefold()
        return any(
            left.endswith(before) and right.startswith(after) if before or after else left == right
            for before, after in self._explained
        )

    @cached_property
    def _labels(self) -> frozenset[int]:
        years = (year for index in self.new.indices.values() for year in index.results)
        return frozenset((*years, self.new.year - 1))

    @cached_property
    def _explained(self) -> frozenset[tuple[str, str]]:
        """What stands on each side of a year that the new spec means as one before its own."""
        found = set()
        for one in self._facts.texts:
            text = one.text
            for year in named_years(text, self.new.year):
                if year.year < self.new.year and self._is_meant(one.loc, year.start, text):
                    near = text[: year.start][-_NEAR:], text[year.end :][:_NEAR]
                    found.add((_bare(near[0]), _bare(near[1])))
        return frozenset(found)

    def _is_meant(self, loc: tuple[str | int, ...], at: int, text: str) -> bool:
        """True for a year that a placeholder made, or that tells of what is past."""
        year = next(one for one in named_years(text, self.new.year) if one.start == at)
        if loc[0] in ("căn cứ", "chỉ số") or year.role is Role.PAST or tells_result(year.sentence):
            return True
        return (loc, at) in self._held

    @cached_property
    def _held(self) -> frozenset[tuple[tuple[str | int, ...], int]]:
        """Where in its printed texts a placeholder made a year: found by printing two years."""
        other = Facts(self.new.model_copy(update={"year": self.new.year + 1}))
        found = set()
        for one, moved in zip(self._facts.texts, other.texts, strict=True):
            pairs = zip(
                named_years(one.text, self.new.year),
                named_years(moved.text, self.new.year),
                strict=False,
            )
            found |= {(one.loc, a.start) for a, b in pairs if b.year != a.year}
        return frozenset(found)


def _bare(typed: str) -> str:
    """Return words without the marks of bold and italic, in small letters."""
    return typed.replace("*", "").casefold()


def _forms(plan: Plan) -> Iterator[str]:
    if plan.day is not None:
        yield from _day_forms(plan.day)


def _day_forms(day: date) -> Iterator[str]:
    """Yield every form in which offices write a day."""
    for d in {str(day.day), f"{day.day:02d}"}:
        for m in {str(day.month), f"{day.month:02d}"}:
            yield from (f"{d}{mark}{m}{mark}{day.year}" for mark in "/.-")
            yield f"{d} tháng {m} năm {day.year}"
    yield day.isoformat()
