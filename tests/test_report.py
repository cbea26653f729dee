"""The message catalog: complete, in two languages, and its page fresh."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from kehoach.catalog_page import catalog_page
from kehoach.problem import Place, Problem, Severity
from kehoach.report import catalog, describe, describe_all, location, words
from kehoach.rolling.items import words as review_words
from kehoach.rules import rules

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "kehoach"
CODE = re.compile(r"KH\d{3,4}")
IN_TABLES = (
    ({"KH905", "KH927", "KH929", "KH930"}, {"key"}),
    ({"KH964", "KH986", "KH988"}, {"path"}),
    ({"KH954", "KH956", "KH957", "KH958", "KH959", "KH962"}, {"path", "folder", "reason"}),
    ({"KH891", "KH892", "KH893", "KH894", "KH895", "KH896", "KH905"}, set[str]()),
)
"""Codes that a table in the source gives to a call, with the arguments of that call."""

FILLED_IN = (
    ({"KH1038", "KH1043", "KH1044"}, {"agency", "above", "wanted", "now", "thing"}),
    ({"KH1039"}, {"agency", "above", "target"}),
    ({"KH1040", "KH1041"}, {"agency", "above", "code", "task"}),
    ({"KH1042", "KH1045"}, {"agency", "above", "code", "task", "lead", "support"}),
    ({"KH1046", "KH1048"}, {"above", "code", "task"}),
    ({"KH1121"}, {"what", "what_en", "words", "year", "part", "text"}),
    ({f"KH{number}" for number in (*range(1053, 1059), 1060, 1062)}, {"at", "was", "now"}),
)
"""Codes whose arguments are put together in several steps."""

AT_TAGS = {f"KH{number}" for number in range(810, 830)}
"""Codes of faults in templates: their tests tell each fault in words."""

Given = dict[str, ast.expr]


def trees() -> Iterator[ast.Module]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"))


def codes_in(node: ast.AST) -> set[str]:
    texts = (one.value for one in ast.walk(node) if isinstance(one, ast.Constant))
    return {text for text in texts if isinstance(text, str) and CODE.fullmatch(text)}


def arguments(call: ast.Call, given: Given) -> set[str]:
    """Return the names that a call gives: keywords, and keys of dicts written there or above."""
    found = {keyword.arg for keyword in call.keywords if keyword.arg}
    for value in (*call.args[1:], *(keyword.value for keyword in call.keywords)):
        for node in ast.walk(value):
            written = given.get(node.id) if isinstance(node, ast.Name) else node
            if isinstance(written, ast.Dict):
                found |= {str(key.value) for key in written.keys if isinstance(key, ast.Constant)}
    return found


def first_codes(call: ast.Call, given: Given) -> set[str]:
    """Return the codes that are the call's first argument, by name or written there."""
    first = call.args[0] if call.args else call
    written = given.get(first.id, first) if isinstance(first, ast.Name) else first
    return codes_in(written) if isinstance(written, ast.Constant | ast.IfExp) else set()


@cache
def calls() -> list[tuple[str, set[str]]]:
    """Return every code that is the first argument of a call, with the names that call gives."""
    found: list[tuple[str, set[str]]] = []
    functions = (one for tree in trees() for one in ast.walk(tree))
    for function in functions:
        if isinstance(function, ast.FunctionDef):
            given = {
                target.id: node.value
                for node in ast.walk(function)
                if isinstance(node, ast.Assign)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            made = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
            found += [
                (code, arguments(call, given)) for call in made for code in first_codes(call, given)
            ]
    return found


def fields(texts: list[str]) -> set[str]:
    return {name for text in texts for _, name, *_ in Formatter().parse(text) if name}


def texts_of(code: str, language: str) -> list[str]:
    entry = catalog()[code]
    more = entry.get("with_hint", {})
    return [*entry[language], *([more[language]] if more else [])]


def test_page_is_fresh() -> None:
    page = (ROOT / "docs" / "ma-loi.md").read_text(encoding="utf-8")
    assert page == catalog_page(), "run: python -m kehoach.catalog_page > docs/ma-loi.md"


def test_page_lists_every_code_once() -> None:
    assert Counter(re.findall(r"^\| (KH\d+) ", catalog_page(), re.MULTILINE)) == Counter(
        list(catalog())
    )


def test_codes_of_the_source_and_of_the_catalog_are_the_same() -> None:
    used = {code for tree in trees() for code in codes_in(tree)}
    assert used - rules().keys() - review_words().keys() == catalog().keys()
    assert not review_words().keys() & (catalog().keys() | rules().keys())


def test_a_rule_is_told_by_its_finding_and_mend() -> None:
    problem = Problem("KH101", args={"width": "216", "height": "279"})
    assert words(problem)[0] == "Khổ giấy 216 × 279 mm, không phải A4."
    assert words(problem, "en")[0] == "The page is 216 × 279 mm, not A4."
    assert not rules().keys() & catalog().keys()


def test_no_code_is_written_twice() -> None:
    text = (PACKAGE / "messages.yaml").read_text(encoding="utf-8")
    codes = re.findall(r"^(KH\d+):", text, re.MULTILINE)
    assert sorted(codes) == sorted(set(codes)) == sorted(catalog())


def test_names_are_unique_and_plain() -> None:
    names = [entry["name"] for entry in catalog().values()]
    assert sorted(names) == sorted(set(names))
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name) for name in names)


@pytest.mark.parametrize("code", catalog())
def test_entry_has_reason_and_mend_in_both_languages(code: str) -> None:
    assert {len(catalog()[code][language]) for language in ("vi", "en")} == {2}
    for language in ("vi", "en"):
        assert all(text.strip() == text != "" for text in texts_of(code, language))
    assert texts_of(code, "vi") != texts_of(code, "en")


@pytest.mark.parametrize("code", catalog())
def test_both_languages_say_the_same_arguments(code: str) -> None:
    (vi, en) = (texts_of(code, language) for language in ("vi", "en"))
    assert fields([vi[0]]) == in_vietnamese(fields([en[0]]))
    assert fields(vi) == in_vietnamese(fields(en))


def in_vietnamese(names: set[str]) -> set[str]:
    """Return names of arguments; ``what_en`` is the English of ``what``."""
    return {name.removesuffix("_en") for name in names}


@pytest.mark.parametrize("code", sorted(catalog().keys() - AT_TAGS))
def test_every_call_gives_the_arguments_of_its_message(code: str) -> None:
    given = [names for codes, names in FILLED_IN if code in codes]
    given = given or [names for named, names in calls() if named == code]
    given += [names for codes, names in IN_TABLES if code in codes]
    assert given
    for names in given:
        for language in ("vi", "en"):
            assert not fields(texts_of(code, language)) - names


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", catalog())
def test_message_says_its_arguments(code: str, language: str) -> None:
    args = {name: f"<{name}>" for name in fields(texts_of(code, language))}
    for hint in {"", args.get("hint", "")}:
        said = words(Problem(code, args={**args, "hint": hint}), language)
        left = {name for name in args if f"<{name}>" not in "".join(said)}
        assert left <= {"hint", "keys", "known"}
    assert describe(Problem(code, args=args), language).count(f"[{code}]") == 1


def test_problem_is_told_with_place_line_and_mend() -> None:
    place = Place("a.yaml", 3, 5, "năm: hai nghìn")
    problem = Problem("KH916", place, {"value": "hai nghìn"})
    assert describe(problem) == (
        "a.yaml:3:5: lỗi [KH916] “hai nghìn” không phải một năm.\n"
        "    | năm: hai nghìn\n"
        "    |     ^\n"
        "    Sửa: Viết năm bằng bốn chữ số, ví dụ 2026."
    )
    english = describe(Problem("KH916", place, problem.args, Severity.WARNING), "en")
    assert english.startswith("a.yaml:3:5: warning [KH916] “hai nghìn” is not a year.\n")
    assert english.endswith("\n    Mend: Write four digits, e.g. 2026.")


def test_long_line_is_cut_around_the_column() -> None:
    place = Place("a.yaml", 1, 501, "x" * 500 + "!" + "y" * 500)
    quoted, arrow = describe(Problem("KH905", place)).splitlines()[1:3]
    assert len(quoted) < 140
    assert quoted[arrow.index("^")] == "!"


def test_kind_of_value_is_said_in_english() -> None:
    assert "not a list." in words(Problem("KH911", args={"got": "danh sách"}), "en")[0]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place(), ""),
        (Place("a.yaml"), "a.yaml"),
        (Place("a.yaml", 2, 7), "a.yaml:2:7"),
        (Place("mẫu.docx", spot="bảng 1, hàng 2"), "mẫu.docx, bảng 1, hàng 2"),
        (Place(spot="word/document.xml"), "word/document.xml"),
    ],
)
def test_place_is_told_as_a_person_would(place: Place, said: str) -> None:
    assert location(place) == said


def test_problems_stand_apart() -> None:
    told = describe_all([Problem("KH902"), Problem("KH905")])
    assert len(told.split("\n\n")) == 2


def warned(line: int, code: str = "KH856", **args: str) -> Problem:
    quote = " " * 6 + "phối hợp: Công an tỉnh"
    named = {"name": "Công an tỉnh", "hint": "", **args}
    return Problem(code, Place("a.yaml", line, 17, quote), named, Severity.WARNING)


def test_a_warning_of_many_places_is_told_once_with_their_lines() -> None:
    many = [warned(line) for line in range(10, 21)]
    told = describe_all([*many[:2], warned(5, name="Đài tỉnh"), *many[2:]])
    first, other = told.split("\n\n")
    assert first.splitlines()[0].startswith("a.yaml:10:17: cảnh báo [KH856] “Công an tỉnh”")
    assert first.splitlines()[-1] == (
        "    Còn 10 chỗ như vậy: 11:17, 12:17, 13:17, 14:17, 15:17, 16:17, 17:17, 18:17…"
    )
    assert "Đài tỉnh" in other and "như vậy" not in other
    assert describe_all(many[:3], "en").endswith("    2 more of the same: 11:17, 12:17.")


def test_errors_of_many_places_each_stand_with_their_line() -> None:
    errors = [one._replace(severity=Severity.ERROR) for one in (warned(10), warned(11))]
    assert describe_all(errors) == "\n\n".join(map(describe, errors))


def test_the_same_warning_without_a_place_is_counted() -> None:
    nowhere = [warned(1)._replace(place=Place("a.yaml"))] * 2
    assert describe_all(nowhere).endswith("    Còn 1 chỗ như vậy.")


def test_without_a_suggestion_none_is_told() -> None:
    for code, entry in catalog().items():
        if "with_hint" in entry:
            given = dict.fromkeys(_fields(" ".join(entry["vi"] + [entry["with_hint"]["vi"]])), "x")
            bare, hinted = (
                words(Problem(code, args={**given, "hint": hint})) for hint in ("", "gợi ý")
            )
            assert "“”" not in bare[1] and "gợi ý" not in bare[1], code
            assert hinted[1] != bare[1], code


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
