"""The one way from the text of a spec to a Plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import ValidationError

from kehoach.errors import BadInput
from kehoach.plan import Plan
from kehoach.problem import Problem, has_errors
from kehoach.spec.checks import Finding, check_plan
from kehoach.spec.nodes import Reader, compose, find
from kehoach.spec.source import Source, decode

_MOST = 1000
"""Problems of form shown at once; with more the file is no spec at all."""


@dataclass(frozen=True)
class Spec:
    """A plan with what was noticed while reading it (warnings; errors are raised)."""

    plan: Plan
    problems: tuple[Problem, ...]


def read_spec(data: bytes, file: str) -> Spec:
    """Read the bytes of a spec file named ``file``.

    Returns the plan with its warnings. Raises :class:`BadInput` with every problem found,
    each with file, line, column and the line quoted.
    """
    source = decode(data, file)
    root = compose(source)
    reader = Reader(source)
    raw = reader.data(root)
    if not isinstance(raw, dict):
        raise BadInput.of("KH945", reader.place(root))
    plan, problems = _validate(raw, source, root)
    problems = [*reader.problems, *problems]
    if plan is not None:
        problems += [_placed(finding, source, root) for finding in check_plan(plan)]
    if plan is None or has_errors(problems):
        raise BadInput(*sorted(problems, key=lambda p: (p.place.line, p.place.column)))
    return Spec(plan, tuple(problems))


def _validate(raw: Any, source: Source, root: yaml.Node) -> tuple[Plan | None, list[Problem]]:
    try:
        return Plan.model_validate(raw), []
    except ValidationError as error:
        from kehoach.spec.partial import check_rest
        from kehoach.spec.translate import translate

        details = error.errors(include_url=False)
        found = [translate(dict(detail)) for detail in details[:_MOST]]
        found += check_rest(raw, error) if len(details) <= _MOST else []
        return None, [_placed(finding, source, root) for finding in found]


def _placed(finding: Finding, source: Source, root: yaml.Node) -> Problem:
    key, value = find(root, [step for step in finding.loc if not str(step).startswith("#")])
    node = key if finding.at_key and key is not None else value
    place = source.place(node.start_mark.line, node.start_mark.column)
    return Problem(finding.code, place, finding.args, finding.severity)
