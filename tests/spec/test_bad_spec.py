"""A bad spec: every problem at once, each with its code, line, column and the line quoted.

In the cases ``‸`` stands where a problem is expected; it is taken out before reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from kehoach.errors import BadInput
from kehoach.problem import Problem, Severity
from kehoach.report import describe
from kehoach.spec.read import read_spec
from small_plans import FILE, problems, spec

MARK = "‸"


def marked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without marks; line, column and line as written of each mark."""
    return text.replace(MARK, ""), list(_places(text))


def _places(text: str) -> Iterator[tuple[int, int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        quote = line.replace(MARK, "").rstrip()
        for count, column in enumerate(i for i, char in enumerate(line) if char == MARK):
            yield number, column - count + 1, quote


def check(codes: str, text: str) -> tuple[Problem, ...]:
    """Hold that a text has problems of just these codes, at the marks, in this order."""
    clean, places = marked(text)
    found = problems(clean)
    assert [one.code for one in found] == codes.split()
    assert [(p.place.line, p.place.column, p.place.quote) for p in found] == places
    assert {one.place.file for one in found} <= {FILE}
    assert all(describe(one, language) for one in found for language in ("vi", "en"))
    return found


def task(*keys: str) -> str:
    """A spec with one task of these keys."""
    inner = "\n        ".join(keys)
    return spec(f"nội dung:\n  - mục: A\n    nhiệm vụ:\n      - việc: Việc\n        {inner}")


def section(text: str) -> str:
    return spec(f"nội dung:\n  - mục: A\n    {text}")


FORM = {
    "a key given twice": ("KH907", spec("số: 5\n‸số: 6")),
    "a key given twice, the second time wrongly": ("KH907 KH915", spec("số: 5\n‸số: ‸năm")),
    "a key given twice in two spellings": ("KH907", task("chủ trì: A", "‸chu_tri: B")),
    "a block given twice in two spellings": ("KH907", section("gạch: [a]\n    ‸gach: [b]")),
    "both nội dung and blocks beside it": ("KH920", section("nội dung: [a]\n    ‸điểm: [b]")),
    "a list for a text": ("KH911", spec("kế hoạch: ‸[a, b]")),
    "a mapping for a text": ("KH911", task("chủ trì: A", "sản phẩm: ‸{a: b, c: d}")),
    "a list for a text in a list": ("KH911", section("gạch:\n      - đoạn: ‸[a]")),
    "a text for a mapping": ("KH930", spec("chỉ số: ‸PAPI")),
    "a text for a task": ("KH930", section("nhiệm vụ:\n      - ‸Rà soát")),
    "a text for a signer": ("KH930", spec("người ký: ‸Chủ tịch")),
    "a mapping for a list": ("KH929", section("điểm: ‸{đoạn: a}")),
    "a text for a list": ("KH929", section("điểm: ‸a")),
    "a required key left blank": ("KH912", spec("kế hoạch:‸")),
    "a blank item": ("KH912", spec("mở đầu:\n  - ‸''\n  - b")),
    "no date": ("KH913", spec("ngày: ‸hôm nay")),
    "31 February": ("KH914", spec("ngày: ‸31/02/2026")),
    "31 February the other way": ("KH914", spec("ngày: ‸2026-02-31")),
    "a number in words": ("KH915", spec("số: ‸năm")),
    "number zero": ("KH915", spec("số: ‸0")),
    "a year of two digits": ("KH916", spec("năm: ‸26")),
    "a score in words": ("KH921", spec("chỉ số: {A: {kết quả: {2025: {điểm: ‸cao}}}}")),
    "a rank in words": ("KH922", spec("chỉ số: {A: {kết quả: {2025: {hạng: ‸nhất}}}}")),
    "a rank as a list": ("KH922", spec("chỉ số: {A: {kết quả: {2025: {hạng: ‸[1, 63]}}}}")),
    "a rank beyond its total": ("KH923", spec("chỉ số: {A: {kết quả: {2025: {hạng: ‸64/63}}}}")),
    "rank zero": ("KH923", spec("chỉ số: {A: {kết quả: {2025: {hạng: ‸0/63}}}}")),
    "neither yes nor no": ("KH924", spec("bản điện tử: ‸chắc là có")),
    "no amount": ("KH925", task("chủ trì: A", "kinh phí: ‸nhiều")),
    "no such urgency": ("KH910", spec("độ khẩn: ‸gấp")),
    "no such layout": ("KH910", section("nhiệm vụ: []\n    trình bày: ‸cột")),
    "no such table": ("KH910", section("bảng: ‸lương")),
    "no such duties": ("KH910", section("phân công: ‸theo người")),
    "no such level": ("KH910", spec("đánh số: [I, ‸II]")),
    "no such paper": ("KH910", spec("phụ lục:\n  - tên: X\n    khổ: ‸A3")),
    "a legal basis with text and parts": (
        "KH917",
        spec("căn cứ:\n  - ‸{văn bản: Luật A, loại: Luật}"),
    ),
    "a legal basis with neither": ("KH917", spec("căn cứ:\n  - ‸{số: 5/QĐ}")),
    "a row too short": ("KH918", section("bảng: ‸{cột: [a, b], hàng: [[1, 2], [3]]}")),
    "a cell joined to nothing": (
        "KH1100", section("bảng: ‸{cột: [a, b], hàng: [[1, 2], [<, 3]]}"),
    ),
    "widths too few": ("KH919", section("bảng: ‸{cột: [a, b], hàng: [], rộng: [1]}")),
    "a task without its content": ("KH927", section("nhiệm vụ:\n      - ‸chủ trì: A")),
    "a comma in a number in braces": (
        "KH890",
        spec("chỉ số: {A: {kết quả: {2025: {điểm: 87,‸02, hạng: 19/34}}}}"),
    ),
    "a comma in an amount in braces": ("KH890", task("kinh phí: {số tiền: 3,‸75 tỷ đồng}")),
    "a signer without a post": ("KH927", spec("người ký: ‸{họ tên: A}")),
}  # fmt: skip


@pytest.mark.parametrize(("codes", "text"), FORM.values(), ids=FORM.keys())
def test_a_fault_of_form(codes: str, text: str) -> None:
    check(codes, text)


UNKNOWN = {
    "of the plan": ("ký hiệu", spec("‸kí hiệu: KH-UBND")),
    "of a section": ("điểm", section("‸điểmm: [a]")),
    "of a task": ("chủ trì", task("‸chủ chì: A", "chủ trì: B")),
    "of an item": ("điểm", section("gạch:\n      - đoạn: a\n        ‸điểmm: [b]")),
    "of an agency": ("cấp trên", spec("cơ quan: {tên: UBND tỉnh Gia Lai, ‸cấp trênn: A}")),
    "of an index": ("thang điểm", spec("chỉ số:\n  A:\n    ‸thang điểmm: 100")),
    "of a result": ("điểm", spec("chỉ số: {A: {kết quả: {2025: {‸điểmm: 5}}}}")),
    "of a legal basis": ("trích yếu", spec("căn cứ:\n  - {loại: Luật, ‸trích yu: A}")),
    "of a signer": ("ký thay", spec("người ký: {chức vụ: A, ‸kí thay: B}")),
    "of an appendix": ("khổ", spec("mở đầu: Phụ lục kèm\nphụ lục:\n  - {tên: X, ‸khổổ: dọc}")),
    "of a free table": ("hàng", section("bảng: {cột: [a], hàng: [], ‸hàngg: []}")),
    "of targets": ("mục tiêu", section("chỉ tiêu:\n      - {chỉ tiêu: A, ‸mục tiêuu: 5}")),
    "like no key": ("", spec("‸xyzw: 5")),
}  # fmt: skip


@pytest.mark.parametrize(("hint", "text"), UNKNOWN.values(), ids=UNKNOWN.keys())
def test_an_unknown_key_is_refused_with_the_one_meant(hint: str, text: str) -> None:
    (found,) = check("KH926", text)
    assert found.args["hint"] == hint
    possible = found.args["keys"].split(", ")
    assert hint in [*possible, ""]
    assert len(set(possible)) == len(possible)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (section("nội dung:\n      - ‸nhiem vuu: [a]"), "nhiệm vụ"),
        (section("nội dung:\n      - ‸Lưu ý chung: làm ngay"), ""),
        (section("nội dung:\n      - ‸[a, b]"), ""),
    ],
)
def test_a_block_of_no_kind_is_refused(text: str, hint: str) -> None:
    (found,) = check("KH928", text)
    assert found.args["hint"] == hint


@pytest.mark.parametrize("key", ["kế hoạch", "năm", "cơ quan", "nội dung", "nơi nhận", "người ký"])
def test_a_key_that_every_plan_needs(key: str) -> None:
    kept = [line for line in spec().splitlines() if not line.startswith(f"{key}:")]
    (found,) = check("KH927", MARK + "\n".join(kept))
    assert found.args == {"key": key}


WHOLE = {
    "an unknown agency without details": ("KH934", spec("cơ quan: ‸Sở Nội vụ")),
    "an abolished province": ("KH935", spec("cơ quan: ‸UBND tỉnh Hà Giang", "ngày: 05/3/2026")),
    "a city before its time": (
        "KH888",
        spec("cơ quan: ‸UBND thành phố Bắc Ninh", "ngày: 05/3/2026"),
    ),
    "a task without a lead": ("KH938", section("nhiệm vụ:\n      - ‸việc: Rà soát")),
    "a lead left blank": ("KH938", section("nhiệm vụ:\n      - ‸việc: Rà soát\n        chủ trì:")),
    "a deadline on 31 February": ("KH936", task("chủ trì: A", "thời hạn: ‸trước ngày 31/02")),
    "a deadline in quarter V": ("KH936", task("chủ trì: A", "thời hạn: ‸quý V")),
    "a deadline in no year": ("KH936", task("chủ trì: A", "thời hạn: ‸năm 0000")),
    "a task code used twice": (
        "KH944",
        section(
            "nhiệm vụ:\n      - {mã: a, việc: X, chủ trì: A}\n"
            "      - {mã: ‸a, việc: Y, chủ trì: A}"
        ),
    ),
    "a missing appendix that the text names": ("KH939", spec("mở đầu: ‸Chi tiết tại Phụ lục II.")),
    "appendices named where there are none": ("KH939", spec("mở đầu: ‸Các phụ lục kèm theo.")),
    "an appendix beyond the last": (
        "KH939",
        spec("mở đầu: [Phụ lục I., ‸Phụ lục II.]\nphụ lục: [{tên: X}]"),
    ),
    "tasks put in an appendix that is not there": (
        "KH939",
        section("nhiệm vụ:\n      - {việc: X, chủ trì: A}\n    trình bày: ‸trong phụ lục"),
    ),
    "an appendix that the text does not name": (
        "KH940",
        spec("mở đầu: Xem Phụ lục I.\nphụ lục:\n  - tên: X\n  - ‸tên: Y"),
    ),
    "a name that holds itself": (
        "KH949",
        spec("cơ quan: {tên: ‸'Ban {cơ quan}', ký hiệu: B, địa danh: C}"),
    ),
    "an unknown label": ("KH932", spec("mở đầu: ‸Xem {xem nhiệm-vụ}.")),
    "a date far from the year": ("KH881", spec("ngày: ‸05/3/2023")),
    "signed both by order and by mandate": (
        "KH885",
        spec("người ký: ‸{chức vụ: Chủ tịch, thừa lệnh: A, thừa ủy quyền: B}"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("codes", "text"), WHOLE.values(), ids=WHOLE.keys())
def test_a_fault_of_the_whole_plan(codes: str, text: str) -> None:
    (found,) = check(codes, text)
    assert found.severity is Severity.ERROR
    with pytest.raises(BadInput):
        read_spec(text.replace(MARK, "").encode(), FILE)


def test_an_abolished_province_is_said_with_its_successor_and_the_act() -> None:
    (found,) = problems(spec("cơ quan: UBND tỉnh Hà Giang", "ngày: 01/7/2026"))
    assert found.args == {
        "name": "tỉnh Hà Giang",
        "to": "30/06/2025",
        "becomes": "tỉnh Tuyên Quang",
        "act": "Nghị quyết số 202/2025/QH15",
    }


@pytest.mark.parametrize(
    ("deadline", "past"),
    [
        ("01/3", True),
        ("trước ngày 04/3", True),
        ("tháng 02", True),
        ("năm 2025", True),
        ("từ tháng 01 đến tháng 02", True),
        ("05/3", False),
        ("tháng 3", False),
        ("quý I", False),
        ("6 tháng đầu năm", False),
        ("từ tháng 01 đến tháng 3", False),
        ("thường xuyên", False),
        ("trong năm {năm}", False),
        ("năm {năm-1}", True),
    ],
)
def test_a_deadline_over_before_the_plans_date_is_refused(deadline: str, past: bool) -> None:
    text = f"ngày: 05/3/2026\n{task('chủ trì: A', f'thời hạn: {MARK * past}{deadline}')}"
    check("KH937" if past else "", text)


def test_a_draft_without_a_date_has_no_past() -> None:
    check("", task("chủ trì: A", "thời hạn: 01/3"))


WARNINGS = {
    "a deadline not understood": ("KH943", task("chủ trì: A", "thời hạn: ‸sau Tết")),
    "no record copy": ("KH883", spec("nơi nhận: [A]").replace("nơi nhận", "‸nơi nhận")),
    "the record copy not last": ("KH884", spec("nơi nhận:\n  - ‸Lưu: VT\n  - Sở Nội vụ")),
    "a department whose work went to others": (
        "KH841",
        task("chủ trì: [Sở A, ‸Sở Giao thông vận tải]").replace("năm: 2026", "năm: 2027"),
    ),
    "the district level after its end": (
        "KH842",
        spec("nơi nhận:\n  - ‸UBND các huyện\n  - 'Lưu: VT'"),
    ),
    "a symbol in small letters": ("KH882", spec("ký hiệu: ‸Kh-ubnd")),
}  # fmt: skip


@pytest.mark.parametrize(("codes", "text"), WARNINGS.values(), ids=WARNINGS.keys())
def test_what_only_deserves_a_warning_lets_the_plan_through(codes: str, text: str) -> None:
    (found,) = check(codes, text)
    assert found.severity is Severity.WARNING
    assert found in read_spec(text.replace(MARK, "").encode(), FILE).problems


@pytest.mark.parametrize(
    "text",
    [
        "theo Phụ lục III kèm theo Nghị định số 30/2020/NĐ-CP",
        "theo Phụ lục III Nghị định số 30/2020/NĐ-CP",
        "các phụ lục của Quyết định số 45/QĐ-TTg",
        "tại Phụ lục I Thông tư số 01/2011/TT-BNV",
        "mẫu số 02 ban hành kèm theo Kế hoạch số 5/KH-UBND",
    ],
)
def test_an_appendix_of_another_act_is_none_of_this_plan(text: str) -> None:
    check("", spec(f"mở đầu: {text}"))


@pytest.mark.parametrize(
    "text",
    [
        "Xem {xem a} và {xem b}.",
        "Xem Phụ lục I, Phụ lục 2.",
        "Có các phụ lục kèm theo.",
        "Các phụ lục:",
    ],
)
def test_appendices_are_named_by_label_number_or_all_at_once(text: str) -> None:
    check("", spec(f"mở đầu: '{text}'", "phụ lục: [{tên: X, nhãn: a}, {tên: Y, nhãn: b}]"))


SYNTAX = {
    "indented by tabs": ("KH906 KH906", "năm:\n‸\ta: b\n‸\tc: d\n"),
    "colon in a text": ("KH891", spec("mở đầu: Mục tiêu‸: đạt 100%")),
    "star at the start": ("KH892", spec("mở đầu: ‸*Trước hết* là")),
    "bold at the start": ("KH892", spec("mở đầu:\n  - ‸**Trước hết** là")),
    "ampersand at the start": ("KH892", spec("mở đầu: ‸& nhiều hơn")),
    "indented less than its neighbours": ("KH893", spec("nội dung:\n  - mục: A\n   ‸điểm: [x]")),
    "indented more than its neighbours": ("KH893", spec("nội dung:\n  - mục: A\n     điểm‸: [x]")),
    "no colon after a key": ("KH894", spec("‸mở đầu lời\nkết thúc: lời")),
    "no space after the colon": ("KH894", spec("‸mở đầu:lời")),
    "a brace at the start of a text": ("KH895", spec("mở đầu: {năm-1} ‸là năm đầu")),
    "an at sign at the start": ("KH895", spec("mở đầu: ‸@a")),
    "a percent sign at the start": ("KH895", spec("mở đầu: ‸%a")),
    "a dash at the start of a text": ("KH895", spec("mở đầu: ‸- a")),
    "a word after the closing quote": ("KH895", spec('mở đầu: "a" ‸và b')),
    "an open quote": ("KH896", spec("mở đầu: ‸'a\nkết thúc: b")),
    "an open bracket": ("KH896", spec("mở đầu: ‸[a, b\nkết thúc: b")),
    "a key that is no text": ("KH889", spec("? ‸[a, b]\n: c")),
    "a brace alone": ("KH911", spec("mở đầu: [‸{năm}]")),
    "two documents": ("KH905", spec() + "‸---\nnăm: 2026\n"),
    "a tag": ("KH909", spec("số: ‸!foo 5")),
    "a tag that would run code": ("KH909", spec("mở đầu: ‸!!python/object/apply:os.system echo")),
    "a list at the top": ("KH945", "‸- năm: 2026\n"),
    "a text at the top": ("KH945", "‸Kế hoạch năm 2026\n"),
    "nothing": ("KH902", "‸"),
    "only comments": ("KH902", "‸"),
    "only spaces": ("KH902", "‸"),
}  # fmt: skip


@pytest.mark.parametrize(("codes", "text"), SYNTAX.values(), ids=SYNTAX.keys())
def test_what_yaml_cannot_read(codes: str, text: str) -> None:
    check(codes, text)


@pytest.mark.parametrize("data", [b"", b" \n\n", b"# a\n# b\n", b"\xef\xbb\xbf", b"\n\t\n"])
def test_an_empty_file(data: bytes) -> None:
    (found,) = problems(data)
    assert (found.code, found.place.line, found.place.column) == ("KH902", 1, 1)


def test_problems_of_form_and_of_the_whole_plan_come_in_one_run() -> None:
    check(
        "KH910 KH926 KH911 KH938 KH936 KH937 KH931 KH918 KH924",
        spec("""
            ngày: 05/3/2026
            độ khẩn: ‸gấp
            nội dung:
              - mục: A
                ‸nhãnn: x
                nội dung:
                  - đoạn: ‸[a]
                  - nhiệm vụ:
                      - ‸việc: Không ai làm
                      - {việc: X, chủ trì: A, thời hạn: ‸tháng 13}
                      - {việc: Y, chủ trì: A, thời hạn: ‸tháng 01}
                  - ‸Lời {này}.
                  - bảng: ‸{cột: [a], hàng: [[1, 2]]}
            bản điện tử: ‸không rõ
        """),
    )


def test_a_plan_may_be_dated_in_the_year_before_or_after() -> None:
    for day in (date(2025, 12, 30), date(2027, 1, 5)):
        check("", spec(f"ngày: {day.isoformat()}"))
