"""The page and its views as HTML: what they say, how they are built, that nothing gets through."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from dossiers import CELLS, EVIL, WIDTHS, bare, cards, dossier
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from kehoach.reviewing import Card, Dossier, Lead
from kehoach.reviewing.cards import card_of
from kehoach.reviewing.pages import (
    ASSETS,
    asset,
    coded,
    index_html,
    kept_in,
    plan_html,
    plan_js,
)

HERE = Path(__file__).parent
_BLOCKS = {"p", "li", "h1", "h2", "h3", "tr", "legend", "summary", "caption", "figcaption", "svg"}
_SIGNS = {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- ", "legend": "* ", "summary": "> "}


def reading(page: str) -> str:
    """A page as plain lines: headings, items, rows; changed words and boxes are marked."""
    lines: list[str] = []
    _read(html.fromstring(page), lines)
    clean = (" ".join(line.split()) for line in lines)
    return "\n".join(line for line in clean if line.strip("-*>#| ")) + "\n"


def _read(element: Any, lines: list[str]) -> None:
    if not isinstance(element.tag, str) or element.tag in ("head", "script", "style", "option"):
        lines[-1:] = [(lines or [""])[-1] + (element.tail or "")]
        return
    if element.tag in _BLOCKS or not lines:
        lines.append(_SIGNS.get(element.tag, ""))
    marks = {"ins": ("{+", "+}"), "del": ("[-", "-]"), "td": ("| ", ""), "th": ("| ", "")}
    before, after = marks.get(element.tag, ("", ""))
    shown = {"input": "[ ] " if element.get("type") == "checkbox" else ""}.get(element.tag, "")
    label = element.get("aria-label") if element.tag == "svg" else None
    lines[-1] += before + shown + (f"({label})" if label else element.text or "")
    for child in [] if label else element:
        _read(child, lines)
    lines[-1] += after
    if element.tag in _BLOCKS:
        lines.append("")
    lines[-1] += element.tail or ""


def golden(name: str, text: str) -> None:
    path = HERE / name
    assert text == path.read_text(encoding="utf-8"), f"chạy: python {__file__}"


def list_page() -> str:
    return index_html(cards(dossier(), bare()), "1.2.3", ["Không có ảnh trang."])


def view(one: Dossier) -> str:
    return plan_html(one, card_of(one))


PAGES: dict[str, Callable[[], str]] = {
    "danh-sach.txt": list_page,
    "ke-hoach-a.txt": lambda: view(dossier()),
    "ke-hoach-b.txt": lambda: view(bare()),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_as_it_shall(name: str) -> None:
    golden(name, reading(PAGES[name]()))


def with_evil(one: Dossier) -> Dossier:
    """The same dossier, every text in it a script."""
    evil: Dossier = _evil(one)
    return evil


def _evil(value: Any) -> Any:
    if isinstance(value, str):
        return (
            value if value in ("added", "removed", "changed", "moved", "ins", "del", "") else EVIL
        )
    if isinstance(value, tuple):
        return tuple(map(_evil, value))
    if isinstance(value, dict):
        return {key: _evil(one) for key, one in value.items()}
    if hasattr(value, "model_copy"):
        return value.model_copy(update={name: _evil(one) for name, one in value})
    if hasattr(value, "__dataclass_fields__"):
        return replace(
            value, **{one.name: _evil(getattr(value, one.name)) for one in fields(value)}
        )
    return value


def test_no_text_of_others_becomes_markup() -> None:
    for one in (with_evil(dossier()), with_evil(bare())):
        card = card_of(one)
        for page in (plan_html(one, card), index_html([card], "0", [EVIL])):
            scripts = html.fromstring(page).xpath("//script")
            assert [script.get("src") for script in scripts] in ([], ["giao-dien.js"])
            assert EVIL not in page and "alert(" in page
        assert "<" not in plan_js(card, "k", plan_html(one, card))


@given(st.text(), st.text())
def test_what_a_plan_hands_to_the_page_is_read_back(key: str, page: str) -> None:
    (card,) = cards(dossier())
    script = plan_js(card, key, page)
    assert kept_in(script) == (key, card)
    assert not set("<>&\u2028\u2029") & set(script)


@pytest.mark.parametrize("text", ["", "keHoach();\n", "keHoach([]);\n", "keHoach({});\n"])
def test_what_is_no_plan_is_not_read_back(text: str) -> None:
    with pytest.raises(ValueError):
        kept_in(text)


LOADED = re.compile(r"""(?:src|href|url|@import)\s*[=(]?\s*["']?\s*([a-z]+:|//)""", re.I)


def test_what_is_to_be_typed_stands_out() -> None:
    assert coded("chạy `a < b`, `c`") == "chạy <code>a &lt; b</code>, <code>c</code>"
    assert coded("một dấu ` thôi <b>") == "một dấu ` thôi &lt;b&gt;"
    page = view(replace(bare(), uncompared="Danh sách do `kehoach roll` ghi."))
    assert "do <code>kehoach roll</code> ghi" in page


def test_nothing_is_loaded_from_the_net() -> None:
    texts = [list_page(), view(dossier()), view(bare()), *map(asset, ASSETS)]
    assert {found for text in texts for found in LOADED.findall(text)} == {"data:"}
    assert not [text for text in texts if re.search(r"https?://|\bfetch\(|XMLHttp", text)]


def test_the_page_may_load_its_own_files_alone() -> None:
    (policy,) = html.fromstring(list_page()).xpath("//meta[@http-equiv]/@content")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == "'self' file:"
    assert "unsafe" not in policy and "http" not in policy


def test_nothing_is_written_into_attributes_that_run() -> None:
    for page in (list_page(), view(dossier())):
        named = {name for element in html.fromstring(page).iter() for name in element.attrib}
        assert not [name for name in named if name.startswith("on") or name == "style"]


def test_the_page_is_built_for_those_who_do_not_see_it() -> None:
    tree = html.fromstring(list_page())
    assert tree.get("lang") == "vi"
    assert tree.xpath("//a[@class='skip']/@href") == ["#content"]
    assert len(tree.xpath("//main[@id='content']")) == 1
    labels = set(tree.xpath("//label/@for"))
    controls = tree.xpath("//input[@type!='checkbox'] | //select")
    assert {control.get("id") for control in controls} == labels
    assert all(box.getparent().tag == "label" for box in tree.xpath("//input[@type='checkbox']"))
    for page in (tree, html.fromstring(view(dossier()))):
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert not set(page.xpath("//@aria-labelledby")) - set(ids)
        assert all(one.get("aria-label") for one in page.iter("svg"))
        assert all(one.get("alt") for one in page.iter("img"))
        assert all(one.get("tabindex") == "0" for one in page.xpath("//*[@class='scroll']"))


def test_a_table_has_its_widths_its_joined_cells_and_its_heading() -> None:
    (table,) = html.fromstring(view(dossier())).xpath("//table[contains(@class, 'widest')]")
    assert [one.get("width") for one in table.xpath("colgroup/col")] == [f"{w}%" for w in WIDTHS]
    assert [one.text_content().strip() for one in table.xpath("thead/tr/th")] == [*CELLS]
    joined = {
        one.text_content().strip(): (one.get("colspan"), one.get("rowspan"))
        for one in table.xpath("tbody/tr/td[@colspan or @rowspan]")
    }
    assert joined == {
        "Cải cách thể chế": ("7", None),
        "Sở Tư pháp": (None, "2"),
        "Tổng cộng": ("7", None),
    }


def test_a_group_that_leads_begins_its_row_with_a_capital() -> None:
    group = Lead(task="t", agency="các sở, ban, ngành", due=3)
    (name,) = html.fromstring(view(replace(dossier(), leads=(group,)))).xpath("//tbody/tr/th")
    assert name.text == "Các sở, ban, ngành"


def test_headings_go_down_one_step_at_a_time() -> None:
    for page in (list_page(), view(dossier()), view(bare())):
        steps = [int(one.tag[1]) for one in html.fromstring(page).xpath("//h1|//h2|//h3|//h4")]
        assert steps[0] == 1
        assert all(b - a <= 1 for a, b in pairwise(steps))


# Colours: every pair of text and ground that the style sheet names.


def colours() -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", asset("giao-dien.css")))


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def pairs() -> list[tuple[str, str]]:
    known = colours()
    named = {
        (text, ground)
        for ground, text in re.findall(
            r"background: var\(--([\w-]+)\);[^}]*?[^-]color: var\(--([\w-]+)\)",
            asset("giao-dien.css"),
        )
    }
    on_both = ("ink", "soft", "link", "seal", "fault", "warning", "ready")
    return sorted(
        (known[text], known[ground])
        for text, ground in named | {(text, on) for text in on_both for on in ("paper", "ground")}
    )


@pytest.mark.parametrize(("text", "ground"), pairs())
def test_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


def test_all_colours_are_named_at_the_top() -> None:
    style = asset("giao-dien.css")
    below = style[style.index("}") :]
    assert not re.findall(r"#[0-9a-f]{3,6}\b", below)
    assert len(pairs()) > 20


def test_a_card_is_the_same_after_it_was_kept() -> None:
    for card in cards(dossier(), bare()):
        assert Card.model_validate(card.model_dump(mode="json")) == card


if __name__ == "__main__":
    for file, make in PAGES.items():
        (HERE / file).write_text(reading(make()), encoding="utf-8")
