"""The pages of documents as pictures, made by LibreOffice and poppler, kept by the document's hash.

They are made beside the rest of the work, some documents at a time.
"""

from __future__ import annotations

import json
import re
import struct
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from threading import Event
from types import TracebackType
from typing import Self

from kehoach.errors import KehoachError, ToolMissing
from kehoach.pdf import find_engine, to_pdfs
from kehoach.problem import Problem
from kehoach.refusals import reason_of
from kehoach.reviewing import Picture
from kehoach.reviews.listing import Plan
from kehoach.reviews.shelf import Closed, Shelf

_DPI = 100
_AT_ONCE = 20
"""Documents that go to LibreOffice together: what is done is kept if the run is stopped."""
_SECONDS = 120
_OFFICE, _POPPLER = "LibreOffice", "poppler-utils (pdftocairo, pdftotext)"
_NO_TOOL = "Không có ảnh trang: máy dựng trang này chưa có {tool}."
_NO_PICTURE = "Không có ảnh trang của văn bản này."


@dataclass(frozen=True)
class Pictured:
    """The pages of one document: pictures and text, or in words why there are none.

    ``problems``: what went wrong where pictures could have been made.
    """

    pictures: tuple[Picture, ...] = ()
    texts: tuple[str, ...] = ()
    missing: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def state(self) -> str:
        """What another run must find the same for the plan's page to stay."""
        return "|".join([self.missing, *(picture.address for picture in self.pictures)])


class Studio:
    """Makes the pictures of plans in the background; to be used in a ``with``."""

    def __init__(self, shelf: Shelf, plans: Sequence[Plan]) -> None:
        self._shelf = shelf
        self._plans = plans
        self._office = find_engine() is not None
        self._poppler = all(map(which, ("pdftocairo", "pdftotext")))
        self._pool = ThreadPoolExecutor(1)
        self._lacked: set[str] = set()
        self._stop = Event()
        self.digests = {plan.digest for plan in plans if plan.data}

    @property
    def missing(self) -> str:
        """The program without which some document has no pictures; empty where none lacks them."""
        return next((tool for tool in (_POPPLER, _OFFICE) if tool in self._lacked), "")

    @property
    def notices(self) -> list[str]:
        """What the page has to say of pictures that documents cannot have."""
        return [_NO_TOOL.format(tool=self.missing)] if self.missing else []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:  # fmt: skip
        if kind is not None:
            self._stop.set()
        self._pool.shutdown(cancel_futures=True)

    def pictures(self) -> list[Future[Pictured]]:
        """Return what becomes of each plan, in order; each is there when it is asked for."""
        found: list[Future[Pictured]] = [Future() for _ in self._plans]
        waiting = []
        for plan, future in zip(self._plans, found, strict=True):
            settled = self._settled(plan)
            if settled is None:
                waiting.append((plan, future))
            else:
                future.set_result(settled)
        for at in range(0, len(waiting), _AT_ONCE):
            self._pool.submit(self._make, waiting[at : at + _AT_ONCE])
        return found

    def _settled(self, plan: Plan) -> Pictured | None:
        """Return what needs no work: pictures that are there, or a reason why there are none."""
        if not plan.data:
            return Pictured(missing=_NO_PICTURE)
        kept = _kept(self._shelf, plan.digest)
        if kept is not None:
            return kept
        if not self._poppler:
            return self._without(_POPPLER)
        return None if self._office or plan.pdf_data else self._without(_OFFICE)

    def _without(self, tool: str) -> Pictured:
        self._lacked.add(tool)
        return Pictured(missing=_NO_TOOL.format(tool=tool))

    def _make(self, waiting: list[tuple[Plan, Future[Pictured]]]) -> None:
        try:
            pdfs = _pdfs([plan for plan, _ in waiting], self._stop)
            for (plan, future), pdf in zip(waiting, pdfs, strict=True):
                if self._stop.is_set():
                    return
                future.set_result(self._drawn(plan, pdf))
        except BaseException as error:  # a bug: whoever waits is told
            for _, future in waiting:
                if not future.done():
                    future.set_exception(error)

    def _drawn(self, plan: Plan, pdf: bytes | KehoachError) -> Pictured:
        try:
            if isinstance(pdf, KehoachError):
                raise pdf
            _draw(self._shelf, plan.digest, pdf, plan.may_have_colour)
        except Closed:
            raise
        except KehoachError as error:
            told = Problem("KH1095", args={"path": str(plan.docx)})
            return Pictured(missing=_NO_PICTURE, problems=(told, *error.problems))
        return _kept(self._shelf, plan.digest) or Pictured(missing=_NO_PICTURE)


def _pdfs(plans: list[Plan], stop: Event) -> list[bytes | KehoachError]:
    """Return the PDF of each: that made with the document, else a new one."""
    ready = {plan.slug: plan.pdf_data for plan in plans}
    wanted = [plan for plan in plans if not ready[plan.slug]]
    new = _made([plan.data for plan in wanted], stop)
    made = dict(zip([plan.slug for plan in wanted], new, strict=True))
    return [ready[plan.slug] or made[plan.slug] for plan in plans]


def _made(documents: list[bytes], stop: Event) -> list[bytes | KehoachError]:
    if not documents:
        return []
    try:
        return to_pdfs(documents, stop=stop)
    except ToolMissing as error:
        return [error] * len(documents)


def _draw(shelf: Shelf, digest: str, pdf: bytes, colour: bool) -> None:
    """Put pictures and texts of all pages on the shelf; what says so comes last.

    Without colour a picture is less than half as large. Raises ToolMissing, and NotWritten.
    """
    try:
        pages = list(_drawn_pages(shelf, digest, pdf, colour))
    except OSError as error:  # no room for what is only on the way
        raise ToolMissing.of("KH1096", program="pdftocairo", reason=reason_of(error)) from error
    shelf.write_picture(digest, "trang.json", json.dumps(pages, ensure_ascii=False).encode())


def _drawn_pages(shelf: Shelf, digest: str, pdf: bytes, colour: bool) -> Iterator[list[object]]:
    """Draw the pages and put them on the shelf; yield width, height and text of each."""
    look = ["-png", "-r", str(_DPI), *([] if colour else ["-gray"])]
    with TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as name:
        room = Path(name)
        (room / "kehoach.pdf").write_bytes(pdf)
        _run(room, "pdftocairo", *look, "kehoach.pdf", "trang")
        _run(room, "pdftotext", "-enc", "UTF-8", "kehoach.pdf", "chu.txt")
        texts = (room / "chu.txt").read_text(encoding="utf-8", errors="replace").split("\f")
        drawn = sorted(room.glob("trang-*.png"), key=_number)
        for number, (path, text) in enumerate(zip(drawn, texts, strict=False), 1):
            data = path.read_bytes()
            shelf.write_picture(digest, f"{number}.png", data)
            yield [*_size(data), text]


def _run(room: Path, program: str, *words: str) -> None:
    """Run a program of poppler. Raises ToolMissing when it fails or takes too long."""
    try:
        done = subprocess.run(
            [which(program) or program, *words],
            cwd=room,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ToolMissing.of("KH1096", program=program, reason=str(error)) from error
    if done.returncode:
        reason = " ".join(done.stderr.decode("utf-8", "replace").split())[:200]
        raise ToolMissing.of("KH1096", program=program, reason=reason)


def _number(path: Path) -> int:
    return int(re.sub(r"\D", "", path.stem))


def _size(png: bytes) -> tuple[int, int]:
    """Return width and height of a PNG in pixels."""
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


def _kept(shelf: Shelf, digest: str) -> Pictured | None:
    """Return the pictures that are on the shelf, whole."""
    with suppress(OSError, ValueError, TypeError):
        pages = json.loads(shelf.picture(digest, "trang.json").read_bytes())
        files = [f"{number}.png" for number in range(1, len(pages) + 1)]
        if not all(shelf.picture(digest, name).is_file() for name in files):
            return None
        pictures = (
            Picture(shelf.picture_address(digest, name), int(page[0]), int(page[1]))
            for name, page in zip(files, pages, strict=True)
        )
        return Pictured(tuple(pictures), tuple(str(page[2]) for page in pages))
    return None
