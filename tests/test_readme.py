"""What README.md and README.en.md say is done as they say it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import docx
import pytest

from kehoach import cli
from kehoach.wording.folding import fold

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.en.md")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
SET_UP = ["python3 bootstrap.py render plans -o out", "python3 bootstrap.py test"]
ON_WINDOWS = [
    r'$env:Path = "$PWD\.venv\Scripts;$env:Path"',
    'cmd /c "kehoach schema > kehoach.schema.json"',
]
ON_DEBIAN = ['export PATH="$PWD/.venv/bin:$PATH"']
ELSEWHERE = re.compile(
    r"/(?:tmp|root|home|work|Users)\b|C:\\|pypi\.org|pythonhosted|npmjs|registry\.|localhost|mirror"
)


class Block(NamedTuple):
    language: str
    text: str


class Command(NamedTuple):
    words: list[str]
    output: str
    made: list[str]


def read(page: str | Path) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    found = (Block(*pair) for pair in re.findall(r"^```(\w*)\n(.*?)^```$", read(page), re.M | re.S))
    return [block.text for block in found if block.language == language]


def lines(page: str, language: str) -> list[str]:
    return [line for block in blocks(page, language) for line in block.splitlines()]


def commands(page: str) -> Iterator[Command]:
    """Yield the commands of kehoach with the files that their comments promise."""
    for line in lines(page, "sh"):
        if line not in SET_UP:
            typed, _, promised = line.partition("# → ")
            words, _, output = typed.partition(" > ")
            yield Command(shlex.split(words), output.strip(), promised.split())


def run(command: Command, folder: Path) -> None:
    name, *words = command.words
    assert name == "kehoach"
    argv = [sys.executable, "-m", "kehoach", *words]
    quick = {**os.environ, "PATH": ""} if words[0] == "review" else None  # without pictures
    done = subprocess.run(argv, cwd=folder, capture_output=True, check=False, env=quick)
    told = words[0] in ("check", "split", "review")  # review: it has no pictures here
    assert done.returncode in ((0, 1) if told else (0,)), done.stderr.decode()
    if command.output:
        (folder / command.output).write_bytes(done.stdout)
    elif words[0] in ("check", "rules"):
        assert len(done.stdout.decode().splitlines()) > 3
    else:
        printed = done.stdout.decode().splitlines()
        assert all((folder / path).is_file() for path in printed)
        assert set(command.made) <= {Path(path).as_posix() for path in printed}
    assert all((folder / path).stat().st_size > 1000 for path in command.made)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with nothing but the plans."""
    shutil.copytree(ROOT / "plans", tmp_path / "kế hoạch" / "plans")
    return tmp_path / "kế hoạch"


@pytest.mark.parametrize("page", READMES)
def test_the_commands_do_what_is_said(page: str, folder: Path) -> None:
    found = [command for command in commands(page) if "--pdf" not in command.words]
    assert len(found) >= 8
    for command in found:
        run(command, folder)
    plans = len(list((folder / "plans").iterdir()))
    assert len(list((folder / "out").glob("*.docx"))) == plans


@pytest.mark.parametrize("page", READMES)
def test_the_pdf_is_made_as_said(page: str, folder: Path, soffice: Path) -> None:
    first, *_ = commands(page)
    run(first, folder)
    found = [command for command in commands(page) if "--pdf" in command.words]
    assert len(found) == 1
    run(found[0], folder)


@pytest.mark.parametrize("page", READMES)
def test_set_up_is_two_commands_as_bootstrap_and_ci_know_them(page: str) -> None:
    fenced = [
        line
        for _, text in re.findall(r"^```(\w*)\n(.*?)^```$", read(page), re.M | re.S)
        for line in text.splitlines()
    ]
    assert [line for line in fenced if "bootstrap" in line] == SET_UP
    assert blocks(page, "sh")[:2] == [f"{line}\n" for line in SET_UP]
    assert SET_UP[0] in read("bootstrap.py").splitlines()[0]
    pattern = SET_UP[1].replace(".", r"\.")
    assert f"({pattern})" in read(".ci/run")


@pytest.mark.parametrize("page", READMES)
def test_other_blocks_are_the_few_we_know(page: str) -> None:
    assert lines(page, "powershell") == ON_WINDOWS
    assert lines(page, "bash") == ON_DEBIAN
    languages = set(re.findall(r"^```(\w*)$", read(page), re.M))
    assert languages == {"", "sh", "bash", "powershell", "yaml"}


@pytest.mark.parametrize("page", READMES)
def test_the_example_prints_what_is_said(page: str, tmp_path: Path) -> None:
    (example,) = blocks(page, "yaml")
    (tmp_path / "a.yaml").write_text(example, encoding="utf-8")
    run(Command(["kehoach", "render", "a.yaml"], "", ["a.docx"]), tmp_path)
    body = docx.Document(str(tmp_path / "a.docx")).element.body
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    printed = {
        "".join(paragraph.itertext(f"{space}t")).replace("\u00a0", " ")
        for paragraph in body.iter(f"{space}p")
    }
    after = read(page).split(example)[1].split("##")[0]
    said = [" ".join(text.split()) for text in re.findall(r"“(.*?)”", after, re.S)]
    assert len(said) == 9
    for text in said:
        assert any(text in one for one in printed), text


def test_both_pages_have_the_same_build() -> None:
    vietnamese, english = (
        (
            [len(mark) for mark in re.findall(r"^(#+) ", read(page), re.M)],
            re.findall(r"^```.*?^```", read(page), re.M | re.S),
            re.findall(r"^\| (\d+) ", read(page), re.M),
        )
        for page in READMES
    )
    assert vietnamese == english


def names_of_the_program(command: click.Command, path: str = "") -> Iterator[str]:
    if path:
        yield f"kehoach {path}"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield from parameter.opts
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from names_of_the_program(below, f"{path} {name}".strip())


@pytest.mark.parametrize("page", READMES)
def test_every_command_and_option_is_named(page: str) -> None:
    named = read(page)
    missing = [
        name
        for name in [*names_of_the_program(cli.build("en")), "--help"]
        if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", named)
    ]
    assert not missing


@pytest.mark.parametrize("page", READMES)
def test_no_command_or_option_is_named_that_is_not_there(page: str) -> None:
    known = {*names_of_the_program(cli.build("en")), "--help"}
    text = read(page)
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))
    called = set(re.findall(r"kehoach (?:template )?\w+", "\n".join(lines(page, "sh"))))
    groups = {"kehoach template"}
    assert options <= known
    assert called == {name for name in known if name.startswith("kehoach ")} - groups


def headings(page: Path) -> set[str]:
    """Return the anchors that the headings of a page make."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    for link in links:
        if not link.startswith("https://"):
            name, _, anchor = link.partition("#")
            target = page.parent / name if name else page
            assert target.exists(), link
            assert not anchor or anchor in headings(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_know_no_machine_and_no_registry(page: Path) -> None:
    assert not ELSEWHERE.findall(page.read_text(encoding="utf-8"))


def linked_from(page: Path) -> set[Path]:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    return {(page.parent / link).resolve() for link in links}


def test_all_pages_are_there_and_reached_from_the_readme() -> None:
    pages = {page.resolve() for page in PAGES}
    reached, new = set[Path](), {(ROOT / "README.md").resolve()}
    while new:
        reached |= new
        new = {one for page in new for one in linked_from(page)} & pages - reached
    assert {page.name for page in PAGES} >= {"README.md", "README.en.md", "CHANGELOG.md"}
    assert pages == reached


def test_the_licence_is_mit() -> None:
    licence = read("LICENSE").splitlines()
    assert (licence[0], licence[2]) == ("MIT License", "Copyright (c) 2026 kehoach contributors")
    assert fold("Permission is hereby granted, free of charge") in fold(read("LICENSE"))
