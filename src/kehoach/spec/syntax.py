"""What the YAML parser found → our problems: the likely cause, at the place where it starts."""

from __future__ import annotations

from functools import cache

import yaml

from kehoach.problem import Place, Problem
from kehoach.spec.source import Source
from kehoach.wording.folding import fold

_SIGNS = (
    ("mapping values are not allowed", "KH891"),
    ("found undefined alias", "KH892"),
    ("scanning an alias", "KH892"),
    ("scanning an anchor", "KH892"),
    ("could not find expected ':'", "KH894"),
    ("did not find expected ','", "KH896"),
    ("found unexpected end of stream", "KH896"),
    ("cannot start any token", "KH895"),
    ("scanning a block scalar", "KH895"),
    ("entries are not allowed", "KH895"),
    ("keys are not allowed", "KH895"),
    ("expected <block end>", "KH893"),
    ("did not find expected key", "KH893"),
    ("did not find expected '-' indicator", "KH893"),
)
_AT_START = ("KH892", "KH894", "KH896")
"""Faults that the parser notices only after the place where they stand."""


def syntax_problems(source: Source, error: yaml.YAMLError) -> list[Problem]:
    """Return every tab in an indent, or else what the parser stumbled over."""
    tabs = [
        Problem("KH906", source.place(number, line.index("\t")))
        for number, line in enumerate(source.lines)
        if "\t" in line[: len(line) - len(line.lstrip())]
    ]
    if tabs:
        return tabs[:50]
    mark, start = (getattr(error, name, None) for name in ("problem_mark", "context_mark"))
    if mark is None:
        return [Problem("KH905", Place(source.file, 1, 1))]
    words = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    code = _code(words, "".join(source.lines[mark.line : mark.line + 1])[: mark.column])
    if start is not None and code in _AT_START:
        mark = start
    return [Problem(code, source.place(mark.line, mark.column))]


def _code(words: str, before: str) -> str:
    """Return the code for the parser's words; ``before`` stands left of the place on its line."""
    code = next((code for sign, code in _SIGNS if sign in words), "KH905")
    if code == "KH893" and before.strip(" -"):
        return "KH895"
    return "KH893" if code == "KH891" and fold(before) in _keys() else code


@cache
def _keys() -> set[str]:
    from kehoach.model import SpecModel, spec_keys

    models = [SpecModel]
    for model in models:
        models += model.__subclasses__()
    return {key for model in models for key in spec_keys(model)}
