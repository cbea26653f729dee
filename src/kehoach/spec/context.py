"""What the checks of a plan share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from kehoach.plan import Plan
from kehoach.problem import Severity
from kehoach.registry import Issuer
from kehoach.spec.facts import Expansions
from kehoach.spec.walking import Walk
from kehoach.text.numbering import Numbering

if TYPE_CHECKING:
    from kehoach.registry.register import Register


class Context(NamedTuple):
    """One plan, as its checks see it."""

    plan: Plan
    numbering: Numbering
    expansions: Expansions
    walk: Walk
    register: Register | None = None
    issuer: Issuer | None = None


class Unfit(NamedTuple):
    """What is wrong with a deadline or a name, wherever it stands."""

    code: str
    args: Mapping[str, str]
    severity: Severity = Severity.ERROR
