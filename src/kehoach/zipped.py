"""Parts → a package whose bytes depend on the parts alone: no clock, no system in it.

Members are written as they are, already deflated or to be stored: a part that many documents share
is deflated once. Headers and listing are those of :mod:`zipfile`, and so are the parts, but for
short ones, which are deflated with a smaller window.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from struct import Struct
from typing import NamedTuple
from zlib import DEFLATED, compress, compressobj, crc32, decompress

LEVEL = 6
"""How hard zlib tries, where nothing else is said."""

_STORED = 0
_LOCAL = Struct("<4s5H3L2H")
_CENTRAL = Struct("<4s4B4H3L5H2L")
_SHARED = Struct("<4H3L2H")
"""What the header of a member and its entry in the listing have in common."""
_END = Struct("<4s4H2LH")
_DAY = 0x21
"""1 January 1980, the first day a zip can say."""
_VERSION = 20
_UTF8 = 0x800
_OWN = 0o600 << 16
"""May be read and written by its owner."""
_HEADER = b"PK\3\4" + bytes((_VERSION, 0))
_ENTRY = b"PK\1\2" + bytes((_VERSION, 0, _VERSION, 0))
_ENTRY_END = Struct("<3HL").pack(0, 0, 0, _OWN)
_SMALL = 1 << 12
"""Bytes; for a part that is no longer, zlib looks no further back: it is ready sooner."""
_MOST = 2**31
"""Bytes; what is larger would need the long form of a zip, and is no document."""


class Member(NamedTuple):
    """A part as a zip holds it: its checksum, its size, its bytes, how they are packed."""

    crc: int
    size: int
    packed: bytes
    method: int = DEFLATED


def deflated(content: bytes, level: int = LEVEL) -> Member:
    """Return a part deflated; equal bytes on two machines need the same zlib on both."""
    if len(content) > _SMALL:
        return Member(crc32(content), len(content), compress(content, level, -15))
    engine = compressobj(level, DEFLATED, -12, 5)
    return Member(crc32(content), len(content), engine.compress(content) + engine.flush())


def stored(content: bytes) -> Member:
    """Return a part as it is, for one so short that deflating it takes longer than it spares."""
    return Member(crc32(content), len(content), content, _STORED)


def unpacked(member: Member) -> bytes:
    """Return the content of a member that :func:`members_of` or one of those above gave."""
    if member.method == _STORED:
        return member.packed
    return decompress(member.packed, -15, member.size)


def zipped(parts: Mapping[str, bytes], level: int = LEVEL) -> bytes:
    """Return a zip of the parts in their order; the same parts give the same bytes."""
    return joined({name: deflated(content, level) for name, content in parts.items()})


class Started(NamedTuple):
    """The first members of a zip: their bytes, their entries in the listing, how many they are."""

    written: bytes = b""
    listing: bytes = b""
    members: int = 0


_NOTHING = Started()


def started(members: Sequence[tuple[str, Member]], above: Started = _NOTHING) -> Started:
    """Return members after those ``above``. Raises ValueError for a zip beyond 2 GiB."""
    written, index = [above.written], [above.listing]
    at = len(above.written)
    for name, member in members:
        header, entry, raw = _described(name, member)
        written += (header, member.packed)
        index += (entry, at.to_bytes(4, "little"), raw)
        at += len(header) + len(member.packed)
        if at > _MOST or member.size > _MOST:
            raise ValueError(f"{name}: a package beyond 2 GiB")
    return Started(b"".join(written), b"".join(index), above.members + len(members))


started_once = lru_cache(maxsize=16)(started)
"""For the parts that a template's documents share."""


def joined(members: Mapping[str, Member], above: Started = _NOTHING) -> bytes:
    """Return a zip of members in their order after those ``above``.

    Raises ValueError for one beyond 2 GiB.
    """
    written, listing, count = started(tuple(members.items()), above)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(listing), len(written), 0)
    return b"".join((written, listing, end))


def _described(name: str, member: Member) -> tuple[bytes, bytes, bytes]:
    """Return the header of a member, its entry in the listing up to where it begins, its name."""
    raw = name.encode()
    flags = 0 if raw.isascii() else _UTF8
    crc, size, packed, method = member
    shared = _SHARED.pack(flags, method, 0, _DAY, crc, len(packed), size, len(raw), 0)
    return b"".join((_HEADER, shared, raw)), b"".join((_ENTRY, shared, _ENTRY_END)), raw


def members_of(package: bytes) -> dict[str, Member]:
    """Return the members of a zip that :func:`joined` wrote, still packed."""
    *_, count, _, at, _ = _END.unpack(package[-_END.size :])
    found: dict[str, Member] = {}
    for _ in range(count):
        fields = _CENTRAL.unpack_from(package, at)
        method = fields[6]
        crc, packed, size, length = fields[9:13]
        at += _CENTRAL.size
        name = package[at : at + length].decode("utf-8")
        at += length
        start = fields[-1] + _LOCAL.size + length
        found[name] = Member(crc, size, package[start : start + packed], method)
    return found
