"""The model of an office's register (``danh-muc.yaml``): Vietnamese keys, Python names."""

from __future__ import annotations

import re
from typing import Any

from kehoach.fields import AgencyNames, Day, Text, Texts
from kehoach.model import Field, SpecModel, Unfit, field_validator
from kehoach.plan import canonical

_CODE = re.compile(r"[A-Z0-9]+(?:\.[A-Z0-9]+)*")
KINDS = (
    "sở",
    "ban",
    "phòng",
    "đơn vị",
    "xã",
    "phường",
    "đặc khu",
    "thị trấn",
    "huyện",
    "quận",
    "thị xã",
    "thành phố",
    "tỉnh",
    "ngành dọc",
    "đoàn thể",
)


class AgencyRow(SpecModel):
    """An agency under one name: its forms, what it needs to issue, the days of the name."""

    name: Text = Field(alias="tên", description="Tên đầy đủ của cơ quan.")
    short_name: Text | None = Field(
        None, alias="tên tắt", description="Tên gọi tắt trong văn bản, ví dụ Sở Nội vụ."
    )
    abbreviation: Text | None = Field(
        None, alias="viết tắt", description="Chữ viết tắt, ví dụ SNV."
    )
    also: Texts = Field((), alias="tên khác", description="Các cách gọi khác.")
    symbol: Text | None = Field(
        None, alias="ký hiệu", description="Chữ trong ký hiệu văn bản; bỏ trống thì lấy `viết tắt`."
    )
    kind: Text | None = Field(
        None, alias="loại", description="Sở, phòng, xã, phường…; bỏ trống thì đoán theo tên."
    )
    superior: Text | None = Field(
        None, alias="cấp trên", description="Cơ quan chủ quản trực tiếp, có trong danh mục."
    )
    place: Text | None = Field(None, alias="địa danh", description="Địa danh trên văn bản.")
    collective: Text | None = Field(
        None, alias="tập thể", description="Tập thể mà người ký thay mặt (TM.)."
    )
    code: Text | None = Field(
        None,
        alias="mã định danh",
        description="Mã định danh điện tử của cơ quan, ví dụ H01.151; dùng đặt tên tệp.",
    )
    start: Day | None = Field(None, alias="từ", description="Ngày đầu mang tên này.")
    end: Day | None = Field(None, alias="đến", description="Ngày cuối mang tên này.")
    becomes: AgencyNames = Field((), alias="thay bằng", description="Cơ quan thay thế.")
    split: AgencyNames = Field(
        (), alias="chia cho", description="Các cơ quan nhận nhiệm vụ, khi nhiệm vụ bị chia."
    )
    before: AgencyNames = Field((), alias="trước là", description="Tên trước ngày bắt đầu.")
    act: Text | None = Field(None, alias="theo", description="Văn bản quy định việc đổi tên.")

    @field_validator("kind", mode="before")
    @classmethod
    def _fold_kind(cls, value: Any) -> Any:
        return canonical(value, KINDS, strict=True)

    @field_validator("code")
    @classmethod
    def _read_code(cls, value: str | None) -> str | None:
        if value is not None and not _CODE.fullmatch(value):
            raise Unfit("KH1009", value=value)
        return value


class SignerRow(SpecModel):
    """Who held a post, and when."""

    agency: Text = Field(alias="cơ quan", description="Cơ quan của người ký.")
    name: Text = Field(alias="họ tên", description="Họ và tên.")
    post: Text = Field(alias="chức vụ", description="Chức vụ, ví dụ Giám đốc.")
    start: Day | None = Field(None, alias="từ", description="Ngày đầu giữ chức vụ.")
    end: Day | None = Field(None, alias="đến", description="Ngày cuối giữ chức vụ.")


class GroupRow(SpecModel):
    """A name for many agencies: its members by name, by kind, or both."""

    name: Text = Field(alias="tên", description="Tên nhóm, ví dụ các sở, ban, ngành.")
    also: Texts = Field((), alias="tên khác", description="Các cách gọi khác.")
    members: AgencyNames = Field((), alias="gồm", description="Tên các cơ quan, nhóm trong nhóm.")
    kinds: Texts = Field((), alias="loại", description="Mọi cơ quan thuộc các loại này.")
    start: Day | None = Field(None, alias="từ", description="Ngày đầu của nhóm.")
    end: Day | None = Field(None, alias="đến", description="Ngày cuối của nhóm.")

    @field_validator("kinds", mode="before")
    @classmethod
    def _fold_kinds(cls, value: Any) -> Any:
        values = value if isinstance(value, list) else [value]
        return [canonical(one, KINDS, strict=True) for one in values]


class AmendmentRow(SpecModel):
    """An act that changed another."""

    shorthand = "văn bản"

    by: Text = Field(alias="văn bản", description="Văn bản sửa đổi.")
    start: Day | None = Field(None, alias="từ", description="Ngày việc sửa đổi có hiệu lực.")


class ActRow(SpecModel):
    """An act that plans cite, with what is known of its days in force."""

    kind: Text = Field(alias="loại", description="Tên loại, ví dụ Quyết định.")
    number: Text | None = Field(None, alias="số", description="Số, ký hiệu, ví dụ 12/QĐ-UBND.")
    day: Day | None = Field(None, alias="ngày", description="Ngày ban hành.")
    issuer: Text | None = Field(None, alias="cơ quan", description="Cơ quan ban hành.")
    about: Text | None = Field(None, alias="trích yếu", description="Trích yếu nội dung.")
    start: Day | None = Field(None, alias="hiệu lực từ", description="Ngày bắt đầu có hiệu lực.")
    end: Day | None = Field(None, alias="hiệu lực đến", description="Ngày cuối còn hiệu lực.")
    replaced_by: Text | None = Field(None, alias="thay bằng", description="Văn bản thay thế.")
    amended: tuple[AmendmentRow, ...] = Field(
        (), alias="sửa bởi", description="Các văn bản sửa đổi, bổ sung."
    )

    @field_validator("amended", mode="before")
    @classmethod
    def _one_or_more(cls, value: Any) -> Any:
        return value if isinstance(value, list | tuple) else [value]


class RegisterFile(SpecModel):
    """An office's register as it is written."""

    province: Text | None = Field(
        None, alias="tỉnh", description="Tỉnh, thành phố của cơ quan, ví dụ tỉnh Đắk Lắk."
    )
    agencies: tuple[AgencyRow, ...] = Field((), alias="cơ quan", description="Các cơ quan.")
    signers: tuple[SignerRow, ...] = Field((), alias="người ký", description="Người giữ chức vụ.")
    groups: tuple[GroupRow, ...] = Field((), alias="nhóm", description="Tên gọi chung.")
    acts: tuple[ActRow, ...] = Field((), alias="văn bản", description="Văn bản thường căn cứ.")
