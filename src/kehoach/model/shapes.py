"""Annotations → shapes: what the values of a field are, in terms that every reader understands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from kehoach.model import Discriminator, Reads, Shown, SpecModel, Tag


class One(NamedTuple):
    """A value of a type of Python; ``object`` takes any."""

    kind: type


class Word(NamedTuple):
    """One of some words."""

    words: tuple[str, ...]


class Maybe(NamedTuple):
    """A value, or ``None``."""

    inner: Shape


class Many(NamedTuple):
    """A list of any length, read as a tuple."""

    item: Shape


class Row(NamedTuple):
    """A tuple with a value of each shape in turn."""

    items: tuple[Shape, ...]


class Keyed(NamedTuple):
    """Keys that the writer chooses, with their values."""

    key: Shape
    value: Shape


class Part(NamedTuple):
    """A part of a spec, with its own keys."""

    model: type[SpecModel]


class Choice(NamedTuple):
    """One of several, by tag; ``tell`` gives the tag of a raw value."""

    options: Mapping[str, Shape]
    tell: Callable[[Any], str | None]


class Read(NamedTuple):
    """What a function makes of a raw value is of the shape ``inner``."""

    inner: Shape
    read: Callable[[Any], Any]


class Checked(NamedTuple):
    """A function has the last word on a value of the shape ``inner``."""

    inner: Shape
    check: Callable[[Any], Any]


class Said(NamedTuple):
    """Of the shape ``inner``; a JSON Schema says ``json`` of it."""

    inner: Shape
    json: Mapping[str, Any]


Shape = One | Word | Maybe | Many | Row | Keyed | Part | Choice | Read | Checked | Said


@cache
def shapes_of(model: type[SpecModel]) -> dict[str, Shape]:
    """Return the shape of each field of a part, by name."""
    hints = get_type_hints(model, include_extras=True)
    found = {name: shape_of(hints[name]) for name in model.model_fields}
    for method, mode, names in model.hooks:
        for name in names:
            wrap = Read if mode == "before" else Checked
            found[name] = wrap(found[name], method)
    return found


def shape_of(annotation: Any) -> Shape:
    """Return the shape that an annotation means. Raises TypeError for one without meaning."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _annotated(args[0], args[1:])
    if origin in (Union, UnionType) and type(None) in args and len(args) == 2:
        (held,) = (one for one in args if one is not type(None))
        return Maybe(shape_of(held))
    if origin is tuple:
        return Many(shape_of(args[0])) if args[-1] is ... else Row(tuple(map(shape_of, args)))
    if origin is dict:
        return Keyed(shape_of(args[0]), shape_of(args[1]))
    if origin is Literal:
        return Word(args)
    if isinstance(annotation, type):
        return Part(annotation) if issubclass(annotation, SpecModel) else One(annotation)
    raise TypeError(f"no shape: {annotation}")


def _annotated(bare: Any, extras: tuple[Any, ...]) -> Shape:
    tell = next((one.tell for one in extras if isinstance(one, Discriminator)), None)
    if tell is not None:
        options = {_tag(one): shape_of(one) for one in get_args(bare)}
        return Choice(options, tell)
    shape = shape_of(bare)
    for one in extras:
        if isinstance(one, Reads):
            shape = Read(shape, one.read)
        elif isinstance(one, Shown):
            shape = Said(shape, one.json)
    return shape


def _tag(annotation: Any) -> str:
    return next(one.name for one in annotation.__metadata__ if isinstance(one, Tag))


def parts_in(shape: Shape) -> Iterator[type[SpecModel]]:
    """Yield the parts that values of a shape hold, not those within these."""
    if isinstance(shape, Part):
        yield shape.model
    elif isinstance(shape, Choice):
        for one in shape.options.values():
            yield from parts_in(one)
    elif isinstance(shape, Keyed):
        yield from parts_in(shape.value)
    elif isinstance(shape, Many):
        yield from parts_in(shape.item)
    elif isinstance(shape, Maybe | Read | Checked | Said):
        yield from parts_in(shape.inner)
