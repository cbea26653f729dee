from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml
from fontTools.ttLib import TTFont

from kehoach import resources

FACES = ("Regular", "Bold", "Italic", "BoldItalic")
BASES = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def vietnamese_letters() -> set[str]:
    toned = {unicodedata.normalize("NFC", base + tone) for base in BASES for tone in TONES}
    lower = toned | set(BASES) | {"đ"}
    return lower | {letter.upper() for letter in lower}


def test_in_a_checkout_data_stands_beside_src(monkeypatch: pytest.MonkeyPatch) -> None:
    checkout = Path(__file__).parents[1]
    monkeypatch.setattr(resources, "_PACKAGE", checkout / "src" / "kehoach")
    assert resources.fonts_dir() == checkout / "fonts"
    assert resources.templates_dir() == checkout / "templates"


def test_data_of_the_program_that_runs_is_that_of_the_checkout() -> None:
    checkout = Path(__file__).parents[1]
    for kind in ("fonts", "templates"):
        files = sorted((checkout / kind).iterdir())
        assert [file.read_bytes() for file in sorted(resources.resource(kind).iterdir())] == [
            file.read_bytes() for file in files
        ]


def test_installed_data_inside_the_package_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "kehoach"
    inside = package / "data" / "fonts"
    inside.mkdir(parents=True)
    (tmp_path / "fonts").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.fonts_dir() == inside


def test_an_installation_without_its_data_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "lib" / "kehoach")
    with pytest.raises(FileNotFoundError, match="fonts"):
        resources.fonts_dir()


@pytest.mark.parametrize("face", FACES)
def test_each_font_is_liberation_serif_and_has_every_vietnamese_letter(face: str) -> None:
    font = TTFont(resources.fonts_dir() / f"LiberationSerif-{face}.ttf")
    assert font["name"].getBestFamilyName() == "Liberation Serif"
    missing = {letter for letter in vietnamese_letters() if ord(letter) not in font.getBestCmap()}
    assert len(vietnamese_letters()) == 2 * (60 + 12 + 1)
    assert not missing


def test_the_fonts_travel_with_their_licence_and_configuration() -> None:
    names = {path.name for path in resources.fonts_dir().iterdir()}
    assert names >= {f"LiberationSerif-{face}.ttf" for face in FACES} | {"OFL.txt", "fonts.conf"}
    licence = (resources.fonts_dir() / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007" in licence
    assert "with Reserved Font Name Liberation." in licence


TABLES = resources.table_modules()
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@pytest.mark.parametrize("file", TABLES, ids=lambda file: file.stem)
def test_a_table_s_module_is_what_its_yaml_makes(file: Path) -> None:
    mend = "run: python -m kehoach.resources"
    assert file.read_text(encoding="utf-8") == TABLES[file], mend


@pytest.mark.parametrize("package", ["", "registry", "rules", "standards"])
def test_every_table_is_what_its_yaml_says(package: str) -> None:
    found = sorted((Path(resources.__file__).parent / package).glob("*.yaml"))
    for path in found:
        said = yaml.load(path.read_text(encoding="utf-8"), LOADER)
        assert resources.table(package, path.stem) == said
    assert len(found) == len([file for file in TABLES if file.parent == found[0].parent / "tables"])


def test_no_module_of_a_table_is_left_over() -> None:
    there = Path(resources.__file__).parent.glob("**/tables/*.py")
    assert {file for file in there if file.name != "__init__.py"} == set(TABLES)
