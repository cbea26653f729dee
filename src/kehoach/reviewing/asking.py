"""The review list of a roll → items whose ticks outlive a page that is made again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from kehoach.review_list import TO_DO, ReviewEntry, ReviewList, SpecTexts, Standing
from kehoach.reviewing import Ask
from kehoach.reviewing.places import place_in_words
from kehoach.text.placeholders import with_years

__all__ = ["TO_DO", "asks_of"]


def asks_of(
    listed: ReviewList, now: Standing | None, lines: Sequence[str] = (), raw: Any = None
) -> tuple[Ask, ...]:
    """Return the items of a review list, each where its words stand in the spec now.

    ``lines`` are those of the spec: a line is told where it still holds the words; ``raw`` its
    data, by which places are told in words. Words that stand alone stand in the new spec: their
    years are its own. An item to be done whose words are gone is settled. A tick is
    kept under what an item says and belongs to, not under its line: items that are alike are told
    apart by their order. Without ``now`` (a spec that cannot be read) all stands as rolled.
    """
    met: Counter[str] = Counter()
    found = []
    for entry in listed.items:
        mark = _mark(entry)
        met[mark] += 1
        path = now.path_of(entry) if now and entry.kind == TO_DO else entry.path
        place = path or entry.path
        there = now is None or _is_at_line(entry, place, now.texts, lines)
        found.append(
            Ask(
                key=f"{mark}-{met[mark]}",
                kind=entry.kind,
                code=entry.code,
                why=entry.why,
                was=with_years(entry.was, listed.from_year if entry.now else listed.to_year),
                now=with_years(entry.now, listed.to_year),
                path=place_in_words(place, raw, listed.to_year),
                line=entry.line if there else 0,
                settled=path is None,
            )
        )
    return tuple(found)


def _is_at_line(entry: ReviewEntry, path: str, texts: SpecTexts, lines: Sequence[str]) -> bool:
    """Tell whether an item is still on its line: it starts there, or its words are there."""
    if texts.path_from(entry.line, entry.column) == path:
        return True
    shown = " ".join(" ".join(lines[max(0, entry.line - 1) : entry.line + 1]).split())
    return bool(entry.words) and entry.words in shown


def _mark(entry: ReviewEntry) -> str:
    said = (entry.code, entry.was, entry.now, entry.owner)
    return sha256("\0".join(said).encode()).hexdigest()[:12]
