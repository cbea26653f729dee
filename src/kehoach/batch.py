"""Many specs → one outcome each; a bad one never stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from kehoach.errors import BadInput, KehoachError, NotWritten
from kehoach.office import register_of
from kehoach.paths import REGISTER, SPECS, find_files, read_file
from kehoach.problem import Problem


@dataclass(frozen=True)
class Options:
    """How to render: PDF too, as a draft, with a person's template, over edited files."""

    pdf: bool = False
    draft: bool = False
    template: bytes | None = None
    force: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of one spec."""

    spec: Path
    written: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    exit_code: int = 0


def find_specs(paths: Iterable[str]) -> list[Path]:
    """Return the specs that files, folders and globs name, each once.

    Raises :class:`BadInput` for what is not there or is no spec.
    """
    found = find_files(paths, SPECS)
    registers = [path for path in found if path.name.lower() == REGISTER]
    if registers:
        raise BadInput(*(Problem("KH854", args={"path": str(path)}) for path in registers))
    return found


def targets(specs: list[Path], output: Path | None) -> list[Path]:
    """Return the .docx path of each spec. Raises :class:`BadInput` when two would be one."""
    if output is not None and output.suffix.lower() == ".docx" and not _surely(output.is_dir):
        if len(specs) > 1:
            raise BadInput.of("KH982", count=str(len(specs)))
        return [output]
    paths = [(output or spec.parent) / f"{spec.stem}.docx" for spec in specs]
    seen: set[str] = set()
    for path in paths:
        if str(path).casefold() in seen:
            raise BadInput.of("KH983", path=str(path))
        seen.add(str(path).casefold())
    return paths


def _surely(ask: Callable[[], bool]) -> bool:
    """Ask the disk; where it cannot answer, the write that follows says why."""
    with suppress(OSError):
        return ask()
    return False


def render_all(specs: list[Path], outputs: list[Path], options: Options) -> Iterator[Outcome]:
    """Render each spec to its path and yield what became of it, in order."""
    for spec, output in zip(specs, outputs, strict=True):
        yield _render_one(spec, output, options)


def _render_one(spec: Path, output: Path, options: Options) -> Outcome:
    from kehoach.files import guard, write_whole

    try:
        data, problems = _rendered(spec, options)
        pdf = output.with_suffix(".pdf")
        wanted = (output, pdf) if options.pdf else (output,)
        for path in wanted:
            guard(path, options.force)
        contents = (data, _as_pdf(data)) if options.pdf else (data,)
        for path, content in zip(wanted, contents, strict=True):
            write_whole(path, content)
    except KehoachError as error:
        return Outcome(spec, (), error.problems, error.exit_code)
    return Outcome(spec, wanted, problems)


def _rendered(spec: Path, options: Options) -> tuple[bytes, tuple[Problem, ...]]:
    from kehoach.compose import compose
    from kehoach.rendering import render_docx
    from kehoach.spec.read import read_spec

    content = read_file(spec)
    read = read_spec(content, str(spec), register_of(spec, content))
    return render_docx(compose(read.plan, options.draft), options.template), read.problems


def _as_pdf(docx: bytes) -> bytes:
    from kehoach.pdf import to_pdf
    from kehoach.seal import seal_pdf

    return seal_pdf(to_pdf(docx))


def write_first(path: Path, agency: str, year: int) -> list[Path]:
    """Write a skeleton spec, with a first register beside it for a province's committee.

    Under the register's own name only the register is written. Returns what was written;
    raises :class:`NotWritten` for a file that is there.
    """
    from kehoach.registry.provinces import hint_of_committee
    from kehoach.spec.register_skeleton import register_skeleton
    from kehoach.spec.skeleton import skeleton

    register = register_skeleton(agency, year)
    if path.name.lower() == REGISTER:
        if register is None:
            raise BadInput.of("KH934", name=agency, hint=hint_of_committee(agency))
        write_new(path, register)
        return [path]
    write_new(path, skeleton(path.name, agency, year))
    beside = path.parent / REGISTER
    if register is None or _surely(beside.exists):
        return [path]
    write_new(beside, register)
    return [path, beside]


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet. Raises :class:`NotWritten` when it is."""
    from kehoach.files import write_whole

    if _surely(path.exists):
        raise NotWritten.of("KH984", path=str(path))
    write_whole(path, text.encode("utf-8"))


def write_template(path: Path, force: bool, standard: str) -> None:
    """Build the Word template and write it; a file that is there is kept unless forced."""
    from kehoach.files import write_whole
    from kehoach.rendering.template import build_template
    from kehoach.standards import load

    if _surely(path.exists) and not force:
        raise NotWritten.of("KH984", path=str(path))
    write_whole(path, build_template(load(standard)))


def template_problems(path: Path) -> list[Problem]:
    """Return what is wrong with a person's Word template."""
    from kehoach.rendering.sample import sample_for
    from kehoach.rendering.template_check import check_template

    template = read_file(path)
    return check_template(template, sample_for(template), str(path))


def exit_code(outcomes: list[Outcome]) -> int:
    """Return 0 when all went well, the one failure's code, or 1 when only some failed."""
    codes = [outcome.exit_code for outcome in outcomes]
    if len(outcomes) > 1 and 0 in codes:
        return int(any(codes))
    return max(codes, default=0)
