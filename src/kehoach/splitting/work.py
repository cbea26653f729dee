"""The tasks of one agency's plan: what it leads, shares with a group, supports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kehoach.plan import Task
from kehoach.splitting.carried import Above
from kehoach.splitting.deadlines import internal, said
from kehoach.splitting.shares import Given, Share

Data = dict[str, Any]

LABEL = "phụ-lục-nhiệm-vụ"
"""What the text of a sub-plan calls its table of tasks."""
LED, JOINT, SUPPORTED = "Nhiệm vụ chủ trì", "Nhiệm vụ giao chung", "Nhiệm vụ phối hợp"
"""The sections of a sub-plan's tasks."""


class Work:
    """Writes the tasks of one share; ``lead_days``: working days that deadlines come earlier.

    ``moved``, ``left``: deadlines of its own tasks that were set earlier, and that could not be.
    """

    def __init__(self, share: Share, above: Above, lead_days: int | None) -> None:
        self.share, self.above, self.lead_days = share, above, lead_days
        self.moved = self.left = 0

    def sections(self) -> Iterator[Data]:
        """Yield the sections of tasks: led, given to a group, supported."""
        for title, given, says in (
            (LED, self.share.leads, "chủ trì {count} nhiệm vụ{where}"),
            (JOINT, self.share.joint, _JOINT),
            (SUPPORTED, self.share.supports, _SUPPORTS),
        ):
            if given:
                words = says.format(count=two(len(given)), where=_fields(given), by=_by(given))
                text = f"{{cơ quan}} {words}; {_shown(given, title)} tại {{xem {LABEL}}}."
                tasks = [self._task(one, title) for one in given]
                block = {"nhiệm vụ": tasks, "trình bày": "trong phụ lục"}
                yield {"mục": title, "nội dung": [text, block]}

    def _task(self, given: Given, part: str) -> Data:
        """Return a task as data: its code, where it comes from, all that the plan above says."""
        task, led = given.task, part == LED
        data: Data = {"mã": given.code, "gốc": given.code, "việc": self.above.text(task.what)}
        data |= {"chỉ tiêu": self.above.text(task.measure)} if task.measure else {}
        data["chủ trì"] = self._leads(given) if led else _one_or_more(task.lead)
        data |= {"phối hợp": _one_or_more(task.support)} if task.support else {}
        due, kept = self._due(task, part)
        data |= {"thời hạn": due} if due else {}
        data |= {"sản phẩm": self.above.text(task.product)} if task.product else {}
        if led and is_own_money(given) and task.funding:
            data["kinh phí"] = task.funding.model_dump()
        notes = [self.above.text(task.note) if task.note else "", kept]
        notes += [] if part == SUPPORTED else [self._shared_money(given)]
        said = ". ".join(filter(None, notes))
        data |= {"ghi chú": said} if said else {}
        steps = [self.above.text(step) for step in task.steps]
        return data | ({"gạch": steps} if steps else {})

    def _leads(self, given: Given) -> Any:
        """Return who leads: the agency, with those that lead beside it; of a group itself alone."""
        if given.group or len(given.task.lead) == 1:
            return self.share.name
        return list(given.task.lead)

    def _shared_money(self, given: Given) -> str:
        """Return a note on money that the plan above gives several who lead together."""
        money = given.task.funding
        if money is None or is_own_money(given):
            return ""
        source = f" ({self.above.text(money.source)})" if money.source else ""
        return f"Kinh phí chung của cả nhiệm vụ: {money.amount}{source}"

    def _due(self, task: Task, part: str) -> tuple[str, str]:
        """Return the deadline, and for an internal one a note with that of the plan above."""
        if not task.deadline:
            return "", ""
        due = self.above.text(task.deadline)
        days, year = self.lead_days, self.above.plan.year
        if not days or part == SUPPORTED:
            return due, ""
        typed = self.above.printed(task.deadline)
        own = internal(typed, year, days, self.above.plan.day)
        self.moved, self.left = self.moved + bool(own), self.left + (not own)
        if own is None:
            return due, ""
        return own, f"Hạn {self.above.agency} giao: {said(typed, year)}"


def is_own_money(given: Given) -> bool:
    """True where the money of a task is for the one agency that leads it."""
    return not given.group and len(given.task.lead) == 1


def _one_or_more(names: tuple[str, ...]) -> str | list[str]:
    return names[0] if len(names) == 1 else list(names)


def two(count: int) -> str:
    """Return a count as plans write it: ``07``."""
    return f"{count:02d}"


def _fields(given: list[Given]) -> str:
    """Return the fields of the tasks by the headings above them, where there are several."""
    titles = list(dict.fromkeys(one.headings[-1] for one in given if len(one.headings) > 1))
    return f" thuộc {two(len(titles))} lĩnh vực" if len(titles) > 1 else ""


def _shown(given: list[Given], part: str) -> str:
    """Return what the table of tasks shows beside their words."""
    tasks = [one.task for one in given]
    leads = part == JOINT or (part == SUPPORTED and not _by(given))
    supports = part != SUPPORTED and any(task.support for task in tasks)
    who = [word for word, there in (("chủ trì", leads), ("phối hợp", supports)) if there]
    said = [f"cơ quan {', '.join(who)}"] if who else []
    said += ["thời hạn"] if any(task.deadline for task in tasks) else []
    said += ["sản phẩm"] if any(task.product for task in tasks) else []
    return ", ".join(said) or "nội dung cụ thể"


def _by(given: list[Given]) -> str:
    leads = list(dict.fromkeys(name for one in given for name in one.task.lead))
    return f" do {leads[0]} chủ trì" if len(leads) == 1 else ""


_SUPPORTS = "phối hợp thực hiện {count} nhiệm vụ{by}"
_JOINT = "cùng các cơ quan khác thực hiện trong phạm vi của mình {count} nhiệm vụ giao chung"
