"""A spec read with an office's register: agency and signer filled in, names and acts judged."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import dedent

import pytest

from kehoach.compose import compose
from kehoach.errors import BadInput
from kehoach.plan import Task
from kehoach.problem import Problem, Severity
from kehoach.registry.register import Register
from kehoach.spec.checks import parts_of
from kehoach.spec.read import Spec, read_spec
from kehoach.spec.register_file import read_register
from small_plans import FILE, problems, spec

DAY = "ngày: 05/3/2026"
OFFICE = """
    tỉnh: tỉnh Đắk Lắk
    cơ quan:
      - {tên: Sở Nội vụ tỉnh Đắk Lắk, tên tắt: Sở Nội vụ, viết tắt: SNV, địa danh: Buôn Ma Thuột}
      - {tên: Sở Tài chính, viết tắt: STC}
      - {tên: Ban Dân tộc, loại: sở, đến: 30/4/2025, thay bằng: Sở Nội vụ}
      - {tên: Chi cục Biển, đến: 31/12/2025}
      - {tên: Sở Mới, viết tắt: SM, từ: 01/7/2026}
      - {tên: Trung tâm X, loại: đơn vị, cấp trên: Sở Nội vụ}
      - {tên: UBND xã Ea Kao}
    người ký:
      - {cơ quan: Sở Nội vụ, chức vụ: Giám đốc, họ tên: Lê A, đến: 31/12/2025}
      - {cơ quan: Sở Nội vụ, chức vụ: Giám đốc, họ tên: Lê B, từ: 01/01/2026}
      - {cơ quan: Sở Nội vụ, chức vụ: Phó Giám đốc, họ tên: Lê C}
      - {cơ quan: Sở Nội vụ, chức vụ: Phó Giám đốc, họ tên: Lê D}
      - {cơ quan: UBND tỉnh, chức vụ: Chủ tịch, họ tên: Lê Văn Nam}
    văn bản:
      - {loại: Quyết định, số: 12/QĐ-UBND, ngày: 05/01/2024, hiệu lực đến: 31/12/2025}
"""


def office(text: str = OFFICE) -> Register:
    return read_register(dedent(text).encode(), "danh-muc.yaml")


def read(*parts: str) -> Spec:
    return read_spec(spec(*parts).encode(), FILE, office())


def told(*parts: str) -> list[Problem]:
    try:
        return named(read(*parts).problems)
    except BadInput as error:
        return named(error.problems)


def named(found: Iterable[Problem]) -> list[Problem]:
    """Keep what is said of names, acts and form; rules of content are tested elsewhere."""
    return [one for one in found if one.code >= "KH800"]


def codes(*parts: str) -> list[str]:
    return [one.code for one in told(*parts)]


def head(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("name", ["SNV", "Sở Nội vụ", "Sở Nội vụ tỉnh Đắk Lắk"])
def test_the_issuer_is_known_by_any_form_of_its_name(name: str) -> None:
    made = compose(read(f"cơ quan: {name}", DAY, "người ký: {chức vụ: Giám đốc}").plan)
    assert head(made.superior) == "UBND TỈNH ĐẮK LẮK"
    assert [head(line) for line in made.issuer] == ["SỞ NỘI VỤ TỈNH ĐẮK LẮK"]
    assert made.number.endswith("/KH-SNV")
    assert made.place_and_day.startswith("Buôn Ma Thuột, ")
    assert made.signature.name == "Lê B"


@pytest.mark.parametrize("name", ["UBND tỉnh", "Ủy ban nhân dân tỉnh", "{tên: UBND tỉnh}"])
def test_the_province_of_the_register_may_go_without_its_name(name: str) -> None:
    made, whole = (
        compose(read(f"cơ quan: {one}", DAY).plan) for one in (name, "UBND tỉnh Đắk Lắk")
    )
    assert made == whole
    assert [head(line) for line in made.issuer] == ["ỦY BAN NHÂN DÂN", "TỈNH ĐẮK LẮK"]


def test_without_a_register_it_may_not() -> None:
    assert [one.code for one in problems(spec("cơ quan: UBND tỉnh"))] == ["KH934"]


def test_a_commune_needs_no_more_than_its_name() -> None:
    made = compose(read("cơ quan: UBND xã Ea Kao", DAY).plan)
    assert [head(line) for line in made.issuer] == ["ỦY BAN NHÂN DÂN", "XÃ EA KAO"]
    assert (made.superior, made.signature.authority[0]) == ("", "TM. ỦY BAN NHÂN DÂN")
    assert made.number.endswith("/KH-UBND")


def test_details_in_the_spec_win() -> None:
    made = compose(read("cơ quan: {tên: SNV, địa danh: Ea Kar}", DAY).plan)
    assert made.place_and_day.startswith("Ea Kar, ")


def test_an_issuer_that_lacks_a_symbol_is_refused() -> None:
    (found,) = told("cơ quan: Trung tâm X", DAY)
    assert (found.code, found.args["what"]) == ("KH863", "ký hiệu")


@pytest.mark.parametrize(
    ("name", "code"), [("Chi cục Biển", "KH864"), ("Ban Dân tộc", "KH866"), ("Sở Mới", "KH865")]
)
def test_an_issuer_out_of_time_is_refused(name: str, code: str) -> None:
    (found,) = told(f"cơ quan: {name}", DAY)
    assert (found.code, found.severity) == (code, Severity.ERROR)


# the signer


@pytest.mark.parametrize(
    ("signer", "day", "name"),
    [
        ("{chức vụ: Giám đốc}", "ngày: 31/12/2025", "Lê A"),
        ("{chức vụ: Giám đốc}", "ngày: 01/01/2026", "Lê B"),
        ("{chức vụ: Giám đốc}", "", ""),
        ("{chức vụ: Giám đốc, ký thay: Phó Giám đốc}", DAY, ""),
        ("{chức vụ: Giám đốc, họ tên: Lê B}", DAY, "Lê B"),
    ],
)
def test_the_one_in_office_on_the_day_signs(signer: str, day: str, name: str) -> None:
    made = read("cơ quan: SNV", day, f"người ký: {signer}")
    assert named(made.problems) == []
    assert compose(made.plan).signature.name == name


def test_the_chairman_of_a_province_is_filled_in_too() -> None:
    made = read("cơ quan: UBND tỉnh Đắk Lắk", DAY, "người ký: {chức vụ: Chủ tịch}")
    assert compose(made.plan).signature.name == "Lê Văn Nam"


def test_a_signer_not_in_office_on_the_day_is_a_warning() -> None:
    (found,) = told("cơ quan: SNV", DAY, "người ký: {chức vụ: Giám đốc, họ tên: Lê A}")
    assert (found.code, found.severity) == ("KH857", Severity.WARNING)
    assert (found.args["name"], found.args["given"]) == ("Lê B", "Lê A")
    assert found.place.quote.endswith("Lê A}")
    deputy = "người ký: {chức vụ: Giám đốc, ký thay: Phó Giám đốc, họ tên: Lê D}"
    assert told("cơ quan: SNV", DAY, deputy) == []


# those given work or a copy


def task(**names: str) -> str:
    given = ", ".join(f"{key.replace('_', ' ')}: '{value}'" for key, value in names.items())
    return f"nội dung: [{{nhiệm vụ: [{{việc: A, {given}}}]}}]"


@pytest.mark.parametrize(
    ("lead", "code"),
    [
        ("Sở Nội vụ", None),
        ("SNV", None),
        ("Sở Nội vụ; Sở Tài chính", None),
        ("Sở Nội vụ, Sở Tài chính và UBND xã Ea Kao", None),
        ("Giám đốc Sở Nội vụ", None),
        ("các sở, ban, ngành có liên quan", None),
        ("Thủ trưởng các cơ quan, đơn vị", None),
        ("Bộ Nội vụ", None),
        ("Ban Dân tộc", "KH866"),
        ("Sở KH&ĐT", "KH840"),
        ("UBND cấp huyện", "KH842"),
        ("Sở Nôi vụu", "KH856"),
        ("Hội Nông dân tỉnh", "KH856"),
    ],
)
def test_names_of_those_who_lead_are_judged_by_the_office(lead: str, code: str | None) -> None:
    found = told(DAY, task(chủ_trì=lead))
    assert [one.code for one in found] == ([code] if code else [])
    assert all(one.severity is Severity.WARNING for one in found)


def test_an_unknown_name_gets_suggestions_only_with_an_office() -> None:
    text = spec(DAY, task(chủ_trì="Sở Nội vụu"))
    (found,) = named(read_spec(text.encode(), FILE, office()).problems)
    assert (found.code, found.args["hint"]) == ("KH856", "Sở Nội vụ")
    assert named(problems(text)) == []


def test_copies_may_go_to_anyone_but_a_misspelt_agency() -> None:
    copies = "nơi nhận: [Tỉnh ủy (để báo cáo), 'Như trên', UBND xã Ea Kaoo, 'Lưu: VT']"
    (found,) = told(DAY, copies)
    assert (found.code, found.args["hint"]) == ("KH856", "UBND xã Ea Kao")


def test_titles_of_columns_name_no_one() -> None:
    titles = "{chủ trì: Cơ quan chủ trì, phối hợp: Phối hợp}"
    tasks = f"nhiệm vụ: [{{việc: A, chủ trì: Sở Y}}], trình bày: bảng, tên cột: {titles}"
    (found,) = told(DAY, f"nội dung: [{{{tasks}}}]")
    assert found.args["name"] == "Sở Y"


@pytest.mark.parametrize(
    "lead",
    [
        "'Sở Nội vụ; ‸Sở Một; ‸Sở Hai'",
        "Sở Nội vụ; ‸Sở Một; ‸Sở Hai",
        "[Sở Nội vụ; ‸Sở Một, ‸Sở Hai]",
        "[Sở Nội vụ, ‸Sở Một, ‸'Sở Hai']",
        "\n    - Sở Nội vụ; ‸Sở Một\n    - ‸Sở Hai",
    ],
)
def test_each_name_is_told_at_its_own_place(lead: str) -> None:
    marked = spec(DAY, f"nội dung:\n- nhiệm vụ:\n  - việc: A\n    chủ trì: {lead}")
    places = [
        (number, at - line[:at].count("‸") + 1)
        for number, line in enumerate(marked.splitlines(), 1)
        for at, sign in enumerate(line)
        if sign == "‸"
    ]
    found = named(read_spec(marked.replace("‸", "").encode(), FILE, office()).problems)
    assert [one.args["name"] for one in found] == ["Sở Một", "Sở Hai"]
    assert [(one.place.line, one.place.column) for one in found] == places


# one agency under several names

MANY_NAMES = """
    nội dung:
      - mục: Nhiệm vụ
        nhiệm vụ:
          - {việc: một, chủ trì: SNV, phối hợp: [STC, Sở Tài chính, Sở Y]}
          - {việc: hai, chủ trì: Sở Nội vụ tỉnh Đắk Lắk}
        trình bày: bảng
      - mục: Chỉ tiêu
        chỉ tiêu: [{chỉ tiêu: Hồ sơ, chủ trì: SNV}]
      - mục: Tổ chức
        phân công: theo cơ quan
        thêm: [{cơ quan: SNV, việc: [Đôn đốc.]}, {cơ quan: STC, việc: [Bố trí.]}]
"""
ONE_NAME = (
    MANY_NAMES.replace("STC, Sở Tài chính", "Sở Tài chính")
    .replace("Sở Nội vụ tỉnh Đắk Lắk", "Sở Nội vụ")
    .replace("SNV", "Sở Nội vụ")
    .replace("STC", "Sở Tài chính")
)


def test_an_agency_is_one_under_every_name_that_the_register_gives_it() -> None:
    made, wanted = (compose(read(DAY, text).plan) for text in (MANY_NAMES, ONE_NAME))
    assert made == wanted
    assert "SNV" in MANY_NAMES
    assert "SNV" not in ONE_NAME


def test_the_same_agency_may_not_lead_and_support_under_two_names() -> None:
    found = read(DAY, task(chủ_trì="SNV", phối_hợp="Sở Nội vụ")).problems
    assert "KH707" in [one.code for one in found]


def test_what_the_plan_abbreviates_itself_stays_as_typed() -> None:
    made = read(DAY, "viết tắt: {SNV: Sở Nội vụ}", task(chủ_trì="SNV", phối_hợp="STC")).plan
    assert [(one.lead, one.support) for _, one in parts_of(made, Task)] == [
        (("SNV",), ("Sở Tài chính",))
    ]


@pytest.mark.parametrize("name", ["UBND tỉnh", "Sở Y", "Sở Mới", "SM", "sở Tài chính"])
def test_any_other_name_stays_as_typed(name: str) -> None:
    ((_, made),) = parts_of(read(DAY, task(chủ_trì=name)).plan, Task)
    assert made.lead == (name,)


# acts


@pytest.mark.parametrize(
    ("basis", "code", "severity"),
    [
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ", None, None),
        ("Nghị định số 45/2025/NĐ-CP ngày 28/02/2025", "KH859", Severity.WARNING),
        ("Nghị định số 61/2018/NĐ-CP của Chính phủ", "KH868", Severity.ADVICE),
        ("Nghị định số 150/2025/NĐ-CP ngày 12/6/2025", "KH861", Severity.ADVICE),
        ("{loại: Nghị định, số: 45/2025/NĐ-CP, ngày: 28/02/2025}", "KH859", Severity.WARNING),
        ("{loại: Luật, trích yếu: Tổ chức chính quyền địa phương, ngày: 16/6/2025}", None, None),
        ("{loại: Quyết định, số: 12/QĐ-UBND, ngày: 05/01/2024}", "KH858", Severity.WARNING),
        ("Quyết định số 12/QĐ-UBND ngày 05/01/2024 của UBND tỉnh", "KH858", Severity.WARNING),
        ("Quyết định số 12/QĐ-UBND ngày 06/01/2024 của UBND tỉnh", None, None),
        ("Nghị định số 9999/2018/NĐ-CP", None, None),
    ],
)
def test_a_basis_past_its_days_is_told(
    basis: str, code: str | None, severity: Severity | None
) -> None:
    found = told(DAY, f"căn cứ:\n  - {basis}")
    assert [(one.code, one.severity) for one in found] == ([(code, severity)] if code else [])
    assert all(one.place.quote.strip() == f"- {basis}" for one in found)


def test_a_basis_not_yet_in_force_is_told_also_without_an_office() -> None:
    text = spec("năm: 2024", "ngày: 05/3/2024", "căn cứ: [Nghị quyết số 202/2025/QH15]")
    assert [one.code for one in named(problems(text))] == ["KH860"]


# without an office, and with faults


def test_without_an_office_the_plan_is_as_it_was_written() -> None:
    text = spec("cơ quan: UBND tỉnh Đắk Lắk", DAY).encode()
    assert read_spec(text, FILE, None).plan == read_spec(text, FILE).plan
    assert read_spec(text, FILE).plan.agency.symbol is None


def test_faults_of_form_do_not_hide_what_the_register_says() -> None:
    assert codes("số: x", DAY, task(chủ_trì="Sở Nội vụu")) == ["KH915", "KH856"]
