"""The review list for a person, and for machines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from kehoach.rolling.items import Kind, ReviewItem, words
from kehoach.wording.shortening import shortened

_HEADS = {
    "vi": {Kind.DONE: "ĐÃ LÀM", Kind.TO_DO: "PHẢI LÀM", Kind.LEFT: "GIỮ NGUYÊN"},
    "en": {Kind.DONE: "DONE", Kind.TO_DO: "TO DO", Kind.LEFT: "LEFT ALONE"},
}
_NONE = {
    "vi": "Đặc tả đã là của năm này; không có gì thay đổi.",
    "en": "The spec is already of this year; nothing was changed.",
}


def page(items: Iterable[ReviewItem], language: str = "vi") -> str:
    """Return the list as text: by kind, what has one reason together, each with its place."""
    found = list(items)
    if not found:
        return _NONE[language]
    parts = []
    for kind, held in groupby(found, key=lambda one: one.kind):
        group = list(held)
        parts.append(f"{_HEADS[language][kind]} ({len(group)})")
        reasons: dict[tuple[str, str], list[ReviewItem]] = {}
        for one in group:
            reasons.setdefault((one.code, one.why(language)), []).append(one)
        parts += [_group(code, why, same) for (code, why), same in reasons.items()]
    return "\n".join(parts)


def _group(code: str, why: str, items: list[ReviewItem]) -> str:
    lines = [f"  [{code}] {why}"]
    for one in items:
        where = f"{one.place.file}:{one.place.line}:{one.place.column}"
        lines.append(f"    {where}  {_said(one)}".rstrip())
    return "\n".join(lines)


def _said(one: ReviewItem) -> str:
    was, now = shortened(one.was, 70), shortened(one.now, 70)
    if was and now and was != now:
        return f"{was} → {now}"
    return was or now or one.where or one.path


_CHAPTER = {
    "vi": "Việc phải xem khi chuyển năm (kehoach roll)",
    "en": "What to look at after rolling to a new year (kehoach roll)",
}
_KINDS = {
    "vi": {kind: kind.value for kind in Kind},
    "en": {Kind.DONE: "done", Kind.TO_DO: "to do", Kind.LEFT: "left alone"},
}


def listed(language: str = "vi") -> str:
    """Return every kind of item on a line of its own, under one heading: code, name, what to do."""
    lines = (f"  {_head(code, language)}" for code in sorted(words()))
    return "\n".join([_CHAPTER[language], *lines])


def names() -> list[str]:
    """Return the name of every kind of item."""
    return [entry["name"] for entry in words().values()]


def explained(name: str, language: str = "vi") -> str | None:
    """Return what the items of a code, or of its name, mean; ``None`` for any other name."""
    wanted = name.strip().casefold()
    codes = (code for code, one in words().items() if wanted in (code.casefold(), one["name"]))
    code = next(codes, None)
    if code is None:
        return None
    entry = words()[code]
    said: str = entry.get("about", entry)[language]
    return f"{_head(code, language)}\n{said.format_map(defaultdict(lambda: '…'))}"


def _head(code: str, language: str) -> str:
    entry = words()[code]
    return f"{code} {entry['name']} ({_KINDS[language][Kind(entry['kind'])]})"


def as_data(items: Iterable[ReviewItem], language: str = "vi") -> list[dict[str, Any]]:
    """Return the list for machines: one object per item."""
    return [
        {
            "code": one.code,
            "name": words()[one.code]["name"],
            "kind": one.kind.value,
            "file": one.place.file,
            "line": one.place.line,
            "column": one.place.column,
            "path": one.path,
            "was": one.was,
            "now": one.now,
            "why": one.why(language),
            **({"source": one.source} if one.source else {}),
        }
        for one in items
    ]
