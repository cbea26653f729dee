"""What of last year's plan is still in a rendered document: in every part of its package.

What the new spec says is known by its composed sheet: there a year that the spec itself explains
(a legal basis, a period, history, ``{năm-1}``) is no leftover, nor is last year's plan cited.
All else in the package, whether from a template or from nowhere, explains nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kehoach.compose import compose
from kehoach.compose.sheet import Line
from kehoach.errors import KehoachError
from kehoach.plan import Plan
from kehoach.registry.acts import cited
from kehoach.registry.mentions import mentions
from kehoach.rolling.own import own_plan
from kehoach.rolling.package_texts import texts_of_package
from kehoach.rolling.spans import Role
from kehoach.rolling.spoken import spoken_year
from kehoach.rolling.tense import tells_result
from kehoach.rolling.years import Named, loose_years, named_years
from kehoach.spec.facts import Facts
from kehoach.text.markup import Run, plain
from kehoach.text.scores import aim_text

if TYPE_CHECKING:
    from kehoach.registry.register import Register

_LABEL = re.compile(r"(?:^Năm|[(;] ?năm) \d{4}$")
"""The heading of a column of results; what stands before a target's baseline."""
_NEAR = 14
"""Characters on each side by which a year in the document is known to be one of the spec."""
_TELLING = 6
"""Characters from which a text of the spec is known again within a longer one."""
_OWN_NUMBER = ("kèm theo", "giữ nguyên")
"""Keys of texts in which a number or day is the plan's own, not that of an act cited."""


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
    found = (
        Leftover(what, words, part, text)
        for part, text in dict.fromkeys(texts_of_package(docx))
        for what, words in seek.within(text)
    )
    return list(dict.fromkeys(found))


def _said(value: Any) -> Iterator[str]:
    """Yield every text of a composed sheet, that of a line with its number and without."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Line):
        yield from (f"{value.label} {plain(value.runs)}", plain(value.runs))
    elif isinstance(value, tuple) and value and all(isinstance(one, Run) for one in value):
        yield plain(value)
    elif isinstance(value, tuple):
        for one in value:
            yield from _said(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _said(getattr(value, one.name))


@dataclass(frozen=True)
class _Seeker:
    old: Plan
    new: Plan
    register: Register | None

    def within(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield what of the old plan a text of the package holds, and its words there."""
        if not text:
            return
        said, rest = self._apart(text)
        for one in said:
            yield from self._in_spec(one)
        if rest:
            yield from self._elsewhere(rest)
        for name in mentions(text, *self.new.days, self.register) if len(text) > 5 else ():
            if not name.code.startswith(("KH858", "KH859", "KH86")):
                yield "name", name.text

    def _apart(self, text: str) -> tuple[list[str], str]:
        """Part a text into what the spec says in it, and the rest."""
        lower = text.lower()
        if lower in self._sheet:
            return [text], ""
        found = sorted((one for one in self._long if one in lower), key=len, reverse=True)
        said = []
        for one in found:
            at = lower.find(one)
            if at >= 0:
                said.append(text[at : at + len(one)])
                text = f"{text[:at]} \0 {text[at + len(one) :]}"
                lower = text.lower()
        return said, text.strip(" \0")

    @cached_property
    def _sheet(self) -> frozenset[str]:
        """Every text of the new plan as composed, on one line, in small letters."""
        try:
            sheet = compose(self.new)
        except KehoachError:
            return frozenset()
        return frozenset(" ".join(one.split()).lower() for one in _said(sheet)) - {""}

    @cached_property
    def _long(self) -> tuple[str, ...]:
        return tuple(one for one in self._sheet if len(one) >= _TELLING)

    def _elsewhere(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield every trace in a text that the spec does not say."""
        for what, pattern in self._strings:
            yield from ((what, match[0]) for match in pattern.finditer(text))
        named = named_years(text, self.new.year)
        for one in named:
            if one.typed and self._is_past(one.year) and one.role is not Role.AMOUNT:
                yield "year", text[slice(*one.words)]
        yield from self._unusual(text, named, everywhere=True)

    def _in_spec(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the traces in a text of the spec that the spec does not explain."""
        for what, pattern in self._strings:
            for match in pattern.finditer(text):
                if not self._is_cited(what, text, match):
                    yield what, match[0]
        named = named_years(text, self.new.year)
        for one in named:
            past = one.typed and self._is_past(one.year)
            known = one.told in (Role.ACT, Role.PERIOD, Role.QUOTED, Role.AMOUNT)
            if past and not known and not self._explains(text, one):
                yield "year", text[slice(*one.words)]
        yield from self._unusual(text, named, everywhere=False)

    def _unusual(
        self, text: str, named: tuple[Named, ...], everywhere: bool
    ) -> Iterator[tuple[str, str]]:
        """Yield past years within other words, and those named without digits."""
        for one in loose_years(text, named):
            if self._is_past(one.year) and (everywhere or one.span is None):
                yield "year", text[one.start : one.end]
        for year in range(self.old.year, self.new.year):
            yield from (("year", words) for words in spoken_year(text, year))

    def _is_past(self, year: int) -> bool:
        return self.old.year <= year < self.new.year

    @cached_property
    def _strings(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """What must not survive as it is: number, day in all forms, a signer who changed."""
        own, found = own_plan(self.old, self.register), []
        if own.number:
            words = r"\s?[/-]\s?".join(map(re.escape, re.split("[/-]", own.number)))
            found.append(("number", rf"(?<![\d/])0*{words}(?![\w-])"))
        if own.day is not None and own.day != self.new.day:
            forms = "|".join(map(re.escape, own.days))
            found.append(("day", rf"(?<![\d/.-])(?:{forms})(?!\d)"))
        name = self.old.signatory.name
        if name and name != self.new.signatory.name:
            found.append(("signer", rf"\b{re.escape(name)}\b"))
        return tuple((what, re.compile(words, re.I)) for what, words in found)

    def _is_cited(self, what: str, text: str, match: re.Match[str]) -> bool:
        """True where a text of the spec cites last year's plan, or tells of its day or signer."""
        before = text[: match.start()].lower()
        enclosed = re.search(r"kèm theo[^.;]{0,40}$", before)
        acts = (act for act in cited(text) if act.kind and act.start <= match.start() < act.end)
        if any(acts):
            return not enclosed
        return what != "number" and any(match[0].lower() in one for one in self._told)

    @cached_property
    def _facts(self) -> Facts:
        return Facts(self.new)

    @cached_property
    def _told(self) -> tuple[str, ...]:
        """The texts of the new spec in which a day or a name may be told."""
        texts = (one for one in self._facts.texts if not {*one.loc}.intersection(_OWN_NUMBER))
        return tuple(one.text.lower() for one in texts)

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
        for loc, text in self._printed():
            for year in named_years(text, self.new.year):
                if year.year < self.new.year and self._is_meant(loc, year.start, text):
                    near = text[: year.start][-_NEAR:], text[year.end :][:_NEAR]
                    found.add((_bare(near[0]), _bare(near[1])))
        return frozenset(found)

    def _printed(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield each text of the plan with its path, and what each index is to reach, in words."""
        yield from ((one.loc, one.text) for one in self._facts.texts)
        for name, index in self.new.indices.items():
            yield ("chỉ số", name), aim_text(index, self.new.year)

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
