"""The text of a plan: sections, and the blocks that stand in them."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, get_args

from kehoach.fields import Text, Texts
from kehoach.model import (
    Discriminator,
    Field,
    Reads,
    SpecModel,
    Tag,
    Unfit,
    field_validator,
    model_validator,
    spec_keys,
)
from kehoach.plan.tables import TableBlock
from kehoach.plan.tasks import Targets, Tasks
from kehoach.plan.words import canonical
from kehoach.wording.folding import fold


class Item(SpecModel):
    """One item of a list, with what stands under it."""

    shorthand: ClassVar[str] = "đoạn"

    text: Text = Field(alias="đoạn", description="Lời của ý này.")
    label: Text | None = Field(None, alias="nhãn", description="Nhãn để nơi khác dẫn tới.")
    number: Text | None = Field(
        None, alias="số", description="Số gõ sẵn, khi khác số tính theo thứ tự: 1), A., 5."
    )
    points: Items = Field((), alias="điểm", description="Các điểm a), b), c), d), đ)…")
    dashes: Items = Field((), alias="gạch", description="Các gạch đầu dòng.")
    pluses: Items = Field((), alias="cộng", description="Các ý nhỏ đánh dấu +.")


def _one_text(data: Any) -> Any:
    """A list item such as ``Lưu: VT, NC`` is a mapping to YAML, but a text to its writer."""
    if isinstance(data, dict) and len(data) == 1:
        ((key, value),) = data.items()
        if isinstance(value, str) and fold(str(key)) not in spec_keys(Item):
            return f"{key}: {value}"
    return data


Items = tuple[Annotated[Item, Reads(_one_text)], ...]


class Paragraph(SpecModel):
    """A paragraph of running text."""

    shorthand: ClassVar[str] = "đoạn"

    text: Text = Field(alias="đoạn", description="Một đoạn văn; có thể viết thẳng là chữ.")


class Clauses(SpecModel):
    """Khoản without titles: 1. 2. 3."""

    items: Items = Field(alias="khoản", description="Các khoản không có tiêu đề: 1. 2. 3.")


class Points(SpecModel):
    """Điểm: a) b) c) d) đ) e) g)…"""

    items: Items = Field(alias="điểm", description="Các điểm a), b), c), d), đ), e), g)…")


class Dashes(SpecModel):
    """Dashes, with ``+`` one level down."""

    items: Items = Field(alias="gạch", description="Các gạch đầu dòng “-”, dưới nữa là “+”.")


class Duty(SpecModel):
    """What one agency does to carry the plan out."""

    agency: Text = Field(alias="cơ quan", description="Cơ quan được giao.")
    work: Items = Field((), alias="việc", description="Các việc được giao.")


AnyDuties = Annotated[
    Annotated[Literal["theo cơ quan"], Tag("#tên")] | Annotated[tuple[Duty, ...], Tag("#tự do")],
    Discriminator(lambda data: "#tên" if isinstance(data, str) else "#tự do"),
]


class Duties(SpecModel):
    """Organisation of implementation: written from the tasks, or given."""

    duties: AnyDuties = Field(
        alias="phân công",
        description="“theo cơ quan”: viết từ các nhiệm vụ; hoặc danh sách cơ quan và việc.",
    )
    more: tuple[Duty, ...] = Field(
        (), alias="thêm", description="Việc thêm cho từng cơ quan, ngoài các nhiệm vụ."
    )

    @field_validator("duties", mode="before")
    @classmethod
    def _fold_duties(cls, value: Any) -> Any:
        if isinstance(value, str):
            return canonical(value, ("theo cơ quan",), strict=True)
        return value


class Kept(SpecModel):
    """Lines kept word for word because nothing told what they are."""

    lines: Texts = Field(alias="giữ nguyên", description="Các dòng giữ nguyên từng chữ.")


class Section(SpecModel):
    """A section with a title; its number is computed from its place."""

    title: Text = Field(alias="mục", description="Tiêu đề của mục; không gõ số thứ tự.")
    label: Text | None = Field(
        None, alias="nhãn", description="Nhãn; nơi khác viết {xem nhãn} để dẫn tới mục này."
    )
    number: Text | None = Field(
        None, alias="số", description="Số gõ sẵn, khi khác số tính theo thứ tự: A., III., 1)."
    )
    body: Blocks = Field((), alias="nội dung", description="Các khối nội dung của mục.")

    @model_validator(mode="before")
    @classmethod
    def _gather_body(cls, data: Any) -> Any:
        return gather_body(cls, data)


Block = Annotated[
    Annotated[Section, Tag("#mục")]
    | Annotated[Paragraph, Tag("#đoạn")]
    | Annotated[Clauses, Tag("#khoản")]
    | Annotated[Points, Tag("#điểm")]
    | Annotated[Dashes, Tag("#gạch")]
    | Annotated[Targets, Tag("#chỉ tiêu")]
    | Annotated[Tasks, Tag("#nhiệm vụ")]
    | Annotated[TableBlock, Tag("#bảng")]
    | Annotated[Duties, Tag("#phân công")]
    | Annotated[Kept, Tag("#giữ nguyên")],
    Discriminator(lambda data: (tag := block_tag(data)) and f"#{tag}"),
]
Blocks = tuple[Block, ...]

BLOCK_TYPES: dict[str, type[SpecModel]] = {
    "mục": Section,
    "đoạn": Paragraph,
    "khoản": Clauses,
    "điểm": Points,
    "gạch": Dashes,
    "chỉ tiêu": Targets,
    "nhiệm vụ": Tasks,
    "bảng": TableBlock,
    "phân công": Duties,
    "giữ nguyên": Kept,
}
_TAGS = {fold(tag): tag for tag in BLOCK_TYPES}


def block_tag(data: Any) -> str | None:
    """Return the kind of a block by the key it carries; ``None`` when no key tells."""
    if isinstance(data, str):
        return "đoạn"
    if isinstance(data, dict):
        keys = set(map(fold, map(str, data)))
        return next((tag for key, tag in _TAGS.items() if key in keys), None)
    return next((tag for tag, model in BLOCK_TYPES.items() if isinstance(data, model)), None)


def gather_body(model: type[SpecModel], data: Any) -> Any:
    """Gather blocks written straight under a section (``điểm: […]``) into its body, in order."""
    if not isinstance(data, dict):
        return data
    own: dict[Any, Any] = {}
    options: dict[Any, Any] = {}
    gathered: list[dict[Any, Any]] = []
    for key, value in data.items():
        folded = fold(str(key))
        if folded in spec_keys(model):
            own[key] = value
        elif folded in _TAGS:
            if any(_TAGS[folded] in block for block in gathered):
                raise Unfit("KH907", key=str(key))
            gathered.append({_TAGS[folded]: value})
        else:
            options[key] = value
    for key, value in options.items():
        (_option_owner(fold(str(key)), gathered) or own)[key] = value
    body = next((key for key in own if fold(str(key)) == "noidung"), None)
    if gathered and body is not None:
        raise Unfit("KH920", key=str(next(iter(gathered[0]))))
    if gathered:
        own["nội dung"] = gathered
    return own


def _option_owner(folded: str, gathered: list[dict[Any, Any]]) -> dict[Any, Any] | None:
    """Return the gathered block that has an option of this name (``trình bày`` of tasks)."""
    owners = (block for block in gathered if folded in spec_keys(BLOCK_TYPES[next(iter(block))]))
    return next(owners, None)


class Appendix(SpecModel):
    """An appendix: it starts a page and numbers its own pages."""

    title: Text = Field(alias="tên", description="Tên phụ lục.")
    label: Text | None = Field(None, alias="nhãn", description="Nhãn để dẫn tới phụ lục.")
    number: Text | None = Field(
        None,
        alias="số",
        description="Số phụ lục gõ sẵn, khi khác số tính theo thứ tự; “không” để bỏ dòng này.",
    )
    enclosed: Text | None = Field(
        None,
        alias="kèm theo",
        description="Dòng (Kèm theo …) viết sẵn, khi khác dòng dựng từ số và ngày; “không” để bỏ.",
    )
    paper: Literal["dọc", "ngang"] = Field(
        "dọc", alias="khổ", description="Khổ giấy: dọc hoặc ngang."
    )
    body: Blocks = Field((), alias="nội dung", description="Các khối nội dung của phụ lục.")

    @model_validator(mode="before")
    @classmethod
    def _gather_body(cls, data: Any) -> Any:
        return gather_body(cls, data)

    @field_validator("paper", mode="before")
    @classmethod
    def _fold_paper(cls, value: Any) -> Any:
        return canonical(value, ("dọc", "ngang"))


KeptBlock = Annotated[
    Annotated[Kept, Tag("#giữ nguyên")] | Annotated[TableBlock, Tag("#bảng")],
    Discriminator(lambda data: (tag := block_tag(data)) and f"#{tag}"),
]
KeptPlace = Literal["đầu văn bản", "trước căn cứ", "sau phần ký", "đầu trang", "chân trang"]


class KeptPart(SpecModel):
    """What stands outside the text proper and was not understood, with its place."""

    place: KeptPlace = Field(
        alias="vị trí",
        description=(
            "Chỗ in: đầu văn bản, trước căn cứ (dưới trích yếu), sau phần ký; đầu trang hoặc chân "
            "trang (lặp lại trên mọi trang)."
        ),
    )
    body: tuple[KeptBlock, ...] = Field(
        alias="nội dung", description="Các dòng giữ nguyên và bảng tự do."
    )

    @field_validator("place", mode="before")
    @classmethod
    def _fold_place(cls, value: Any) -> Any:
        return canonical(value, get_args(KeptPlace))
