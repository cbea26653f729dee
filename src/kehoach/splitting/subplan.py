"""One agency's share → the data of its own spec, with comments for the person who goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kehoach.plan import LegalBasis
from kehoach.spec.emitting import Path
from kehoach.spec.findings import Finding
from kehoach.splitting.carried import Above
from kehoach.splitting.ending import Ending
from kehoach.splitting.heading import head_of, origin_of
from kehoach.splitting.purpose import Mentions, points
from kehoach.splitting.shares import Share, Shares
from kehoach.splitting.work import LABEL, Data, Work, two
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
    data = basis.model_dump(by_alias=True, exclude_none=True)
    if basis.day:
        data["ngày"] = short_date(basis.day)
    words = {key: above.text(str(value)) for key, value in data.items()}
    return words["văn bản"] if set(words) == {"văn bản"} else words


class _One:
    """Writes one sub-plan."""

    def __init__(self, maker: Maker, share: Share) -> None:
        self.maker, self.share = maker, share
        self.above, self.plan = maker.above, maker.shares.plan
        self.work = Work(share, self.above, maker.options.lead_days)
        self.comments = dict(_COMMENTS)

    def subplan(self) -> SubPlan:
        data: Data = {"kế hoạch": self.above.title, "năm": str(self.plan.year)}
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
        data["kết thúc"] = self.closing()
        data["nơi nhận"] = self.maker.ending.recipients(self.share)
        data["người ký"] = self.signatory()
        if self.has_tasks:
            data["phụ lục"] = [self.appendix()]
        data = self._with_abbreviations(data)
        findings = (head.finding,) if head.finding else ()
        return SubPlan(data, self.comments, findings, self.work.moved, self.work.left)

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
            "Mỗi nhiệm vụ có phòng, đơn vị, người chịu trách nhiệm và sản phẩm cụ thể; hoàn thành "
            f"không muộn hơn thời hạn tại {self.above.name}"
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
            "Kinh phí thực hiện Kế hoạch này bố trí theo phân cấp ngân sách và quy định hiện hành"
        )
        funded = any(given.task.funding for given in self.share.leads)
        text += ". Dự kiến kinh phí của các nhiệm vụ như sau:" if funded else "."
        body: list[Any] = [text, {"bảng": "kinh phí"}] if funded else [text]
        return {"mục": "Kinh phí thực hiện", "nội dung": body}

    def carrying_out(self) -> Iterator[Data]:
        """Yield duties given by the plan above, reports, and who does it in the agency."""
        if duties := self.maker.ending.duties(self.share):
            yield {"mục": f"Trách nhiệm theo {self.above.name}", "gạch": duties}
        yield {"mục": "Chế độ báo cáo", "gạch": self.maker.ending.reports(self.share)}
        yield {
            "mục": "Phân công trong cơ quan",
            "gạch": [
                "Các phòng, đơn vị trực thuộc căn cứ nhiệm vụ được giao, tổ chức thực hiện đúng "
                "tiến độ, bảo đảm chất lượng; báo cáo {cơ quan} kết quả và khó khăn, vướng mắc"
            ],
        }

    def closing(self) -> str:
        """Return the last paragraph."""
        return (
            f"Trên đây là Kế hoạch của {{cơ quan}} thực hiện {self.above.name} năm {{năm}}; các "
            "phòng, đơn vị trực thuộc nghiêm túc tổ chức thực hiện"
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

    def _with_abbreviations(self, data: Data) -> Data:
        """Return the data with those abbreviations of the plan above that its texts use.

        Those that only the table uses are spelled out above it.
        """
        used = self._used(data)
        if not used:
            return data
        running = {key: data[key] for key in ("mở đầu", "nội dung", "kết thúc")}
        met = self._used(list(_texts(running, but="nhiệm vụ")))
        if unmet := [short for short in used if short not in met and self.has_tasks]:
            annex = data["phụ lục"][0]
            annex["nội dung"] = [f"Chữ viết tắt trong bảng: {', '.join(unmet)}."]
            annex["nội dung"].append({"bảng": annex.pop("bảng")})
        at, pairs = list(data).index("căn cứ"), list(data.items())
        return dict([*pairs[:at], ("viết tắt", used), *pairs[at:]])

    def _used(self, part: Any) -> dict[str, str]:
        text = "\n".join(_texts(part))
        return {
            short: full
            for short, full in self.plan.abbreviations.items()
            if re.search(rf"(?<![\w/-]){re.escape(short)}(?![\w/]|-\w)", text)
        }


def _texts(part: Any, but: str = "") -> Iterator[str]:
    """Yield every text of a part, leaving out what stands under one key."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from _texts(value, but) if key != but else ()
    elif isinstance(part, list):
        for value in part:
            yield from _texts(value, but)


def _listed(counts: tuple[tuple[int, str], ...]) -> str:
    """Return ``09 nhiệm vụ chủ trì, 04 nhiệm vụ phối hợp và 07 chỉ tiêu``."""
    said = [f"{two(count)} {what}" for count, what in counts if count]
    return " và ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


_POST = "Sửa thành chức vụ của người đứng đầu cơ quan; danh mục chưa có."
_COMMENTS: dict[Path, str] = {
    ("căn cứ",): (
        "Căn cứ của kế hoạch cấp trên được chép nguyên; bỏ văn bản không liên quan đến cơ quan."
    ),
    ("nội dung",): (
        "Số lượng nhiệm vụ trong lời văn tính theo kế hoạch cấp trên; thêm nhiệm vụ riêng thì sửa "
        "lại. Giữ `mã` và `gốc` của mỗi nhiệm vụ để đối chiếu với kế hoạch cấp trên."
    ),
    ("nơi nhận",): "Thêm nơi nhận trong cơ quan, địa phương.",
}
