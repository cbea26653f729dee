"""A person's Word template → everything in it that would break or lose words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from kehoach.errors import BadInput
from kehoach.problem import Place, Problem, Severity, has_errors
from kehoach.rendering.fill import fill, refuse_unsafe
from kehoach.rendering.shapes import Shape, learn, worded
from kehoach.rendering.tag_blocks import BlockReader
from kehoach.rendering.tag_rules import check_alone
from kehoach.rendering.tags import Findings, Tag, tags_of

_PART = re.compile(r"word/(document|header|footer|footnotes)(\d*)\.xml")
_PART_NAMES = {
    "document": "",
    "header": "đầu trang",
    "footer": "chân trang",
    "footnotes": "chú thích",
}

_UNREADABLE = {"KH810", "KH811", "KH812", "KH813", "KH818"}
"""After one of these, what stands below a name may be used by a tag that could not be read."""
_ALL = 99
VITAL = ("noi_dung", "trich_yeu")
"""The text of a plan and what it is about: without the first a template is none."""


def check_template(template: bytes, names: Mapping[str, Any], file: str = "") -> list[Problem]:
    """Return the problems of a template in document order.

    ``names`` is an example view in which every name has a value. Raises
    :class:`kehoach.errors.BadInput` for a file that is no plain .docx.
    """
    known = learn(names)
    problems, used = _read(refuse_unsafe(template), known)
    problems += _told(*_lost(problems, used, known), is_bare=not used)
    if not has_errors(problems):
        problems += _tried(template, names)
    return [one._replace(place=one.place._replace(file=file)) for one in problems]


def unprinted(parts: Mapping[str, bytes], names: Mapping[str, Any]) -> list[str]:
    """Return which names that hold words never reach a document made with the parts of a template.

    ``names`` as for :func:`check_template`. Of a list nothing of which is printed only the name
    stands, else what of its items is lost: ``phu_luc.ten``.
    """
    known = learn(names)
    lacking, lost = _lost(*_read(parts, known), known)
    return [*lacking, *lost]


def _read(parts: Mapping[str, bytes], known: Shape) -> tuple[list[Problem], set[str]]:
    """Return the problems of the tags of all parts and the paths that reach the document."""
    problems: list[Problem] = []
    used: set[str] = set()
    for name, spot in text_parts(parts):
        found, reached = _read_part(tags_of(etree.fromstring(parts[name]), spot), known)
        problems += found
        used |= reached
    return problems, used


def _read_part(tags: list[Tag], known: Shape) -> tuple[list[Problem], set[str]]:
    """Return the problems of a part and the paths of the view that reach the document."""
    findings = Findings()
    reader = BlockReader(known, findings)
    for tag in tags:
        check_alone(tag, findings)
        reader.read(tag)
    reader.finish()
    return findings.in_order(), reader.expressions.used


def text_parts(parts: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Return the parts docxtpl fills, in reading order, each with its name for a person."""
    found = [match for name in parts if (match := _PART.fullmatch(name))]
    order = list(_PART_NAMES)
    found.sort(key=lambda match: (order.index(match[1]), int(match[2] or 0)))
    return [
        (
            match[0],
            f"{_PART_NAMES[match[1]]} ({match[1]}{match[2]})" if match[1] != order[0] else "",
        )
        for match in found
    ]


def _lost(problems: list[Problem], used: set[str], known: Shape) -> tuple[list[str], list[str]]:
    """Return what never reaches the document: names no plan does without, and all the others."""
    depth = 1 if _UNREADABLE & {problem.code for problem in problems} else _ALL
    lost: dict[str, None] = {}
    for name in worded(known):
        steps = name.split(".")[:depth]
        paths = (".".join(steps[: step + 1]) for step in range(len(steps)))
        first = next((path for path in paths if path not in used), "")
        lost |= {first: None} if first and not _above(first, lost) else {}
    return [name for name in VITAL if name in lost], [name for name in lost if name not in VITAL]


def _told(lacking: list[str], lost: list[str], is_bare: bool) -> Iterator[Problem]:
    """Tell what is lost (KH826), and that a template does not print the text of a plan (KH830).

    One without any tag (``is_bare``) is no template: of its names no more is said.
    """
    if VITAL[0] in lacking:
        yield Problem("KH830", Place(), {"names": ", ".join(lacking)})
    rest = [*(lacking if VITAL[0] not in lacking else ()), *lost]
    if rest and not is_bare:
        yield Problem("KH826", Place(), {"names": ", ".join(rest)}, Severity.WARNING)


def _above(path: str, lost: Mapping[str, None]) -> bool:
    return any(path.startswith(f"{name}.") for name in lost)


def _tried(template: bytes, names: Mapping[str, Any]) -> Iterator[Problem]:
    """Fill the template with the example: what no rule foresaw still shows (KH829)."""
    try:
        fill(template, dict(names))
    except BadInput as error:
        for problem in error.problems:
            yield Problem("KH829", Place(), {"reason": problem.args.get("reason", problem.code)})
