"""The template that is built: the committed file, its styles, its headers and footers."""

from __future__ import annotations

from typing import Any

import pytest
from editing import BUILT, DOCUMENT, PARTS
from lxml import etree

from kehoach.rendering.namespaces import NAMESPACES
from kehoach.rendering.package import unpack
from kehoach.rendering.quick import make_module, module_file
from kehoach.rendering.styles import PARAGRAPH_STYLES, StyleName, styles_of, twips
from kehoach.rendering.template import build_template
from kehoach.resources import templates_dir
from kehoach.standards import IDS, load

W = f"{{{NAMESPACES['w']}}}"
R = f"{{{NAMESPACES['r']}}}"
STANDARD = load()
STYLES = etree.fromstring(PARTS["word/styles.xml"])
EVERY_STYLE = [(one, style) for one in IDS for style in styles_of(load(one))]
SECTIONS = list(etree.fromstring(PARTS[DOCUMENT]).iter(f"{W}sectPr"))
BUILT_PARTS = {one: unpack(build_template(load(one))) for one in IDS}
BY_ID = {
    one: {
        style.get(f"{W}styleId"): style
        for style in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")
    }
    for one, parts in BUILT_PARTS.items()
}
MEND = "run: python -m kehoach.rendering.quick"


def val(element: Any, path: str, attribute: str = "val") -> str | None:
    found = element.find(path, NAMESPACES)
    return None if found is None else str(found.get(f"{W}{attribute}"))


@pytest.mark.parametrize("standard", IDS)
def test_the_committed_template_is_what_is_built(standard: str) -> None:
    committed = unpack((templates_dir() / load(standard).template).read_bytes())
    built = unpack(build_template(load(standard)))
    assert list(committed) == list(built), MEND
    for name, content in built.items():
        assert committed[name].decode() == content.decode(), f"{name}: {MEND}"


@pytest.mark.parametrize("standard", IDS)
def test_the_committed_functions_are_those_of_the_committed_template(standard: str) -> None:
    template = load(standard).template
    made = make_module((templates_dir() / template).read_bytes())
    assert module_file(template).read_text(encoding="utf-8") == made, MEND


def test_building_twice_gives_the_same_bytes() -> None:
    assert build_template(load()) == build_template(load()) == BUILT


def test_times_new_roman_stands_in_all_four_slots_and_nothing_else_sets_a_font() -> None:
    (fonts,) = STYLES.iter(f"{W}rFonts")
    assert fonts.getparent().getparent().tag == f"{W}rPrDefault"
    slots = ("ascii", "hAnsi", "eastAsia", "cs")
    assert dict(fonts.attrib) == {f"{W}{slot}": "Times New Roman" for slot in slots}
    for name, content in PARTS.items():
        assert name == "word/styles.xml" or b"rFonts" not in content


@pytest.mark.parametrize(("standard", "style"), EVERY_STYLE)
def test_a_style_is_set_as_the_standard_says(standard: str, style: StyleName) -> None:
    look, made = load(standard).components[style.component], BY_ID[standard][style.id]
    half_points = str(round(look.size * 2))
    assert val(made, "w:rPr/w:sz") == val(made, "w:rPr/w:szCs") == half_points
    assert (made.find("w:rPr/w:b", NAMESPACES) is not None) is look.bold
    assert (made.find("w:rPr/w:i", NAMESPACES) is not None) is look.italic
    assert val(made, "w:rPr/w:color") == (look.color or None)
    assert val(made, "w:pPr/w:jc") == look.align
    assert val(made, "w:pPr/w:spacing", "before") == str(round(look.before * 20))
    line, rule = (look.exact * 20, "exact") if look.exact else (look.line * 240, "auto")
    assert val(made, "w:pPr/w:spacing", "line") == str(round(line))
    assert val(made, "w:pPr/w:spacing", "lineRule") == rule
    assert val(made, "w:rPr/w:u") == ("single" if look.underline else None)
    indent = str(twips(look.indent)) if look.indent else None
    assert val(made, "w:pPr/w:ind", "firstLine") == indent


@pytest.mark.parametrize("standard", IDS)
def test_every_component_has_a_style_and_every_style_used_exists(standard: str) -> None:
    assert {style.component for style in styles_of(load(standard))} == {*load(standard).components}
    used = {
        str(element.get(f"{W}val"))
        for name, content in BUILT_PARTS[standard].items()
        if name.startswith("word/") and name.endswith(".xml")
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn")
        for element in etree.fromstring(content).iter(f"{W}{kind}")
    }
    assert used <= BY_ID[standard].keys()


def test_every_style_is_of_some_standard() -> None:
    assert {style.id for _, style in EVERY_STYLE} == {style.id for style in PARAGRAPH_STYLES}


def test_the_sizes_of_the_letterhead_rise_and_fall_together_within_their_ranges() -> None:
    names = ("quoc_hieu", "tieu_ngu", "dia_danh")
    used = tuple(STANDARD.components[name].size for name in names)
    assert used == STANDARD.letterhead_sets[0]
    for sizes in STANDARD.letterhead_sets:
        for name, size in zip(names, sizes, strict=True):
            low, high = STANDARD.components[name].sizes
            assert low <= size <= high
    assert list(zip(*STANDARD.letterhead_sets, strict=True)) == [(13, 12), (14, 13), (14, 13)]


def test_every_section_has_the_page_of_the_standard() -> None:
    page = {name: str(twips(value.use)) for name, value in STANDARD.page.items()}
    assert len(SECTIONS) == 2
    for section in SECTIONS:
        assert val(section, "w:pgSz", "w") == page["width"]
        assert val(section, "w:pgSz", "h") == page["height"]
        for side in ("top", "right", "bottom", "left"):
            assert val(section, "w:pgMar", side) == page[side]
        for edge in ("header", "footer"):
            assert val(section, "w:pgMar", edge) == page["number_from_edge"]
        assert val(section, "w:pgNumType", "start") == "1"


def test_headers_and_footers_stand_where_the_decree_wants_them() -> None:
    """Page numbers at the top from page 2 on; the address at the foot of page 1 alone."""
    rels = etree.fromstring(PARTS["word/_rels/document.xml.rels"])
    targets = {relation.get("Id"): f"word/{relation.get('Target')}" for relation in rels}
    for section in SECTIONS:
        assert section.find("w:titlePg", NAMESPACES) is not None
        parts = {
            (etree.QName(element).localname, element.get(f"{W}type")): etree.fromstring(
                PARTS[targets[element.get(f"{R}id")]]
            )
            for element in section
            if element.tag.endswith("Reference")
        }
        assert sorted(parts) == [
            ("footerReference", "default"),
            ("footerReference", "even"),
            ("footerReference", "first"),
            ("headerReference", "default"),
            ("headerReference", "first"),
        ]
        number = parts["headerReference", "default"]
        assert "".join(number.itertext(f"{W}instrText")).strip() == "PAGE"
        assert val(number, "w:p/w:pPr/w:pStyle") == "KHSoTrang"
        assert "{{ lien_he }}" in "".join(parts["footerReference", "first"].itertext())
        feet = [("footerReference", kind) for kind in ("default", "even")]
        for empty in (("headerReference", "first"), *feet):
            assert "".join(parts[empty].itertext()).strip() == ""
            assert val(parts[empty], "w:p/w:pPr/w:pStyle") == "KHNgat"


def test_the_circulation_mark_of_a_party_document_stands_in_the_head_of_page_one() -> None:
    """HD 36, II.2.2; the even head, never shown, is what appendices take in its stead."""
    parts = BUILT_PARTS["hd36-2018"]
    rels = etree.fromstring(parts["word/_rels/document.xml.rels"])
    targets = {relation.get("Id"): f"word/{relation.get('Target')}" for relation in rels}
    for section in etree.fromstring(parts[DOCUMENT]).iter(f"{W}sectPr"):
        stories = {
            (etree.QName(one).localname, one.get(f"{W}type")): "".join(
                etree.fromstring(parts[targets[one.get(f"{R}id")]]).itertext()
            )
            for one in section
            if one.tag.endswith("Reference")
        }
        assert "{{ luu_hanh }}" in stories["headerReference", "first"]
        for kind in ("headerReference", "footerReference"):
            assert stories[kind, "even"].strip() == ""
        assert stories["footerReference", "first"].strip() == ""


@pytest.mark.parametrize("standard", IDS)
def test_every_part_is_declared_and_every_relation_leads_to_a_part(standard: str) -> None:
    parts = BUILT_PARTS[standard]
    types = etree.fromstring(parts["[Content_Types].xml"])
    declared = {entry.get("PartName") for entry in types if entry.get("PartName")}
    others = {"[Content_Types].xml", *(name for name in parts if name.endswith(".rels"))}
    assert declared == {f"/{name}" for name in parts.keys() - others}
    for rels, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
        for relation in etree.fromstring(parts[rels]):
            assert f"{folder}{relation.get('Target')}" in parts
