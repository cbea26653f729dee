"""What stands round the text of a plan: who issues it, on what ground, who signs, the indices."""

from __future__ import annotations

from typing import ClassVar

from kehoach.fields import Day, Flag, Rank, Score, Text, Texts, Year
from kehoach.model import Field, SpecModel, Unfit, model_validator


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
