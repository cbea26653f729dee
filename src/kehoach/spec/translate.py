"""What pydantic found → our findings, with suggestions."""

from __future__ import annotations

from typing import Any

from kehoach.model import SpecModel, spec_keys
from kehoach.model.shapes import parts_in
from kehoach.plan import BLOCK_TYPES, Appendix, Plan, Section
from kehoach.spec.findings import Finding
from kehoach.wording.folding import nearest

_PLAIN = {
    "missing": "KH927",
    "tuple_type": "KH929",
    "list_type": "KH929",
    "dict_type": "KH930",
    "model_type": "KH930",
    "model_attributes_type": "KH930",
}
_CHOICES = {"literal_error", "enum"}


def translate(detail: dict[str, Any], root: type[SpecModel] = Plan) -> Finding:
    """Return our finding for one pydantic error detail of a file whose whole is ``root``."""
    kind, loc = str(detail["type"]), tuple(detail["loc"])
    context = {key: str(value) for key, value in (detail.get("ctx") or {}).items()}
    if kind.startswith("KH"):
        at_key = kind in ("KH907", "KH920")
        return Finding(kind, (*loc, context["key"]) if at_key else loc, context, at_key=at_key)
    if kind == "extra_forbidden":
        return _unknown_key(loc, detail.get("input"), root)
    if kind.startswith("union_tag"):
        return _unknown_block(loc, detail.get("input"))
    if kind in _CHOICES:
        choices = context.get("expected", "").replace("'", "").replace(" or ", "; ")
        value = str(detail.get("input"))
        return Finding("KH910", loc, {"value": value, "choices": choices.replace(", ", "; ")})
    key = str(loc[-1]) if loc else ""
    return Finding(_PLAIN.get(kind, "KH905"), loc, {"key": key})


def _unknown_key(loc: tuple[str | int, ...], value: Any, root: type[SpecModel]) -> Finding:
    key = str(loc[-1])
    if value is None and key[:1].isdigit():  # {điểm: 87,02} holds the keys điểm and 02
        return Finding("KH890", loc, {"key": key}, at_key=True)
    model = _model_at(loc[:-1], root)
    names = list(spec_keys(model).values())
    if model in (Section, Appendix):
        names += [key for key in BLOCK_TYPES if key not in names]
    args = {"key": key, "hint": nearest(key, names), "keys": ", ".join(dict.fromkeys(names))}
    return Finding("KH926", loc, args, at_key=True)


def _unknown_block(loc: tuple[str | int, ...], given: Any) -> Finding:
    keys = [str(key) for key in given] if isinstance(given, dict) else []
    hint = next((found for key in keys if (found := nearest(key, BLOCK_TYPES))), "")
    args = {"key": keys[0] if keys else "", "hint": hint, "keys": ", ".join(BLOCK_TYPES)}
    return Finding("KH928", (*loc, *keys[:1]), args, at_key=bool(keys))


def _model_at(loc: tuple[str | int, ...], root: type[SpecModel]) -> type[SpecModel]:
    """Follow the aliases of a path down to the model it ends in."""
    model = root
    for step in loc:
        if isinstance(step, str):
            model = BLOCK_TYPES.get(step[1:], model) if step.startswith("#") else _into(model, step)
    return model


def _into(model: type[SpecModel], alias: str) -> type[SpecModel]:
    for field in model.model_fields.values():
        if field.alias == alias:
            return next(parts_in(field.shape), model)
    return model
