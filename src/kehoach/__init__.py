"""kehoach: from a YAML spec to a Kế hoạch in Word, as Nghị định 30/2020/NĐ-CP asks.

>>> import kehoach
>>> plan = kehoach.load("plans/ha-giang-2021-par-index.yaml")  # doctest: +SKIP
>>> docx = kehoach.render(plan)  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.plan import Plan

__version__ = "0.1.0"
__all__ = ["load", "render"]


def load(path: str | Path) -> Plan:
    """Read a spec file into a Plan, with the office's register beside it (``danh-muc.yaml``).

    What the register knows of agency and signer is filled in: the plan then stands on its own.
    Raises :class:`kehoach.errors.BadInput` with every problem found, each with its place.
    """
    from pathlib import Path

    from kehoach.office import register_of
    from kehoach.paths import read_file
    from kehoach.spec.read import read_spec

    data = read_file(Path(path))
    return read_spec(data, str(path), register_of(Path(path), data)).plan


def render(plan: Plan, template: bytes | None = None, draft: bool = False) -> bytes:
    """Return the .docx of a plan, with the built-in template or a person's own.

    With ``draft`` the number and day stay blank and the draft mark is set. Raises
    :class:`kehoach.errors.BadInput` for an unknown agency or a template that cannot be filled.
    """
    from kehoach.compose import compose
    from kehoach.rendering import render_docx

    return render_docx(compose(plan, draft), template)
