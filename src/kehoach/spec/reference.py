"""The reference of the spec as a page, from the model: ``python -m kehoach.spec.reference``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from kehoach import fields
from kehoach.model import FieldInfo, SpecModel, shapes, subclasses
from kehoach.model.shapes import Shape, shape_of
from kehoach.plan import BLOCK_TYPES, LEVELS, TABLE_NAMES, Blocks, Plan
from kehoach.registry import Issuer, resolve_issuer
from kehoach.text.numbering import number_plan, sections
from kehoach.text.placeholders import KNOWN, Placeholders
from kehoach.wording.deadline import parse_deadline

_READ_AS: dict[Callable[..., Any], str] = {
    fields.read_text: "câu chữ",
    fields.read_texts: "câu chữ, hoặc danh sách câu chữ",
    fields.read_names: "tên cơ quan, hoặc danh sách; `A; B` là hai cơ quan",
    fields.read_day: "ngày, ví dụ `05/3/2026` hoặc `2026-03-05`",
    fields.read_number: "số nguyên từ 1",
    fields.read_year: "năm, bốn chữ số",
    fields.read_score: "số, ví dụ `83,87`",
    fields.read_rank: "thứ hạng, ví dụ `33/63`",
    fields.read_flag: "`có` hoặc `không`",
    fields.read_amount: "số tiền, ví dụ `350 triệu đồng`",
}
_DEFAULTS: dict[Any, str] = {False: "`không`", None: "", (): ""}


@cache
def _words() -> dict[str, Any]:
    import yaml

    text = files(__package__).joinpath("reference.yaml").read_text(encoding="utf-8")
    words: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
    return words


def examples() -> dict[str, str]:
    """Return an example in YAML for each part, by the name of its model."""
    return {name: part["example"] for name, part in _words()["parts"].items()}


def reference() -> str:
    """Return docs/dac-ta.md: every key, kind of block, table, level, deadline and placeholder."""
    words = _words()
    models = {model.__name__: model for model in parts_of_a_spec()}
    chapters = [
        words["intro"],
        *(_part(models[name], part) for name, part in words["parts"].items()),
        "## Các khối nội dung\n\nLoại của một khối là khóa mà nó mang:\n\n" + _blocks(),
        "## Bảng lập sẵn\n\n" + _tables(),
        f"## Cấp đánh số\n\n{words['levels']}\n\n{_levels()}",
        "## Thời hạn\n\nTrong kế hoạch năm 2026; dạng khác được giữ nguyên, kèm cảnh báo.\n\n"
        + _deadlines(),
        "## Chỗ điền\n\nChữ trong ngoặc nhọn được thay khi in. Ví dụ lấy từ một kế hoạch năm 2021 "
        "của UBND tỉnh Hà Giang:\n\n" + _placeholders(),
        "## Chữ đậm, chữ nghiêng\n\n" + words["markup"],
    ]
    return "\n\n".join(chapter.strip() for chapter in chapters) + "\n"


def parts_of_a_spec() -> Iterator[type[SpecModel]]:
    """Yield every model of a spec; those of an office's register are no part of one."""
    return (model for model in subclasses() if model.__module__.startswith(Plan.__module__))


def _part(model: type[SpecModel], part: dict[str, str]) -> str:
    short = (
        f" Viết gọn được thành một câu: câu ấy là `{model.shorthand}`." if model.shorthand else ""
    )
    rows = (
        (
            f"`{info.alias}`",
            info.description or "",
            _kind(info.shape),
            "có" if info.is_required() else "",
            _default(info),
        )
        for info in model.model_fields.values()
    )
    table = _table(("Khóa", "Nghĩa", "Kiểu", "Bắt buộc", "Mặc định"), rows)
    example = f"```yaml\n{part['example']}```"
    return f"## {part['heading']}\n\n{part['intro']}{short}\n\n{example}\n\n{table}"


def _default(info: FieldInfo) -> str:
    value = None if info.is_required() or info.default_factory else info.default
    if value in _DEFAULTS:
        return _DEFAULTS[value]
    return f"`[{', '.join(value)}]`" if isinstance(value, tuple) else f"`{value}`"


def _kind(shape: Shape) -> str:
    """Name a type in words a person understands."""
    if isinstance(shape, shapes.Read) and shape.read in _READ_AS:
        return _READ_AS[shape.read]
    if shape == shape_of(Blocks):
        return "[các khối nội dung](#các-khối-nội-dung)"
    if isinstance(shape, shapes.Part):
        return _link(shape.model)
    if isinstance(shape, shapes.Word):
        return ", ".join(f"`{one}`" for one in shape.words)
    if isinstance(shape, shapes.Choice):
        return ", hoặc ".join(map(_kind, shape.options.values()))
    if isinstance(shape, shapes.Many):
        return f"danh sách: {_kind(shape.item)}"
    if isinstance(shape, shapes.Keyed):
        return f"nhóm khóa: {_kind(shape.key)} → {_kind(shape.value)}"
    if isinstance(shape, shapes.Maybe | shapes.Read | shapes.Checked | shapes.Said):
        return _kind(shape.inner)
    raise TypeError(f"no words for {shape}")


def _link(model: type[SpecModel]) -> str:
    heading = _words()["parts"][model.__name__]["heading"]
    return f"[{heading}](#{heading.lower().replace(',', '').replace(' ', '-')})"


def _blocks() -> str:
    rows = ((f"`{key}`", _link(model)) for key, model in BLOCK_TYPES.items())
    return _table(("Khóa", "Khối"), rows)


def _tables() -> str:
    rows = ((f"`{name}`", _words()["tables"][name]) for name in TABLE_NAMES)
    return _table(("Tên", "Bảng gồm"), rows)


def _levels() -> str:
    plan, _ = _sample()
    ordinals = number_plan(plan).ordinals
    found = [ordinals[path] for path, _ in sections(plan)]
    rows = (
        (f"`{level}`", ordinal.label, ordinal.reference)
        for level, ordinal in zip(LEVELS, found, strict=True)
    )
    return _table(("Cấp", "In trước tiêu đề", "Khi dẫn tới bằng `{xem nhãn}`"), rows)


def _deadlines() -> str:
    rows = []
    for typed in _words()["deadlines"]:
        read = parse_deadline(typed, 2026)
        if read is None:
            raise ValueError(f"no deadline: {typed}")
        rows.append((f"`{typed}`", read.text))
    return _table(("Viết", "In ra"), rows)


def _placeholders() -> str:
    _, placeholders = _sample()
    typed = (_words()["placeholders"][name] for name in KNOWN)
    rows = ((f"`{{{one}}}`", str(placeholders.value(one))) for one in typed)
    return _table(("Viết", "In ra"), rows)


def _sample() -> tuple[Plan, Placeholders]:
    import yaml

    plan = Plan.model_validate(yaml.load(_words()["sample"], yaml.BaseLoader))
    issuer = resolve_issuer(plan)
    if not isinstance(issuer, Issuer):
        raise TypeError(issuer.code)
    return plan, Placeholders(plan, number_plan(plan), issuer.short_name, issuer.full_name)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    cells = ((cell.replace("|", r"\|") for cell in line) for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


if __name__ == "__main__":
    sys.stdout.buffer.write(reference().encode("utf-8"))
