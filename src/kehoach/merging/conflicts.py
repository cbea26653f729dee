"""The entries under ``xung đột``: what both sides changed, each once, until a person deletes it."""

from __future__ import annotations

import re
from textwrap import wrap

from kehoach.merging.reading import from_data
from kehoach.merging.threeway import CONFLICTS
from kehoach.merging.told import SETTLED, Clash, Record, Told
from kehoach.merging.tree import Group, Leaf, Listing, Tree
from kehoach.plan import Conflict
from kehoach.spec.emitting import WIDTH

PLACE, OURS, THEIRS = "tại", "bản này", "cấp trên"
HEADING = (
    "Cả hai bên cùng sửa những chỗ sau: sửa chỗ nêu ở `tại` theo ý cuối cùng, rồi xóa mục tương "
    "ứng ở đây. Mục không có `cấp trên`: kế hoạch cấp trên đã bỏ chỗ ấy; không có `bản này`: đặc "
    "tả này đã bỏ hoặc chưa có."
)


def heading_lines() -> list[str]:
    """Return the lines of the comment above the entries, without their marks."""
    return wrap(HEADING, WIDTH - 2)


_QUOTED = re.compile("“[^”]*”")


def with_entries(plan: Group, record: Record) -> Group:
    """Return a merged tree with an entry per conflict; entries that are settled go."""
    there = plan.fields.get(CONFLICTS)
    old = list(there.items) if isinstance(there, Listing) else []
    entries = [one for one in old if not _is_settled(one, record)]
    names: set[str] = set()
    for clash in record.clashes:
        name = _unlike(clash.at, names)
        names.add(name)
        entry = next((one for one in entries if _is_of(one, clash, name)), None)
        if entry is None:
            entries.append(_entry(clash, name))
        else:
            entries[entries.index(entry)] = _updated(entry, _entry(clash, name))
    if entries == old:
        return plan
    fields = {key: one for key, one in plan.fields.items() if key != CONFLICTS}
    if entries:
        origin = there if isinstance(there, Listing) else None
        key = there.key if there is not None else None
        fields[CONFLICTS] = Listing(ours=origin, key=key, name=CONFLICTS, items=entries)
    return Group(ours=plan.ours or plan, model=plan.model, fields=fields)


def _is_settled(entry: Tree, record: Record) -> bool:
    """True, and told, where both sides have come to say the same."""
    if not isinstance(entry, Group):
        return False
    at = entry.text(PLACE)
    if (at, entry.text(THEIRS)) not in record.agreed:
        return False
    record.told.append(Told(SETTLED, entry, at))
    return True


def _unlike(name: str, names: set[str]) -> str:
    number, found = 1, name
    while found in names:
        number += 1
        found = f"{name} ({number})"
    return found


def _is_of(entry: Tree, clash: Clash, name: str) -> bool:
    """True for the entry of the same place; its words may have changed that name it."""
    if not isinstance(entry, Group) or entry.node is None:
        return False
    at = entry.text(PLACE)
    if at == name:
        return True
    held = clash.base is not None and entry.text(THEIRS).strip() == clash.base.strip()
    return held and _QUOTED.sub("", at) == _QUOTED.sub("", name)


def _entry(clash: Clash, name: str) -> Group:
    words = {PLACE: name, OURS: clash.ours, THEIRS: clash.theirs}
    return from_data({key: text for key, text in words.items() if text}, Conflict)


def _updated(old: Tree, new: Group) -> Tree:
    """Return an entry with the new words, where they differ."""
    if old.same == new.same or not isinstance(old, Group):
        return old
    fields: dict[str, Tree] = {}
    for key, one in new.fields.items():
        was = old.fields.get(key)
        fields[key] = one
        if isinstance(was, Leaf) and isinstance(one, Leaf):
            same = was.same == one.same
            fields[key] = was if same else Leaf(raw=one.raw, meaning=one.meaning, ours=was)
    return Group(ours=old, model=old.model, fields=fields)
