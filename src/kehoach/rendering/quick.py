"""A built-in template, compiled beforehand: view → document without docxtpl, jinja2 or lxml.

docxtpl turns a template into jinja2 source once (``patch_xml``); here that is done when the
template is built, and the source is compiled to Python (:mod:`compiling`), so that a document
costs no more than putting its strings together. Parts of the template that no plan changes stay
deflated as they are. A template that is not a built-in one, to the byte, or a sheet that only the
finished XML can judge (:class:`keeping.NotCompiled`) goes through docxtpl itself; a test and
``benchmarks/rendering.py --equal`` hold that both ways give the same document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from kehoach.compose.sheet import Sheet
from kehoach.rendering.keeping import NotCompiled, keeps
from kehoach.rendering.numbers import numbers_of, sections_before
from kehoach.rendering.properties import core_properties
from kehoach.rendering.styles import LEVEL_STYLES, letterhead_styles
from kehoach.rendering.view import annex_head, annex_room, frame_of, letterhead_sizes
from kehoach.rendering.writing import Write, Writer
from kehoach.resources import templates_dir
from kehoach.seal import CORE, CUSTOM, Sealable, packed, sealable
from kehoach.standards import Standard, load
from kehoach.zipped import members_of, unpacked

_STYLES = "word/styles.xml"
_DOCUMENT = "word/document.xml"


class _Built(NamedTuple):
    """A built-in template: its digest, its styles, its parts ready for a package, their writers.

    What is written or made for each document is not among the parts.
    """

    digest: str
    styles: bytes
    parts: Mapping[str, Sealable]
    writers: Mapping[str, Write]
    writer: Writer


def rendered(sheet: Sheet, standard: Standard, template: bytes | None, level: int) -> bytes:
    """Return the sealed .docx of a sheet on the built-in template of its standard.

    ``template`` may be that template's bytes. Raises :class:`NotCompiled` for a sheet or a template
    that is for docxtpl.
    """
    built = _built(standard.template)
    if template is not None and sha256(template).hexdigest() != built.digest:
        raise NotCompiled
    view = _view(sheet, standard, built.writer)
    parts = dict(built.parts)
    for name, write in built.writers.items():
        ready = sealable if name == _DOCUMENT else _shared
        parts[name] = ready(name, b"".join(write(view)), level)
    parts[CORE] = sealable(CORE, core_properties(sheet).encode("utf-8"))
    sizes = letterhead_sizes(sheet, standard)
    parts[_STYLES] = _styles(standard.id, sheet.levels, sizes, level)
    return packed(parts)


def _view(sheet: Sheet, standard: Standard, writer: Writer) -> dict[str, Any]:
    """Return the view with its numbers, the parts of the text written."""
    end, room = standard.wording["body_end"], standard.text_width
    frame = frame_of(sheet, standard, str) | numbers_of(sheet, standard)
    text, after = keeps(sheet.parts, end, signed=True), keeps(sheet.kept.end, end)
    frame["noi_dung"] = writer.parts(sheet.parts, text, standard, room)
    frame["giu_sau"] = writer.parts(sheet.kept.end, after, standard, room)
    frame["phu_luc"] = annexes = []
    for annex, before in zip(sheet.annexes, sections_before(sheet, standard), strict=True):
        kept = keeps(annex.parts, end)
        shown = writer.parts(annex.parts, kept, standard, annex_room(annex, standard))
        annexes.append({**annex_head(annex, standard, str), "noi_dung": shown, "_truoc": before})
    return frame


@cache
def _built(template: str) -> _Built:
    data = (templates_dir() / template).read_bytes()
    module = import_module(f"kehoach.rendering.built.{_module_name(template)}")
    contents = {name: (member, unpacked(member)) for name, member in members_of(data).items()}
    parts = {
        name: Sealable(member, sha256(content).digest())
        for name, (member, content) in contents.items()
        if name not in (*module.PARTS, CORE, CUSTOM, _STYLES)
    }
    styles = contents[_STYLES][1]
    return _Built(module.TEMPLATE, styles, parts, module.PARTS, Writer(module.ITEMS))


def _module_name(template: str) -> str:
    return template.removesuffix(".docx").replace("-", "_")


_shared = lru_cache(maxsize=32)(sealable)
"""A header or footer: most plans of an office have the same."""


@lru_cache(maxsize=32)
def _styles(
    standard_id: str, levels: tuple[str, ...], sizes: tuple[float, ...], level: int
) -> Sealable:
    """Return the styles with the outline levels and sizes of the letterhead of a plan."""
    standard = load(standard_id)
    built, heading = _built(standard.template), letterhead_styles(standard)
    outlines = {LEVEL_STYLES[name]: depth for depth, name in enumerate(levels)}
    fitting = dict(zip(heading, sizes, strict=True))
    made = _restyled(built.styles.decode("utf-8"), outlines, fitting)
    return sealable(_STYLES, made.encode("utf-8"), level)


def _restyled(xml: str, outlines: Mapping[str, int], sizes: Mapping[str, float]) -> str:
    for name, depth in outlines.items():
        xml = _in_style(xml, name, r'(<w:outlineLvl w:val=")\d+', str(depth))
    for name, size in sizes.items():
        xml = _in_style(xml, name, r'(<w:sz(?:Cs)? w:val=")\d+', str(round(size * 2)))
    return xml


def _in_style(xml: str, name: str, pattern: str, value: str) -> str:
    start = xml.find(f'w:styleId="{name}"')
    end = xml.find("</w:style>", start)
    if start < 0:
        return xml
    return xml[:start] + re.sub(pattern, rf"\g<1>{value}", xml[start:end]) + xml[end:]


def module_file(template: str) -> Path:
    """Return the file of the module of a built-in template, given by its file name."""
    return Path(__file__).with_name("built") / f"{_module_name(template)}.py"


def make_module(template: bytes) -> str:
    """Return the Python module of a built-in template (needs docxtpl)."""
    from kehoach.rendering.compiling import module_of
    from kehoach.rendering.engine import patched
    from kehoach.rendering.finished import finished
    from kehoach.rendering.package import unpack

    sources = {
        name: patched(finished(content))
        for name, content in unpack(template).items()
        if name.startswith("word/") and (b"{{" in content or b"{%" in content)
    }
    return module_of(sha256(template).hexdigest(), sources)


def _write_all() -> None:
    """Build every built-in template and its module anew, in a checkout."""
    from kehoach.rendering.template import build_template
    from kehoach.standards import IDS

    for standard in map(load, IDS):
        path = templates_dir() / standard.template
        path.write_bytes(build_template(standard))
        made = make_module(path.read_bytes())
        module_file(standard.template).write_text(made, encoding="utf-8")


if __name__ == "__main__":
    _write_all()
