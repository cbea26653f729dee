"""Every document passes the Open XML SDK validator, which reads a file as Word does."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from documents import PLANS, SINKS, document, each_document, made_of, rendered
from kehoach.rendering.package import unpack
from kehoach.resources import templates_dir
from kehoach.seal import pack


def findings(validator: Path, data: bytes, folder: Path) -> list[str]:
    """What the validator finds, a line for each."""
    file = folder / "a.docx"
    file.write_bytes(data)
    run = subprocess.run([validator, file], capture_output=True, text=True, encoding="utf-8")
    said = json.loads(run.stdout)
    found = [f"{one.get('path')}: {one.get('description')}" for one in said["errors"]]
    assert said["ok"] == (not found)
    return found


def assert_valid(validator: Path, data: bytes, folder: Path) -> None:
    found = findings(validator, data, folder)
    assert not found, "\n".join([f"{len(found)} findings:", *found[:5]])


def test_the_template_is_valid(validator: Path, tmp_path: Path) -> None:
    assert_valid(validator, (templates_dir() / "ke-hoach.docx").read_bytes(), tmp_path)


@each_document
def test_documents_are_valid(spec: Path, validator: Path, tmp_path: Path) -> None:
    assert_valid(validator, document(spec), tmp_path)


@pytest.mark.parametrize("spec", [PLANS[0], *SINKS], ids=lambda spec: spec.stem)
def test_drafts_are_valid(spec: Path, validator: Path, tmp_path: Path) -> None:
    assert_valid(validator, document(spec, True), tmp_path)


def test_a_plan_of_one_line_is_valid(validator: Path, tmp_path: Path) -> None:
    assert_valid(validator, rendered(made_of("Nội dung.")), tmp_path)


def test_a_plan_that_ends_in_an_empty_table_is_valid(validator: Path, tmp_path: Path) -> None:
    table = {"bảng": {"tên": "Bảng **một**", "cột": ["STT", "Nội dung"], "hàng": []}}
    assert_valid(validator, rendered(made_of(table)), tmp_path)


def test_the_validator_does_find_faults(validator: Path, tmp_path: Path) -> None:
    """A proof that cannot fail proves nothing."""
    parts = unpack(document(PLANS[0]))
    body = parts["word/document.xml"]
    parts["word/document.xml"] = body.replace(b"<w:cantSplit/>", b"<w:jc/><w:cantSplit/>", 1)
    assert parts["word/document.xml"] != body
    assert findings(validator, pack(parts), tmp_path)
