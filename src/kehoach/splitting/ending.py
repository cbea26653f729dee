"""How an agency's plan ends: its duties and reports, who gets it, who signs."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from kehoach.plan import Item
from kehoach.registry.agencies import Agency
from kehoach.registry.provinces import committee_of
from kehoach.splitting.carried import Above
from kehoach.splitting.shares import GivenDuty, Share, Shares
from kehoach.wording.folding import fold

_GATHERS = re.compile(r"\btổng hợp\b.*\b(?:báo cáo|đánh giá|kết quả)\b", re.I | re.S)
_REPORT = re.compile(r"\bbáo cáo\b", re.I)
_POSTS = (
    (r"(?:đảng|tỉnh|thành|huyện|quận) ủy|chi bộ", "Bí thư"),
    (r"ủy ban kiểm tra", "Chủ nhiệm"),
    (r"văn phòng", "Chánh Văn phòng"),
    (r"thanh tra", "Chánh Thanh tra"),
    (r"chi cục", "Chi cục trưởng"),
    (r"cục", "Cục trưởng"),
    (r"ban", "Trưởng ban"),
    (r"bộ", "Bộ trưởng"),
    (r"phòng", "Trưởng phòng"),
    (r"báo", "Tổng Biên tập"),
    (r"sở|trung tâm|công an|kho bạc|bảo hiểm|đài|bệnh viện", "Giám đốc"),
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
        """Return what the plan above gives the agency besides tasks and reports."""
        return [self.above.item(one.item) for one in share.duties if not _reports(one.item)]

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
        """Return Nơi nhận: the issuer above first, then those the agency works with."""
        names, met = [f"{self.shares.issuer.short_name} (để báo cáo)"], {fold(share.name)}
        if self.focal is not None and self.focal is not share:
            names.append(f"{self.focal.name} (để tổng hợp)")
            met.add(fold(self.focal.name))
        for name in self._partners(share):
            if fold(name) not in met:
                names.append(name)
                met.add(fold(name))
        return [*names, "Các phòng, đơn vị trực thuộc (để thực hiện)", "Lưu: VT"]

    def _partners(self, share: Share) -> list[str]:
        """Return the agencies that lead what it supports, then those with which it leads."""
        typed = [name for given in share.supports for name in given.task.lead]
        typed += [name for given in share.leads for name in given.task.lead if not given.group]
        found = (one for name in typed for one in self.shares.roll.named(name))
        return [name for one in found if (name := self._shown(one.group, one.members))]

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


def post_of(name: str) -> str:
    """Return the head's post by the first words of an agency's name, empty if they do not tell."""
    if committee_of(name):
        return "Chủ tịch"
    plain = name.casefold()
    return next((post for head, post in _POSTS if re.match(rf"(?:{head})\b", plain)), "")


def _gathers(duty: GivenDuty) -> bool:
    return not duty.group and bool(_GATHERS.search(duty.item.text))


def _reports(item: Item) -> bool:
    return bool(_REPORT.search(item.text)) and not _GATHERS.search(item.text)
