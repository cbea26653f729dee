"""On which page a paragraph stands: by breaks the file holds, or by measure."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from kehoach.metrics import text_width
from kehoach.reading.document import Run
from kehoach.reading.layouts import Layout
from kehoach.reading.wordml import MM_PER_PT

_LEADING = 1.15
"""Height of a single line of Times New Roman over its size."""
_SURE_PARAGRAPHS = 20


Mark = tuple[int, float, bool, bool]
"""A place on a page: page, mm down, nothing printed yet, nothing placed yet."""


@dataclass
class Pages:
    """The page reached while a document is read from its beginning.

    ``rendered`` files tell where Word broke pages; others are measured. ``depth``: mm between
    the top and bottom margins.
    """

    rendered: bool = False
    depth: float = 257
    page: int = 1
    _down: float = 0
    _fresh: bool = True
    _empty: bool = True

    def known(self, number: int) -> bool:
        """Tell whether the page of the paragraph of a number is sure."""
        return self.rendered or (self.page == 1 and number <= _SURE_PARAGRAPHS)

    def broken(self) -> None:
        """Begin a new page: an explicit break."""
        self.page += 1
        self._down, self._fresh, self._empty = 0, True, True

    def flowed(self) -> None:
        """Begin a new page where Word last did; an explicit break just before is the same one."""
        if not self._fresh:
            self.broken()

    def printed(self) -> None:
        """Note that something stands on this page."""
        self._fresh = False

    def break_before(self) -> None:
        """Begin a new page unless this one is still empty."""
        if not self._empty:
            self.broken()

    def settle(self) -> None:
        """Note that a paragraph, maybe empty, stands on this page."""
        self._empty = False

    def place(self, lines: int, line: float, around: float) -> int:
        """Set a paragraph of lines (mm each, mm around) and return the page it begins on."""
        if self._down + line > self.depth and self._down > 0:
            self.broken()
        page = self.page
        self._empty = False
        self._down += lines * line + around
        while self._down > max(self.depth, 1):
            self._down -= max(self.depth, 1)
            self.page += 1
        return page

    def mark(self) -> Mark:
        """Return the present place, to come back to it for the next cell of a row."""
        return self.page, self._down, self._fresh, self._empty

    def back(self, mark: Mark) -> None:
        """Go back to a place."""
        self.page, self._down, self._fresh, self._empty = mark


def measured(runs: tuple[Run, ...], layout: Layout, room: float) -> tuple[int, float, float]:
    """Return number of lines, height of a line and space around a paragraph, in mm."""
    fields = layout.fields
    size = max((run.face.size for run in runs), default=13)
    width = sum(text_width(run.text, run.face.size, run.face.bold) for run in runs)
    inner = max(room - fields["left"] - fields["right"], 5)
    lines = max(1, ceil((width + fields["first_line"]) / inner))
    lines += sum(run.text.count("\n") for run in runs)
    line = fields["line"] * (size * _LEADING if fields["line_rule"] == "auto" else 1)
    around = (fields["before"] or 0) + (fields["after"] or 0)
    return lines, line * MM_PER_PT, around * MM_PER_PT
