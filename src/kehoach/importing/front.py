"""The letterhead, number, day, title and căn cứ of a document → keys of a spec."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kehoach.anatomy import Anatomy, Piece
from kehoach.anatomy.bases import parts_of
from kehoach.importing.citing import cited
from kehoach.importing.marked import clean, escaped
from kehoach.importing.notes import Note
from kehoach.importing.outline import Outline, styled
from kehoach.plan import AgencyRef
from kehoach.reading.document import Paragraph
from kehoach.registry import Issuer, is_party, resolve
from kehoach.registry.provinces import committee_of
from kehoach.standards import in_force
from kehoach.text.endings import without_end
from kehoach.wording.folding import fold

TO_FILL = "…"
"""Stands where the document says nothing and a plan must say something."""
_YEAR = re.compile(r"(?<![\d/.])((?:19|20)\d\d)(?![\d/])")
_NUMBER = re.compile(r"(?:Số|số)?\s*:?\s*(\d*)[\s._…]*[/\-]\s*(\S.*)$")
_DAY = re.compile(r"(?P<place>.*?),?\s*ngày\D*?(?P<d>\d*)\s*tháng\D*?(?P<m>\d*)\s*năm\D*(?P<y>\d*)")
_OPENS = ("thực hiện", "theo", "xét", "trên cơ sở")


@dataclass
class Front:
    """Keys found, guesses made about them."""

    keys: dict[str, Any] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def guess(self, key: str, value: Any, reason: str, english: str) -> None:
        """Set a key whose value the document does not say outright."""
        self.keys[key] = value
        self.notes.append(Note((key,), "đoán", reason, english))


def front_of(anatomy: Anatomy, outline: Outline) -> Front:
    """Return the keys that the front of a document fills."""
    front = Front()
    _title(front, anatomy, outline)
    found = _day_parts(anatomy, outline)
    _year(front, anatomy, found)
    _day(front, found)
    _agency(front, anatomy, outline, found)
    _marks(front, anatomy, outline)
    if outline.bases:
        party = is_party(AgencyRef.model_validate(front.keys["cơ quan"]))
        texts = [text for one in outline.bases for text in bases_of(one)]
        front.keys["căn cứ"] = [text if party else cited(text) or text for text in texts]
    return front


def text_of(anatomy: Anatomy, outline: Outline, style: str, piece: Piece | None) -> str:
    """Return the text of a component: by its style in our own documents, else as recognised."""
    if outline.own:
        return clean(" ".join(one.text for one in styled(anatomy, style)))
    return clean(piece.text) if piece else ""


def _title(front: Front, anatomy: Anatomy, outline: Outline) -> None:
    title = text_of(anatomy, outline, "KHTrichYeu", anatomy.trich_yeu)
    kind = text_of(anatomy, outline, "KHTenLoai", anatomy.ten_loai)
    if title:
        front.keys["kế hoạch"] = escaped(title)
    else:
        reason = ("chưa thấy trích yếu trong văn bản", "no subject was found")
        front.guess("kế hoạch", TO_FILL, *reason)
    if not kind:
        front.guess("tên loại", "không", "chưa thấy tên loại", "no name of the kind of document")
    elif kind.upper() != "KẾ HOẠCH":
        front.keys["tên loại"] = escaped(kind.upper())


@dataclass(frozen=True)
class _Day:
    """Place, day, month and year as written; empty where blank."""

    place: str = ""
    day: str = ""
    month: str = ""
    year: str = ""

    @property
    def whole(self) -> date | None:
        try:
            return date(int(self.year), int(self.month), int(self.day))
        except ValueError:
            return None


def _day_parts(anatomy: Anatomy, outline: Outline) -> _Day:
    if not outline.own:
        found = anatomy.place_and_day
        if found is None:
            return _Day()
        texts = (found.day_text, found.month_text, found.year_text)
        return _Day(clean(found.place), *(text if text.isdigit() else "" for text in texts))
    match = _DAY.match(text_of(anatomy, outline, "KHDiaDanh", None))
    return _Day(clean(match["place"]), match["d"], match["m"], match["y"]) if match else _Day()


def _year(front: Front, anatomy: Anatomy, found: _Day) -> None:
    """Find the plan's year: in its title, else that of its day, else the latest it names."""
    written = int(found.year) if len(found.year) == 4 else 0
    named = [int(one) for one in _YEAR.findall(front.keys["kế hoạch"])]
    near = [one for one in named if not written or abs(one - written) <= 1]
    if near:
        front.keys["năm"] = near[-1]
    elif written:
        front.guess("năm", written, "theo năm ban hành", "the year of issue")
    else:
        every = [int(one) for one in _YEAR.findall(anatomy.document.text)]
        year = max((one for one in every if one < 2100), default=2000)
        front.guess("năm", year, "năm lớn nhất có trong văn bản", "the latest year in the text")


def _day(front: Front, found: _Day) -> None:
    if day := found.whole:
        front.keys["ngày"] = day
    elif len(found.year) == 4 and (found.month or int(found.year) != front.keys["năm"]):
        month = f"{int(found.month)}/" if found.month else ""
        front.keys["tháng"] = f"{month}{found.year}"


def _agency(front: Front, anatomy: Anatomy, outline: Outline, day: _Day) -> None:
    superior = text_of(anatomy, outline, "KHChuQuan", anatomy.co_quan_chu_quan)
    lines = _lines(anatomy, outline)
    number, symbol = _number(anatomy, outline)
    if number:
        front.keys["số"] = number
    own = symbol.partition("-")[2] if symbol.startswith("KH-") else ""
    own = symbol.rpartition("/")[2] if symbol.startswith("KH/") else own
    agency, note = _named(anatomy, outline, superior, lines)
    agency = _resolved(front, agency, own or symbol, day.place, lines)
    front.keys["cơ quan"] = agency
    if note:
        front.notes.append(Note(("cơ quan",), "đoán", *note))
    ref = AgencyRef.model_validate(agency)
    joint = in_force(_reference(front), is_party(ref)).wording["symbol_joint"]
    issuer = resolve(ref, _reference(front), _reference(front))
    known = issuer.symbol if isinstance(issuer, Issuer) else ""
    if symbol and symbol != f"KH{joint}{known}":
        front.keys["ký hiệu"] = symbol
    if anatomy.party != is_party(ref) and not outline.own:
        _other_standard(front, anatomy.party)


def _reference(front: Front) -> date:
    return front.keys.get("ngày") or date(front.keys["năm"], 12, 31)


def _other_standard(front: Front, party: bool) -> None:
    standard = in_force(_reference(front), party).id
    reason = ("theo tiêu đề ở đầu văn bản", "by the heading of the document")
    front.guess("thể thức", standard, *reason)


def _lines(anatomy: Anatomy, outline: Outline) -> list[str]:
    """Return the issuer's name line by line."""
    if outline.own:
        return [clean(one.text) for one in styled(anatomy, "KHCoQuan")]
    piece = anatomy.co_quan
    if piece is None:
        return []
    whole = [clean(one.text) for one in piece.paragraphs] if piece.alone else []
    return whole if " ".join(whole) == clean(piece.text) else [clean(piece.text)]


def _number(anatomy: Anatomy, outline: Outline) -> tuple[int, str]:
    """Return the number (0 while blank) and the symbol (empty when there is none)."""
    if not outline.own and anatomy.number:
        return anatomy.number.number or 0, escaped(clean(anatomy.number.symbol))
    match = _NUMBER.match(text_of(anatomy, outline, "KHSo", None))
    return (int(match[1] or 0), escaped(clean(match[2]))) if match else (0, "")


def _named(
    anatomy: Anatomy, outline: Outline, superior: str, lines: Sequence[str]
) -> tuple[dict[str, Any], tuple[str, str] | None]:
    """Return the agency with its name as the text of the document writes it."""
    name = " ".join(lines)
    if not name:
        reason = ("chưa thấy tên cơ quan ban hành", "no issuing agency was found")
        return {"tên": TO_FILL}, reason
    agency: dict[str, Any] = {"tên": escaped(name.upper())}
    if superior:
        agency["cấp trên"] = as_written(superior, anatomy, outline) or escaped(superior.upper())
    if own := committee_of(name):
        unit = as_written(own, anatomy, outline) or own.title()
        agency["tên"] = escaped(f"UBND {unit[:1].lower() + unit[1:]}")
        return agency, None
    written = as_written(name, anatomy, outline)
    if not written:
        return agency, None
    agency["tên"] = written
    return agency, ("chữ hoa, chữ thường theo cách viết trong bài", "capitals as in the text")


def as_written(name: str, anatomy: Anatomy, outline: Outline) -> str:
    """Return a name in capitals as running text writes it; empty where it does not."""
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)", re.I)
    body = [entry.paragraph for entry in outline.entries if entry.paragraph]
    for paragraph in (*body, *anatomy.document.paragraphs):
        for found in pattern.finditer(clean(paragraph.text)):
            if not found[0].isupper() and found[0][:1].isupper():
                return escaped(found[0])
    return ""


def _resolved(
    front: Front, agency: dict[str, Any], symbol: str, place: str, lines: Sequence[str]
) -> dict[str, Any]:
    """Leave out what the register knows; give the rest so that the letterhead reads the same."""
    day = _reference(front)
    known = resolve(AgencyRef.model_validate(agency["tên"]), day, day)
    alone = "cấp trên" not in agency and isinstance(known, Issuer)
    if alone and isinstance(known, Issuer) and (not symbol or known.symbol in (symbol, "UBND")):
        made: dict[str, Any] = {"tên": known.short_name}
        extra = known
        if place and place != extra.place:
            front.keys["địa danh"] = escaped(place)
    else:
        made = {**agency, "ký hiệu": symbol or TO_FILL, "địa danh": escaped(place) or TO_FILL}
        found = resolve(AgencyRef.model_validate(made), day, day)
        assert isinstance(found, Issuer)
        extra = found
    shown = escaped(clean(" ".join(lines)))
    if lines and shown.upper() != clean(" ".join(extra.letterhead)).upper():
        made["tên in"] = [escaped(line.upper()) for line in lines]
    return made


def _marks(front: Front, anatomy: Anatomy, outline: Outline) -> None:
    draft = text_of(anatomy, outline, "KHDuThao", anatomy.du_thao)
    if draft:
        said = re.sub(r"(?i)^dự thảo\b ?", "", draft)
        front.keys["dự thảo"] = escaped(said.lower() if said != draft else draft) if said else "có"
    names = {
        "độ khẩn": ("KHDoKhan", anatomy.do_khan, ("thượng khẩn", "hỏa tốc", "khẩn")),
        "độ mật": ("KHDoMat", anatomy.do_mat, ("tuyệt mật", "tối mật", "mật")),
    }
    for key, (style, piece, choices) in names.items():
        text = fold(text_of(anatomy, outline, style, piece))
        found = next((one for one in choices if text and fold(one) == text), None)
        if found:
            front.keys[key] = found
    if spread := text_of(anatomy, outline, "KHLuuHanh", anatomy.luu_hanh):
        front.keys["lưu hành"] = escaped(spread).capitalize()
    contact = _contact(anatomy, outline)
    if contact:
        front.keys["liên hệ"] = escaped(contact)


def _contact(anatomy: Anatomy, outline: Outline) -> str:
    if not outline.own:
        return clean(anatomy.contact.text) if anatomy.contact else ""
    sections = anatomy.document.sections[:1]
    foot = [one for page in sections for story in page.footers.values() for one in story]
    every = [*foot, *anatomy.document.paragraphs]
    return next((clean(one.text) for one in every if one.style == "KHLienHe"), "")


def bases_of(paragraph: Paragraph) -> Iterator[str]:
    """Yield each căn cứ of a paragraph, without what is put back when it is printed."""
    for piece in parts_of(paragraph):
        text = without_end(clean(piece.text).lstrip("-–+*• "))
        rest = text.removeprefix("Căn cứ ")
        bare = rest != text and not rest.lower().startswith(("căn cứ", *_OPENS))
        opens = text.lower().startswith(("căn cứ", *_OPENS))
        if text:
            yield escaped(rest if bare and opens else text)
