"""The edge to object storage: specs come from URLs, documents go to one, through fsspec.

What a batch needs of a storage is brought into a folder here; the batch works there as on any
disk, and what it writes is put where it belongs, each object at once and whole.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from kehoach.batch.manifest import MANIFEST, read_rows
from kehoach.errors import BadInput, KehoachError, NotWritten, ToolMissing
from kehoach.paths import LISTED, REGISTER, SPECS

if TYPE_CHECKING:
    from kehoach.batch.outcome import Outcome
    from kehoach.problem import Problem

_URL = re.compile(r"(?P<kind>[a-z][a-z0-9+.-]+)://(?P<path>.*)")
_BESIDE = (REGISTER, LISTED)
"""What is read with a spec when it stands beside it."""
_MADE = (".docx", ".pdf")
_EVERY = 200
"""Documents after which the manifest is sent too, so that a killed run goes on near its end."""


def is_url(typed: str) -> bool:
    """True for what stands on a storage: ``s3://bucket/plans/a.yaml``."""
    return _URL.fullmatch(typed) is not None


@contextmanager
def staged() -> Iterator[Stage]:
    """Yield a stage in a folder that is gone afterwards."""
    with TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as name:
        yield Stage(Path(name).resolve())


class Stage:
    """The part of storages that one batch works on, as files of a folder."""

    def __init__(self, room: Path) -> None:
        self._room = room
        self._systems: dict[str, Any] = {}
        self._folders: dict[Path, None] = {}
        self._rooted: set[str] = set()

    def bring(self, typed: Iterable[str], output: str | None) -> tuple[list[str], Path | None]:
        """Bring specs, what is read with them, and what stands where their documents go.

        Returns what to render, and to where. Raises :class:`BadInput` for what cannot be read,
        :class:`ToolMissing` for a kind of storage without its library.
        """
        away = output is not None and is_url(output)
        urls = [_as_url(one) if away and not is_url(one) else one for one in typed]
        specs = [found for one in urls for found in (self._spec(one) if is_url(one) else [one])]
        if output is None:
            for folder in {posixpath.dirname(self.shown(one)) for one in specs}:
                if is_url(folder):
                    self._bring_documents(folder)
        target = self._output(output.rstrip("/")) if output is not None and away else output
        return specs, None if target is None else Path(target)

    def _output(self, url: str) -> Path:
        local = self._local(url)
        if local.suffix.lower() != ".docx":
            self._bring_documents(url)
            local.mkdir(parents=True, exist_ok=True)
        elif self._ask(url, "exists"):
            self._bring(url)
        return local

    def _bring_documents(self, folder: str) -> None:
        for url in self._inside(folder, (*_MADE, MANIFEST)):
            self._bring(url)
        self._stand_in(self._local(folder))

    def _stand_in(self, folder: Path) -> None:
        """Put an empty file where each other spec of a manifest stands on its storage.

        So it is seen that the spec is still there, and that a document belongs to it.
        """
        with suppress(NotWritten):  # no manifest of ours, which is told where it is opened
            paths = {Path(os.path.normpath(folder / spec)) for spec in read_rows(folder / MANIFEST)}
            away = {path for path in paths if self._room in path.parents and not path.exists()}
            for parent in {path.parent for path in away}:
                parent.mkdir(parents=True, exist_ok=True)
                there = away
                with suppress(KehoachError):  # what cannot be asked counts as there
                    there = {self._local(url) for url in self._inside(self.shown(parent), SPECS)}
                for path in away & there:
                    if path.parent == parent:
                        path.touch()

    def sent(self, outcomes: Generator[Outcome, None, None]) -> Generator[Outcome, None, None]:
        """Yield the outcomes of a batch, each once its documents are where they belong.

        Their problems have their places on the storage; files are told by :meth:`shown`.

        The manifest follows at the end, or where the batch is given up. Raises
        :class:`NotWritten` when an object cannot be put.
        """
        try:
            yield from self._sent(outcomes)
        finally:
            outcomes.close()
            self._put_manifests()

    def _sent(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        for number, outcome in enumerate(outcomes, 1):
            for path in outcome.written:
                self._put(path)
            if number % _EVERY == 0:
                self._put_manifests()
            yield self._renamed(outcome)

    def _renamed(self, outcome: Outcome) -> Outcome:
        return outcome._replace(problems=self.told(outcome.problems))

    def told(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return problems with their places, and the files they tell of, on the storage."""
        return tuple(
            one._replace(
                place=one.place._replace(file=self.shown(one.place.file)),
                args={name: self.shown(value) for name, value in one.args.items()},
            )
            for one in problems
        )

    def shown(self, path: Path | str) -> str:
        """Return a file of the stage by its URL, any other as it is."""
        text = str(path)
        if not text.startswith(str(self._room)):
            return text
        kind, _, rest = Path(text).relative_to(self._room).as_posix().partition("/")
        return self._url(kind, rest)

    def _url(self, kind: str, path: str) -> str:
        """Return the URL of a path without its root; ``file:///a`` has one, ``s3://a`` none."""
        return f"{kind}://{'/' if kind in self._rooted else ''}{path}"

    def _spec(self, url: str) -> list[str]:
        if self._ask(url, "isdir"):
            for one in self._inside(url, (*SPECS, LISTED)):
                self._bring_with_register(one)
            return [str(self._local(url))]
        found = self._matching(url) if any(mark in url for mark in "*?[") else [url]
        for one in found:
            folder = posixpath.dirname(one)
            if one == found[0] or posixpath.dirname(found[0]) != folder:
                for beside in self._inside(folder, _BESIDE):
                    self._bring(beside)
            self._bring_with_register(one)
        return [str(self._local(one)) for one in found] or [url]

    def _bring_with_register(self, url: str) -> None:
        """Bring a spec, and the register that it names elsewhere."""
        from kehoach.spec.register_file import named_register

        data = self._bring(url)
        named = named_register(data, url) if url.endswith(SPECS) else None
        if named:
            kind, path = self._parts(url)
            beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), named))
            if self._ask(f"{kind}://{beside}", "exists"):
                self._bring(f"{kind}://{beside}")

    def _parts(self, url: str) -> tuple[str, str]:
        found = _URL.fullmatch(url)
        assert found is not None
        if found["path"].startswith("/"):
            self._rooted.add(found["kind"])
        return found["kind"], found["path"]

    def _local(self, url: str) -> Path:
        kind, path = self._parts(url)
        plain = posixpath.normpath(f"/{path}").lstrip("/")
        return self._room / kind / plain

    def _system(self, url: str) -> Any:
        kind, _ = self._parts(url)
        if kind not in self._systems:
            try:
                import fsspec

                self._systems[kind] = fsspec.filesystem(kind)
            except (ImportError, ValueError) as error:
                raise ToolMissing.of("KH1075", url=url, reason=str(error)) from None
            except Exception as error:  # each kind of storage fails in ways of its own
                raise BadInput.of("KH1076", url=url, reason=_reason(error)) from error
        return self._systems[kind]

    def _ask(self, url: str, question: str, *more: Any) -> Any:
        try:
            return getattr(self._system(url), question)(self._parts(url)[1], *more)
        except KehoachError:
            raise
        except Exception as error:
            raise BadInput.of("KH1076", url=url, reason=_reason(error)) from error

    def _bring(self, url: str) -> bytes:
        data: bytes = self._ask(url, "cat_file")
        local = self._local(url)
        local.parent.mkdir(parents=True, exist_ok=True)
        local.write_bytes(data)
        return data

    def _inside(self, url: str, endings: tuple[str, ...]) -> list[str]:
        """Return the objects of a folder that end so; a folder that is not there has none."""
        if not self._ask(url, "exists"):
            return []
        return self._urls(url, self._ask(url, "ls", False), endings)

    def _matching(self, url: str) -> list[str]:
        return self._urls(url, self._ask(url, "glob"), SPECS)

    def _urls(self, url: str, paths: Iterable[str], endings: tuple[str, ...]) -> list[str]:
        kind, _ = self._parts(url)
        plain = (path.lstrip("/") for path in paths)
        return sorted(self._url(kind, path) for path in plain if path.lower().endswith(endings))

    def _put(self, path: Path) -> None:
        url = self.shown(path)
        if url == str(path):
            return
        try:
            system, there = self._system(url), self._parts(url)[1]
            if path.parent not in self._folders:
                system.makedirs(posixpath.dirname(there), exist_ok=True)
                self._folders[path.parent] = None
            system.pipe_file(there, path.read_bytes())
        except Exception as error:
            raise NotWritten.of("KH1077", url=url, reason=_reason(error)) from error

    def _put_manifests(self) -> None:
        for folder in list(self._folders):
            if (folder / MANIFEST).is_file():
                self._put(folder / MANIFEST)


def _as_url(path: str) -> str:
    return f"file://{Path(path).absolute().as_posix()}"


def _reason(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
