"""A template in jinja2's language → a Python function that writes what jinja2 would.

jinja2 parses it; the few forms that the built-in templates use are written as plain Python, so
that neither jinja2 nor a lookup by ``getattr`` stands between a view and its XML. Any other form
fails loudly. The functions are called with the view and give the text in pieces.

Parts of the text and cells (``ITEMS``) stand by the hundred: what a loop over them writes for one
becomes a function of its own, and the loop itself takes them written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jinja2 import Environment, nodes

ITEMS = ("k", "o")
"""The name that a template's loop gives each part of the text, each cell."""
FILTERS = {
    "run": "run_of",
    "escaped": "escaped",
    "emu": "emu_of",
    "twips": "twips_of",
    "leads_in": "leads_in",
    "sum": "sum",
}
"""Filter of a template: the Python function behind it."""
_HEAD = '''\
"""A built-in template as Python functions, made by ``python -m kehoach.rendering.quick``."""

# ruff: noqa
# fmt: off
from __future__ import annotations

from typing import Any

from kehoach.rendering.keeping import leads_in
from kehoach.rendering.numbers import emu_of, twips_of
from kehoach.rendering.runs import Pieces, escaped, run_of

TEMPLATE = "{digest}"
"""SHA-256 of the template."""
'''


def module_of(digest: str, sources: Mapping[str, str]) -> str:
    """Return a module with a function for each part of a template, by name in ``PARTS``."""
    parts = {name: name.rpartition("/")[2].replace(".", "_") for name in sources}
    functions = "".join(
        f"\n\n{function_of(parts[name], source)}" for name, source in sources.items()
    )
    items = {item: f"write_{item}" for item in ITEMS if f"def write_{item}(" in functions}
    tables = f"\n\n{_table('PARTS', parts)}{_table('ITEMS', items)}"
    return f"{_HEAD.format(digest=digest)}{functions}{tables}"


def _table(name: str, functions: Mapping[str, str]) -> str:
    rows = "".join(f'    "{key}": {function},\n' for key, function in functions.items())
    return f"{name} = {{\n{rows}}}\n"


def function_of(name: str, source: str) -> str:
    """Return the source of a function that writes a template, given as jinja2 source.

    Raises ValueError for a form that is not known.
    """
    writer = _Writer()
    lines = list(writer.block(Environment().parse(source).body, _Scope()))
    items = [_function(f"write_{item}", item, body) for item, body in writer.items.items()]
    return "\n\n".join([*items, _function(name, "v", lines)])


def _function(name: str, argument: str, lines: list[str]) -> str:
    body = "".join(f"    {line}\n" for line in ["out: Pieces = []", *lines])
    return f"def {name}({argument}: Any) -> Pieces:\n{body}    return out\n"


class _Scope(NamedTuple):
    """The names bound by loops and ``set``, and the name that the innermost loop binds."""

    names: frozenset[str] = frozenset()
    loop: str = ""


class _Writer:
    """Writes statements and expressions of a template in Python.

    ``items`` gathers what is written for one of :data:`ITEMS`.
    """

    def __init__(self) -> None:
        self.items: dict[str, list[str]] = {}

    def block(self, body: list[nodes.Node], scope: _Scope) -> Iterator[str]:
        for node in body:
            if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
                yield f"{node.target.name} = {self.value(node.node, scope)}"
                scope = scope._replace(names=scope.names | {node.target.name})
            elif isinstance(node, nodes.Output):
                yield f"out += {self._output(node, scope)}"
            elif isinstance(node, nodes.If):
                yield from self._if(node, scope)
            elif isinstance(node, nodes.For):
                yield from self._for(node, scope)
            else:
                raise ValueError(f"line {node.lineno}: {type(node).__name__}")

    def _output(self, node: nodes.Output, scope: _Scope) -> str:
        """Return the pieces of what stands between two statements: what is fixed is bytes."""
        return f"({', '.join(self._piece(one, scope) for one in node.nodes)},)"

    def _piece(self, node: nodes.Node, scope: _Scope) -> str:
        if isinstance(node, nodes.TemplateData):
            return repr(node.data.encode())
        value = self.value(node, scope)
        runs = isinstance(node, nodes.Filter) and FILTERS[node.name] == "run_of"
        return value if runs else f'f"{{{value}}}".encode()'

    def _if(self, node: nodes.If, scope: _Scope) -> Iterator[str]:
        yield f"if {self.value(node.test, scope)}:"
        yield from self._inner(node.body, scope)
        for other in node.elif_:
            yield f"elif {self.value(other.test, scope)}:"
            yield from self._inner(other.body, scope)
        if node.else_:
            yield "else:"
            yield from self._inner(node.else_, scope)

    def _for(self, node: nodes.For, scope: _Scope) -> Iterator[str]:
        if not isinstance(node.target, nodes.Name) or node.else_ or node.test or node.recursive:
            raise ValueError(f"line {node.lineno}: a loop of a form that is not known")
        target, every = node.target.name, self.value(node.iter, scope)
        if target in ITEMS:
            self._keep_item(node, target)
            yield f"out += {every}"
            return
        lines = list(self._inner(node.body, _Scope(scope.names | {target}, target)))
        counted = any(f"{target}_index" in line for line in lines)
        yield (
            f"for {target}_index, {target} in enumerate({every}):"
            if counted
            else f"for {target} in {every}:"
        )
        yield from lines

    def _keep_item(self, node: nodes.For, target: str) -> None:
        """Keep what a loop writes for one item, which must be known by that item alone."""
        lines = list(self.block(node.body, _Scope(frozenset({target}))))
        if any("v['" in line for line in lines):
            raise ValueError(f"line {node.lineno}: an item that does not stand alone")
        if self.items.setdefault(target, lines) != lines:
            raise ValueError(f"line {node.lineno}: two loops that write the same items otherwise")

    def _inner(self, body: list[nodes.Node], scope: _Scope) -> Iterator[str]:
        yield from (f"    {line}" for line in self.block(body, scope))

    def value(self, node: nodes.Node, scope: _Scope) -> str:
        """Return an expression in Python."""
        if isinstance(node, nodes.Name):
            return node.name if node.name in scope.names else f"v['{node.name}']"
        if isinstance(node, nodes.Const):
            return repr(node.value)
        if isinstance(node, nodes.Getattr):
            return self._below(node, scope)
        if isinstance(node, nodes.Getitem):
            return f"{self.value(node.node, scope)}[{self.value(node.arg, scope)}]"
        if isinstance(node, nodes.Not):
            return f"not {self.value(node.node, scope)}"
        if isinstance(node, nodes.Add):
            return f"{self.value(node.left, scope)} + {self.value(node.right, scope)}"
        if isinstance(node, nodes.Filter) and node.node is not None and not node.args:
            return f"{FILTERS[node.name]}({self.value(node.node, scope)})"
        if isinstance(node, nodes.Compare) and len(node.ops) == 1:
            sign = {"eq": "==", "ne": "!="}[node.ops[0].op]
            return f"{self.value(node.expr, scope)} {sign} {self.value(node.ops[0].expr, scope)}"
        raise ValueError(f"line {node.lineno}: {type(node).__name__}")

    def _below(self, node: nodes.Getattr, scope: _Scope) -> str:
        if isinstance(node.node, nodes.Name) and node.node.name == "loop":
            more = {"index0": "", "index": " + 1"}[node.attr]
            return f"{scope.loop}_index{more}"
        return f"{self.value(node.node, scope)}['{node.attr}']"
