"""What stops a command. The exit code belongs to the class; words come from the message catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

if TYPE_CHECKING:
    from kehoach.problem import Place, Problem


class KehoachError(Exception):
    """A command cannot go on. ``problems`` says why, each under a stable code."""

    exit_code: ClassVar[int] = 1

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.code for problem in problems))
        self.problems = problems

    @classmethod
    def of(cls, code: str, place: Place | None = None, **args: str) -> Self:
        """Build the error from one code and its arguments."""
        from kehoach.problem import NOWHERE, Problem

        return cls(Problem(code, place or NOWHERE, args))


class BadInput(KehoachError):
    """A spec, template or argument is wrong: nothing was written."""

    exit_code = 2


class NotWritten(KehoachError):
    """A file was left as it is, so that nothing is lost."""

    exit_code = 1


class ToolMissing(KehoachError):
    """A program outside kehoach is needed and was not found, or failed."""

    exit_code = 3
