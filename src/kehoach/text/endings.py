"""Marks at the end of a line, which printing takes off and puts back."""

from __future__ import annotations

import re

_DOTS = re.compile(r"\.{2,}")
_CLOSED = re.compile(r"\s*\./\.\s*$")


def without_end(text: str, marks: str = ".;,") -> str:
    """Return a text without the marks and spaces at its end; an ellipsis (``...``) stays."""
    bare = text.rstrip(f"{marks} ")
    if ".." not in text:
        return bare
    dots = list(_DOTS.finditer(text, len(bare)))
    return text[: dots[-1].end()] if dots else bare


def without_close(text: str) -> str:
    """Return the last line of a text without ``./.``, or without the marks that it replaces."""
    bare = _CLOSED.sub("", text) if "./." in text else text
    return bare if bare != text else without_end(text, ".;:/")
