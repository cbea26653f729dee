"""Runs as WordprocessingML: what is bold, italic, special or forbidden."""

from __future__ import annotations

import pytest

from kehoach.errors import BadInput
from kehoach.rendering.runs import run_of, runs_xml, written
from kehoach.text.markup import Run

T = '<w:t xml:space="preserve">'


def dressed(style: str, text: str) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="KH{style}"/></w:rPr>{T}{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("runs", "xml"),
    [
        ((Run("Lời"),), f"<w:r>{T}Lời</w:t></w:r>"),
        ((Run("a", bold=True),), dressed("Dam", "a")),
        ((Run("a", italic=True),), dressed("Nghieng", "a")),
        ((Run("a", bold=True, italic=True),), dressed("DamNghieng", "a")),
        ((Run("a "), Run("b", italic=True)), f"<w:r>{T}a </w:t></w:r>{dressed('Nghieng', 'b')}"),
        ((Run("một & <hai> {ba}"),), f"<w:r>{T}một &amp; &lt;hai&gt; &#123;ba&#125;</w:t></w:r>"),
        ((Run("a\tb\nc"),), f"<w:r>{T}a b</w:t><w:br/>{T}c</w:t></w:r>"),
        ((Run("\ufeffa\uffee"),), f"<w:r>{T}\ufeffa\uffee</w:t></w:r>"),
        ((Run(""),), ""),
        ((), ""),
    ],
)
def test_runs_are_written_with_their_styles(runs: tuple[Run, ...], xml: str) -> None:
    assert written(runs) == xml.encode()
    assert runs_xml(runs) == xml


@pytest.mark.parametrize("long", ["", " và các lời khác dài hơn một tên cơ quan"])
def test_what_the_paragraph_is_already_is_left_out(long: str) -> None:
    bold, italic = (Run(f"a{long}", bold=True),), (Run(f"a{long}", italic=True),)
    assert written(bold, bold=True) == written(italic, italic=True) == written((Run(f"a{long}"),))
    assert written(bold, italic=True) != written(bold, bold=True)


def test_a_label_is_a_run_of_its_own() -> None:
    assert (
        written((Run("Lời"),), "a)") == f"<w:r>{T}a) </w:t></w:r><w:r>{T}Lời</w:t></w:r>".encode()
    )
    assert written((), "I.") == f"<w:r>{T}I.</w:t></w:r>".encode()


def test_line_breaks_and_tabs_stand_as_docxtpl_writes_them() -> None:
    tab = "<w:r><w:tab/></w:r>"
    line = f"<w:r>{T}a</w:t></w:r>{tab}<w:r>{T}b</w:t><w:br/>{T}c</w:t></w:r>"
    assert run_of("a\tb\nc") == line.encode()


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_no_xml_holds_is_refused(char: str) -> None:
    for write in (lambda text: written((Run(text),)), run_of):
        with pytest.raises(BadInput) as caught:
            write(f"lời {char} lời")
        assert [one.code for one in caught.value.problems] == ["KH904"]
