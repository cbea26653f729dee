"""The one way from the text of a spec to a Plan."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from kehoach.errors import BadInput
from kehoach.model import Invalid, spec_keys
from kehoach.plan import Plan
from kehoach.problem import Problem, has_errors
from kehoach.spec.checks import check_plan
from kehoach.spec.content import check_allowed, check_content
from kehoach.spec.facts import Facts
from kehoach.spec.findings import Finding, placed
from kehoach.spec.plain import Unusual, plain_data
from kehoach.spec.source import Source, decode
from kehoach.wording.folding import fold

if TYPE_CHECKING:
    import yaml

    from kehoach.registry.register import Register
    from kehoach.spec.marks import Marks

_MOST = 1000
"""Problems of form shown at once; with more the file is no spec at all."""


class Spec(NamedTuple):
    """A plan with what was noticed while reading it (warnings; errors are raised).

    ``findings``: the same by their paths in the spec, one for each problem.
    """

    plan: Plan
    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...] = ()


def read_spec(data: bytes, file: str, register: Register | None = None) -> Spec:
    """Read the bytes of a spec file named ``file``, with an office's register if it has one.

    Returns the plan with its warnings; what the register knows of agency and signer is filled
    in. Raises :class:`BadInput` with every problem found, each with file, line, column and the
    line quoted.
    """
    text = _Text(decode(data, file))
    raw = text.data()
    plan, problems = _validate(raw, text, register)
    problems = [*text.problems, *problems]
    findings: list[Finding] = []
    facts = Facts(plan) if plan is not None else None
    if plan is not None:
        findings += [*check_plan(plan, register, facts), *check_allowed(plan)]
        problems += text.placed(findings)
    if plan is None or has_errors(problems):
        raise BadInput(*sorted(problems, key=lambda p: (p.place.line, p.place.column)))
    if register is not None:
        from kehoach.spec.completion import completed

        plan = completed(plan, register)
        facts = facts.of(plan) if facts else None
    content = check_content(plan, facts)
    problems += text.placed(content)
    return Spec(plan, tuple(problems), (*findings, *content))


class _Text:
    """The text of a spec: its data, and its marks or nodes where a place is asked for."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self._is_plain = True

    @cached_property
    def tree(self) -> yaml.Node | Marks:
        """What tells the place of any path."""
        if not self._is_plain:
            return self.root
        from kehoach.spec.marks import Marks

        return Marks(self.source.lines)

    @cached_property
    def root(self) -> yaml.Node:
        """The nodes. Raises :class:`BadInput` for text that is no YAML."""
        from kehoach.spec.nodes import compose

        return compose(self.source)

    def data(self) -> dict[str, Any]:
        """Return the raw data. Raises :class:`BadInput` for what holds none."""
        try:
            return plain_data(self.source.text)
        except Unusual:
            self._is_plain = False
            return self._parsed()

    def _parsed(self) -> dict[str, Any]:
        from kehoach.spec.nodes import Reader

        reader = Reader(self.source)
        raw = reader.data(self.root)
        if not isinstance(raw, dict):
            raise BadInput.of("KH945", reader.place(self.root))
        self.problems = reader.problems
        return raw

    def placed(self, findings: Iterable[Finding]) -> list[Problem]:
        """Return findings as problems with their places."""
        return [placed(finding, self.source, self.tree) for finding in findings]


def _validate(
    raw: dict[str, Any], text: _Text, register: Register | None
) -> tuple[Plan | None, list[Problem]]:
    try:
        return Plan.model_validate(raw), []
    except Invalid as error:
        if raw and not any(fold(str(key)) in spec_keys(Plan) for key in raw):
            foreign = Finding("KH945", (next(iter(raw)),), at_key=True)
            return None, text.placed([foreign])
        from kehoach.spec.partial import check_rest
        from kehoach.spec.translate import translate

        details = error.details
        found = [translate(detail) for detail in details[:_MOST]]
        found += check_rest(raw, error, register) if len(details) <= _MOST else []
        return None, text.placed(found)
