"""The folder that the page is written into: what of it is ours, and what is a person's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path

from kehoach import __version__
from kehoach.errors import KehoachError, NotWritten
from kehoach.files import guard, write_whole
from kehoach.problem import Problem
from kehoach.reviewing import Card
from kehoach.reviewing.marking import is_untouched, marked
from kehoach.reviewing.pages import ASSETS, asset, folder_in, index_html, kept_in, plan_js
from kehoach.reviews.gathering import Made
from kehoach.seal import State, state_of_docx

FOLDER = "xem-lai"
"""The folder of the page, in that of the documents."""

PAGE = "index.html"
_CLOSED = ("KH956", "KH957", "KH962")
"""No permission, no space, what the system has no better word for: it is the folder's, or the
disk's, and no other file would fare better."""
_PICTURES = "anh"
_PLAN = "noi-dung.js"
REDLINE = "redline.docx"
_DIGEST = re.compile(r"[0-9a-f]{32}")
_PICTURE = re.compile(r"\d+\.png|trang\.json")


class Closed(NotWritten):
    """Nothing can be written into the folder of the page: one word for all files."""


def _reasons(problem: Problem) -> tuple[str, str]:
    """Return why a file could not be written, in both languages, without its name."""
    found = {
        "KH956": ("không có quyền ghi", "no permission to write"),
        "KH957": ("đĩa đã đầy", "the disk is full"),
        "KH954": ("tên này đã là của một thư mục", "a folder has that name"),
        "KH959": ("tên này đã là của một tệp", "a file has that name"),
    }
    said = problem.args.get("reason", "")
    return found.get(problem.code, (said, said))


class Shelf:
    """Writes whole files into one folder, and only over its own."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def kept(self, slug: str, key: str, today: date) -> Card | None:
        """Return the card of a plan whose page is there and was made of the same things.

        A page that depends on the day it was made is only of that day.
        """
        data = _read(self.root / slug / _PLAN)
        if not is_untouched(data, ".js"):
            return None
        try:
            found, card = kept_in(data.decode("utf-8"))
        except ValueError:
            return None
        same = found in (key, f"{key}@{today.isoformat()}")
        redline = self.root / slug / REDLINE
        return card if same and redline.is_file() == ("redline" in card.links) else None

    def write_plan(self, made: Made, key: str, today: date) -> None:
        """Write the view of a plan and its redline. Raises NotWritten for what is a person's."""
        room = self.root / made.card.slug
        if made.redline:
            guard(room / REDLINE, force=False)
            self._put(room / REDLINE, made.redline)
        elif state_of_docx(_read(room / REDLINE)) is State.UNTOUCHED:
            (room / REDLINE).unlink(missing_ok=True)
        lasting = key if made.lasts else f"{key}@{today.isoformat()}"
        told = "" if made.problems else lasting  # what went wrong is tried again
        self._write(room / _PLAN, plan_js(made.card, told, made.html))

    def write_page(
        self,
        cards: Sequence[Card],
        notices: Sequence[str],
        beside: Mapping[str, str] | None = None,
    ) -> list[Problem]:
        """Write the page itself with what it looks like; return what could not be written.

        Raises :class:`Closed` when nothing can be written into the folder.
        """
        texts = {name: asset(name) for name in ASSETS}
        texts[PAGE] = index_html(cards, __version__, notices, self._name(), beside)
        problems: list[Problem] = []
        for name, text in texts.items():
            try:
                self._write(self.root / name, text)
            except Closed:
                raise
            except KehoachError as error:
                problems += error.problems
        return problems

    def _name(self) -> str:
        """Return the name of the folder among those of a browser: that of its page, for good."""
        text = _read(self.root / PAGE).decode("utf-8", "replace")
        return folder_in(text) or sha256(str(self.root.resolve()).encode()).hexdigest()[:12]

    def _write(self, path: Path, text: str) -> None:
        data = _read(path)
        if data and not is_untouched(data, path.suffix):
            raise NotWritten.of("KH1094", path=str(path))
        self._put(path, marked(text, path.suffix))

    def _put(self, path: Path, data: bytes) -> None:
        """Write a file. Raises :class:`Closed` where no other file would fare better."""
        try:
            write_whole(path, data)
        except NotWritten as error:
            whole = self.root.exists() and not self.root.is_dir()
            if whole or any(problem.code in _CLOSED for problem in error.problems):
                reason, english = _reasons(error.problems[0])
                raise Closed.of(
                    "KH1141", path=str(self.root), reason=reason, reason_en=english
                ) from error
            raise

    def picture(self, digest: str, name: str) -> Path:
        """Return where a picture of the document with this hash is kept."""
        return self.root / _PICTURES / digest / name

    def picture_address(self, digest: str, name: str) -> str:
        """Return the address of a picture from the page."""
        return f"{_PICTURES}/{digest}/{name}"

    def write_picture(self, digest: str, name: str, data: bytes) -> None:
        """Keep a picture, or what is known of all of them. Raises NotWritten."""
        self._put(self.picture(digest, name), data)

    def clear(self, slugs: set[str], digests: set[str]) -> None:
        """Remove what we made for documents that are gone; what others put there stays."""
        with suppress(OSError):
            for room in self.root.iterdir():
                if room.name not in slugs and is_untouched(_read(room / _PLAN), ".js"):
                    _drop_plan(room)
            for room in (self.root / _PICTURES).iterdir():
                if room.name not in digests and _DIGEST.fullmatch(room.name):
                    _drop(path for path in room.iterdir() if _PICTURE.fullmatch(path.name))
                    _remove(room)


def _drop_plan(room: Path) -> None:
    ours = [room / _PLAN]
    if state_of_docx(_read(room / REDLINE)) is State.UNTOUCHED:
        ours.append(room / REDLINE)
    _drop(ours)
    _remove(room)


def _drop(paths: Iterable[Path]) -> None:
    for path in list(paths):
        with suppress(OSError):
            path.unlink()


def _remove(room: Path) -> None:
    """Remove a folder that is empty."""
    with suppress(OSError):
        room.rmdir()


def _read(path: Path) -> bytes:
    with suppress(OSError):
        return path.read_bytes()
    return b""
