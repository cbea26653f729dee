"""Checks of an office's whole register: names, days, superiors, posts, groups, acts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from kehoach.registry.register import Register
from kehoach.spec.findings import Finding, Loc
from kehoach.spec.register_model import ActRow, AgencyRow, GroupRow, SignerRow
from kehoach.wording.dates import short_date
from kehoach.wording.folding import fold

Days = tuple[date, date]
_ALWAYS: Days = (date.min, date.max)


@dataclass(frozen=True)
class Rows:
    """The rows of a register, each with its number; ``whole``: none was left out as faulty."""

    province: str
    agencies: tuple[tuple[int, AgencyRow], ...]
    signers: tuple[tuple[int, SignerRow], ...]
    groups: tuple[tuple[int, GroupRow], ...]
    acts: tuple[tuple[int, ActRow], ...]
    whole: bool = True


def check_rows(rows: Rows, register: Register) -> list[Finding]:
    """Return everything wrong with rows that are well formed one by one."""
    findings = [found for check in _CHECKS for found in check(rows)]
    if rows.whole:
        findings += [found for check in _NEED_ALL for found in check(rows, register)]
    return findings


def common_days(one: Days, other: Days) -> Days | None:
    """Return the days that two spans have in common, ``None`` without any."""
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else None


def _days(row: Any) -> Days:
    return row.start or date.min, row.end or date.max


def _said(days: Days) -> str:
    """Write days as ``01/3/2025 – …``; an open end is three dots."""
    ends = ("…" if day in _ALWAYS else short_date(day) for day in days)
    return " – ".join(ends)


def _turned_around(rows: Rows) -> Iterator[Finding]:
    parts: tuple[tuple[str, str, Iterable[tuple[int, Any]]], ...] = (
        ("cơ quan", "từ", rows.agencies),
        ("người ký", "từ", rows.signers),
        ("nhóm", "từ", rows.groups),
        ("văn bản", "hiệu lực từ", rows.acts),
    )
    for part, key, numbered in parts:
        for index, row in numbered:
            start, end = _days(row)
            if start > end:
                args = {"start": short_date(start), "end": short_date(end)}
                yield Finding("KH850", (part, index, key), args)


_FORMS = ("tên", "tên tắt", "viết tắt")


def _forms(row: AgencyRow) -> Iterator[tuple[Loc, str]]:
    for key, form in zip(_FORMS, (row.name, row.short_name, row.abbreviation), strict=True):
        if form:
            yield (key,), form
    for index, form in enumerate(row.also):
        yield ("tên khác", index), form


def _names(rows: Rows) -> Iterator[Finding]:
    bearers: dict[str, dict[int, tuple[AgencyRow, Loc, str]]] = {}
    for index, row in rows.agencies:
        for loc, form in _forms(row):
            bearers.setdefault(fold(form), {}).setdefault(index, (row, loc, form))
    told: set[tuple[int, int]] = set()
    for named in bearers.values():
        for (first, (one, _, _)), (second, (other, loc, form)) in combinations(named.items(), 2):
            days = common_days(_days(one), _days(other))
            if days is None or (first, second) in told:
                continue
            told.add((first, second))
            args = {"name": form, "one": one.name, "other": other.name, "days": _said(days)}
            same = fold(one.name) == fold(other.name)
            yield Finding("KH845" if same else "KH844", ("cơ quan", second, *loc), args)


def _posts(rows: Rows) -> Iterator[Finding]:
    """One post is held by one person at a time; deputies may be several."""
    held: dict[tuple[str, str], list[tuple[int, SignerRow]]] = {}
    for index, row in rows.signers:
        if not fold(row.post).startswith("pho"):
            agency = _canonical(rows, row.agency)
            held.setdefault((agency, fold(row.post)), []).append((index, row))
    for holders in held.values():
        for (_, one), (second, other) in combinations(holders, 2):
            if days := common_days(_days(one), _days(other)):
                args = {
                    "post": other.post,
                    "agency": other.agency,
                    "one": one.name,
                    "other": other.name,
                    "days": _said(days),
                }
                yield Finding("KH846", ("người ký", second, "họ tên"), args)


def _canonical(rows: Rows, name: str) -> str:
    for _, row in rows.agencies:
        if fold(name) in (fold(form) for _, form in _forms(row)):
            return fold(row.name)
    return fold(name)


def _circles(rows: Rows) -> Iterator[Finding]:
    told: set[frozenset[str]] = set()
    for index, row in rows.agencies:
        for circle in _climb(rows, row, (row,), _days(row)):
            names = frozenset(fold(one.name) for one in circle)
            if names not in told:
                told.add(names)
                chain = " → ".join(one.name for one in (*circle, circle[0]))
                yield Finding("KH847", ("cơ quan", index, "cấp trên"), {"chain": chain})


def _climb(
    rows: Rows, row: AgencyRow, path: tuple[AgencyRow, ...], days: Days
) -> Iterator[tuple[AgencyRow, ...]]:
    """Yield the ways up that come back to where they began, on days all of them hold."""
    if row.superior is None:
        return
    for _, above in rows.agencies:
        if fold(row.superior) not in (fold(form) for _, form in _forms(above)):
            continue
        common = common_days(days, _days(above))
        if common and above is path[0]:
            yield path
        elif common and above not in path:
            yield from _climb(rows, above, (*path, above), common)


def _acts(rows: Rows) -> Iterator[Finding]:
    seen: set[tuple[str, str, date | None]] = set()
    for index, row in rows.acts:
        key = (fold(row.kind), fold(row.number or row.about or ""), row.day)
        if key in seen:
            title = f"{row.kind} số {row.number}" if row.number else f"{row.kind} {row.about or ''}"
            yield Finding("KH862", ("văn bản", index), {"act": title.strip()})
        seen.add(key)


def _superiors(rows: Rows, register: Register) -> Iterator[Finding]:
    for index, row in rows.agencies:
        if row.superior and register.find(row.superior, *_ALWAYS) is None:
            args = {"name": row.superior, "hint": register.suggest(row.superior)}
            yield Finding("KH848", ("cơ quan", index, "cấp trên"), args)


def _signers(rows: Rows, register: Register) -> Iterator[Finding]:
    for index, row in rows.signers:
        if register.find(row.agency, *_ALWAYS) is None:
            args = {"name": row.agency, "hint": register.suggest(row.agency)}
            yield Finding("KH851", ("người ký", index, "cơ quan"), args)


def _groups(rows: Rows, register: Register) -> Iterator[Finding]:
    names: dict[str, list[Days]] = {}
    for index, row in rows.groups:
        loc: Loc = ("nhóm", index)
        keys = {fold(form) for form in (row.name, *row.also)}
        taken = any(common_days(_days(row), days) for key in keys for days in names.get(key, ()))
        if taken or register.named(row.name):
            yield Finding("KH852", (*loc, "tên"), {"name": row.name})
        for key in keys:
            names.setdefault(key, []).append(_days(row))
        for number, member in enumerate(row.members):
            if not register.knows(member, *_ALWAYS):
                args = {"name": member, "group": row.name, "hint": register.suggest(member)}
                yield Finding("KH849", (*loc, "gồm", number), args)
        if chain := _round(row, rows, (row.name,)):
            yield Finding("KH853", (*loc, "gồm"), {"chain": " → ".join(chain)})


def _round(row: GroupRow, rows: Rows, path: tuple[str, ...]) -> tuple[str, ...]:
    """Return a way through groups that comes back to the first, or nothing."""
    for member in row.members:
        for _, inner in rows.groups:
            if fold(member) in (fold(form) for form in (inner.name, *inner.also)):
                if inner.name == path[0]:
                    return (*path, inner.name)
                if inner.name not in path and (found := _round(inner, rows, (*path, inner.name))):
                    return found
    return ()


_CHECKS: tuple[Callable[[Rows], Iterator[Finding]], ...] = (
    _turned_around,
    _names,
    _posts,
    _circles,
    _acts,
)
_NEED_ALL: tuple[Callable[[Rows, Register], Iterator[Finding]], ...] = (
    _superiors,
    _signers,
    _groups,
)
