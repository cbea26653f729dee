"""The model of a plan. This package is the glossary: Python names, Vietnamese keys as aliases.

Text stands as typed (placeholders and all); what it becomes in the document is the work of
:mod:`kehoach.compose`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from kehoach.fields import Day, Flag, Number, Text, Texts, Year
from kehoach.model import Field, Shown, SpecModel, field_validator
from kehoach.plan.blocks import (
    BLOCK_TYPES,
    AnyDuties,
    Appendix,
    Block,
    Blocks,
    Clauses,
    Dashes,
    Duties,
    Duty,
    Item,
    Items,
    Kept,
    KeptBlock,
    KeptPart,
    KeptPlace,
    Paragraph,
    Points,
    Section,
    block_tag,
    gather_body,
)
from kehoach.plan.front import (
    AgencyRef,
    Aim,
    Conflict,
    Index,
    LegalBasis,
    Parent,
    Signatory,
    Standing,
)
from kehoach.plan.tables import TABLE_NAMES, AnyTable, FreeTable, TableBlock, TableName
from kehoach.plan.tasks import TASK_COLUMNS, Funding, Target, Targets, Task, Tasks
from kehoach.plan.words import canonical

__all__ = [
    "BLOCK_TYPES",
    "LEVELS",
    "TABLE_NAMES",
    "TASK_COLUMNS",
    "AgencyRef",
    "Aim",
    "AnyDuties",
    "AnyTable",
    "Appendix",
    "Block",
    "Blocks",
    "Clauses",
    "Conflict",
    "Dashes",
    "Duties",
    "Duty",
    "FreeTable",
    "Funding",
    "Index",
    "Item",
    "Items",
    "Kept",
    "KeptBlock",
    "KeptPart",
    "KeptPlace",
    "LegalBasis",
    "Level",
    "Paragraph",
    "Parent",
    "Plan",
    "Points",
    "Section",
    "Signatory",
    "Standing",
    "TableBlock",
    "TableName",
    "Target",
    "Targets",
    "Task",
    "Tasks",
    "block_tag",
    "canonical",
    "gather_body",
]

LEVELS = ("Phần", "I", "1", "1.1", "1.1.1", "a")
Level = Annotated[
    Literal["Phần", "I", "1", "1.1", "1.1.1", "a"],
    Shown({"enum": [*LEVELS, 1, 1.1]}),  # 1 and 1.1 are numbers to an editor
]


class Plan(SpecModel):
    """A Kế hoạch as it is written: the whole spec."""

    title: Text = Field(
        alias="kế hoạch", description="Trích yếu: nội dung kế hoạch, không gõ chữ KẾ HOẠCH."
    )
    year: Year = Field(alias="năm", description="Năm của kế hoạch; trong câu viết {năm}, {năm-1}.")
    agency: AgencyRef = Field(
        alias="cơ quan",
        description="Cơ quan ban hành: tên có trong danh mục, hoặc tên kèm ký hiệu, địa danh.",
    )
    register_file: Text | None = Field(
        None,
        alias="danh mục",
        description="Tệp danh mục của cơ quan, nếu không phải danh-muc.yaml cạnh đặc tả.",
    )
    number: Number | None = Field(
        None, alias="số", description="Số văn bản do văn thư cấp; bỏ trống khi còn là dự thảo."
    )
    symbol: Text | None = Field(
        None, alias="ký hiệu", description="Ký hiệu nếu khác mặc định, ví dụ KH-UBND."
    )
    kind: Text | None = Field(
        None,
        alias="tên loại",
        description="Tên loại khi văn bản nhập vào không phải Kế hoạch, ví dụ BÁO CÁO.",
    )
    place: Text | None = Field(None, alias="địa danh", description="Địa danh nếu khác mặc định.")
    month: Text | None = Field(
        None,
        alias="tháng",
        description="Tháng, năm đã ghi khi ngày còn để trống, ví dụ 4/2026 hoặc 2026.",
    )
    day: Day | None = Field(
        None, alias="ngày", description="Ngày ban hành; bỏ trống khi còn là dự thảo."
    )
    draft: Text | None = Field(
        None, alias="dự thảo", description="Đánh dấu dự thảo: có, hoặc lần 2."
    )
    urgency: Literal["khẩn", "thượng khẩn", "hỏa tốc"] | None = Field(
        None, alias="độ khẩn", description="Mức độ khẩn: khẩn, thượng khẩn, hỏa tốc."
    )
    secrecy: Literal["mật", "tối mật", "tuyệt mật"] | None = Field(
        None, alias="độ mật", description="Độ mật: mật, tối mật, tuyệt mật."
    )
    circulation: Text | None = Field(
        None,
        alias="lưu hành",
        description="Chỉ dẫn phạm vi lưu hành: lưu hành nội bộ, xem xong trả lại.",
    )
    electronic: Flag = Field(
        False,
        alias="bản điện tử",
        description="Văn bản điện tử: dòng (Kèm theo …) của phụ lục để trống số và ngày.",
    )
    levels: tuple[Level, ...] = Field(
        ("I", "1", "a"),
        alias="đánh số",
        description="Các cấp đánh số từ lớn đến nhỏ: [I, 1, a], [Phần, I, 1, a], [I, 1, 1.1, a]…",
    )
    abbreviations: dict[Text, Text] = Field(
        default_factory=dict,
        alias="viết tắt",
        description="Chữ viết tắt và cụm từ đầy đủ; lần đầu xuất hiện sẽ được viết đầy đủ.",
    )
    standard: Literal["nd30-2020", "tt01-2011", "hd36-2018", "hd05-2026"] | None = Field(
        None,
        alias="thể thức",
        description=(
            "Quy định về thể thức, nếu không theo cơ quan và ngày ban hành: nd30-2020 (Nghị định "
            "30/2020, từ 05/3/2020), tt01-2011 (Thông tư 01/2011, đến 04/3/2020); của Đảng: "
            "hd36-2018 (Hướng dẫn 36-HD/VPTW, đến 26/5/2026), hd05-2026 (Hướng dẫn 05-HD/VPTW, "
            "từ 27/5/2026)."
        ),
    )
    bases: tuple[LegalBasis, ...] = Field(
        (), alias="căn cứ", description="Căn cứ ban hành, mỗi căn cứ một dòng."
    )
    indices: dict[Text, Index] = Field(
        default_factory=dict,
        alias="chỉ số",
        description="Kết quả và mục tiêu các chỉ số; chênh lệch được tính và viết thành lời.",
    )
    opening: Texts = Field((), alias="mở đầu", description="Đoạn mở đầu (một hoặc nhiều đoạn).")
    body: Blocks = Field(alias="nội dung", description="Nội dung kế hoạch: cây các mục.")
    closing: Texts = Field((), alias="kết thúc", description="Đoạn kết; dấu ./. được thêm sẵn.")
    recipients: Texts = Field(
        alias="nơi nhận", description="Nơi nhận, mỗi nơi một dòng; dòng Lưu đứng cuối."
    )
    signatory: Signatory = Field(alias="người ký", description="Người ký.")
    typist: Text | None = Field(
        None, alias="người soạn thảo", description="Ký hiệu người soạn thảo, ví dụ PL."
    )
    copies: Number | None = Field(None, alias="số bản", description="Số lượng bản phát hành.")
    contact: Text | None = Field(
        None, alias="liên hệ", description="Địa chỉ, điện thoại, thư điện tử ở chân trang đầu."
    )
    appendices: tuple[Appendix, ...] = Field((), alias="phụ lục", description="Các phụ lục.")
    kept: tuple[KeptPart, ...] = Field(
        (), alias="giữ nguyên", description="Phần ngoài nội dung giữ nguyên khi nhập văn bản cũ."
    )
    parent: Parent | None = Field(
        None, alias="kế hoạch gốc", description="Kế hoạch cấp trên mà kế hoạch này thực hiện."
    )
    conflicts: tuple[Conflict, ...] = Field(
        (),
        alias="xung đột",
        description="Chỗ cả hai bên cùng sửa khi tách lại; xử lý xong thì xóa.",
    )
    allowed: dict[Text, Text] = Field(
        default_factory=dict,
        alias="cho phép",
        description="Quy tắc được bỏ qua (mã hoặc tên) và lý do, ví dụ KH703: sản phẩm giao sau.",
    )

    @property
    def days(self) -> tuple[date, date]:
        """First and last day on which the plan may be issued: its day, or its whole year."""
        return self.day or date(self.year, 1, 1), self.reference_day

    @property
    def reference_day(self) -> date:
        """The day by which law is chosen: of issue, or the last of the year while it is blank."""
        return self.day or date(self.year, 12, 31)

    @field_validator("standard", mode="before")
    @classmethod
    def _fold_standard(cls, value: Any) -> Any:
        return canonical(value, ("nd30-2020", "tt01-2011", "hd36-2018", "hd05-2026"))

    @field_validator("urgency", "secrecy", mode="before")
    @classmethod
    def _fold_marks(cls, value: Any) -> Any:
        names = ("khẩn", "thượng khẩn", "hỏa tốc", "mật", "tối mật", "tuyệt mật")
        return canonical(value, names)

    @field_validator("levels", mode="before")
    @classmethod
    def _read_levels(cls, value: Any) -> Any:
        parts = value.replace("/", " ").split() if isinstance(value, str) else value
        if not isinstance(parts, list | tuple):
            return value
        bare = [str(part).strip().rstrip(".)") for part in parts]
        return [canonical(part, LEVELS) for part in bare if part not in ("-", "+")]
