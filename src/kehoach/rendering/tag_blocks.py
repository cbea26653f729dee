"""Reads the tags of a part one after the other: which blocks are open, which names are in scope."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import get_args

from jinja2 import nodes

from kehoach.compose.sheet import CellKind, LineKind
from kehoach.problem import Severity
from kehoach.rendering.expressions import (
    ANYTHING,
    UNKNOWN,
    Expressions,
    Reading,
    Scope,
    Value,
    loop_value,
)
from kehoach.rendering.shapes import ANY, Shape
from kehoach.rendering.tag_rules import straight
from kehoach.rendering.tag_words import (
    BRANCHES,
    CELL_WORDS,
    REFUSED,
    WORDS,
    first_word,
    mean,
    said_in,
    whole,
)
from kehoach.rendering.tags import Findings, Tag, form_of

_LINES = (*get_args(LineKind), "bang")
_CELLS = get_args(CellKind)
_ALL = {*_LINES, *_CELLS}


@dataclass
class Block:
    """An open block: its word, its tag, its names; for a loop, its list and the kinds it prints.

    ``tests`` is the loop whose kinds an ``if`` tells apart, ``branch`` the kinds its latest branch
    is for, ``last`` the word of that branch; ``parted``: a tag of the block was found elsewhere.
    """

    word: str
    tag: Tag
    scope: Scope
    over: Value
    kinds: set[str] | None = None
    tests: Block | None = None
    branch: set[str] = field(default_factory=set)
    last: str = ""
    parted: bool = False


class BlockReader:
    """Follows blocks from tag to tag. Call :meth:`read` for each tag, then :meth:`finish`."""

    def __init__(self, known: Shape, findings: Findings) -> None:
        self.expressions = Expressions(findings)
        self._findings = findings
        self._scope = {name: Value(shape, name, name) for name, shape in known.fields.items()}
        self._blocks: list[Block] = []

    def read(self, tag: Tag) -> None:
        """Take one tag."""
        kind, _, rest = form_of(straight(tag.text))
        if tag.fault:
            self._guess(tag)
            self._note_print()
        elif kind == "{{":
            self._print(tag, rest)
        elif kind == "{%":
            self._statement(tag, rest)

    def finish(self) -> None:
        """Note the blocks that are still open."""
        while self._blocks:
            self._leave(unclosed=True)

    @property
    def _names(self) -> Scope:
        return self._blocks[-1].scope if self._blocks else self._scope

    def _print(self, tag: Tag, rest: str) -> None:
        tree = self.expressions.parsed(tag, f"{{{{ {rest} }}}}", self._names)
        output = tree.find(nodes.Output) if tree else None
        if output:
            value = self.expressions.value(tag, output.nodes[0], self._names)
            self.expressions.check_print(tag, value)
        self._note_print()

    def _note_print(self) -> None:
        """Count the kinds of the branches that stand open as printed."""
        for block in self._blocks:
            if block.tests and block.tests.kinds is not None:
                block.tests.kinds |= block.branch

    def _statement(self, tag: Tag, rest: str) -> None:
        word = first_word(rest)
        if word.removeprefix("end") in REFUSED:
            if word in REFUSED:
                self._findings.add(tag, "KH825", what=word)
            return
        if word not in WORDS:
            meant, rest = mean(rest)
            self._findings.add(tag, "KH813", word=word, hint=meant)
            word = meant
        if word in CELL_WORDS and rest != word:
            source = f"{{{{ {rest.removeprefix(word)} }}}}"
            tree = self.expressions.parsed(tag, source, self._names)
            self.expressions.value(tag, tree, self._names)
        elif word in WORDS and word not in CELL_WORDS:
            tree = self.expressions.parsed(tag, whole(word, rest), self._names)
            self._block(tag, word, tree)

    def _guess(self, tag: Tag) -> None:
        """Give a tag without its end or start the effect it was meant to have."""
        self.expressions.guess(tag, self._names)
        word = said_in(tag.text, last=tag.fault == "stray")
        if word and (tag.text.startswith("{%") or tag.text.endswith("%}")):
            self._block(tag, word, None)

    def _block(self, tag: Tag, word: str, tree: nodes.Template | None) -> None:
        if word.startswith("end"):
            self._close(tag, word.removeprefix("end"))
        elif word in ("elif", "else"):
            self._turn(tag, word, tree)
        elif word == "for":
            self._loop(tag, tree.find(nodes.For) if tree else None)
        elif word == "set":
            self._set(tag, tree)
        elif word == "with":
            self.expressions.value(tag, tree, self._names)
            self._blocks.append(Block(word, tag, {**self._names, ANYTHING: UNKNOWN}, UNKNOWN))
        else:
            self._blocks.append(Block(word, tag, self._names, UNKNOWN))
            self._test(tag, tree)

    def _loop(self, tag: Tag, node: nodes.For | None) -> None:
        over = self.expressions.value(tag, node.iter if node else None, self._names)
        self.expressions.check_loop(tag, over)
        item = over.shape.item or ANY
        scope = {**self._names, "loop": loop_value(item)}
        if node and isinstance(node.target, nodes.Name):
            name = node.target.name
            scope[name] = Value(item, over.path, name)
        elif node:
            scope |= {name.name: UNKNOWN for name in node.target.find_all(nodes.Name)}
        else:
            scope[ANYTHING] = UNKNOWN
        self._blocks.append(Block("for", tag, scope, over))
        self.expressions.read(tag, node.test if node else None, scope, reaches=False)

    def _set(self, tag: Tag, tree: nodes.Template | None) -> None:
        node = tree.find(nodes.Assign) if tree else None
        block = tree.find(nodes.AssignBlock) if tree else None
        value = self.expressions.value(tag, node.node if node else None, self._names)
        target = node.target if node else block.target if block else None
        if isinstance(target, nodes.Name):
            self._names[target.name] = value._replace(typed=target.name)
        if block:
            self._blocks.append(Block("set", tag, self._names, UNKNOWN))

    def _turn(self, tag: Tag, word: str, tree: nodes.Template | None) -> None:
        """Go on to another branch of the innermost block."""
        block = self._blocks[-1] if self._blocks else None
        if block is None or word not in BRANCHES.get(block.last or block.word, ()):
            self._findings.add(tag, "KH814", partner=_like(tag, "if …"))
            return
        block.last = word
        self._pair(block, tag)
        self._test(tag, tree)

    def _test(self, tag: Tag, tree: nodes.Template | None) -> None:
        """Read the test of a branch, and note the kinds it lets through."""
        reading = self.expressions.read(tag, tree, self._names, reaches=False)
        loops = [block for block in self._blocks if _kinds(block)]
        if loops and (tree is None or reading.unknown):
            loops[-1].kinds = set(_ALL)
        branch: set[str] = set()
        for compare in tree.find_all(nodes.Compare) if tree else ():
            sides = [compare.expr, *(operand.expr for operand in compare.ops)]
            paths = {Reading(self._names, side).value.path for side in sides}
            for loop in loops:
                if f"{loop.over.path}.kieu" in paths:
                    loop.kinds = loop.kinds or set()
                    self._blocks[-1].tests = loop
                    branch |= _let_through(compare)
        self._blocks[-1].branch = branch or set(_ALL)

    def _close(self, tag: Tag, word: str) -> None:
        depth = self._depth(tag, word)
        if depth is None:
            self._findings.add(tag, "KH814", partner=_like(tag, f"{word} …"))
            return
        while len(self._blocks) > depth + 1:
            self._leave(unclosed=True)
        self._pair(self._blocks[-1], tag)
        self._leave()

    def _depth(self, tag: Tag, word: str) -> int | None:
        """Return which open block a tag closes: one that stands alike, or else the innermost."""
        alike = [at for at, block in enumerate(self._blocks) if block.word == word]
        fitting = [at for at in alike if not _are_apart(self._blocks[at].tag, tag)]
        innermost = [at for at in alike if at == len(self._blocks) - 1]
        return max(fitting, default=max(innermost, default=None))

    def _pair(self, block: Block, tag: Tag) -> None:
        """Find a tag that stands elsewhere than the one that opened its block (KH817)."""
        if not block.parted and _are_apart(block.tag, tag):
            block.parted = True
            spot = block.tag.stretch.spot
            self._findings.add(tag, "KH817", opener=block.tag.shown, spot=spot)

    def _leave(self, unclosed: bool = False) -> None:
        block = self._blocks.pop()
        if unclosed:
            self._findings.add(block.tag, "KH814", partner=_like(block.tag, f"end{block.word}"))
        left = ", ".join(kind for kind in _kinds(block) if kind not in (block.kinds or _ALL))
        if left:
            name = block.over.typed
            self._findings.add(block.tag, "KH827", Severity.WARNING, name=name, kinds=left)


def _kinds(block: Block) -> tuple[str, ...]:
    """Return the kinds of what a loop goes over: of lines, of cells, or none."""
    item = block.over.shape.item
    fields = item.fields.keys() if item else set[str]()
    if {"kieu", "chu"} <= fields:
        return _LINES
    return _CELLS if {"kieu", "doan"} <= fields else ()


def _let_through(compare: nodes.Compare) -> set[str]:
    """Return the kinds for which a comparison may hold; all of them when that is hard to say."""
    plain = all(operand.op in ("eq", "in") for operand in compare.ops)
    return {str(c.value) for c in compare.find_all(nodes.Const)} if plain else set(_ALL)


def _are_apart(opener: Tag, tag: Tag) -> bool:
    return _is_sure(opener) and _is_sure(tag) and opener.anchor != tag.anchor


def _is_sure(tag: Tag) -> bool:
    """True when docxtpl takes the tag as it is typed, and leaves it where it stands."""
    merges = tag.text.startswith("{%-") or tag.text.endswith("-%}")
    known = first_word(tag.form[2]) in WORDS and tag.form == form_of(straight(tag.text))
    return known and not merges and not tag.fault and tag.anchor is not None


def _like(tag: Tag, rest: str) -> str:
    """Return a block tag of the same form as another."""
    return f"{{%{tag.form[1]} {rest} %}}"
