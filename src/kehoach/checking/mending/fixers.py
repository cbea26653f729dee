"""Which rule is mended by what."""

from __future__ import annotations

from collections.abc import Mapping

from kehoach.checking.mending import body, letterhead, letters, lines, looks, marks, numbers, pages
from kehoach.checking.mending.looks import Fixer, align, component_named, dress, size


def _component(name: str, **rules: str) -> dict[str, Fixer]:
    """Return the fixers of a component by rule: ``size``, ``bold``, ``italic``, ``align``."""
    named = component_named(name)
    made = {
        "size": size(named),
        "bold": dress(named, "b"),
        "italic": dress(named, "i"),
        "align": align(named),
    }
    return {rule: made[what] for what, rule in rules.items()}


_UNDER_HEADING = ("KH220", "KH221", "KH222", "KH223")
_UNDER_ORGAN = ("KH241", "KH242", "KH243", "KH244")
_UNDER_TITLE = ("KH317", "KH318", "KH319", "KH320")

_PAGE: dict[str, Fixer] = {
    "KH101": pages.paper,
    "KH103": pages.margin("top"),
    "KH104": pages.margin("bottom"),
    "KH105": pages.margin("left"),
    "KH106": pages.margin("right"),
    "KH108": letters.font,
    "KH109": letters.legacy_font,
    "KH111": letters.black,
    "KH112": marks.composed,
    "KH120": numbers.placed,
    "KH121": numbers.placed,
    "KH122": numbers.aligned,
    "KH123": numbers.dressed("sz"),
    "KH124": numbers.dressed("i"),
    "KH125": numbers.dressed("b"),
    "KH127": pages.number_format,
    "KH128": numbers.bare_first,
    "KH129": pages.start,
    "KH130": pages.number_edge,
}
_HEAD: dict[str, Fixer] = {
    **_component("quoc_hieu", bold="KH205", italic="KH206"),
    "KH204": letterhead.heading_size,
    **_component("tieu_ngu", size="KH214", bold="KH215", italic="KH216"),
    **dict.fromkeys(("KH217", "KH235", "KH262", "KH274"), letterhead.centred),
    "KH218": letterhead.sized_with_heading(1),
    "KH219": looks.single,
    **dict.fromkeys(_UNDER_HEADING, lines.under(lines.heading)),
    **_component("tieu_de", italic="KH224", size="KH228", bold="KH229"),
    **_component("co_quan", size="KH232", bold="KH233", italic="KH234"),
    **_component("co_quan_chu_quan", size="KH238", bold="KH239", italic="KH240"),
    **dict.fromkeys(_UNDER_ORGAN, lines.under(lines.organ)),
    "KH245": letterhead.sized_with_heading(0),
    **_component("so_ky_hieu", size="KH259", bold="KH260", italic="KH261"),
    **_component("dia_danh", italic="KH271", bold="KH272", size="KH273"),
    "KH279": letterhead.sized_with_heading(2),
}
_TITLE: dict[str, Fixer] = {
    **_component("ten_loai", size="KH302", bold="KH303", italic="KH305", align="KH306"),
    **_component("trich_yeu", size="KH308", bold="KH309", italic="KH311", align="KH312"),
    **dict.fromkeys(_UNDER_TITLE, lines.under(lines.title)),
    **_component("can_cu", italic="KH325", size="KH326"),
    "KH327": marks.basis_end("basis_end"),
    "KH328": marks.basis_end("last_basis_end"),
}
_BODY: dict[str, Fixer] = {
    "KH401": body.size,
    "KH403": body.dressed(i=False),
    "KH405": body.justified,
    "KH406": body.indented,
    "KH409": body.spaced,
    "KH410": body.lined,
    "KH420": body.centred,
    "KH421": body.dressed(b=True, i=False),
    "KH423": body.part_size,
    "KH427": body.dressed(b=True, i=False),
    "KH431": body.dressed(b=True, i=False),
    "KH433": body.dressed(i=False),
}
_ANNEXES: dict[str, Fixer] = {
    **_component("phu_luc", size="KH465", bold="KH466", align="KH468"),
    **_component("ten_phu_luc", size="KH471", bold="KH472", align="KH474"),
    **_component("kem_theo", italic="KH476", size="KH477", align="KH478"),
    "KH483": pages.annex_start,
}
_CLOSING: dict[str, Fixer] = {
    "KH513": dress(looks.of_signature, "b"),
    "KH514": size(looks.of_signature),
    "KH515": dress(looks.of_signature, "i"),
    **_component("ho_ten", bold="KH517", size="KH518", italic="KH520"),
    "KH533": size(component_named("noi_nhan")),
    "KH534": dress(component_named("noi_nhan"), "b", "i", "u"),
    "KH535": size(component_named("noi_nhan_dong")),
    "KH536": dress(component_named("noi_nhan_dong"), "b", "i"),
    "KH538": marks.recipient_end,
    "KH546": size(component_named("soan_thao")),
    "KH549": looks.at_margin,
}

DRAWN = frozenset(_UNDER_HEADING + _UNDER_ORGAN + _UNDER_TITLE)
"""Rules of drawn lines, measured by the text above them: mended when that text is right."""
FIXERS: Mapping[str, Fixer] = {**_PAGE, **_HEAD, **_TITLE, **_BODY, **_ANNEXES, **_CLOSING}
"""The fixer of every rule that ``fixes`` says can be mended for certain."""
