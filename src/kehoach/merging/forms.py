"""What the model of a plan says of each value: a text, a list, a group of keys, or one of these."""

from __future__ import annotations

import types
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from kehoach.fields import read_names
from kehoach.plan import SpecModel, spec_keys


@dataclass(frozen=True, eq=False)
class One:
    """A single value. ``adapter`` reads what it means: days, numbers and texts as typed."""

    adapter: TypeAdapter[Any]

    @classmethod
    def anything(cls) -> One:
        """Return the form of a value of which the model says nothing: its text."""
        return cls(TypeAdapter(Any))

    def meaning(self, raw: Any) -> Any:
        """Return what a raw value means; one that its field refuses means itself."""
        try:
            found = self.adapter.validate_python(raw)
        except ValidationError:
            found = raw
        if isinstance(found, str):
            return found.strip()
        return repr(found) if isinstance(found, dict | list) else found


@dataclass(frozen=True, eq=False)
class Whole:
    """A value whose parts hang together, such as a row of cells: it changes as one."""


@dataclass(frozen=True, eq=False)
class Many:
    """A list. ``names``: of agencies, in which one text may be several."""

    item: Form
    names: bool = False


@dataclass(frozen=True, eq=False)
class Keyed:
    """Keys that the writer chooses, all with values of one form."""

    value: Form


@dataclass(frozen=True, eq=False)
class Part:
    """A part of the model, with its keys."""

    model: type[SpecModel]


@dataclass(frozen=True, eq=False)
class Choice:
    """One of several forms; the value itself tells which."""

    options: tuple[Form, ...]


Form = One | Whole | Many | Keyed | Part | Choice
_IN_ORDER = ("tên cột",)
"""Keys of the writer's own whose order is part of what they say."""


@cache
def fields_of(model: type[SpecModel]) -> dict[str, Form]:
    """Return canonical key → form of a part's values."""
    model.model_rebuild()
    found = {info.alias: info for info in model.model_fields.values()}
    return {
        key: Whole() if key in _IN_ORDER else _form(found[key].annotation, (*found[key].metadata,))
        for key in spec_keys(model).values()
    }


def _form(annotation: Any, metadata: tuple[Any, ...] = ()) -> Form:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _form(args[0], (*metadata, *args[1:]))
    if origin in (Union, types.UnionType):
        held = [one for one in args if one is not type(None)]
        if len(held) == 1:
            return _form(held[0], metadata)
        return Choice(tuple(map(_form, held)))
    if origin is tuple and args[-1] is Ellipsis:
        item = _form(args[0])
        if isinstance(item, One) and get_args(args[0])[:1] != (str,):
            return Whole()
        if isinstance(item, One) and _reads(args[0].__metadata__, "read_cell"):
            return Whole()
        return Many(item, names=_reads(metadata, read_names.__name__))
    if origin is dict:
        return Keyed(_form(args[1]))
    if isinstance(annotation, type) and issubclass(annotation, SpecModel):
        return Part(annotation)
    return One(TypeAdapter(Annotated[annotation, *metadata] if metadata else annotation))


def _reads(metadata: tuple[Any, ...], name: str) -> bool:
    return any(getattr(getattr(one, "func", None), "__name__", "") == name for one in metadata)
