"""A plan split into a folder of specs: what is written, what is left, what is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import kehoach
from kehoach.cli import run
from kehoach.errors import BadInput, NotWritten
from kehoach.files import write_whole
from kehoach.seal import State as Seal
from kehoach.seal import state_of_docx
from kehoach.subplans import SNAPSHOTS, TABLE, State, SubSpec
from made_province import plan_text, register_text
from readable import readable

PLAN = """\
kế hoạch: Cải cách năm {năm}
năm: 2026
cơ quan: UBND tỉnh Đắk Lắk
nội dung:
  - mục: Nhiệm vụ
    nhiệm vụ:
      - {mã: a, việc: Việc A, chủ trì: Sở Nội vụ, phối hợp: Sở Tư pháp, thời hạn: 30/9/2026}
      - {mã: b, việc: Việc B, chủ trì: Sở Tư pháp, thời hạn: quý III}
nơi nhận: ['Lưu: VT']
người ký: {chức vụ: Chủ tịch}
"""
OFFICE = """\
tỉnh: tỉnh Đắk Lắk
cơ quan:
  - {tên: Sở Nội vụ, viết tắt: SNV}
  - {tên: Sở Tư pháp, viết tắt: STP}
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """A plan with its register beside it."""
    (tmp_path / "danh-muc.yaml").write_text(OFFICE, encoding="utf-8")
    path = tmp_path / "tinh.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def states(found: tuple[SubSpec, ...]) -> dict[str, State]:
    return {one.path.stem: one.state for one in found}


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def codes(error: pytest.ExceptionInfo[BadInput | NotWritten]) -> list[str]:
    return [one.code for one in error.value.problems]


def test_each_agency_has_a_spec_its_snapshot_and_the_table_is_beside(
    spec: Path, tmp_path: Path
) -> None:
    found = kehoach.split(spec, tmp_path / "con")
    names = ["so-noi-vu.yaml", "so-tu-phap.yaml"]
    assert list(files(tmp_path / "con")) == [
        *(f".kehoach/goc/{name}" for name in names), TABLE, *names,
    ]  # fmt: skip
    assert states(found.specs) == {"so-noi-vu": State.NEW, "so-tu-phap": State.NEW}
    assert (found.exit_code, found.problems) == (0, ())
    made = files(tmp_path / "con")
    assert all(made[name] == made[f".kehoach/goc/{name}"] for name in names)
    assert state_of_docx(made[TABLE]) is Seal.UNTOUCHED
    assert "| 1 | Việc A | X | P" in readable(made[TABLE])


def test_the_specs_find_the_register_from_where_they_stand(spec: Path, tmp_path: Path) -> None:
    kehoach.split(spec, tmp_path / "a" / "b")
    plan = kehoach.load(tmp_path / "a" / "b" / "so-noi-vu.yaml")
    assert plan.register_file == "../../danh-muc.yaml"
    assert (plan.agency.symbol, plan.agency.superior) == ("SNV", "UBND tỉnh Đắk Lắk")
    assert kehoach.render(plan).startswith(b"PK")


def test_the_same_plan_gives_the_same_files(spec: Path, tmp_path: Path) -> None:
    kehoach.split(spec, tmp_path / "con")
    before = files(tmp_path / "con")
    again = kehoach.split(spec, tmp_path / "con")
    assert set(states(again.specs).values()) == {State.SAME}
    assert files(tmp_path / "con") == before
    (tmp_path / "other").mkdir()
    kehoach.split(spec, tmp_path / "other")
    assert files(tmp_path / "other") == before


def test_a_changed_plan_is_brought_into_specs_edited_or_not(spec: Path, tmp_path: Path) -> None:
    kehoach.split(spec, tmp_path / "con")
    own = tmp_path / "con" / "so-tu-phap.yaml"
    change(own, "chức vụ: Giám đốc", "chức vụ: Giám đốc, họ tên: Lê B")
    same = kehoach.split(spec, tmp_path / "con")
    assert states(same.specs)["so-tu-phap"] is State.LEFT
    assert same.problems == ()
    change(spec, "Việc A", "Việc A đã sửa")
    found = kehoach.split(spec, tmp_path / "con")
    assert states(found.specs) == {"so-noi-vu": State.MADE_AGAIN, "so-tu-phap": State.MERGED}
    text = own.read_text(encoding="utf-8")
    assert "họ tên: Lê B" in text
    assert "việc: Việc A đã sửa" in text


def test_an_edited_spec_that_cannot_be_read_is_left_and_told(spec: Path, tmp_path: Path) -> None:
    kehoach.split(spec, tmp_path / "con")
    own = tmp_path / "con" / "so-tu-phap.yaml"
    change(own, "năm: 2026", "năm: hai nghìn")
    change(spec, "Việc A", "Việc A đã sửa")
    before = own.read_bytes()
    found = kehoach.split(spec, tmp_path / "con")
    assert states(found.specs) == {"so-noi-vu": State.MADE_AGAIN, "so-tu-phap": State.LEFT}
    assert own.read_bytes() == before
    assert {one.place.file for one in found.problems} == {str(own)}
    assert found.exit_code == 1


def test_files_of_others_are_left_and_named(spec: Path, tmp_path: Path) -> None:
    folder = tmp_path / "con"
    folder.mkdir()
    (folder / "so-noi-vu.yaml").write_text("của tôi", encoding="utf-8")
    (folder / TABLE).write_text("của tôi", encoding="utf-8")
    (folder / "ghi-chu.txt").write_text("của tôi", encoding="utf-8")
    (folder / "so-tu-phap.docx").write_text("bản đã dựng", encoding="utf-8")
    found = kehoach.split(spec, folder)
    assert states(found.specs) == {"so-noi-vu": State.LEFT, "so-tu-phap": State.NEW}
    assert [one.code for one in found.problems] == ["KH1029", "KH951", "KH1030"]
    assert found.problems[-1].args["files"] == "ghi-chu.txt"
    assert (found.exit_code, found.table) == (1, None)
    kept = ("so-noi-vu.yaml", TABLE, "ghi-chu.txt")
    assert {files(folder)[name].decode() for name in kept} == {"của tôi"}
    assert f"{SNAPSHOTS.as_posix()}/so-noi-vu.yaml" not in files(folder)


def test_a_spec_whose_agency_is_given_nothing_any_more_is_left_and_told(
    spec: Path, tmp_path: Path
) -> None:
    kehoach.split(spec, tmp_path / "con")
    change(spec, "chủ trì: Sở Nội vụ, phối hợp: Sở Tư pháp", "chủ trì: Sở Tư pháp")
    (problem,) = kehoach.split(spec, tmp_path / "con").problems
    assert (problem.code, Path(problem.place.file).name) == ("KH1031", "so-noi-vu.yaml")
    assert (tmp_path / "con" / "so-noi-vu.yaml").is_file()


def test_only_the_agencies_named_are_written(spec: Path, tmp_path: Path) -> None:
    found = kehoach.split(spec, tmp_path / "con", agencies=["STP"])
    assert states(found.specs) == {"so-tu-phap": State.NEW}
    assert set(files(tmp_path / "con")) == {"so-tu-phap.yaml", ".kehoach/goc/so-tu-phap.yaml"}
    assert found.table is None


def test_an_agency_that_is_given_nothing_is_told_with_the_nearest_name(
    spec: Path, tmp_path: Path
) -> None:
    with pytest.raises(BadInput) as caught:
        kehoach.split(spec, tmp_path / "con", agencies=["Sở Nội vụ vụ", "Sở Y tế"])
    assert codes(caught) == ["KH1027", "KH1027"]
    assert caught.value.problems[0].args["hint"] == "Sở Nội vụ"
    assert not (tmp_path / "con").exists()


def test_without_a_folder_nothing_is_written(spec: Path, tmp_path: Path) -> None:
    before = files(tmp_path)
    found = kehoach.split(spec)
    assert (found.specs, found.table) == ((), None)
    assert [one.name for one in found.shares.shares] == ["Sở Nội vụ", "Sở Tư pháp"]
    assert files(tmp_path) == before


def test_internal_deadlines_are_counted(spec: Path, tmp_path: Path) -> None:
    found = kehoach.split(spec, tmp_path / "con", lead_days=5)
    assert (found.moved, found.left) == (1, 1)
    text = (tmp_path / "con" / "so-noi-vu.yaml").read_text(encoding="utf-8")
    assert "thời hạn: ngày 23/9/2026" in text


@pytest.mark.parametrize(
    ("register", "code", "line"),
    [
        ("  - {tên: Sở Nội vụ, từ: 01/01/2026}\n", "KH845", 5),
        ("  - {tên: Sở Khác, viết tắt: STP}\n", "KH844", 5),
        (
            "  - {tên: Chi cục Một, cấp trên: Chi cục Hai}\n"
            "  - {tên: Chi cục Hai, cấp trên: Chi cục Một}\n",
            "KH847",
            5,
        ),
    ],
    ids=["overlapping dates", "two agencies of one name", "a cycle of superiors"],
)
def test_a_register_at_fault_stops_the_split(
    spec: Path, tmp_path: Path, register: str, code: str, line: int
) -> None:
    beside = tmp_path / "danh-muc.yaml"
    beside.write_text(OFFICE + register, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        kehoach.split(spec, tmp_path / "con")
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.file, problem.place.line) == (code, str(beside), line)
    assert not (tmp_path / "con").exists()


def test_a_plan_that_gives_no_one_work_cannot_be_split(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(PLAN.split("  - mục")[0] + "  - Nội dung.\n" + PLAN[PLAN.index("nơi nhận") :])
    with pytest.raises(BadInput) as caught:
        kehoach.split(path, tmp_path / "con")
    assert codes(caught) == ["KH1032"]


def test_several_specs_are_not_split_at_once(spec: Path, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(PLAN, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        kehoach.split(tmp_path)
    assert codes(caught) == ["KH1034"]


def test_a_file_in_the_way_of_the_folder_stops_the_split(spec: Path, tmp_path: Path) -> None:
    (tmp_path / "con").write_text("", encoding="utf-8")
    for output, code in ((tmp_path / "con", "KH1033"), (tmp_path / "con" / "sâu", "KH959")):
        with pytest.raises(NotWritten) as caught:
            kehoach.split(spec, output)
        assert codes(caught) == [code]


def test_a_folder_that_cannot_be_written_stops_the_split_before_anything_is(
    spec: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "con").mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != tmp_path / "con")
    with pytest.raises(NotWritten) as caught:
        kehoach.split(spec, tmp_path / "con" / "sâu")
    assert codes(caught) == ["KH956"]
    assert files(tmp_path / "con") == {}


def test_a_disk_that_fails_half_way_leaves_whole_files_and_the_next_run_goes_on(
    spec: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kehoach.split(spec, tmp_path / "con")
    change(spec, "Việc A", "Việc A đã sửa")

    def fails(path: Path, data: bytes) -> None:
        if SNAPSHOTS.name in path.parts:
            raise NotWritten.of("KH957", path=str(path), folder="")
        write_whole(path, data)

    with monkeypatch.context() as broken:
        broken.setattr("kehoach.subplans.folder.write_whole", fails)
        with pytest.raises(NotWritten):
            kehoach.split(spec, tmp_path / "con")
    found = kehoach.split(spec, tmp_path / "con")
    assert states(found.specs) == {"so-noi-vu": State.SAME, "so-tu-phap": State.MADE_AGAIN}
    assert found.problems == ()


def test_the_command_prints_the_specs_or_the_table(
    spec: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["split", str(spec)], "vi") == 0
    told = capsys.readouterr()
    assert told.out.startswith("CƠ QUAN")
    assert told.err == "2 cơ quan, 2 nhiệm vụ\n"
    folder = tmp_path / "con"
    assert run(["split", str(spec), "-o", str(folder), "--lead-days", "3"], "en") == 0
    told = capsys.readouterr()
    names = ("so-noi-vu.yaml", "so-tu-phap.yaml", TABLE)
    assert told.out.splitlines() == [str(folder / name) for name in names]
    assert "2 new" in told.err
    assert "1 earlier" in told.err
    assert run(["split", str(spec), "--agency", "Sở Lạ"], "vi") == 2
    assert "KH1027" in capsys.readouterr().err


def test_findings_make_the_command_return_1(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(spec, "chủ trì: Sở Nội vụ", "chủ trì: 'UBND các xã, phường'")
    assert run(["split", str(spec)], "vi") == 1
    told = capsys.readouterr()
    assert f"{spec}:7:" in told.err
    assert "KH1021" in told.err
    assert "CHƯA TÁCH cho nhóm “UBND các xã, phường”: a" in told.out


def test_a_province_gives_a_spec_to_each_of_its_140_agencies(tmp_path: Path) -> None:
    province = "tỉnh Đắk Lắk"
    (tmp_path / "danh-muc.yaml").write_text(register_text(province), encoding="utf-8")
    spec = tmp_path / "tinh.yaml"
    spec.write_text(plan_text(province, tasks=24), encoding="utf-8")
    found = kehoach.split(spec, tmp_path / "con")
    assert len({one.path for one in found.specs}) == 140
    assert all(one.path.is_file() for one in found.specs)
    assert found.problems == ()
    commune = next(one for one in found.specs if one.agency.startswith("UBND xã"))
    assert kehoach.render(kehoach.load(commune.path)).startswith(b"PK")
