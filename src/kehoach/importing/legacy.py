"""Text in the old encodings TCVN3 (ABC) and VNI → Unicode, run by run."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from kehoach.reading.document import Block, Document, Paragraph, Run, Section, paragraphs_of
from kehoach.reading.encodings import encodings_of

Convert = Callable[[Run], Run]


def to_unicode(document: Document) -> Document:
    """Return the document with its old encodings read; one in Unicode is returned as it is."""
    if not document.encodings:
        return document
    groups: dict[str, list[Run]] = defaultdict(list)
    for run in _runs(document):
        groups[run.face.font].append(run)
    found = {font: next(iter(sorted(encodings_of(runs))), "") for font, runs in groups.items()}
    loose = [run for font, runs in groups.items() if not _is_old(font) for run in runs]
    anywhere = next(iter(sorted(encodings_of(loose))), "")

    def convert(run: Run) -> Run:
        name = found[run.face.font] or ("" if _is_old(run.face.font) else anywhere)
        return replace(run, text=decoded(run.text, name, run.face.font)) if name else run

    return replace(
        document,
        blocks=tuple(_block(block, convert) for block in document.blocks),
        sections=tuple(_section(section, convert) for section in document.sections),
        footnotes=tuple(_paragraph(one, convert) for one in document.footnotes),
        encodings=frozenset(),
    )


def _is_old(font: str) -> bool:
    return font.lower().startswith((".vn", "vni-", "vni "))


def decoded(text: str, encoding: str, font: str = "") -> str:
    """Return a text in Unicode; fonts of TCVN3 whose name ends in H show capitals."""
    if encoding == "TCVN3":
        made = text.translate(_tables()[0])
        return made.upper() if font.lower().startswith(".vn") and font.endswith("H") else made
    pattern, letters = _tables()[1]
    return pattern.sub(lambda found: letters[found[0]], text)


@cache
def _tables() -> tuple[dict[int, str], tuple[re.Pattern[str], dict[str, str]]]:
    import yaml

    data: dict[str, Any] = yaml.safe_load(
        Path(__file__).with_name("legacy.yaml").read_text(encoding="utf-8")
    )
    letters, small = data["letters"], data["tcvn3"]["small"]
    tcvn3 = {ord(sign): letter for sign, letter in zip(small, letters, strict=True)}
    tcvn3 |= {ord(sign): letter for sign, letter in data["tcvn3"]["capitals"].items()}
    vni: dict[str, str] = {}
    for signs, letter in zip(data["vni"].split(), letters, strict=True):
        vni[signs] = letter
        vni[signs.upper()] = vni[signs[0].upper() + signs[1:]] = letter.upper()
    longest = sorted(vni, key=len, reverse=True)
    return tcvn3, (re.compile("|".join(map(re.escape, longest))), vni)


def _runs(document: Document) -> Iterator[Run]:
    for paragraph in _paragraphs(document):
        yield from paragraph.runs


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    yield from document.paragraphs
    yield from document.footnotes
    for section in document.sections:
        for stories in (section.headers, section.footers):
            for story in stories.values():
                yield from paragraphs_of(story)


def _block(block: Block, convert: Convert) -> Block:
    if isinstance(block, Paragraph):
        return _paragraph(block, convert)
    rows = tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, blocks=tuple(_block(one, convert) for one in cell.blocks))
                for cell in row.cells
            ),
        )
        for row in block.rows
    )
    return replace(block, rows=rows)


def _paragraph(paragraph: Paragraph, convert: Convert) -> Paragraph:
    boxes = tuple(_paragraph(one, convert) for one in paragraph.boxes)
    return replace(paragraph, runs=tuple(map(convert, paragraph.runs)), boxes=boxes)


def _section(section: Section, convert: Convert) -> Section:
    def stories(given: dict[str, tuple[Paragraph, ...]]) -> dict[str, tuple[Paragraph, ...]]:
        return {kind: _all(story, convert) for kind, story in given.items()}

    return replace(section, headers=stories(section.headers), footers=stories(section.footers))


def _all(paragraphs: Iterable[Paragraph], convert: Convert) -> tuple[Paragraph, ...]:
    return tuple(_paragraph(one, convert) for one in paragraphs)
