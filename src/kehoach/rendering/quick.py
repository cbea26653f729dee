"""The built-in template as docxtpl patches it, made beforehand.

docxtpl turns a template into jinja2 source once (``patch_xml``); that source travels beside the
template, so that a start from cold imports neither docxtpl nor python-docx. A template that is
not the built-in one, to the byte, goes through docxtpl itself.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from typing import Any

from kehoach.rendering.package import unpack
from kehoach.resources import templates_dir


def make_sources(template: bytes) -> str:
    """Return the file of patched sources of a template (needs docxtpl)."""
    from kehoach.rendering.engine import patched

    parts = {
        name: patched(content.decode("utf-8"))
        for name, content in unpack(template).items()
        if name.startswith("word/")
        and name.endswith(".xml")
        and (b"{{" in content or b"{%" in content)
    }
    made = {"template": sha256(template).hexdigest(), "parts": parts}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


@cache
def _committed(template: str) -> dict[str, str]:
    """Return the patched sources of the built-in template with that SHA-256; empty for others."""
    for file in sorted(templates_dir().glob("*.json")):
        made = json.loads(file.read_text(encoding="utf-8"))
        if made["template"] == template:
            return dict(made["parts"])
    return {}


def known_sources(template: bytes) -> dict[str, str]:
    """Return the patched sources of a built-in template, unchanged; empty for any other."""
    return _committed(sha256(template).hexdigest())


def fill_known(template: bytes, sources: dict[str, str], view: dict[str, Any]) -> dict[str, bytes]:
    """Return the parts of a built-in template filled with a view."""
    from jinja2 import Environment, StrictUndefined

    # Our own template reaches nowhere: it needs no sandbox.
    compiler = Environment(autoescape=True, undefined=StrictUndefined, optimized=False)
    filled = {
        name: compiler.from_string(source).render(view).encode("utf-8")
        for name, source in sources.items()
    }
    return {**unpack(template), **filled}


def _write_all() -> None:
    """Build every built-in template and its patched sources anew, in a checkout."""
    from kehoach.rendering.template import build_template
    from kehoach.standards import IDS, load

    for standard in map(load, IDS):
        path = templates_dir() / standard.template
        path.write_bytes(build_template(standard))
        path.with_suffix(".json").write_text(make_sources(path.read_bytes()), encoding="utf-8")


if __name__ == "__main__":
    _write_all()
