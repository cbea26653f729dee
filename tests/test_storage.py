"""Specs from a storage, documents to a storage: what a batch writes is there, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from documents import PLANS
from kehoach.batch import Fate, Options, Outcome, common_folder, find_specs, render_all, slots
from kehoach.errors import BadInput, NotWritten, ToolMissing
from kehoach.storage import Stage, is_url, staged

fsspec = pytest.importorskip("fsspec")
SPECS = {path.name: path.read_bytes() for path in PLANS[:2]}


class Bucket:
    """An object storage of its own for each test."""

    def __init__(self) -> None:
        self.system = fsspec.filesystem("memory")
        self.system.store.clear()

    def put(self, name: str, data: bytes) -> None:
        self.system.pipe_file(f"/b/{name}", data)

    def get(self, name: str) -> bytes:
        found: bytes = self.system.cat_file(f"/b/{name}")
        return found

    @property
    def names(self) -> list[str]:
        return sorted(path.removeprefix("/b/") for path in self.system.store)


@pytest.fixture
def bucket() -> Iterator[Bucket]:
    made = Bucket()
    for name, data in SPECS.items():
        made.put(f"plans/{name}", data)
    yield made
    made.system.store.clear()


def render(typed: list[str], output: str | None) -> list[Outcome]:
    with staged() as stage:
        specs, folder = stage.bring(typed, output)
        found = slots(find_specs(specs), folder)
        done = render_all(found, Options(), common_folder(found, folder))
        return list(stage.sent(done))


def locally(folder: Path) -> dict[str, bytes]:
    """Return what the same batch makes on a disk."""
    (folder / "plans").mkdir()
    for name, data in SPECS.items():
        (folder / "plans" / name).write_bytes(data)
    specs = slots(find_specs([str(folder / "plans")]), folder / "out")
    list(render_all(specs, Options(), folder / "out"))
    found = (folder / "out").iterdir()
    return {path.name: path.read_bytes() for path in found if path.is_file()}


def test_a_folder_goes_to_another_with_the_bytes_and_the_manifest_of_a_disk(
    bucket: Bucket, tmp_path: Path
) -> None:
    render(["memory://b/plans"], "memory://b/out")
    wanted = locally(tmp_path)
    assert {name: bucket.get(f"out/{name}") for name in wanted} == wanted
    assert len(bucket.names) == len(SPECS) + len(wanted)


def retyped(docx: bytes) -> bytes:
    """Return a document as a person would save it after changing a word."""
    target = BytesIO()
    with ZipFile(BytesIO(docx)) as old, ZipFile(target, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace("Nơi nhận".encode(), "Nơi gửi".encode()))
    return target.getvalue()


@pytest.mark.parametrize("typed", ["memory://b/plans/*.yaml", "memory://b/plans/"])
def test_globs_and_folders_name_the_same_specs(bucket: Bucket, typed: str) -> None:
    assert [one.fate for one in render([typed], "memory://b/out")] == [Fate.WRITTEN] * 2


def test_a_second_run_renders_nothing_again(bucket: Bucket) -> None:
    render(["memory://b/plans"], "memory://b/out")
    before = {name: bucket.get(name) for name in bucket.names}
    again = render(["memory://b/plans"], "memory://b/out")
    assert [one.fate for one in again] == [Fate.UNCHANGED] * 2
    assert {name: bucket.get(name) for name in bucket.names} == before


def test_what_a_person_edited_on_the_storage_is_kept(bucket: Bucket) -> None:
    render(["memory://b/plans"], "memory://b/out")
    name = f"out/{PLANS[0].stem}.docx"
    bucket.put(name, retyped(bucket.get(name)))
    bucket.put(f"plans/{PLANS[0].name}", SPECS[PLANS[0].name] + b"\n# sua\n")
    edited = bucket.get(name)
    fates = {one.fate for one in render(["memory://b/plans"], "memory://b/out")}
    assert fates == {Fate.KEPT, Fate.UNCHANGED}
    assert bucket.get(name) == edited


def test_without_an_output_documents_stand_beside_their_specs(bucket: Bucket) -> None:
    render([f"memory://b/plans/{PLANS[0].name}"], None)
    assert f"plans/{PLANS[0].stem}.docx" in bucket.names


def test_local_specs_go_to_a_storage_and_are_known_again(bucket: Bucket, tmp_path: Path) -> None:
    spec = tmp_path / "a.yaml"
    spec.write_bytes(SPECS[PLANS[0].name])
    first, second = (render([str(spec)], "memory://b/out")[0].fate for _ in range(2))
    assert (first, second) == (Fate.WRITTEN, Fate.UNCHANGED)
    assert json.loads(bucket.get("out/ban-ke.json"))["documents"][0]["docx"] == "a.docx"


def test_the_register_beside_and_the_one_named_are_read(bucket: Bucket) -> None:
    spec = (
        "kế hoạch: Thử nghiệm năm {năm}\nnăm: 2026\ncơ quan: Sở Thử nghiệm\n"
        "danh mục: ../chung/danh-muc.yaml\nnội dung: [Một đoạn.]\n"
        "nơi nhận: 'Lưu: VT'\nngười ký: {chức vụ: Giám đốc}\n"
    )
    register = (
        "tỉnh: tỉnh Đắk Lắk\ncơ quan:\n"
        "  - {tên: Sở Thử nghiệm, cấp trên: UBND tỉnh Đắk Lắk, viết tắt: STN, địa danh: Đắk Lắk}\n"
    )
    bucket.put("rieng/a.yaml", spec.encode())
    bucket.put("chung/danh-muc.yaml", register.encode())
    (done,) = render(["memory://b/rieng/a.yaml"], "memory://b/out")
    assert done.fate is Fate.WRITTEN


def test_findings_have_their_place_on_the_storage(bucket: Bucket) -> None:
    bucket.put("plans/hong.yaml", b"k: [")
    failed = next(
        one for one in render(["memory://b/plans"], "memory://b/out") if one.fate is Fate.FAILED
    )
    assert {one.place.file for one in failed.problems} == {"memory://b/plans/hong.yaml"}


def test_a_part_of_the_season_leaves_the_rest_of_the_manifest(bucket: Bucket) -> None:
    render(["memory://b/plans"], "memory://b/out")
    before = json.loads(bucket.get("out/ban-ke.json"))["documents"]
    bucket.put(f"plans/{PLANS[0].name}", SPECS[PLANS[0].name] + b"\n# sua\n")
    assert [
        one.fate for one in render([f"memory://b/plans/{PLANS[0].name}"], "memory://b/out")
    ] == [Fate.WRITTEN]
    after = json.loads(bucket.get("out/ban-ke.json"))["documents"]
    assert [row["spec"] for row in after] == [row["spec"] for row in before]
    assert after[1] == before[1]


@pytest.mark.parametrize("is_there", [True, False])
def test_the_document_of_a_spec_that_is_still_there_is_no_others(
    is_there: bool, bucket: Bucket
) -> None:
    render(["memory://b/plans"], "memory://b/out")
    name, docx = PLANS[0].name, f"out/{PLANS[0].stem}.docx"
    before = bucket.get(docx)
    bucket.put(f"other/{name}", SPECS[PLANS[1].name])
    if not is_there:
        bucket.system.rm(f"/b/plans/{name}")
    (done,) = render([f"memory://b/other/{name}"], "memory://b/out")
    assert done.fate is (Fate.KEPT if is_there else Fate.WRITTEN)
    assert (bucket.get(docx) == before) is is_there
    if is_there:
        (problem,) = (one for one in done.problems if one.severity > 1)
        assert (problem.code, dict(problem.args)) == (
            "KH1125",
            {
                "path": f"memory://b/{docx}",
                "other": f"memory://b/plans/{name}",
                "spec": f"memory://b/other/{name}",
                "hint": "",
            },
        )


def test_a_storage_of_an_unknown_kind_is_told(tmp_path: Path) -> None:
    with pytest.raises(ToolMissing, match="KH1075"):
        Stage(tmp_path).bring(["khong-co://b/a.yaml"], None)


def test_a_spec_that_is_not_there_is_told(bucket: Bucket, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="KH1076"):
        Stage(tmp_path).bring(["memory://b/plans/khong-co.yaml"], "memory://b/out")


def test_an_object_that_cannot_be_put_is_told(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError("chỉ đọc")

    monkeypatch.setattr(type(bucket.system), "pipe_file", refused)
    with pytest.raises(NotWritten, match="KH1077"):
        render(["memory://b/plans"], "memory://b/out")


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("s3://b/a.yaml", True),
        ("plans/a.yaml", False),
        ("C:\\plans\\a.yaml", False),
        ("c:/a", False),
    ],
)
def test_urls_are_told_from_paths(typed: str, url: bool) -> None:
    assert is_url(typed) is url


def test_a_disk_named_by_urls_is_written_like_any_disk(tmp_path: Path) -> None:
    wanted = locally(tmp_path)
    plans, out = (f"file://{(tmp_path / name).as_posix()}" for name in ("plans", "neu-co"))
    assert [one.fate for one in render([plans], out)] == [Fate.WRITTEN] * 2
    made = {path.name: path.read_bytes() for path in (tmp_path / "neu-co").iterdir()}
    assert made == wanted
