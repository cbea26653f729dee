"""Where the data files are: inside the installed package, or beside src in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(kind: str) -> Path:
    """Return the folder of one kind of data ("fonts", "templates").

    Raises FileNotFoundError when the installation lacks it.
    """
    for folder in (_PACKAGE / "data" / kind, _PACKAGE.parents[1] / kind):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"kehoach was installed without its {kind}")


def fonts_dir() -> Path:
    """Return the folder of Liberation Serif, its licence and fonts.conf."""
    return resource("fonts")


def templates_dir() -> Path:
    """Return the folder of the Word templates."""
    return resource("templates")
