"""A path in a spec → the place as an official would say it, with the titles of sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kehoach.review_list import STEP
from kehoach.text.placeholders import with_years
from kehoach.wording.folding import fold
from kehoach.wording.shortening import shortened

_WHOLE = {
    "kehoach": "trích yếu",
    "nam": "năm của kế hoạch",
    "so": "số của văn bản",
    "ngay": "ngày ban hành",
    "coquan": "cơ quan ban hành",
    "modau": "phần mở đầu",
    "ketthuc": "phần kết thúc",
}
"""Keys of the plan itself; further down they mean what they say."""
_WORDS = {"chutri": "cơ quan chủ trì", "phoihop": "cơ quan phối hợp", "hoten": "họ và tên"}
_NUMBERED = {
    "cancu": "căn cứ thứ {}",
    "modau": "phần mở đầu, đoạn thứ {}",
    "ketthuc": "phần kết thúc, đoạn thứ {}",
    "noinhan": "nơi nhận, dòng thứ {}",
    "gach": "gạch đầu dòng thứ {}",
    "cong": "dấu cộng thứ {}",
    "diem": "điểm thứ {}",
    "khoan": "khoản thứ {}",
    "viec": "việc thứ {}",
    "phancong": "phân công thứ {}",
    "chitieu": "chỉ tiêu thứ {}",
    "hang": "hàng thứ {}",
    "cot": "cột thứ {}",
}
_TITLED = {
    "phuluc": ("phụ lục {}", ("ten",)),
    "nhiemvu": ("nhiệm vụ thứ {}", ("viec",)),
}
"""What stands in a list and is known by a text of its own: the words, the key of that text."""
_BODY = "noidung"
_SILENT = ("viec", "doan", "muc")
"""Keys of the text that a part is: the part has been named already."""


def place_in_words(path: str, raw: Any, year: int) -> str:
    """Return the place of a path as told (``nội dung › 2 › gạch › 1``) in words.

    ``raw``: the data of the spec as far as they are known, ``year`` its year.
    """
    if not path:
        return ""
    said = [part for part in _parts(path.split(STEP), raw) if part]
    return with_years(", ".join(said), year)


def _parts(steps: list[str], node: Any) -> Iterator[str]:
    at, top = 0, True
    while at < len(steps):
        key, node = fold(steps[at]), _child(node, steps[at])
        number = steps[at + 1] if at + 1 < len(steps) and steps[at + 1].isdigit() else ""
        if number:
            node = _child(node, number)
            yield _numbered(key, number, node)
            at += 1
        elif key == "chiso" and at + 1 < len(steps):
            node = _child(node, steps[at + 1])
            yield f"chỉ số {steps[at + 1]}"
            at += 1
        elif steps[at].isdigit():
            yield f"ô thứ {steps[at]}"
        else:
            yield _alone(key, steps[at], node, top, last=at + 1 == len(steps))
        at, top = at + 1, False


def _alone(key: str, typed: str, node: Any, top: bool, last: bool) -> str:
    if key in _TITLED and isinstance(node, str):
        return f"{typed} “{shortened(node)}”"
    if top and key in _WHOLE:
        return _WHOLE[key]
    if not top and (key in _SILENT or (key == _BODY and not last)):
        return ""
    return _WORDS.get(key, typed)


def _numbered(key: str, number: str, node: Any) -> str:
    """Return how one part of a list is called; a group that is only a list has no name."""
    if key == _BODY:
        title = _text(node, ("muc",))
        if title:
            return f"mục “{shortened(title)}”"
        if isinstance(node, dict) and not _text(node, ("doan",)):
            return ""
        return f"phần thứ {number}" if node is None else f"đoạn thứ {number}"
    if key in _TITLED:
        words, keys = _TITLED[key]
        title = node if isinstance(node, str) else _text(node, keys)
        named = f" “{shortened(title)}”" if title else ""
        return words.format(number) + named
    return _NUMBERED.get(key, f"{key} thứ {{}}").format(number)


def _text(node: Any, keys: tuple[str, ...]) -> str:
    if not isinstance(node, dict):
        return ""
    held = (value for name, value in node.items() if fold(str(name)) in keys)
    return next((" ".join(value.split()) for value in held if isinstance(value, str)), "")


def _child(node: Any, step: str) -> Any:
    """Return what a step leads to, or nothing; the one part of a list may stand without a list."""
    if step.isdigit() and isinstance(node, list):
        return node[int(step) - 1] if 0 < int(step) <= len(node) else None
    if isinstance(node, dict):
        named = (value for name, value in node.items() if fold(str(name)) == fold(step))
        return next(named, None)
    return node if step == "1" else None
