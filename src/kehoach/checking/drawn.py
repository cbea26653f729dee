"""How long a drawn line is beside the text above it, and whether it stands in the middle."""

from __future__ import annotations

from kehoach.anatomy.parts import Piece
from kehoach.metrics import text_width, wrap
from kehoach.reading.document import DrawnLine, Paragraph

SLACK = 1.5
"""mm that no eye sees in the length of a line."""
ASIDE = 10.0
"""mm that a line may stand beside the middle of its text and still look even."""


def printed_widths(piece: Piece) -> list[float]:
    """Return the widths in mm of the lines of a piece as they are printed."""
    widths: list[float] = []
    for paragraph in piece.paragraphs:
        face = next((run.face for run in paragraph.shown), None)
        if face is None:
            continue
        for line in paragraph.text.split("\n"):
            text = " ".join(line.split())
            room = _room(paragraph) or 1000
            broken = wrap(text, room, face.size, face.bold) if text else []
            widths += [text_width(one, face.size, face.bold, face.italic) for one in broken]
    return widths


def _room(paragraph: Paragraph) -> float:
    return max(paragraph.room - paragraph.left - paragraph.right, 0)


def share(line: DrawnLine, piece: Piece, least: float, most: float) -> str:
    """Return the share of the text a line takes, in percent, if it is out of bounds.

    Of a text in several lines, any may be the one it is measured by.
    """
    widths = printed_widths(piece)
    if line.length is None or not widths:
        return ""
    if least * min(widths) - SLACK <= line.length <= most * max(widths) + SLACK:
        return ""
    nearest = min(widths, key=lambda width: abs((line.length or 0) / width - (least + most) / 2))
    return f"{line.length / nearest:.0%}"


def aside(line: DrawnLine, piece: Piece) -> float:
    """Return by how many mm a line stands beside the middle of its text; 0 where not known."""
    first = piece.first
    if line.offset is None or line.length is None or not first.room or first.align != "center":
        return 0
    middle = first.left + (first.room - first.left - first.right) / 2
    off = abs(line.offset + line.length / 2 - middle)
    return off if off > ASIDE else 0
