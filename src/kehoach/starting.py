"""The edge where what an office starts from is written: a first spec, a register, a template."""

from __future__ import annotations

import re
from pathlib import Path

from kehoach.errors import BadInput, NotWritten
from kehoach.files import write_whole
from kehoach.paths import REGISTER, read_file, surely
from kehoach.problem import Problem

_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What a spec cannot hold in one line: control characters, and halves of none."""


def write_first(path: Path, agency: str, year: int) -> list[Path]:
    """Write a skeleton spec, with a first register beside it for a province's committee.

    Under the register's own name only the register is written. Returns what was written;
    raises :class:`NotWritten` for a file that is there, :class:`BadInput` for an agency's name that
    no spec could hold.
    """
    from kehoach.registry.provinces import hint_of_committee
    from kehoach.spec.register_skeleton import register_skeleton
    from kehoach.spec.skeleton import skeleton

    agency = _clean(agency)
    register = register_skeleton(agency, year)
    if path.name.lower() == REGISTER:
        if register is None:
            raise BadInput.of("KH934", name=agency, hint=hint_of_committee(agency))
        write_new(path, register)
        return [path]
    write_new(path, skeleton(_ODD.sub("?", path.name), agency, year))
    beside = path.parent / REGISTER
    if register is None or surely(beside.exists):
        return [path]
    write_new(beside, register)
    return [path, beside]


def _clean(agency: str) -> str:
    """Return the name of an agency as a spec is read, in one line."""
    from kehoach.spec.source import cleaned

    name = " ".join(cleaned(agency).split())
    if found := _ODD.search(name):
        raise BadInput.of("KH1145", char=f"U+{ord(found[0]):04X}")
    return name


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet. Raises :class:`NotWritten` when it is."""
    if surely(path.exists):
        raise NotWritten.of("KH984", path=str(path))
    write_whole(path, text.encode("utf-8"))


def write_template(path: Path, force: bool, standard: str) -> None:
    """Build the Word template and write it; a file that is there is kept unless forced."""
    from kehoach.rendering.template import build_template
    from kehoach.standards import load

    if surely(path.exists) and not force:
        raise NotWritten.of("KH984", path=str(path))
    write_whole(path, build_template(load(standard)))


def template_problems(path: Path) -> list[Problem]:
    """Return what is wrong with a person's Word template."""
    from kehoach.rendering.sample import sample_for
    from kehoach.rendering.template_check import check_template

    template = read_file(path)
    return check_template(template, sample_for(template), str(path))
