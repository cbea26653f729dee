"""What was changed, as data that can be said in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kehoach.redline.labels import label_of

Kind = Literal["added", "removed", "changed", "moved"]
KINDS: tuple[Kind, ...] = ("added", "removed", "changed", "moved")
_LONGEST_HEADING = 300


@dataclass(frozen=True)
class Change:
    """One change. ``what``: the kind of piece (``đoạn``, ``hàng``, ``nhiệm vụ``, …).

    ``old`` and ``new``: its words, empty where it was not; ``replaced``: words taken out and put
    in, in order; ``where``: headings above it, outermost first; ``field``: the key of a spec
    that has another value (as the spec says it, and in English).
    """

    kind: Kind
    what: str
    old: str = ""
    new: str = ""
    replaced: tuple[tuple[str, str], ...] = ()
    where: tuple[str, ...] = ()
    field: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Note:
    """What is no change of words, and how often: said after the changes.

    ``format``: paragraphs that differ in their look alone, a few of their ``words`` with it;
    ``page``: paper or margins; ``margins``: words of headers and footers, which are the new
    document's; ``lost``: pictures of the old document that rejecting every
    change does not bring back.
    """

    kind: Literal["format", "page", "margins", "lost"]
    count: int
    words: tuple[str, ...] = ()


@dataclass
class Log:
    """Gathers changes in reading order, each under the heading and the row it stands in."""

    changes: list[Change] = field(default_factory=list)
    heading: str = ""
    row: str = ""

    def pass_by(self, text: str) -> None:
        """Take note of a paragraph: it may be the heading of what follows."""
        label = label_of(text)
        if label and label.is_head and len(text) < _LONGEST_HEADING:
            self.heading = " ".join(text.split())

    def add(self, kind: Kind, what: str, old: str, new: str,
            replaced: tuple[tuple[str, str], ...] = ()) -> None:  # fmt: skip
        """Add a change, said as in :class:`Change`, at the place reached."""
        where = tuple([one for one in (self.heading, self.row) if one])
        self.changes.append(Change(kind, what, old, new, replaced, where))
