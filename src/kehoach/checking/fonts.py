"""Judges of letters: font, encoding, colour, normal form."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from kehoach.checking.verdicts import HELD, Judge, Subject, Unjudged, Verdict, at
from kehoach.reading.document import Paragraph, Run

_LEGACY = re.compile(r"\.vn|vni[- ]", re.IGNORECASE)
_SYMBOLS = re.compile(
    r"wingdings|webdings|symbol|marlett|mt extra|zapf|cambria math", re.IGNORECASE
)
_MARKS = ("do_khan", "do_mat", "luu_hanh")
_NEARLY_BLACK = 0x33
_MARK_OF_LETTER = re.compile(r"(?<!\w)\w*[\u0300-\u036f]\w*")


def paragraphs(subject: Subject) -> Iterator[Paragraph]:
    """Yield every paragraph that is printed: body, text boxes, footnotes, headers, footers."""
    document = subject.document
    yield from document.paragraphs
    yield from document.footnotes
    seen: set[int] = set()
    for section in document.sections:
        for stories in (section.headers, section.footers):
            for kind, story in stories.items():
                if kind == "even" and not document.even_odd:
                    continue
                for paragraph in story:
                    for one in (paragraph, *paragraph.boxes):
                        if id(one.element) not in seen or one.element is None:
                            seen.add(id(one.element))
                            yield one


def lettered(paragraph: Paragraph) -> list[Run]:
    """Return the runs that show letters or digits of a font for text."""
    return [
        run
        for run in paragraph.shown
        if any(sign.isalnum() for sign in run.text) and not _SYMBOLS.match(run.face.font)
    ]


def is_legacy(font: str) -> bool:
    """True for a font of an old encoding: .VnTime, VNI-Times and the like."""
    return bool(_LEGACY.match(font.strip()))


def _each(subject: Subject, wrong: Callable[[Run], bool], name: str) -> Iterator[Verdict]:
    """Yield a verdict per paragraph: held, or broken by the runs that are wrong."""
    for paragraph in paragraphs(subject):
        runs = lettered(paragraph)
        bad = [run for run in runs if wrong(run)]
        if bad:
            shown = bad[0].face.font if name == "font" else bad[0].face.color
            quote = "".join(run.text for run in bad).strip()
            yield at(paragraph, quote if len(bad) < len(runs) else "", **{name: shown})
        elif runs:
            yield HELD


def font(subject: Subject) -> Iterator[Verdict]:
    """KH108: the font of the standard; old fonts are another rule's."""
    wanted = _plain(str(subject.standard.font["name"].use))

    def wrong(run: Run) -> bool:
        found = run.face.font
        return bool(found) and not _plain(found).startswith(wanted) and not is_legacy(found)

    yield from _each(subject, wrong, "font")


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


def legacy_font(subject: Subject) -> Iterator[Verdict]:
    """KH109: no font of an old encoding under Unicode text."""
    if not subject.document.encodings:
        yield from _each(subject, lambda run: is_legacy(run.face.font), "font")


def legacy_encoding(subject: Subject) -> Iterator[Verdict]:
    """KH110: the text is Unicode."""
    if not subject.document.encodings:
        yield HELD
        return
    first = next((one for one in subject.document.paragraphs if one.shown), None)
    names = ", ".join(sorted(subject.document.encodings))
    if first is not None:
        yield at(first, first.bare[:60], encoding=names)


def colour(subject: Subject) -> Iterator[Verdict]:
    """KH111: letters are black; marks of urgency, secrecy and circulation apart."""
    pieces = (getattr(subject.anatomy, name) for name in _MARKS)
    marks = {id(one) for piece in pieces if piece for one in piece.paragraphs}
    for paragraph in paragraphs(subject):
        if id(paragraph) in marks:
            continue
        runs = lettered(paragraph)
        bad = [run for run in runs if not is_black(run.face.color)]
        if bad:
            quote = "".join(run.text for run in bad).strip()
            yield at(paragraph, quote if len(bad) < len(runs) else "", color=bad[0].face.color)
        elif runs:
            yield HELD


def is_black(color: str) -> bool:
    """True for automatic, black and what nobody can tell from black."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", color):
        return True
    return all(int(color[at : at + 2], 16) <= _NEARLY_BLACK for at in (0, 2, 4))


def composed(subject: Subject) -> Iterator[Verdict]:
    """KH112: letters with their marks are single characters (NFC)."""
    for paragraph in paragraphs(subject):
        if not paragraph.text.strip():
            continue
        words = [
            word
            for word in _MARK_OF_LETTER.findall(paragraph.text)
            if unicodedata.normalize("NFC", word) != word
        ]
        shown = ", ".join(unicodedata.normalize("NFC", word) for word in words[:3])
        args = {"count": str(len(words)), "words": shown}
        yield at(paragraph, words[0], **args) if words else HELD


def one_font(subject: Subject) -> Iterator[Verdict]:
    """KH113: one font throughout, where the standard leaves the choice of it."""
    letters: Counter[str] = Counter()
    for paragraph in paragraphs(subject):
        for run in lettered(paragraph):
            letters[run.face.font] += len(run.text)
    if not letters:
        yield Unjudged("Văn bản không có chữ.", "The document has no letters.")
        return
    main = letters.most_common(1)[0][0]
    if is_legacy(main):
        return
    for paragraph in paragraphs(subject):
        runs = lettered(paragraph)
        bad = [run for run in runs if _plain(run.face.font) != _plain(main)]
        bad = [run for run in bad if run.face.font and not is_legacy(run.face.font)]
        if bad:
            quote = "".join(run.text for run in bad).strip()
            args = {"font": bad[0].face.font, "main": main}
            yield at(paragraph, quote if len(bad) < len(runs) else "", **args)
        elif runs:
            yield HELD


JUDGES: tuple[tuple[str, Judge], ...] = (
    ("KH108", font),
    ("KH109", legacy_font),
    ("KH110", legacy_encoding),
    ("KH111", colour),
    ("KH112", composed),
    ("KH113", one_font),
)
