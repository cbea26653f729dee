"""The command line is a contract: what it does, prints and returns, and what it leaves alone."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import click
import docx
import jsonschema
import pytest
import yaml

from kehoach import __version__, batch, cli, pdf
from kehoach.errors import ToolMissing
from kehoach.language import choose
from kehoach.report import catalog
from kehoach.seal import State, state_of_docx, state_of_pdf
from kehoach.starting import write_first

ROOT = Path(__file__).parents[1]
PLANS = sorted((ROOT / "plans").glob("*.yaml"))
SPEC = """\
kế hoạch: Cải cách hành chính năm {năm}
năm: 2026
cơ quan: UBND tỉnh Đắk Lắk
nội dung:
  - mục: Mục đích
    điểm:
      - Nâng cao chất lượng phục vụ người dân.
nơi nhận: 'Lưu: VT'
người ký: {chức vụ: Chủ tịch}
"""
NO_ARCHIVE = SPEC.replace("'Lưu: VT'", "Các sở")
BAD = SPEC.replace("năm: 2026", "năm: 31/02")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMMANDS = (
    "", "new", "schema", "render", "check", "rules", "import", "roll", "diff", "split",
    "review", "template", "template build", "template check",
)  # fmt: skip

posix = pytest.mark.skipif(sys.platform == "win32", reason="chỉ có trên Linux, macOS")


class Told(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def codes(self) -> list[str]:
        return [code for code in catalog() for _ in range(self.err.count(f"[{code}]"))]

    @property
    def summary(self) -> str:
        """The line on stderr that counts, without its seconds, and the specs named after it."""
        lines = self.err.splitlines()
        (at,) = (at for at, line in enumerate(lines) if re.match(r"\d+ đặc tả: ", line))
        return "\n".join([re.sub(r"\d+,\d giây", "… giây", lines[at]), *lines[at + 1 :]])


Kehoach = Callable[..., Told]


@pytest.fixture
def kehoach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Kehoach:
    """Run a command line in an empty folder, as main() does but in this process."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.delenv("KEHOACH_LANG", raising=False)

    def run(*argv: object) -> Told:
        words = [str(word) for word in argv]
        code = cli.run(words, choose(words, os.environ))
        return Told(code, *capsys.readouterr())

    return run


def write(path: str, text: str = SPEC) -> Path:
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target


def listing(folder: Path = Path()) -> dict[str, bytes]:
    return {
        path.as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def text_of(path: str | Path) -> str:
    """Return the text of a document, paragraph by paragraph, tables and boxes too."""
    body = docx.Document(str(path)).element.body
    text = "\n".join("".join(p.itertext(f"{W}t")) for p in body.iter(f"{W}p"))
    return text.replace("\u00a0", " ")


def paths(*names: str) -> str:
    return "".join(f"{Path(name)}\n" for name in names)


# render: what is written, where


def test_a_file_is_rendered_beside_itself(kehoach: Kehoach) -> None:
    write("a/kế hoạch.yaml")
    assert kehoach("render", "a/kế hoạch.yaml") == (0, paths("a/kế hoạch.docx"), "")
    assert state_of_docx(Path("a/kế hoạch.docx").read_bytes()) is State.UNTOUCHED
    assert "phục vụ người dân" in text_of("a/kế hoạch.docx")


def test_a_folder_is_its_specs_and_nothing_else(kehoach: Kehoach) -> None:
    for name in ("b.yaml", "a.yml", "C.YAML", ".hidden.yaml", "note.txt", "sub/d.yaml"):
        write(f"in/{name}")
    told = kehoach("render", "in", "-o", "out")
    assert (told.code, told.out) == (0, paths("out/C.docx", "out/a.docx", "out/b.docx"))
    assert sorted(listing(Path("out"))) == [
        "out/C.docx", "out/a.docx", "out/b.docx", "out/ban-ke.json",
    ]  # fmt: skip


@pytest.mark.parametrize("pattern", ["in/*.yaml", "in/[ab].*", "./in/?.yaml", "**/*.yaml"])
def test_a_glob_that_the_shell_left_alone_is_opened(kehoach: Kehoach, pattern: str) -> None:
    for name in ("a.yaml", "b.yaml", "b.txt"):
        write(f"in/{name}")
    told = kehoach("render", pattern)
    assert (told.code, told.out) == (0, paths("in/a.docx", "in/b.docx"))
    assert told.err.count("\n") == 1
    assert told.summary == "2 đặc tả: đã ghi 2; … giây."
    absolute = str(Path(pattern).absolute())
    assert kehoach("render", absolute, "-o", "out").out == paths("out/a.docx", "out/b.docx")


def test_a_name_with_the_marks_of_a_glob_is_a_name(kehoach: Kehoach) -> None:
    write("[a]*.yaml" if os.name == "posix" else "[a].yaml")
    (name,) = listing()
    assert kehoach("render", name).code == 0


def test_a_spec_named_twice_is_rendered_once(kehoach: Kehoach) -> None:
    write("in/a.yaml")
    assert kehoach("render", "in", "in/a.yaml", "in/*.yaml").out == paths("in/a.docx")


@pytest.mark.parametrize("output", ["x.docx", "new/folder/X.DOCX"])
def test_one_spec_goes_to_the_file_named(kehoach: Kehoach, output: str) -> None:
    write("a.yaml")
    assert kehoach("render", "a.yaml", "-o", output) == (0, paths(output), "")
    assert listing().keys() == {"a.yaml", output}


def test_a_folder_called_docx_is_a_folder(kehoach: Kehoach) -> None:
    write("a.yaml")
    Path("x.docx").mkdir()
    assert kehoach("render", "a.yaml", "-o", "x.docx").out == paths("x.docx/a.docx")


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["a/x.yaml", "b/y.yaml", "-o", "x.docx"], "KH982"),
        (["a/x.yaml", "-o", "x.pdf", "--pdf"], "KH1010"),
        (["a/x.yaml", "-o", "a/X.DOC"], "KH1010"),
    ],
)
def test_what_cannot_be_one_file_is_refused(kehoach: Kehoach, argv: list[str], code: str) -> None:
    for name in ("a/x.yaml", "b/x.yaml", "b/y.yaml", "a/X.yml"):
        write(name)
    before = listing()
    told = kehoach("render", *argv)
    assert (told.code, told.out, told.codes) == (2, "", [code])
    assert listing() == before


def test_warnings_are_told_beside_the_paths(kehoach: Kehoach) -> None:
    write("a.yaml", NO_ARCHIVE)
    told = kehoach("render", "a.yaml")
    assert (told.code, told.out, told.codes) == (0, paths("a.docx"), ["KH883"])
    assert told.err.startswith("a.yaml:8:1: cảnh báo [KH883]")
    assert told.err.endswith("\n\n")


def test_advice_is_only_counted(kehoach: Kehoach) -> None:
    work = "    nhiệm vụ:\n      - {việc: Rà soát, chủ trì: Sở Nội vụ}\n"
    write("a.yaml", SPEC.replace("nơi nhận", f"{work}nơi nhận"))
    told = kehoach("render", "a.yaml")
    assert (told.code, told.out) == (0, paths("a.docx"))
    assert told.err == "a.yaml: có 2 gợi ý; xem bằng `kehoach check`.\n\n"


def test_a_draft_has_neither_number_nor_day(kehoach: Kehoach) -> None:
    write("a.yaml", SPEC + "số: 77\nngày: 05/3/2026\n")
    kehoach("render", "a.yaml")
    assert "77/KH-UBND" in text_of("a.docx") and "DỰ THẢO" not in text_of("a.docx")
    assert kehoach("render", "a.yaml", "--draft").code == 0
    assert "77/KH-UBND" not in text_of("a.docx") and "DỰ THẢO" in text_of("a.docx")


def test_the_same_input_gives_the_same_bytes_from_anywhere(
    kehoach: Kehoach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kehoach("render", ROOT / "plans", "-o", "one").code == 0
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert kehoach("render", *reversed(PLANS), "-o", tmp_path / "two").code == 0
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).glob("*.docx")}
        for name in ("one", "two")
    )
    assert one == two
    assert len(one) == len(PLANS) >= 6
    assert list(Path().iterdir()) == []


def test_documents_are_named_as_the_office_does(kehoach: Kehoach) -> None:
    write("in/a.yaml", SPEC + "số: 77\nngày: 05/3/2026\n"), write("in/b.yaml", BAD)
    told = kehoach("render", "in", "-o", "out", "--name", "trich-yeu")
    assert told.out == paths("out/2026.03.05. Cải cách hành chính năm 2026.docx")
    told = kehoach("render", "in/a.yaml", "-o", "out", "--name", "ma-dinh-danh")
    assert (told.code, told.out, told.codes) == (2, "", ["KH1005"])
    assert "ở dòng của cơ quan ấy: {tên: Ủy ban nhân dân tỉnh Đắk Lắk, mã định danh: …}" in told.err
    write("in/danh-muc.yaml", "cơ quan: [{tên: UBND tỉnh Đắk Lắk, mã định danh: H15}]")
    told = kehoach("render", "in/a.yaml", "-o", "out", "--name", "ma-dinh-danh")
    assert told == (0, paths("out/H15.2026.03.05.77.UBND.10.docx"), "")


def test_only_what_changed_is_written_again(kehoach: Kehoach) -> None:
    write("in/a.yaml"), write("in/b.yaml")
    kehoach("render", "in", "-o", "out")
    assert kehoach("render", "in", "-o", "out").out == ""
    write("in/b.yaml", NO_ARCHIVE)
    told = kehoach("render", "in", "-o", "out", "--jobs", "2")
    assert (told.code, told.out) == (0, paths("out/b.docx"))
    assert told.summary == "2 đặc tả: đã ghi 1, không đổi 1; … giây."
    told = kehoach("render", "in", "-o", "out", "--lang", "en")
    assert (told.code, told.out, told.codes) == (0, "", ["KH883"])
    assert re.fullmatch(r"2 specs: 2 unchanged; \d+\.\d s\.", told.err.splitlines()[-1])


# bad input: nothing is written


def test_a_bad_spec_writes_nothing(kehoach: Kehoach) -> None:
    write("a.yaml", BAD)
    Path("a.docx").write_bytes(b"old")
    before = listing()
    for argv in (["a.yaml"], ["a.yaml", "-o", "new/b.docx"], ["a.yaml", "--force"]):
        told = kehoach("render", *argv)
        assert (told.code, told.out, told.codes) == (2, "", ["KH916"])
        assert listing() == before
        assert not Path("new").exists()


def test_every_problem_is_told_with_place_line_and_mend(kehoach: Kehoach) -> None:
    write("a.yaml", BAD.replace("điểm:", "điễm a:").replace("Chủ tịch", ""))
    told = kehoach("render", "a.yaml")
    assert told.codes == ["KH912", "KH916", "KH926"]
    first, *_ = told.err.split("\n\n")
    assert first.splitlines() == [
        "a.yaml:2:6: lỗi [KH916] “31/02” không phải một năm.",
        "    | năm: 31/02",
        "    |      ^",
        "    Sửa: Viết năm bằng bốn chữ số, ví dụ 2026.",
    ]


def with_table(row: str) -> str:
    table = f"  - bảng: {{cột: [STT, Việc], hàng: [{row}]}}\n"
    return SPEC.replace("nơi nhận", f"{table}nơi nhận")


@pytest.mark.parametrize("row", ["[1, ' ']", "[1, '']", "[1, ~]"])
def test_a_cell_may_be_empty_as_the_mend_says(kehoach: Kehoach, row: str) -> None:
    write("a.yaml", with_table("[1]"))
    told = kehoach("render", "a.yaml")
    assert (told.code, told.codes) == (2, ["KH918"])
    assert "ô trống viết ' '" in told.err
    write("a.yaml", with_table(row))
    assert kehoach("render", "a.yaml").code == 0


def test_one_bad_spec_does_not_stop_the_others(kehoach: Kehoach) -> None:
    write("in/a.yaml"), write("in/b.yaml", BAD), write("in/c.yaml")
    told = kehoach("render", "in", "-o", "out")
    assert (told.code, told.codes) == (1, ["KH916"])
    assert told.out == paths("out/a.docx", "out/c.docx")
    assert listing(Path("out")).keys() == {"out/a.docx", "out/ban-ke.json", "out/c.docx"}
    assert told.summary == "3 đặc tả: đã ghi 2, lỗi 1; … giây.\n    lỗi: in/b.yaml"


def test_all_bad_specs_are_bad_input(kehoach: Kehoach) -> None:
    write("in/a.yaml", BAD), write("in/b.yaml", "")
    told = kehoach("render", "in")
    assert (told.code, told.out, told.codes) == (2, "", ["KH902", "KH916"])


def test_names_that_are_not_there_stop_no_other(kehoach: Kehoach) -> None:
    write("a.yaml"), write("b.yaml")
    told = kehoach("render", "a.yaml", "none.yaml", "other/", "b.yaml")
    assert (told.code, told.codes) == (2, ["KH980", "KH980"])
    assert told.out == paths("a.docx", "b.docx")
    assert told.summary.splitlines() == [
        "2 đặc tả: đã ghi 2; … giây.",
        "    không dùng được: none.yaml",
        "    không dùng được: other/",
    ]
    told = kehoach("render", "none.yaml", "other/")
    assert (told.code, told.out, told.codes) == (2, "", ["KH980", "KH980"])


# nothing lost


def change_a_letter(path: Path) -> None:
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    before = parts["word/document.xml"]
    parts["word/document.xml"] = before.replace("người dân".encode(), "người Dân".encode())
    assert parts["word/document.xml"] != before
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    path.write_bytes(target.getvalue())


def save_again(path: Path) -> None:
    document = docx.Document(str(path))
    document.paragraphs[0].insert_paragraph_before("Thêm một dòng")
    document.save(str(path))


def put_another_file(path: Path) -> None:
    path.write_bytes(b"not ours")


def put_another_document(path: Path) -> None:
    docx.Document().save(str(path))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (change_a_letter, "KH950"),
        (save_again, "KH950"),
        (put_another_file, "KH951"),
        (put_another_document, "KH951"),
    ],
)
def test_what_a_person_made_is_overwritten_only_by_force(
    kehoach: Kehoach, change: Callable[[Path], None], code: str
) -> None:
    write("a.yaml")
    kehoach("render", "a.yaml")
    ours = Path("a.docx").read_bytes()
    change(Path("a.docx"))
    before = listing()
    told = kehoach("render", "a.yaml")
    assert (told.code, told.out, told.codes) == (1, "", [code])
    assert listing() == before
    assert kehoach("render", "a.yaml", "--force") == (0, paths("a.docx"), "")
    assert Path("a.docx").read_bytes() == ours


def test_an_edited_document_does_not_stop_the_others(kehoach: Kehoach) -> None:
    write("in/a.yaml"), write("in/b.yaml")
    kehoach("render", "in")
    save_again(Path("in/a.docx"))
    told = kehoach("render", "in", "--draft")
    assert (told.code, told.out, told.codes) == (1, paths("in/b.docx"), ["KH950"])


def test_our_untouched_document_is_renewed(kehoach: Kehoach) -> None:
    write("a.yaml")
    kehoach("render", "a.yaml")
    write("a.yaml", SPEC.replace("người dân", "doanh nghiệp"))
    assert kehoach("render", "a.yaml").code == 0
    assert "doanh nghiệp" in text_of("a.docx")


def test_a_document_open_in_word_is_left_alone(kehoach: Kehoach) -> None:
    write("a.yaml")
    kehoach("render", "a.yaml")
    Path("~$a.docx").touch()
    told = kehoach("render", "a.yaml", "--draft")
    assert (told.code, told.out, told.codes) == (1, "", ["KH952"])


# PDF


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.engines, "find_engine", lambda: None)


@pytest.mark.usefixtures("no_engine")
def test_without_an_engine_no_pdf_and_no_document(kehoach: Kehoach) -> None:
    write("a.yaml")
    told = kehoach("render", "a.yaml", "--pdf", "-o", "out")
    assert (told.code, told.out, told.codes) == (3, "", ["KH970"])
    assert listing().keys() == {"a.yaml"} and not Path("out").exists()
    assert kehoach("render", "a.yaml").code == 0


def test_when_the_engine_fails_nothing_is_written(
    kehoach: Kehoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = ToolMissing.of("KH971", engine="LibreOffice", seconds="120")
    monkeypatch.setattr(pdf, "require_engine", lambda: None)
    monkeypatch.setattr(pdf, "to_pdfs", lambda documents: [failed] * len(documents))
    write("a.yaml")
    told = kehoach("render", "a.yaml", "--pdf")
    assert (told.code, told.out, told.codes) == (3, "", ["KH971"])
    assert listing().keys() == {"a.yaml"}


def test_an_edited_pdf_keeps_the_document_too(
    kehoach: Kehoach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "require_engine", lambda: None)
    monkeypatch.setattr(pdf, "to_pdfs", lambda documents: [b"%PDF-1.7\n%%EOF\n"] * len(documents))
    write("a.yaml")
    assert kehoach("render", "a.yaml", "--pdf").out == paths("a.docx", "a.pdf")
    assert state_of_pdf(Path("a.pdf").read_bytes()) is State.UNTOUCHED
    Path("a.pdf").write_bytes(Path("a.pdf").read_bytes() + b"note\n")
    before = listing()
    told = kehoach("render", "a.yaml", "--pdf", "--draft")
    assert (told.code, told.out, told.codes) == (1, "", ["KH950"])
    assert listing() == before


def test_pdf_by_libreoffice(kehoach: Kehoach, soffice: Path) -> None:
    write("a.yaml")
    assert kehoach("render", "a.yaml", "--pdf") == (0, paths("a.docx", "a.pdf"), "")
    assert Path("a.pdf").read_bytes().startswith(b"%PDF-")
    assert state_of_pdf(Path("a.pdf").read_bytes()) is State.UNTOUCHED


# new


@pytest.mark.parametrize(
    ("options", "known"),
    [
        ([], False),
        (["--agency", "UBND tỉnh Đắk Lắk"], True),
        (["--agency", "Ủy ban nhân dân tỉnh Đắk Lắk", "--year", "2026"], True),
        (["--agency", "UBND thành phố Huế", "--year", "2025"], True),
        (["--agency", "ubnd tinh dak lak: #1", "--year", "2026"], False),
        (["--agency", "UBND tỉnh Đắk: Lắk", "--year", "2026"], True),
        (["--agency", "UBND tỉnh Hà Giang", "--year", "2026"], False),
        (["--agency", "UBND xã Ea Kao"], False),
        (["--agency", "Sở Nội vụ tỉnh Đắk Lắk", "--year", "2020"], False),
        (["--agency", "Văn phòng 'Một cửa': [b] #c & *d"], False),
        (["--agency", "Sở\nNội vụ"], False),
        (["--agency", "   "], False),
        (["--year", "1945"], False),
        (["--year", "2999"], False),
    ],
)
def test_every_new_spec_renders_as_it_is(kehoach: Kehoach, options: list[str], known: bool) -> None:
    made = ("k/a.yaml", "k/danh-muc.yaml") if known else ("k/a.yaml",)
    assert kehoach("new", "k/a.yaml", *options) == (0, paths(*made), "")
    spec = yaml.load(Path("k/a.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert isinstance(spec["cơ quan"], str) is known
    if "--year" in options:
        assert spec["năm"] == options[-1]
    told = kehoach("render", "k/a.yaml")
    assert (told.code, told.out, told.codes) == (0, paths("k/a.docx"), [])


def test_new_writes_a_first_register_beside_the_spec_or_alone(kehoach: Kehoach) -> None:
    province = ("--agency", "UBND tỉnh Đắk Lắk", "--year", "2026")
    write("a/danh-muc.yaml", "tỉnh: tỉnh Đắk Lắk")
    assert kehoach("new", "a/a.yaml", *province).out == paths("a/a.yaml")
    assert kehoach("new", "a/danh-muc.yaml", *province).codes == ["KH984"]
    assert kehoach("new", "b/danh-muc.yaml", *province) == (0, paths("b/danh-muc.yaml"), "")
    told = kehoach("new", "c/danh-muc.yaml", "--agency", "UBND tỉnh Đắk Lắkk")
    assert (told.code, told.codes) == (2, ["KH934"])
    assert "UBND tỉnh Đắk Lắk" in told.err


def test_new_keeps_what_is_there(kehoach: Kehoach) -> None:
    write("a.yaml", "mine")
    Path("folder").mkdir()
    for name in ("a.yaml", "folder", "."):
        told = kehoach("new", name)
        assert (told.code, told.out, told.codes) == (1, "", ["KH984"])
    assert listing() == {"a.yaml": b"mine"}


@pytest.mark.parametrize(("strange", "char"), [("\x01", "U+0001"), ("\udcff", "U+DCFF")])
def test_new_takes_no_name_that_a_spec_cannot_hold(
    kehoach: Kehoach, strange: str, char: str
) -> None:
    told = kehoach("new", "a.yaml", "--agency", f"a\nb: c\t{strange}")
    assert (told.code, told.out, told.codes) == (2, "", ["KH1145"])
    assert f"({char})" in told.err and listing() == {}


@posix
def test_new_writes_a_spec_that_is_read_whatever_it_is_called(kehoach: Kehoach) -> None:
    name = "kế\nhoạch: \x01\udcff.yaml"
    assert write_first(Path(name), "a\u200b\u2028b: 'c", 2026) == [Path(name)]
    shutil.copy(name, "a.yaml")
    assert kehoach("render", "a.yaml").code == 0
    assert "tên: 'a b: ''c'" in Path(name).read_text(encoding="utf-8")


def test_new_uses_the_name_of_the_agency_as_the_text_does(kehoach: Kehoach) -> None:
    kehoach("new", "a.yaml", "--agency", "Sở Nội vụ tỉnh Đắk Lắk", "--year", "2026")
    text = Path("a.yaml").read_text(encoding="utf-8")
    assert "tên: 'Sở Nội vụ tỉnh Đắk Lắk'" in text and "chức vụ: Giám đốc" in text
    assert not [word for word in text.split() if word.startswith("@") and word.endswith("@")]


def test_what_the_skeleton_offers_in_comments_holds_too(kehoach: Kehoach) -> None:
    """Every line behind a # that looks like a key may be put to use."""
    kehoach("new", "a.yaml", "--agency", "UBND tỉnh Đắk Lắk", "--year", "2026")
    lines = Path("a.yaml").read_text(encoding="utf-8").splitlines()
    keys = ("số", "ngày", "độ khẩn", "đánh số", "chỉ số", "trình bày", "kinh phí", "ký thay", "họ")
    used, on = [], False
    for line in lines:
        bare = line.lstrip()
        on = bare.startswith("#") and (bare[2:].startswith(keys) or (on and bare[2:3] == " "))
        used.append(line.replace("# ", "", 1) if on else line)
    assert len([one for one in zip(lines, used, strict=True) if one[0] != one[1]]) == 16
    text = "\n".join(used).replace("CCHC năm", "CCHC ({kết quả PAR INDEX}) năm")
    write("a.yaml", text)
    assert kehoach("render", "a.yaml") == (0, paths("a.docx"), "")
    assert "xếp thứ 20/34 tỉnh, thành phố, tăng 2,25 điểm" in text_of("a.docx")


# schema


def schema(kehoach: Kehoach) -> dict[str, Any]:
    told = kehoach("schema")
    assert (told.code, told.err) == (0, "")
    found = json.loads(told.out)
    assert isinstance(found, dict)
    return found


def plain(text: str) -> Any:
    """Load YAML as an editor that takes every scalar for a text."""
    return yaml.load(text, yaml.BaseLoader)


@pytest.mark.parametrize("loader", [yaml.BaseLoader, yaml.SafeLoader])
def test_schema_accepts_every_plan(kehoach: Kehoach, loader: type[yaml.BaseLoader]) -> None:
    checker = jsonschema.Draft202012Validator(schema(kehoach))
    checker.check_schema(checker.schema)
    for path in PLANS:
        data = json.loads(json.dumps(yaml.load(path.read_bytes(), loader), default=str))
        assert [error.message for error in checker.iter_errors(data)] == [], path.name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("năm: 2026", "năm: 2026\nnawm: 2026"),
        ("điểm:", "điễm a:"),
        ("{chức vụ: Chủ tịch}", "{chức vụ: Chủ tịch, tuổi: 50}"),
        ("cơ quan: UBND tỉnh Đắk Lắk", "cơ quan: {tên: a, chữ: b}"),
        ("năm: 2026\n", ""),
    ],
)
def test_schema_refuses_unknown_and_missing_keys(kehoach: Kehoach, old: str, new: str) -> None:
    checker = jsonschema.Draft202012Validator(schema(kehoach))
    assert checker.is_valid(plain(SPEC))
    assert not checker.is_valid(plain(SPEC.replace(old, new)))


def test_schema_explains_in_vietnamese(kehoach: Kehoach) -> None:
    def texts(part: Any) -> Iterator[str]:
        if isinstance(part, dict):
            yield from (part["description"],) if isinstance(part.get("description"), str) else ()
            for one in part.values():
                yield from texts(one)
        elif isinstance(part, list):
            for one in part:
                yield from texts(one)

    found = list(texts(schema(kehoach)))
    assert len(found) > 80
    assert [text for text in found if text.isascii()] == []


# template


def test_template_is_built_checked_and_used(kehoach: Kehoach) -> None:
    write("a.yaml")
    assert kehoach("template", "build", "mẫu/m.docx") == (0, paths("mẫu/m.docx"), "")
    built = Path("mẫu/m.docx").read_bytes()
    assert built == (ROOT / "templates" / "ke-hoach.docx").read_bytes()
    assert kehoach("template", "check", "mẫu/m.docx") == (0, "", "")
    kehoach("render", "a.yaml", "-o", "one.docx")
    kehoach("render", "a.yaml", "-o", "two.docx", "--template", "mẫu/m.docx")
    assert Path("one.docx").read_bytes() == Path("two.docx").read_bytes()


def test_template_build_keeps_what_is_there_unless_forced(kehoach: Kehoach) -> None:
    Path("m.docx").write_bytes(b"mine")
    told = kehoach("template", "build", "m.docx")
    assert (told.code, told.out, told.codes) == (1, "", ["KH984"])
    assert listing() == {"m.docx": b"mine"}
    assert kehoach("template", "build", "m.docx", "--force").code == 0
    assert Path("m.docx").read_bytes() != b"mine"


def test_a_changed_template_changes_the_document(kehoach: Kehoach) -> None:
    write("a.yaml")
    kehoach("template", "build", "m.docx")
    save_again(Path("m.docx"))
    assert kehoach("render", "a.yaml", "--template", "m.docx").code == 0
    assert "Thêm một dòng" in text_of("a.docx")


@pytest.mark.parametrize("tag", ["{{ quoc_hie }}", "{{ quoc_hieu", "{% for %}"])
def test_a_broken_template_is_told_and_writes_nothing(kehoach: Kehoach, tag: str) -> None:
    write("a.yaml")
    kehoach("template", "build", "m.docx")
    document = docx.Document("m.docx")
    title = next(one for one in document.paragraphs if "ten_loai" in one.text)
    title.insert_paragraph_before(tag)
    document.save("m.docx")
    told = kehoach("template", "check", "m.docx")
    assert (told.code, told.out) == (1, "")
    assert "m.docx" in told.err
    told = kehoach("render", "a.yaml", "--template", "m.docx")
    assert (told.code, told.out, told.codes) == (2, "", ["KH801"])
    assert listing().keys() == {"a.yaml", "m.docx"}


@pytest.mark.parametrize("name", ["junk.docx", "a.yaml", "none.docx", "folder"])
def test_no_template_at_all(kehoach: Kehoach, name: str) -> None:
    write("a.yaml")
    Path("junk.docx").write_bytes(b"PK junk")
    Path("folder").mkdir()
    for argv in (["render", "a.yaml", "--template", name], ["template", "check", name]):
        told = kehoach(*argv)
        assert (told.code, told.out, len(told.codes)) == (2, "", 1)
    assert listing().keys() == {"a.yaml", "junk.docx"}


@pytest.mark.parametrize("specs", [["a.yaml"], ["in"]])
def test_a_finished_document_is_no_template(kehoach: Kehoach, specs: list[str]) -> None:
    write("a.yaml")
    write("in/b.yaml")
    write("in/c.yaml", NO_ARCHIVE)
    document = docx.Document()
    document.add_paragraph("Kế hoạch chuyển đổi số năm 2025 của một tỉnh khác")
    document.save("cũ.docx")
    before = listing()
    told = kehoach("render", *specs, "--template", "cũ.docx", "-o", "out", "--force")
    assert (told.code, told.out, told.codes) == (2, "", ["KH830"])
    assert told.err.startswith("cũ.docx: lỗi [KH830]") and "kehoach template build" in told.err
    assert kehoach("template", "check", "cũ.docx") == (1, "", told.err)
    assert listing() == before


def without_blocks(template: Path, *names: str) -> None:
    """Take the first loop over each name, or test of it, out of a template."""
    document = docx.Document(str(template))
    for name in names:
        found = list(document.element.body.iter(f"{W}p"))
        texts = ["".join(one.itertext(f"{W}t")) for one in found]
        start = next(at for at, text in enumerate(texts) if f" {name} %}}" in text)
        end = next(at for at in range(start, len(texts)) if texts[at].startswith("{%p end"))
        for one in found[start : end + 1]:
            one.getparent().remove(one)
    document.save(str(template))


def test_what_a_template_does_not_print_is_told_once_a_run(kehoach: Kehoach) -> None:
    based = SPEC + "căn cứ: [Nghị quyết của Hội đồng nhân dân tỉnh]\n"
    write("in/a.yaml")
    write("in/b.yaml", based)
    write("in/c.yaml", based)
    write("in/d.yaml", based + "người soạn thảo: NTH\n")
    kehoach("template", "build", "m.docx")
    without_blocks(Path("m.docx"), "can_cu", "nguoi_soan_thao")
    told = kehoach("render", "in", "-o", "out", "--template", "m.docx")
    assert told.code == 0
    warned = [line for line in told.err.splitlines() if "[KH826]" in line]
    assert [line.partition(";")[0] for line in warned] == [
        "m.docx: cảnh báo [KH826] Mẫu không in các tên: can_cu",
        "m.docx: cảnh báo [KH826] Mẫu không in các tên: nguoi_soan_thao",
    ]
    assert kehoach("render", "in/a.yaml", "-o", "one.docx", "--template", "m.docx").codes == []


# languages and help


@pytest.mark.parametrize(
    ("argv", "variable", "said"),
    [
        ([], None, "không phải một năm"),
        ([], "en", "is not a year"),
        (["--lang", "en"], None, "is not a year"),
        (["--lang=en"], "vi", "is not a year"),
        (["--lang", "vi"], "en", "không phải một năm"),
    ],
)
def test_language_of_messages(
    kehoach: Kehoach,
    monkeypatch: pytest.MonkeyPatch,
    argv: list[str],
    variable: str | None,
    said: str,
) -> None:
    if variable:
        monkeypatch.setenv("KEHOACH_LANG", variable)
    write("a.yaml", BAD)
    assert said in kehoach("render", "a.yaml", *argv).err
    assert said in kehoach(*argv, "render", "a.yaml").err


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_there_in_both_languages(kehoach: Kehoach, command: str) -> None:
    vietnamese = kehoach(*command.split(), "--help")
    english = kehoach(*command.split(), "--help", "--lang", "en")
    assert (vietnamese.code, vietnamese.err, english.code, english.err) == (0, "", 0, "")
    assert vietnamese.out.startswith("Cách dùng: kehoach") and "Tùy chọn:" in vietnamese.out
    assert english.out.startswith("Usage: kehoach") and "Options:" in english.out


def test_every_command_and_option_has_its_help() -> None:
    for language in ("vi", "en"):
        found = dict(walk(cli.build(language)))
        assert found.keys() == set(COMMANDS)
        for command in found.values():
            assert command.help
            options = [one for one in command.params if isinstance(one, click.Option)]
            assert all(option.help for option in options)


def test_values_stand_in_the_help_under_vietnamese_names(kehoach: Kehoach) -> None:
    english = {"INTEGER", "RANGE", "TEXT", "PATH", "NUMBER", "NAME"}
    english |= {"SPEC", "FILE", "DIR", "OLD", "NEW", "ID"}
    for command in COMMANDS:
        told = kehoach(*command.split(), "--help").out
        assert not english & set(re.findall(r"\w+", told)), command
        assert "<=" not in told
    told = kehoach("roll", "--help").out
    assert "kehoach roll [TÙY CHỌN] ĐẶC TẢ\n" in told and "[từ 1945 đến 2999; bắt buộc]" in told


@pytest.mark.parametrize(
    ("language", "said"),
    [("vi", "0 nằm ngoài khoảng từ 1 đến 999."), ("en", "0 is not in the range 1 to 999.")],
)
def test_bounds_of_a_number_are_said_in_words(kehoach: Kehoach, language: str, said: str) -> None:
    assert said in kehoach("render", "a.yaml", "--jobs", "0", "--lang", language).err
    shown = {"vi": "--jobs SỐ", "en": "--jobs NUMBER"}[language]
    assert shown in kehoach("render", "--help", "--lang", language).out


def walk(command: click.Command, name: str = "") -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for child, below in command.commands.items():
            yield from walk(below, f"{name} {child}".strip())


def test_version(kehoach: Kehoach) -> None:
    assert kehoach("--version") == (0, f"kehoach {__version__}\n", "")


# wrong usage: a word, never a traceback

LONG = "dài" * 200
WRONG = [
    [],
    ["nothing"],
    ["--bogus"],
    ["--lang"],
    ["--lang", "fr", "schema"],
    ["--version=1"],
    ["render"],
    ["render", "--bogus", "a.yaml"],
    ["render", "-o"],
    ["render", ""],
    ["render", "none.yaml"],
    ["render", "empty"],
    ["render", "note.txt"],
    ["render", "*.docx"],
    ["render", "x**.yaml"],
    ["render", "[a"],
    ["render", "[!"],
    ["render", "/*.none"],
    ["render", "../none/*.yaml"],
    ["render", f"{LONG}.yaml"],
    ["render", f"{LONG}*.yaml"],
    ["render", "a.yaml/b.yaml"],
    ["render", "a.yaml/*.yaml"],
    ["render", "folder.yaml"],
    ["render", "bytes.yaml"],
    ["render", "a.yaml", "-o", "note.txt"],
    ["render", "a.yaml", "-o", "note.txt/b.docx"],
    ["render", "a.yaml", "-o", f"{LONG}.docx"],
    ["render", "a.yaml", "-o", LONG],
    ["render", "a.yaml", "--template", ""],
    ["render", "a.yaml", "--template", LONG],
    ["render", "a.yaml", "--pdf=yes"],
    ["render", "a.yaml", "--jobs", "0"],
    ["render", "a.yaml", "--jobs", "hai"],
    ["render", "a.yaml", "--name", "ten-khac"],
    ["render", "a.yaml", "--name", "trich-yeu", "-o", "b.docx"],
    ["new"],
    ["new", ""],
    ["new", "b.yaml", "c.yaml"],
    ["new", "b.yaml", "--year", "nay"],
    ["new", "b.yaml", "--year", "99999"],
    ["new", "note.txt/b.yaml"],
    ["new", f"{LONG}.yaml"],
    ["schema", "more"],
    ["template"],
    ["template", "nothing"],
    ["template", "build"],
    ["template", "build", "."],
    ["template", "build", "folder.yaml", "--force"],
    ["template", "build", f"{LONG}.docx"],
    ["template", "build", "note.txt/m.docx"],
    ["template", "check"],
    ["template", "check", LONG],
    ["template", "check", "note.txt/m.docx"],
]


@pytest.mark.parametrize("argv", WRONG, ids=lambda argv: " ".join(argv)[:40] or "nothing")
@pytest.mark.parametrize("language", ["vi", "en"])
def test_wrong_usage_gets_a_word_and_writes_nothing(
    kehoach: Kehoach, argv: list[str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEHOACH_LANG", language)
    write("a.yaml"), write("note.txt")
    for folder in ("empty", "folder.yaml"):
        Path(folder).mkdir()
    Path("bytes.yaml").write_bytes(bytes(range(256)))
    before = listing()
    told = kehoach(*argv)
    assert (told.code, told.out) == (1 if "KH9" in told.err and told.code == 1 else 2, "")
    assert len(told.err.strip()) > 20
    assert listing() == before
    assert sorted(p.name for p in Path().iterdir() if p.is_dir()) == ["empty", "folder.yaml"]


def test_ctrl_c_stops_with_130(kehoach: Kehoach, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> Iterator[batch.Outcome]:
        raise KeyboardInterrupt

    monkeypatch.setattr(batch, "render_all", stop)
    write("a.yaml")
    told = kehoach("render", "a.yaml")
    assert (told.code, told.out, told.err.strip()) == (130, "", "")
    assert listing().keys() == {"a.yaml"}


# the real process


def process(*argv: str, **more: Any) -> subprocess.Popen[bytes]:
    env = {**os.environ, **more.pop("env", {})}
    command = [sys.executable, "-m", "kehoach", *argv]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, **more
    )


def shelled(line: str, argv: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell, in which ``$0`` is this Python and ``$@`` the words given."""
    env = {**os.environ, "KEHOACH_LANG": "vi"}
    command = ["sh", "-c", line, sys.executable, *argv]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=env, cwd=folder, timeout=60
    )


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_output_is_utf8_whatever_the_console(encoding: str, tmp_path: Path) -> None:
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0", "KEHOACH_LANG": ""}
    out, err = process("--help", env=env, cwd=tmp_path).communicate(timeout=60)
    assert out.decode("utf-8").startswith("Cách dùng: kehoach") and not err
    done = process("render", "không có.yaml", env=env, cwd=tmp_path)
    out, err = done.communicate(timeout=60)
    assert (done.returncode, out) == (2, b"")
    assert "Không thấy “không có.yaml”" in err.decode("utf-8")


@posix
def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    running = process("render", os.fsdecode(b"\xff.yaml"), cwd=tmp_path)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 2
    assert b"[KH980]" in err and b"Traceback" not in err


def test_a_reader_that_went_away_is_no_error() -> None:
    running = process("schema")
    assert running.stdout and running.stderr
    running.stdout.close()
    assert running.stderr.read() == b""
    assert running.wait(timeout=60) in (0, 1)


@posix
def test_a_signal_stops_the_process_with_130(tmp_path: Path) -> None:
    for at in range(200):
        write(f"{tmp_path}/in/{at:03}.yaml", SPEC.replace("Cải cách", f"Đợt {at} cải cách"))
    running = process("render", "in", "-o", "out", "--jobs", "1", cwd=tmp_path)
    assert running.stdout and running.stderr and running.stdout.readline()
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=60) == 130
    assert b"Traceback" not in running.stderr.read()
    assert not list((tmp_path / "out").glob(".*.tmp"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="chỉ có trên Linux")
@pytest.mark.parametrize("argv", [["--help"], ["schema"], ["check", "a.yaml", "--json"]])
def test_output_that_cannot_be_written_is_told(argv: list[str], tmp_path: Path) -> None:
    write(f"{tmp_path}/a.yaml")
    done = shelled('"$0" -m kehoach "$@" > /dev/full', argv, tmp_path)
    assert (done.returncode, done.stderr.count("[KH1144]")) == (1, 1)
    assert "đầu ra chuẩn: đĩa đã đầy." in done.stderr
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr


@posix
@pytest.mark.parametrize("argv", [["--help"], ["--version"], ["schema"]])
def test_closed_output_is_told_too(argv: list[str], tmp_path: Path) -> None:
    done = shelled('exec "$0" -m kehoach "$@" >&-', argv, tmp_path)
    assert (done.returncode, done.stderr.count("[KH1144]")) == (1, 1)
    assert "Traceback" not in done.stderr and "Exception" not in done.stderr


@posix
def test_a_reader_of_the_help_that_went_away_is_no_error() -> None:
    done = shelled('"$0" -m kehoach "$@" | true', ["--help"], Path())
    assert done.stderr == ""


def test_the_installed_command_is_the_module(tmp_path: Path) -> None:
    """The script that pip makes stands beside this Python, when kehoach is installed."""
    script = shutil.which("kehoach", path=str(Path(sys.executable).parent))
    if script is None:
        pytest.skip("kehoach chạy từ mã nguồn, chưa cài")
    done = subprocess.run([script, "--version"], capture_output=True, cwd=tmp_path, check=True)
    assert done.stdout.decode().split() == ["kehoach", __version__]
