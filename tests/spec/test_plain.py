"""The reader of plain YAML reads what the YAML parser reads, or leaves it to that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from documents import PLANS
from kehoach.errors import BadInput
from kehoach.spec import read as reading
from kehoach.spec.nodes import Reader, compose
from kehoach.spec.plain import Unusual, plain_data
from kehoach.spec.read import read_spec
from kehoach.spec.source import Source, decode
from small_plans import FILE, spec

REFUSED = object()


def by_parser(text: str) -> Any:
    """What the YAML parser reads, ``REFUSED`` where that is no mapping or at fault."""
    source = Source(FILE, text)
    try:
        reader = Reader(source)
        data = reader.data(compose(source))
    except BadInput:
        return REFUSED
    return REFUSED if reader.problems or not isinstance(data, dict) else data


def check(text: str) -> Any:
    """What is read plainly is what the parser reads; ``None`` for what is left to it."""
    try:
        data = plain_data(text)
    except Unusual:
        return None
    assert data == by_parser(text), text
    return data


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_every_plan_is_read_plainly(path: Path) -> None:
    assert check(decode(path.read_bytes(), FILE).text)


PLAIN = {
    "a: b\n": {"a": "b"},
    "a:\nb: c": {"a": None, "b": "c"},
    "a: ~\nb: null\nc: 'null'\nd: ''\n": {"a": None, "b": None, "c": "null", "d": ""},
    "a: 012\nb: 1.50\nc: yes\nd: 2026-03-05\n": dict(a="012", b="1.50", c="yes", d="2026-03-05"),
    "a: b # c\n# d\nb: c#d\n": {"a": "b", "b": "c#d"},
    "a:\n- b\n- c\nd: e\n": {"a": ["b", "c"], "d": "e"},
    "a:\n  - b: c\n    d: e\n  -   f: g\n  -\n    h\u00a0i: k\n": None,
    "a:\n  - b: c\n    d: e\n  -   f: g\n  -\n    h: k\n": {
        "a": [{"b": "c", "d": "e"}, {"f": "g"}, {"h": "k"}]
    },
    "a: >-\n  b\n  c\nd: |\n  e\n  f\n\ng: >\n    h\n": {"a": "b c", "d": "e\nf\n", "g": "h\n"},
    "a: [b, 'c, d', \"e: f\", [], {g: h, i: [k]}]\n": {
        "a": ["b", "c, d", "e: f", [], {"g": "h", "i": ["k"]}]
    },
    "a: 'it''s'\nb: \"x # y\"\n": {"a": "it's", "b": "x # y"},
    "  a: b\n  c:\n": {"a": "b", "c": None},
}  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_plain_forms_are_read(text: str) -> None:
    assert check(text) == PLAIN[text]


@pytest.mark.parametrize(
    "text",
    [
        "", "# a", "a", "- a", "[a]", "a: b: c", "a: b\n c", "a: b\n  c: d", "a: &x b", "a: *x",
        "a: !x b",
        "a: b\na: c", "{a: b}", "? a", "---\na: b", "a: b\n...", "a:\tb", "a: >+\n  b\n",
        "a: >2\n  b\n",
        "a: >-\n  b\n\n  c\n", "a: >-\n  b\n   c\n", "a: |\n  b", "a: [b", "a: [b,\n  c]",
        "a: 'b\n  c'",
        'a: "\\n"', "a: - b", "a:\n  - - b", "a : b", "'a': b", "a: [b: c]", "a: {b}",
        "a: {b: c, b: d}",
        "a: b\n... c: d", "a: {%s: b}" % ("k" * 1100),
        "a: [b] c", "a: @b", "a: `b", "a: %b", "a: >-\nb: c", "a: 'b' # c", "a: b:", "a: [,]",
    ],
)  # fmt: skip
def test_other_forms_and_faults_are_left_to_the_parser(text: str) -> None:
    with pytest.raises(Unusual):
        plain_data(text)


def laid_out(data: Any, indent: int, flow: bool, wide: bool) -> str:
    """Data as YAML of plain forms; lists stand in or under their key."""
    margin = " " * indent
    if isinstance(data, str):
        return f" {data}\n"
    if flow and indent:
        return f" {in_brackets(data)}\n"
    if isinstance(data, dict):
        inner = "".join(
            f"{margin}{key}:{laid_out(value, indent + 2, not flow, wide)}"
            for key, value in data.items()
        )
        return f"\n{inner}"
    step = " " * (indent - 2 * (not wide))
    rows = (laid_out(value, len(step) + 2, not flow, wide) for value in data)
    return "\n" + "".join(f"{step}-{' ' + row.lstrip() if row.strip() else row}" for row in rows)


def in_brackets(data: Any) -> str:
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key}: {in_brackets(value)}" for key, value in data.items()) + "}"
    return f"[{', '.join(map(in_brackets, data))}]" if isinstance(data, list) else data or "~"


words = st.sampled_from(
    [
        "một",
        "hai ba",
        "'a: b'",
        '"c, d"',
        "1,5".replace(",", "."),
        "~",
        "{năm}".strip("{}"),
        "01",
        "x-y",
        "''",
    ]
)
structures = st.dictionaries(
    st.sampled_from(["a", "b c", "Đ", "e1"]),
    st.recursive(
        words,
        lambda inner: (
            st.lists(inner, min_size=1, max_size=3)
            | st.dictionaries(st.sampled_from(["k", "m n"]), inner, min_size=1, max_size=2)
        ),
        max_leaves=6,
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=200, deadline=None)
@given(structures, st.booleans(), st.booleans(), st.integers(0, 200), st.sampled_from("\n :#-'x"))
def test_data_in_plain_forms_is_read_as_the_parser_reads_it(
    data: dict[str, Any], flow: bool, wide: bool, at: int, change: str
) -> None:
    text = laid_out(data, 0, flow, wide)
    assert check(text) is not None
    check(text[: at % len(text)] + change + text[at % len(text) + 1 :])


lines = st.lists(
    st.tuples(
        st.sampled_from(["", " ", "  ", "    ", "  - ", "- ", "-", "      "]),
        st.sampled_from(["a", "b", "c d", "'e'", '"f"', "#", "", "Lưu"]),
        st.sampled_from([":", ": ", ": ", "", " :", " #"]),
        st.sampled_from(
            ["", "x", "x y", "'x'", '"x: y"', "'x''y'", ">-", "|", ">", "|-", "[a, b]", "{a: b}",
             "[{a: b}, 'c']", "# x", "x # y", "x: y", "~", "[a, [b", "{a:b}", "- x", "x:", " x ",
             "-x",
             "{a: [b, c], d: ''}", "&x", "x\u00a0", "[a, ]", "{a: b, }"]
        ),
        st.sampled_from(["\n", "\n", "\n", "\n\n", " \n"]),
    ).map("".join),
    max_size=9,
)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(lines.map("".join))
@example("a: >-\n  x\n \n  y\n")
@example("a: |\n  x\n  y")
@example("- a: b\n")
@example("a:\n  - b: >-\n     c\n    d: e\n")
@example("a:\n  - >-\n   c\n  - d\n")
def test_what_is_read_plainly_is_what_the_parser_reads(text: str) -> None:
    check(text)


@settings(max_examples=200, deadline=None)
@given(st.text("ab:- #'\"[]{},>|&*!%@`?~\n ", max_size=30))
def test_any_text_is_read_as_the_parser_does_or_left_to_it(text: str) -> None:
    check(text)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2000), st.sampled_from([*"\n :#'\"[]{}->|&*,x", "", "\n  ", "- ", "x: y"]))
def test_a_changed_spec_is_accepted_or_refused_the_same_way(at: int, change: str) -> None:
    good = spec("""
        mở đầu: >-
          Một hai
          ba.
        nội dung:
          - mục: Nhiệm vụ
            nhiệm vụ:
              - {việc: Rà soát, chủ trì: Sở Nội vụ, thời hạn: quý IV, sản phẩm: Báo cáo}
              - việc: Hai
                chủ trì: [Sở Y tế, Sở Tư pháp]
                thời hạn: tháng 6
    """)
    place = at % len(good)
    text = (good[:place] + change + good[place + 1 :]).encode()
    assert outcome(text) == outcome(text, plainly=False)


def outcome(data: bytes, plainly: bool = True) -> Any:
    """A plan with its problems, or the problems alone."""
    with pytest.MonkeyPatch.context() as patch:
        if not plainly:
            patch.setattr(reading, "plain_data", left_to_the_parser)
        try:
            found = read_spec(data, FILE)
        except BadInput as error:
            return error.problems
        return found.plan, found.problems


def left_to_the_parser(_: str) -> Any:
    raise Unusual
