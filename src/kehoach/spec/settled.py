"""Whether all is settled that a split and a person both changed."""

from __future__ import annotations

from collections.abc import Iterable

from kehoach.problem import Problem


def unsettled(problems: Iterable[Problem]) -> Problem | None:
    """Return why a spec is not yet to be issued: conflicts that are still open (KH1052).

    ``problems``: what was said of the spec when it was read. The place is that of the first
    conflict; ``None`` where there is none.
    """
    found = [one for one in problems if one.code == "KH1050"]
    return Problem("KH1052", found[0].place, {"count": str(len(found))}) if found else None
