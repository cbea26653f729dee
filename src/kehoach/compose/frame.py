"""What stands around the body: letterhead, legal bases, recipients, signature."""

from __future__ import annotations

from functools import lru_cache

from kehoach.compose.sheet import SignatureBlock
from kehoach.compose.words import Words
from kehoach.plan import LegalBasis, Plan, Signatory
from kehoach.registry import Issuer
from kehoach.registry.party import committee_kind
from kehoach.standards import Standard
from kehoach.text.endings import without_end
from kehoach.text.markup import Run, Runs, parse_markup
from kehoach.text.recipients import is_archive
from kehoach.wording.dates import BLANK, long_date, month_text, short_date
from kehoach.wording.folding import fold
from kehoach.wording.numbers import padded
from kehoach.wording.spacing import NBSP, bind, bind_last, bind_place


def document_number(plan: Plan, issuer: Issuer, standard: Standard, blank: bool) -> str:
    """Return ``05/KH-UBND`` or ``05-KH/TU``; the number left blank in a draft (PL I, II.3)."""
    signs = standard.wording
    symbol = plan.symbol or f"KH{signs['symbol_joint']}{issuer.symbol}"
    number = BLANK if blank or plan.number is None else padded(plan.number)
    return f"{number}{signs['number_joint']}{symbol}"


def day_text(plan: Plan, blank: bool) -> str:
    """Return ``ngày 05 tháng 3 năm 2026``, or the same with room left in a draft (II.4.b)."""
    if plan.day and not blank:
        return long_date(plan.day)
    month = _month(plan)
    return f"ngày{BLANK}tháng {month} năm {_year(plan)}".replace("tháng  ", f"tháng{BLANK}")


def short_day_text(plan: Plan, blank: bool) -> str:
    """Return ``ngày 05/3/2026``, or the same with room left in a draft."""
    if plan.day and not blank:
        return f"ngày {short_date(plan.day)}"
    return f"ngày{BLANK}/{_month(plan) or BLANK}/{_year(plan)}"


def _month(plan: Plan) -> str:
    """Return the month that is written while the day is blank; empty without one (II.4.b)."""
    month, _, year = (plan.month or "").rpartition("/")
    return month_text(int(month)) if year and month.isdecimal() else month if year else ""


def _year(plan: Plan) -> int:
    if plan.day:
        return plan.day.year
    year = (plan.month or "").rpartition("/")[2]
    return int(year) if year else plan.year


def place_and_day(plan: Plan, issuer: Issuer, blank: bool) -> str:
    """Return ``Hà Giang, ngày 23 tháng 7 năm 2021`` (PL I, II.4)."""
    return _bound(f"{plan.place or issuer.place}, {day_text(plan, blank)}")


_bound = lru_cache(maxsize=64)(bind)
"""The plans of a season are issued on few days, and drafts on none."""


def title(name: str) -> str:
    """Return the trích yếu with its last words bound, so that none stands alone on a line."""
    return bind_last(bind_place(name), 3)


def bases(words: Words, standard: Standard) -> tuple[Runs, ...]:
    """Return the căn cứ, each with its end mark (PL I, II.6.a)."""
    given, party = words.plan.bases, standard.party
    end, expand = standard.wording["basis_end"], words.placeholders.expand
    written = [_closed(expand(basis_text(basis, party)), end) for basis in given[:-1]]
    end = standard.wording["last_basis_end"]
    written += [_closed(expand(basis_text(basis, party)), end) for basis in given[-1:]]
    return tuple(written)


@lru_cache(maxsize=512)
def _closed(text: str, end: str) -> Runs:
    """Return the runs of a căn cứ with its end mark; the plans of an office share most."""
    runs = parse_markup(bind(text))
    last = runs[-1]
    bare = Run(without_end(last.text), last.bold, last.italic)
    return (*runs[:-1], bare, Run(end))


def basis_text(basis: LegalBasis, party: bool = False) -> str:
    """Return one căn cứ as a sentence without its end mark."""
    text = basis.text or _cited(basis, party)
    return text if text.lower().startswith(_OPENS) else f"Căn cứ {text}"


_OPENS = ("căn cứ", "thực hiện", "theo", "xét", "trên cơ sở")


def _cited(basis: LegalBasis, party: bool) -> str:
    """Cite an act; the Party's documents write ``số 21-NQ/TW, ngày 16/6/2022`` (practice)."""
    day = long_date(basis.day) if basis.day else ""
    if fold(basis.kind or "") in ("luat", "boluat", "phaplenh"):
        parts = [basis.kind, basis.about, day]
    else:
        number = f"số {basis.number}" if basis.number else ""
        if party and basis.day and number:
            number, day = f"{number},", f"ngày {short_date(basis.day)}"
        issuer = f"của {basis.issuer}" if basis.issuer else ""
        parts = [basis.kind, number, day, issuer, basis.about]
    return " ".join(part for part in parts if part)


def recipients(words: Words, standard: Standard) -> tuple[str, ...]:
    """Return the lines of Nơi nhận: the record copy last, each with its end mark (II.9.d)."""
    signs = standard.wording
    lines: list[str] = []
    kept: list[str] = []
    for given in words.plan.recipients:
        text = without_end(words.line(given).lstrip("-–+ "))
        (kept if is_archive(text) else lines).append(text)
    lines += kept or [_archive(words, standard)]
    end, last = signs["recipient_end"], signs["last_recipient_end"]
    return (*[f"-{NBSP}{text}{end}" for text in lines[:-1]], f"-{NBSP}{lines[-1]}{last}")


def _archive(words: Words, standard: Standard) -> str:
    """Return where the record copy stays: ``Lưu: VT``, ``Lưu Văn phòng Tỉnh ủy``."""
    keeper = committee_kind(words.issuer.full_name) if standard.party else ""
    return f"{standard.wording['archive']} {keeper}".rstrip()


def signature(words: Words, standard: Standard) -> SignatureBlock:
    """Return the block of the signatory (PL I, II.7; Điều 13; HD 36, II.1.7.1)."""
    who, signs = words.plan.signatory, standard.wording
    head = f"{signs['acting']} {who.post}" if who.acting else who.post
    collective = _collective(who, words.issuer, standard)
    if standard.party:
        lines, post = _party_chain(who, head, collective, signs)
    else:
        lines, post = _chain(who, head, signs), ""
        lines[:0] = [f"{signs['on_behalf']} {collective}"] if collective else []
    return SignatureBlock(
        tuple(words.bare(line).upper() for line in lines),
        words.bare(who.other_post or "").upper(),
        words.bare(who.name or ""),
        words.bare(post).upper(),
    )


def _collective(who: Signatory, issuer: Issuer, standard: Standard) -> str:
    if who.on_behalf is None:
        ordered = (who.by_order or who.by_mandate) and not standard.party
        return "" if ordered else issuer.collective
    return "" if fold(who.on_behalf) == "khong" else who.on_behalf


def _chain(who: Signatory, post: str, signs: dict[str, str]) -> list[str]:
    order = [(signs["by_order"], who.by_order), (signs["by_mandate"], who.by_mandate)]
    instead = signs["instead"]
    for mark, signer in order:
        if signer:
            deputy = [f"{instead} {signer}", who.deputy] if who.deputy else [signer]
            return [f"{mark} {post}", *deputy]
    return [f"{instead} {post}", who.deputy] if who.deputy else [post]


def _party_chain(
    who: Signatory, head: str, collective: str, signs: dict[str, str]
) -> tuple[list[str], str]:
    """Return the line of authority and the post of the one who signs (HD 36, II.1.7.1).

    A deputy signs for the committee by his own post, instead of a head where there is none; one
    by order signs for the committee, or for the head.
    """
    if ordered := who.by_order or who.by_mandate:
        return [f"{signs['by_order']} {collective or head}"], who.deputy or ordered
    if collective:
        return [f"{signs['on_behalf']} {collective}"], who.deputy or head
    return ([f"{signs['instead']} {head}"], who.deputy) if who.deputy else ([], head)


def typist_mark(words: Words, standard: Standard) -> str:
    """Return ``PL.(300)`` (PL I, III.3), or ``PL-300`` (HD 36, PL 3, 12)."""
    plan, joint = words.plan, standard.wording["typist_joint"]
    typist = words.bare(plan.typist or "").upper()
    if not plan.copies:
        return f"{typist}{joint}" if typist and not standard.party else typist
    copies = str(plan.copies) if standard.party else f"({plan.copies})"
    return f"{typist}{joint}{copies}" if typist else copies


def draft_mark(words: Words, standard: Standard, draft: bool) -> str:
    """Return the draft mark, empty for a final document (practice; HD 36, PL 3, 11)."""
    said = words.plan.draft
    if said is None or fold(said) in ("khong", "false"):
        mark = "dự thảo" if draft else ""
    elif fold(said) in ("co", "true", "duthao"):
        mark = "dự thảo"
    else:
        mark = words.bare(said)
        mark = mark if fold(mark).startswith("duthao") else f"dự thảo {mark}"
    return mark.upper() if standard.components["du_thao"].caps else mark[:1].upper() + mark[1:]
