"""jinja2, tamed: no code runs and no file is read."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

_FILTERS = (
    "abs", "capitalize", "count", "d", "default", "e", "escape", "first", "float", "int", "join",
    "last", "length", "list", "lower", "map", "reject", "rejectattr", "replace", "reverse", "round",
    "select", "selectattr", "sort", "string", "title", "trim", "unique", "upper",
)  # fmt: skip
"""Filters that only change texts, numbers and lists, and make nothing much longer."""

_STATEMENTS = (
    nodes.Block,
    nodes.CallBlock,
    nodes.Extends,
    nodes.FilterBlock,
    nodes.FromImport,
    nodes.Import,
    nodes.Include,
    nodes.Macro,
    nodes.ScopedEvalContextModifier,
)
_LARGEST = 1000
"""Numbers a template may multiply with; larger ones make texts without end."""


def reaches_out(node: nodes.Node) -> str:
    """Return what in a node could run code or read a file, or an empty string."""
    if isinstance(node, _STATEMENTS):
        return type(node).__name__.lower()
    if isinstance(node, nodes.Call):
        return "" if _is_of_loop(node.node) else f"{_name(node.node)}()"
    name = _name(node)
    return name if name.startswith("_") else ""


def _is_of_loop(node: nodes.Node) -> bool:
    return (
        isinstance(node, nodes.Getattr)
        and isinstance(node.node, nodes.Name)
        and (node.node.name, node.attr) in (("loop", "cycle"), ("loop", "changed"))
    )


def _name(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return node.attr
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return str(node.arg.value)
    return ""


class _Compiler(CodeGenerator):
    """Refuses at compile time what could reach out."""

    def visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        found = reaches_out(node)
        if found:
            raise SecurityError(found)
        return super().visit(node, *args, **kwargs)


class _Sandbox(ImmutableSandboxedEnvironment):
    code_generator_class = _Compiler
    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        for number in (left, right):
            if not isinstance(number, int | float) or abs(number) > _LARGEST:
                raise SecurityError(f"{left!r:.20} {operator} {right!r:.20}")
        return super().call_binop(context, operator, left, right)


def environment() -> Environment:
    """Return the environment templates are filled in: strict names, no globals, few filters."""
    made = _Sandbox(autoescape=True, undefined=StrictUndefined)
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in _FILTERS}
    return made
