"""What the plan above says of its own parts is said of that plan in the plans below."""

from __future__ import annotations

from pathlib import Path

import pytest
from handed import handed, written

import kehoach
from kehoach.errors import BadInput
from kehoach.plan import Task
from kehoach.spec.checks import parts_of

PLANS = sorted((Path(__file__).parents[2] / "plans").glob("*.yaml"))
REFERRING = """\
kế hoạch: Cải cách năm {năm}
năm: 2026
cơ quan: UBND tỉnh Đắk Lắk
nội dung:
  - mục: Chỉ tiêu
    nhãn: chỉ-tiêu
    chỉ tiêu:
      - {chỉ tiêu: 'Tỷ lệ đúng hạn (cách tính tại Phụ lục II)', mục tiêu: 99%, chủ trì: Sở Nội vụ}
  - mục: Nhiệm vụ
    nhiệm vụ:
      - việc: Thực hiện các phụ lục kèm theo Kế hoạch này
        chủ trì: Sở Nội vụ
        phối hợp: Sở Tư pháp
        thời hạn: quý III
        sản phẩm: Biểu tại Phụ lục II, số liệu tại Phụ lục III
        ghi chú: 'Xem {xem chỉ-tiêu}, {xem phụ-lục-2}, {xem phụ-lục-3} kèm theo Kế hoạch này'
        gạch: ['Theo Phụ lục I, II, III và mục II.']
      - {việc: 'Rà soát theo {xem phụ-lục-3}', chủ trì: Sở Tư pháp, thời hạn: 30/9/2026}
  - mục: Tổ chức thực hiện
    nội dung:
      - phân công: theo cơ quan
        thêm:
          - cơ quan: Các sở, ban, ngành
            việc: ['Báo cáo về Sở Nội vụ theo {xem phụ-lục-1}, {xem phụ-lục-2}.']
phụ lục:
  - {tên: Nhiệm vụ, nhãn: phụ-lục-1, bảng: nhiệm vụ}
  - {tên: Biểu báo cáo, nhãn: phụ-lục-2, nội dung: [Biểu.]}
  - {tên: Số liệu, nhãn: phụ-lục-3, nội dung: [Số liệu.]}
nơi nhận: ['Lưu: VT']
người ký: {chức vụ: Chủ tịch}
"""


def refused(spec: Path, folder: Path) -> list[tuple[str, str]]:
    """Agency and code of every error of the sub-plans of a plan; each is rendered."""
    found = []
    for one in kehoach.split(spec, folder, lead_days=3).specs:
        try:
            kehoach.render(kehoach.load(one.path))
        except BadInput as error:
            found += [(one.path.stem, problem.code) for problem in error.problems]
    return found


def test_a_plan_below_of_one_that_names_its_parts_everywhere_renders(tmp_path: Path) -> None:
    spec = tmp_path / "tinh.yaml"
    spec.write_text(REFERRING, encoding="utf-8")
    assert refused(spec, tmp_path / "con") == []


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.stem)
def test_every_plan_below_of_the_plans_at_hand_renders(plan: Path, tmp_path: Path) -> None:
    try:
        assert refused(plan, tmp_path) == []
    except BadInput as error:
        assert [one.code for one in error.problems] == ["KH1032"], "gives no one work"


ABOVE = "Kế hoạch của UBND tỉnh"
ANNEX = """
kết thúc: 'Trên đây là Kế hoạch ({xem phụ-lục})'
phụ lục: [{tên: Biểu, nhãn: phụ-lục, nội dung: ['Biểu.']}]
"""


@pytest.mark.parametrize(
    ("typed", "below"),
    [
        ("theo {xem phụ-lục}", f"theo Phụ lục {ABOVE}"),
        ("theo {xem phụ-lục} kèm theo Kế hoạch này", f"theo Phụ lục kèm theo {ABOVE}"),
        ("theo {xem phụ-lục} của Kế hoạch này", f"theo Phụ lục của {ABOVE}"),
        ("theo {xem phụ-lục} Kế hoạch này", f"theo Phụ lục {ABOVE}"),
        ("theo Phụ lục", f"theo Phụ lục {ABOVE}"),
        ("theo Phụ lục kèm theo", f"theo Phụ lục kèm theo {ABOVE}"),
        ("theo mục I Kế hoạch này", f"theo mục I {ABOVE}"),
        ("theo Phụ lục I Nghị định số 30", "theo Phụ lục I Nghị định số 30"),
    ],
)
def test_whose_a_part_is_is_said_once(typed: str, below: str) -> None:
    shares = handed(
        f"việc: '{typed}', chủ trì: Sở Nội vụ",
        rest=ANNEX,
    )
    _, spec = written(shares, "Sở Nội vụ")
    assert [task.what for _, task in parts_of(spec.plan, Task)] == [below]


def test_the_sections_of_an_act_that_is_cited_stay_its_own() -> None:
    basis = "Căn cứ Công văn số 5/BNV-CCHC ngày 05/01/2026 (nội dung tại mục II)"
    shares = handed("việc: A, chủ trì: Sở Nội vụ", rest=f"căn cứ: ['{basis}']")
    _, spec = written(shares, "Sở Nội vụ")
    assert basis in [one.text for one in spec.plan.bases]
