"""The model as JSON Schema: completes and explains the keys of a spec in an editor."""

from __future__ import annotations

from typing import Any

from kehoach.plan import BLOCK_TYPES, Appendix, Plan, Section, SpecModel


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a spec, with Vietnamese descriptions."""
    schema = Plan.model_json_schema(by_alias=True)
    definitions: dict[str, Any] = schema["$defs"]
    for container in (Section, Appendix):
        _allow_blocks(definitions, container)
    for name, model in _models(Plan).items():
        if model.shorthand and name in definitions:
            definitions[name] = _or_text(definitions[name])
    _drop_english(schema)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Kế hoạch",
        **schema,
    }


def _models(model: type[SpecModel]) -> dict[str, type[SpecModel]]:
    known = {cls.__name__: cls for cls in _subclasses(SpecModel)}
    return {name: cls for name, cls in known.items() if cls is not model}


def _subclasses(cls: type[SpecModel]) -> list[type[SpecModel]]:
    return [found for sub in cls.__subclasses__() for found in (sub, *_subclasses(sub))]


def _allow_blocks(definitions: dict[str, Any], model: type[SpecModel]) -> None:
    """Blocks may be written straight under a section or an appendix."""
    properties = definitions[model.__name__]["properties"]
    for key, block in BLOCK_TYPES.items():
        for name, rule in definitions[block.__name__]["properties"].items():
            if key != "mục":
                properties.setdefault(name, rule)


def _or_text(definition: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [{"type": ["string", "number"]}, definition]}


def _drop_english(node: Any) -> None:
    """Python names and docstrings say nothing to the writer of a spec; fields describe keys."""
    if isinstance(node, dict):
        for key in ("title", "description") if "properties" in node else ("title",):
            if isinstance(node.get(key), str):
                node.pop(key)
        for value in node.values():
            _drop_english(value)
    elif isinstance(node, list):
        for value in node:
            _drop_english(value)
