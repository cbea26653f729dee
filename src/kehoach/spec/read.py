"""The one way from the text of a spec to a Plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from kehoach.errors import BadInput
from kehoach.plan import Plan
from kehoach.problem import Problem, has_errors
from kehoach.spec.checks import check_plan
from kehoach.spec.content import check_allowed, check_content
from kehoach.spec.findings import placed
from kehoach.spec.nodes import Reader, compose
from kehoach.spec.source import Source, decode

if TYPE_CHECKING:
    from kehoach.registry.register import Register

_MOST = 1000
"""Problems of form shown at once; with more the file is no spec at all."""


@dataclass(frozen=True)
class Spec:
    """A plan with what was noticed while reading it (warnings; errors are raised)."""

    plan: Plan
    problems: tuple[Problem, ...]


def read_spec(data: bytes, file: str, register: Register | None = None) -> Spec:
    """Read the bytes of a spec file named ``file``, with an office's register if it has one.

    Returns the plan with its warnings; what the register knows of agency and signer is filled
    in. Raises :class:`BadInput` with every problem found, each with file, line, column and the
    line quoted.
    """
    source = decode(data, file)
    root = compose(source)
    reader = Reader(source)
    raw = reader.data(root)
    if not isinstance(raw, dict):
        raise BadInput.of("KH945", reader.place(root))
    plan, problems = _validate(raw, source, root, register)
    problems = [*reader.problems, *problems]
    if plan is not None:
        findings = [*check_plan(plan, register), *check_allowed(plan)]
        problems += [placed(finding, source, root) for finding in findings]
    if plan is None or has_errors(problems):
        raise BadInput(*sorted(problems, key=lambda p: (p.place.line, p.place.column)))
    if register is not None:
        from kehoach.spec.completion import completed

        plan = completed(plan, register)
    problems += [placed(finding, source, root) for finding in check_content(plan)]
    return Spec(plan, tuple(problems))


def _validate(
    raw: Any, source: Source, root: yaml.Node, register: Register | None
) -> tuple[Plan | None, list[Problem]]:
    try:
        return Plan.model_validate(raw), []
    except ValidationError as error:
        from kehoach.spec.partial import check_rest
        from kehoach.spec.translate import translate

        details = error.errors(include_url=False)
        found = [translate(dict(detail)) for detail in details[:_MOST]]
        found += check_rest(raw, error, register) if len(details) <= _MOST else []
        return None, [placed(finding, source, root) for finding in found]
