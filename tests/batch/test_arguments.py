"""What a person typed: each spec once, registers passed over, one bad argument stops no other."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from season import write

from kehoach.batch import look_for
from kehoach.cli import run

links = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows không cho mọi người tạo liên kết"
)

OFFICE = "tỉnh: tỉnh Đắk Lắk\ncơ quan: [{tên: UBND tỉnh Đắk Lắk, mã định danh: H15}]\n"


class Told(NamedTuple):
    code: int
    out: list[str]
    err: str

    def codes(self, *wanted: str) -> list[str]:
        found: list[str] = re.findall(r"\[(KH\d+)\]", self.err)
        return [code for code in found if code in wanted or not wanted]


Kehoach = Callable[..., Told]


@pytest.fixture
def kehoach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Kehoach:
    """Render what is typed in a folder with two specs, ``in``; paths are told with slashes."""
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        write(Path(f"in/{name}.yaml"), f"kế hoạch: Việc {name}")

    def render(*typed: str) -> Told:
        code = run(["render", *typed], "vi")
        out, err = capsys.readouterr()
        return Told(code, out.replace("\\", "/").splitlines(), err)

    return render


def office(path: str) -> None:
    Path(path).write_text(OFFICE, encoding="utf-8")


BOTH = ["out/a.docx", "out/b.docx"]


# an office's register


def test_a_register_among_several_arguments_is_passed_over(kehoach: Kehoach) -> None:
    office("in/danh-muc.yaml")
    told = kehoach("in/a.yaml", "in/b.yaml", "in/danh-muc.yaml", "-o", "out")
    assert (told.code, told.out, told.codes()) == (0, BOTH, [])


def test_a_register_alone_is_told(kehoach: Kehoach) -> None:
    office("in/danh-muc.yaml")
    for typed in (["in/danh-muc.yaml"], ["in/danh-muc.yaml", "none.yaml"]):
        told = kehoach(*typed, "-o", "out")
        assert (told.code, told.out, told.codes("KH854")) == (2, [], ["KH854"])
    assert not Path("out").exists()


@pytest.mark.parametrize("typed", [["in"], ["in/*.yaml"], ["in/a.yaml", "in/b.yaml", "in/cq.yml"]])
@pytest.mark.parametrize("value", ["cq.yml", "../in/cq.yml  # chung", "'cq.yml'"])
def test_a_register_that_a_spec_names_is_passed_over(
    typed: list[str], value: str, kehoach: Kehoach
) -> None:
    office("in/cq.yml")
    if typed == ["in/*.yaml"]:
        Path("in/cq.yml").rename("in/cq.yaml")
        value = value.replace("yml", "yaml")
    write(Path("in/b.yaml"), f"danh mục: {value}")
    told = kehoach(*typed, "-o", "out")
    assert (told.code, told.out, told.codes()) == (0, BOTH, [])


def test_a_file_that_no_spec_names_is_a_spec(kehoach: Kehoach) -> None:
    office("in/cq.yaml")
    write(Path("in/b.yaml"), "kết thúc: 'Cơ quan ghi ở danh mục: cq.yaml.'")
    told = kehoach("in", "-o", "out")
    assert (told.code, told.out) == (1, BOTH)
    assert told.err.splitlines()[-1] == f"    lỗi: {Path('in/cq.yaml')}"


# one file by two ways


@pytest.mark.parametrize(
    "again", ["in", "./in", "in/../in", "{cwd}/in", "in/*.yaml", "in/../in/a.yaml"]
)
def test_a_spec_reached_twice_counts_once(again: str, kehoach: Kehoach) -> None:
    again = again.format(cwd=Path.cwd())
    told = kehoach("in", again, "-o", "out")
    assert (told.code, told.out, told.codes()) == (0, BOTH, [])
    assert look_for(["in", again]).specs == [Path("in/a.yaml"), Path("in/b.yaml")]


@links
def test_through_a_linked_folder_too(kehoach: Kehoach) -> None:
    Path("moi").symlink_to("in")
    told = kehoach("in", "moi", "-o", "out")
    assert (told.code, told.out, told.codes()) == (0, BOTH, [])
    told = kehoach("in", "moi")
    assert (told.code, told.out) == (0, ["in/a.docx", "in/b.docx"])


@links
@pytest.mark.skipif(sys.platform != "linux", reason="ở đây hai tên chỉ khác chữ hoa là một tệp")
def test_one_folder_by_two_names_is_one_for_documents(kehoach: Kehoach) -> None:
    Path("moi").symlink_to("in")
    write(Path("in/A.yaml"), "kế hoạch: Việc khác")
    told = kehoach("in/a.yaml", "moi/A.yaml")
    assert (told.code, told.out, told.codes()) == (1, ["in/a.docx"], ["KH983"])


@links
def test_a_link_of_another_name_asks_for_a_document_of_its_own(kehoach: Kehoach) -> None:
    Path("in/c.yaml").symlink_to("a.yaml")
    assert kehoach("in", "-o", "out").out == [*BOTH, "out/c.docx"]


# one bad argument stops no other


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("none.yaml", "KH980"),
        ("empty", "KH981"),
        ("none/*.yaml", "KH980"),
        ("note.txt", "KH986"),
        ("", "KH980"),
    ],
)
def test_what_names_no_spec_stops_no_other(bad: str, code: str, kehoach: Kehoach) -> None:
    Path("empty").mkdir()
    Path("note.txt").touch()
    told = kehoach("in/a.yaml", bad, "in/b.yaml", "-o", "out")
    assert (told.code, told.out, told.codes()) == (2, BOTH, [code])
    assert told.err.splitlines()[-1] == f"    không dùng được: {bad}"


@pytest.mark.parametrize(
    "other",
    [
        "khac/A.yml",
        pytest.param("in/A.yaml", marks=pytest.mark.skipif(sys.platform != "linux", reason="")),
    ],
)
def test_two_specs_of_one_document_stop_only_the_second(other: str, kehoach: Kehoach) -> None:
    write(Path(other), "kế hoạch: Việc khác")
    told = kehoach("in/a.yaml", other, "in/b.yaml", "-o", "out")
    assert (told.code, told.out, told.codes()) == (1, BOTH, ["KH983"])
    first, *_ = told.err.splitlines()
    assert first.startswith(f"{Path(other)}: lỗi [KH983] ")
    assert f"“{Path('in/a.yaml')}”" in first
    assert told.err.splitlines()[-1] == f"    lỗi: {Path(other)}"


# what a folder holds besides specs


def test_specs_in_folders_below_are_told_in_one_line(kehoach: Kehoach) -> None:
    for name in ("con/y.yaml", "con/sau/z.yml", ".an/w.yaml", "trong/x.txt", "chung/danh-muc.yaml"):
        write(Path("in") / name)
    told = kehoach("in", "-o", "out")
    assert (told.code, told.out) == (0, BOTH)
    folders = f"“con”, “{Path('con/sau')}”"
    assert told.err.splitlines()[0] == (
        f"Thư mục con của “in” còn đặc tả, không được lấy theo: {folders}. "
        'Muốn lấy cả thư mục con thì viết "in/**/*.yaml", kể cả dấu nháy.'
    )
    told = kehoach("in/**/*.yaml", "in/**/*.yml", "-o", "out2")
    assert (told.code, told.err.count("\n")) == (0, 1)
    assert sorted(told.out) == [f"out2/{name}.docx" for name in ("a", "b", "y", "z")]


def test_folders_below_that_are_named_too_are_not_told(kehoach: Kehoach) -> None:
    write(Path("in/con/y.yaml"))
    told = kehoach("in", "in/con", "-o", "out")
    assert (told.code, told.out) == (0, [*BOTH, "out/y.docx"])
    assert "Thư mục con" not in told.err


def test_a_folder_with_specs_only_below_says_so(kehoach: Kehoach) -> None:
    for at in range(7):
        write(Path(f"mùa/tỉnh {at}/a.yaml"))
    told = kehoach("mùa")
    assert (told.code, told.out, told.codes()) == (2, [], ["KH981"])
    named = ", ".join(f"“tỉnh {at}”" for at in range(5))
    assert f"không được lấy theo: {named}, …. Muốn" in told.err


@links
@pytest.mark.parametrize(
    "typed", [["in"], ["in/*.yaml"], ["in/a.yaml", "in/gãy.yaml", "in/b.yaml"]]
)
def test_a_link_that_leads_nowhere_is_named(typed: list[str], kehoach: Kehoach) -> None:
    Path("in/gãy.yaml").symlink_to("không có.yaml")
    told = kehoach(*typed, "-o", "out")
    assert (told.code, told.out, told.codes()) == (1, BOTH, ["KH1127"])
    assert "“in/gãy.yaml” là một liên kết tới “không có.yaml”" in told.err
    assert told.err.splitlines()[-1] == "    lỗi: in/gãy.yaml"


@links
def test_a_folder_with_nothing_but_such_a_link(kehoach: Kehoach) -> None:
    Path("trống").mkdir()
    Path("trống/gãy.yaml").symlink_to("nowhere")
    told = kehoach("trống")
    assert (told.code, told.out, told.codes()) == (2, [], ["KH1127"])


@pytest.mark.parametrize(
    "text",
    [
        "name: CI\non: [push]\njobs:\n  test: {runs-on: ubuntu, steps: [{run: make}]}\n",
        "services: {web: {image: nginx}}\n",
    ],
)
def test_yaml_that_is_no_plan_is_one_problem(text: str, kehoach: Kehoach) -> None:
    Path("in/lạ.yaml").write_text(text, encoding="utf-8")
    told = kehoach("in", "-o", "out")
    assert (told.code, told.out, told.codes()) == (1, BOTH, ["KH945"])
    assert told.err.splitlines()[0].startswith(f"{Path('in/lạ.yaml')}:1:1: lỗi [KH945]")


def test_one_key_of_a_plan_is_enough_to_say_what_else_is_missing(kehoach: Kehoach) -> None:
    Path("in/dở.yaml").write_text("nam: 2026\nname: CI\n", encoding="utf-8")
    told = kehoach("in", "-o", "out")
    assert set(told.codes()) == {"KH926", "KH927"}


# what many specs share is told once


def test_a_broken_template_is_told_once_with_its_name(kehoach: Kehoach) -> None:
    import docx

    assert run(["template", "build", "mẫu.docx"], "vi") == 0
    document = docx.Document("mẫu.docx")
    document.paragraphs[0].insert_paragraph_before("{{ quoc_hie }}")
    document.save("mẫu.docx")
    told = kehoach("in", "-o", "out", "--template", "mẫu.docx")
    assert (told.code, told.codes()) == (2, ["KH801"])
    assert "mẫu.docx: lỗi [KH801]" in told.err
    *_, summary, first, second = told.err.splitlines()
    assert summary.startswith("2 đặc tả: lỗi 2; ")
    assert [first, second] == [f"    lỗi: {Path(f'in/{name}.yaml')}" for name in ("a", "b")]


def test_so_is_a_broken_register(kehoach: Kehoach) -> None:
    Path("in/danh-muc.yaml").write_text("cơ quan: [{tên: ''}]\n", encoding="utf-8")
    told = kehoach("in", "-o", "out")
    assert (told.code, told.codes()) == (2, ["KH912"])
    assert told.err.splitlines()[-3].startswith("2 đặc tả: lỗi 2; ")


def test_a_folder_in_the_place_of_a_document_is_told_with_advice_that_helps(
    kehoach: Kehoach,
) -> None:
    Path("out/a.docx").mkdir(parents=True)
    told = kehoach("in", "-o", "out")
    assert (told.code, told.out, told.codes()) == (1, BOTH[1:], ["KH954"])
    assert told.err.splitlines()[:2] == [
        f"{Path('in/a.yaml')}: lỗi [KH954] “{Path('out/a.docx')}” là một thư mục, không phải tệp.",
        "    Sửa: Ghi tên tệp khác, hoặc đổi tên thư mục ấy.",
    ]


def test_what_cannot_be_looked_into_is_told_and_stops_no_other(
    kehoach: Kehoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("kín").mkdir()
    iterdir = Path.iterdir

    def closed(self: Path) -> object:
        if self.name == "kín":
            raise PermissionError(13, os.strerror(13), str(self))
        return iterdir(self)

    monkeypatch.setattr(Path, "iterdir", closed)
    told = kehoach("kín", "in", "-o", "out")
    assert (told.code, told.out, told.codes()) == (2, BOTH, ["KH985"])
