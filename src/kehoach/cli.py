"""The command line: options in, one library call, words out, an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from kehoach.cli_words import HELP
from kehoach.language import choose, speak

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.audit import Mended
    from kehoach.batch import Options, Outcome
    from kehoach.inspection import Inspection
    from kehoach.intake import Intake
    from kehoach.problem import Problem
    from kehoach.storage import Stage
    from kehoach.subplans import SplitResult
    from kehoach.yearly import NewYear

    Outcomes = Generator[Outcome, None, None]

_STANDARDS = ("nd30-2020", "tt01-2011", "hd36-2018", "hd05-2026")
_HABITS = ("trich-yeu", "ma-dinh-danh")


_LISTED = {
    "vi": "Danh sách này cũng được ghi ở {path}.",
    "en": "The list is also written to {path}.",
}
_NOTED = "KH1084"
"""What tells of the comments of a draft: no finding, but a line of its own."""
_ADVICE = {
    "vi": "{spec}: có {count} gợi ý; xem bằng `kehoach check`.",
    "en": "{spec}: {count} pieces of advice; see them with `kehoach check`.",
}


def main() -> None:
    """Run the command line of this process and exit with its code."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # a search of all packages
    gc.set_threshold(50_000, 20, 20)  # imports make much and drop little
    language = choose(sys.argv[1:], os.environ)
    sys.exit(run(sys.argv[1:], language))


def run(argv: list[str], language: str) -> int:
    """Run one command line in a language and return its exit code."""
    from kehoach.errors import KehoachError

    speak(language)
    try:
        result = build(language).main(argv, prog_name="kehoach", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except KehoachError as error:
        _tell(error.problems, language)
        return error.exit_code
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130


def build(language: str) -> click.Group:
    """Return the command group with its help in a language."""
    say = _Say(language)
    group = say.group("")
    group.add_command(_new(say))
    group.add_command(_schema(say))
    group.add_command(_render(say))
    group.add_command(_check(say))
    group.add_command(_rules(say))
    group.add_command(_import(say))
    group.add_command(_roll(say))
    group.add_command(_diff(say))
    group.add_command(_split(say))
    group.add_command(_review(say))
    group.add_command(_template(say))
    return group


class _Say:
    """Builds commands and options whose help is in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.metavar = "[TÙY CHỌN]" if language == "vi" else "[OPTIONS]"

    def text(self, key: str) -> str:
        return HELP[key][self.language == "en"]

    def option(self, *names: str, key: str = "", **more: Any) -> click.Option:
        return click.Option(names, help=self.text(key or names[-1]), **more)

    def _common(self) -> list[click.Parameter]:
        lang = self.option("--lang", type=click.Choice(["vi", "en"]), expose_value=False)
        return [lang]

    def group(self, name: str) -> click.Group:
        more = "LỆNH [THAM SỐ]..." if self.language == "vi" else "COMMAND [ARGS]..."
        return click.Group(
            name.rpartition(" ")[2] or "kehoach",
            help=self.text(name),
            params=self._common() + ([] if name else [self._version()]),
            options_metavar=self.metavar,
            subcommand_metavar=more,
            no_args_is_help=True,
        )

    def command(
        self, name: str, call: Callable[..., Any], *params: click.Parameter
    ) -> click.Command:
        return click.Command(
            name.rpartition(" ")[2],
            callback=call,
            help=self.text(name),
            params=[*params, *self._common()],
            options_metavar=self.metavar,
        )

    def _version(self) -> click.Option:
        def show(context: click.Context, _: click.Parameter, wanted: bool) -> None:
            if wanted:
                from kehoach import __version__

                click.echo(f"kehoach {__version__}")
                context.exit()

        return self.option(
            "--version", is_flag=True, is_eager=True, expose_value=False, callback=show
        )


def _new(say: _Say) -> click.Command:
    def new(file: str, agency: str, year: int | None) -> None:
        from datetime import date
        from pathlib import Path

        from kehoach.starting import write_first

        for path in write_first(Path(file), agency, year or date.today().year):
            click.echo(path)

    return say.command(
        "new",
        new,
        click.Argument(["file"], metavar="FILE"),
        say.option("--agency", default=""),
        say.option("--year", type=click.IntRange(1945, 2999)),
    )


def _schema(say: _Say) -> click.Command:
    def schema() -> None:
        import json

        from kehoach.spec.schema import json_schema

        click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))

    return say.command("schema", schema)


def _render(say: _Say) -> click.Command:
    def render(
        specs: tuple[str, ...], output: str | None, template: str | None, **more: Any
    ) -> int:
        from pathlib import Path

        from kehoach.batch import Options
        from kehoach.paths import read_file

        if more["pdf"]:
            from kehoach.pdf import require_engine

            require_engine()
        own = None if template is None else read_file(Path(template))
        more = {key: value for key, value in more.items() if value is not None}
        options = Options(**more, template=own)
        if not any("://" in one for one in (*specs, output or "")):
            return _render_all(specs, Path(output) if output else None, options, say.language)
        from kehoach.storage import staged

        with staged() as stage:
            brought = stage.bring(specs, output)
            return _render_all(*brought, options, say.language, stage)

    return say.command(
        "render",
        render,
        click.Argument(["specs"], metavar="SPEC...", nargs=-1, required=True),
        say.option("-o", "--output", key="-o", type=click.Path()),
        say.option("--name", type=click.Choice(_HABITS)),
        say.option("--pdf", is_flag=True),
        say.option("--draft", is_flag=True),
        say.option("--template", type=click.Path()),
        say.option("--jobs", type=click.IntRange(1, 999)),
        say.option("--engine", metavar="URL"),
        say.option("--force", is_flag=True),
    )


def _render_all(
    specs: Iterable[str],
    folder: Path | None,
    options: Options,
    language: str,
    stage: Stage | None = None,
) -> int:
    """Render what was typed into a folder and print what became of it; return the exit code."""
    from kehoach.batch import common_folder, find_specs, render_all, slots

    found = slots(find_specs(specs), folder, options.name)
    outcomes = render_all(found, options, common_folder(found, folder))
    if stage is None:
        return _show_batch(outcomes, len(found), language)
    return _show_batch(stage.sent(outcomes), len(found), language, stage.shown)


def _show_batch(
    outcomes: Outcomes, total: int, language: str, shown: Callable[[Path], str] = str
) -> int:
    """Print each outcome as it comes, how far it is, and what became of all; return the code."""
    from kehoach.batch import combined
    from kehoach.progress import Progress

    progress = Progress(total, language, sys.stderr)
    codes = []
    try:
        with closing(outcomes):
            for outcome in outcomes:
                codes.append(outcome.exit_code)
                progress.count(outcome)
                _show(outcome, language, shown)
                progress.show()
    except KeyboardInterrupt:
        progress.end(stopped=True)
        return 130
    except BaseException:
        progress.hide()
        raise
    progress.end()
    return combined(codes)


def _check(say: _Say) -> click.Command:
    def check(files: tuple[str, ...], standard: str | None, **on: bool) -> int:
        from datetime import date

        from kehoach.audit import Law, check_all, exit_code, mend_all
        from kehoach.errors import BadInput

        if on["as_json"] and on["sarif"]:
            raise BadInput.of("KH997")
        law = Law(standard, date.today())
        if on["fix"]:
            return _show_mended(mend_all(files, law, on["force"]), say.language)
        found = []
        for inspection in check_all(files, law):
            found.append(inspection)
            if not (on["as_json"] or on["sarif"]):
                _show_inspection(inspection, say.language, first=len(found) == 1)
        if on["as_json"] or on["sarif"]:
            _show_machine(tuple(found), on["sarif"], say.language)
        return exit_code(found)

    return say.command(
        "check",
        check,
        click.Argument(["files"], metavar="FILE...", nargs=-1, required=True),
        say.option("--json", "as_json", key="--json", is_flag=True),
        say.option("--sarif", is_flag=True),
        say.option("--fix", is_flag=True),
        say.option("--standard", key="--by", type=click.Choice(_STANDARDS)),
        say.option("--force", is_flag=True),
    )


def _rules(say: _Say) -> click.Command:
    def rules(name: str | None) -> None:
        from kehoach.inspection.handbook import explain, listing
        from kehoach.rolling.told import explained, listed, names

        if name is None:
            click.echo(f"{listing(say.language)}\n\n{listed(say.language)}")
        else:
            found = explained(name, say.language)
            click.echo(found or explain(name, say.language, names()))

    return say.command("rules", rules, click.Argument(["name"], metavar="[ID]", required=False))


def _import(say: _Say) -> click.Command:
    def import_(files: tuple[str, ...], output: str | None) -> int:
        from pathlib import Path

        from kehoach.batch import exit_code
        from kehoach.intake import find_documents, import_all, targets

        found, outcomes = find_documents(files)
        for failed in outcomes:
            _show(failed, say.language)
        paths = targets(found, Path(output) if output else None)
        for intake in import_all(found, paths):
            outcomes.append(intake.outcome)
            _show(intake.outcome, say.language)
            _show_imported(intake, say.language)
        return exit_code(outcomes)

    return say.command(
        "import",
        import_,
        click.Argument(["files"], metavar="FILE...", nargs=-1, required=True),
        say.option("-o", "--output", key="-o import", type=click.Path()),
    )


def _roll(say: _Say) -> click.Command:
    def roll(spec: str, year: int, output: str | None, as_json: bool) -> None:
        from pathlib import Path

        from kehoach.rolling.told import page
        from kehoach.yearly import roll_file

        new = roll_file(spec, year, Path(output) if output else None)
        if as_json:
            _show_rolled(new, say.language)
            return
        if new.target is None:
            sys.stdout.buffer.write(new.data)
            sys.stdout.flush()
        else:
            click.echo(new.target)
        click.echo(page(new.items, say.language), err=True)
        if new.listed is not None:
            click.echo(_LISTED[say.language].format(path=new.listed), err=True)

    return say.command(
        "roll",
        roll,
        click.Argument(["spec"], metavar="SPEC"),
        say.option("--year", key="--year roll", type=click.IntRange(1945, 2999), required=True),
        say.option("-o", "--output", key="-o roll", type=click.Path()),
        say.option("--json", "as_json", key="--json roll", is_flag=True),
    )


def _show_rolled(new: NewYear, language: str) -> None:
    """Print a roll as one JSON object: the file or the new spec itself, and the items."""
    import json

    from kehoach.rolling.told import as_data

    where = {"file": str(new.target)} if new.target else {"spec": new.data.decode("utf-8-sig")}
    where |= {"list": str(new.listed)} if new.listed else {}
    data = {**where, "items": as_data(new.items, language)}
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _diff(say: _Say) -> click.Command:
    def diff(old: str, new: str, output: str | None, force: bool) -> None:
        from datetime import date
        from pathlib import Path

        from kehoach.comparing import compare, target_of
        from kehoach.files import write_whole
        from kehoach.redline.summary import summary

        sources = (Path(old), Path(new))
        target = None if output is None else target_of(output, sources, force)
        found = compare(*sources, date.today())
        if target is not None:
            write_whole(target, found.docx)
            click.echo(target)
        click.echo(summary(found.changes, say.language, found.notes), err=target is not None)

    return say.command(
        "diff",
        diff,
        click.Argument(["old"], metavar="OLD", type=click.Path()),
        click.Argument(["new"], metavar="NEW", type=click.Path()),
        say.option("-o", "--output", key="-o redline", type=click.Path()),
        say.option("--force", is_flag=True),
    )


def _split(say: _Say) -> click.Command:
    def split(
        spec: str,
        output: str | None,
        agencies: tuple[str, ...],
        lead_days: int | None,
        verify: bool,
    ) -> int:
        from pathlib import Path

        from kehoach.subplans import split_file

        if verify:
            return _show_traced(spec, output, say.language)
        found = split_file(spec, Path(output) if output else None, agencies, lead_days)
        _show_split(found, say.language)
        return found.exit_code

    return say.command(
        "split",
        split,
        click.Argument(["spec"], metavar="SPEC", type=click.Path()),
        say.option("-o", "--output", key="-o split", type=click.Path()),
        say.option("--agency", "agencies", key="--agency split", multiple=True),
        say.option("--lead-days", type=click.IntRange(1, 60)),
        say.option("--verify", is_flag=True),
    )


def _show_traced(spec: str, folder: str | None, language: str) -> int:
    """Compare a folder with a spec: differences on stdout, how much was compared on stderr."""
    from pathlib import Path

    from kehoach.errors import BadInput
    from kehoach.report import describe_all
    from kehoach.tracing import summary, trace

    if folder is None:
        raise BadInput.of("KH1035")
    found = trace(spec, Path(folder))
    if found.problems:
        click.echo(describe_all(found.problems, language))
    click.echo(summary(found, language), err=True)
    return found.exit_code


def _show_split(found: SplitResult, language: str) -> None:
    """Print the specs written on stdout, or the table where none is; findings on stderr."""
    from kehoach.splitting.told import page, summary

    if found.specs:
        for path in found.paths:
            click.echo(path)
    else:
        click.echo(page(found.matrix, language))
    _tell([one for one in found.problems if one.severity > 1], language)
    click.echo(summary(found.matrix, found.counts, language), err=True)


def _review(say: _Say) -> click.Command:
    def review(folder: str) -> int:
        from datetime import date
        from pathlib import Path

        from kehoach.progress import Progress
        from kehoach.reviews import review, summary

        shown: list[Progress] = []

        def count(outcome: Outcome, total: int) -> None:
            if not shown:
                shown.append(Progress(total, say.language, sys.stderr))
            shown[0].count(outcome)

        try:
            made = review(Path(folder), date.today(), count)
        finally:
            for progress in shown:
                progress.hide()
        click.echo(made.page)
        _tell(made.problems, say.language)
        click.echo(summary(made.cards, say.language), err=True)
        return made.exit_code

    return say.command("review", review, click.Argument(["folder"], metavar="DIR"))


def _template(say: _Say) -> click.Group:
    def build_file(file: str, force: bool, standard: str) -> None:
        from pathlib import Path

        from kehoach.starting import write_template

        write_template(Path(file), force, standard)
        click.echo(file)

    def check_file(file: str) -> int:
        from pathlib import Path

        from kehoach.starting import template_problems

        problems = template_problems(Path(file))
        _tell(problems, say.language)
        return int(bool(problems))

    group = say.group("template")

    def file() -> click.Argument:
        return click.Argument(["file"], metavar="FILE", type=click.Path())

    group.add_command(
        say.command(
            "template build",
            build_file,
            file(),
            say.option("--standard", type=click.Choice(_STANDARDS), default=_STANDARDS[0]),
            say.option("--force", is_flag=True),
        )
    )
    group.add_command(say.command("template check", check_file, file()))
    return group


def _show_inspection(inspection: Inspection, language: str, first: bool) -> None:
    """Print what was found; a file that could not be read is told on stderr."""
    from kehoach.inspection.text import page

    text = page(inspection, language)
    click.echo(text if first else f"\n{text}", err=inspection.stopped)


def _show_machine(inspections: tuple[Inspection, ...], sarif: bool, language: str) -> None:
    import json

    from kehoach import __version__
    from kehoach.inspection.machine import as_json, as_sarif

    data = as_sarif(inspections, __version__, language) if sarif else as_json(inspections, language)
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _show_mended(mended: Iterable[Mended], language: str) -> int:
    """Print each file written on stdout, what changed on stderr; return the exit code."""
    from kehoach.inspection.mended import lines

    worst = 0
    for one in mended:
        if one.target is not None:
            click.echo(one.target)
        _tell(one.problems, language)
        if not one.problems:
            click.echo("\n".join(lines(one.source, one.changes, one.left, language)), err=True)
        worst = max(worst, one.exit_code)
    return worst


def _show_imported(intake: Intake, language: str) -> None:
    """Print on stderr how much was recognised, and each guess with its reason."""
    from kehoach.importing.telling import changes_told, details, summary

    if intake.imported is None:
        return
    lines = [f"{intake.outcome.spec}: {summary(intake.imported.counts, language)}"]
    lines += (f"    {line}" for line in details(intake.imported.notes, language))
    lines += (f"    {line}" for line in changes_told(intake.imported.changes, language))
    click.echo("\n".join(lines), err=True)


def _show(outcome: Outcome, language: str, shown: Callable[[Path], str] = str) -> None:
    """Print the paths written on stdout, and what was found on stderr."""
    for path in outcome.written:
        click.echo(shown(path))
    spec = shown(outcome.spec)
    noted = [problem for problem in outcome.problems if problem.code == _NOTED]
    heavy = [problem for problem in outcome.problems if problem.severity > 1]
    _tell(heavy, language)
    for problem in noted:
        from kehoach.report import words

        click.echo(f"{spec}: {words(problem, language)[0]}\n", err=True)
    if advice := len(outcome.problems) - len(heavy) - len(noted):
        click.echo(_ADVICE[language].format(count=advice, spec=spec) + "\n", err=True)


def _tell(problems: tuple[Problem, ...] | list[Problem], language: str) -> None:
    if problems:
        from kehoach.report import describe_all

        click.echo(describe_all(problems, language) + "\n", err=True)
