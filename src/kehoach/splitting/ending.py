"""How an agency's plan ends: its duties and reports, who gets it, who signs."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from kehoach.plan import Item
from kehoach.registry.agencies import Agency
from kehoach.splitting.bodies import filed_by, post_of, units_of
from kehoach.splitting.carried import Above
from kehoach.splitting.shares import GivenDuty, Share, Shares
from kehoach.wording.folding import fold

_GATHERS = re.compile(r"\btổng hợp\b.*\b(?:báo cáo|đánh giá|kết quả)\b", re.I | re.S)
_REPORT = re.compile(r"\bbáo cáo\b", re.I)
_OWN_PLAN = re.compile(
    r"(?:xây dựng|lập|ban hành)(?:(?:,| và) ban hành)? kế hoạch(?: (?:triển khai|thực hiện|riêng))*"
    r" của (?:(?:cơ quan|đơn vị|ngành|địa phương|và|mình),? ?)*\bmình\b[^;]*",
    re.I,
)


class Ending:
    """What the plans below say at their ends; what they share is found once."""

    def __init__(self, shares: Shares, above: Above) -> None:
        self.shares, self.above = shares, above

    @cached_property
    def focal(self) -> Share | None:
        """The agency to which the others report, where the plan above makes one of them so."""
        by_duty = [one for one in self.shares.shares if any(map(_gathers, one.duties))]
        if len(by_duty) == 1:
            return by_duty[0]
        by_task = [
            one
            for one in self.shares.shares
            if any(_GATHERS.search(given.task.what) and not given.group for given in one.leads)
        ]
        return by_task[0] if len(by_task) == 1 and not by_duty else None

    def duties(self, share: Share) -> list[str | dict[str, object]]:
        """Return what the plan above gives the agency besides tasks and reports.

        To write a plan of its own is none: its plan does that (:meth:`done_by_plan`).
        """
        kept = (one.item for one in share.duties if not _reports(one.item))
        return [self.above.item(item) for item in kept if not _asks_for_plan(item)]

    def done_by_plan(self, share: Share) -> list[str]:
        """Return the duties that are done with the agency's plan itself."""
        done = (one.item.text for one in share.duties if _asks_for_plan(one.item))
        return [self.above.text(text).rstrip(" .;") for text in done]

    def reports(self, share: Share) -> list[str | dict[str, object]]:
        """Return what the agency reports, when and to whom; the focal agency gathers reports."""
        above, focal = self.above, self.focal
        if focal is share:
            return [f"Tổng hợp báo cáo của các cơ quan được giao nhiệm vụ, báo cáo {above.agency}"]
        found = [above.item(one.item) for one in share.duties if _reports(one.item)]
        if found:
            return found
        if focal is None:
            return [f"Báo cáo {above.agency} kết quả thực hiện theo yêu cầu tại {above.name}"]
        return [
            f"Gửi báo cáo kết quả thực hiện về {focal.name} để tổng hợp, "
            f"báo cáo {above.agency} theo yêu cầu tại {above.name}"
        ]

    def recipients(self, share: Share) -> list[str]:
        """Return Nơi nhận: the issuer above first, then those the agency works with.

        Those that lead what it supports, that lead beside it, that support what it leads; an
        agency is not named beside a group that it belongs to, and localities come last.
        """
        names, met = [f"{self.shares.issuer.short_name} (để báo cáo)"], {fold(share.name)}
        if self.focal is not None and self.focal is not share:
            names.append(f"{self.focal.name} (để tổng hợp)")
            met.add(fold(self.focal.name))
        for name in self._partners(share):
            if fold(name) not in met:
                names.append(name)
                met.add(fold(name))
        return [*names, f"Các {units_of(share.name)} (để thực hiện)", filed_by(share.name)]

    def _partners(self, share: Share) -> list[str]:
        """Return those that the agency works with, by the names to print."""
        typed = [name for given in share.supports for name in given.task.lead]
        typed += [name for given in share.leads for name in given.task.lead if not given.group]
        typed += [name for given in share.leads for name in given.task.support]
        found = [one for name in typed for one in self.shares.roll.named(name)]
        grouped = {member for one in found if one.group for member in one.members}
        kept = [one for one in found if one.group or one.members[0] not in grouped]
        kept.sort(key=lambda one: bool(one.group) and one.is_local)
        return [name for one in kept if (name := self._shown(one.group, one.members))]

    def _shown(self, group: str, members: tuple[Agency, ...]) -> str:
        if group:
            return group[:1].upper() + group[1:]
        share = self._by_agency.get(members[0])
        return share.name if share else ""

    @cached_property
    def _by_agency(self) -> dict[Agency, Share]:
        return {one.agency: one for one in self.shares.shares}

    def signatory(self, share: Share) -> tuple[dict[str, Any], bool]:
        """Return who signs, and whether the post is sure (by the register or the kind)."""
        plan, register = self.shares.plan, self.shares.roll.register
        heads = [
            one
            for one in register.signers
            if not fold(one.post).startswith("pho")
            and one in register.signers_of(share.agency, one.post, plan.reference_day)
        ]
        post = heads[0].post if heads else post_of(share.name)
        holder = register.signer(share.agency, post, plan.reference_day) if plan.day else None
        named = {"họ tên": holder.name} if holder else {}
        return {"chức vụ": post or "Thủ trưởng cơ quan", **named}, bool(post)


def _gathers(duty: GivenDuty) -> bool:
    return not duty.group and bool(_GATHERS.search(duty.item.text))


def _asks_for_plan(item: Item) -> bool:
    parts = (item.points, item.dashes, item.pluses)
    return not any(parts) and bool(_OWN_PLAN.fullmatch(item.text.strip(" .;")))


def _reports(item: Item) -> bool:
    return bool(_REPORT.search(item.text)) and not _GATHERS.search(item.text)
