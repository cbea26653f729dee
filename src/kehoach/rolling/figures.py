"""Ranks, baselines and results of a spec when a year ends: places are made, nothing is made up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from kehoach.rolling.change import Change
from kehoach.rolling.places import Part, part_of
from kehoach.rolling.scalars import Path, Scalar
from kehoach.rolling.tense import COMPARED, looks_forward, tells_past
from kehoach.rolling.years import named_years
from kehoach.spec.edits import Edit, Lines
from kehoach.spec.nodes import find
from kehoach.text.scores import BLANK
from kehoach.wording.folding import fold

FEWER_SINCE = 2025
"""First index year with 34 provinces and cities (NQ 202/2025/QH15)."""

RANK = re.compile(r"(?<![\d/.,])(?P<place>\d{1,2})\s*/\s*(?P<total>63)(?![\d/]|[.,]\d)")
_NOTE = re.compile(
    r"[ \t]*# điền kết quả năm (?P<year>\d{4})(?:; mục tiêu năm (?P<set>\d{4}): (?P<aim>.*))?"
)
_EMPTY = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True)
class Page:
    """The text of a spec with its nodes, and the plan's year."""

    text: str
    root: yaml.Node
    lines: Lines
    year: int


def ranks(scalar: Scalar, next_year: int) -> Iterator[Change]:
    """Yield the changes of ranks aimed at: among 34 from the index year 2025."""
    if next_year < FEWER_SINCE or not _is_aim(scalar, next_year):
        return
    for match in RANK.finditer(scalar.text):
        if int(match["place"]) <= 34:
            span = scalar.span(*match.span("total"))
            now = match[0][:-2] + "34"
            edits = (Edit(span.start, span.end, "34"),)
            yield Change("KH757", scalar.path, match[0], now, edits, at=match.start())
        elif scalar.keys[-1] == "hang":
            start = scalar.whole.start - int(not scalar.flow)
            edit = Edit(start, scalar.whole.end, "")
            yield Change("KH772", scalar.path, match[0], "", (edit,))


def _is_aim(scalar: Scalar, next_year: int) -> bool:
    """True where a rank is aimed at: an aim, a target, a sentence of aims alone."""
    keys, part = scalar.keys, part_of(scalar)
    if part is Part.INDEX:
        return "muctieu" in keys
    if part not in (Part.WORK, Part.PROSE):
        return False
    if keys[-1] == "muctieu":
        return True
    years = (one for one in named_years(scalar.text, 0) if not COMPARED.search(one.before))
    past = any(one.typed and one.year < min(FEWER_SINCE, next_year - 1) for one in years)
    return looks_forward(scalar.text) and not past and not tells_past(scalar.text)


def cleared(page: Page) -> Iterator[Change]:
    """Yield the year of the plan moved on, its number and day cleared."""
    assert isinstance(page.root, yaml.MappingNode)
    for key, value in page.root.value:
        name = fold(str(key.value))
        if not isinstance(value, yaml.ScalarNode) or name not in ("nam", "so", "ngay", "thang"):
            continue
        span = page.lines.span(value)
        typed, path = str(value.value), (str(key.value),)
        if name == "nam":
            quoted = page.text[span.start : span.end].replace(typed, str(page.year + 1))
            edit = Edit(span.start, span.end, quoted)
            yield Change("KH751", path, typed, str(page.year + 1), (edit,))
        elif blank := blanked(page, value, _flows(page.root)):
            yield Change("KH750", path, typed, "", (blank,))


def blanked(page: Page, value: yaml.ScalarNode, flows: bool) -> Edit | None:
    """Return the edit that empties a value; ``None`` where it is empty. ``flows``: in ``{…}``."""
    if str(value.value) in _EMPTY:
        return None
    span = page.lines.span(value)
    return Edit(span.start - int(page.text[span.start - 1] == " " and not flows), span.end, "")


def baselines(page: Page, items: list[Scalar]) -> Iterator[Change]:
    """Yield the old baseline of each target blanked, with a note of the target that was set."""
    values = {one.path: one for one in items}
    for one in items:
        keys = one.keys
        if keys[-1:] != ("hientrang",) or "chitieu" not in keys[:-1]:
            continue
        aim = next(
            (
                values[p]
                for p in values
                if p[:-1] == one.path[:-1] and fold(str(p[-1])) == "muctieu"
            ),
            None,
        )
        yield _baseline(page, one, aim.text.strip() if aim else "")


def _baseline(page: Page, one: Scalar, aim: str) -> Change:
    end = page.text.find("\n", one.whole.end)
    end = len(page.text) if end < 0 else end
    rest = page.text[one.whole.end : end]
    old = _NOTE.fullmatch(rest)
    note = _note(page.year, aim, old)
    args = {"year": str(page.year), "aim": aim or "không ghi"}
    noted = (old or not rest.strip()) and not one.flow and one.style not in (">", "|")
    edit = Edit(one.whole.start, one.whole.end, BLANK)
    if noted:
        edit = Edit(one.whole.start, end, f"{BLANK} {note}")
    elif one.style in (">", "|"):
        edit = Edit(one.whole.start, one.whole.end, f"{BLANK}\n")
    if one.whole.start and page.text[one.whole.start - 1] == ":":
        edit = Edit(edit.start, edit.end, f" {edit.new}")
    return Change("KH755", one.path, one.text, BLANK, (edit,), args)


def _note(year: int, aim: str, old: re.Match[str] | None) -> str:
    """Return the comment beside a blank; the year in which a target was set stays with it."""
    since = int(old["set"]) if old and old["aim"] == aim and aim else year
    said = f"; mục tiêu năm {since}: {aim}" if aim else ""
    return f"# điền kết quả năm {year}{said}"


def results(page: Page) -> Iterator[Change]:
    """Yield a place for the results of the year that ends, for each index."""
    _, indices = find(page.root, ("chỉ số",))
    if indices is page.root or not isinstance(indices, yaml.MappingNode):
        return
    for key, index in indices.value:
        if isinstance(index, yaml.MappingNode):
            yield from _result(page, ("chỉ số", str(key.value)), index)


def _child(node: yaml.MappingNode, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    return next((pair for pair in node.value if fold(str(pair[0].value)) == fold(name)), None)


def _result(page: Page, path: Path, index: yaml.MappingNode) -> Iterator[Change]:
    there, aim = _child(index, "kết quả"), _child(index, "mục tiêu")
    if there is None and aim is None:
        return
    old = there[1] if there and isinstance(there[1], yaml.MappingNode) else None
    if old is not None and any(str(key.value) == str(page.year) for key, _ in old.value):
        return
    said = _aim_words(aim[1]) if aim else ""
    args = {"years": str(page.year), "index": str(path[-1]), "aim": said or "không ghi"}
    note = f"# điền kết quả năm {page.year}"
    edit = _into(page, old, note) if old and old.value else _anew(page, index, there, aim, note)
    if edit is not None:
        yield Change("KH756", (*path, "kết quả"), "", str(page.year), (edit,), args)


def _aim_words(aim: yaml.Node) -> str:
    if not isinstance(aim, yaml.MappingNode):
        return ""
    pairs = ((str(key.value), value) for key, value in aim.value)
    return ", ".join(
        f"{key} {' '.join(str(value.value).split())}"
        for key, value in pairs
        if isinstance(value, yaml.ScalarNode) and value.value not in _EMPTY
    )


def _into(page: Page, old: yaml.MappingNode, note: str) -> Edit:
    """Return the edit that adds a year to results that are there."""
    if _flows(old) or page.lines.span(old).start == 0:
        at = page.lines.offset(old.end_mark) - 1
        at = len(page.text[:at].rstrip())
        comma = "" if page.text[at - 1] == "," else ","
        return Edit(at, at, f"{comma} {page.year}: {{}}")
    key, last = old.value[-1]
    indent = " " * key.start_mark.column
    inner = "  "
    names = ["điểm", "hạng"]
    if isinstance(last, yaml.MappingNode) and last.value:
        names = [str(one.value) for one, _ in last.value]
        if not _flows(last):
            inner = " " * max(last.value[0][0].start_mark.column - len(indent), 1)
    at = _line_end(page, last if _end(page, last) else key)
    lines = [f"{indent}{page.year}: {note}", *(f"{indent}{inner}{name}:" for name in names)]
    return Edit(at, at, "".join(f"\n{line}" for line in lines))


def _anew(
    page: Page,
    index: yaml.MappingNode,
    there: tuple[yaml.Node, yaml.Node] | None,
    aim: tuple[yaml.Node, yaml.Node] | None,
    note: str,
) -> Edit | None:
    """Return the edit that gives an index its first results."""
    if _flows(index):
        if there is not None:
            span = page.lines.span(there[1])
            return Edit(span.start, span.end, f"{{{page.year}: {{}}}}")
        at = len(page.text[: page.lines.offset(index.end_mark) - 1].rstrip())
        comma = "" if page.text[at - 1] == "," else ","
        return Edit(at, at, f"{comma} kết quả: {{{page.year}: {{}}}}")
    before = there or aim
    if before is None:
        return None
    indent = " " * before[0].start_mark.column
    step = indent + "  "
    lines = [f"{step}{page.year}: {note}", f"{step}  điểm:", f"{step}  hạng:"]
    if there is not None:
        span = page.lines.span(there[1])
        at = page.lines.offset(there[0].end_mark)
        at = page.text.index(":", at) + 1
        return Edit(at, max(span.end, at), "".join(f"\n{line}" for line in lines))
    at = page.lines.offset(before[0].start_mark)
    return Edit(at, at, "kết quả:\n" + "".join(f"{line}\n" for line in lines) + indent)


def _flows(node: yaml.Node) -> bool:
    """True for ``{…}`` and ``[…]``."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _end(page: Page, node: yaml.Node) -> int:
    """Return where the last value below a node ends; 0 where there is none."""
    if not isinstance(node, yaml.CollectionNode) or _flows(node):
        span = page.lines.span(node)
        return len(page.text[: span.end].rstrip()) if span.end > span.start else 0
    below = node.value[-1] if node.value else None
    if below is None:
        return 0
    key, value = below if isinstance(below, tuple) else (None, below)
    return _end(page, value) or (page.lines.span(key).end if key is not None else 0)


def _line_end(page: Page, node: yaml.Node) -> int:
    end = page.text.find("\n", _end(page, node))
    return len(page.text) if end < 0 else end
