"""What a part of a spec is called for a person: ``nhiệm vụ tt-1, thời hạn``; and what it says."""

from __future__ import annotations

import re

from kehoach.merging.tree import Group, Leaf, Listing, Tree, texts
from kehoach.merging.writing import plain
from kehoach.plan import Appendix, Section, Target, Task
from kehoach.spec.emitting import flow_of, item_lines, pair_lines

_LONGEST = 60
_KINDS = {"Task": "nhiệm vụ", "Target": "chỉ tiêu", "Section": "mục", "Appendix": "phụ lục"}
_KINDS |= {"LegalBasis": "căn cứ", "Duty": "phân công", "Conflict": "xung đột"}
_SAID = {("Section", "mục"): "tiêu đề", ("Target", "chỉ tiêu"): "lời", ("Appendix", "tên"): "tên"}
_UNSAID = (("Item", "đoạn"), ("Paragraph", "đoạn"), ("LegalBasis", "văn bản"))
_BLOCKS = {"Paragraph": "đoạn", "Points": "điểm", "Clauses": "khoản", "Dashes": "gạch"}
_BLOCKS |= {"Targets": "các chỉ tiêu", "Tasks": "các nhiệm vụ", "TableBlock": "bảng"}
_BLOCKS |= {"Duties": "phân công", "Kept": "giữ nguyên", "KeptPart": "giữ nguyên"}
_PASSED = ("nội dung",)


def name_of(tree: Tree) -> str:
    """Return the name of a part that was read from a file, from the nearest section down."""
    steps: list[str] = []
    at: Tree | None = tree
    while at is not None and at.up is not None:
        if step := _step(at, at.up, at is tree):
            steps.append(step)
        if isinstance(at, Group) and _is_start(at):
            break
        at = at.up
    return ", ".join(reversed(steps))


def _is_start(group: Group) -> bool:
    """True where a name may begin: a section, or what a code tells from all others."""
    if group.model in (Task, Target):
        return bool(group.text("mã") or group.text("gốc"))
    return group.model in (Section, Appendix)


def _step(tree: Tree, up: Tree, last: bool) -> str:
    if isinstance(up, Listing):
        return _item(tree, up, last)
    assert isinstance(up, Group)
    key = next((name for name, one in up.fields.items() if one is tree), "")
    within = (up.kind, key)
    if key in _PASSED or within in _UNSAID or (isinstance(tree, Listing) and not last):
        return ""
    return _SAID.get(within, key)


def _item(tree: Tree, up: Listing, last: bool) -> str:
    if not isinstance(tree, Group):
        return f"{'hàng' if up.name == 'hàng' else up.name} “{_short(tree)}”"
    if tree.kind in _BLOCKS:
        quoted = f" “{_short(tree)}”" if tree.kind == "Paragraph" else ""
        return f"{_BLOCKS[tree.kind]}{quoted}" if last or quoted else ""
    kind = _KINDS.get(tree.kind, up.name)
    code = tree.text("mã") or tree.text("gốc") if tree.model in (Task, Target) else ""
    return f"{kind} {code}" if code else f"{kind} “{_short(tree)}”"


def _short(tree: Tree) -> str:
    """Return the first words of a part."""
    keys = ("việc", "mục", "tên", "chỉ tiêu", "đoạn", "văn bản", "số", "cơ quan")
    named = ""
    if isinstance(tree, Group):
        named = next((tree.text(key) for key in keys if tree.text(key)), "")
        named = f"{tree.text('loại')} {named}" if tree.text("loại") else named
    text = re.sub(r"[“”]", "", " ".join((named or "; ".join(texts(tree))).split()))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def words_of(tree: Tree | None) -> str | None:
    """Return what a part says: a text as it is, several as a list, a part as its YAML."""
    if tree is None:
        return None
    data = plain(tree)
    if isinstance(data, str):
        return data
    if isinstance(tree, Leaf):
        return flow_of(data)
    if isinstance(data, list) and all(isinstance(one, str) for one in data):
        return "; ".join(data)
    lines = item_lines(data, 0) if isinstance(data, dict) else pair_lines("nội dung", data, 0)
    return "\n".join(lines)


def brief(tree: Tree | None) -> str:
    """Return the first words of what a part says, for a line of a report."""
    text = " ".join((words_of(tree) or "").split()) if not isinstance(tree, Group) else _short(tree)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
