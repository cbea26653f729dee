"""A merged tree → edits of our file: what did not change is not touched."""

from __future__ import annotations

import yaml

from kehoach.merging.conflicts import heading_lines
from kehoach.merging.lists import Moves, stable
from kehoach.merging.page import Page, Unfit, flat, flat_head, in_step
from kehoach.merging.threeway import CONFLICTS
from kehoach.merging.tree import Group, Leaf, Listing, Tree
from kehoach.merging.values import inline, value_text
from kehoach.merging.writing import plain
from kehoach.spec.edits import Edit
from kehoach.spec.emitting import flow_of, item_lines, pair_lines, scalar

_SPACED = ("căn cứ", "mở đầu", "nội dung", "kết thúc", "nơi nhận", "phụ lục", CONFLICTS)


class Patch:
    """Collects the edits that turn the text of one tree into that of another.

    ``generated``: the comments that no person wrote; they go with what they stand above.
    """

    def __init__(
        self,
        page: Page,
        ours: Tree,
        new: Tree,
        generated: frozenset[str],
        moves: Moves | None = None,
    ) -> None:
        self.page, self.generated = page, generated
        self.moves = moves or Moves(page, ours, new, self._apart)
        self._edits: list[Edit] = []
        self._inserts: dict[int, list[str]] = {}

    def _apart(self, old: Tree, new: Tree) -> list[Edit]:
        """Return the edits of one part alone."""
        part = Patch(self.page, old, new, self.generated, self.moves)
        part.value(old, new)
        return part.edits

    @property
    def edits(self) -> list[Edit]:
        """The edits, what is put in at one place as one."""
        put = [Edit(at, at, "".join(texts)) for at, texts in self._inserts.items()]
        return [*put, *self._edits]

    def value(self, old: Tree, new: Tree) -> None:
        """Turn a value into another. Raises Unfit where that cannot be done in its place."""
        if new is old:
            return
        if new.ours is not old:
            raise Unfit
        if isinstance(old, Leaf):
            self._leaf(old, new)
        elif isinstance(old, Group) and isinstance(new, Group):
            self._group(old, new)
        elif isinstance(old, Listing) and isinstance(new, Listing):
            self._list(old, new)

    def _leaf(self, old: Leaf, new: Tree) -> None:
        text = new.raw
        if not isinstance(old.node, yaml.ScalarNode) or not isinstance(text, str):
            raise Unfit
        span = self.page.span(old.node)
        self._replace(span.start, span.end, inline(self.page, old.node, text))

    def _group(self, old: Group, new: Group) -> None:
        if old.short or not isinstance(old.node, yaml.MappingNode):
            self._short(old, new)
        elif old.node.flow_style:
            self._flow(old.node, self._flow_pairs(old, new))
        else:
            self._pairs(old, new)

    def _short(self, old: Group, new: Group) -> None:
        """Change the text that stands for a part; with other keys it is no text any more."""
        if set(new.fields) != {old.short} or not old.short:
            raise Unfit
        self.value(old.fields[old.short], new.fields[old.short])

    def _pairs(self, old: Group, new: Group) -> None:
        """Change the keys of a part that each have their own lines."""
        was, now = flat(old), flat(new)
        if was is None or now is None or not in_step(list(was), list(now)):
            self._anew(old, new)
            return
        gone = [key for key in was if key not in now]
        self._remove_pairs(was, gone)
        last = ""
        for key, one in now.items():
            if key in was:
                self._pair(key, was[key], one)
            elif key in old.blank:
                self._fill(old.blank[key], key, one)
            else:
                self._add_pair(old, was, last, key, one)
                continue
            last = key

    def _pair(self, key: str, old: Tree, new: Tree) -> None:
        if new is old:
            return
        if isinstance(new, Listing) and not new.items:
            self._rewrite(old, " []")
            return
        try:
            self.value(old, new)
        except Unfit:
            assert old.key is not None
            self._rewrite(old, value_text(self.page, old, key, plain(new)))

    def _rewrite(self, old: Tree, text: str) -> None:
        assert old.key is not None and old.node is not None
        start = self.page.colon(old.key)
        self._replace(start, max(self.page.end(old.node), start), text)

    def _fill(self, blank: tuple[yaml.Node, yaml.Node], key: str, new: Tree) -> None:
        """Give a key that stood without a value the value."""
        colon, column = self.page.colon(blank[0]), self.page.column(self.page.start(blank[0]))
        self.page.line_end(colon)
        written = "\n".join(pair_lines(key, plain(new), column))
        self._replace(colon, max(self.page.end(blank[1]), colon), written.partition(":")[2])

    def _remove_pairs(self, was: dict[str, Tree], gone: list[str]) -> None:
        """Take out keys with their lines; the next key takes the place of one after a dash."""
        order = sorted(was, key=lambda key: self._key_start(was[key]))
        while (
            order and order[0] in gone and not self.page.opens_line(self._key_start(was[order[0]]))
        ):
            rest = [key for key in order if key not in gone]
            if not rest:
                raise Unfit
            cut = order.index(rest[0])
            self._replace(self._key_start(was[order[0]]), self._key_start(was[rest[0]]), "")
            order = order[cut:]
        for key in order:
            if key in gone:
                start = self._key_start(was[key])
                if not self.page.opens_line(start):
                    raise Unfit
                self._replace(self.page.above(start, self.generated), self._pair_end(was[key]), "")

    def _key_start(self, tree: Tree) -> int:
        if tree.key is None:
            raise Unfit
        return self.page.start(tree.key)

    def _pair_end(self, tree: Tree) -> int:
        assert tree.key is not None and tree.node is not None
        return self.page.line_end(max(self.page.end(tree.node), self.page.colon(tree.key)))

    def _add_pair(self, old: Group, was: dict[str, Tree], last: str, key: str, new: Tree) -> None:
        first = min(map(self._key_start, was.values()))
        column = self.page.column(first)
        lines = self.moves.lines(lambda data: pair_lines(key, data, column), new)
        if old.up is None and key == CONFLICTS:
            lines = [*(f"# {line}" for line in heading_lines()), *lines]
        if last:
            end = self._pair_end(was[last])
            spaced = ["", *lines] if old.up is None and key in _SPACED else lines
            self._insert(end, "".join(f"{line}\n" for line in spaced))
        else:
            text = "\n".join(lines)[column:]
            self._insert(first, f"{text}\n{' ' * column}")

    def _anew(self, old: Group, new: Group) -> None:
        """Write the body of a section under ``nội dung`` where its blocks stood straight in it."""
        body, fresh = old.fields.get("nội dung"), new.fields.get("nội dung")
        if not isinstance(body, Listing) or not body.gathered or fresh is None:
            raise Unfit
        was = {str(key): one for block in body.items for key, one in block.below}
        self._remove_pairs(was, list(was))
        column = self.page.column(min(map(self._key_start, was.values())))
        lines = self.moves.lines(lambda data: pair_lines("nội dung", data, column), fresh)
        end = max(map(self._pair_end, was.values()))
        self._insert(end, "".join(f"{line}\n" for line in lines))
        head = Group(node=old.node, model=old.model, fields=flat_head(old), blank=old.blank)
        head.up = old.up
        self._pairs(head, Group(ours=head, model=old.model, fields=flat_head(new)))

    def _list(self, old: Listing, new: Listing) -> None:
        if old.loose or not isinstance(old.node, yaml.SequenceNode):
            raise Unfit
        if not old.items:
            raise Unfit
        if old.node.flow_style:
            self._flow(old.node, self._flow_items(new))
        else:
            self._block(old, new)

    def _block(self, old: Listing, new: Listing) -> None:
        """Change a list whose items each have their own lines."""
        stay = stable(old, new)
        column = self.page.column(self._dash(old.items[0]))
        for item in set(old.items) - set(stay.values()):
            self._remove_item(item)
        at = self.page.above(self._dash(old.items[0]))
        for one in new.items:
            source = stay.get(one)
            if source is None:
                self._insert(at, self.moves.text(one, column) or self._item_text(one, column))
                continue
            self._item(source, one, column)
            at = self._item_end(source)

    def _dash(self, item: Tree) -> int:
        if item.node is None:
            raise Unfit
        return self.page.dash(item.node)

    def _item_end(self, item: Tree) -> int:
        assert item.node is not None
        return self.page.line_end(self.page.end(item.node))

    def _item(self, old: Tree, new: Tree, column: int) -> None:
        try:
            self.value(old, new)
        except Unfit:
            if old.node is None:
                raise
            text = "\n".join(item_lines(plain(new), column))
            self._replace(self._dash(old), self.page.end(old.node), text[column:])

    def _remove_item(self, item: Tree) -> None:
        only = None if item in self.moves.used else self.generated
        start = self.page.above(self._dash(item), only)
        self._replace(start, self._item_end(item), "")

    def _item_text(self, new: Tree, column: int) -> str:
        lines = self.moves.lines(lambda data: item_lines(data, column), new)
        return "".join(f"{line}\n" for line in lines)

    def _flow(self, node: yaml.Node, text: str) -> None:
        """Write what stands within brackets anew."""
        ends = "{}" if isinstance(node, yaml.MappingNode) else "[]"
        span = self.page.span(node)
        self._replace(span.start, span.end, f"{ends[0]}{text}{ends[1]}")

    def _flow_items(self, new: Listing) -> str:
        return ", ".join(self._flow_part(one) for one in new.items)

    def _flow_pairs(self, old: Group, new: Group) -> str:
        parts = []
        for key, one in new.fields.items():
            kept = old.fields.get(key)
            typed = f"{scalar(key, True)}:"
            if kept is not None and kept.key is not None:
                typed = self.page.text[self._key_start(kept) : self.page.colon(kept.key)]
            parts.append(f"{typed} {self._flow_part(one)}")
        return ", ".join(parts)

    def _flow_part(self, new: Tree) -> str:
        """Return a part as it was typed, if it was typed within brackets, or as data."""
        if new.raw is not None and new in self.moves.own and new.node is not None:
            span = self.page.span(new.node)
            typed = self.page.text[span.start : span.end]
            if "\n" not in typed and not typed.startswith(("|", ">")):
                return typed
        return flow_of(plain(new))

    def _replace(self, start: int, end: int, new: str) -> None:
        self._edits.append(Edit(start, end, new))

    def _insert(self, at: int, text: str) -> None:
        """Put lines in where a line starts, also after a last line without an end."""
        if at == len(self.page.text) and at and self.page.text[-1] != "\n":
            text = "\n" + text.removesuffix("\n")
        self._inserts.setdefault(at, []).append(text)
