"""Words that a key takes, however they are typed."""

from __future__ import annotations

from typing import Any

from kehoach.model import Unfit
from kehoach.wording.folding import fold


def canonical(value: Any, names: tuple[str, ...], strict: bool = False) -> Any:
    """Return the member of ``names`` that ``value`` folds to, else ``value`` itself.

    With ``strict`` an unknown text is refused, naming what is possible.
    """
    if not isinstance(value, str):
        return value
    exact = next((name for name in names if name == value), None)
    found = exact or next((name for name in names if fold(name) == fold(value)), None)
    if found is None and strict:
        raise Unfit("KH910", value=value, choices="; ".join(names))
    return value if found is None else found
