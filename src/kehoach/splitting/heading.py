"""The head of one agency's plan: who issues it, and the plan above that it carries out."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach.problem import Severity
from kehoach.registry.agencies import Agency
from kehoach.registry.provinces import committee_of
from kehoach.spec.findings import Finding, Loc
from kehoach.splitting.bodies import is_at_seat, is_party_body, is_under_party
from kehoach.splitting.carried import GAP, Above
from kehoach.splitting.shares import Share, Shares
from kehoach.wording.dates import short_date


@dataclass(frozen=True)
class Head:
    """The issuer as data of a spec, a comment for the person, what the register lacks."""

    agency: str | dict[str, str]
    comment: str = ""
    finding: Finding | None = None


def head_of(share: Share, shares: Shares) -> Head:
    """Return the issuer of a sub-plan: its name where the office's register says all, else with
    what is known; what is not known is left open and told."""
    agency = share.agency
    superior = _superior(agency, shares)
    if agency.own and agency.symbol and agency.place and superior != GAP:
        return Head(agency.label)
    symbol, place = agency.symbol or agency.abbreviation, _place(agency, shares)
    named = {"tên": share.name, "cấp trên": superior}
    named |= {"ký hiệu": symbol or GAP, "địa danh": place or GAP}
    data = {key: value for key, value in named.items() if value}
    lacking = [f"`{key}`" for key, value in data.items() if value == GAP]
    if not lacking:
        return Head(data, _FROM_PRACTICE)
    args = {"name": share.name, "what": ", ".join(lacking)}
    return Head(data, _OPEN, Finding("KH1024", _first(share), args, Severity.WARNING))


def _superior(agency: Agency, shares: Shares) -> str:
    """Return the superior, left open where the letterhead needs one that is not known.

    That is for a branch of a ministry, and for a unit that no register knows.
    """
    if known := shares.roll.register.superior_of(agency, *shares.plan.days):
        return known
    above = shares.issuer.short_name
    under = agency.kind in ("sở", "ban") and not committee_of(agency.name)
    if under or is_under_party(agency.name, above):
        return above
    stranger = agency.kind == "đơn vị" and not shares.roll.is_known(agency)
    open_one = agency.kind == "ngành dọc" or (stranger and not is_party_body(agency.name))
    return GAP if open_one else ""


def _place(agency: Agency, shares: Shares) -> str:
    """Return the place of acts: of the province for its departments (PL I, II.4.a)."""
    under = agency.kind in ("sở", "ban") and bool(committee_of(shares.issuer.full_name))
    under = under or is_at_seat(agency.name, shares.issuer.short_name)
    return agency.place or (shares.issuer.place if under else "")


def _first(share: Share) -> Loc:
    """Return where the plan above first gives an agency work."""
    places = [one.loc for one in (*share.leads, *share.joint, *share.supports)]
    places += [one.loc for one in share.targets] + [one.loc for one in share.duties]
    return min(places, key=_order)


def _order(loc: tuple[int | str, ...]) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in loc)


def origin_of(above: Above) -> dict[str, str]:
    """Return what names the plan above, for ``kế hoạch gốc``."""
    plan = above.plan
    data = {"kế hoạch": above.text(plan.title), "cơ quan": above.issuer.short_name}
    data["năm"] = str(plan.year)
    data |= {"số": above.symbol} if plan.number else {}
    return data | ({"ngày": short_date(plan.day)} if plan.day else {})


_FROM_PRACTICE = "Ký hiệu, địa danh lấy theo thông lệ và theo tỉnh; xem lại rồi ghi vào danh mục."
_OPEN = "Điền vào chỗ ……; danh mục chưa có."
