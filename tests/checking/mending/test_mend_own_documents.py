"""Our own documents need no mend; real ones are mended without harm."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from mended import TODAY, W, assert_mended, assert_same_words, edited, made

from documents import PLANS, document
from kehoach.checking.mending import mend

_FOLDER = os.environ.get("KEHOACH_SAMPLES")
SAMPLES = sorted(Path(_FOLDER).glob("*.docx")) if _FOLDER else []


def findings(validator: Path, data: bytes, folder: Path) -> list[str]:
    file = folder / "a.docx"
    file.write_bytes(data)
    run = subprocess.run([validator, file], capture_output=True, text=True, encoding="utf-8")
    return sorted(one["description"] for one in json.loads(run.stdout)["errors"])


@pytest.mark.parametrize("spec", PLANS, ids=lambda spec: spec.stem)
def test_our_own_documents_stay_byte_for_byte(spec: Path) -> None:
    data = document(spec)
    done = mend(data, spec.name, None, TODAY)
    assert done.changes == ()
    assert done.data == data


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_real_document_is_mended_without_harm(path: Path) -> None:
    data = path.read_bytes()
    done = mend(data, path.name, None, TODAY)
    assert_same_words(data, done.data)
    again = mend(done.data, path.name, None, TODAY)
    assert (again.data, again.changes) == (done.data, ())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_real_document_is_as_valid_as_before(path: Path, validator: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    done = mend(data, path.name, None, TODAY)
    assert findings(validator, done.data, tmp_path) == findings(validator, data, tmp_path)


_EVERYTHING = {
    "trang": {"width": 215.9, "height": 279.4, "top": 10, "left": 20, "first_page": False,
              "format": "upperRoman", "start": 3},
    "so_trang": {"place": "footer", "align": "right", "size": 10, "bold": True, "italic": True},
    "quoc_hieu": {"size": 10, "bold": False, "italic": True, "color": "FF0000", "font": "Arial"},
    "ke_tieu_ngu": None,
    "ke_co_quan": {"kind": "typed", "length": 0.9},
    "ke_trich_yeu": {"kind": "drawing", "length": 0.42, "solid": False},
    "can_cu": {0: "Căn cứ Luật Tổ chức chính quyền địa phương"},
    "loi_van": {2: {"doan": {"align": "left", "indent": 0, "left": 20, "before": 0, "line": 3}}},
    "noi_nhan": {"size": 14, "bold": False},
}  # fmt: skip


def test_everything_mended_at_once_is_valid(validator: Path, tmp_path: Path) -> None:
    data = made(_EVERYTHING)
    done = assert_mended(data)
    before = findings(validator, data, tmp_path)
    assert [one for one in findings(validator, done.data, tmp_path) if one not in before] == []


def test_a_copied_header_is_valid(validator: Path, tmp_path: Path) -> None:
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    head = (
        f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>SỞ NỘI VỤ</w:t></w:r></w:p>'
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{field}</w:p></w:hdr>'
    )
    data = edited(made({"trang": {"first_page": False}}), header1=lambda _: head.encode())
    done = mend(data, "", "nd30-2020", TODAY)
    before = findings(validator, data, tmp_path)
    assert [one for one in findings(validator, done.data, tmp_path) if one not in before] == []
