"""Plan → sheet: the whole document in final words. Pure: no disk, no clock."""

from __future__ import annotations

from collections.abc import Callable

from kehoach.compose.body import Body, as_lines
from kehoach.compose.frame import (
    bases,
    day_text,
    document_number,
    draft_mark,
    place_and_day,
    recipients,
    short_day_text,
    signature,
    title,
    typist_mark,
)
from kehoach.compose.sheet import Annex, Kept, Line, Part, Sheet
from kehoach.compose.words import Words, ended
from kehoach.errors import BadInput
from kehoach.plan import KeptPlace, Plan
from kehoach.problem import Problem
from kehoach.registry import Issuer, is_party, resolve_issuer
from kehoach.standards import Standard, in_force, load
from kehoach.text.endings import without_close
from kehoach.text.markup import Run
from kehoach.text.numbering import number_plan
from kehoach.wording.folding import fold
from kehoach.wording.labels import roman
from kehoach.wording.spacing import NBSP, bind, bind_last, bind_place_name


def compose(plan: Plan, draft: bool = False) -> Sheet:
    """Return the sheet of a plan; with ``draft`` number and day blank, and the draft mark.

    Raises :class:`BadInput` when the issuing agency cannot be resolved.
    """
    issuer = resolve_issuer(plan)
    if not isinstance(issuer, Issuer):
        raise BadInput(Problem(issuer.code, args=issuer.args))
    standard = standard_of(plan)
    words = Words.of(plan, issuer, number_plan(plan, _annex_number(standard)))
    body, name = Body(words, standard.wording["section_end"]), words.line(plan.title)
    return Sheet(
        standard=standard.id,
        superior=_agency_line(words, issuer.superior),
        issuer=_letterhead(words),
        number=standard.wording["number_prefix"] + _number(words, standard, draft),
        place_and_day=words.bare(place_and_day(plan, issuer, draft)),
        kind=_kind(words),
        title=title(name),
        draft=draft_mark(words, standard, draft),
        urgency=plan.urgency or "",
        secrecy=(plan.secrecy or "").upper(),
        circulation=words.bare(plan.circulation or "").upper(),
        bases=bases(words, standard),
        parts=_body(words, body, standard),
        recipients=recipients(words, standard),
        typist=typist_mark(words, standard),
        signature=signature(words, standard),
        contact=words.line(plan.contact) if plan.contact else "",
        annexes=_annexes(words, body, standard, draft),
        kept=_kept(plan, body),
        levels=plan.levels,
        subject=name.replace(NBSP, " "),
        author=words.bare(issuer.full_name),
        day=plan.day.isoformat() if plan.day and not draft else "",
    )


def _letterhead(words: Words) -> tuple[str, ...]:
    lines = words.plan.agency.letterhead or words.issuer.letterhead
    return tuple(_agency_line(words, line) for line in lines)


def _agency_line(words: Words, name: str) -> str:
    return bind_place_name(words.bare(name)).upper()


def _number(words: Words, standard: Standard, blank: bool) -> str:
    return words.bare(document_number(words.plan, words.issuer, standard, blank))


def _kind(words: Words) -> str:
    kind = words.plan.kind or ""
    return "-" if fold(kind) == "khong" else words.bare(kind).upper()


def standard_of(plan: Plan) -> Standard:
    """Return the standard of form of a plan: as stated, else of its issuer's kind on its day."""
    if plan.standard:
        return load(plan.standard)
    return in_force(plan.reference_day, is_party(plan.agency))


def _annex_number(standard: Standard) -> Callable[[int], str]:
    return roman if standard.wording["annex_numerals"] == "roman" else str


def _kept(plan: Plan, body: Body) -> Kept:
    """Return what is kept outside the text, by its place."""
    if not plan.kept:
        return _NOTHING
    places: dict[str, list[Part]] = {}
    for index, one in enumerate(plan.kept):
        places.setdefault(one.place, []).extend(
            body.parts(one.body, ("giữ nguyên", index, "nội dung"))
        )

    def lines(place: KeptPlace) -> tuple[Line, ...]:
        return tuple(line for part in places.get(place, ()) for line in as_lines(part))

    return Kept(
        top=lines("đầu văn bản"),
        under_title=lines("trước căn cứ"),
        end=tuple(places.get("sau phần ký", ())),
        header=lines("đầu trang"),
        footer=lines("chân trang"),
    )


_NOTHING = Kept()


def _body(words: Words, body: Body, standard: Standard) -> tuple[Part, ...]:
    plan = words.plan
    parts: list[Part] = [Line("doan", "", words.prose(text)) for text in plan.opening]
    parts += body.parts(plan.body, ("nội dung",))
    parts += [Line("doan", "", ended(words.prose(text))) for text in plan.closing]
    return _closed(parts, standard.wording["body_end"])


def _closed(parts: list[Part], mark: str) -> tuple[Part, ...]:
    """End the text with its mark (PL III, Mẫu 1.4; HD 36, II.1.6.2).

    After a table ``./.`` takes a line of its own; a full stop alone does not.
    """
    if not parts or not isinstance(parts[-1], Line):
        return (*parts, *(() if mark == "." else (Line("doan", "", (Run(mark),)),)))
    last = parts[-1]
    final = last.runs[-1] if last.runs else Run("")
    bare = Run(without_close(final.text), final.bold, final.italic)
    return (*parts[:-1], Line(last.kind, last.label, (*last.runs[:-1], bare, Run(mark))))


def _given(words: Words, given: str | None, made: str) -> str:
    """Return what is given in place of what is made; ``không`` leaves the line out."""
    return made if given is None else "" if fold(given) == "khong" else words.bare(given)


def _annexes(words: Words, body: Body, standard: Standard, draft: bool) -> tuple[Annex, ...]:
    plan = words.plan
    alone = len(plan.appendices) == 1
    blank = draft or plan.electronic
    numeral = _annex_number(standard)
    enclosed = standard.wording["enclosed"].format(
        number=_number(words, standard, blank),
        day=day_text(plan, blank),
        short_day=short_day_text(plan, blank),
        issuer=words.bare(words.issuer.full_name),
    )
    return tuple(
        Annex(
            number=_given(
                words, appendix.number, "Phụ lục" if alone else f"Phụ lục {numeral(index + 1)}"
            ),
            title=bind_last(words.line(appendix.title).upper(), 3),
            enclosed=bind_last(bind(_given(words, appendix.enclosed, enclosed)), 3),
            landscape=appendix.paper == "ngang",
            parts=_closed(
                body.parts(appendix.body, ("phụ lục", index, "nội dung")),
                standard.wording["body_end"],
            ),
        )
        for index, appendix in enumerate(plan.appendices)
    )
