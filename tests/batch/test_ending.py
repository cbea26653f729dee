"""The end of a batch says what became of it, whatever went wrong: counted, named, with reasons."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from season import season, write

from kehoach import batch
from kehoach.batch import Fate, Outcome
from kehoach.batch.locking import held
from kehoach.cli import run
from kehoach.errors import NotWritten


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return season(Path("in"), 4)


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, list[str]]]:
    """Render, and return the exit code with the lines on stderr, without seconds."""

    def rendered(*argv: str) -> tuple[int, list[str]]:
        code = run(["render", *argv], "vi")
        told = re.sub(r"\d+,\d giây", "… giây", capsys.readouterr().err)
        return code, [line for line in told.splitlines() if line]

    return rendered


Lines = Callable[..., tuple[int, list[str]]]


def full_from(at: int) -> Callable[[int], None]:
    """An fsync that fails from the n-th file on, as on a full disk."""
    fsync, calls = os.fsync, iter(range(1_000_000))

    def full(descriptor: int) -> None:
        if next(calls) >= at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        fsync(descriptor)

    return full


def test_on_a_full_disk_each_spec_is_named_with_its_document_and_all_are_counted(
    source: Path, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", full_from(2))
    code, told = lines("in", "-o", "out")
    out, mend = Path("out").absolute(), "    Sửa: Giải phóng dung lượng rồi chạy lại."

    def reason(path: str) -> str:
        what = f"Đĩa chứa “{out}” không còn chỗ cho “{Path(path)}”; tệp cũ, nếu có, còn nguyên."
        return f"lỗi [KH957] {what}"

    assert code == 1
    assert told == [
        f"{source / 'k02.yaml'}: {reason('out/k02.docx')}", mend,
        f"{source / 'k03.yaml'}: {reason('out/k03.docx')}", mend,
        "4 đặc tả: đã ghi 2, lỗi 2; … giây.",
        f"    lỗi: {source / 'k02.yaml'}",
        f"    lỗi: {source / 'k03.yaml'}",
        reason("out/ban-ke.json"), mend,
    ]  # fmt: skip
    assert sorted(path.name for path in Path("out").iterdir()) == ["k00.docx", "k01.docx"]


def test_where_only_a_document_is_too_large_the_manifest_is_saved(
    source: Path, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync, calls = os.fsync, iter(range(1_000_000))

    def large(descriptor: int) -> None:
        if next(calls) == 1:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", large)
    code, told = lines("in", "-o", "out")
    assert (code, [line for line in told if "[KH" in line]) == (1, told[:1])
    assert told[-2:] == ["4 đặc tả: đã ghi 3, lỗi 1; … giây.", f"    lỗi: {source / 'k01.yaml'}"]
    assert Path("out/ban-ke.json").exists()


def test_what_failed_and_what_was_kept_is_named_at_the_end(source: Path, lines: Lines) -> None:
    write(source / "k01.yaml", "năm: 31/02")
    Path("out").mkdir()
    Path("out/k00.docx").write_bytes(b"of a person")
    code, told = lines("in", "-o", "out")
    assert (code, told[-3:]) == (
        1,
        [
            "4 đặc tả: đã ghi 2, giữ bản có sẵn 1, lỗi 1; … giây.",
            f"    lỗi: {source / 'k01.yaml'}",
            f"    giữ bản có sẵn: {source / 'k00.yaml'}",
        ],
    )
    assert told[0].startswith(f"{source / 'k00.yaml'}: lỗi [KH951] “{Path('out/k00.docx')}”")


def test_a_batch_that_is_given_up_says_how_far_it_came(
    source: Path, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a storage or a cluster is gone."""

    def broken(*_: object) -> Iterator[Outcome]:
        yield Outcome(source / "k00.yaml")
        yield Outcome(source / "k01.yaml", exit_code=1, fate=Fate.FAILED)
        raise NotWritten.of("KH1077", url="s3://b/k02.docx", reason="mất mạng")

    monkeypatch.setattr(batch, "render_all", broken)
    code, told = lines("in", "-o", "out")
    stopped = "Đã dừng khi xong 2/4 đặc tả (đã ghi 1, lỗi 1); … giây. Chạy lại lệnh để làm tiếp."
    assert (code, told[:2]) == (1, [stopped, f"    lỗi: {source / 'k01.yaml'}"])
    assert "[KH1077]" in told[2]


def test_a_batch_that_never_began_has_nothing_to_count(source: Path, lines: Lines) -> None:
    with held(Path("out")):
        code, told = lines("in", "-o", "out")
    assert (code, len(told)) == (1, 2)
    assert "[KH1000]" in told[0]
