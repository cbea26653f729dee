"""Which language to speak, and making click speak it; run before click builds its options."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LOCALE = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120 (light)
VIETNAMESE, ENGLISH = "vi", "en"


def choose(argv: Sequence[str], environ: Mapping[str, str]) -> str:
    """Return ``en`` or ``vi``: ``--lang`` first, then KEHOACH_LANG, then Vietnamese."""
    wanted = environ.get("KEHOACH_LANG", VIETNAMESE)
    for word, following in zip(argv, [*argv[1:], ""], strict=False):
        if word == "--":
            break
        if word == "--lang":
            wanted = following
        elif word.startswith("--lang="):
            wanted = word.removeprefix("--lang=")
    return ENGLISH if wanted.strip().lower() == ENGLISH else VIETNAMESE


def speak(language: str) -> None:
    """Make gettext, and so click, speak the language whatever the system's locale."""
    import gettext

    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("messages", LOCALE)
