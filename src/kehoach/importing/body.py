"""The body: opening, sections, closing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from kehoach.importing.marked import bare_end, clean, marked, unended
from kehoach.importing.outline import Entry
from kehoach.importing.tree import MakeTable, Tree, levels_of, settle

_CLOSES = re.compile(r"trên đây là", re.I)
_LAST = re.compile(
    r"(?:yêu cầu|đề nghị|giao|trong quá trình|nhận được|căn cứ kế hoạch|kế hoạch này)\b", re.I
)


def body_of(
    entries: Sequence[Entry], make_table: MakeTable
) -> tuple[list[str], list[Any], list[str], list[str]]:
    """Return opening, blocks, closing and levels of the body."""
    shown = trimmed(entries)
    start = next((at for at, one in enumerate(shown) if not _is_prose(one)), 0)
    end = _closing(shown, start)
    levels = levels_of(shown[start:end])
    blocks = settle(Tree(levels, make_table).build(shown[start:end]))
    if end == len(shown):
        _unmark_last(blocks)
    opening = [_prose(one) for one in shown[:start]]
    closing = [unended(_prose(one)) for one in shown[end:]]
    return opening, blocks, [*closing[:-1], *map(bare_end, closing[-1:])], levels


def annex_body(entries: Sequence[Entry], levels: Sequence[str], make_table: MakeTable) -> list[Any]:
    """Return the blocks of an annex."""
    blocks = settle(Tree(levels, make_table).build(trimmed(entries)))
    _unmark_last(blocks)
    return blocks


def trimmed(entries: Sequence[Entry]) -> list[Entry]:
    """Leave out ``./.`` on a line of its own at the end."""
    found = list(entries)
    while found and found[-1].paragraph and not clean(found[-1].paragraph.whole).strip(" ./"):
        found.pop()
    return found


def _is_prose(entry: Entry) -> bool:
    return entry.level == "" and entry.table is None


def _prose(entry: Entry) -> str:
    paragraph = entry.paragraph
    assert paragraph is not None
    label = clean(paragraph.label)
    text = marked(paragraph.runs)
    return f"{label} {text}" if label else text


def _closing(shown: Sequence[Entry], start: int) -> int:
    """Return where the closing begins: ``Trên đây là …``, or a last request."""
    first = len(shown)
    while first > start + 1 and _is_prose(shown[first - 1]):
        first -= 1
    for at in range(first, len(shown)):
        if _CLOSES.match(_prose(shown[at]).lstrip("*")):
            return at
    if first < len(shown) and _LAST.match(_prose(shown[-1]).lstrip("*")):
        return len(shown) - 1
    return len(shown)


def _unmark_last(blocks: list[Any]) -> None:
    """Take ``./.`` off the last line, where printing puts it back."""
    if not blocks:
        return
    last = blocks[-1]
    if isinstance(last, str):
        blocks[-1] = bare_end(last)
        return
    if "đoạn" in last:
        key = next((one for one in ("cộng", "gạch", "điểm") if one in last), "đoạn")
    else:
        key = next((one for one in last if one in _LISTS), "")
    if key == "đoạn":
        last["đoạn"] = bare_end(last["đoạn"])
    elif key and last[key]:
        _unmark_last(last[key])
    elif "mục" in last:
        last["mục"] = bare_end(last["mục"])


_LISTS = ("nội dung", "khoản", "điểm", "gạch", "cộng", "giữ nguyên")
