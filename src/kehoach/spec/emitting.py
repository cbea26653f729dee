"""The data of a spec → YAML as a person would write it, with comments above their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from textwrap import wrap
from typing import Any

import yaml

Path = tuple[int | str, ...]

WIDTH = 100
_SPACED = ("căn cứ", "mở đầu", "nội dung", "kết thúc", "nơi nhận", "phụ lục", "giữ nguyên")
"""Top-level keys with an empty line before them."""
_INLINE = ("người ký", "cơ quan")
_BLOCKS = ("đoạn", "khoản", "điểm", "gạch", "bảng")
"""Blocks that may stand straight under a section, without ``nội dung``."""
_FLOW = frozenset(",[]{}#&*!|>'\"%@`:?\\")


def yaml_of(
    data: Mapping[str, Any], comments: Mapping[Path, str] | None = None, heading: str = ""
) -> str:
    """Return the text of a spec.

    A comment stands above what is at its path; ``heading`` above all, a line per line.
    """
    above = comments or {}
    lines = [f"# {line}".rstrip() for line in heading.splitlines()]
    lines += [""] if lines else []
    for key, value in data.items():
        lines += [""] if key in _SPACED else []
        lines += _pair(key, value, 0, (key,), above)
    return "\n".join(lines) + "\n"


def pair_lines(key: str, value: Any, indent: int) -> list[str]:
    """Return the lines of one key with its value, the key at a column."""
    return list(_pair(key, value, indent, (), {}))


def item_lines(value: Any, indent: int) -> list[str]:
    """Return the lines of one item of a list, its dash at a column."""
    return list(_sequence([value], indent, (), {}))


def text_lines(head: str, text: str, indent: int) -> list[str]:
    """Return the lines of a text after its key or dash; what is folded stands at ``indent``."""
    return list(_text(head, text, indent))


_Comments = Mapping[Path, str]


def _pair(key: str, value: Any, indent: int, path: Path, comments: _Comments) -> Iterator[str]:
    """Yield ``key: value``, with the comment above it."""
    pad = " " * indent
    if path in comments:
        yield from _comment(comments[path], pad)
    name = scalar(key)
    if isinstance(value, dict):
        short = flow_of(value)
        if not value or (key in _INLINE and indent + len(name) + len(short) + 2 <= WIDTH):
            yield f"{pad}{name}: {short}"
        else:
            yield f"{pad}{name}:"
            yield from _mapping(value, indent + 2, path, comments)
    elif isinstance(value, list):
        yield from _list_of(name, value, indent, path, comments)
    else:
        yield from _text(f"{pad}{name}: ", str_of(value), indent + 2)


def _comment(text: str, pad: str) -> Iterator[str]:
    yield from (f"{pad}# {line}" for line in wrap(text, WIDTH - len(pad) - 2))


def _list_of(
    name: str, value: list[Any], indent: int, path: Path, comments: _Comments
) -> Iterator[str]:
    pad = " " * indent
    plain = all(isinstance(one, str | int) for one in value)
    if not value or (plain and name in ("cột", "rộng", "đánh số")):
        yield f"{pad}{name}: {flow_of(value)}"
        return
    yield f"{pad}{name}:"
    yield from _sequence(value, indent + 2, path, comments)


def _mapping(
    value: Mapping[str, Any], indent: int, path: Path, comments: _Comments
) -> Iterator[str]:
    for key, inner in short_body(value).items():
        yield from _pair(key, inner, indent, (*path, key), comments)


def _sequence(value: list[Any], indent: int, path: Path, comments: _Comments) -> Iterator[str]:
    pad = " " * indent
    for index, one in enumerate(value):
        here = (*path, index)
        if here in comments:
            yield from _comment(comments[here], pad)
        if isinstance(one, dict) and one:
            lines = list(_mapping(one, indent + 2, here, comments))
            first = next(at for at, line in enumerate(lines) if not line.lstrip().startswith("#"))
            yield from (line[2:] for line in lines[:first])
            yield f"{pad}- {lines[first][indent + 2 :]}"
            yield from lines[first + 1 :]
        elif isinstance(one, dict):
            yield f"{pad}- {{}}"
        elif isinstance(one, list):
            yield from _row(one, indent)
        else:
            yield from _text(f"{pad}- ", str_of(one), indent + 2)


def _row(cells: list[Any], indent: int) -> Iterator[str]:
    """Yield a row of a table: on one line where it fits, else a cell a line."""
    pad = " " * indent
    short = flow_of(cells)
    if indent + len(short) + 2 <= WIDTH and "\n" not in short:
        yield f"{pad}- {short}"
        return
    for at, cell in enumerate(cells):
        yield from _text(f"{pad}{'  ' if at else '- '}- ", str_of(cell), indent + 4)


def short_body(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """Write the blocks of a section straight under it where each kind stands once."""
    blocks = value.get("nội dung")
    if "mục" not in value or not isinstance(blocks, list):
        return value
    rest = {key: inner for key, inner in value.items() if key != "nội dung"}
    kinds = [next(iter(one)) if isinstance(one, dict) and len(one) == 1 else "" for one in blocks]
    if len(set(kinds)) == len(kinds) and all(kind in _BLOCKS for kind in kinds):
        return {**rest, **{key: inner for one in blocks for key, inner in one.items()}}
    return value


def str_of(value: Any) -> str:
    """Return the text of a value as a spec writes it: days as ``05/3/2026``."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _text(head: str, text: str, indent: int) -> Iterator[str]:
    """Yield a text after its key or dash: on the line, folded, or line by line."""
    pad = " " * indent
    if "\n" in text:
        yield f"{head}|-"
        yield from (f"{pad}{line}" for line in text.split("\n"))
        return
    written = scalar(text)
    if len(head) + len(written) <= WIDTH or not _folds(text):
        yield f"{head}{written}"
        return
    yield f"{head}>-"
    width = max(WIDTH - indent, 40)
    lines = wrap(text, width, break_long_words=False, break_on_hyphens=False)
    yield from (f"{pad}{line}" for line in lines)


def _folds(text: str) -> bool:
    """True for a text that folding gives back: single plain spaces, none at the ends."""
    return " ".join(text.split(" ")) == " ".join(text.split()) and not re.search(
        r"\s", text.replace(" ", "")
    )


def flow_of(value: Any) -> str:
    """Return a value on one line, as it stands within ``{…}`` and ``[…]``."""
    if isinstance(value, dict):
        pairs = (f"{scalar(key, True)}: {flow_of(inner)}" for key, inner in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow_of, value)) + "]"
    return scalar(str_of(value), True)


@lru_cache(maxsize=8192)
def scalar(text: str, flow: bool = False) -> str:
    """Return a text as a YAML scalar on one line: plain where it reads back so, else quoted."""
    if _is_plain(text, flow):
        return text
    quoted = "'" + text.replace("'", "''") + "'"
    return (
        quoted
        if _reads(quoted) == text
        else str(yaml.dump(text, allow_unicode=True, default_style='"', width=10**9)).rstrip("\n")
    )


def _is_plain(text: str, flow: bool) -> bool:
    if not text or text != text.strip() or text in ("~", "null", "Null", "NULL"):
        return False
    if flow and _FLOW & set(text):
        return False
    keyed = _reads(f"{{k: {text}}}" if flow else f"k: {text}", "k")
    return bool(keyed == text and _reads(f"- {text}", 0) == text)


def _reads(written: str, key: Any = None) -> Any:
    """Return what YAML reads, all scalars as text; None where it is no YAML."""
    try:
        found = yaml.load(written, yaml.BaseLoader)
        return found if key is None else found[key]
    except (yaml.YAMLError, KeyError, TypeError, IndexError):
        return None
