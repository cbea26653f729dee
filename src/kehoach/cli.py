"""The command line: options in, one library call, words out, an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from kehoach.language import choose, speak

if TYPE_CHECKING:
    from kehoach.batch import Outcome
    from kehoach.problem import Problem

_STANDARDS = ("nd30-2020", "tt01-2011")
_HELP = {
    "": (
        "Soạn Kế hoạch đúng thể thức Nghị định 30/2020/NĐ-CP từ tệp YAML.",
        "Write a Kế hoạch in the form that Decree 30/2020/NĐ-CP asks, from a YAML spec.",
    ),
    "new": (
        "Viết một đặc tả mẫu kèm chú thích để bắt đầu.",
        "Write a commented skeleton spec to start from.",
    ),
    "schema": (
        "In JSON Schema của đặc tả, để VS Code gợi ý và giải thích khóa.",
        "Print the spec's JSON Schema, for completion in VS Code.",
    ),
    "render": (
        "Dựng văn bản Word từ đặc tả (tệp, thư mục, mẫu tên như plans/*.yaml).",
        "Render specs (files, folders, globs) to Word documents.",
    ),
    "template": ("Dựng hoặc kiểm tra mẫu Word.", "Build or check a Word template."),
    "template build": (
        "Dựng mẫu Word từ dữ liệu thể thức, để cơ quan chỉnh trong Word.",
        "Build the Word template from the standard's data, for an office to change in Word.",
    ),
    "template check": (
        "Kiểm tra mẫu Word: thẻ hỏng, tên lạ, thẻ bị cắt, nháy cong, kèm vị trí.",
        "Check a Word template: broken tags, unknown names, split tags, smart quotes.",
    ),
    "--lang": ("Ngôn ngữ: vi hoặc en.", "Language: vi or en."),
    "--version": ("In phiên bản rồi thoát.", "Show the version and exit."),
    "--help": ("In hướng dẫn này rồi thoát.", "Show this message and exit."),
    "--agency": ("Tên cơ quan ban hành.", "Name of the issuing agency."),
    "--year": ("Năm của kế hoạch.", "Year of the plan."),
    "-o": (
        "Thư mục, hoặc tệp .docx khi chỉ có một đặc tả (mặc định: cạnh đặc tả).",
        "A folder, or a .docx file for one spec (default: beside the spec).",
    ),
    "--pdf": (
        "Xuất thêm PDF (cần LibreOffice, hoặc Word trên Windows).",
        "Make a PDF too (needs LibreOffice, or Word on Windows).",
    ),
    "--draft": (
        "Bản dự thảo: để trống số và ngày, đóng khung DỰ THẢO.",
        "A draft: number and day left blank, with the draft mark.",
    ),
    "--template": ("Mẫu Word của cơ quan.", "An office's own Word template."),
    "--standard": (
        "Thể thức: nd30-2020 (mặc định) hoặc tt01-2011.",
        "Standard of form: nd30-2020 (default) or tt01-2011.",
    ),
    "--force": (
        "Ghi đè cả văn bản đã có người sửa hoặc không do kehoach tạo.",
        "Overwrite documents that a person edited or that kehoach did not make.",
    ),
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
    group.add_command(_template(say))
    return group


class _Say:
    """Builds commands and options whose help is in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.metavar = "[TÙY CHỌN]" if language == "vi" else "[OPTIONS]"

    def text(self, key: str) -> str:
        return _HELP[key][self.language == "en"]

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

        from kehoach.batch import write_new
        from kehoach.spec.skeleton import skeleton

        path = Path(file)
        write_new(path, skeleton(path.name, agency, year or date.today().year))
        click.echo(file)

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
    def render(specs: tuple[str, ...], output: str | None, template: str | None, **on: bool) -> int:
        from pathlib import Path

        from kehoach.batch import Options, exit_code, find_specs, read_file, render_all, targets

        found = find_specs(specs)
        paths = targets(found, Path(output) if output else None)
        if on["pdf"]:
            from kehoach.pdf import require_engine

            require_engine()
        own = None if template is None else read_file(Path(template))
        options = Options(**on, template=own)
        outcomes = []
        for outcome in render_all(found, paths, options):
            outcomes.append(outcome)
            _show(outcome, say.language)
        return exit_code(outcomes)

    return say.command(
        "render",
        render,
        click.Argument(["specs"], metavar="SPEC...", nargs=-1, required=True),
        say.option("-o", "--output", key="-o", type=click.Path()),
        say.option("--pdf", is_flag=True),
        say.option("--draft", is_flag=True),
        say.option("--template", type=click.Path()),
        say.option("--force", is_flag=True),
    )


def _template(say: _Say) -> click.Group:
    def build_file(file: str, force: bool, standard: str) -> None:
        from pathlib import Path

        from kehoach.batch import write_template

        write_template(Path(file), force, standard)
        click.echo(file)

    def check_file(file: str) -> int:
        from pathlib import Path

        from kehoach.batch import template_problems

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


def _show(outcome: Outcome, language: str) -> None:
    """Print the paths written on stdout, and what was found on stderr."""
    for path in outcome.written:
        click.echo(path)
    if outcome.problems:
        _tell(outcome.problems, language)


def _tell(problems: tuple[Problem, ...] | list[Problem], language: str) -> None:
    if problems:
        from kehoach.report import describe_all

        click.echo(describe_all(problems, language) + "\n", err=True)
