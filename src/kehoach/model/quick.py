"""Raw data → parts, at once: what is plainly right is read, all else is left to :mod:`strict`.

A reader takes a raw value and returns what it means, or raises :class:`Unsure`. What is read here
is read the same there; a test holds it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from kehoach.model import MISSING, SpecModel, Unsure, made, shapes
from kehoach.model.shapes import Shape, shapes_of

Reader = Callable[[Any], Any]


@cache
def reader_of(model: type[SpecModel]) -> Reader:
    """Return the reader of a part."""
    values_of = _values_reader(model)
    whole = [hook for hook in model.hooks if not hook.names]
    before = [hook.method for hook in whole if hook.mode == "before"]
    after = [hook.method for hook in whole if hook.mode == "after"]

    def read(data: Any) -> Any:
        for gather in before:
            data = gather(data)
        if data.__class__ is str and model.shorthand:
            data = {model.shorthand: data}
        part = made(model, values_of(data))
        for judge in after:
            part = judge(part)
        return part

    return read


def _values_reader(model: type[SpecModel]) -> Callable[[Any], dict[str, Any]]:
    """Return the reader of the values of a part, by name."""
    slots = {
        info.alias: (name, reader(_given(shapes_of(model)[name])), info.is_required())
        for name, info in model.model_fields.items()
    }
    required = [name for name, info in model.model_fields.items() if info.is_required()]
    blank = blank_of(model)

    def read(data: Any) -> dict[str, Any]:
        if data.__class__ is not dict:
            raise Unsure
        values = blank()
        for key, value in data.items():
            if key not in slots:
                raise Unsure
            name, read_value, needed = slots[key]
            if value is not None:
                values[name] = read_value(value)
            elif needed:
                raise Unsure
        for name in required:
            if values[name] is MISSING:
                raise Unsure
        return values

    return read


def _given(shape: Shape) -> Shape:
    """Return the shape of a value that is there."""
    return shape.inner if isinstance(shape, shapes.Maybe) else shape


def blank_of(model: type[SpecModel]) -> Callable[[], dict[str, Any]]:
    """Return what gives the values of a part of which nothing is given yet.

    Where there must be a value, there is ``MISSING``.
    """
    fields = model.model_fields.items()
    defaults = {name: info.default for name, info in fields}
    factories = [(name, info.default_factory) for name, info in fields if info.default_factory]

    def blank() -> dict[str, Any]:
        values = defaults.copy()
        for name, factory in factories:
            values[name] = factory()
        return values

    return blank


def reader(shape: Shape) -> Reader:
    """Return the reader of a shape."""
    return _READERS[type(shape)](shape)


def _one(shape: shapes.One) -> Reader:
    kind = shape.kind

    def read(value: Any) -> Any:
        if value.__class__ is kind or kind is object:
            return value
        raise Unsure

    return read


def _word(shape: shapes.Word) -> Reader:
    words = frozenset(shape.words)

    def read(value: Any) -> Any:
        if value.__class__ is str and value in words:
            return value
        raise Unsure

    return read


def _maybe(shape: shapes.Maybe) -> Reader:
    inner = reader(shape.inner)
    return lambda value: None if value is None else inner(value)


def _many(shape: shapes.Many) -> Reader:
    inner = reader(shape.item)

    def read(value: Any) -> Any:
        if value.__class__ is list or value.__class__ is tuple:
            return tuple([inner(one) for one in value])
        raise Unsure

    return read


def _row(shape: shapes.Row) -> Reader:
    inner = [reader(one) for one in shape.items]

    def read(value: Any) -> Any:
        if value.__class__ is tuple and len(value) == len(inner):
            return tuple([one(part) for one, part in zip(inner, value, strict=True)])
        raise Unsure

    return read


def _keyed(shape: shapes.Keyed) -> Reader:
    key, inner = reader(shape.key), reader(shape.value)

    def read(value: Any) -> Any:
        if value.__class__ is dict:
            return {key(name): inner(one) for name, one in value.items()}
        raise Unsure

    return read


def _part(shape: shapes.Part) -> Reader:
    model = shape.model
    return lambda value: reader_of(model)(value)  # parts stand in parts of their own kind


def _choice(shape: shapes.Choice) -> Reader:
    options, tell = {tag: reader(one) for tag, one in shape.options.items()}, shape.tell

    def read(value: Any) -> Any:
        found = options.get(tell(value) or "")
        if found is None:
            raise Unsure
        return found(value)

    return read


def _read(shape: shapes.Read) -> Reader:
    before = shape.read
    if not isinstance(shape.inner, shapes.One):
        inner = reader(shape.inner)
        return lambda value: inner(before(value))
    kind = shape.inner.kind

    def read(value: Any) -> Any:
        found = before(value)
        if found.__class__ is kind:
            return found
        raise Unsure

    return read


def _checked(shape: shapes.Checked) -> Reader:
    inner, after = reader(shape.inner), shape.check
    return lambda value: after(inner(value))


_READERS: dict[type, Callable[[Any], Reader]] = {
    shapes.One: _one,
    shapes.Word: _word,
    shapes.Maybe: _maybe,
    shapes.Many: _many,
    shapes.Row: _row,
    shapes.Keyed: _keyed,
    shapes.Part: _part,
    shapes.Choice: _choice,
    shapes.Read: _read,
    shapes.Checked: _checked,
    shapes.Said: lambda shape: reader(shape.inner),
}
