"""Why the system refused is told in the language of the rest, not in the system's."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kehoach.errors import BadInput, NotWritten
from kehoach.files import told
from kehoach.paths import unreadable
from kehoach.refusals import ENGLISH, reason_of
from kehoach.report import words

USUAL = (
    "EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "EFBIG", "ENAMETOOLONG", "ENOENT", "ENOTDIR",
    "EISDIR", "EBUSY", "EIO", "EMFILE", "ENFILE", "ESTALE", "ENOMEM",
)  # fmt: skip


def refused(number: int) -> OSError:
    return OSError(number, os.strerror(number))


@pytest.mark.parametrize("name", USUAL)
def test_a_usual_reason_is_told_in_both_languages(name: str) -> None:
    error = refused(getattr(errno, name))
    vietnamese = reason_of(error)
    assert vietnamese != error.strerror
    assert ENGLISH[vietnamese].isascii() and not vietnamese.isascii()


def test_no_two_reasons_read_the_same() -> None:
    assert len(ENGLISH) == len(set(ENGLISH.values())) > len(USUAL)


def test_an_unusual_reason_is_told_in_the_system_s_words() -> None:
    assert reason_of(refused(errno.ENOLCK)) == os.strerror(errno.ENOLCK)
    assert reason_of(OSError("không rõ")) == "không rõ"


@pytest.mark.parametrize(
    ("error", "vietnamese", "english"),
    [
        (
            refused(errno.EIO),
            "Không ghi được “a.docx”: ổ đĩa đọc, ghi bị lỗi",
            "“a.docx” cannot be written: the disk failed to read or write",
        ),
        (
            ValueError("embedded null byte"),
            "Không ghi được “a.docx”: tên có ký tự mà hệ thống không nhận",
            "“a.docx” cannot be written: the system takes no such name",
        ),
    ],
)
def test_what_cannot_be_written_says_why(error: Exception, vietnamese: str, english: str) -> None:
    with pytest.raises(NotWritten) as caught, told(Path("a.docx")):
        raise error
    (problem,) = caught.value.problems
    assert problem.code == "KH962"
    assert [words(problem, language)[0] for language in ("vi", "en")] == [vietnamese, english]


def test_a_closed_folder_and_a_full_disk_say_so() -> None:
    said = []
    for number in (errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EFBIG):
        with pytest.raises(NotWritten) as caught, told(Path("/ra/a.docx")):
            raise refused(number)
        said.append(words(caught.value.problems[0])[0])
    assert said == [
        "Không có quyền ghi vào thư mục “/ra”: hệ thống từ chối truy cập",
        "Không có quyền ghi vào thư mục “/ra”: ổ đĩa chỉ cho đọc",
        "Đĩa chứa “/ra” không còn chỗ cho “/ra/a.docx”; tệp cũ, nếu có, còn nguyên.",
        "Đĩa chứa “/ra” không còn chỗ cho “/ra/a.docx”; tệp cũ, nếu có, còn nguyên.",
    ]


def test_what_cannot_be_read_says_why() -> None:
    error = unreadable(Path("a.yaml"), refused(errno.EACCES))
    assert isinstance(error, BadInput)
    assert words(error.problems[0])[0] == "Không đọc được “a.yaml”: hệ thống từ chối truy cập"
    assert words(error.problems[0], "en")[0] == "“a.yaml” cannot be read: permission denied"
