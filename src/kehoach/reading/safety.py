"""What a Word package must not hold: macros, embedded objects, controls, entities."""

from __future__ import annotations

from kehoach.reading.package import Package, refuse

_MACRO_TYPE = b"macroenabled"
_OBJECTS = {"oleObject", "control", "activeXControlBinary"}
_ENTITIES = tuple(
    mark.encode(code)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for code in ("utf-8", "utf-16-le", "utf-16-be")
)


def check_safety(package: Package) -> frozenset[str]:
    """Refuse an unsafe package; return notes (``external``: it points to things outside)."""
    _check_macros(package)
    _check_entities(package)
    notes = set()
    for name in [*package.parts, ""]:
        if name.endswith(".rels"):
            continue
        if _is_object(name):
            raise refuse("KH875", package.file)
        for relation in package.relations(name).values():
            _check_kind(package, name, relation.kind)
            if relation.external and relation.kind != "hyperlink":
                notes.add("external")
    return frozenset(notes)


def _check_macros(package: Package) -> None:
    types = package.parts.get("[Content_Types].xml", b"").lower()
    by_name = any(name.lower().endswith("vbaproject.bin") for name in package.parts)
    if by_name or _MACRO_TYPE in types:
        raise refuse("KH874", package.file)


def _check_entities(package: Package) -> None:
    for name, part in package.parts.items():
        if name.lower().endswith((".xml", ".rels")) and any(mark in part for mark in _ENTITIES):
            raise refuse("KH877", package.file)


def _check_kind(package: Package, name: str, kind: str) -> None:
    """An embedded workbook is the data of a chart, or else an object."""
    embedded = kind == "package" and "/charts/" not in f"/{name}"
    if kind in _OBJECTS or embedded:
        raise refuse("KH875", package.file)


def _is_object(name: str) -> bool:
    path = f"/{name.lower()}"
    return "/activex/" in path or ("/embeddings/" in path and path.endswith(".bin"))
