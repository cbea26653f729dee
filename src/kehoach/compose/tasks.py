"""Tasks and duties put into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.compose.words import Words
from kehoach.plan import Funding, Task
from kehoach.text.assignments import DutyList


def names(agencies: tuple[str, ...]) -> str:
    """Join agencies; their own names hold commas, so semicolons part them."""
    return "; ".join(agencies)


def lead_in(task: Task) -> str:
    """Write ``Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành:``."""
    words = f"{_capital(names(task.lead))} chủ trì"
    if task.support:
        words += f", phối hợp với {names(task.support)}"
    return f"{words}:"


def task_sentence(task: Task, words: Words) -> str:
    """Write a task alone: what, by whom, with whom, until when, with what product."""
    who = lead_in(task).rstrip(":")
    return _sentences([_what(task), who, *_details(task, words)])


def product_and_more(task: Task, words: Words) -> str:
    """Write a task under its leading agency."""
    return _sentences([_what(task), *_details(task, words)])


def _what(task: Task) -> str:
    return f"{task.what}: {task.measure}" if task.measure else task.what


def _sentences(parts: list[str]) -> str:
    ended = [part.rstrip(".") + ("" if part.endswith("…") else ".") for part in parts[:-1]]
    return " ".join([*ended, parts[-1]])


def _details(task: Task, words: Words) -> Iterator[str]:
    if task.deadline:
        yield f"Thời hạn: {_within(words.deadline(task.deadline))}"
    if task.product:
        yield f"Sản phẩm: {small_first(task.product)}"
    if task.funding:
        yield f"Kinh phí: {funding_text(task.funding)}"


def funding_text(funding: Funding) -> str:
    """Write an amount with its source."""
    return f"{funding.amount} ({funding.source})" if funding.source else funding.amount


def duty_lines(duty: DutyList, words: Words) -> Iterator[str]:
    """Yield what an agency does because of its tasks."""
    for task in duty.leads:
        when = f"; thời hạn: {_within(words.deadline(task.deadline))}" if task.deadline else ""
        yield f"Chủ trì: {small_first(task.what.rstrip('.'))}{when}"
    leads = list(dict.fromkeys(name for task in duty.supports for name in task.lead))
    if leads:
        count = f"{len(duty.supports):02d} nhiệm vụ"
        if len(leads) == 1:
            yield f"Phối hợp thực hiện {count} do {leads[0]} chủ trì"
        else:
            yield f"Phối hợp thực hiện {count} do các cơ quan sau chủ trì: {names(tuple(leads))}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _within(deadline: str) -> str:
    return deadline[:1].lower() + deadline[1:]


def small_first(text: str) -> str:
    """Put the first letter small, unless the word is a name or an abbreviation."""
    first, second = (*text.split(" ", 2), "")[:2]
    name = second[:1].isupper() and (first in _ORGANS or not second.isupper())
    keep = first[1:] != first[1:].lower() or name or _GIVEN.match(text)
    return text if keep or text[:1] == "*" else text[:1].lower() + text[1:]


_ORGANS = {"Sở", "Bộ", "Ban", "Cục", "Vụ"}
_GIVEN = re.compile(
    r"(?:Ủy ban|Uỷ ban|Hội đồng) nhân dân|"
    r"(?:Luật|Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Công văn) số "
)
