"""Targets and tasks: what is to be reached and done, by whom, until when."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from kehoach.fields import AgencyNames, Amount, Text, Texts
from kehoach.model import Field, SpecModel, field_validator
from kehoach.plan.words import canonical


class Target(SpecModel):
    """A target: what is measured, the value to reach, where it stands."""

    shorthand: ClassVar[str] = "chỉ tiêu"

    text: Text = Field(alias="chỉ tiêu", description="Nội dung chỉ tiêu.")
    code: Text | None = Field(None, alias="mã", description="Mã giữ nguyên qua các năm.")
    value: Text | None = Field(None, alias="mục tiêu", description="Giá trị phải đạt.")
    baseline: Text | None = Field(
        None, alias="hiện trạng", description="Giá trị của năm trước, ví dụ 93%."
    )
    origin: Text | None = Field(
        None, alias="gốc", description="Mã hoặc lời của chỉ tiêu này trong kế hoạch cấp trên."
    )
    lead: AgencyNames = Field((), alias="chủ trì", description="Cơ quan chịu trách nhiệm.")


class Funding(SpecModel):
    """Money for a task."""

    shorthand: ClassVar[str] = "số tiền"

    amount: Amount = Field(alias="số tiền", description="Số tiền, ví dụ 350 triệu đồng.")
    source: Text | None = Field(None, alias="nguồn", description="Nguồn kinh phí.")


class Task(SpecModel):
    """A task: what is done, by whom, with whom, until when, with what product."""

    what: Text = Field(alias="việc", description="Nội dung nhiệm vụ.")
    code: Text | None = Field(
        None, alias="mã", description="Mã giữ nguyên từ năm này sang năm khác."
    )
    lead: AgencyNames = Field(
        (), alias="chủ trì", description="Cơ quan chủ trì; nhiều cơ quan thì viết thành danh sách."
    )
    support: AgencyNames = Field((), alias="phối hợp", description="Cơ quan phối hợp.")
    deadline: Text | None = Field(
        None,
        alias="thời hạn",
        description=(
            "Ngày (10/12/2026), trước ngày 10/12, tháng 6, quý IV, 6 tháng đầu năm, thường xuyên, "
            "hằng năm, từ tháng 3 đến tháng 10."
        ),
    )
    measure: Text | None = Field(None, alias="chỉ tiêu", description="Thước đo, ví dụ 100%.")
    product: Text | None = Field(None, alias="sản phẩm", description="Sản phẩm, kết quả.")
    funding: Funding | None = Field(None, alias="kinh phí", description="Kinh phí thực hiện.")
    note: Text | None = Field(None, alias="ghi chú", description="Ghi chú trong bảng.")
    steps: Texts = Field((), alias="gạch", description="Các ý chi tiết của nhiệm vụ.")
    origin: Text | None = Field(
        None, alias="gốc", description="Mã của nhiệm vụ này trong kế hoạch cấp trên."
    )
    group: Text | None = Field(
        None,
        alias="nhóm",
        description=(
            "Tên nhóm in trên nhiệm vụ này trong bảng nhiệm vụ; các nhiệm vụ sau cũng thuộc nhóm "
            "này cho đến nhóm kế tiếp."
        ),
    )


class Targets(SpecModel):
    """A list of targets."""

    items: tuple[Target, ...] = Field(alias="chỉ tiêu", description="Các chỉ tiêu của kế hoạch.")


TASK_COLUMNS = (
    "STT", "việc", "chỉ tiêu", "chủ trì", "phối hợp", "thời hạn", "sản phẩm", "kinh phí",
    "ghi chú",
)  # fmt: skip
"""Columns of a table of tasks, by what they hold."""


class Tasks(SpecModel):
    """A list of tasks and how they are set out."""

    items: tuple[Task, ...] = Field(alias="nhiệm vụ", description="Các nhiệm vụ.")
    layout: Literal["liệt kê", "theo cơ quan", "bảng", "trong phụ lục"] = Field(
        "liệt kê",
        alias="trình bày",
        description=(
            "Cách trình bày: liệt kê (từng nhiệm vụ), theo cơ quan (gộp theo cơ quan chủ trì), "
            "bảng, hoặc trong phụ lục (chỉ hiện ở bảng của phụ lục)."
        ),
    )

    columns: dict[Text, Text] = Field(
        default_factory=dict,
        alias="tên cột",
        description=(
            "Tên và thứ tự các cột khi trình bày bảng: STT, việc, chỉ tiêu, chủ trì, phối hợp, "
            "thời hạn, sản phẩm, kinh phí, ghi chú; để trống thì theo mẫu."
        ),
    )

    @field_validator("columns", mode="before")
    @classmethod
    def _known_columns(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {
            canonical(str(key), TASK_COLUMNS, strict=True): title for key, title in value.items()
        }

    @field_validator("layout", mode="before")
    @classmethod
    def _fold_layout(cls, value: Any) -> Any:
        return canonical(value, ("liệt kê", "theo cơ quan", "bảng", "trong phụ lục"))
