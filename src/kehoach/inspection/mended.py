"""What --fix changed, told line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kehoach.checking.mending import Change
from kehoach.rules import Rule

_TEXT = {
    "vi": {
        "none": "{file}: không có điều gì cần sửa mà sửa chắc chắn được.",
        "head": "{file}: đã sửa {count} quy tắc.",
        "line": "  {id} {name}: {places} chỗ",
        "left": "  Còn {count} quy tắc sai phải sửa tay; chạy `kehoach check` với tệp mới.",
    },
    "en": {
        "none": "{file}: nothing that can be mended for certain.",
        "head": "{file}: {count} rules mended.",
        "line": "  {id} {name}: {places} found and mended",
        "left": "  {count} broken rules are left to a person; run `kehoach check` on the new file.",
    },
}


def lines(
    source: Path, changes: tuple[Change, ...], left: Iterable[Rule], language: str = "vi"
) -> Iterator[str]:
    """Yield what was changed in a file, and how much is left to a person."""
    texts = _TEXT[language]
    head = "head" if changes else "none"
    yield texts[head].format(file=source, count=len(changes))
    for one in changes:
        yield texts["line"].format(id=one.rule.id, name=one.rule.name, places=one.places)
    count = len(tuple(left))
    if changes and count:
        yield texts["left"].format(count=count)
