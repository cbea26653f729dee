"""Judges of what a plan states: days, scores, ranks, rates, totals, values said twice."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.plan import FreeTable, Standing, Target
from kehoach.spec.facts import Facts, Fault, SpecJudge, Told
from kehoach.spec.findings import Loc
from kehoach.text import told_days, told_scores
from kehoach.text.claims import Reader
from kehoach.text.scores import rank_text, score_text
from kehoach.text.told_scores import TOTALS, index_name, wanted_total
from kehoach.wording.folding import fold
from kehoach.wording.numbers import decimal_comma

YEARS = ("20", "19")
SIGNS: dict[Reader, tuple[str, ...]] = {
    told_days.days: ("/", "háng", "ý", "Ý", "í", "Í"),
    told_days.weekdays: ("/", "háng"),
    told_days.spans: ("/", "háng", "iai đoạn"),
    told_scores.score_changes: ("điểm",),
    told_scores.rank_changes: ("bậc",),
    told_scores.ranks: ("/",),
    told_scores.rank_totals: ("/",),
    told_scores.scores: ("/",),
    told_scores.rates: ("%",),
}
"""Reader → characters and words of which a text has one wherever that finds a claim.

They are looked for in all texts at once, so that a reader is asked of few.
"""


def _days(read: Reader) -> SpecJudge:
    def judge(facts: Facts) -> Iterator[Told]:
        for one in facts.figures(*SIGNS[read]):
            for claim in read(one.text):
                yield None if claim.wrong is None else Fault(one.loc, claim.wrong)

    return judge


def _scores(*readers: Reader) -> SpecJudge:
    """Return a judge of claims on scores; where they are computed the indices are judged."""
    words = {word for read in readers for word in SIGNS[read]}

    def judge(facts: Facts) -> Iterator[Told]:
        for one in facts.figures(*words):
            if not one.computed:
                for read in readers:
                    for claim in read(one.text):
                        yield None if claim.wrong is None else Fault(one.loc, claim.wrong)

    return judge


def _standings(facts: Facts) -> Iterator[tuple[Loc, str, int, Standing]]:
    """Yield the results and aims of the indices: path, name, year, standing."""
    for name, index in facts.plan.indices.items():
        for year, standing in index.results.items():
            yield ("chỉ số", name, "kết quả", str(year)), name, year, standing
        if index.aim is not None:
            yield ("chỉ số", name, "mục tiêu"), name, facts.plan.year, index.aim


def totals_of_ranks(facts: Facts) -> Iterator[Told]:
    """KH733: a rank is among the provinces of its year."""
    for loc, _, year, standing in _standings(facts):
        total = str(standing.rank[1]) if standing.rank else ""
        if standing.rank and total in TOTALS:
            wanted = wanted_total(year)
            args = {"value": rank_text(standing.rank), "year": str(year), "total": wanted}
            yield None if total == wanted else Fault((*loc, "hạng"), args)
    yield from _scores(told_scores.rank_totals)(facts)


def within_scale(facts: Facts) -> Iterator[Told]:
    """KH735: a score is not beyond its scale."""
    for loc, name, _, standing in _standings(facts):
        scale = facts.plan.indices[name].scale
        if scale is not None and standing.score is not None:
            value = f"{decimal_comma(standing.score)}/{decimal_comma(scale)}"
            wrong = standing.score > scale
            yield Fault((*loc, "điểm"), {"value": value}) if wrong else None
    yield from _scores(told_scores.scores)(facts)


def rates(facts: Facts) -> Iterator[Told]:
    """KH734: a rate of a whole is at most 100 %."""
    said = [(one.loc, one.text) for one in facts.figures(*SIGNS[told_scores.rates])]
    for loc, target in facts.parts(Target):
        if target.value and "%" in target.value:
            said.append(((*loc, "mục tiêu"), facts.printed(f"{target.text}: {target.value}")))
    for loc, task in facts.tasks:
        if task.measure and "%" in task.measure:
            said.append(((*loc, "chỉ tiêu"), facts.printed(f"{task.what}: {task.measure}")))
    for loc, text in said:
        for claim in told_scores.rates(text):
            yield None if claim.wrong is None else Fault(loc, claim.wrong)


def totals(facts: Facts) -> Iterator[Told]:
    """KH736: the row of the total holds what the rows add up to."""
    for loc, table in facts.parts(FreeTable):
        from kehoach.text.sums import sums

        heads = [facts.printed(title) for title in table.columns]
        for one in sums(heads, [[facts.printed(cell) for cell in row] for row in table.rows]):
            args = {"column": one.title, "value": one.written, "real": one.real}
            place = (*loc, "hàng", one.row, one.column)
            if one.right is not None:
                yield None if one.right else Fault(place, args)


def said_once(facts: Facts) -> Iterator[Told]:
    """KH737: one index in one year has one score and one rank; one target has one value."""
    met = _known(facts)
    for text in facts.figures(*YEARS):
        for one in () if text.computed else told_scores.results(text.text):
            key = (one.name, one.year, one.kind, one.aim)
            value, quote = met.setdefault(key, (one.value, one.quote))
            args = {"what": f"{one.name} năm {one.year}", "value": one.quote, "other": quote}
            yield None if value == one.value else Fault(text.loc, args)
    values: dict[str, str] = {}
    for loc, target in facts.parts(Target):
        if target.value:
            first = values.setdefault(fold(target.text), target.value)
            args = {"what": target.text, "value": target.value, "other": first}
            same = fold(first) == fold(target.value)
            yield None if same else Fault((*loc, "mục tiêu"), args)


_Known = dict[tuple[str, int, str, bool], tuple[str, str]]


def _known(facts: Facts) -> _Known:
    """Return the results that the plan's indices give."""
    known: _Known = {}
    for name, index in facts.plan.indices.items():
        for year, standing in index.results.items():
            key = index_name(name)
            if standing.score is not None:
                value = f"{standing.score.normalize():f}"
                known[key, year, "điểm", False] = (value, score_text(index, standing.score))
            if standing.rank is not None:
                value = str(standing.rank[0])
                known[key, year, "hạng", False] = (value, rank_text(standing.rank))
    return known


JUDGES: tuple[tuple[str, SpecJudge], ...] = (
    ("KH713", _days(told_days.days)),
    ("KH715", _days(told_days.weekdays)),
    ("KH716", _days(told_days.spans)),
    ("KH731", _scores(told_scores.score_changes, told_scores.rank_changes)),
    ("KH732", _scores(told_scores.ranks)),
    ("KH733", totals_of_ranks),
    ("KH734", rates),
    ("KH735", within_scale),
    ("KH736", totals),
    ("KH737", said_once),
)
