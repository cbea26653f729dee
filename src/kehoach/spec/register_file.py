"""An office's register: text of ``danh-muc.yaml`` → a Register, or every error with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any, TypeVar

from kehoach.errors import BadInput
from kehoach.model import Invalid, SpecModel
from kehoach.problem import has_errors
from kehoach.registry.acts import Act, Amendment
from kehoach.registry.agencies import Agency, kind_of
from kehoach.registry.groups import Group
from kehoach.registry.provinces import committee_of, kind_and_own
from kehoach.registry.register import PROVINCIAL, Register, Signer
from kehoach.spec.findings import Finding, placed
from kehoach.spec.nodes import Reader, compose
from kehoach.spec.register_checks import Rows, check_rows
from kehoach.spec.register_model import (
    ActRow,
    AgencyRow,
    GroupRow,
    RegisterFile,
    SignerRow,
)
from kehoach.spec.source import decode
from kehoach.spec.translate import translate
from kehoach.wording.folding import fold


def named_register(data: bytes, file: str) -> str | None:
    """Return the path that a spec's ``danh mục`` names, ``None`` without one.

    A spec that cannot be read names none: what is wrong is said where it is read.
    """
    try:
        source = decode(data, file)
        raw = Reader(source).data(compose(source))
    except BadInput:
        return None
    pairs = raw.items() if isinstance(raw, dict) else ()
    named = (value for key, value in pairs if fold(key) == "danhmuc")
    return next((value.strip() for value in named if isinstance(value, str) and value), None)


@lru_cache(maxsize=8)
def read_register(data: bytes, file: str) -> Register:
    """Read the bytes of an office's register named ``file``.

    Raises :class:`BadInput` with every problem found, each with file, line, column and the line.
    """
    source = decode(data, file)
    root = compose(source)
    reader = Reader(source)
    raw = reader.data(root)
    if not isinstance(raw, dict):
        raise BadInput.of("KH867", reader.place(root))
    findings = _faults_of_form(raw)
    rows = _rows(raw, whole=not findings)
    register = _register(rows, file)
    findings += check_rows(rows, register)
    problems = [*reader.problems, *(placed(one, source, root) for one in findings)]
    if has_errors(problems):
        raise BadInput(*sorted(problems, key=lambda p: (p.place.line, p.place.column)))
    return register


def _faults_of_form(raw: dict[str, Any]) -> list[Finding]:
    try:
        RegisterFile.model_validate(raw)
    except Invalid as error:
        return [translate(detail, RegisterFile) for detail in error.details]
    return []


def _rows(raw: dict[str, Any], whole: bool) -> Rows:
    """Return the rows that can be read, each with its number in the file."""
    by_key = {fold(key): value for key, value in raw.items()}
    province = by_key.get("tinh")
    return Rows(
        province=" ".join(province.split()) if isinstance(province, str) else "",
        agencies=tuple(_good(AgencyRow, by_key.get("coquan"))),
        signers=tuple(_good(SignerRow, by_key.get("nguoiky"))),
        groups=tuple(_good(GroupRow, by_key.get("nhom"))),
        acts=tuple(_good(ActRow, by_key.get("vanban"))),
        whole=whole,
    )


_Row = TypeVar("_Row", bound=SpecModel)


def _good(model: type[_Row], rows: Any) -> Iterator[tuple[int, _Row]]:
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        with suppress(Invalid):
            yield index, model.model_validate(row)


def _register(rows: Rows, file: str) -> Register:
    return Register(
        agencies=tuple(_agency(row, rows.province) for _, row in rows.agencies),
        signers=tuple(
            Signer(row.agency, row.name, row.post, row.start, row.end) for _, row in rows.signers
        ),
        groups=tuple(_group(row) for _, row in rows.groups),
        acts=tuple(_act(row) for _, row in rows.acts),
        province=rows.province,
        file=file,
    )


def _agency(row: AgencyRow, province: str) -> Agency:
    own = province if province and fold(row.name) in PROVINCIAL else committee_of(row.name)
    kind = row.kind or kind_of(row.name)
    under_province = province and kind in ("sở", "ban") and row.superior is None
    return Agency(
        name=f"Ủy ban nhân dân {own}" if own else row.name,
        start=row.start,
        end=row.end,
        becomes="; ".join(row.becomes),
        before="; ".join(row.before),
        act=row.act or "",
        split=row.split,
        kind=kind,
        short=row.short_name or (f"UBND {own}" if own else ""),
        abbreviation=row.abbreviation or "",
        also=row.also,
        symbol=row.symbol or ("UBND" if own else row.abbreviation or ""),
        superior=f"UBND {province}" if under_province else row.superior or "",
        code=row.code or "",
        place=row.place or _place(own, province),
        collective=row.collective or ("Ủy ban nhân dân" if own else ""),
        own=True,
    )


def _place(committee: str | None, province: str) -> str:
    """Return the place of acts: a commune's own name, else the province's (PL I, II.4.a)."""
    if committee is None:
        return province if province.startswith("Thành phố") else kind_and_own(province)[1]
    kind, own = _kind_and_own(committee)
    return f"{kind[:1].upper()}{kind[1:]} {own}" if own[:1].isdigit() else own


def _kind_and_own(committee: str) -> tuple[str, str]:
    match = re.match(r"(xã|phường|đặc khu|thị trấn|huyện|quận|thị xã)\s+(.+)", committee, re.I)
    return (match[1], match[2]) if match else kind_and_own(committee)


def _group(row: GroupRow) -> Group:
    return Group(row.name, row.also, row.members, row.kinds, row.start, row.end, own=True)


def _act(row: ActRow) -> Act:
    return Act(
        kind=row.kind,
        number=row.number or "",
        day=row.day,
        issuer=row.issuer or "",
        about=row.about or "",
        start=row.start,
        end=row.end,
        replaced_by=row.replaced_by or "",
        amended=tuple(Amendment(one.by, one.start) for one in row.amended),
        own=True,
    )
