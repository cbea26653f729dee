"""A spec beside which a review list stands is rendered and searched for what last year left."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from season import fates, manifest, rendered

from kehoach.batch.outcome import Outcome
from kehoach.paths import listed_beside
from kehoach.problem import Severity
from kehoach.rendering.template import build_template
from kehoach.standards import load
from kehoach.yearly import roll_file
from small_plans import spec

OLD = spec(
    "năm: 2025",
    "số: 45",
    "ngày: 05/01/2025",
    """
    nội dung:
      - Trước ngày 30/6/2025 xong việc của **bản 2025**.
      - Họp ngày 29/4/2025.
      - bảng: {cột: [Việc, Khi], hàng: [[a, Quý I/2025], [b, Quý I/2025]]}
    """,
)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """This year's spec, as `kehoach roll` leaves it."""
    old, target = tmp_path / "2025.yaml", tmp_path / "2026.yaml"
    old.write_text(OLD, encoding="utf-8")
    roll_file(str(old), 2026, target)
    return target


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, now in changes:
        assert old in text
        text = text.replace(old, now)
    path.write_text(text, encoding="utf-8")


def told(outcomes: list[Outcome]) -> list[tuple[str, int, str]]:
    """Each warning of the search: code, line of the spec, words."""
    problems = [one for outcome in outcomes for one in outcome.problems]
    found = [one for one in problems if one.code.startswith("KH112")]
    assert {one.severity for one in found} <= {Severity.WARNING}
    return [(one.code, one.place.line, one.args.get("words", "")) for one in found]


def test_what_was_left_is_told_at_its_places(new: Path) -> None:
    lines = new.read_text(encoding="utf-8").splitlines()
    at = {
        words: n for n, line in enumerate(lines, 1) for words in ("29/4/", "Quý") if words in line
    }
    found = told(rendered(new))
    assert found == [
        ("KH1120", at["29/4/"], "29/4/2025"),
        ("KH1120", at["Quý"], "Quý I/2025"),
    ]


def test_what_was_mended_is_not(new: Path) -> None:
    edit(new, ("29/4/2025", "29/4/2026"), ("Quý I/2025", "Quý I/2026"))
    outcomes = rendered(new)
    assert (told(outcomes), fates(outcomes)) == ([], {"2026": "written"})


def test_what_the_plan_allows_is_not(new: Path) -> None:
    edit(new, ("nội dung:\n", "cho phép: {KH1120: ngày họp có thật}\nnội dung:\n"))
    outcomes = rendered(new)
    assert (told(outcomes), outcomes[0].problems) == ([], ())


def with_footer(template: bytes, text: str) -> bytes:
    """The template with a footer that an office put into it."""
    document, out = docx.Document(BytesIO(template)), BytesIO()
    document.sections[0].first_page_footer.add_paragraph(text)
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("draft", [False, True])
def test_the_template_of_the_office_is_searched_too(new: Path, tmp_path: Path, draft: bool) -> None:
    edit(new, ("29/4/2025", "29/4/2026"), ("Quý I/2025", "Quý I/2026"))
    own = with_footer(build_template(load()), "Văn thư năm 2025")
    (outcome,) = rendered(new, tmp_path / "out", template=own, draft=draft)
    (found,) = (one for one in outcome.problems if one.code == "KH1121")
    assert found.args["part"].startswith("word/footer")
    assert (found.args["words"], found.args["text"]) == ("năm 2025", "Văn thư năm 2025")


def test_in_a_draft_the_comments_say_what_the_spec_holds(new: Path, tmp_path: Path) -> None:
    assert told(rendered(new, tmp_path / "out", draft=True)) == []


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (lambda path: (path.parent / "2025.yaml").unlink(), "KH1122"),
        (lambda path: edit(path.parent / "2025.yaml", ("năm: 2025", "năm: 2026")), "KH1122"),
        (lambda path: edit(path.parent / "2025.yaml", ("năm: 2025", "năm: hai")), "KH1122"),
        (lambda path: listed_beside(path).write_text("{", encoding="utf-8"), "KH1123"),
    ],
    ids=["gone", "of this year", "faulty", "no list"],
)
def test_no_search_is_made_in_silence(new: Path, harm: Callable[[Path], None], code: str) -> None:
    harm(new)
    outcomes = rendered(new)
    assert [one[0] for one in told(outcomes)] == [code]
    assert fates(outcomes) == {"2026": "written"}


def test_without_a_list_nothing_is_searched(new: Path) -> None:
    listed_beside(new).unlink()
    assert told(rendered(new)) == []


def test_another_old_spec_means_another_search(new: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = told(rendered(new, out))
    before = manifest(out)["../2026.yaml"]["fingerprint"]
    outcomes = rendered(new, out)
    assert (fates(outcomes), told(outcomes)) == ({"2026": "unchanged"}, first)
    edit(tmp_path / "2025.yaml", ("số: 45", "số: 46"))
    assert fates(rendered(new, out)) == {"2026": "written"}
    after = manifest(out)["../2026.yaml"]["fingerprint"]
    assert {key for key in after if after[key] != before[key]} == {"before"}
