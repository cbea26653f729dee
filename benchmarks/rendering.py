"""Plan → .docx against docxtpl, in one process that is warm: ``python benchmarks/rendering.py``.

docxtpl as everyone uses it: open the template, render with autoescape, save; the same template,
the same view. Beside it jinja2's compiled template of the same document and zlib alone, which is
what no way over jinja2 can go below. Three sizes; every turn is another plan; medians of turns
in changing order. First both ways are shown to give the same ``document.xml`` in canonical form,
for the plans of ``plans/``, of the benchmark and for awkward text; ``--equal`` shows only that.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from sized_plans import TASKS, plan_text
from turns import timed

ROOT = Path(__file__).parents[1]
RUNS = {"small": 21, "medium": 15, "large": 7}
EACH = {"small": 6, "medium": 4, "large": 1}
"""Documents one after the other in a turn, as in a batch."""
WANTED = {"small": 40, "medium": 25, "large": 12}
"""How many times docxtpl's speed is wanted."""
ABOVE = 1.6
"""How many times jinja2 and zlib alone it may take."""
AWKWARD = "a & b < c > d {{ x }} {% y %} 100% \"'\tsau tab\nsau dòng"


def plain_view(value: Any) -> Any:
    """Return a view of plain texts and Markup, which needs nothing of kehoach to be read."""
    from markupsafe import Markup

    from kehoach.rendering.runs import RunsXml

    if isinstance(value, dict):
        return {key: plain_view(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain_view(inner) for inner in value]
    if isinstance(value, RunsXml):
        return Markup(str(value))
    return str(value) if isinstance(value, str) else value


@dataclass
class Ways:
    """The ways from a plan to bytes that are compared."""

    plans: list[Any]
    others: list[Any]
    """Each plan is composed once, and never before: what is known of it has to be found."""
    sheets: list[Any]
    views: list[Any]
    template: Path
    source: Any

    @classmethod
    def of(cls, size: str) -> Ways:
        """Prepare the plans of a size, one for each turn."""
        from jinja2 import Environment

        from kehoach.compose import compose
        from kehoach.rendering.engine import patched
        from kehoach.rendering.package import unpack
        from kehoach.rendering.view import view_of
        from kehoach.resources import templates_dir
        from kehoach.spec.read import read_spec
        from kehoach.standards import load

        count = (RUNS[size] + 1) * EACH[size]
        texts = [plan_text(size, number).encode() for number in range(1, 3 * count + 1)]
        plans = [read_spec(text, size).plan for text in texts]
        sheets = [compose(plan) for plan in plans[2 * count :]]
        views = [plain_view(view_of(sheet, load(sheet.standard))) for sheet in sheets]
        template = templates_dir() / load(sheets[0].standard).template
        xml = unpack(template.read_bytes())["word/document.xml"].decode()
        return cls(
            plans[:count],
            plans[count : 2 * count],
            sheets,
            views,
            template,
            Environment(autoescape=True).from_string(patched(xml)),
        )

    def in_a_row(self, way: Callable[[int], bytes], each: int) -> Callable[[int], object]:
        """Return a work that makes ``each`` documents a turn."""
        return lambda turn: [way(turn * each + number) for number in range(each)]

    def docxtpl(self, turn: int) -> bytes:
        """Open, render, save."""
        from docxtpl import DocxTemplate

        document, target = DocxTemplate(self.template), BytesIO()
        document.render(self.views[turn], autoescape=True)
        document.save(target)
        return target.getvalue()

    def kehoach(self, turn: int) -> bytes:
        """Plan → sheet → view → document, sealed."""
        import kehoach

        return kehoach.render(self.plans[turn])

    def composed(self, turn: int) -> bytes:
        """Sheet → document: what docxtpl does, which is given its words."""
        from kehoach.rendering import render_docx

        return render_docx(self.sheets[turn])

    def batch(self, turn: int) -> bytes:
        """The same, deflated quickly."""
        from kehoach.compose import compose
        from kehoach.rendering import render_docx

        return render_docx(compose(self.others[turn]), level=1)

    def least(self, turn: int) -> bytes:
        """Only jinja2 and zlib."""
        return zlib.compress(self.source.render(self.views[turn]).encode(), 6)


def measure(size: str) -> bool:
    """Print the times and ratios of a size; True when they are as wanted."""
    ways = Ways.of(size)
    works: dict[str, Callable[[int], bytes]] = {
        "docxtpl": ways.docxtpl,
        "kehoach": ways.kehoach,
        "from its sheet": ways.composed,
        "level 1": ways.batch,
        "jinja2 + zlib": ways.least,
    }
    each = EACH[size]
    turns = {name: ways.in_a_row(way, each) for name, way in works.items()}
    found = timed(turns, RUNS[size])
    faster = found.ratio("docxtpl", "kehoach")
    above = found.ratio("kehoach", "jinja2 + zlib")
    print(f"{size} ({TASKS[size]} tasks):")
    for name in found:
        print(f"  {name:14s} {found.median(name) / each * 1000:8.2f} ms")
    print(f"  {faster:.1f} times docxtpl (wanted {WANTED[size]})", end="; ")
    print(f"from the sheet: {found.ratio('docxtpl', 'from its sheet'):.1f}", end="; ")
    print(f"level 1: {found.ratio('docxtpl', 'level 1'):.1f}", end="; ")
    print(f"{above:.2f} times jinja2 + zlib alone (at most {ABOVE})")
    return faster >= WANTED[size] and above <= ABOVE


def sheets() -> Iterator[tuple[str, Any]]:
    """Yield every sheet to compare, with its name."""
    import kehoach
    from kehoach.compose import compose
    from kehoach.spec.read import read_spec
    from kehoach.text.markup import Run

    for spec in sorted((ROOT / "plans").glob("*.yaml")):
        for draft in (False, True):
            yield f"{spec.name}{' (draft)' * draft}", compose(kehoach.load(spec), draft)
    for size in TASKS:
        sheet = compose(read_spec(plan_text(size).encode(), size).plan)
        yield size, sheet
        lines = (replace(sheet.parts[0], runs=(Run(AWKWARD), Run(AWKWARD, bold=True))),)
        yield (
            f"{size}, awkward",
            replace(sheet, title=AWKWARD, issuer=(AWKWARD,), parts=(*lines, *sheet.parts)),
        )


def compare() -> bool:
    """Print which documents are the same both ways; True when all are."""
    from lxml import etree

    from kehoach.rendering import by_docxtpl, render_docx
    from kehoach.rendering.package import unpack
    from kehoach.standards import load

    same = True
    for name, sheet in sheets():
        standard = load(sheet.standard)
        ways = render_docx(sheet), by_docxtpl(sheet, standard, None)
        one, other = (
            etree.tostring(etree.fromstring(unpack(docx)["word/document.xml"]), method="c14n")
            for docx in ways
        )
        same = same and one == other
        print(f"{name}: {'the same' if one == other else 'DIFFERENT'}, {len(one)} bytes")
    return same


def main() -> None:
    """Compare, then measure; exit 1 when anything is not as wanted."""
    good = compare()
    if "--equal" not in sys.argv[1:]:
        good = all([good, *map(measure, sys.argv[1:] or TASKS)])
    sys.exit(not good)


if __name__ == "__main__":
    main()
