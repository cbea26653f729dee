"""kehoach: from a YAML spec to a Kế hoạch in Word, as Nghị định 30/2020/NĐ-CP asks.

>>> import kehoach
>>> plan = kehoach.load("plans/ha-giang-2021-par-index.yaml")  # doctest: +SKIP
>>> docx = kehoach.render(plan)  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from kehoach.importing import Imported
    from kehoach.inspection import Inspection
    from kehoach.plan import Plan
    from kehoach.subplans import SplitResult
    from kehoach.yearly import NewYear

__version__ = VERSION
__all__ = ["check", "diff", "import_", "load", "render", "roll", "split"]


def load(path: str | Path) -> Plan:
    """Read a spec file into a Plan, with the office's register beside it (``danh-muc.yaml``).

    What the register knows of agency and signer is filled in: the plan then stands on its own.
    Raises :class:`kehoach.errors.BadInput` with every problem found, each with its place.
    """
    from pathlib import Path

    from kehoach.office import register_of
    from kehoach.paths import read_file
    from kehoach.spec.read import read_spec

    data = read_file(Path(path))
    return read_spec(data, str(path), register_of(Path(path), data)).plan


def import_(path: str | Path) -> Imported:
    """Read an existing document into a plan (``import`` is a keyword of Python, hence the name).

    Returns the ``plan``, the ``data`` of its spec, and ``notes`` on what was guessed or kept as
    it stood. Raises :class:`kehoach.errors.BadInput` for a file that cannot be read,
    :class:`kehoach.errors.ToolMissing` for a .doc where LibreOffice is not there.
    """
    from pathlib import Path

    from kehoach.intake import import_file

    return import_file(Path(path))


def render(plan: Plan, template: bytes | None = None, draft: bool = False) -> bytes:
    """Return the .docx of a plan, with the built-in template or a person's own.

    With ``draft`` the number and day stay blank and the draft mark is set. Raises
    :class:`kehoach.errors.BadInput` for an unknown agency or a template that cannot be filled.
    """
    from kehoach.compose import compose
    from kehoach.rendering import render_docx

    return render_docx(compose(plan, draft), template)


def check(path: str | Path, standard: str | None = None, today: date | None = None) -> Inspection:
    """Judge a spec or a .docx file: every finding with its rule, clause and place.

    ``standard`` is an id (``nd30-2020``) where it shall not follow from issuer and day;
    ``today`` stands for the day of a document that bears none (the clock's day if not given).
    Nothing is raised for a file that cannot be read: its findings say why.
    """
    import datetime
    from pathlib import Path

    from kehoach.audit import Law, inspect_file

    return inspect_file(Path(path), Law(standard, today or datetime.date.today()))


def diff(old: str | Path, new: str | Path, day: date) -> bytes:
    """Return a .docx in which what differs between two specs or documents is tracked changes.

    Accepting all gives the text of ``new``, rejecting all that of ``old``; the changes bear the
    ``day``. Raises :class:`kehoach.errors.BadInput` for everything wrong with either file.
    """
    from pathlib import Path

    from kehoach.comparing import compare

    return compare(Path(old), Path(new), day).docx


def roll(path: str | Path, year: int) -> NewYear:
    """Turn last year's spec file into the spec of ``year``; no file is written or changed.

    Returns the new spec's ``data`` and its review list, ``items``: what was done, what a person
    must do, what was left alone. Raises :class:`kehoach.errors.BadInput` for a spec at fault or
    a year before the plan's.
    """
    from kehoach.yearly import roll_file

    return roll_file(str(path), year)


def split(
    path: str | Path,
    output: str | Path | None = None,
    agencies: Iterable[str] = (),
    lead_days: int | None = None,
) -> SplitResult:
    """Split a spec file into a spec for each agency that it gives work, in the folder ``output``.

    Without ``output`` nothing is written: the result still says who is given what. ``agencies``
    names those wanted (all if none); ``lead_days``: working days that internal deadlines come
    earlier. Raises :class:`kehoach.errors.BadInput` for everything wrong with the spec, its
    register or a name, :class:`kehoach.errors.NotWritten` for a folder that cannot be written.
    """
    from pathlib import Path

    from kehoach.subplans import split_file

    return split_file(str(path), Path(output) if output else None, agencies, lead_days)
