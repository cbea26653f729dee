"""How hard documents are packed: quickly where a folder has a manifest, small when one is alone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from season import contents, fates, rendered, season, write

import kehoach
from kehoach.batch.engines import Here
from kehoach.batch.processes import Processes
from kehoach.compose import compose
from kehoach.rendering import render_docx

QUICK = 1


def parts(document: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(document)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return season(tmp_path / "in", 3)


def test_a_folder_with_a_manifest_is_packed_quickly(source: Path, tmp_path: Path) -> None:
    rendered(source, tmp_path / "out")
    sheet = compose(kehoach.load(source / "k01.yaml"))
    assert contents(tmp_path / "out")["k01.docx"] == render_docx(sheet, level=QUICK)


def test_one_document_by_itself_is_packed_small(source: Path, tmp_path: Path) -> None:
    file = tmp_path / "mot.docx"
    rendered(source / "k01.yaml", file)
    rendered(source / "k01.yaml")
    assert file.read_bytes() == (source / "k01.docx").read_bytes()
    assert file.read_bytes() == kehoach.render(kehoach.load(source / "k01.yaml"))
    rendered(source, tmp_path / "out")
    quick = (tmp_path / "out" / "k01.docx").read_bytes()
    assert len(quick) > len(file.read_bytes())
    assert parts(quick) == parts(file.read_bytes())


@pytest.mark.parametrize("draft", [False, True])
def test_one_of_a_season_rendered_by_itself_is_as_it_was_in_the_season(
    draft: bool, source: Path, tmp_path: Path
) -> None:
    """Whatever is rendered with it, and by whom: else a later run would change its bytes."""
    rendered(source, tmp_path / "all", draft=draft)
    for name in ("k00", "k01", "k02"):
        rendered(source / f"{name}.yaml", tmp_path / "each", draft=draft)
    apart = rendered(source, tmp_path / "apart", Processes(2), draft=draft)
    assert set(fates(apart).values()) == {"written"}
    rendered(source, tmp_path / "here", Here(), draft=draft, jobs=1)
    found = [contents(tmp_path / name) for name in ("all", "each", "apart", "here")]
    assert found[1:] == found[:1] * 3
    write(source / "k01.yaml", "kế hoạch: Việc khác")
    rendered(source, tmp_path / "all", draft=draft)
    again = contents(tmp_path / "all")
    assert {name for name in again if again[name] != found[0][name]} == {"k01.docx"}


def test_a_draft_with_comments_is_packed_quickly_too(tmp_path: Path) -> None:
    spec = write(tmp_path / "a.yaml")
    rendered(spec, tmp_path / "out", draft=True)
    rendered(spec, tmp_path / "mot.docx", draft=True)
    quick, small = ((tmp_path / name).read_bytes() for name in ("out/a.docx", "mot.docx"))
    assert "word/comments.xml" in parts(quick)
    assert parts(quick) == parts(small)
    assert len(quick) > len(small)
