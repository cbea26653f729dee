"""Abbreviations of the plan above in a plan below: those that its texts use, and use again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kehoach.splitting.work import Data

_TRACES = ("mã", "gốc", "kế hoạch gốc")
"""What names things of the plan above: it stays as it is there, and is not printed."""
_COMPARED = ("nhiệm vụ", "chỉ tiêu", *_TRACES)
"""What is compared with the plan above stays in its words, too."""
_RUNNING = ("mở đầu", "nội dung", "kết thúc")


def with_abbreviations(data: Data, known: Mapping[str, str]) -> Data:
    """Return a spec with those of its parent's abbreviations that it uses.

    One that stands a single time, in running text, is written out instead. Those that only the
    table uses are explained above it.
    """
    counts = {short: _count(data, short, _TRACES) for short in known}
    told = {short: _count([data[key] for key in _RUNNING], short, _COMPARED) for short in known}
    once = {short: full for short, full in known.items() if counts[short] == told[short] == 1}
    data = {key: _written_out(value, once) for key, value in data.items()} if once else data
    used = {short: full for short, full in known.items() if counts[short] and short not in once}
    if not used:
        return data
    running = "\n".join(_texts([data[key] for key in _RUNNING], ("nhiệm vụ", *_TRACES)))
    unmet = [short for short in used if not _shape(short).search(running)]
    if unmet and "phụ lục" in data:
        annex = data["phụ lục"][0]
        annex["nội dung"] = [f"Chữ viết tắt trong bảng: {', '.join(unmet)}."]
        annex["nội dung"].append({"bảng": annex.pop("bảng")})
    at, pairs = list(data).index("căn cứ"), list(data.items())
    return dict([*pairs[:at], ("viết tắt", used), *pairs[at:]])


def _shape(short: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/-]){re.escape(short)}(?![\w/]|-\w)")


def _count(part: Any, short: str, but: tuple[str, ...]) -> int:
    return sum(len(_shape(short).findall(text)) for text in _texts(part, but))


def _written_out(part: Any, known: Mapping[str, str]) -> Any:
    """Return a part with abbreviations replaced by what they stand for."""
    if isinstance(part, str):
        for short, full in known.items():
            said = full.replace("\\", r"\\")
            part = re.sub(f"^{_shape(short).pattern}", said[:1].upper() + said[1:], part)
            part = _shape(short).sub(said, part)
        return part
    if isinstance(part, dict):
        return {
            key: value if key in _COMPARED else _written_out(value, known)
            for key, value in part.items()
        }
    return [_written_out(value, known) for value in part] if isinstance(part, list) else part


def _texts(part: Any, but: tuple[str, ...]) -> Iterator[str]:
    """Yield every text of a part, leaving out what stands under some keys."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from _texts(value, but) if key not in but else ()
    elif isinstance(part, list):
        for value in part:
            yield from _texts(value, but)
