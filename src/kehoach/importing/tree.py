"""Lines of the body → the tree of a plan: sections, items under items, paragraphs, tables.

Every number that the plan would compute otherwise is kept as typed under ``số``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kehoach.importing.marked import caption, clean, escaped, marked, unended
from kehoach.importing.outline import RANKS, Entry
from kehoach.reading.document import Table
from kehoach.wording.labels import LETTERS

Raw = dict[str, Any]
MakeTable = Callable[[Table, str], list[Any]]
_KEYS = {"1": "khoản", "a": "điểm", "-": "gạch", "+": "cộng"}
_UNDER = ("điểm", "gạch", "cộng")
"""What stands under an item, in the order in which it is printed."""
_DASHES = re.compile(r"[-–—‑*•·●○◦▪■□➢►✓✔❖\uf000-\uf0ff]*")


def levels_of(entries: Sequence[Entry]) -> list[str]:
    """Return the levels of titled sections, from the largest; those that never fit left out."""
    used = {one.level for one in entries if one.heading and one.level in RANKS}
    levels: list[str] = sorted(
        (one for one in used if RANKS[one] <= RANKS["a"]), key=lambda one: RANKS[one]
    )
    while True:
        fitting = _fitting(entries, levels)
        if len(fitting) == len(levels):
            return levels
        levels = [one for one in levels if one in fitting]


def _fitting(entries: Sequence[Entry], levels: list[str]) -> set[str]:
    tree = Tree(levels, lambda table, title: [])
    return {one.level for one in entries if one.heading and tree.fits(tree.walk(one))}


def written_levels(levels: Sequence[str]) -> list[str]:
    """Return what stands under ``đánh số``; empty where the usual levels do."""
    usual = ["I", "1", "a"]
    if list(levels) == usual[: len(levels)]:
        return []
    return [*levels, *([] if levels[-1] == "a" else ["a"])]


@dataclass
class Tree:
    """Builds blocks line by line."""

    levels: Sequence[str]
    make_table: MakeTable
    blocks: list[Any] = field(default_factory=list)
    _open: list[Raw] = field(default_factory=list)
    _items: list[tuple[str, Raw]] = field(default_factory=list)
    _untitled: Raw | None = None
    _caption: str = ""

    def build(self, entries: Sequence[Entry]) -> list[Any]:
        """Return the blocks of these lines."""
        for at, entry in enumerate(entries):
            following = entries[at + 1] if at + 1 < len(entries) else None
            self._add(entry, following)
        self._leave_caption()
        return self.blocks

    def fits(self, entry: Entry) -> bool:
        """True for a title whose level may come next."""
        return (
            entry.heading
            and entry.level in self.levels
            and (self.levels.index(entry.level) <= len(self._open))
        )

    def walk(self, entry: Entry) -> Entry:
        """Open the section of a title that fits, and return the line unchanged."""
        if self.fits(entry):
            depth = self.levels.index(entry.level)
            del self._open[depth:]
            self._open.append({"nội dung": []})
            return entry
        return Entry("")

    @property
    def _here(self) -> list[Any]:
        return self._open[-1]["nội dung"] if self._open else self.blocks

    def _add(self, entry: Entry, following: Entry | None) -> None:
        if self._untitled is not None and entry.title:
            self._name_part(entry)
        elif entry.table is not None:
            self._table(entry.table)
        elif entry.level == "tên bảng":
            self._leave_caption()
            self._caption = caption(entry.paragraph) if entry.paragraph else ""
        else:
            self._leave_caption()
            self._line(entry, following)

    def _line(self, entry: Entry, following: Entry | None) -> None:
        self._untitled = None
        if self._is_section(entry, following):
            self._section(entry)
        elif entry.level in RANKS and _text(entry):
            self._item(entry)
        elif entry.level == "giữ":
            self._items.clear()
            self._keep(_whole(entry))
        else:
            self._items.clear()
            self._here.append(_whole(entry))

    def _is_section(self, entry: Entry, following: Entry | None) -> bool:
        if not self.fits(entry):
            return False
        if entry.level == "Phần" and not _text(entry):
            return following is not None and following.title
        return bool(_text(entry))

    def _section(self, entry: Entry) -> None:
        depth = self.levels.index(entry.level)
        del self._open[depth:]
        self._items.clear()
        title = _title(entry)
        section: Raw = {"mục": title, "nội dung": []}
        if entry.label:
            section = {"mục": title, "số": _label(entry), "nội dung": section["nội dung"]}
        self._here.append(section)
        self._open.append(section)
        self._untitled = section if entry.level == "Phần" else None

    def _name_part(self, entry: Entry) -> None:
        """Give a Phần its name, which may take several lines."""
        section = self._untitled
        assert section is not None
        section["mục"] = clean(f"{section['mục']} {_text(entry).replace('**', '').upper()}")

    def _table(self, table: Table) -> None:
        self._untitled = None
        self._items.clear()
        title, self._caption = self._caption, ""
        self._here.extend(self.make_table(table, title))

    def _leave_caption(self) -> None:
        if self._caption:
            self._here.append(self._caption)
            self._caption = ""

    def _keep(self, text: str) -> None:
        last = self._here[-1] if self._here else None
        if isinstance(last, dict) and "giữ nguyên" in last:
            last["giữ nguyên"].append(text)
        else:
            self._here.append({"giữ nguyên": [text]})

    def _item(self, entry: Entry) -> None:
        rank = RANKS[entry.level]
        while self._open and rank < RANKS["-"] and self._ends_section(entry):
            self._open.pop()
            self._items.clear()
        while self._items and RANKS[self._items[-1][0]] >= rank:
            self._items.pop()
        item: Raw = {"đoạn": _text(entry)}
        if label := _label(entry):
            item["số"] = label
        self._hang(entry.level, item)
        self._items.append((entry.level, item))

    def _ends_section(self, entry: Entry) -> bool:
        """True for an item that stands beside the open section, not in it.

        At its own level it stands in it where its numbers start anew, or run on in it.
        """
        here = RANKS[self.levels[len(self._open) - 1]]
        if here != RANKS[entry.level]:
            return here > RANKS[entry.level]
        number = _bare_number(entry.label)
        last = self._here[-1] if self._here else None
        items = last.get(_KEYS.get(entry.level, "khoản")) if isinstance(last, dict) else None
        before = _bare_number(items[-1].get("số", "")) if items else ""
        return number not in ("1", "a", "I", _next(before))

    def _hang(self, level: str, item: Raw) -> None:
        """Put an item under the item above it, else into a list of its own kind."""
        key = _KEYS.get(level, "khoản")
        for _, above in reversed(self._items):
            if _takes(above, key, self._items):
                above.setdefault(key, []).append(item)
                return
            self._items.pop()
        if key == "cộng":
            key, item["số"] = "gạch", "+"
        last = self._here[-1] if self._here else None
        if isinstance(last, dict) and set(last) == {key}:
            last[key].append(item)
        else:
            self._here.append({key: [item]})


def _bare_number(label: str) -> str:
    return label.rstrip(" .:-/)–").rpartition(".")[2].lstrip("(")


def _next(number: str) -> str:
    """Return the number after one; empty where it has none."""
    if number.isdigit():
        return str(int(number) + 1)
    at = LETTERS.find(number) + 1 if len(number) == 1 else 0
    return LETTERS[at] if 0 < at < len(LETTERS) else ""


def _takes(above: Raw, key: str, items: Sequence[tuple[str, Raw]]) -> bool:
    """True when what is printed under an item so far comes before a child of this key."""
    if key not in _UNDER:
        return False
    dash = items[-1][0] in ("-", "+")
    if dash and key != "cộng":
        return False
    if items[-1][0] == "+":
        return False
    later = _UNDER[_UNDER.index(key) + 1 :]
    return not any(one in above for one in later)


def settle(blocks: list[Any]) -> list[Any]:
    """Write items as people do: without the mark that is put back, a lone text as a text."""
    return [_settled(block) for block in blocks]


def _settled(block: Any) -> Any:
    if not isinstance(block, dict):
        return block
    if "mục" in block:
        return {**block, "nội dung": settle(block["nội dung"])}
    for key in ("khoản", *_UNDER):
        if key in block and "đoạn" not in block:
            return {**block, key: [_item(one) for one in block[key]]}
    return block


def _item(item: Raw) -> Any:
    more = {key: [_item(one) for one in item[key]] for key in _UNDER if key in item}
    text = unended(item["đoạn"], ":" if more else ".")
    made = {"đoạn": text, **({"số": item["số"]} if item.get("số") else {}), **more}
    return text if set(made) == {"đoạn"} else made


def _text(entry: Entry) -> str:
    paragraph = entry.paragraph
    assert paragraph is not None
    return marked(paragraph.runs, entry.start)


def _whole(entry: Entry) -> str:
    """Return the whole line, with its number where it has an automatic one."""
    paragraph = entry.paragraph
    assert paragraph is not None
    label = clean(paragraph.label)
    text = marked(paragraph.runs)
    return f"{label} {text}" if label else text


def _title(entry: Entry) -> str:
    """Return a title: its dress is the standard's; sections of the first levels in capitals."""
    paragraph = entry.paragraph
    assert paragraph is not None
    text = marked(paragraph.runs, entry.start, plain=True)
    return text.upper() if entry.level in ("Phần", "I") else text


def _label(entry: Entry) -> str:
    """Return a number in the form that the plan prints, else as typed; empty for a plain dash."""
    label = escaped(clean(entry.label))
    if entry.level in ("-", "+"):
        return "" if label == entry.level or _DASHES.fullmatch(label) else label
    bare = label.rstrip(" .:-/)–")
    if entry.level == "Phần":
        number = bare.rpartition(" ")[2].upper()
        same = bare.casefold().startswith("phần ") and re.fullmatch("[IVXLC]+", number)
        return f"Phần {number}" if same else label
    if entry.level == "a":
        return f"{bare})" if re.fullmatch("[a-zđ]{1,2}", bare) else label
    return label if label.endswith(")") else f"{bare}."
