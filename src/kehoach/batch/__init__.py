"""Many specs → one document and one outcome each; a bad one never stops the others.

``running`` goes from end to end: ``preparing`` reads, an engine makes (``making``: bytes → bytes),
``settling`` writes and notes each in the folder's manifest.
"""

from __future__ import annotations

from kehoach.batch.finding import Found, Slot, common_folder, find_specs, look_for, slots
from kehoach.batch.options import Options
from kehoach.batch.outcome import Fate, Outcome, combined, exit_code
from kehoach.batch.running import render_all

__all__ = [
    "Fate",
    "Found",
    "Options",
    "Outcome",
    "Slot",
    "combined",
    "common_folder",
    "exit_code",
    "find_specs",
    "look_for",
    "render_all",
    "slots",
]
