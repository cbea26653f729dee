"""New words in the place of old ones: quoted and folded as the file has it, or as we write it."""

from __future__ import annotations

import re
from typing import Any

import yaml

from kehoach.merging.page import Page
from kehoach.merging.tree import Tree
from kehoach.spec.emitting import WIDTH, flow_of, pair_lines, scalar, text_lines


def inline(page: Page, node: yaml.ScalarNode, text: str) -> str:
    """Return a text to stand in the place of another: in its quotes where it fits there."""
    start, end = page.span(node).start, page.end(node)
    head = page.text[page.line_start(start) : start]
    noted = _is_noted(page, end)
    if "\n" not in text:
        written = _quoted(text, node.style) or scalar(text)
        if noted or (node.style in ("'", '"') and len(head) + len(written) <= WIDTH):
            return written
    lead = re.match(r"\s*(?:- +)*", head)
    assert lead is not None
    indent = len(lead[0]) + (2 if lead[0] != head or "-" not in head else 0)
    return "\n".join(text_lines(head, text, indent))[len(head) :]


def _quoted(text: str, style: str | None) -> str:
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    if style == '"':
        dumped = yaml.dump(text, allow_unicode=True, default_style='"', width=10**9)
        return str(dumped).rstrip("\n")
    return ""


def _is_noted(page: Page, at: int) -> bool:
    """True where a comment follows on the line."""
    return page.text[at : page.text.find("\n", at) + 1 or None].lstrip().startswith("#")


def value_text(page: Page, old: Tree, key: str, data: Any) -> str:
    """Return what to write after a key and its colon, where another value stood."""
    assert old.key is not None and old.node is not None
    column = page.column(page.start(old.key))
    after, end = page.colon(old.key), page.end(old.node)
    if _is_short(data) and "\n" not in page.text[after:end]:
        written = f" {flow_of(data)}"
        if column + len(key) + 1 + len(written) <= WIDTH or _is_noted(page, end):
            return written
    written = "\n".join(pair_lines(key, data, column))
    return written[column + len(scalar(key)) + 1 :]


def _is_short(data: Any) -> bool:
    """True for a list of texts, or a part of texts, that may stand on the line of its key."""
    held = list(data.values()) if isinstance(data, dict) else data
    texts = isinstance(held, list) and all(isinstance(one, str) for one in held)
    return texts and not any("\n" in one for one in held)
