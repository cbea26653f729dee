"""Expressions in tags: what they stand for, and which names, filters and forms are wrong."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any, NamedTuple

from jinja2 import TemplateSyntaxError, nodes

from kehoach.rendering.sandbox import environment, reaches_out
from kehoach.rendering.shapes import ANY, Leaf, Shape
from kehoach.rendering.tag_rules import straight
from kehoach.rendering.tags import Findings, Tag, form_of
from kehoach.wording.folding import nearest

_NAME = re.compile(r"[^\W\d]\w*(?:\.\w+)*")


class Value(NamedTuple):
    """What an expression stands for: its shape, its path in the view, how it is typed."""

    shape: Shape = ANY
    path: str = ""
    typed: str = ""


UNKNOWN = Value()
Scope = dict[str, Value]
ANYTHING = "*"
"""In a scope: names may stand here that could not be read."""


def loop_value(item: Shape) -> Value:
    """Return jinja2's ``loop``."""
    counts = ("index", "index0", "revindex", "revindex0", "length", "depth", "depth0")
    fields = dict.fromkeys((*counts, "first", "last"), Shape(Leaf.CODE))
    more = {"cycle": ANY, "changed": ANY, "previtem": item, "nextitem": item}
    return Value(Shape(fields={**fields, **more}), "", "loop")


def _field(value: Value, name: str) -> Value:
    path = f"{value.path}.{name}" if value.path else ""
    return Value(value.shape.fields[name], path, f"{value.typed}.{name}")


class Unknown(NamedTuple):
    """A name that does not exist, and the one that may be meant."""

    name: str
    hint: str


class Reading:
    """Reads expressions in a scope, and collects the names they use and those that are unknown."""

    def __init__(self, scope: Scope, node: nodes.Node | None = None) -> None:
        self.scope = scope
        self.used: set[str] = set()
        self.unknown: list[Unknown] = []
        self.value = UNKNOWN if node is None else self.of(node)

    def of(self, node: nodes.Node) -> Value:
        """Return what a node stands for."""
        if isinstance(node, nodes.Name):
            return self._name(node)
        if isinstance(node, nodes.Getattr):
            return self._below(self.of(node.node), node.attr)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            return self._item(self.of(node.node), node.arg.value)
        if isinstance(node, nodes.TemplateData | nodes.Const):
            return Value(Shape(Leaf.CODE), "", repr(getattr(node, "value", "")))
        below = [self.of(child) for child in node.iter_child_nodes()]
        kept = isinstance(node, nodes.Filter) and node.name in ("d", "default")
        return below[0] if kept and below else UNKNOWN

    def _name(self, node: nodes.Name) -> Value:
        if node.ctx != "load":
            return UNKNOWN
        if node.name in self.scope:
            return self._use(self.scope[node.name])
        if ANYTHING not in self.scope:
            hint = nearest(node.name, self.scope)
            self.unknown.append(Unknown(node.name, hint))
            self._use(self.scope.get(hint, UNKNOWN))
        return UNKNOWN

    def _below(self, value: Value, name: str) -> Value:
        if not value.shape.known:
            return UNKNOWN
        if name in value.shape.fields:
            return self._use(_field(value, name))
        hint = nearest(name, value.shape.fields)
        meant = self._use(_field(value, hint)).typed if hint else ""
        self.unknown.append(Unknown(f"{value.typed}.{name}", meant))
        return UNKNOWN

    def _item(self, value: Value, key: Any) -> Value:
        if isinstance(key, str) or value.shape.item is None:
            return self._below(value, str(key))
        return Value(value.shape.item, value.path, f"{value.typed}[{key}]")

    def _use(self, value: Value) -> Value:
        self.used.add(value.path)
        return value


class Expressions:
    """Judges expressions. ``used`` holds the paths of the view that reach the document."""

    def __init__(self, findings: Findings) -> None:
        self.used: set[str] = set()
        self._findings = findings
        self._environment = environment()

    def parsed(self, tag: Tag, source: str, scope: Scope) -> nodes.Template | None:
        """Return the tree of a tag, or None after noting why there is none that can be used."""
        try:
            tree = self._environment.parse(source)
        except (TemplateSyntaxError, RecursionError) as error:
            self._findings.add(tag, "KH812", reason=str(error) or type(error).__name__)
            self.guess(tag, scope)
            return None
        found = next(filter(None, map(reaches_out, tree.find_all(nodes.Node))), "")
        if found:
            self._findings.add(tag, "KH825", what=found)
            self.guess(tag, scope)
            return None
        self._check_filters(tag, tree)
        return tree

    def _check_filters(self, tag: Tag, tree: nodes.Template) -> None:
        filters, tests = self._environment.filters, self._environment.tests
        called = [(node.name, list(filters)) for node in tree.find_all(nodes.Filter)]
        called += [(node.name, list(tests)) for node in tree.find_all(nodes.Test)]
        for name, known in called:
            if name not in known:
                self._findings.add(tag, "KH819", name=name, hint=nearest(name, known))

    def guess(self, tag: Tag, scope: Scope) -> None:
        """Count the names in a tag that cannot be read as used, so that one fault is told once."""
        for name in _NAME.findall(tag.text):
            with suppress(TemplateSyntaxError):
                tree = self._environment.parse(f"{{{{ {name} }}}}")
                self.used |= Reading(scope, tree).used

    def value(self, tag: Tag, node: nodes.Node | None, scope: Scope) -> Value:
        """Return what an expression stands for; the words it names reach the document."""
        return self.read(tag, node, scope).value

    def read(
        self, tag: Tag, node: nodes.Node | None, scope: Scope, reaches: bool = True
    ) -> Reading:
        """Read an expression; ``reaches`` False for a test, which brings no words along."""
        reading = Reading(scope, node)
        for name, hint in reading.unknown:
            self._findings.add(tag, "KH818", name=name, hint=hint)
        if reaches:
            self.used |= reading.used
        return reading

    def check_print(self, tag: Tag, value: Value) -> None:
        """Find lists printed whole (KH815), runs without ``r`` (KH820), texts with it (KH821)."""
        shape, prefix = value.shape, form_of(straight(tag.text))[1]
        if shape.item is not None or shape.fields:
            self._misused(tag, "KH815", value)
        elif shape.leaf == Leaf.RUNS and prefix != "r":
            self._misused(tag, "KH820", value)
        elif shape.leaf and not shape.leaf & Leaf.RUNS and prefix and tag.anchor:
            self._misused(tag, "KH821", value)

    def check_loop(self, tag: Tag, value: Value) -> None:
        """Find loops over what is no list (KH815)."""
        if value.shape.known and value.shape.item is None:
            self._misused(tag, "KH815", value)

    def _misused(self, tag: Tag, code: str, value: Value) -> None:
        self._findings.add(tag, code, name=value.typed, right=_right(value))


def _right(value: Value) -> str:
    """Return the tag by which a value reaches the document."""
    if value.shape.item is not None:
        return f"{{%p for … in {value.typed} %}}"
    if value.shape.fields:
        return f"{{{{ {value.typed}.… }}}}"
    return (
        f"{{{{r {value.typed} }}}}" if value.shape.leaf == Leaf.RUNS else f"{{{{ {value.typed} }}}}"
    )
