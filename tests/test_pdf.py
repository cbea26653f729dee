from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from io import BytesIO
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import docx
import pdfplumber
import pytest

from kehoach.errors import KehoachError, ToolMissing
from kehoach.pdf import (
    Engine,
    engines,
    find_engine,
    fonts_conf,
    require_engine,
    running,
    to_pdf,
    to_pdfs,
)
from kehoach.problem import Problem
from kehoach.report import words
from kehoach.resources import fonts_dir
from kehoach.seal import State, seal_pdf, state_of_pdf

with_shell = pytest.mark.skipif(sys.platform == "win32", reason="cần /bin/sh")


class Bench:
    """A PATH with only the programs a test puts there; each notes its arguments in a file."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.notes = folder / "notes"
        self.temp = folder / "Đức Anh & con"
        for made in (self.bin, self.notes, self.temp):
            made.mkdir()

    def put(self, name: str, *lines: str) -> Path:
        program = self.bin / name
        note = shlex.quote(str(self.notes / name))
        program.write_text("\n".join(["#!/bin/sh", f"printf '%s\\n' \"$@\" > {note}", *lines]))
        program.chmod(0o755)
        return program

    def arguments(self, name: str) -> list[str]:
        return (self.notes / name).read_text(encoding="utf-8").splitlines()

    def note(self, name: str, what: str) -> str:
        return f"printf '%s\\n' {what} > {shlex.quote(str(self.notes / name))}"

    def noted(self, name: str) -> str:
        return (self.notes / name).read_text(encoding="utf-8").strip()


def seem_to_run_on(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    for module in (engines, running):
        monkeypatch.setattr(module, "sys", SimpleNamespace(platform=platform))


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    bench = Bench(tmp_path)
    monkeypatch.setenv("PATH", str(bench.bin))
    monkeypatch.setattr("tempfile.tempdir", str(bench.temp))
    seem_to_run_on(monkeypatch, "linux")
    return bench


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    seem_to_run_on(monkeypatch, "win32")
    monkeypatch.setitem(sys.modules, "winreg", registry("Word.Application"))
    for name in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)"):
        monkeypatch.delenv(name, raising=False)


def registry(*known: str) -> SimpleNamespace:
    def open_key(_: object, name: str) -> str:
        if name not in known:
            raise FileNotFoundError(2, "not found", name)
        return name

    return SimpleNamespace(HKEY_CLASSES_ROOT=0, OpenKey=open_key, CloseKey=lambda _: None)


def problem_of(docx: bytes, timeout: float = 20.0) -> Problem:
    with pytest.raises(ToolMissing) as caught:
        to_pdf(docx, timeout=timeout)
    (problem,) = caught.value.problems
    assert caught.value.exit_code == 3
    return problem


def gone(pid: str) -> bool:
    """True once the process has ended, perhaps waiting for its parent to take note."""
    for _ in range(100):
        shown = subprocess.run(
            ["/bin/ps", "-o", "stat=", "-p", pid], capture_output=True, text=True
        )
        if shown.stdout.strip()[:1] in ("", "Z"):
            return True
        time.sleep(0.05)
    return False


def sample(text: str = "Kế hoạch cải cách hành chính") -> bytes:
    document = docx.Document()
    document.core_properties.created = datetime(2026, 3, 5)
    document.styles["Normal"].font.name = "Times New Roman"
    document.add_paragraph(text)
    document.add_paragraph().add_run("Điều 1").bold = True
    target = BytesIO()
    document.save(target)
    return target.getvalue()


@with_shell
def test_without_a_converter_the_command_ends_with_3(bench: Bench) -> None:
    assert find_engine() is None
    assert problem_of(b"") == Problem("KH970")
    with pytest.raises(ToolMissing, match="KH970"):
        require_engine()


@with_shell
@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_libreoffice_is_asked_for_a_pdf_from_a_profile_of_its_own(bench: Bench, name: str) -> None:
    program = bench.put(name, "printf '%%PDF-1.7 %s' \"$(cat_ kehoach.docx)\" > kehoach.pdf")
    bench.put("cat_", 'while read -r line; do echo "$line"; done < "$1"')
    assert find_engine() == require_engine() == Engine("LibreOffice", program)
    assert to_pdf(b"the document\n") == b"%PDF-1.7 the document"
    profile, *flags = bench.arguments(name)
    assert profile.startswith("-env:UserInstallation=file:///")
    assert flags[:1] == ["--headless"]
    assert flags[flags.index("--convert-to") + 1] == "pdf:writer_pdf_Export"
    to_pdf(b"the document\n")
    assert bench.arguments(name)[0] != profile
    assert list(bench.temp.iterdir()) == []


@with_shell
def test_the_conversion_sees_our_fonts_whatever_the_locale(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    bench.put(
        "soffice",
        bench.note("env", '"$LC_ALL" "$TZ"'),
        f'while read -r line; do echo "$line"; done < "$FONTCONFIG_FILE" > {bench.notes}/conf',
        "printf %%PDF-1.7 > kehoach.pdf",
    )
    to_pdf(b"")
    assert bench.noted("env").split() == ["C.UTF-8", "UTC"]
    assert f"<dir>{fonts_dir()}</dir>" in bench.noted("conf")
    assert "Đức Anh &amp; con" in bench.noted("conf")


@with_shell
def test_a_converter_that_hangs_is_killed_with_its_children(bench: Bench) -> None:
    bench.put("soffice", "/bin/sleep 60 &", bench.note("child", '"$!"'), "wait")
    started = time.monotonic()
    assert problem_of(b"", timeout=1.5) == Problem(
        "KH971", args={"engine": "LibreOffice", "seconds": "1.5"}
    )
    assert time.monotonic() - started < 20
    assert gone(bench.noted("child"))
    assert list(bench.temp.iterdir()) == []


@with_shell
def test_ctrl_c_ends_the_converter_too(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.put("soffice", bench.note("self", '"$$"'), "/bin/sleep 60 &", "wait")
    wait = subprocess.Popen.wait

    def interrupted(self: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        if timeout is None:
            return wait(self)
        while not (bench.notes / "self").exists():
            time.sleep(0.01)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        to_pdf(b"")
    assert gone(bench.noted("self"))
    assert list(bench.temp.iterdir()) == []


@with_shell
@pytest.mark.parametrize(
    ("lines", "status", "reason"),
    [
        (["echo 'no  display' >&2", "exit 77"], "77", "no display"),
        (["echo 'Error: source file could not be loaded'"], "0", "Error: source file could not"),
        (["echo 'Warning: failed to launch javaldx'", "exit 1"], "1", ""),
        (["printf 'half a file' > kehoach.pdf"], "0", ""),
        (["printf '%%PDF-1.7' > kehoach.pdf", "exit 1"], "1", ""),
    ],
)
def test_a_converter_that_fails_is_quoted(
    bench: Bench, lines: list[str], status: str, reason: str
) -> None:
    bench.put("soffice", *lines)
    problem = problem_of(b"")
    assert problem.code == "KH972"
    assert (problem.args["engine"], problem.args["status"]) == ("LibreOffice", status)
    assert problem.args["reason"].startswith(reason or "…")
    assert f"Lời của LibreOffice: “{problem.args['reason']}”." in words(problem)[0]
    assert list(bench.temp.iterdir()) == []


@with_shell
def test_a_converter_that_cannot_start_is_told(bench: Bench) -> None:
    bench.put("soffice").write_bytes(b"\x7fELF")
    assert problem_of(b"").code == "KH973"


@with_shell
def test_on_windows_word_serves_where_libreoffice_is_not(bench: Bench, windows: None) -> None:
    shell = bench.put(
        "powershell",
        bench.note("paths", '"$KEHOACH_DOCX" "$KEHOACH_PDF"'),
        'printf %%PDF-1.7 > "$KEHOACH_PDF"',
    )
    assert find_engine() == Engine("Word", shell)
    assert to_pdf(b"") == b"%PDF-1.7"
    flags = bench.arguments("powershell")
    assert flags[:3] == ["-NoProfile", "-NonInteractive", "-Command"]
    script = "\n".join(flags[3:])
    assert script.rstrip().endswith("finally { $word.Quit() }")
    assert "Documents.Open($env:KEHOACH_DOCX, $false, $true, $false)" in script
    assert "ExportAsFixedFormat($env:KEHOACH_PDF, 17)" in script
    for path in bench.noted("paths").splitlines():
        assert path.startswith(str(bench.temp.resolve()))
        assert path not in script


@with_shell
def test_on_windows_without_word_or_libreoffice(
    bench: Bench, windows: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.put("powershell")
    monkeypatch.setitem(sys.modules, "winreg", registry("Excel.Application"))
    assert find_engine() is None
    assert problem_of(b"") == Problem("KH970")


@with_shell
def test_libreoffice_comes_before_word_and_is_found_in_program_files(
    bench: Bench, windows: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bench.put("powershell")
    office = tmp_path / "x86" / "LibreOffice" / "program" / "soffice.exe"
    office.parent.mkdir(parents=True)
    office.touch()
    monkeypatch.setenv("ProgramFiles", str(tmp_path / "64"))
    monkeypatch.setenv("ProgramFiles(x86)", str(tmp_path / "x86"))
    assert find_engine() == Engine("LibreOffice", office)


@with_shell
def test_a_hanging_word_is_killed_by_the_id_it_noted(bench: Bench, windows: None) -> None:
    bench.put(
        "powershell",
        "/bin/sleep 60 &",
        'printf "%s\\n" "$!" > "$KEHOACH_PID"',
        bench.note("word", '"$!"'),
        "wait",
    )
    bench.put("taskkill", 'kill -9 "$4"')
    assert problem_of(b"", timeout=1.5).code == "KH971"
    assert bench.arguments("taskkill") == ["/F", "/T", "/PID", bench.noted("word")]
    assert gone(bench.noted("word"))


def test_paths_in_the_font_configuration_are_escaped() -> None:
    text = fonts_conf(Path("/a & b"), Path("/<c>"))
    assert "<dir>/a &amp; b</dir>" in text
    assert "<cachedir>/&lt;c&gt;</cachedir>" in text
    assert "__" not in text.split("-->", 1)[1]


def test_our_liberation_serif_stands_in_for_times_new_roman(tmp_path: Path, fc_match: Path) -> None:
    conf = tmp_path / "fonts.conf"
    conf.write_text(fonts_conf(fonts_dir(), tmp_path / "cache"), encoding="utf-8")
    matched = subprocess.run(
        [fc_match, "-f", "%{family}|%{file}", "Times New Roman:bold"],
        env={**os.environ, "FONTCONFIG_FILE": str(conf)},
        capture_output=True,
        text=True,
        check=True,
    )
    family, file = matched.stdout.split("|")
    ours = str(fonts_dir() / "LiberationSerif-Bold.ttf")
    assert (family, file) == ("Liberation Serif", ours) or family == "Times New Roman"


def test_libreoffice_embeds_a_font_with_the_metrics_of_times_new_roman(soffice: Path) -> None:
    made = to_pdf(sample())
    with pdfplumber.open(BytesIO(made)) as opened:
        page = opened.pages[0]
        fonts = {letter["fontname"].split("+")[-1] for letter in page.chars}
        assert page.extract_text().splitlines() == ["Kế hoạch cải cách hành chính", "Điều 1"]
    assert fonts <= {
        *("LiberationSerif", "LiberationSerif-Bold"),
        *("TimesNewRomanPSMT", "TimesNewRomanPS-BoldMT"),
    }
    assert len(fonts) == 2
    assert b"/FontFile2" in made


def test_the_pdf_is_dated_as_the_document(soffice: Path) -> None:
    with pdfplumber.open(BytesIO(to_pdf(sample()))) as opened:
        assert opened.metadata["CreationDate"].startswith("D:20260305000000")


def test_libreoffice_gives_the_same_bytes_and_a_sealed_pdf_opens(
    soffice: Path, pdftoppm: Path, tmp_path: Path
) -> None:
    document = sample()
    made = to_pdf(document)
    assert made == to_pdf(document)
    sealed = tmp_path / "a.pdf"
    sealed.write_bytes(seal_pdf(made))
    assert state_of_pdf(sealed.read_bytes()) is State.UNTOUCHED
    subprocess.run([pdftoppm, "-png", sealed, tmp_path / "page"], check=True)
    assert len(list(tmp_path.glob("page*.png"))) == 1


def test_libreoffice_refuses_what_is_no_docx(soffice: Path) -> None:
    assert problem_of(b"not a document", timeout=120).code == "KH972"


# Many at once


def each(made: bytes | KehoachError) -> bytes | str:
    return made if isinstance(made, bytes) else made.problems[0].code


def test_many_documents_are_converted_as_each_alone(soffice: Path) -> None:
    documents = [sample(f"Kế hoạch số {number}") for number in range(5)]
    assert to_pdfs(documents) == [to_pdf(document) for document in documents]
    assert to_pdfs([]) == []


def test_a_bad_document_among_many_harms_no_other(soffice: Path) -> None:
    good, other = sample(), sample("Kế hoạch khác")
    made = [each(one) for one in to_pdfs([good, b"no document", other])]
    assert made == [to_pdf(good), "KH972", to_pdf(other)]


@with_shell
def test_one_start_takes_ten_documents_of_one_profile(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    starts = shlex.quote(str(bench.notes / "starts"))
    bench.put(
        "soffice",
        f'printf "%s %s\\n" "$1" "$#" >> {starts}',
        'while [ "$1" != --outdir ]; do shift; done',
        "folder=$2; shift 2; for file; do name=${file##*/}",
        'printf "%%PDF-1.7 %s %%%%EOF" "$name" > "$folder/${name%.docx}.pdf"; done',
    )
    made = [each(one) for one in to_pdfs([b"%d" % number for number in range(23)])]
    assert made == [b"%%PDF-1.7 %d.docx %%%%EOF" % (number % 10) for number in range(23)]
    started = (bench.notes / "starts").read_text().split("\n")[:-1]
    profiles, counts = zip(*(line.split() for line in started), strict=True)
    assert len(set(profiles)) == 1
    assert [int(count) - int(counts[-1]) for count in counts] == [7, 7, 0]
    assert list(bench.temp.iterdir()) == []


@with_shell
def test_what_a_hanging_start_made_is_kept_and_the_rest_is_told(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    bench.put(
        "soffice",
        'while [ "$1" != --outdir ]; do shift; done',
        "folder=$2; shift 2; name=${1##*/}",
        '[ "$name" = 0.docx ] && printf "%%PDF-1.7 %%%%EOF" > "$folder/0.pdf"',
        "/bin/sleep 60",
    )
    made = [each(one) for one in to_pdfs([b"a", b"b"], timeout=1)]
    assert made == [b"%PDF-1.7 %%EOF", "KH971"]


@with_shell
def test_a_stop_from_outside_ends_the_converters(bench: Bench) -> None:
    begun = bench.notes / "begun"
    bench.put("soffice", f"echo > {shlex.quote(str(begun))}", "/bin/sleep 60")
    stop = Event()

    def press() -> None:
        while not begun.exists():
            time.sleep(0.01)
        stop.set()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(press)
        made = [each(one) for one in to_pdfs([b"a", b"b", b"c"], stop=stop)]
    assert made == ["KH972"] * 3
    begun.unlink()
    assert [each(one) for one in to_pdfs([b"a"], stop=stop)] == ["KH972"]
    assert not begun.exists()
