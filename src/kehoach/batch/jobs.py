"""What is sent to whoever renders, and what comes back: plain data that any process can read."""

from __future__ import annotations

from typing import NamedTuple

from kehoach.problem import Problem
from kehoach.zipped import LEVEL


class Before(NamedTuple):
    """Last year's spec, which the review list beside a spec names: its path and bytes.

    ``spec`` is ``None`` where no such file can be read; its register is its own.
    """

    file: str
    spec: bytes | None = None
    register: bytes | None = None
    register_file: str = ""


class Job(NamedTuple):
    """One spec to render, with all that its document depends on.

    ``file`` is the spec's path as the user knows it, for the places of findings; ``name`` the
    habit of naming (as in :class:`kehoach.batch.options.Options`), empty where the name is known;
    ``listed`` the review list that a roll wrote beside the spec; ``before`` the spec it names;
    ``level`` is zlib's.
    """

    file: str
    spec: bytes
    register: bytes | None = None
    register_file: str = ""
    template: bytes | None = None
    draft: bool = False
    name: str = ""
    listed: bytes | None = None
    listed_file: str = ""
    before: Before | None = None
    level: int = LEVEL


class Facts(NamedTuple):
    """What the plan says of itself; empty while it could not be read."""

    title: str = ""
    agency: str = ""
    year: int = 0
    draft: bool = False


class Made(NamedTuple):
    """What came of a job: the document's bytes, or the problems that left it empty.

    ``stem`` is the document's name without its suffix, where a habit of naming was asked for.
    """

    docx: bytes = b""
    problems: tuple[Problem, ...] = ()
    exit_code: int = 0
    stem: str = ""
    facts: Facts = Facts()
