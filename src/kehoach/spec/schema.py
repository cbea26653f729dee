"""The model as JSON Schema: completes and explains the keys of a spec in an editor."""

from __future__ import annotations

from typing import Any

from kehoach.model import FieldInfo, SpecModel, shapes
from kehoach.model.shapes import Shape, parts_in
from kehoach.plan import BLOCK_TYPES, Appendix, Plan, Section

_TEXT = {"type": ["string", "number"]}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a spec, with Vietnamese descriptions."""
    parts: dict[str, type[SpecModel]] = {}
    _gather(Plan, parts)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kế hoạch",
        "$defs": {name: _definition(parts[name]) for name in sorted(parts)},
        **_part(Plan),
    }


def _gather(model: type[SpecModel], parts: dict[str, type[SpecModel]]) -> None:
    """Gather every part that another holds, by the name of its class."""
    for info in model.model_fields.values():
        for part in parts_in(info.shape):
            if part.__name__ not in parts:
                parts[part.__name__] = part
                _gather(part, parts)


def _definition(model: type[SpecModel]) -> dict[str, Any]:
    """Return what a part may be: its keys, or a text alone where one stands for a key."""
    part = _part(model)
    if model in (Section, Appendix):
        _allow_blocks(part["properties"])
    return {"anyOf": [_TEXT, part]} if model.shorthand else part


def _part(model: type[SpecModel]) -> dict[str, Any]:
    fields = model.model_fields.values()
    return {
        "additionalProperties": False,
        "properties": {info.alias: _property(info) for info in fields},
        **(
            {"required": needed} if (needed := [f.alias for f in fields if f.is_required()]) else {}
        ),
        "type": "object",
    }


def _allow_blocks(properties: dict[str, Any]) -> None:
    """Blocks may be written straight under a section or an appendix."""
    for key, block in BLOCK_TYPES.items():
        if key != "mục":
            for name, rule in _part(block)["properties"].items():
                properties.setdefault(name, rule)


def _property(info: FieldInfo) -> dict[str, Any]:
    given = not info.is_required() and info.default_factory is None
    default = list(info.default) if isinstance(info.default, tuple) else info.default
    return {
        **_json(info.shape),
        **({"default": default} if given else {}),
        "description": info.description,
    }


def _json(shape: Shape) -> dict[str, Any]:
    """Return the schema of the values of a shape."""
    if isinstance(shape, shapes.Said):
        return dict(shape.json)
    if isinstance(shape, shapes.Read | shapes.Checked):
        return _json(shape.inner)
    if isinstance(shape, shapes.Maybe):
        return {"anyOf": [_json(shape.inner), {"type": "null"}]}
    if isinstance(shape, shapes.Many):
        return {"type": "array", "items": _json(shape.item)}
    if isinstance(shape, shapes.Keyed):
        return {"type": "object", "additionalProperties": _json(shape.value)}
    if isinstance(shape, shapes.Choice):
        return {"oneOf": [_json(one) for one in shape.options.values()]}
    if isinstance(shape, shapes.Part):
        return {"$ref": f"#/$defs/{shape.model.__name__}"}
    if isinstance(shape, shapes.Word):
        return {"enum": list(shape.words), "type": "string"}
    raise TypeError(f"nothing to say of {shape}")
