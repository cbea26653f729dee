"""What can be wrong with one tag by itself: its ends, its characters, its place, its runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from kehoach.problem import Severity
from kehoach.rendering.engine import patched
from kehoach.rendering.tag_words import CELL_WORDS
from kehoach.rendering.tags import Element, Findings, Stretch, Tag, W, form_of, shorten

Fault = tuple[str, Severity, dict[str, str]]
_QUOTES = {"“": '"', "”": '"', "‘": "'", "’": "'"}
"""What docxtpl itself makes straight inside tags."""
_ODD = {
    **dict.fromkeys("„‟″«»", '"'),
    **dict.fromkeys("‚‛′´`", "'"),
    **dict.fromkeys("–—―‐‑‒−", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f", " "),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
}
_STRAIGHT = str.maketrans(_QUOTES)
_ALL_STRAIGHT = str.maketrans(_QUOTES | _ODD)
_LITERAL = re.compile(r"'[^']*'|\"[^\"]*\"")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_MARKS = re.compile(r"\{[{%#]|[}%#]\}")
_BESIDE = re.compile(rf"\{{%-?\s*(?:{'|'.join(CELL_WORDS)})\b.*?%\}}|\{{#.*?#\}}", re.DOTALL)
_GOES_TOO = {"sectPr": "ngắt phần (section break)", "drawing": "hình vẽ (drawing)"}
_NO_DRESS = {f"{W}lang", f"{W}noProof"}


def straight(text: str) -> str:
    """Return a tag as docxtpl reads it, or as it is meant when odd characters spoil it."""
    return text.translate(_ALL_STRAIGHT if _spoiled(text) else _STRAIGHT)


def _spoiled(text: str) -> set[str]:
    return set(_LITERAL.sub("", text.translate(_STRAIGHT))) & _ODD.keys()


def ends(tag: Tag) -> Iterator[Fault]:
    """Find tags without an end (KH810) or without a start (KH811)."""
    if tag.fault == "open":
        yield "KH810", Severity.ERROR, {}
    elif tag.fault == "stray":
        yield "KH811", Severity.ERROR, {}


def characters(tag: Tag) -> Iterator[Fault]:
    """Find quotes, dashes and spaces that Word puts in place of the straight ones (KH824)."""
    if tag.fault or tag.form[0] == "{#":
        return
    spoiled = _spoiled(tag.text)
    if spoiled or set(tag.text) & _QUOTES.keys():
        meant = straight(tag.text)
        works = form_of(tag.text)[1] == form_of(meant)[1] and all(_ODD[c] == " " for c in spoiled)
        severity = Severity.WARNING if works else Severity.ERROR
        yield "KH824", severity, {"right": shorten(meant, 60)}


def place(tag: Tag) -> Iterator[Fault]:
    """Find tags that ask for a row, cell or paragraph where there is none (KH816)."""
    kind, prefix, rest = form_of(straight(tag.text))
    unit = "tc" if kind == "{%" and rest.split(" ")[0] in CELL_WORDS else prefix
    if unit and not tag.fault and tag.around("p" if unit == "r" else unit) is None:
        yield "KH816", Severity.ERROR, {"unit": unit}


def signs(tag: Tag) -> Iterator[Fault]:
    """Find signs that docxtpl does not take in a tag with p, tr, tc or r (KH812)."""
    _, prefix, rest = form_of(straight(tag.text))
    if prefix and not tag.fault and set("%}") & set(rest):
        yield "KH812", Severity.ERROR, {"reason": f"{{%{prefix} … %}}: % }}"}


def neighbours(tag: Tag) -> Iterator[Fault]:
    """Find what vanishes together with the paragraph, row or cell of a tag (KH828)."""
    unit = tag.around(tag.form[1]) if tag.form[1] in ("p", "tr", "tc") else None
    if unit is None or tag.fault:
        return
    text = "".join(unit.itertext(f"{W}t"))
    before, _, after = text.partition(tag.text)
    others = [name for kind, name in _GOES_TOO.items() if _holds(unit, kind)]
    rest = " ".join([_BESIDE.sub("", before + after), *others]).strip()
    broken = _MARKS.search(_TAG.sub("", rest))
    if rest and not broken and f"{{%{tag.form[1]} " not in before:
        severity = Severity.ERROR if _TAG.search(rest) else Severity.WARNING
        yield "KH828", severity, {"text": shorten(rest, 60)}


def _holds(unit: Element, kind: str) -> bool:
    return next(unit.iter(f"{{*}}{kind}"), None) is not None


def splits(tag: Tag) -> Iterator[Fault]:
    """Find tags whose parts are dressed unlike (KH822), or cannot be joined again (KH823)."""
    if len(tag.runs) > 1 and not tag.fault:
        if not _mends(tag.stretch):
            yield "KH823", Severity.ERROR, {}
        elif len({_dress(run) for run in tag.runs}) > 1:
            yield "KH822", Severity.WARNING, {}


def _mends(stretch: Stretch) -> bool:
    """True when docxtpl joins the parts of the tags of a paragraph without breaking its XML."""
    xml = patched(etree.tostring(stretch.element, encoding="unicode", with_tail=False))
    try:
        etree.fromstring(f"<mended>{_TAG.sub('', xml)}</mended>")
    except etree.XMLSyntaxError:
        return False
    return True


def _dress(run: Element) -> bytes:
    properties = run.find(f"{W}rPr")
    kept = () if properties is None else (one for one in properties if one.tag not in _NO_DRESS)
    return b"".join(etree.tostring(one, with_tail=False) for one in kept)


def check_alone(tag: Tag, findings: Findings) -> None:
    """Note every problem that a tag has by itself."""
    for rule in _RULES:
        for code, severity, args in rule(tag):
            findings.add(tag, code, severity, **args)


_RULES: tuple[Callable[[Tag], Iterator[Fault]], ...] = (
    ends,
    characters,
    place,
    signs,
    splits,
    neighbours,
)
