"""Raw data → parts by pydantic's validator: everything that is wrong, each with its path."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from pydantic_core import PydanticCustomError, SchemaValidator, ValidationError
from pydantic_core import core_schema as core

from kehoach.model import Invalid, SpecModel, Unfit, canonical_keys, made, shapes
from kehoach.model.quick import blank_of
from kehoach.model.shapes import Shape, shapes_of

_Model = TypeVar("_Model", bound=SpecModel)
_KINDS: dict[type, Callable[[], core.CoreSchema]] = {
    object: core.any_schema,
    str: core.str_schema,
    int: core.int_schema,
    bool: core.bool_schema,
    date: core.date_schema,
    Decimal: core.decimal_schema,
}


def validated(model: type[_Model], data: Any) -> _Model:
    """Return the part that raw data is. Raises :class:`Invalid` with everything wrong with it."""
    try:
        found: _Model = _validator(model).validate_python(data)
    except ValidationError as error:
        raise Invalid([dict(one) for one in error.errors(include_url=False)]) from None
    return found


@cache
def _validator(model: type[SpecModel]) -> SchemaValidator:
    parts: dict[type[SpecModel], core.CoreSchema] = {}
    whole = _schema(shapes.Part(model), parts)
    return SchemaValidator(core.definitions_schema(whole, list(parts.values())))


def _schema(shape: Shape, parts: dict[type[SpecModel], core.CoreSchema]) -> core.CoreSchema:
    """Return pydantic's schema of a shape; the parts it holds are gathered in ``parts``."""
    if isinstance(shape, shapes.Part):
        return _part(shape.model, parts)
    if isinstance(shape, shapes.One):
        return _KINDS[shape.kind]()
    if isinstance(shape, shapes.Word):
        return core.literal_schema(list(shape.words))
    if isinstance(shape, shapes.Keyed):
        return core.dict_schema(_schema(shape.key, parts), _schema(shape.value, parts))
    if isinstance(shape, shapes.Row):
        return core.tuple_schema([_schema(one, parts) for one in shape.items])
    if isinstance(shape, shapes.Choice):
        options = {tag: _schema(one, parts) for tag, one in shape.options.items()}
        return core.tagged_union_schema(options, shape.tell)
    return _around(shape, parts)


def _around(
    shape: shapes.Maybe | shapes.Many | shapes.Read | shapes.Checked | shapes.Said,
    parts: dict[type[SpecModel], core.CoreSchema],
) -> core.CoreSchema:
    """Return the schema of a shape with one other within."""
    inner = _schema(shape.item if isinstance(shape, shapes.Many) else shape.inner, parts)
    if isinstance(shape, shapes.Many):
        return core.tuple_variable_schema(inner)
    if isinstance(shape, shapes.Maybe):
        return core.nullable_schema(inner)
    if isinstance(shape, shapes.Read):
        return core.no_info_before_validator_function(_telling(shape.read), inner)
    if isinstance(shape, shapes.Checked):
        return core.no_info_after_validator_function(_telling(shape.check), inner)
    return inner


def _part(model: type[SpecModel], parts: dict[type[SpecModel], core.CoreSchema]) -> core.CoreSchema:
    name = f"{model.__module__}.{model.__qualname__}"
    if model not in parts:
        parts[model] = core.any_schema()  # a part may hold parts of its own kind
        fields = {
            info.alias: core.typed_dict_field(
                _schema(shapes_of(model)[name], parts), required=info.is_required()
            )
            for name, info in model.model_fields.items()
        }
        keys = core.typed_dict_schema(fields, extra_behavior="forbid")
        parts[model] = core.no_info_wrap_validator_function(_reading(model), keys, ref=name)
    return core.definition_reference_schema(name)


def _reading(model: type[SpecModel]) -> Callable[[Any, Callable[[Any], Any]], Any]:
    """Return what reads the raw data of a part, with a handler that reads its fields."""
    whole = [hook for hook in model.hooks if not hook.names]
    before = [_telling(hook.method) for hook in whole if hook.mode == "before"]
    after = [_telling(hook.method) for hook in whole if hook.mode == "after"]
    keys = _telling(lambda data: canonical_keys(model, data))
    names = {info.alias: name for name, info in model.model_fields.items()}
    blank = blank_of(model)

    def read(data: Any, fields: Callable[[Any], Any]) -> Any:
        for gather in before:
            data = gather(data)
        values = {names[alias]: value for alias, value in fields(keys(data)).items()}
        part = made(model, blank() | values)
        for judge in after:
            part = judge(part)
        return part

    return read


def _telling(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return the function with what it finds unfit told in pydantic's way."""

    def told(value: Any) -> Any:
        try:
            return function(value)
        except Unfit as error:
            raise PydanticCustomError(error.code, "unfit", error.named) from None

    return told
