"""A document in a folder is one spec's: no other is written over it, in any run, by any name."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from pathlib import Path

import docx
import pytest
from season import contents, fates, manifest, rendered, write

from kehoach import pdf
from kehoach.batch import Fate, Options, Outcome, find_specs, render_all, slots
from kehoach.batch.holding import holdings, other_holder
from kehoach.batch.manifest import MANIFEST
from kehoach.cli import run
from kehoach.report import words
from kehoach.seal import State, state_of_docx

PRINTED = b"%PDF-1.7\ntrailer << /ID [<" + b"0" * 32 + b"><" + b"0" * 32 + b">] >>\n%%EOF\n"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return write(tmp_path / "x" / "kh.yaml", "kế hoạch: Việc của x")


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return write(tmp_path / "y" / "kh.yaml", "kế hoạch: Việc của y")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def codes(outcome: Outcome) -> list[str]:
    return [problem.code for problem in outcome.problems if problem.severity > 1]


def kept_for(outcome: Outcome, owner: Path, document: Path) -> None:
    """The outcome of a spec whose document would be that of another: both named, nothing done."""
    (problem,) = (one for one in outcome.problems if one.severity > 1)
    assert (outcome.fate, outcome.exit_code, outcome.written) == (Fate.KEPT, 1, ())
    assert (problem.code, problem.place.file) == ("KH1125", str(outcome.spec))
    said = {"path": str(document), "other": str(owner), "spec": str(outcome.spec)}
    assert {**problem.args, "hint": ""} == {**said, "hint": ""}
    reason, mend = words(problem)
    assert all(name in reason for name in said.values())
    if problem.args["hint"]:
        assert "trông như một" in mend and "NFD" in mend
    else:
        assert all(word in mend for word in ("Đổi tên", "-o", "--force"))


# one name in several runs


def test_a_later_run_does_not_take_the_document_of_another_spec(
    first: Path, second: Path, out: Path
) -> None:
    rendered(first, out)
    before, row = contents(out), manifest(out)["../x/kh.yaml"]
    for _ in range(2):
        (outcome,) = rendered(second, out)
        kept_for(outcome, first, out / "kh.docx")
        assert contents(out) == before
        rows = manifest(out)
        assert rows["../x/kh.yaml"] == row
        assert (rows["../y/kh.yaml"]["docx"], rows["../y/kh.yaml"]["state"]) == ("", "kept")
    assert fates(rendered(first, out)) == {"kh": "unchanged"}


def test_a_document_that_failed_the_last_time_is_still_its_specs(
    first: Path, second: Path, out: Path
) -> None:
    rendered(first, out)
    before = contents(out)
    good = first.read_bytes()
    write(first, "năm: 31/02")
    assert fates(rendered(first, out)) == {"kh": "failed"}
    kept_for(rendered(second, out)[0], first, out / "kh.docx")
    assert contents(out) == before
    first.write_bytes(good)
    rendered(first, out)
    assert contents(out) == before


def test_by_force_it_is_replaced_and_the_other_row_goes(
    first: Path, second: Path, out: Path
) -> None:
    rendered(first, out)
    before = contents(out)
    assert fates(rendered(second, out, force=True)) == {"kh": "written"}
    assert contents(out) != before
    assert list(manifest(out)) == ["../y/kh.yaml"]
    kept_for(rendered(first, out)[0], second, out / "kh.docx")


@pytest.mark.parametrize("gone", ["spec", "document"])
def test_where_the_spec_or_the_document_is_gone_the_name_is_free(
    gone: str, first: Path, second: Path, out: Path
) -> None:
    rendered(first, out)
    (first if gone == "spec" else out / "kh.docx").unlink()
    assert fates(rendered(second, out)) == {"kh": "written"}
    assert list(manifest(out)) == ["../y/kh.yaml"]


def test_a_spec_that_never_gave_a_document_holds_no_name(
    first: Path, second: Path, out: Path
) -> None:
    write(first, "năm: 31/02")
    rendered(first, out)
    assert fates(rendered(second, out)) == {"kh": "written"}
    write(first, "kế hoạch: Việc của x")
    kept_for(rendered(first, out)[0], second, out / "kh.docx")


def test_of_a_spec_that_failed_and_one_that_was_written_the_second_holds(
    first: Path, second: Path, out: Path
) -> None:
    """Both in one run; in the next the first is mended, whichever is read first."""
    write(first, "năm: 31/02")
    both = [str(second), str(first)]
    list(render_all(slots(find_specs(both), out), Options(), out))
    before = contents(out)
    write(first, "kế hoạch: Việc của x")
    for order in (both, [*reversed(both)]):
        outcomes = list(render_all(slots(find_specs(order), out), Options(), out))
        assert {one.spec: one.fate for one in outcomes}[second] is Fate.UNCHANGED
        assert contents(out) == before


def test_a_bad_spec_does_not_take_the_row_of_the_document_from_its_spec(
    first: Path, second: Path, out: Path
) -> None:
    rendered(first, out)
    row = manifest(out)["../x/kh.yaml"]
    write(second, "năm: 31/02")
    rendered(second, out)
    rows = manifest(out)
    assert (rows["../x/kh.yaml"], rows["../y/kh.yaml"]["docx"]) == (row, "")


@pytest.mark.parametrize("together", [True, False], ids=["one chunk", "one by one"])
@pytest.mark.parametrize("bad", [True, False], ids=["bad", "of the same name"])
def test_no_two_rows_have_one_document(
    bad: bool, together: bool, first: Path, second: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PDFs are made of many documents at once: what is refused is noted before what is written."""
    monkeypatch.setattr(pdf, "to_pdfs", lambda documents: [PRINTED] * len(documents))
    other = write(first.parent / "a.yaml", "kế hoạch: Việc khác")
    if bad:
        write(second, "năm: 31/02")
    found = find_specs([str(other), str(first), str(second)])
    list(render_all(slots(found, out), Options(pdf=together), out))
    named = {spec: row["docx"] for spec, row in manifest(out).items()}
    wanted = {"../x/a.yaml": "a.docx", "../x/kh.yaml": "kh.docx"}
    assert {spec: name for spec, name in named.items() if spec in wanted} == wanted
    if not (bad and together):
        assert named["../y/kh.yaml"] == ""
    assert fates(rendered(first, out))["kh"] in ("unchanged", "written")
    kept_for(rendered(write(second, "kế hoạch: Việc của y"), out)[0], first, out / "kh.docx")


def test_specs_without_a_document_do_not_drop_each_other_s_rows(tmp_path: Path, out: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / "in" / f"{name}.yaml")
    rendered(tmp_path / "in", out, name="ma-dinh-danh")
    assert [row["docx"] for row in manifest(out).values()] == ["", ""]
    rendered(tmp_path / "in" / "a.yaml", out, name="ma-dinh-danh")
    assert list(manifest(out)) == ["../in/a.yaml", "../in/b.yaml"]


# names that some system takes for one


@pytest.mark.skipif(sys.platform != "linux", reason="ở đây hai tên chỉ khác chữ hoa là một tệp")
@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("kế hoạch", "KẾ HOẠCH"),
        ("kế hoạch", unicodedata.normalize("NFD", "kế hoạch")),
        ("kế hoạch", unicodedata.normalize("NFD", "Kế Hoạch")),
    ],
    ids=["case", "composition", "both"],
)
def test_names_that_differ_in_case_or_composition_are_one(
    own: str, other: str, tmp_path: Path, out: Path
) -> None:
    one = write(tmp_path / "x" / f"{own}.yaml", "kế hoạch: Việc của x")
    two = write(tmp_path / "x" / f"{other}.yaml", "kế hoạch: Việc của y")
    rendered(one, out)
    before = contents(out)
    (outcome,) = rendered(two, out)
    kept_for(outcome, one, out / f"{own}.docx")
    alike = unicodedata.normalize("NFC", other) == own
    assert [bool(each.args["hint"]) for each in outcome.problems if each.code == "KH1125"] == [
        alike
    ]
    assert contents(out) == before


def test_documents_named_by_their_plans_too(tmp_path: Path, out: Path) -> None:
    one = write(tmp_path / "in" / "a.yaml", "kế hoạch: Chỉ số A năm {năm}")
    two = write(tmp_path / "in" / "f.yaml", "kế hoạch: CHỈ SỐ A NĂM {năm}")
    rendered(one, out, name="trich-yeu")
    before = contents(out)
    kept_for(rendered(two, out, name="trich-yeu")[0], one, out / "2026. Chỉ số A năm 2026.docx")
    assert contents(out) == before


def test_a_plan_that_cannot_be_read_keeps_the_document_named_by_it(
    tmp_path: Path, out: Path
) -> None:
    one = write(tmp_path / "in" / "a.yaml", "kế hoạch: Chỉ số A năm {năm}")
    two = write(tmp_path / "in" / "b.yaml", "kế hoạch: Chỉ số B năm {năm}")
    rendered(one.parent, out, name="trich-yeu")
    write(one, "năm: 31/02")
    rendered(one, out, name="trich-yeu")
    assert manifest(out)["../in/a.yaml"]["docx"] == "2026. Chỉ số A năm 2026.docx"
    before = contents(out)
    write(two, "kế hoạch: Chỉ số A năm {năm}")
    kept_for(rendered(two, out, name="trich-yeu")[0], one, out / "2026. Chỉ số A năm 2026.docx")
    assert contents(out) == before


def test_a_name_that_its_spec_gave_up_is_free(tmp_path: Path, out: Path) -> None:
    one = write(tmp_path / "in" / "a.yaml", "kế hoạch: Chỉ số A năm {năm}")
    two = write(tmp_path / "in" / "b.yaml", "kế hoạch: Chỉ số B năm {năm}")
    rendered(one.parent, out, name="trich-yeu")
    write(one, "kế hoạch: Chỉ số C năm {năm}")
    write(two, "kế hoạch: Chỉ số A năm {năm}")
    assert fates(rendered(one.parent, out, name="trich-yeu")) == {"a": "written", "b": "written"}
    found = {Path(row["spec"]).stem: row["docx"] for row in manifest(out).values()}
    assert found == {"a": "2026. Chỉ số C năm 2026.docx", "b": "2026. Chỉ số A năm 2026.docx"}


# the same spec by another way, other ways to the same folder


@pytest.mark.skipif(sys.platform == "win32", reason="Windows không cho mọi người tạo liên kết")
def test_a_spec_reached_by_a_link_is_no_other(first: Path, out: Path) -> None:
    rendered(first, out)
    (first.parent.parent / "z").symlink_to(first.parent)
    assert fates(rendered(first.parent.parent / "z", out)) == {"kh": "written"}
    assert list(manifest(out)) == ["../z/kh.yaml"]


def test_a_document_named_by_hand_is_looked_up_in_the_manifest_beside_it(
    first: Path, second: Path, out: Path
) -> None:
    rendered(first, out)
    before = contents(out)
    kept_for(rendered(second, out / "kh.docx")[0], first, out / "kh.docx")
    assert contents(out) == before
    assert fates(rendered(first, out / "kh.docx")) == {"kh": "written"}
    assert fates(rendered(second, out / "kh-y.docx")) == {"kh": "written"}
    (out / MANIFEST).write_text("{", encoding="utf-8")
    assert fates(rendered(second, out / "kh.docx")) == {"kh": "written"}


def test_two_specs_of_one_run_are_told_of_each_other(first: Path, second: Path, out: Path) -> None:
    third = write(second.parent / "khac.yaml", "kế hoạch: Việc khác")
    found = find_specs([str(first), str(second), str(third)])
    for state in (Fate.WRITTEN, Fate.UNCHANGED):
        outcomes = list(render_all(slots(found, out), Options(), out))
        assert [one.fate for one in outcomes] == [state, Fate.FAILED, state]
        (problem,) = (one for one in outcomes[1].problems if one.severity > 1)
        assert (outcomes[1].exit_code, problem.code) == (2, "KH983")
        assert problem.place.file == str(second)
        said = {"path": str(out / "kh.docx"), "other": str(first), "hint": ""}
        assert dict(problem.args) == said


# a manifest that is lost


def test_the_advice_for_a_broken_manifest_keeps_what_a_person_edited(
    first: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(first.parent / "hai.yaml", "kế hoạch: Việc thứ hai")
    rendered(first.parent, out)
    document = docx.Document(str(out / "kh.docx"))
    document.add_paragraph("Người soạn ghi thêm.")
    document.save(str(out / "kh.docx"))
    edited = (out / "kh.docx").read_bytes()
    assert state_of_docx(edited) is State.EDITED
    (out / MANIFEST).write_text("{", encoding="utf-8")
    assert run(["render", str(first.parent), "-o", str(out)], "vi") == 1
    told = capsys.readouterr().err
    assert "[KH1002]" in told and "không kèm --force" in told
    assert "hoặc dùng --force" not in told
    (out / MANIFEST).rename(out / "ban-ke-cu.json")
    assert fates(rendered(first.parent, out)) == {"hai": "written", "kh": "kept"}
    assert (out / "kh.docx").read_bytes() == edited
    assert sorted(manifest(out)) == ["../x/hai.yaml", "../x/kh.yaml"]


def test_rows_of_one_name_are_told_apart_by_who_made_the_file(
    first: Path, second: Path, out: Path
) -> None:
    """As a manifest of an earlier program may have them."""
    rendered(second, out)
    data = json.loads((out / MANIFEST).read_text("utf-8"))
    (row,) = data["documents"]
    failed = {**row, "spec": "../x/kh.yaml", "state": "failed"}
    failed["output"] = {"docx": None, "pdf": None}
    for rows in ([failed, row], [row, failed]):
        (out / MANIFEST).write_text(json.dumps({**data, "documents": rows}), encoding="utf-8")
        kept_for(rendered(first, out)[0], Path(os.path.normpath(second)), out / "kh.docx")


def test_what_the_disk_cannot_tell_counts_as_there(
    out: Path, first: Path, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unanswered(path: Path, **_: bool) -> bool:
        raise PermissionError(path)

    row = {"docx": "a.docx", "spec": "x.yaml", "output": {"docx": "1"}}
    held = holdings([json.dumps(row).encode()])
    assert other_holder(out, held, second, "a.docx") is None
    monkeypatch.setattr(Path, "exists", unanswered)
    assert other_holder(out, held, second, "a.docx") == (out / "a.docx", out / "x.yaml")
