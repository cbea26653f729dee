"""What the system refuses, in words: the usual reasons, in Vietnamese and in English."""

from __future__ import annotations

import errno

_WORDS = {
    errno.EACCES: ("hệ thống từ chối truy cập", "permission denied"),
    errno.EPERM: ("hệ thống không cho làm việc này", "operation not permitted"),
    errno.EROFS: ("ổ đĩa chỉ cho đọc", "the file system is read-only"),
    errno.ENOSPC: ("đĩa đã đầy", "no space left on the disk"),
    errno.EDQUOT: ("đã hết hạn mức lưu trữ", "the disk quota is used up"),
    errno.EFBIG: ("tệp lớn quá mức cho phép", "the file is larger than allowed"),
    errno.ENAMETOOLONG: ("tên hoặc đường dẫn quá dài", "the name or path is too long"),
    errno.ENOENT: ("không có tệp hoặc thư mục này", "there is no such file or folder"),
    errno.ENOTDIR: ("trên đường dẫn có một tệp, không phải thư mục", "not a folder"),
    errno.EISDIR: ("đây là một thư mục", "it is a folder"),
    errno.EEXIST: ("tên này đã có", "the name is taken"),
    errno.ELOOP: ("liên kết dẫn vòng quanh", "links lead round in a circle"),
    errno.EINVAL: ("tên không hợp lệ trên ổ đĩa này", "the name is not valid on this disk"),
    errno.EBUSY: ("tệp hoặc ổ đĩa đang bận", "the file or disk is busy"),
    errno.EIO: ("ổ đĩa đọc, ghi bị lỗi", "the disk failed to read or write"),
    errno.ENODEV: ("thiết bị không có ở đó", "there is no such device"),
    errno.ENXIO: ("thiết bị không trả lời", "the device does not answer"),
    errno.ESTALE: ("thư mục mạng đã bị ngắt", "the network folder is gone"),
    errno.ETIMEDOUT: ("ổ đĩa mạng không trả lời", "the network disk does not answer"),
    errno.EMFILE: ("chương trình mở quá nhiều tệp", "too many files are open"),
    errno.ENFILE: ("máy đang mở quá nhiều tệp", "too many files are open on this machine"),
    errno.EBADF: ("nơi ấy đã đóng", "it is closed"),
    errno.ENOMEM: ("máy thiếu bộ nhớ", "there is not enough memory"),
}
_NAME = ("tên có ký tự mà hệ thống không nhận", "the system takes no such name")
NO_FILE = "đây không phải một tệp mà là thiết bị hoặc ống dẫn"
"""Why what stands under a name is not read, though it may be opened."""

ENGLISH = dict([*_WORDS.values(), _NAME, (NO_FILE, "it is no file but a device or a pipe")])
"""The reasons in English, by what they are in Vietnamese."""


def reason_of(error: Exception) -> str:
    """Return why the system refused, in Vietnamese; an unusual reason in the system's words."""
    if isinstance(error, OSError):
        known = _WORDS.get(error.errno or 0)
        return known[0] if known else error.strerror or str(error)
    return _NAME[0] if isinstance(error, ValueError) else str(error)
