"""Tables of a plan: made from it by name, or given cell by cell."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from kehoach.fields import Cells, Number, Text
from kehoach.model import (
    Discriminator,
    Field,
    SpecModel,
    Tag,
    Unfit,
    field_validator,
    model_validator,
)
from kehoach.plan.words import canonical
from kehoach.wording.spans import BadMark, spans_of


class FreeTable(SpecModel):
    """A table given cell by cell."""

    columns: Cells = Field(alias="cột", description="Tên các cột.")
    rows: tuple[Cells, ...] = Field(
        alias="hàng",
        description=(
            "Các hàng; mỗi hàng đủ số cột. Ô viết < là gộp với ô bên trái, ^ là gộp với ô bên trên."
        ),
    )
    widths: tuple[Number, ...] = Field(
        (), alias="rộng", description="Tỷ lệ bề rộng các cột, ví dụ [1, 4, 2]."
    )
    title: Text | None = Field(None, alias="tên", description="Tên bảng, in phía trên bảng.")

    @model_validator(mode="after")
    def _rectangular(self) -> FreeTable:
        count = len(self.columns)
        for number, row in enumerate(self.rows, 1):
            if len(row) != count:
                cells = str(len(row))
                raise Unfit("KH918", row=str(number), cells=cells, columns=str(count))
        if self.widths and len(self.widths) != count:
            raise Unfit("KH919", columns=str(count))
        try:
            spans_of((self.columns, *self.rows))
        except BadMark as bad:
            raise Unfit("KH1100", row=str(bad.row), column=str(bad.column + 1)) from None
        return self


TableName = Literal[
    "nhiệm vụ", "nhiệm vụ theo cơ quan", "chỉ tiêu", "chỉ số", "kinh phí", "phân công"
]
TABLE_NAMES: tuple[TableName, ...] = (
    "nhiệm vụ",
    "nhiệm vụ theo cơ quan",
    "chỉ tiêu",
    "chỉ số",
    "kinh phí",
    "phân công",
)


AnyTable = Annotated[
    Annotated[TableName, Tag("#tên")] | Annotated[FreeTable, Tag("#tự do")],
    Discriminator(lambda data: "#tự do" if isinstance(data, dict) else "#tên"),
]


class TableBlock(SpecModel):
    """A table made from the plan, or a free one."""

    table: AnyTable = Field(
        alias="bảng",
        description=(
            "Bảng lập từ kế hoạch: nhiệm vụ (theo lĩnh vực), nhiệm vụ theo cơ quan, chỉ tiêu, "
            "chỉ số, kinh phí, phân công (nhiệm vụ × cơ quan); hoặc bảng tự do có cột và hàng."
        ),
    )

    @field_validator("table", mode="before")
    @classmethod
    def _known_table(cls, value: Any) -> Any:
        if isinstance(value, str):
            return canonical(value, TABLE_NAMES, strict=True)
        return value
