"""A folder → its plans: those of its manifest, else the documents in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from kehoach.batch.digests import of_program
from kehoach.batch.manifest import MANIFEST, Entry, read_manifest, row_of
from kehoach.batch.outcome import Fate
from kehoach.errors import BadInput, NotWritten
from kehoach.office import register_file
from kehoach.paths import TABLE, files_of, listed_beside, unreadable
from kehoach.pdf import is_of
from kehoach.problem import Place
from kehoach.review_list import ReviewList, from_json
from kehoach.reviewing.naming import slugs
from kehoach.seal import State, state_of_docx, state_of_pdf

_DOCX = ".docx"


@dataclass(frozen=True)
class Plan:
    """One document of the folder, with the entry of the manifest that tells of it, if any.

    ``unlisted``: there is a manifest, and it does not know the document. ``displaced``: the
    document is another plan's, and this plan has none.
    """

    folder: Path
    slug: str
    docx: Path
    entry: Entry | None = None
    unlisted: bool = False
    displaced: bool = False

    @cached_property
    def data(self) -> bytes:
        """The bytes of the document; empty where there is none to read."""
        return b"" if self.displaced else _bytes(self.docx)

    @property
    def digest(self) -> str:
        """The hash of the document, by which its pictures are kept."""
        return sha256(self.data).hexdigest()[:32]

    @property
    def is_edited(self) -> bool:
        """Whether a person changed the document after it was made."""
        kept = self.entry is not None and self.entry.fate is Fate.KEPT
        return (kept and not self.displaced) or state_of_docx(self.data) is State.EDITED

    @property
    def may_have_colour(self) -> bool:
        """Whether anybody but us had a hand in the document: ours are black on white."""
        return state_of_docx(self.data) is not State.UNTOUCHED

    @property
    def spec(self) -> Path | None:
        """The spec that the manifest names, where it is still there."""
        path = self.folder / self.entry.spec if self.entry else None
        return path if path is not None and path.is_file() else None

    @property
    def failed(self) -> bool:
        """Whether the last batch could not make the document."""
        failed = self.entry is not None and self.entry.fate is Fate.FAILED
        return failed or self.displaced

    @property
    def unread(self) -> bool:
        """Whether the last batch could not read the spec: its findings tell of it."""
        return self.failed and self.entry is not None and not self.entry.facts.title

    @property
    def pdf(self) -> Path | None:
        """The PDF beside the document."""
        path = self.docx.with_suffix(".pdf")
        return path if path.is_file() and not self.displaced else None

    @property
    def pdf_data(self) -> bytes:
        """The bytes of the PDF that the manifest says was made of this very document."""
        made = self.entry.output if self.entry else {}
        docx, pdf = made.get("docx"), made.get("pdf")
        data = _bytes(self.pdf) if self.pdf and pdf else b""
        own = data and docx == sha256(self.data).hexdigest() and pdf == sha256(data).hexdigest()
        return data if own else b""

    @property
    def is_stale(self) -> bool:
        """Whether the PDF beside the document was made by us, of an earlier document."""
        data = _bytes(self.pdf) if self.pdf else b""
        if state_of_pdf(data) is not State.UNTOUCHED or state_of_docx(self.data) is State.FOREIGN:
            return False
        return not is_of(data, self.data)

    @cached_property
    def rolled(self) -> ReviewList | None:
        """The review list that a roll left beside the spec. Raises BadInput when it is none."""
        path = listed_beside(self.spec) if self.spec else None
        data = _bytes(path) if path else b""
        return from_json(data, str(path)) if data else None

    @property
    def before(self) -> Path | None:
        """Last year's spec, as the review list names it."""
        return self.spec.parent / self.rolled.old if self.spec and self.rolled else None

    @property
    def links(self) -> dict[str, str]:
        """The addresses of the document and its PDF from the page."""
        pdf = None if self.is_stale else self.pdf
        found = {"docx": self.docx if self.data else None, "pdf": pdf}
        return {name: _address(path, self.folder) for name, path in found.items() if path}

    def key(self, pictured: str) -> str:
        """Return the hash of all that the plan's page is made of; ``pictured``: its pictures."""
        parts = [of_program(), pictured, self.slug, row_of(self.entry) if self.entry else ""]
        parts += [str(self.docx), str(sorted(self.links.items())), str(self.is_stale)]
        parts += [str(self.unlisted), str(self.spec is not None)]
        parts += [sha256(_bytes(path)).hexdigest() for path in self._sources()]
        return sha256("\0".join(parts).encode()).hexdigest()

    def _sources(self) -> Iterator[Path]:
        yield self.docx
        specs = [self.spec]
        with suppress(BadInput):
            specs.append(self.before)
        for spec in specs:
            if spec is None:
                continue
            yield from (spec, listed_beside(spec))
            with suppress(BadInput):
                register = register_file(spec, _bytes(spec))
                if register is not None:
                    yield register


def plans_in(folder: Path) -> list[Plan]:
    """Return the plans of a folder, in the order of its manifest, else of the files' names.

    Documents that the manifest does not know stand after those it knows. Raises
    :class:`BadInput` for no folder (KH1090), an unreadable manifest (KH1092), no document (KH1091).
    """
    if not folder.is_dir():
        raise BadInput.of("KH1090" if folder.exists() else "KH980", path=str(folder))
    try:
        entries = list(read_manifest(folder / MANIFEST).values())
    except NotWritten:
        path = str(folder / MANIFEST)
        raise BadInput.of("KH1092", Place(path), path=path) from None
    listed = [_document_of(folder, entry) for entry in entries]
    known = {path.resolve() for path in listed}
    others = [path for path in _documents(folder) if path.resolve() not in known]
    paths = [*listed, *others]
    if not paths:
        raise BadInput.of("KH1091", path=str(folder))
    names = slugs(path.stem for path in paths)
    told: list[Entry | None] = [*entries, *[None] * len(others)]
    owned = {folder / entry.docx for entry in entries if entry.docx}
    unlisted = (folder / MANIFEST).exists()
    return [
        Plan(
            folder,
            name,
            path,
            entry,
            unlisted=unlisted and entry is None,
            displaced=entry is not None and not entry.docx and path in owned,
        )
        for name, path, entry in zip(names, paths, told, strict=True)
    ]


def beside(folder: Path) -> dict[str, str]:
    """Return what a split left among the documents and is no plan: its name, its address."""
    table = folder / TABLE
    return {"Bảng phân công nhiệm vụ": _address(table, folder)} if _is_table(table) else {}


def _is_table(path: Path) -> bool:
    return path.name == TABLE and state_of_docx(_bytes(path)) is not State.FOREIGN


def _document_of(folder: Path, entry: Entry) -> Path:
    """Return the document of an entry; a failed one whose plan gave no name goes by its spec's."""
    return folder / (entry.docx or f"{PurePosixPath(entry.spec).stem}{_DOCX}")


def _documents(folder: Path) -> list[Path]:
    try:
        return [path for path in files_of(str(folder), (_DOCX,)) if not _is_table(path)]
    except BadInput as error:
        if any(problem.code == "KH981" for problem in error.problems):
            return []
        raise


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise unreadable(path, error) from None


def _address(path: Path, folder: Path) -> str:
    """Return the address of a file of the folder from the page, which is one folder further in."""
    with suppress(ValueError):
        return quote(f"../{path.relative_to(folder).as_posix()}")
    return path.resolve().as_uri()
