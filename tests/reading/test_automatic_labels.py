"""Automatic numbering: labels as Word shows them."""

from __future__ import annotations

import pytest
from word import p, read, style

from kehoach.reading.counting import formatted


def level(at: int, text: str, fmt: str = "decimal", extra: str = "", ppr: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{extra}'
        f'<w:lvlText w:val="{text}"/><w:pPr>{ppr}</w:pPr></w:lvl>'
    )


def abstract(name: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def num(number: int, name: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{name}"/>{override}</w:num>'


def item(number: int, at: int = 0) -> str:
    inner = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{inner}</w:pPr></w:p>"


def labels(body: str, numbering: str, **others: str) -> list[str]:
    return [q.label for q in read(body, numbering=numbering, **others).paragraphs]


CHAIN = abstract(
    0, level(0, "%1.", "upperRoman"), level(1, "%1.%2."), level(2, "%3)", "lowerLetter")
)


def test_levels_count_and_restart() -> None:
    body = "".join(item(1, at) for at in (0, 1, 2, 2, 1, 2, 0, 1))
    shown = labels(body, CHAIN + num(1, 0))
    assert shown == ["I.", "I.1.", "a)", "b)", "I.2.", "a)", "II.", "II.1."]


def test_lists_of_one_abstract_list_count_on_unless_started_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = abstract(0, level(0, "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, anew)
    body = "".join(item(number) for number in (1, 1, 2, 3, 3))
    assert labels(body, numbering) == ["1.", "2.", "3.", "1.", "2."]


def test_level_that_never_restarts() -> None:
    numbering = abstract(0, level(0, "%1."), level(1, "%2)", extra='<w:lvlRestart w:val="0"/>'))
    body = "".join(item(1, at) for at in (0, 1, 0, 1))
    assert labels(body, numbering + num(1, 0)) == ["1.", "1)", "2.", "2)"]


def test_number_zero_removes_the_numbering_and_indents_of_a_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    indent = '<w:ind w:left="567" w:hanging="283"/>'
    numbering = abstract(0, level(0, "%1.", ppr=indent)) + num(1, 0)
    removed = (
        '<w:p><w:pPr><w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:p>'
    )
    document = read(p("", "pStyle=Item") + removed, styles=styles, numbering=numbering)
    assert [(q.label, round(q.left)) for q in document.paragraphs] == [("1.", 10), ("", 0)]


def test_level_belongs_to_its_style() -> None:
    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:pPr>{numbered}</w:pPr></w:style>'
        for name in ("One", "Two")
    )
    own = '<w:pStyle w:val="{}"/>'
    numbering = abstract(
        0, level(0, "%1.", extra=own.format("One")), level(1, "%1.%2", extra=own.format("Two"))
    )
    body = p("", "pStyle=One") + p("", "pStyle=Two")
    assert labels(body, numbering + num(1, 0), styles=styles) == ["1.", "1.1"]


def test_direct_indent_wins_over_that_of_the_level() -> None:
    numbering = abstract(0, level(0, "%1.", ppr='<w:ind w:left="567" w:hanging="283"/>')) + num(
        1, 0
    )
    direct = item(1).replace("</w:pPr>", '<w:ind w:left="0"/></w:pPr>')
    paragraph = read(direct, numbering=numbering).paragraphs[0]
    assert (paragraph.left, round(paragraph.first_line)) == (0, -5)


@pytest.mark.parametrize(
    ("font", "text", "shown"),
    [
        ("Symbol", "\uf0b7", "•"),
        ("Symbol", "\uf02d", "-"),
        ("Wingdings", "\uf0a7", "▪"),
        ("Wingdings", "\uf0fc", "✓"),
        ("Courier New", "o", "o"),
        ("Times New Roman", "-", "-"),
        ("Times New Roman", "+", "+"),
        ("Odd", "\uf0ff", "•"),
    ],
)
def test_bullets(font: str, text: str, shown: str) -> None:
    look = f'</w:pPr><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr><w:pPr>'
    numbering = abstract(0, level(0, text, "bullet", ppr=look)) + num(1, 0)
    assert labels(item(1), numbering) == [shown]


@pytest.mark.parametrize(
    ("count", "style_name", "shown"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (1994, "upperRoman", "MCMXCIV"),
        (9, "lowerRoman", "ix"),
        (5, "lowerLetter", "e"),
        (28, "upperLetter", "BB"),
        (2, "ordinal", "2nd"),
        (11, "ordinal", "11th"),
        (3, "none", ""),
        (99999, "lowerLetter", "99999"),
    ],
)
def test_formats(count: int, style_name: str, shown: str) -> None:
    assert formatted(count, style_name) == shown


def test_style_of_numbering_leads_to_its_list() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="List"/>'
        + level(0, "%1/")
        + '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="List"/>'
        + "</w:abstractNum>"
        + num(1, 0)
        + num(2, 1)
    )
    assert labels(item(2), numbering) == ["1/"]


def test_odd_numbering_is_passed_over() -> None:
    odd = '<w:num w:numId="x"/><w:abstractNum/>' + num(3, 9)
    assert labels(item(3) + item(4, 99) + p("", "pStyle=A"), odd, styles=style("A")) == ["", "", ""]
