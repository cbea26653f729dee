"""The plan above that a sub-plan carries out, and what is still unsettled between the two."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from kehoach.rolling.change import Change
from kehoach.rolling.figures import Page, blanked
from kehoach.rolling.items import ReviewItem, path_text
from kehoach.rolling.located import Located
from kehoach.rolling.scalars import Path
from kehoach.spec.edits import Edit
from kehoach.spec.nodes import find
from kehoach.wording.folding import fold

_PARENT, _CONFLICTS = "kehoachgoc", "xungdot"


def moves_with(root: yaml.Node, year: int) -> bool:
    """True when the plan above is of the same year: then it is followed by the next year's."""
    _, node = find(root, ("kế hoạch gốc", "năm"))
    return isinstance(node, yaml.ScalarNode) and str(node.value).strip() == str(year)


def parent(page: Page) -> Iterator[Change]:
    """Yield the plan above moved on with the plan: its year; its number and day are not known."""
    key, node = find(page.root, ("kế hoạch gốc",))
    if key is None or not moves_with(page.root, page.year):
        return
    assert isinstance(node, yaml.MappingNode)
    for inner, value in node.value:
        name, path = fold(str(inner.value)), (str(key.value), str(inner.value))
        if not isinstance(value, yaml.ScalarNode):
            continue
        if name == "nam":
            yield _year(page, value, path)
        elif name in ("so", "ngay") and (edit := blanked(page, value, bool(node.flow_style))):
            yield Change("KH796", path, str(value.value), "", (edit,))


def _year(page: Page, value: yaml.ScalarNode, path: Path) -> Change:
    span, typed, new = page.lines.span(value), str(value.value), str(page.year + 1)
    edit = Edit(span.start, span.end, page.text[span.start : span.end].replace(typed, new))
    return Change("KH796", path, typed, new, (edit,))


def review(spec: Located, new: int) -> Iterator[ReviewItem]:
    """Yield a plan above that is of an earlier year, and each conflict not yet settled.

    ``new``: the year of the new plan.
    """
    conflicts: set[Path] = set()
    for one in spec.values:
        if one.keys == (_PARENT, "nam") and one.text.isdigit() and int(one.text) < new:
            yield ReviewItem("KH797", spec.within(one), path_text(one.path), one.text)
        if one.keys[:1] == (_CONFLICTS,) and one.path[:2] not in conflicts:
            conflicts.add(one.path[:2])
            said = one.text if one.keys[-1] == "tai" else ""
            yield ReviewItem("KH798", spec.within(one), path_text(one.path[:2]), said)
