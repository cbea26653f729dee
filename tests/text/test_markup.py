"""Bold, italic and escapes."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.text import markup
from kehoach.text.markup import Run, parse_markup, plain, upper

BOLD, ITALIC = {"bold": True}, {"italic": True}


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ("chữ thường", (Run("chữ thường"),)),
        ("", ()),
        ("**đậm**", (Run("đậm", **BOLD),)),
        ("*nghiêng*", (Run("nghiêng", **ITALIC),)),
        ("***cả hai***", (Run("cả hai", bold=True, italic=True),)),
        ("a **b** c", (Run("a "), Run("b", **BOLD), Run(" c"))),
        ("a *b* c", (Run("a "), Run("b", **ITALIC), Run(" c"))),
        ("**a** và **b**", (Run("a", **BOLD), Run(" và "), Run("b", **BOLD))),
        ("*a*, *b*", (Run("a", **ITALIC), Run(", "), Run("b", **ITALIC))),
        ("**a *b* c**", (Run("a ", **BOLD), Run("b", bold=True, italic=True), Run(" c", **BOLD))),
        (
            "*a **b** c*",
            (Run("a ", **ITALIC), Run("b", bold=True, italic=True), Run(" c", **ITALIC)),
        ),
        ("**hai\ndòng**", (Run("hai\ndòng", **BOLD),)),
    ],
)
def test_stars_make_runs(typed: str, runs: tuple[Run, ...]) -> None:
    assert parse_markup(typed) == runs


@pytest.mark.parametrize(
    "typed",
    [
        "2 * 3 * 4",
        "2*3*4",
        "a* b*",
        "*",
        "**",
        "****",
        "* a",
        "a *",
        "** a **",
        "(*) ghi chú",
        "**a",
    ],
)
def test_a_lone_star_stands_as_typed(typed: str) -> None:
    assert parse_markup(typed) == (Run(typed),)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (r"\*không nghiêng\*", "*không nghiêng*"),
        (r"\*\*không đậm\*\*", "**không đậm**"),
        (r"\{năm\}", "{năm}"),
        (r"C:\thư mục", r"C:\thư mục"),
    ],
)
def test_a_backslash_takes_the_meaning_away(typed: str, shown: str) -> None:
    assert parse_markup(typed) == (Run(shown),)


def test_an_escaped_star_may_stand_inside_bold() -> None:
    assert parse_markup(r"**a\*b**") == (Run("a*b", bold=True),)


_TYPED = st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs")))


@given(_TYPED.filter(lambda text: "*" not in text and "\\" not in text))
def test_text_without_stars_or_backslashes_stays_as_it_is(text: str) -> None:
    assert plain(parse_markup(text)) == text


_STARS = st.text(alphabet="*ab ,\n", max_size=20)


@given(_STARS)
def test_nothing_but_stars_is_taken_away(text: str) -> None:
    assert plain(parse_markup(text)).replace("*", "") == text.replace("*", "")


@given(_STARS)
def test_no_run_is_empty(text: str) -> None:
    assert all(run.text for run in parse_markup(text))


def test_capitals_keep_the_dress() -> None:
    assert upper(parse_markup("Đường **đậm**")) == (Run("ĐƯỜNG "), Run("ĐẬM", bold=True))


def test_what_stands_apart_is_read_at_once_as_what_may_nest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = ["".join(typed) for typed in product("*a .", repeat=7)]
    quick = [parse_markup(text) for text in texts]
    monkeypatch.setattr(markup, "_APART", re.compile("(?!)()()"))  # nothing stands apart
    assert quick == [parse_markup(text) for text in texts]
    assert sum(len(runs) > 1 for runs in quick) > 100
