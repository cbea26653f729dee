"""Names of agencies → names of files: plain letters, safe on every system, each its own."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|danh-muc|bang-phan-cong)")
_LONGEST = 80


def slugs(names: Iterable[str]) -> dict[str, str]:
    """Return name → slug; names that would have one slug each bear a mark of their own.

    >>> slugs(["Sở Nội vụ"])
    {'Sở Nội vụ': 'so-noi-vu'}
    """
    plain = {name: _plain(name) for name in names}
    count = Counter(plain.values())
    made = plain
    for length in (4, 8, 64):
        made = {
            name: slug if count[slug] == 1 else f"{slug}-{_mark(name, length)}"
            for name, slug in plain.items()
        }
        if len(set(made.values())) == len(made):
            break
    return made


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    ascii_only = "".join(one for one in letters if not unicodedata.combining(one))
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    if len(slug) > _LONGEST:
        slug = f"{slug[:_LONGEST].rstrip('-')}-{_mark(name, 8)}"
    return f"co-quan-{slug}".rstrip("-") if not slug or _RESERVED.fullmatch(slug) else slug


def _mark(name: str, length: int) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:length]
