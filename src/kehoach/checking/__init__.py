"""A .docx → its report: what is right, what is wrong, by which clause. Reads only the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from kehoach.anatomy import anatomy_of
from kehoach.anatomy.parts import Anatomy
from kehoach.checking.judging import Result, judge
from kehoach.checking.verdicts import Subject
from kehoach.reading import read_docx
from kehoach.standards import Standard, in_force, load


@dataclass(frozen=True)
class Report:
    """What the rules answered about one document.

    ``stated`` is false where the document has no readable day of its own.
    """

    anatomy: Anatomy
    standard: Standard
    day: date
    stated: bool
    results: tuple[Result, ...]


def check_docx(
    data: bytes,
    file: str = "",
    standard: str | None = None,
    today: date | None = None,
    register: Any = None,
) -> Report:
    """Judge a .docx by the standard of its issuer and day, or by one given by its id.

    A document whose day is blank is judged by the last day of its year, one without a year by
    ``today``. Raises
    :class:`kehoach.errors.BadInput` for a file that is unsafe or cannot be read.
    """
    anatomy = anatomy_of(read_docx(data, file))
    day = anatomy.day or _blank_day(anatomy) or today or date.max
    law = load(standard) if standard else in_force(day, anatomy.party)
    subject = Subject(anatomy, law, day, register)
    return Report(anatomy, law, day, anatomy.day is not None, judge(subject))


def _blank_day(anatomy: Anatomy) -> date | None:
    """The last day of the year written where day and month are left blank."""
    written = anatomy.place_and_day.year_text if anatomy.place_and_day else ""
    return date(int(written), 12, 31) if re.fullmatch(r"(?:19|20)\d\d", written) else None
