"""From the text of a spec to final words: placeholders, abbreviations, spacing, markup."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kehoach.plan import Plan
from kehoach.registry import Issuer
from kehoach.text.markup import Run, Runs, parse_markup, plain
from kehoach.text.numbering import Numbering
from kehoach.text.placeholders import Placeholders
from kehoach.text.terms import Abbreviations
from kehoach.wording.deadline import Deadline, NoSuchDay, parse_deadline
from kehoach.wording.spacing import bind


@dataclass(slots=True)
class Words:
    """Resolves the texts of one plan, in reading order."""

    plan: Plan
    issuer: Issuer
    numbering: Numbering
    placeholders: Placeholders
    abbreviations: Abbreviations

    @classmethod
    def of(cls, plan: Plan, issuer: Issuer, numbering: Numbering) -> Words:
        """Start at the top of a plan."""
        placeholders = Placeholders(plan, numbering, issuer.short_name, issuer.full_name)
        meanings = plan.abbreviations
        if "{" in "".join(meanings.values()):
            meanings = {short: placeholders.expand(full) for short, full in meanings.items()}
        return cls(plan, issuer, numbering, placeholders, Abbreviations(meanings))

    def runs(self, text: str) -> Runs:
        """Return the runs of a text, without spelling abbreviations out."""
        return _bound(self.placeholders.expand(text))

    def cell(self, text: str) -> Runs:
        """Return the runs of a table cell; a narrow column may break wherever it must."""
        if "{" in text:
            text = self.placeholders.expand(text)
        return parse_markup(text)

    def prose(self, text: str) -> Runs:
        """Return the runs of running text, abbreviations spelled out where they first stand."""
        if "{" in text:
            text = self.placeholders.expand(text)
        return parse_markup(bind(self.abbreviations.spell_out(text)))

    def line(self, text: str) -> str:
        """Return a text without markup, on one line."""
        return plain(self.runs(text)).replace("\n", " ")

    def bare(self, text: str) -> str:
        """Return a text around the body without markup, its spaces as typed."""
        if "{" in text:
            text = self.placeholders.expand(text)
        return plain(parse_markup(text)) if "*" in text or "\\" in text else text

    def deadline(self, text: str | None) -> str:
        """Return a deadline in its usual form; a form not known stands as typed."""
        if text is None:
            return ""
        expanded = self.placeholders.expand(text)
        try:
            read: Deadline | None = parse_deadline(expanded, self.plan.year)
        except NoSuchDay:
            read = None
        return read.text if read else expanded


@lru_cache(maxsize=1024)
def _bound(text: str) -> Runs:
    """Return the runs of a title, a căn cứ, a recipient: the plans of an office share most."""
    return parse_markup(bind(text))


_MARKS = {mark: Run(mark) for mark in ".:"}


def ended(runs: Runs, mark: str = ".") -> Runs:
    """Return the runs ending in a mark, unless they end in one already."""
    text = (runs[-1].text.rstrip() if runs else "") or plain(runs).rstrip()
    if not text or text[-1] in ".;:!?…,":
        return runs
    return (*runs, _MARKS.get(mark) or Run(mark))
