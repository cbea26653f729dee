"""Judges of what sentences state, wherever they stand in the document."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach.checking.verdicts import HELD, Judge, Subject, Verdict, at
from kehoach.reading.document import Paragraph
from kehoach.text import told_days, told_scores
from kehoach.text.claims import Reader, plainly


def told(subject: Subject) -> Iterator[Paragraph]:
    """Yield every paragraph that says something, but for the line of place and day."""
    day = subject.anatomy.place_and_day
    apart = {one.number for one in day.piece.paragraphs} if day else set()
    for paragraph in subject.document.paragraphs:
        if paragraph.number not in apart and paragraph.bare:
            yield paragraph


def stated(*readers: Reader) -> Judge:
    """Return a judge of the claims that readers find."""

    def judge(subject: Subject) -> Iterator[Verdict]:
        for paragraph in told(subject):
            text = plainly(paragraph.bare)
            for read in readers:
                for claim in read(text):
                    wrong = claim.wrong
                    yield HELD if wrong is None else at(paragraph, claim.quote, **wrong)

    return judge


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH713", stated(told_days.days)),
    ("KH715", stated(told_days.weekdays)),
    ("KH716", stated(told_days.spans)),
    ("KH731", stated(told_scores.score_changes, told_scores.rank_changes)),
    ("KH732", stated(told_scores.ranks)),
    ("KH733", stated(told_scores.rank_totals)),
    ("KH734", stated(told_scores.rates)),
    ("KH735", stated(told_scores.scores)),
)
