"""Bytes that are no clean text, and files made to break the reader."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kehoach.compose import compose
from kehoach.errors import BadInput
from kehoach.report import describe
from kehoach.spec.read import read_spec
from small_plans import FILE, faults, plan, problems, spec

GOOD = spec("""
    kế hoạch: Nâng cao Chỉ số A năm {năm}
    ngày: 05/3/2026
    viết tắt: {CCHC: cải cách hành chính}
    căn cứ:
      - {loại: Quyết định, số: 45/QĐ-TTg, ngày: 02/01/2026, cơ quan: Chính phủ, trích yếu: về A}
    chỉ số:
      A: {thang điểm: 100, kết quả: {2024: {điểm: 80, hạng: 9/63}, 2025: {điểm: 81}}}
    mở đầu: >-
      Chỉ số A {kết quả A}; xem {xem bảng} và {xem nhiệm-vụ}.
    nội dung:
      - mục: Mục tiêu
        điểm:
          - Một **hai**
          - đoạn: Ba
            gạch: [bốn, {đoạn: năm, cộng: [sáu]}]
      - mục: Nhiệm vụ
        nhãn: nhiệm-vụ
        trình bày: theo cơ quan
        nhiệm vụ:
          - {mã: n1, việc: Rà soát, chủ trì: Sở A, phối hợp: [Sở B], thời hạn: quý IV}
      - bảng: {cột: [STT, Tên], hàng: [[1, A], [2, B]]}
      - phân công: theo cơ quan
    phụ lục:
      - {tên: Bảng, nhãn: bảng, khổ: ngang, bảng: nhiệm vụ}
""")


def test_the_spec_that_the_rest_is_made_of_is_good() -> None:
    assert problems(GOOD) == ()


@pytest.mark.parametrize(
    "data",
    [
        unicodedata.normalize("NFD", GOOD).encode(),
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
        GOOD.encode("utf-16"),
        GOOD.replace("Rà soát", "Rà\u200b soát\ufeff").encode(),
        GOOD.replace("Rà soát", "Rà\u2028soát").encode(),
        GOOD.rstrip("\n").encode(),
    ],
    ids=["NFD", "BOM", "CRLF", "CR", "UTF-16", "zero width", "line separator", "no last break"],
)
def test_other_ways_to_write_the_same_characters_give_the_same_plan(data: bytes) -> None:
    assert read_spec(data, FILE).plan == read_spec(GOOD.encode(), FILE).plan


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_places_do_not_shift_with_line_ends_normal_form_or_bom(
    end: str, form: str, start: str
) -> None:
    text = spec("mở đầu: 'Lời của Đắk Lắk {này}'\nsố: không")
    other = start + unicodedata.normalize(form, text).replace("\n", end)  # type: ignore[arg-type]
    assert faults(other) == faults(text) == [("KH931", 7, 9), ("KH915", 8, 5)]


def test_a_line_separator_inside_a_text_does_not_shift_the_lines_below() -> None:
    assert faults(spec("mở đầu: Hai\u2028dòng\nsố: không")) == [("KH915", 8, 5)]


TCVN3 = "k\xd5 ho\xb9ch: C\xb6i c\xb8ch h\xb5nh ch\xddnh\nn\xa8m: 2026\n"
VNI = "ke\xe1 hoa\xefch: Ca\xfbi ca\xf9ch\nna\xeam: 2026\n"


@pytest.mark.parametrize(
    ("data", "codes", "line", "column"),
    [
        (TCVN3.encode("latin-1"), {"KH900"}, 1, 2),
        (VNI.encode("latin-1"), {"KH900", "KH901"}, 1, 3),
        (b"a: b\nc: \xff\n", {"KH901"}, 2, 4),
        ("số: ".encode() + b"\xe1\xba", {"KH901"}, 1, 5),
        ("kế hoạch: A".encode("utf-16-le"), {"KH901"}, 1, 3),
        (b"PK\x03\x04\x14\x00\x06\x00\xed\xa0\x80", {"KH901"}, 1, 9),
        (b"\xff\xfea", {"KH901"}, 1, 3),
    ],
    ids=[
        "TCVN3",
        "VNI",
        "one bad byte",
        "cut off",
        "UTF-16 unmarked",
        "a Word file",
        "half UTF-16",
    ],
)
def test_bytes_that_are_no_unicode_text(
    data: bytes, codes: set[str], line: int, column: int
) -> None:
    (found,) = problems(data)
    assert found.code in codes
    assert (found.place.line, found.place.column) == (line, column)
    assert found.place.quote.isprintable()


@pytest.mark.parametrize(
    ("char", "name"),
    [("\x07", "U+0007"), ("\x00", "U+0000"), ("\x1b", "U+001B"), ("\x7f", "U+007F"),
     ("\x85", "U+0085"), ("\x0b", "U+000B"), ("\ufffe", "U+FFFE"), ("\uffff", "U+FFFF")],
)  # fmt: skip
def test_a_control_character_is_refused_at_its_place(char: str, name: str) -> None:
    (found,) = problems(spec(f"mở đầu: Lời{char} lời"))
    assert (found.code, found.args) == ("KH904", {"char": name})
    assert (found.place.line, found.place.column) == (7, 12)
    assert found.place.quote == "mở đầu: Lời\ufffd lời"


def test_of_control_characters_the_first_fifty_are_enough() -> None:
    assert len(problems(b"\x01\n" * 1000)) == 50


def bomb(levels: int = 9, width: int = 9) -> str:
    """Each alias holds nine of the one before: 9⁹ texts in some 400 bytes."""
    lines = [f"a0: &a0 [{', '.join(['x'] * width)}]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, levels)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (bomb(), 1),
        (spec("mở đầu: &a [*a]"), 7),
        (spec("chỉ số: &a {A: *a}"), 7),
        ("[" * 200, 1),
        ("[" * 100_000, 1),
        ("a: " + "[" * 100_000 + "]" * 100_000, 1),
        ("{a: " * 100_000, 1),
        ("- " * 100_000, 1),
        ("? " * 100_000, 1),
        ("\n".join(" " * n + "a:" for n in range(1500)), 61),
    ],
    ids=["alias bomb", "list in itself", "mapping in itself", "200 deep", "brackets", "closed",
         "braces", "dashes", "question marks", "indents"],
)  # fmt: skip
def test_nesting_without_end_is_refused_and_breaks_nothing(text: str, line: int) -> None:
    (found,) = problems(text)
    assert (found.code, found.place.line) == ("KH908", line)


def test_an_alias_that_is_used_as_meant_is_read() -> None:
    shared = plan("mở đầu: &a Lời chung.\nkết thúc: *a")
    assert shared.opening == shared.closing == ("Lời chung.",)


def test_ten_megabytes_are_too_much() -> None:
    (found,) = problems(b"a: " + b"x" * 10_000_000)
    assert (found.code, found.args) == ("KH903", {"size": "10000", "limit": "5000"})


@pytest.mark.parametrize(
    "text",
    [
        "\x01" * 4_000_000,
        "".join(f"khóa{number}: x\n" for number in range(30_000)),
        spec("nội dung:\n" + "  - lạ: x\n" * 30_000),
        spec("mở đầu:\n" + "  - [x]\n" * 30_000),
        spec("chỉ số:\n" + "".join(f"  A{n}: x\n" for n in range(30_000))),
    ],
    ids=["control characters", "keys", "blocks", "items", "indices"],
)
def test_a_large_file_of_faults_is_refused_in_good_time(text: str) -> None:
    start = perf_counter()
    assert 0 < len(problems(text)) <= 1100
    assert perf_counter() - start < 30


def test_nothing_in_a_spec_runs_code(tmp_path: Path) -> None:
    target = tmp_path / "made"
    code = f"!!python/object/apply:os.system ['touch {target}']"
    found = problems(spec(f"mở đầu: {code}", "kết thúc: !!python/name:os.getcwd ''"))
    assert {one.code for one in found} >= {"KH909"}
    assert not target.exists()


def outcome(data: bytes) -> None:
    """Hold that a spec either can be composed, or is refused saying what and where."""
    try:
        compose(read_spec(data, FILE).plan)
    except BadInput as error:
        assert error.problems
        for one in error.problems:
            assert one.place.line >= 1
            assert one.place.column >= 1
            assert describe(one, "vi")
            assert describe(one, "en")
        lines = [one.place.line for one in error.problems]
        assert lines == sorted(lines)


@given(st.binary(max_size=200))
@example(b"\xff\xfe\x00")
@example(b"a: \xed\xa0\x80")
@example(b"%YAML 1.1\n---\n")
@example(b"? \n")
@example(b"!<tag> a")
@example(b"--- >\n\xef\xbb\xbf")
def test_any_bytes_give_a_plan_or_problems(data: bytes) -> None:
    outcome(data)


@given(st.text(alphabet="aă: -[]{}'\"|>#&*!%@`?,\n\t~", max_size=60))
def test_any_yaml_like_text_gives_a_plan_or_problems(text: str) -> None:
    outcome(text.encode())
    outcome((GOOD + text).encode())


CHARACTERS = st.sampled_from([*"aăđ0159:-[]{}'\"|>#&*!%@\\/?,.;~ \n\t", "{xem ", "Phụ lục X"])


@given(st.data())
def test_a_good_spec_with_any_character_changed_gives_a_plan_or_problems(
    data: st.DataObject,
) -> None:
    text = GOOD
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text) - 1))
        cut = data.draw(st.integers(0, 2))
        text = text[:at] + data.draw(st.one_of(CHARACTERS, st.just(""))) + text[at + cut :]
    outcome(text.encode())


LINES = GOOD.split("\n")
VALUES = st.sampled_from(
    ["x", "[]", "{}", "[x]", "{a: b}", "~", "''", "0", "-1", "31/02/2026", "99999999999999999999",
     "{năm}", "'{xem a}'", "1e400", ".inf", "0x1F", "1:30", "*a", "[[x]]", "[{}]", "64/63",
     "Phụ lục V"]
)  # fmt: skip


@given(st.data())
def test_a_good_spec_with_lines_moved_doubled_or_lost_gives_a_plan_or_problems(
    data: st.DataObject,
) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        at, to = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        line = lines.pop(at) if data.draw(st.booleans()) else lines[at]
        lines.insert(to, " " * data.draw(st.integers(0, 4)) + line)
    outcome("\n".join(lines).encode())


@given(st.data())
def test_a_good_spec_with_any_value_replaced_gives_a_plan_or_problems(data: st.DataObject) -> None:
    """Every kind of value at every key: the wrong type is a problem, never a crash."""
    at = data.draw(st.sampled_from([n for n, line in enumerate(LINES) if ": " in line]))
    key, _, _ = LINES[at].partition(": ")
    lines = [*LINES[:at], f"{key}: {data.draw(VALUES)}", *LINES[at + 1 :]]
    outcome("\n".join(lines).encode())
