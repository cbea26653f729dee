"""What a person named is read as far as it may be, and nothing that has no end."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import kehoach
from kehoach.errors import BadInput
from kehoach.paths import read_file
from kehoach.report import describe_all
from kehoach.spec.source import MAX_BYTES

posix = pytest.mark.skipif(sys.platform == "win32", reason="chỉ có trên Linux, macOS")


@posix
@pytest.mark.parametrize("name", ["a.yaml", "a.docx"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    pipe = tmp_path / name
    os.mkfifo(pipe)
    with pytest.raises(BadInput) as refused:
        read_file(pipe)
    assert describe_all(refused.value.problems) == (
        f"{pipe}: lỗi [KH985] Không đọc được “{pipe}”: đây không phải một tệp mà là thiết bị hoặc "
        "ống dẫn\n    Sửa: Chỉ ra một tệp thường trên đĩa."
    )


@posix
def test_a_device_without_an_end_is_not_read(tmp_path: Path) -> None:
    endless = tmp_path / "a.yaml"
    endless.symlink_to("/dev/zero")
    with pytest.raises(BadInput) as refused:
        kehoach.load(endless)
    assert [one.code for one in refused.value.problems] == ["KH985"]


def sparse(path: Path, size: int) -> Path:
    with path.open("wb") as file:
        file.truncate(size)
    return path


def test_of_a_spec_no_more_is_read_than_one_may_hold(tmp_path: Path) -> None:
    """Twenty terabytes: whoever reads them all does not come back."""
    with pytest.raises(BadInput) as refused:
        read_file(sparse(tmp_path / "a.YAML", 20_000_000_000))
    (problem,) = refused.value.problems
    assert (problem.code, problem.args) == ("KH903", {"size": "20000000", "limit": "5000"})
    assert len(read_file(sparse(tmp_path / "b.yml", MAX_BYTES))) == MAX_BYTES


def test_a_document_has_its_own_limit(tmp_path: Path) -> None:
    assert len(read_file(sparse(tmp_path / "a.docx", MAX_BYTES + 7))) == MAX_BYTES + 7


def test_a_folder_is_told_as_one(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        read_file(tmp_path)
    (problem,) = refused.value.problems
    assert (problem.code, problem.args["reason"]) == ("KH985", "đây là một thư mục")
