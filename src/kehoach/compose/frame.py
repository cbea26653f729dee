"""What stands around the body: letterhead, legal bases, recipients, signature."""

from __future__ import annotations

from kehoach.compose.sheet import SignatureBlock
from kehoach.compose.words import Words
from kehoach.plan import LegalBasis, Plan, Signatory
from kehoach.registry import Issuer
from kehoach.standards import Standard
from kehoach.text.markup import Run, Runs
from kehoach.text.recipients import is_archive
from kehoach.wording.dates import BLANK, long_date
from kehoach.wording.folding import fold
from kehoach.wording.numbers import padded
from kehoach.wording.spacing import NBSP, bind, bind_last, bind_place


def document_number(plan: Plan, issuer: Issuer, blank: bool) -> str:
    """Return ``05/KH-UBND``; the number left blank in a draft (PL I, II.3)."""
    symbol = plan.symbol or f"KH-{issuer.symbol}"
    number = BLANK if blank or plan.number is None else padded(plan.number)
    return f"{number}/{symbol}"


def day_text(plan: Plan, blank: bool) -> str:
    """Return ``ngày 05 tháng 3 năm 2026``, or the same with room left in a draft (II.4.b)."""
    if plan.day and not blank:
        return long_date(plan.day)
    year = plan.day.year if plan.day else plan.year
    return f"ngày{BLANK}tháng{BLANK}năm {year}"


def place_and_day(plan: Plan, issuer: Issuer, blank: bool) -> str:
    """Return ``Hà Giang, ngày 23 tháng 7 năm 2021`` (PL I, II.4)."""
    return bind(f"{plan.place or issuer.place}, {day_text(plan, blank)}")


def title(words: Words) -> str:
    """Return the trích yếu with its last words bound, so that none stands alone on a line."""
    return bind_last(bind_place(words.line(words.plan.title)), 3)


def bases(words: Words, standard: Standard) -> tuple[Runs, ...]:
    """Return the căn cứ, each with its end mark (PL I, II.6.a)."""
    written = [words.runs(basis_text(basis)) for basis in words.plan.bases]
    ends = [standard.wording["basis_end"]] * (len(written) - 1)
    ends += [standard.wording["last_basis_end"]]
    return tuple(_with_end(runs, end) for runs, end in zip(written, ends, strict=False))


def _with_end(runs: Runs, end: str) -> Runs:
    last = runs[-1]
    bare = Run(last.text.rstrip(" .;,"), last.bold, last.italic)
    return (*runs[:-1], bare, Run(end))


def basis_text(basis: LegalBasis) -> str:
    """Return one căn cứ as a sentence without its end mark."""
    text = basis.text or _cited(basis)
    opens = ("căn cứ", "thực hiện", "theo", "xét", "trên cơ sở")
    return text if text.lower().startswith(opens) else f"Căn cứ {text}"


def _cited(basis: LegalBasis) -> str:
    day = long_date(basis.day) if basis.day else ""
    if fold(basis.kind or "") in ("luat", "boluat", "phaplenh"):
        parts = [basis.kind, basis.about, day]
    else:
        number = f"số {basis.number}" if basis.number else ""
        issuer = f"của {basis.issuer}" if basis.issuer else ""
        parts = [basis.kind, number, day, issuer, basis.about]
    return " ".join(part for part in parts if part)


def recipients(words: Words) -> tuple[str, ...]:
    """Return the lines of Nơi nhận: the record copy last, each with its end mark (II.9.d)."""
    texts = [words.line(text).lstrip("-–+ ").rstrip(" ;.") for text in words.plan.recipients]
    kept = [text for text in texts if is_archive(text)] or ["Lưu: VT"]
    others = [text for text in texts if not is_archive(text)]
    return tuple([f"-{NBSP}{text};" for text in (*others, *kept[:-1])] + [f"-{NBSP}{kept[-1]}."])


def signature(plan: Plan, issuer: Issuer) -> SignatureBlock:
    """Return the block of the signatory (PL I, II.7; Điều 13)."""
    who = plan.signatory
    lines = [f"TM. {collective}"] if (collective := _collective(who, issuer)) else []
    post = f"Q. {who.post}" if who.acting else who.post
    lines += _chain(who, post)
    return SignatureBlock(
        tuple(line.upper() for line in lines), (who.other_post or "").upper(), who.name or ""
    )


def _collective(who: Signatory, issuer: Issuer) -> str:
    if who.on_behalf is None:
        return "" if who.by_order or who.by_mandate else issuer.collective
    return "" if fold(who.on_behalf) == "khong" else who.on_behalf


def _chain(who: Signatory, post: str) -> list[str]:
    order = [("TL.", who.by_order), ("TUQ.", who.by_mandate)]
    for mark, signer in order:
        if signer:
            deputy = [f"KT. {signer}", who.deputy] if who.deputy else [signer]
            return [f"{mark} {post}", *deputy]
    return [f"KT. {post}", who.deputy] if who.deputy else [post]


def typist_mark(plan: Plan) -> str:
    """Return ``PL.(300)`` (PL I, III.3)."""
    if not plan.typist and not plan.copies:
        return ""
    copies = f"({plan.copies})" if plan.copies else ""
    return f"{(plan.typist or '').upper()}{'.' if plan.typist else ''}{copies}"


def draft_mark(plan: Plan, draft: bool) -> str:
    """Return the draft mark, empty for a final document (practice, not law)."""
    said = plan.draft
    if said is None or fold(said) in ("khong", "false"):
        return "DỰ THẢO" if draft else ""
    if fold(said) in ("co", "true", "duthao"):
        return "DỰ THẢO"
    words = said if fold(said).startswith("duthao") else f"dự thảo {said}"
    return words.upper()


def subject(words: Words) -> str:
    """Return the trích yếu for the file's properties: no markup, no non-breaking spaces."""
    return words.line(words.plan.title).replace(NBSP, " ")
