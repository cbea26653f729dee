"""Field types of the model: each reads what people type and says what it could not read."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from kehoach.model import Reads, Shown, Unfit
from kehoach.wording.dates import looks_like_date, parse_date
from kehoach.wording.folding import fold
from kehoach.wording.numbers import parse_decimal, parse_money


def read_text(value: Any) -> Any:
    """Return the text in NFC without outer space; numbers become text as typed."""
    if value.__class__ is str and (text := unicodedata.normalize("NFC", value).strip()):
        return text
    if isinstance(value, dict) and len(value) == 1:
        ((key, inner),) = value.items()
        if isinstance(inner, str):
            value = f"{key}: {inner}"
    if value is None:
        raise Unfit("KH912")
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal | date):
        raise Unfit("KH911", got=kind_of(value))
    text = unicodedata.normalize("NFC", str(value)).strip()
    if not text:
        raise Unfit("KH912")
    return text


def kind_of(value: Any) -> str:
    """Name the kind of a raw value, as a key of the message catalog."""
    if value is None:
        return "trống"
    if isinstance(value, dict):
        return "nhóm khóa"
    return "danh sách" if isinstance(value, list | tuple) else "giá trị"


def read_cell(value: Any) -> Any:
    """Return the text of a table cell; a cell may be empty."""
    empty = value is None or (isinstance(value, str) and not value.strip())
    return "" if empty else read_text(value)


def read_texts(value: Any) -> Any:
    """Return a list of texts; one text alone is a list of one."""
    return value if isinstance(value, list | tuple) else [value]


_CONTINUES = re.compile(
    r"(?:các )?(?:ban|ngành|đoàn thể|địa phương|đơn vị|tổ chức|hội|thị xã|thành phố|phường|"
    r"thị trấn|đặc khu)(?: .*)?"
)
"""Second members of one name: ``các sở, ban, ngành``, ``UBND các xã, phường, đặc khu``."""


def read_names(value: Any) -> Any:
    """Return a list of agency names; ``A; B`` in one text is two names.

    In ``[các sở, ban, ngành]`` YAML sees three items where the writer means one name.
    """
    if not isinstance(value, str | list):
        return value
    names: list[Any] = []
    for one in [value] if isinstance(value, str) else value:
        if not isinstance(one, str):
            names.append(one)
        elif names and isinstance(names[-1], str) and _CONTINUES.fullmatch(one.strip()):
            names[-1] = f"{names[-1]}, {one.strip()}"
        else:
            names += [part.strip() for part in one.split(";") if part.strip()]
    return names


def read_day(value: Any) -> Any:
    """Return a date from what people type."""
    if isinstance(value, date):
        return value
    text = str(value).strip() if isinstance(value, str) else ""
    if found := parse_date(text):
        return found
    code = "KH914" if looks_like_date(text) else "KH913"
    raise Unfit(code, value=text or kind_of(value))


def read_number(value: Any) -> Any:
    """Return a whole number from 1 to 99999."""
    text = str(value).strip()
    if isinstance(value, bool) or not re.fullmatch(r"0*[1-9]\d{0,4}", text):
        raise Unfit("KH915", value=_shown(value))
    return int(text)


def read_year(value: Any) -> Any:
    """Return a year from 1945 to 2999."""
    text = str(value).strip()
    if isinstance(value, bool) or not re.fullmatch(r"1[9]\d\d|2\d{3}", text):
        raise Unfit("KH916", value=_shown(value))
    return int(text)


def read_score(value: Any) -> Any:
    """Return a score written with a comma or a point."""
    if isinstance(value, Decimal):
        return value
    number = parse_decimal(str(value).strip().rstrip("%").strip())
    if isinstance(value, bool | dict | list) or number is None:
        raise Unfit("KH921", value=_shown(value))
    return number


def read_rank(value: Any) -> Any:
    """Return (place, of how many or 0) from ``33/63`` or ``33``."""
    if isinstance(value, tuple):
        return value
    match = re.fullmatch(r"(\d{1,4})(?:\s*/\s*(\d{1,4}))?", str(value).strip())
    if not match:
        raise Unfit("KH922", value=_shown(value))
    place, total = int(match[1]), int(match[2] or 0)
    if place < 1 or (total and place > total):
        raise Unfit("KH923", value=_shown(value))
    return place, total


def read_flag(value: Any) -> Any:
    """Return a yes or no in Vietnamese or YAML words."""
    if isinstance(value, bool):
        return value
    answer = {"co": True, "true": True, "yes": True, "khong": False, "false": False, "no": False}
    if not isinstance(value, str) or fold(value) not in answer:
        raise Unfit("KH924", value=_shown(value))
    return answer[fold(value)]


def read_amount(value: Any) -> Any:
    """Return the text of an amount of money, refusing what is no amount."""
    text = read_text(value)
    if parse_money(text) is None:
        raise Unfit("KH925", value=text)
    return text


def _shown(value: Any) -> str:
    return str(value) if isinstance(value, str | int | float) else kind_of(value)


def _schema(*kinds: str) -> Shown:
    return Shown({"type": list(kinds) if len(kinds) > 1 else kinds[0]})


Text = Annotated[str, Reads(read_text), _schema("string", "number")]
_ONE_OR_MORE = Shown(
    {
        "anyOf": [
            {"type": ["string", "number"]},
            {"type": "array", "items": {"type": ["string", "number"]}},
        ]
    }
)
Texts = Annotated[tuple[Text, ...], Reads(read_texts), _ONE_OR_MORE]
Cell = Annotated[str, Reads(read_cell), _schema("string", "number", "null")]
Cells = Annotated[tuple[Cell, ...], Reads(read_texts)]
AgencyNames = Annotated[tuple[Text, ...], Reads(read_names), _ONE_OR_MORE]
Day = Annotated[date, Reads(read_day), _schema("string")]
Number = Annotated[int, Reads(read_number), _schema("integer", "string")]
Year = Annotated[int, Reads(read_year), _schema("integer", "string")]
Score = Annotated[Decimal, Reads(read_score), _schema("number", "string")]
Rank = Annotated[tuple[int, int], Reads(read_rank), _schema("string", "integer")]
Flag = Annotated[bool, Reads(read_flag), _schema("string", "boolean")]
Amount = Annotated[str, Reads(read_amount), _schema("string", "number")]
