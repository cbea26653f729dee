"""The rules told on the screen: all of them in a list, or one explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kehoach.errors import BadInput
from kehoach.report import catalog
from kehoach.rules import EVERY, Ground, Rule, families, find, rules
from kehoach.standards import load
from kehoach.wording.folding import nearest

_GRADES = {
    "vi": {"V2": "lỗi", "V1": "cảnh báo", "T": "cảnh báo", "P": "góp ý"},
    "en": {"V2": "fault", "V1": "warning", "T": "warning", "P": "advice"},
}
_LABELS = {
    "vi": {
        "finding": "Báo",
        "mend": "Sửa",
        "example": "Ví dụ",
        "every": "mọi thể thức",
        "fixes": "`kehoach check --fix` sửa được.",
    },
    "en": {
        "finding": "Says",
        "mend": "Mend",
        "example": "Example",
        "every": "every standard",
        "fixes": "`kehoach check --fix` mends it.",
    },
}


def listing(language: str = "vi") -> str:
    """Return every rule on a line of its own, by family: id, name, weight, clause."""
    lines: list[str] = []
    for family in families():
        lines += ["", family.title_en if language == "en" else family.title]
        lines += [f"  {_row(rule, language)}" for rule in family.rules]
    return "\n".join(lines[1:])


def _row(rule: Rule, language: str) -> str:
    ground = next(iter(rule.grounds.values()))
    clause = f" [{ground.clause}]" if ground.clause else ""
    return f"{rule.id} {rule.name} ({_GRADES[language][ground.grade]}){clause}"


def explain(name: str, language: str = "vi", also: Iterable[str] = ()) -> str:
    """Return what a rule or a message code means.

    Raises :class:`BadInput` for a name that is neither, with the nearest one; ``also`` are names
    that are explained elsewhere.
    """
    rule = find(name)
    if rule is not None:
        return "\n".join(_explained(rule, language))
    entry = catalog().get(name.strip().upper())
    if entry is not None:
        said, mend = entry[language]
        return (
            f"{name.strip().upper()} {entry['name']}\n{said}\n{_LABELS[language]['mend']}: {mend}"
        )
    names = [*rules(), *(one.name for one in rules().values()), *also]
    raise BadInput.of("KH987", name=name, hint=nearest(name, names))


def _explained(rule: Rule, language: str) -> Iterator[str]:
    said, labels = rule.words(language), _LABELS[language]
    yield f"{rule.id} {rule.name}"
    if said.reason:
        yield said.reason
    for finding in filter(None, (said.finding, said.typed)):
        yield f"{labels['finding']}: {finding}"
    yield f"{labels['mend']}: {said.mend}"
    if said.example:
        yield f"{labels['example']}: {said.example}"
    for standard, ground in rule.grounds.items():
        yield f"- {_ground(standard, ground, language)}"
    if rule.fixes:
        yield labels["fixes"]


def _ground(standard: str, ground: Ground, language: str) -> str:
    if standard == EVERY:
        name, days = _LABELS[language]["every"], ""
    else:
        law = load(standard)
        until = f"{law.effective_to:%d/%m/%Y}" if law.effective_to else ""
        name, days = law.short, f", {law.effective_from:%d/%m/%Y} – {until}"
    clause = f", {ground.clause}" if ground.clause else ""
    return f"{name}{clause} ({_GRADES[language][ground.grade]}{days})"
