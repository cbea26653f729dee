"""Nodes of a spec → its tree, by the forms that the model gives."""

from __future__ import annotations

from typing import Any

import yaml

from kehoach.fields import read_names
from kehoach.merging.forms import Choice, Form, Keyed, Many, One, Part, fields_of
from kehoach.merging.tree import Group, Leaf, Listing, Tree
from kehoach.model import SpecModel, spec_keys
from kehoach.plan import BLOCK_TYPES, Appendix, Plan, Section, block_tag
from kehoach.spec.nodes import Reader, compose
from kehoach.spec.source import Source
from kehoach.wording.folding import fold

Pair = tuple[yaml.Node, yaml.Node]
_BODIED = (Section, Appendix)
_BLOCKS = {fold(key): key for key in BLOCK_TYPES}
_ANY = One.anything()


def tree_of(source: Source) -> Group:
    """Return the tree of a spec. Raises BadInput for text that is no YAML, or no keys."""
    root = compose(source)
    reader = _Reader(source)
    if not isinstance(root, yaml.MappingNode):
        from kehoach.errors import BadInput

        raise BadInput.of("KH945", reader.raw.place(root))
    tree = reader.part(root, Plan)
    _link(tree)
    return tree


def from_data(raw: Any, model: type[SpecModel]) -> Group:
    """Return the tree of a part given as data: keys with texts."""
    fields: dict[str, Tree] = {}
    for key, form in fields_of(model).items():
        if key in raw and isinstance(form, One):
            fields[key] = Leaf(raw=raw[key], meaning=form.meaning(raw[key]))
    return Group(raw=raw, model=model, fields=fields)


def _link(tree: Tree) -> None:
    for _, one in tree.below:
        one.up = tree
        _link(one)


class _Raw(Reader):
    """Reads the data of each node once."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self._read: dict[yaml.Node, Any] = {}

    def data(self, node: yaml.Node, depth: int = 0) -> Any:
        """Return the raw data of a node."""
        if node not in self._read:
            self._read[node] = super().data(node, depth)
        return self._read[node]


class _Reader:
    """Reads the nodes of one file. A node met again stands behind an alias: it is shared."""

    def __init__(self, source: Source) -> None:
        self.raw = _Raw(source)
        self._met: dict[int, Tree] = {}

    def value(self, node: yaml.Node, form: Form, name: str = "") -> Tree:
        """Return the tree of a value of a form; ``name``: the key it stands under."""
        found = self._value(node, form, name)
        found.node, found.raw = node, self.raw.data(node)
        if id(node) in self._met:
            found.shared = self._met[id(node)].shared = True
        self._met[id(node)] = found
        return found

    def _value(self, node: yaml.Node, form: Form, name: str) -> Tree:
        if isinstance(form, Choice):
            return self._value(node, self._chosen(node, form), name)
        if isinstance(form, Many):
            return self._list(node, form, name)
        if isinstance(form, Part):
            return self._part_of(node, form.model)
        if isinstance(form, Keyed) and isinstance(node, yaml.MappingNode):
            return self._keyed(node, form)
        return self._leaf(node, form)

    def _leaf(self, node: yaml.Node, form: Form) -> Leaf:
        raw = self.raw.data(node)
        return Leaf(meaning=form.meaning(raw) if isinstance(form, One) else _frozen(raw))

    def _chosen(self, node: yaml.Node, form: Choice) -> Form:
        """Return the form that a value of several takes."""
        parts = {one.model: one for one in form.options if isinstance(one, Part)}
        if isinstance(node, yaml.SequenceNode):
            return next((one for one in form.options if isinstance(one, Many)), _ANY)
        if isinstance(node, yaml.ScalarNode):
            plain = next((one for one in form.options if isinstance(one, One)), None)
            return plain or next((one for key, one in parts.items() if key.shorthand), _ANY)
        tag = block_tag(self.raw.data(node))
        found = parts.get(BLOCK_TYPES[tag]) if tag else None
        return found or (next(iter(parts.values())) if len(parts) == 1 else _ANY)

    def _list(self, node: yaml.Node, form: Many, name: str) -> Listing:
        listing = Listing(name=name, names=form.names)
        if isinstance(node, yaml.SequenceNode):
            listing.items = [self.value(one, form.item, name) for one in node.value]
        elif self.raw.data(node) is not None:
            listing.items, listing.loose = [self._value(node, form.item, name)], True
            listing.items[0].raw = self.raw.data(node)
        if form.names:
            self._split(node, listing)
        return listing

    def _split(self, node: yaml.Node, listing: Listing) -> None:
        """Part names as the model does: ``A; B`` is two, ``[các sở, ban, ngành]`` is one."""
        raw = self.raw.data(node)
        names = read_names(raw)
        if names != raw and all(isinstance(one, str) for one in names):
            listing.items = [Leaf(raw=one, meaning=_ANY.meaning(one)) for one in names]
            listing.loose = True

    def _part_of(self, node: yaml.Node, model: type[SpecModel]) -> Tree:
        if isinstance(node, yaml.MappingNode):
            pair = self._one_text(node, model)
            return self.part(node, model) if pair is None else self._short(node, pair, model)
        if isinstance(node, yaml.ScalarNode) and model.shorthand:
            return self._short(node, self.raw.data(node), model)
        return Leaf(meaning=_frozen(self.raw.data(node)))

    def _one_text(self, node: yaml.MappingNode, model: type[SpecModel]) -> str | None:
        """Return the text of ``- Lưu: VT``, which is a mapping to YAML alone."""
        data = self.raw.data(node)
        if model.shorthand and isinstance(data, dict) and len(data) == 1:
            ((key, value),) = data.items()
            if isinstance(value, str) and fold(key) not in spec_keys(model):
                return f"{key}: {value}"
        return None

    def _short(self, node: yaml.Node, raw: Any, model: type[SpecModel]) -> Group:
        form = fields_of(model)[model.shorthand]
        meaning = form.meaning(raw) if isinstance(form, One) else _frozen(raw)
        leaf = Leaf(node=node, raw=raw, meaning=meaning)
        return Group(model=model, fields={model.shorthand: leaf}, short=model.shorthand)

    def _keyed(self, node: yaml.MappingNode, form: Keyed) -> Group:
        group = Group()
        for key, value in node.value:
            self._add(group, str(key.value), key, value, form.value)
        return group

    def part(self, node: yaml.MappingNode, model: type[SpecModel]) -> Group:
        """Return the tree of a part with its keys."""
        group, forms, names = Group(node=node, model=model), fields_of(model), spec_keys(model)
        blocks: list[tuple[str, Pair]] = []
        options: list[Pair] = []
        for key, value in node.value:
            folded = fold(str(key.value))
            if folded in names:
                self._add(group, names[folded], key, value, forms[names[folded]])
            elif model in _BODIED and folded in _BLOCKS:
                blocks.append((_BLOCKS[folded], (key, value)))
            else:
                options.append((key, value))
        if blocks:
            self._gather(group, blocks, options)
        return group

    def _add(self, group: Group, name: str, key: yaml.Node, value: yaml.Node, form: Form) -> None:
        if isinstance(value, yaml.ScalarNode) and self.raw.data(value) is None:
            group.blank[name] = (key, value)
            return
        group.fields[name] = self.value(value, form, name)
        group.fields[name].key = key

    def _gather(self, group: Group, blocks: list[tuple[str, Pair]], options: list[Pair]) -> None:
        """Gather the blocks that stand straight under a section into its body."""
        body = Listing(name="nội dung", gathered=True)
        for name, pair in blocks:
            model = BLOCK_TYPES[name]
            block = Group(model=model, gathered=True)
            self._add(block, name, *pair, fields_of(model)[name])
            for option in list(options):
                known = spec_keys(model).get(fold(str(option[0].value)))
                if known:
                    self._add(block, known, *option, fields_of(model)[known])
                    options.remove(option)
            block.raw = {key: one.raw for key, one in block.fields.items()}
            body.items.append(block)
        body.raw = [one.raw for one in body.items]
        group.fields["nội dung"] = body


def _frozen(raw: Any) -> Any:
    """Return data as something that can be compared and counted."""
    if isinstance(raw, dict):
        return tuple((key, _frozen(value)) for key, value in raw.items())
    if isinstance(raw, list):
        return tuple(map(_frozen, raw))
    return raw.strip() if isinstance(raw, str) else raw or ""
