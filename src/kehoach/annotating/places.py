"""Where in the sheet the texts of a plan stand, and a sheet with letters put at such places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from kehoach.annotating.twin import Twin
from kehoach.compose.sheet import Sheet
from kehoach.review_list import STEP
from kehoach.spec.findings import Loc
from kehoach.text.markup import Run, plain
from kehoach.wording.folding import fold

Address = tuple[str | int, ...]
"""The steps of fields and numbers that lead to a text of the sheet."""
Steps = tuple[str, ...]
"""A path of a spec, keys folded and numbers from 1, however the path was told."""

HOME: Address = ("title",)
_TEXTS = frozenset(
    ("issuer", "number", "place_and_day", "title", "recipients", "typist", "contact", "authority",
     "other_post", "name", "post", "enclosed")
)  # fmt: skip
"""Fields of the sheet that are printed as they are; all else that is printed are runs."""
_HELD = re.compile(r"\{([^{}]*)\}")
_QUOTED = re.compile(r"(?:ketqua|sosanh|muctieu|diem|hang)(.+)")
"""What a placeholder of an index says, folded, and the name of the index with its year, if any."""


def leaves(sheet: Sheet) -> dict[Address, str]:
    """Return every text of a sheet that can bear a note, by its address, in reading order."""
    found: dict[Address, str] = {}

    def note(address: Address, value: Any) -> Any:
        found[address] = value if isinstance(value, str) else plain(value)
        return value

    _mapped(sheet, (), note)
    return found


def with_letters(sheet: Sheet, letters: Mapping[Address, str]) -> Sheet:
    """Return the sheet with letters before the texts at these addresses."""

    def put(address: Address, value: Any) -> Any:
        letter = letters.get(address, "")
        if not letter or isinstance(value, str):
            return letter + value if letter else value
        return (replace(value[0], text=letter + value[0].text), *value[1:])

    changed: Sheet = _mapped(sheet, (), put)
    return changed


def _mapped(part: Any, address: Address, change: Callable[[Address, Any], Any]) -> Any:
    """Return a part with its texts changed; itself where none was."""
    if isinstance(part, tuple):
        if part and isinstance(part[0], Run):
            return change(address, part)
        made = tuple([_mapped(one, (*address, step), change) for step, one in enumerate(part)])
        return made if any(a is not b for a, b in zip(made, part, strict=True)) else part
    if isinstance(part, str):
        return change(address, part) if part and _is_printed(address) else part
    changed = {}
    for name in _fields(part.__class__):
        held = getattr(part, name)
        made = _mapped(held, (*address, name), change)
        if made is not held:
            changed[name] = made
    return replace(part, **changed) if changed else part


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()


def _is_printed(address: Address) -> bool:
    """Tell a printed text from a name of the program's own: the title of a column is printed."""
    name = next((step for step in reversed(address) if isinstance(step, str)), "")
    return name in _TEXTS and not (name == "number" and len(address) > 1)


def steps_of(loc: Loc) -> Steps:
    """Return a path of findings as steps."""
    return tuple(str(step + 1) if isinstance(step, int) else fold(step) for step in loc)


def steps_of_told(path: str) -> Steps:
    """Return a path as it is told (``nội dung › 2 › việc``) as steps."""
    return (
        tuple(step if step.isdigit() else fold(step) for step in path.split(STEP)) if path else ()
    )


def printed_at(twin: Twin, composed: Sheet, there: Mapping[Address, str]) -> dict[Loc, Address]:
    """Return where each text of a plan is printed, in reading order.

    ``composed``: the sheet of the twin; ``there``: the texts of the sheet that is printed. Of
    several places the first is taken; of a task or a target, that which says most of it.
    """
    seen: dict[Loc, list[Address]] = {}
    for address, text in leaves(composed).items():
        for letter in text:
            if letter in twin.letters and address in there:
                seen.setdefault(twin.letters[letter], []).append(address)
    said: dict[Loc, Counter[Address]] = {}
    for loc, addresses in seen.items():
        said.setdefault(_whole(loc), Counter()).update(dict.fromkeys(map(_block, addresses), 1))
    best = {whole: blocks.most_common(1)[0][0] for whole, blocks in said.items()}
    found = {
        loc: next((one for one in addresses if _block(one) == best[_whole(loc)]), addresses[0])
        for loc, addresses in seen.items()
    }
    rank = {address: number for number, address in enumerate(there)}
    return dict(sorted(found.items(), key=lambda pair: rank[pair[1]]))


def _whole(loc: Loc) -> Loc:
    """Return the path of the task or target that a text is part of, else its own."""
    for at in range(len(loc) - 2, -1, -1):
        if loc[at] in ("nhiệm vụ", "chỉ tiêu") and isinstance(loc[at + 1], int):
            return loc[: at + 2]
    return loc


def _block(address: Address) -> Address:
    """Return the row of a table that a text stands in, else its paragraph."""
    return address[: address.index("rows") + 2] if "rows" in address else address


class Nearest:
    """Finds the printed place that a path of the spec is nearest to."""

    def __init__(
        self, printed: Iterable[tuple[Steps, Address, str]], there: Mapping[Address, str]
    ) -> None:
        """Take paths, each with its place and its text as typed, and the texts printed."""
        self._below: dict[Steps, Address] = {}
        self._quotes: dict[str, Address] = {}
        for steps, address, typed in (*_anchors(there), *printed):
            for length in range(1, len(steps) + 1):
                self._below.setdefault(steps[:length], address)
            for quoted in map(_QUOTED.fullmatch, map(fold, _HELD.findall(typed))):
                if quoted:
                    self._quotes.setdefault(quoted[1], address)

    def of(self, steps: Steps) -> Address:
        """Return the first place below the longest part of the path that has one printed.

        An index stands where it is quoted (``{kết quả PAR INDEX}``); what is of the whole plan,
        at the title.
        """
        least = 2 if steps[:1] in (("noidung",), ("chiso",)) else 1
        for length in range(len(steps), least - 1, -1):
            if steps[:length] in self._below:
                return self._below[steps[:length]]
        if steps[:1] == ("chiso",) and len(steps) > 1:
            quoted = (one for name, one in self._quotes.items() if name.startswith(steps[1]))
            return next(quoted, HOME)
        return HOME


def _anchors(there: Mapping[Address, str]) -> Iterator[tuple[Steps, Address, str]]:
    """Yield the places of what is printed in other words than the spec has it."""
    signs = [one for one in there if one[0] == "signature" and one[1] in ("authority", "post")]
    known: tuple[tuple[str, Address], ...] = (
        ("kehoach", HOME),
        ("so", ("number",)),
        ("kyhieu", ("number",)),
        ("ngay", ("place_and_day",)),
        ("thang", ("place_and_day",)),
        ("diadanh", ("place_and_day",)),
        ("coquan", ("issuer", 0)),
        ("nguoiky", signs[-1] if signs else HOME),
        ("nguoisoanthao", ("typist",)),
    )
    yield from (((key,), address, "") for key, address in known if address in there)
