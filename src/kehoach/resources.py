"""Where the data files are: inside the installed package, or beside src in a checkout.

The tables that a render asks (``messages.yaml``, ``registry/*.yaml``, ``rules/*.yaml``,
``standards/*.yaml``) travel as Python modules made of them, ``python -m kehoach.resources``:
reading the YAML anew would take a start from cold longer than rendering does.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent
_TABLES = ("", "registry", "rules", "standards")
_MODULE = '''\
"""{name} as Python, made by ``python -m kehoach.resources``."""

# ruff: noqa
# fmt: off
import datetime
from typing import Any

DATA: dict[str, Any] = \\
{data}
'''


def table(package: str, name: str) -> dict[str, Any]:
    """Return the data of a table, given as ``registry`` and ``acts``. It must not be changed.

    Those of the program as a whole (``messages``) have no package.
    """
    folder = f"kehoach.{package}" if package else "kehoach"
    module = import_module(f"{folder}.tables.{name.replace('-', '_')}")
    data: dict[str, Any] = module.DATA
    return data


def table_modules() -> dict[Path, str]:
    """Return the file of each table's module, and what is in it (reads the YAML)."""
    from pprint import pformat

    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    made: dict[Path, str] = {}
    for path in sorted(path for package in _TABLES for path in (_PACKAGE / package).glob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), loader)
        text = _MODULE.format(name=path.name, data=pformat(data, width=120, sort_dicts=False))
        made[path.parent / "tables" / f"{path.stem.replace('-', '_')}.py"] = text
    return made


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


if __name__ == "__main__":
    for file, text in table_modules().items():
        file.write_text(text, encoding="utf-8")
