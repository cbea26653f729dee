"""The words a block tag may begin with: what belongs to each, and which may be meant."""

from __future__ import annotations

import re

from kehoach.wording.folding import nearest

CELL_WORDS = ("colspan", "cellbg", "vm", "hm")
"""Words of docxtpl that say something about the cell they stand in."""

_AROUND = {
    "if": ("", "{% endif %}"),
    "elif": ("{% if 1 %}", "{% endif %}"),
    "else": ("{% if 1 %}", "{% endif %}"),
    "endif": ("{% if 1 %}", ""),
    "for": ("", "{% endfor %}"),
    "endfor": ("{% for x in [] %}", ""),
    "set": ("", "{% endset %}"),
    "endset": ("{% set x %}", ""),
    "with": ("", "{% endwith %}"),
    "endwith": ("{% with %}", ""),
}
"""What makes a whole of each block tag, so that jinja2 can read it alone."""

WORDS = (*_AROUND, *CELL_WORDS)
REFUSED = (
    "autoescape", "block", "call", "extends", "filter", "from", "import", "include", "macro",
)  # fmt: skip
"""Words of jinja2 that reach out of the template, or need what does."""

BRANCHES = {"if": ("elif", "else"), "elif": ("elif", "else"), "for": ("else",)}
"""What may follow each word at the same level."""

_SAID = re.compile(rf"\b({'|'.join(_AROUND)})\b")


def first_word(rest: str) -> str:
    """Return the first word of what stands in a tag."""
    return rest.split(None, 1)[0] if rest.strip() else ""


def whole(word: str, rest: str) -> str:
    """Return a block tag with what makes a whole of it."""
    before, after = _AROUND[word]
    return f"{before}{{% {rest} %}}{'' if word == 'set' and '=' in rest else after}"


def mean(rest: str) -> tuple[str, str]:
    """Return the block word that may be meant by a tag without one, and the tag's rest with it."""
    word, _, after = rest.partition(" ")
    if first_word(after) in _AROUND:
        return first_word(after), after.strip()
    glued = max((known for known in _AROUND if word.startswith(known)), key=len, default="")
    if glued:
        return glued, f"{glued} {word.removeprefix(glued)} {after}"
    near = nearest(word, WORDS)
    return near, f"{near} {after}".strip()


def said_in(text: str, last: bool) -> str:
    """Return the first or last block word in a text that is no whole tag, or an empty string."""
    said = _SAID.findall(text)
    return str(said[-1 if last else 0]) if said else ""
