from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from kehoach.language import LOCALE, choose

Msgid = str | list[str] | tuple[str, ...]

PROGRAM = """
import os, sys
from kehoach.language import choose, speak
speak(choose(sys.argv[1:], os.environ))
import click

@click.command()
@click.option("--lang")
@click.argument("file", type=click.Path(exists=True))
def kehoach(lang: str, file: str) -> None: ...

kehoach(prog_name="kehoach")
"""


def words_of_click() -> list[Msgid]:
    keywords = {"_": None, "ngettext": (1, 2)}
    found = extract_from_dir(Path(click.__file__).parent, [("**.py", "python")], keywords=keywords)
    return list({first(message): message for _, _, message, _, _ in found}.values())


def catalog(suffix: str) -> Catalog:
    with (Path(LOCALE) / "vi" / "LC_MESSAGES" / f"messages.{suffix}").open("rb") as file:
        return read_po(file, locale="vi") if suffix == "po" else read_mo(file)


def translations(suffix: str) -> dict[str, str]:
    """Return singular id → the one Vietnamese form, as gettext looks them up."""
    entries = [message for message in catalog(suffix) if message.id]
    return {first(entry.id): first(entry.string or "") for entry in entries}


def first(text: Msgid) -> str:
    return text if isinstance(text, str) else text[0]


def fields(text: str) -> set[str]:
    return set(re.findall(r"\{[^{}]*\}|%\(\w+\)\w", text))


def left_out(text: str) -> set[str]:
    """Return what the translation drops: click gives it as "Thư Mục", or in English."""
    return {"{name}"} if text.startswith("{name} ") else fields(text) & {"{number_type}"}


def test_click_marks_its_words() -> None:
    assert len(words_of_click()) > 50


@pytest.mark.parametrize("msgid", words_of_click(), ids=first)
def test_word_of_click_is_translated_with_its_fields(msgid: Msgid) -> None:
    vietnamese = translations("po")[first(msgid)]
    many = msgid if isinstance(msgid, str) else msgid[1]
    assert vietnamese and fields(vietnamese) == fields(many) - left_out(many)


def test_translations_are_composed() -> None:
    texts = list(translations("po").values())
    assert texts == [unicodedata.normalize("NFC", text) for text in texts]


def test_compiled_catalog_is_current() -> None:
    how = "run: pybabel compile -d src/kehoach/locale"
    assert translations("mo") == translations("po"), how
    assert catalog("mo").plural_forms == catalog("po").plural_forms == "nplurals=1; plural=0;"


@pytest.mark.parametrize(
    ("argv", "variable", "language"),
    [
        ([], None, "vi"),
        ([], "en", "en"),
        ([], "", "vi"),
        ([], "fr", "vi"),
        (["render", "--lang", "en"], None, "en"),
        (["--lang=en", "render"], None, "en"),
        (["--lang=EN"], None, "en"),
        (["--lang=vi"], "en", "vi"),
        (["--lang", "vi"], "en", "vi"),
        (["--lang=fr"], "en", "vi"),
        (["--lang"], "en", "vi"),
        (["--lang=vi", "--lang=en"], None, "en"),
        (["render", "--", "--lang=en"], None, "vi"),
    ],
)
def test_language_is_chosen(argv: list[str], variable: str | None, language: str) -> None:
    assert choose(argv, {} if variable is None else {"KEHOACH_LANG": variable}) == language


def said(*argv: str, **environ: str) -> str:
    """Return what a small click program prints."""
    command = [sys.executable, "-c", PROGRAM, *argv]
    env = {**os.environ, "PYTHONUTF8": "1", **environ}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=env, check=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    "environ",
    [
        {"LANG": "C", "LC_ALL": "C", "LANGUAGE": ""},
        {"LC_ALL": "en_US.UTF-8", "LANGUAGE": "en:C"},
        {"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr"},
    ],
)
def test_click_speaks_vietnamese_in_any_locale(environ: dict[str, str]) -> None:
    told = said("--help", **environ)
    assert told.startswith("Cách dùng: kehoach")
    assert "Tùy chọn:" in told and "Hiện hướng dẫn này rồi thoát." in told


def test_click_speaks_english_when_asked() -> None:
    assert said("--lang=en", "--help", LANGUAGE="vi", LANG="vi_VN.UTF-8").startswith("Usage:")


@pytest.mark.parametrize(
    ("argv", "last"),
    [
        ([], "Lỗi: Thiếu tham số 'FILE'."),
        (["nowhere"], "Lỗi: Giá trị của 'FILE' không hợp lệ: Không tìm thấy 'nowhere'."),
        ([".", "more"], "Lỗi: Thừa tham số (more)"),
        (["--lang"], "Lỗi: Tùy chọn '--lang' cần 1 giá trị đi kèm."),
    ],
)
def test_errors_of_usage_in_vietnamese(argv: list[str], last: str) -> None:
    assert said(*argv).splitlines()[-1] == last


def test_wrong_usage_points_to_the_help() -> None:
    assert said(".", "more").splitlines()[:2] == [
        "Cách dùng: kehoach [OPTIONS] FILE",
        "Gõ 'kehoach --help' để xem hướng dẫn.",
    ]


def test_choosing_a_language_loads_no_library() -> None:
    heavy = "{'babel', 'click', 'pydantic'}"
    command = f"import sys, kehoach.language; sys.exit(str({heavy} & sys.modules.keys() or ''))"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, check=False)
    assert done.stderr.decode().strip() == ""
