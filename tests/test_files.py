from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach import files
from kehoach.errors import NotWritten
from kehoach.files import guard, write_whole
from kehoach.seal import pack, seal_pdf

OURS = pack({"word/document.xml": "Kế hoạch".encode()})
CHANGED = OURS.replace(b"word/document.xml", b"word/documemt.xml")
OUR_PDF = seal_pdf(b"%PDF-1.7\n%%EOF\n")
CHANGED_PDF = OUR_PDF + b"%%EOF\n"

posix = pytest.mark.skipif(sys.platform == "win32", reason="chỉ có trên Linux, macOS")


def code_of(action: Callable[[], None]) -> str:
    with pytest.raises(NotWritten) as caught:
        action()
    (problem,) = caught.value.problems
    assert caught.value.exit_code == 1
    assert problem.args["path"]
    return problem.code


def failing(number: int) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "Kế hoạch số 05.docx"


def test_the_file_holds_the_data_and_nothing_else_is_left(out: Path) -> None:
    write_whole(out, b"one")
    write_whole(out, b"two")
    assert out.read_bytes() == b"two"
    assert list(out.parent.iterdir()) == [out]


def test_missing_parents_are_created(tmp_path: Path) -> None:
    write_whole(tmp_path / "2026" / "quý I" / "a.docx", b"one")
    assert (tmp_path / "2026" / "quý I" / "a.docx").read_bytes() == b"one"


def test_equal_bytes_are_not_written_again(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(out, b"one")
    monkeypatch.setattr(os, "replace", failing(errno.EIO))
    write_whole(out, b"one")
    assert code_of(lambda: write_whole(out, b"two")) == "KH962"


@posix
def test_a_new_file_follows_the_umask_and_an_old_one_keeps_its_mode(out: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(out, b"one")
        assert stat.S_IMODE(out.stat().st_mode) == 0o640
        out.chmod(0o604)
        write_whole(out, b"two")
        assert stat.S_IMODE(out.stat().st_mode) == 0o604
    finally:
        os.umask(before)


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "kho" / "a.docx", tmp_path / "a.docx"
    link.symlink_to(real)
    write_whole(link, b"one")
    write_whole(link, b"two")
    assert link.is_symlink()
    assert real.read_bytes() == b"two"


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "KH957"),
        (errno.EDQUOT, "KH957"),
        (errno.EFBIG, "KH957"),
        (errno.EROFS, "KH956"),
        (errno.EIO, "KH962"),
    ],
)
def test_a_failure_on_the_way_leaves_the_old_file_and_no_temp(
    out: Path, step: str, number: int, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    out.write_bytes(b"old")
    monkeypatch.setattr(os, step, failing(number))
    assert code_of(lambda: write_whole(out, b"new")) == code
    assert out.read_bytes() == b"old"
    assert list(out.parent.iterdir()) == [out]


def test_a_target_held_open_elsewhere_is_told_apart_from_a_closed_folder(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", failing(errno.EACCES))
        assert code_of(lambda: write_whole(out, b"new")) == "KH953"
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", failing(errno.EACCES))
        assert code_of(lambda: write_whole(out, b"new")) == "KH956"
    assert list(out.parent.iterdir()) == []


@contextmanager
def closed_folder() -> Iterator[Path]:
    """A folder that this process may not write to; root, who may always, steps down meanwhile."""
    root = os.geteuid() == 0
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o500)
        if root:
            os.chown(folder, 65534, 65534)
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o700)


@posix
def test_a_folder_closed_for_real() -> None:
    with closed_folder() as folder:
        assert code_of(lambda: write_whole(folder / "a.docx", b"new")) == "KH956"
        assert list(folder.iterdir()) == []


def test_a_read_only_file_is_left_alone(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert code_of(lambda: write_whole(out, b"new")) == "KH960"
    assert out.read_bytes() == b"old"


@pytest.mark.parametrize(
    "act", [lambda path: write_whole(path, b""), lambda path: guard(path, True)]
)
def test_what_is_no_file_is_never_replaced(tmp_path: Path, act: Callable[[Path], None]) -> None:
    (tmp_path / "a.docx").mkdir()
    assert code_of(lambda: act(tmp_path / "a.docx")) == "KH954"
    if sys.platform != "win32":
        assert code_of(lambda: act(Path(os.devnull))) == "KH955"


def test_a_parent_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    assert code_of(lambda: write_whole(tmp_path / "file" / "a.docx", b"new")) == "KH959"
    assert code_of(lambda: write_whole(tmp_path / "file" / "b" / "a.docx", b"new")) == "KH959"


@posix
def test_names_the_system_refuses(tmp_path: Path) -> None:
    assert code_of(lambda: write_whole(tmp_path / ("dài" * 100 + ".docx"), b"new")) == "KH958"
    assert code_of(lambda: guard(tmp_path / ("dài" * 100 + ".docx"), False)) == "KH958"
    assert code_of(lambda: write_whole(tmp_path / "a\0b.docx", b"new")) == "KH962"


def test_windows_says_not_found_of_a_path_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "open", failing(errno.ENOENT))
    assert code_of(lambda: write_whole(tmp_path / "a.docx", b"new")) == "KH962"
    assert code_of(lambda: write_whole(tmp_path / ("a" * 200) / ("b" * 50), b"new")) == "KH958"


@posix
def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.docx").symlink_to(tmp_path / "a.docx")
    assert code_of(lambda: guard(tmp_path / "a.docx", False)) == "KH962"


@posix
def test_killed_between_temp_and_replace_the_old_file_is_whole(out: Path) -> None:
    out.write_bytes(b"old")
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from kehoach.files import write_whole\n"
        "os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write_whole(Path(sys.argv[1]), b'new' * 100_000)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(out)], timeout=60)
    assert ended.returncode == -9
    assert out.read_bytes() == b"old"
    (temp,) = set(out.parent.iterdir()) - {out}
    assert temp.read_bytes() == b"new" * 100_000
    write_whole(out, b"again")
    assert out.read_bytes() == b"again"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.docx", OURS, ""),
        ("a.DOCX", OURS, ""),
        ("a.docx", CHANGED, "KH950"),
        ("a.docx", b"PK of someone else", "KH951"),
        ("a.docx", b"", "KH951"),
        ("a.docx", OUR_PDF, "KH951"),
        ("a.pdf", OUR_PDF, ""),
        ("a.pdf", CHANGED_PDF, "KH950"),
        ("a.pdf", b"%PDF-1.7\n", "KH951"),
        ("a.yaml", b"so: 5", "KH951"),
    ],
)
def test_only_our_untouched_file_may_be_replaced(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    guard(path, force=True)
    if code:
        assert code_of(lambda: guard(path, force=False)) == code
    else:
        guard(path, force=False)


def test_nothing_there_is_nothing_to_guard(tmp_path: Path) -> None:
    guard(tmp_path / "new" / "a.docx", force=False)
    assert list(tmp_path.iterdir()) == []


def test_a_huge_file_is_foreign_unread(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out.write_bytes(OURS)
    monkeypatch.setattr(files, "LIMIT", len(OURS) - 1)
    monkeypatch.setattr(Path, "read_bytes", failing(errno.EIO))
    assert code_of(lambda: guard(out, force=False)) == "KH951"


def test_a_file_that_cannot_be_read_is_not_taken_for_ours(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out.write_bytes(OURS)
    monkeypatch.setattr(Path, "read_bytes", failing(errno.EACCES))
    assert code_of(lambda: guard(out, force=False)) == "KH961"


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("a.docx", "~$a.docx"),
        ("123456.docx", "~$123456.docx"),
        ("1234567.docx", "~$234567.docx"),
        ("12345678.docx", "~$345678.docx"),
        ("Kế hoạch số 05.docx", "~$ hoạch số 05.docx"),
        ("a.docx", ".~lock.a.docx#"),
        ("a.pdf", ".~lock.a.pdf#"),
    ],
)
def test_a_document_open_in_word_or_libreoffice_is_left_alone(
    tmp_path: Path, name: str, lock: str
) -> None:
    path = tmp_path / name
    path.write_bytes(OURS if name.endswith("docx") else OUR_PDF)
    (tmp_path / lock).write_bytes(b"Van Thu")
    assert code_of(lambda: guard(path, force=False)) == "KH952"
    guard(path, force=True)
    (tmp_path / lock).unlink()
    guard(path, force=False)


@posix
def test_a_lock_beside_the_file_behind_a_link_counts(tmp_path: Path) -> None:
    real, link = tmp_path / "kho" / "a.docx", tmp_path / "b.docx"
    write_whole(real, OURS)
    link.symlink_to(real)
    guard(link, force=False)
    (real.parent / "~$a.docx").write_bytes(b"")
    assert code_of(lambda: guard(link, force=False)) == "KH952"


@given(old=st.binary(max_size=50), new=st.binary(max_size=50))
def test_whatever_was_there_the_new_bytes_are_there_after(
    old: bytes, new: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("write") / "a.docx"
    path.write_bytes(old)
    write_whole(path, new)
    assert path.read_bytes() == new
    assert list(path.parent.iterdir()) == [path]
