"""Only what changed is rendered again, and the manifest proves it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from season import BAD, contents, fates, manifest, rendered, season, write

from kehoach import __version__, pdf, resources
from kehoach.batch import common_folder, digests, find_specs, making, slots
from kehoach.batch.jobs import Job, Made
from kehoach.batch.manifest import MANIFEST, read_manifest
from kehoach.errors import NotWritten
from kehoach.rendering.template import build_template
from kehoach.seal import State, seal_pdf, state_of_docx
from kehoach.standards import load


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The specs that were really rendered, by stem."""
    seen: list[str] = []
    make = making.make

    def counted(job: Job) -> Made:
        seen.append(Path(job.file).stem)
        return make(job)

    monkeypatch.setattr(making, "make", counted)
    return seen


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return season(tmp_path / "in", 3)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


# what is written


def test_the_manifest_tells_what_was_made_of_what(source: Path, out: Path) -> None:
    (source / "k02.yaml").write_text(BAD, encoding="utf-8")
    outcomes = rendered(source, out)
    assert fates(outcomes) == {"k00": "written", "k01": "written", "k02": "failed"}
    data = json.loads((out / MANIFEST).read_bytes())
    assert (data["version"], data["program"]) == (1, __version__)
    first, second, failed = data["documents"]
    printed = sha256((out / "k00.docx").read_bytes()).hexdigest()
    assert first == {
        "spec": "../in/k00.yaml",
        "docx": "k00.docx",
        "pdf": None,
        "state": "written",
        "draft": False,
        "title": "Việc thứ 0 năm 2026",
        "agency": "Ủy ban nhân dân tỉnh Đắk Lắk",
        "year": 2026,
        "fingerprint": {
            "spec": sha256((source / "k00.yaml").read_bytes()).hexdigest(),
            "register": None,
            "template": digests.of_template(None),
            "standard": digests.of_standards(),
            "program": digests.of_program(),
            "options": "draft=0 name=spec",
        },
        "output": {"docx": printed, "pdf": None},
        "findings": first["findings"],
        "exit_code": 0,
    }
    assert second["spec"] == "../in/k01.yaml"
    assert (failed["state"], failed["exit_code"], failed["title"]) == ("failed", 2, "")
    assert failed["output"] == {"docx": None, "pdf": None}
    (finding,) = failed["findings"]
    assert finding["message"] == "“31/02” không phải một năm."
    assert (finding["code"], finding["weight"]) == ("KH916", "error")
    assert (finding["line"], finding["column"], finding["file"]) == (6, 6, "")


def test_equal_content_gives_equal_bytes_from_anywhere(
    source: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered(source, out)
    other = tmp_path / "deep" / "er"
    other.mkdir(parents=True)
    monkeypatch.chdir(other)
    rendered(Path("../../in"), Path("../../again"))
    assert (tmp_path / "again" / MANIFEST).read_bytes() == (out / MANIFEST).read_bytes()


def test_specs_beside_each_other_have_a_manifest_beside_them(source: Path, out: Path) -> None:
    rendered(source)
    assert list(manifest(source)) == ["k00.yaml", "k01.yaml", "k02.yaml"]


def test_one_spec_alone_needs_no_manifest(source: Path, out: Path) -> None:
    rendered(source / "k00.yaml")
    assert not (source / MANIFEST).exists()
    rendered(source)
    write(source / "k00.yaml", "kế hoạch: Việc khác")
    rendered(source / "k00.yaml")
    assert manifest(source)["k00.yaml"]["title"] == "Việc khác"
    rendered(source / "k01.yaml", out)
    assert list(manifest(out)) == ["../in/k01.yaml"]


def test_where_the_manifest_is(source: Path, out: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "other" / "a.yaml")
    found = slots(find_specs([str(source)]), None)
    apart = slots(find_specs([str(source), str(other)]), None)
    assert common_folder(found, None) == source
    assert common_folder(apart, None) is None
    assert common_folder(slots([other], None), None) is None
    assert common_folder(apart, out) == out
    assert common_folder(slots([other], tmp_path / "x.docx"), tmp_path / "x.docx") is None


# what is rendered again


def test_what_has_not_changed_is_not_rendered_again(
    source: Path, out: Path, made: list[str]
) -> None:
    first = rendered(source, out)
    before = contents(out)
    made.clear()
    again = rendered(source, out)
    assert fates(again) == {"k00": "unchanged", "k01": "unchanged", "k02": "unchanged"}
    assert (made, contents(out)) == ([], before)
    assert [one.problems for one in again] == [one.problems for one in first]
    assert all(one.written == () for one in again)


def test_findings_are_told_again_with_their_places(source: Path, out: Path) -> None:
    write(source / "k01.yaml", "nơi nhận: Các sở")
    first, again = (rendered(source, out)[1] for _ in range(2))
    assert [one.code for one in again.problems if one.severity > 1] == ["KH883"]
    assert again.problems == first.problems
    assert again.problems[0].place.file == str(source / "k01.yaml")


Change = Callable[[Path, Path], dict[str, Any]]
ALL = ["k00", "k01", "k02"]


def another_spec(source: Path, _: Path) -> dict[str, Any]:
    write(source / "k01.yaml", "kế hoạch: Việc khác")
    return {}


def another_register(source: Path, _: Path) -> dict[str, Any]:
    (source / "danh-muc.yaml").write_text("tỉnh: tỉnh Đắk Lắk\n", encoding="utf-8")
    return {}


def another_template(_: Path, __: Path) -> dict[str, Any]:
    return {"template": build_template(load("nd30-2020"))}


def a_draft(_: Path, __: Path) -> dict[str, Any]:
    return {"draft": True}


def another_time(source: Path, out: Path) -> dict[str, Any]:
    os.utime(source / "k01.yaml")
    os.utime(out / "k01.docx")
    return {}


def no_document(_: Path, out: Path) -> dict[str, Any]:
    (out / "k01.docx").unlink()
    return {}


@pytest.mark.parametrize(
    ("change", "again", "alike"),
    [
        (another_spec, ["k01"], False),
        (another_register, ALL, True),
        (another_template, ALL, True),
        (a_draft, ALL, False),
        (no_document, ["k01"], True),
        (another_time, [], True),
    ],
)
def test_what_a_document_depends_on_counts_and_nothing_else(
    change: Change, again: list[str], alike: bool, source: Path, out: Path, made: list[str]
) -> None:
    rendered(source, out)
    before = contents(out)
    made.clear()
    outcomes = rendered(source, out, **change(source, out))
    assert made == again
    assert [one.spec.stem for one in outcomes if one.fate.value == "written"] == again
    assert (contents(out) == before) is alike


@pytest.mark.parametrize("part", ["of_program", "of_standards", "of_template"])
def test_what_travels_with_the_program_counts(
    part: str, source: Path, out: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered(source, out)
    made.clear()
    monkeypatch.setattr(f"kehoach.batch.preparing.{part}", lambda *_: "0" * 64)
    rendered(source, out)
    assert made == ALL


def test_the_digest_of_the_program_is_over_all_that_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "kehoach"
    for name in ("a.py", "deep/b.yaml", "__pycache__/a.pyc"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text("một")
    site = tmp_path / "site"
    (site / "jinja2-3.1.4.dist-info").mkdir(parents=True)
    monkeypatch.setattr(digests, "_PACKAGE", package)

    def fresh() -> str:
        digests._of_program.cache_clear()
        digests._of_folder.cache_clear()
        return digests.of_program()

    monkeypatch.setattr("sys.path", [str(site), str(site / "none")])
    seen = [fresh(), fresh()]
    (package / "__pycache__" / "a.pyc").write_text("hai")
    seen.append(fresh())
    assert len(set(seen)) == 1
    (package / "deep" / "b.yaml").write_text("hai")
    seen.append(fresh())
    (package / "a.py").rename(package / "c.py")
    seen.append(fresh())
    (site / "jinja2-3.1.4.dist-info").rename(site / "jinja2-3.1.5.dist-info")
    seen.append(fresh())
    assert len(set(seen)) == 4
    digests._of_program.cache_clear()
    digests._of_folder.cache_clear()


def test_a_checkout_and_what_is_installed_of_it_are_one_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cluster asks for equal programs, however they came to a machine."""
    found = []
    for package, data in (("src/kehoach", ""), ("site/kehoach", "site/kehoach/data/")):
        for name in (f"{package}/a.py", f"{data}templates/a.docx", f"{data}fonts/a.ttf"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("một")
        monkeypatch.setattr(digests, "_PACKAGE", tmp_path / package)
        monkeypatch.setattr(resources, "_PACKAGE", tmp_path / package)
        digests._of_program.cache_clear()
        found.append(digests.of_program())
    digests._of_program.cache_clear()
    assert found[0] == found[1]


def test_the_libraries_of_this_installation_are_found() -> None:
    names = digests._versions(("", "/nowhere", *sys.path))
    assert [name.partition("-")[0].lower() for name in names] == sorted(digests._LIBRARIES)


# what people did


def edited(path: Path) -> bytes:
    document = docx.Document(str(path))
    document.paragraphs[0].insert_paragraph_before("Thêm một dòng")
    document.save(str(path))
    return path.read_bytes()


def test_an_edited_document_is_kept_and_told(source: Path, out: Path) -> None:
    rendered(source, out)
    theirs = edited(out / "k01.docx")
    for _ in range(2):
        outcomes = rendered(source, out)
        assert fates(outcomes) == {"k00": "unchanged", "k01": "kept", "k02": "unchanged"}
        assert [one.code for one in outcomes[1].problems] == ["KH950"]
        row = manifest(out)["../in/k01.yaml"]
        assert (row["state"], row["exit_code"], row["output"]["docx"]) == ("kept", 1, None)
        assert row["title"] == "Việc thứ 1 năm 2026"
        assert (out / "k01.docx").read_bytes() == theirs
    assert fates(rendered(source, out, force=True))["k01"] == "written"
    assert state_of_docx((out / "k01.docx").read_bytes()) is State.UNTOUCHED


def test_a_document_open_elsewhere_is_left_and_made_the_next_time(source: Path, out: Path) -> None:
    rendered(source, out)
    lock = out / "~$k01.docx"
    lock.touch()
    write(source / "k01.yaml", "kế hoạch: Việc khác")
    outcomes = rendered(source, out)
    assert fates(outcomes) == {"k00": "unchanged", "k01": "failed", "k02": "unchanged"}
    assert [one.code for one in outcomes[1].problems] == ["KH952"]
    lock.unlink()
    assert fates(rendered(source, out))["k01"] == "written"


# the manifest over several runs


def test_a_part_of_the_season_leaves_the_rest_of_the_manifest(source: Path, out: Path) -> None:
    rendered(source, out)
    rendered(source / "k01.yaml", out)
    rows = manifest(out)
    assert [row["state"] for row in rows.values()] == ["written", "unchanged", "written"]
    (source / "k00.yaml").unlink()
    (out / "k02.docx").unlink()
    rendered(source / "k01.yaml", out)
    assert list(manifest(out)) == ["../in/k01.yaml"]


def test_a_document_belongs_to_the_spec_that_wrote_it_last(source: Path, out: Path) -> None:
    other = write(source.parent / "other" / "k00.yaml", "kế hoạch: Việc khác")
    rendered(source, out)
    rendered(other, out, force=True)
    assert list(manifest(out)) == ["../in/k01.yaml", "../in/k02.yaml", "../other/k00.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "[1]",
        "{}",
        '{"version": 2, "documents": []}',
        '{"version": 1, "documents": [{}]}',
        '{"version": 1, "documents": [1]}',
        '{"version": 1, "documents": 1}',
        "\xff",
    ],
)
def test_a_file_that_is_no_manifest_of_ours_is_left_alone(
    text: str, source: Path, out: Path
) -> None:
    out.mkdir()
    (out / MANIFEST).write_bytes(text.encode("latin-1"))
    before = sorted(out.iterdir())
    with pytest.raises(NotWritten) as caught:
        rendered(source, out)
    assert [one.code for one in caught.value.problems] == ["KH1002"]
    assert (out / MANIFEST).read_bytes() == text.encode("latin-1")
    assert sorted(out.iterdir()) == before
    assert len(rendered(source, out, force=True)) == 3
    assert len(read_manifest(out / MANIFEST)) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="tên tệp ngoài Unicode chỉ có trên Linux")
def test_a_spec_whose_name_is_no_unicode_has_its_row(source: Path, out: Path) -> None:
    odd = source / os.fsdecode(b"k\xff.yaml")
    (source / "k00.yaml").rename(odd)
    assert set(fates(rendered(source, out)).values()) == {"written"}
    before = (out / MANIFEST).read_bytes()
    assert rb'"spec": "../in/k\udcff.yaml"' in before
    assert set(fates(rendered(source, out)).values()) == {"unchanged"}
    assert set(fates(rendered(odd, out)).values()) == {"unchanged"}
    assert list(read_manifest(out / MANIFEST)) == sorted(manifest(out))


# names from the plan itself


def test_documents_named_by_the_plan_are_known_again(
    source: Path, out: Path, made: list[str]
) -> None:
    rendered(source, out, name="trich-yeu")
    assert sorted(contents(out)) == [f"2026. Việc thứ {at} năm 2026.docx" for at in range(3)]
    made.clear()
    assert set(fates(rendered(source, out, name="trich-yeu")).values()) == {"unchanged"}
    assert made == []
    assert set(fates(rendered(source, out)).values()) == {"written"}
    assert len(contents(out)) == 6


def test_two_plans_of_one_name_never_share_a_file(source: Path, out: Path) -> None:
    write(source / "k01.yaml", "kế hoạch: VIỆC THỨ 0 năm {năm}")
    for _ in range(2):
        outcomes = rendered(source, out, name="trich-yeu")
        (problem,) = outcomes[1].problems
        assert (problem.code, problem.args["other"]) == ("KH1001", str(source / "k00.yaml"))
        assert outcomes[1].exit_code == 2
        assert sorted(contents(out)) == [f"2026. Việc thứ {at} năm 2026.docx" for at in (0, 2)]
    write(source / "k00.yaml", "kế hoạch: Việc khác")
    assert fates(rendered(source, out, name="trich-yeu"))["k01"] == "written"


def test_what_the_name_needs_is_told_for_each_spec(source: Path, out: Path) -> None:
    outcomes = rendered(source, out, name="ma-dinh-danh")
    assert [[one.code for one in each.problems] for each in outcomes] == [["KH1005", "KH1006"]] * 3
    office = "tỉnh: tỉnh Đắk Lắk\ncơ quan: [{tên: UBND tỉnh Đắk Lắk, mã định danh: H15}]\n"
    (source / "danh-muc.yaml").write_text(office, encoding="utf-8")
    write(source / "k00.yaml", "ngày: 05/3/2026", "số: 12")
    outcomes = rendered(source, out, name="ma-dinh-danh")
    assert outcomes[0].written == (out / "H15.2026.03.05.12.UBND.10.docx",)
    assert manifest(out)["../in/k01.yaml"]["docx"] == ""


# PDF


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many documents each call of the converter was given."""
    calls: list[int] = []

    def to_pdfs(documents: list[bytes]) -> list[bytes]:
        calls.append(len(documents))
        return [b"%PDF-1.7\n" + sha256(one).digest() + b"\n%%EOF\n" for one in documents]

    monkeypatch.setattr(pdf, "to_pdfs", to_pdfs)
    return calls


def test_pdfs_are_made_together_and_known_again(
    source: Path, out: Path, converted: list[int]
) -> None:
    rendered(source, out)
    (source / "k02.yaml").write_text(BAD, encoding="utf-8")
    assert rendered(source, out, pdf=True)[0].written == (out / "k00.docx", out / "k00.pdf")
    row = manifest(out)["../in/k00.yaml"]
    assert row["pdf"] == "k00.pdf"
    assert row["output"]["pdf"] == sha256((out / "k00.pdf").read_bytes()).hexdigest()
    assert fates(rendered(source, out, pdf=True))["k00"] == "unchanged"
    assert fates(rendered(source, out))["k00"] == "unchanged"
    assert manifest(out)["../in/k00.yaml"] == {**row, "state": "unchanged"}
    assert converted == [2]
    (out / "k00.pdf").unlink()
    assert fates(rendered(source, out))["k00"] == "unchanged"
    assert manifest(out)["../in/k00.yaml"]["pdf"] is None
    assert fates(rendered(source, out, pdf=True)) == {
        "k00": "written",
        "k01": "unchanged",
        "k02": "failed",
    }


def test_a_pdf_of_the_same_document_is_not_made_again(
    source: Path, out: Path, converted: list[int]
) -> None:
    rendered(source, out, pdf=True)
    before = contents(out)
    for path in source.glob("*.yaml"):
        path.write_text(path.read_text("utf-8") + "# ghi chú\n", encoding="utf-8")
    assert fates(rendered(source, out, pdf=True)) == dict.fromkeys(("k00", "k01", "k02"), "written")
    assert (converted, contents(out)) == ([3], before)
    assert fates(rendered(source, out, pdf=True))["k00"] == "unchanged"


def test_a_pdf_of_another_document_or_by_another_hand_is_made_again(
    source: Path, out: Path, converted: list[int]
) -> None:
    rendered(source, out, pdf=True)
    write(source / "k00.yaml", "kế hoạch: Việc khác")
    for name in ("k01", "k02"):
        path = source / f"{name}.yaml"
        path.write_text(path.read_text("utf-8") + "# ghi chú\n", encoding="utf-8")
    (out / "k01.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    (out / "k02.pdf").unlink()
    rendered(source, out, pdf=True, force=True)
    assert converted == [3, 3]
    made = {name: sha256((out / f"{name}.docx").read_bytes()).digest() for name in ("k00", "k01")}
    assert all(digest in (out / f"{name}.pdf").read_bytes() for name, digest in made.items())


def test_an_edited_pdf_keeps_both(source: Path, out: Path, converted: list[int]) -> None:
    rendered(source, out, pdf=True)
    (out / "k00.pdf").write_bytes(seal_pdf(b"%PDF-1.7\n") + b"note\n")
    write(source / "k00.yaml", "kế hoạch: Việc khác")
    before = contents(out)
    outcome, *_ = rendered(source, out, pdf=True)
    assert (outcome.fate.value, [one.code for one in outcome.problems]) == ("kept", ["KH950"])
    assert contents(out) == before


def test_every_document_of_a_batch_is_whole(source: Path, out: Path) -> None:
    rendered(source, out)
    for path in out.glob("*.docx"):
        assert ZipFile(path).testzip() is None
        assert state_of_docx(path.read_bytes()) is State.UNTOUCHED
