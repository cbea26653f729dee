"""Documents → short names for the address and the disk, each once, safe on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 60
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")
TAKEN = ("anh",)
"""Names in the folder that are no plan's."""


def slugs(names: Iterable[str]) -> tuple[str, ...]:
    """Return a name of small Latin letters, figures and hyphens for each, none twice."""
    met = set(TAKEN)
    found = []
    for name in names:
        plain = _plain(name)
        slug, number = plain, 1
        while slug in met:
            number += 1
            slug = f"{plain}-{number}"
        met.add(slug)
        found.append(slug)
    return tuple(found)


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    letters = "".join(one for one in folded if not unicodedata.combining(one))
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST].strip("-")
    return f"kh-{slug}".rstrip("-") if not slug or _RESERVED.fullmatch(slug) else slug
