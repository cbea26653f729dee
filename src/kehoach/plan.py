"""The model of a plan. This file is the glossary: Python names, Vietnamese keys as aliases.

Every model is frozen and refuses unknown keys. Text stands as typed (placeholders and all);
what it becomes in the document is the work of :mod:`kehoach.compose`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, Literal, get_args

from kehoach.fields import (
    AgencyNames,
    Amount,
    Cells,
    Day,
    Flag,
    Number,
    Rank,
    Score,
    Text,
    Texts,
    Year,
)
from kehoach.model import (
    Discriminator,
    Field,
    Reads,
    Shown,
    SpecModel,
    Tag,
    Unfit,
    field_validator,
    model_validator,
    spec_keys,
)
from kehoach.wording.folding import fold
from kehoach.wording.spans import BadMark, spans_of


class AgencyRef(SpecModel):
    """The agency that issues: a name of the register, or a name with its details."""

    shorthand: ClassVar[str] = "tên"

    name: Text = Field(alias="tên", description="Tên cơ quan ban hành, ví dụ UBND tỉnh Đắk Lắk.")
    short_name: Text | None = Field(
        None, alias="tên tắt", description="Tên gọi tắt trong văn bản, ví dụ Sở Nội vụ."
    )
    superior: Text | None = Field(
        None, alias="cấp trên", description="Cơ quan chủ quản trực tiếp, ví dụ UBND tỉnh Đắk Lắk."
    )
    symbol: Text | None = Field(
        None, alias="ký hiệu", description="Chữ viết tắt trong ký hiệu văn bản, ví dụ SNV."
    )
    place: Text | None = Field(None, alias="địa danh", description="Địa danh trên văn bản.")
    collective: Text | None = Field(
        None,
        alias="tập thể",
        description="Tập thể mà người ký thay mặt (TM.), ví dụ Ủy ban nhân dân.",
    )
    letterhead: Texts = Field(
        (), alias="tên in", description="Các dòng tên cơ quan ở đầu văn bản, nếu in khác tên."
    )


class LegalBasis(SpecModel):
    """One căn cứ: free text, or the parts of the act it cites (NĐ 30/2020, PL I, II.6.a)."""

    shorthand: ClassVar[str] = "văn bản"

    text: Text | None = Field(None, alias="văn bản", description="Cả câu căn cứ, viết tự do.")
    kind: Text | None = Field(
        None, alias="loại", description="Tên loại văn bản, ví dụ Nghị quyết, Quyết định."
    )
    number: Text | None = Field(
        None, alias="số", description="Số, ký hiệu, ví dụ 1149/QĐ-BNV. Luật, Pháp lệnh không ghi."
    )
    day: Day | None = Field(None, alias="ngày", description="Ngày ban hành văn bản.")
    issuer: Text | None = Field(None, alias="cơ quan", description="Cơ quan, người ban hành.")
    about: Text | None = Field(None, alias="trích yếu", description="Trích yếu nội dung.")

    @model_validator(mode="after")
    def _text_or_parts(self) -> LegalBasis:
        if bool(self.text) == bool(self.kind):
            raise Unfit("KH917")
        return self


class Standing(SpecModel):
    """A score and a rank in one year, reached or aimed at."""

    score: Score | None = Field(None, alias="điểm", description="Điểm số, ví dụ 83,87.")
    rank: Rank | None = Field(None, alias="hạng", description="Thứ hạng, ví dụ 33/63.")


class Aim(Standing):
    """What the index shall reach: a score, a rank, or steps up from last year."""

    score_up: Text | None = Field(
        None, alias="tăng điểm", description="Số điểm tăng thêm, ví dụ 2 hoặc 1,5-2."
    )
    rank_up: Text | None = Field(None, alias="tăng bậc", description="Số bậc tăng thêm, ví dụ 5-7.")
    text: Text | None = Field(None, alias="lời", description="Mục tiêu viết bằng lời.")


class Index(SpecModel):
    """An index (PAR INDEX, SIPAS, PAPI, PCI…) with its results by year."""

    name: Text | None = Field(None, alias="tên", description="Tên đầy đủ của chỉ số.")
    scale: Score | None = Field(None, alias="thang điểm", description="Điểm tối đa, ví dụ 100.")
    unit: Text | None = Field(
        None, alias="đơn vị", description="Đơn vị của điểm: điểm (mặc định) hoặc %."
    )
    results: dict[Year, Standing] = Field(
        default_factory=dict, alias="kết quả", description="Kết quả từng năm: điểm, hạng."
    )
    aim: Aim | None = Field(None, alias="mục tiêu", description="Mục tiêu của năm kế hoạch.")


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
        None, alias="nhóm", description="Tên nhóm in trên nhiệm vụ này trong bảng."
    )


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


class Signatory(SpecModel):
    """Who signs, and by what right (NĐ 30/2020, PL I, II.7.b; Điều 13)."""

    post: Text = Field(
        alias="chức vụ", description="Chức vụ của người đứng đầu, ví dụ Chủ tịch, Giám đốc."
    )
    name: Text | None = Field(
        None, alias="họ tên", description="Họ và tên; bỏ trống trong bản nháp."
    )
    on_behalf: Text | None = Field(
        None,
        alias="thay mặt",
        description="Tập thể được thay mặt (TM.); UBND được điền sẵn; viết “không” để bỏ.",
    )
    deputy: Text | None = Field(
        None, alias="ký thay", description="Chức vụ cấp phó ký thay (KT.), ví dụ Phó Chủ tịch."
    )
    by_order: Text | None = Field(
        None, alias="thừa lệnh", description="Chức vụ người ký thừa lệnh (TL.)."
    )
    by_mandate: Text | None = Field(
        None, alias="thừa ủy quyền", description="Chức vụ người ký thừa ủy quyền (TUQ.)."
    )
    acting: Flag = Field(False, alias="quyền", description="Được giao quyền cấp trưởng (Q.).")
    other_post: Text | None = Field(
        None, alias="chức vụ khác", description="Chức vụ khác, ghi phía trên họ tên."
    )


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


class Parent(SpecModel):
    """The plan of the level above that a sub-plan carries out."""

    title: Text = Field(alias="kế hoạch", description="Trích yếu của kế hoạch cấp trên.")
    agency: Text = Field(alias="cơ quan", description="Cơ quan ban hành kế hoạch cấp trên.")
    year: Year = Field(alias="năm", description="Năm của kế hoạch cấp trên.")
    number: Text | None = Field(
        None, alias="số", description="Số, ký hiệu; bỏ trống khi kế hoạch cấp trên còn dự thảo."
    )
    day: Day | None = Field(None, alias="ngày", description="Ngày ban hành kế hoạch cấp trên.")


class Conflict(SpecModel):
    """What both the agency and the plan above changed; a person settles it and deletes it."""

    place: Text = Field(alias="tại", description="Chỗ trong đặc tả, ví dụ nhiệm vụ tt-1, thời hạn.")
    ours: Text | None = Field(None, alias="bản này", description="Lời của đặc tả này.")
    theirs: Text | None = Field(
        None, alias="cấp trên", description="Lời mới theo kế hoạch cấp trên."
    )


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


def canonical(value: Any, names: tuple[str, ...], strict: bool = False) -> Any:
    """Return the member of ``names`` that ``value`` folds to, else ``value`` itself.

    With ``strict`` an unknown text is refused, naming what is possible.
    """
    if not isinstance(value, str):
        return value
    exact = next((name for name in names if name == value), None)
    found = exact or next((name for name in names if fold(name) == fold(value)), None)
    if found is None and strict:
        raise Unfit("KH910", value=value, choices="; ".join(names))
    return value if found is None else found
