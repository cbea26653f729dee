"""One agency's share → the data of its own spec, with comments for the person who goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kehoach.compose.tasks import small_first
from kehoach.plan import LegalBasis
from kehoach.spec.emitting import Path
from kehoach.spec.findings import Finding
from kehoach.splitting.abbreviations import with_abbreviations
from kehoach.splitting.bodies import is_party_body, units_of
from kehoach.splitting.carried import Above
from kehoach.splitting.ending import Ending
from kehoach.splitting.heading import head_of, origin_of
from kehoach.splitting.purpose import Mentions, points
from kehoach.splitting.shares import Share, Shares
from kehoach.splitting.work import LABEL, Data, Work, is_own_money, two
from kehoach.wording.dates import short_date


@dataclass(frozen=True)
class Options:
    """How sub-plans are made: working days that internal deadlines come earlier, if any;
    the path of the office's register from where the specs will stand, if it has one."""

    lead_days: int | None = None
    register_file: str = ""


@dataclass(frozen=True)
class SubPlan:
    """The data of a spec, its comments by path, what it lacks; deadlines moved and left alone."""

    data: Data
    comments: dict[Path, str]
    findings: tuple[Finding, ...] = ()
    moved: int = 0
    left: int = 0


class Maker:
    """Makes the sub-plans of one plan; what they share is worked out once."""

    def __init__(self, shares: Shares, options: Options = Options()) -> None:
        self.shares, self.options = shares, options
        self.above = Above(shares.plan, shares.issuer)
        self.ending = Ending(shares, self.above)
        self.mentions = Mentions(shares)

    def make(self, share: Share) -> SubPlan:
        """Return the sub-plan of one share."""
        return _One(self, share).subplan()

    @cached_property
    def bases(self) -> list[Any]:
        """The căn cứ: those of the plan above, then the plan above."""
        carried = [_basis(one, self.above) for one in self.shares.plan.bases]
        return [*carried, self.above.basis]


def subplan(shares: Shares, share: Share, options: Options = Options()) -> SubPlan:
    """Return the sub-plan of one share; for many, :class:`Maker` shares the work."""
    return Maker(shares, options).make(share)


def _basis(basis: LegalBasis, above: Above) -> Any:
    data = basis.model_dump()
    if basis.day:
        data["ngày"] = short_date(basis.day)
    words = {key: above.cited(str(value)) for key, value in data.items()}
    return words["văn bản"] if set(words) == {"văn bản"} else words


class _One:
    """Writes one sub-plan."""

    def __init__(self, maker: Maker, share: Share) -> None:
        self.maker, self.share = maker, share
        self.above, self.plan = maker.above, maker.shares.plan
        self.work = Work(share, self.above, maker.options.lead_days)
        self.comments = dict(_COMMENTS)

    def subplan(self) -> SubPlan:
        data: Data = {"kế hoạch": self.title(), "năm": str(self.plan.year)}
        head = head_of(self.share, self.maker.shares)
        data["cơ quan"] = head.agency
        self.comments |= {("cơ quan",): head.comment} if head.comment else {}
        if self.maker.options.register_file:
            data["danh mục"] = self.maker.options.register_file
        data["đánh số"] = ["I", "1", "a"]
        data["kế hoạch gốc"] = origin_of(self.above)
        data["căn cứ"] = self.maker.bases
        data["mở đầu"] = [self.opening()]
        data["nội dung"] = list(self.body())
        if done := self.maker.ending.done_by_plan(self.share):
            self.comments[("nội dung", len(data["nội dung"]) - 1)] = _DONE.format("; ".join(done))
        data["kết thúc"] = self.closing()
        data["nơi nhận"] = self.maker.ending.recipients(self.share)
        data["người ký"] = self.signatory()
        if self.has_tasks:
            data["phụ lục"] = [self.appendix()]
        data = with_abbreviations(data, self.plan.abbreviations)
        findings = (head.finding,) if head.finding else ()
        return SubPlan(data, self.comments, findings, self.work.moved, self.work.left)

    def title(self) -> str:
        """Return the title; that of a Party body begins small (HD 36-HD/VPTW, HD 05-HD/VPTW)."""
        title = self.above.title
        return small_first(title) if is_party_body(self.share.name) else title

    @property
    def has_tasks(self) -> bool:
        """True for a share with any task."""
        return bool(self.share.leads or self.share.joint or self.share.supports)

    def opening(self) -> str:
        """Return the paragraph that leads in."""
        return (
            f"Để thực hiện các nhiệm vụ được giao tại Kế hoạch nêu trên (sau đây gọi là "
            f"{self.above.name}), {{cơ quan}} ban hành Kế hoạch với các nội dung cụ thể như sau:"
        )

    def body(self) -> Iterator[Data]:
        """Yield the sections."""
        yield {"mục": "Mục đích, yêu cầu", "nội dung": [self.purpose(), self.requirements()]}
        if self.share.targets:
            yield {
                "mục": "Chỉ tiêu",
                "nội dung": [
                    f"Các chỉ tiêu {{cơ quan}} chịu trách nhiệm theo {self.above.name}:",
                    {"chỉ tiêu": [self.target(one) for one in self.share.targets]},
                ],
            }
        if self.has_tasks:
            parts = list(self.work.sections())
            yield parts[0] if len(parts) == 1 else {"mục": "Nhiệm vụ", "nội dung": parts}
        yield self.funding()
        yield {"mục": "Tổ chức thực hiện", "nội dung": list(self.carrying_out())}

    def purpose(self) -> Data:
        """Return the purpose: the share in numbers, then what the plan above says for all."""
        counts = _listed(
            (
                (len(self.share.leads), "nhiệm vụ chủ trì"),
                (len(self.share.joint), "nhiệm vụ giao chung"),
                (len(self.share.supports), "nhiệm vụ phối hợp"),
                (len(self.share.targets), "chỉ tiêu"),
            )
        )
        what = f" {counts}" if counts else " phần việc"
        own = f"Thực hiện đầy đủ, đúng thời hạn{what} do {self.above.agency} giao {{cơ quan}}"
        return {"mục": "Mục đích", "gạch": [own, *self.general("mục đích")]}

    def requirements(self) -> Data:
        """Return what is asked: of the agency itself, then what the plan above asks of it."""
        own = (
            "Mỗi nhiệm vụ rõ đơn vị, người chịu trách nhiệm và sản phẩm; hoàn thành không muộn hơn "
            f"thời hạn tại {self.above.name}"
        )
        return {"mục": "Yêu cầu", "gạch": [own, *self.general("yêu cầu")]}

    def general(self, part: str) -> Iterator[Any]:
        """Yield what the plan above says under a part, but for what names only others."""
        for item in points(self.plan, part):
            if cut := self.maker.mentions.cut(item, self.share):
                yield self.above.item(cut)

    def target(self, given: Any) -> Data:
        """Return a target as data, with where it comes from."""
        one = given.target
        words = {"mã": one.code, "gốc": given.origin, "chỉ tiêu": one.text}
        words |= {"mục tiêu": one.value, "hiện trạng": one.baseline}
        data = {key: self.above.text(value) for key, value in words.items() if value}
        return data | ({"chủ trì": list(one.lead)} if len(one.lead) > 1 else {})

    def funding(self) -> Data:
        """Return the section on money, with its table where led tasks are funded."""
        text = (
            "Kinh phí thực hiện Kế hoạch này được bố trí theo phân cấp ngân sách nhà nước và quy "
            "định hiện hành"
        )
        funded = any(given.task.funding and is_own_money(given) for given in self.share.leads)
        text += ". Dự kiến kinh phí của các nhiệm vụ như sau:" if funded else "."
        body: list[Any] = [text, {"bảng": "kinh phí"}] if funded else [text]
        return {"mục": "Kinh phí thực hiện", "nội dung": body}

    def carrying_out(self) -> Iterator[Data]:
        """Yield duties given by the plan above, reports, and who does it in the agency."""
        if duties := self.maker.ending.duties(self.share):
            yield {"mục": f"Trách nhiệm theo {self.above.name}", "gạch": duties}
        yield {"mục": "Chế độ báo cáo", "gạch": self.maker.ending.reports(self.share)}
        yield {
            "mục": "Phân công thực hiện",
            "gạch": [
                f"Các {units_of(self.share.name)} căn cứ nhiệm vụ được giao, tổ chức thực hiện "
                "đúng tiến độ, bảo đảm chất lượng; báo cáo {cơ quan} kết quả và khó khăn, vướng mắc"
            ],
        }

    def closing(self) -> str:
        """Return the last paragraph."""
        return (
            f"Trên đây là Kế hoạch của {{cơ quan}} thực hiện {self.above.name} năm {{năm}}; yêu "
            f"cầu các {units_of(self.share.name)} nghiêm túc tổ chức thực hiện"
        )

    def signatory(self) -> Data:
        """Return who signs."""
        data, sure = self.maker.ending.signatory(self.share)
        if not sure:
            self.comments[("người ký",)] = _POST
        return data

    def appendix(self) -> Data:
        """Return the appendix with the table of tasks, on its side."""
        return {
            "tên": f"Nhiệm vụ của {{cơ quan}} thực hiện {self.above.name} năm {{năm}}",
            "nhãn": LABEL,
            "khổ": "ngang",
            "bảng": "nhiệm vụ",
        }


def _listed(counts: tuple[tuple[int, str], ...]) -> str:
    """Return ``09 nhiệm vụ chủ trì, 04 nhiệm vụ phối hợp và 07 chỉ tiêu``."""
    said = [f"{two(count)} {what}" for count, what in counts if count]
    return " và ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


_POST = "Sửa thành chức vụ của người đứng đầu cơ quan; danh mục chưa có."
_DONE = "Không ghi lại việc mà chính kế hoạch này đã thực hiện: “{}”."
_COMMENTS: dict[Path, str] = {
    ("căn cứ",): (
        "Căn cứ của kế hoạch cấp trên được chép nguyên; bỏ văn bản không liên quan đến cơ quan."
    ),
    ("nội dung",): (
        "Số lượng nhiệm vụ trong lời văn tính theo kế hoạch cấp trên; thêm nhiệm vụ riêng thì sửa "
        "lại. Giữ `mã` và `gốc` của mỗi nhiệm vụ để đối chiếu với kế hoạch cấp trên."
    ),
    ("nơi nhận",): (
        "Thêm nơi nhận trong cơ quan, địa phương; ở dòng lưu ghi thêm đơn vị soạn thảo."
    ),
}
