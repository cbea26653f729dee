"""What a plan says is read back from its document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from losslessness import imported_docx
from plans import SPEC
from shown import shown, widths

import kehoach
from documents import PLANS, SINKS
from kehoach.importing import import_document
from kehoach.importing.notes import comments_of
from kehoach.plan import Plan
from kehoach.reading import read_docx
from kehoach.spec.emitting import yaml_of
from kehoach.spec.read import read_spec

ROUNDED = 2
"""Width in mm by which a column may differ: shares are whole numbers of a hundred."""
each_plan = pytest.mark.parametrize("spec", PLANS + SINKS, ids=lambda path: path.stem)


@each_plan
def test_our_own_documents_are_read_back(spec: Path) -> None:
    plan = kehoach.load(spec)
    one = imported_docx(kehoach.render(plan))
    assert shown(one.plan) == shown(plan)


@given(SPEC)
@settings(max_examples=40, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_a_generated_plan_is_read_back_as_it_is_shown(spec: dict[str, Any]) -> None:
    plan = Plan.model_validate(spec)
    one = import_document(read_docx(kehoach.render(plan)))
    assert shown(one.plan) == shown(plan)
    assert one.changes == ()
    for made, wanted in zip(widths(one.plan), widths(plan), strict=True):
        assert made == pytest.approx(wanted, abs=ROUNDED)
    assert import_document(read_docx(kehoach.render(one.plan))).plan == one.plan
    text = yaml_of(one.data, comments_of(one.notes))
    assert read_spec(text.encode(), "x.yaml").plan == one.plan


PRINTED = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), min_size=1
).map(lambda text: " ".join(text.split())).filter(bool)  # fmt: skip


@given(st.lists(PRINTED, min_size=1, max_size=4), st.booleans())
def test_any_text_stands_in_yaml_and_comes_back(texts: list[str], as_cells: bool) -> None:
    data = {"hàng": [texts]} if as_cells else {"căn cứ": texts, "năm": texts[0]}
    import yaml

    assert yaml.load(yaml_of(data), yaml.BaseLoader) == data
