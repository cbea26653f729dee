"""A department fills in its plan; the province changes its own; splitting again loses nothing.

``KEHOACH_GOLDEN=1 pytest tests/test_splitting_again.py`` writes the texts of the story anew.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from difflib import unified_diff
from itertools import islice
from pathlib import Path

import pytest

from kehoach.cli import run
from kehoach.report import describe
from kehoach.subplans import SplitResult, State, split_file

STORY = Path(__file__).parent / "merging" / "story"


class Province:
    """A province's plan and the folder of its departments' plans."""

    def __init__(self, folder: Path) -> None:
        self.spec, self.subplans = folder / "tinh.yaml", folder / "con"
        shutil.copy(STORY / "danh-muc.yaml", folder / "danh-muc.yaml")
        self.own = self.subplans / "so-noi-vu.yaml"

    def split(self, version: str) -> SplitResult:
        shutil.copy(STORY / version, self.spec)
        return split_file(str(self.spec), self.subplans)

    def edit(self, *changes: tuple[str, str]) -> None:
        """What the department types: each text stands once, and becomes another."""
        text = self.own.read_text("utf-8")
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        self.own.write_text(text, "utf-8")

    @property
    def text(self) -> str:
        return self.own.read_text("utf-8")


FILLED_IN = (
    (
        "                thời hạn: 30/6/2026\n",
        "                thời hạn: '25/6/2026'  # nội bộ: xong trước hạn của tỉnh\n",
    ),
    (
        "                sản phẩm: Báo cáo rà soát\n",
        "                sản phẩm: Báo cáo rà soát\n"
        "                ghi chú: Phòng Tổ chức bộ máy; bà Lê Thị An\n",
    ),
    ("                  - Lập biểu mẫu rà soát.\n", ""),
    ("thời hạn: quý II\n", "thời hạn: 15/5/2026\n"),
    (
        "              - mã: tt-3\n",
        "              # Việc riêng của Sở.\n"
        "              - {mã: snv-1, việc: Số hóa hồ sơ công chức, chủ trì: Sở Nội vụ, "
        "thời hạn: quý III}\n"
        "              - mã: tt-3\n",
    ),
    (
        "                sản phẩm: Quyết định công bố\n",
        "                # Trao đổi với Sở Tư pháp trước khi trình.\n"
        '                sản phẩm: "Quyết định công bố"\n'
        "                ghi chú: Văn phòng Sở\n",
    ),
    ("  - 'Lưu: VT'\n", "  - Đảng ủy Sở\n  - 'Lưu: VT, TCCB'\n"),
    (
        "  - mục: Kinh phí thực hiện\n",
        "  - mục: Khen thưởng\n"
        "    nội dung: [Tập thể, cá nhân có thành tích được xét khen thưởng hằng quý.]\n"
        "  - mục: Kinh phí thực hiện\n",
    ),
)


@pytest.fixture
def province(tmp_path: Path) -> Province:
    """The plans after the department has filled in its own."""
    made = Province(tmp_path)
    made.split("truoc.yaml")
    made.edit(*FILLED_IN)
    return made


def of(result: SplitResult, stem: str) -> State:
    return next(one.state for one in result.specs if one.path.stem == stem)


def golden(name: str, text: str) -> None:
    path = STORY / name
    if os.environ.get("KEHOACH_GOLDEN") == "1":
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


def told(result: SplitResult, folder: Path) -> str:
    """What a split says of the department's spec."""
    found = [one for one in result.problems if one.place.file.endswith("so-noi-vu.yaml")]
    return "".join(describe(one) + "\n" for one in found).replace(f"{folder}{os.sep}", "")


def _differing(before: str, after: str) -> Iterator[str]:
    """The lines that a merge took out (-) and put in (+), a blank line between places."""
    lines = unified_diff(before.splitlines(True), after.splitlines(True), n=0)
    for line in islice(lines, 2, None):
        yield "\n" if line.startswith("@@") else line


def test_the_department_finds_its_work_and_the_news_in_one_file(province: Province) -> None:
    """The file and what is told of it, as in tests/merging/story."""
    before = province.text
    result = province.split("sau.yaml")
    assert of(result, "so-noi-vu") is State.MERGED
    golden("so-noi-vu.diff", "".join(_differing(before, province.text)))
    golden("so-noi-vu.txt", told(result, province.subplans))


def test_a_department_that_changed_nothing_gets_the_new_spec_as_it_is_made(
    province: Province, tmp_path: Path
) -> None:
    assert of(province.split("sau.yaml"), "so-tu-phap") is State.MADE_AGAIN
    fresh = tmp_path / "moi"
    fresh.mkdir()
    new = Province(fresh)
    new.split("sau.yaml")
    names = ("so-tu-phap.yaml", "so-tai-chinh.yaml")
    texts = [
        [(one.subplans / name).read_text("utf-8") for name in names] for one in (province, new)
    ]
    assert texts[0] == texts[1]


def test_splitting_again_changes_nothing_more(province: Province) -> None:
    province.split("sau.yaml")
    before = province.text
    again = province.split("sau.yaml")
    assert province.text == before
    assert [one for one in again.problems if one.code[:5] == "KH105"] == []


def test_without_a_change_of_the_province_nothing_is_touched(province: Province) -> None:
    before = province.own.read_bytes()
    result = province.split("truoc.yaml")
    assert (province.own.read_bytes(), of(result, "so-noi-vu")) == (before, State.LEFT)


def test_a_plan_with_open_conflicts_is_only_rendered_as_a_draft(
    province: Province, capsys: pytest.CaptureFixture[str]
) -> None:
    province.split("sau.yaml")
    docx = province.own.with_suffix(".docx")
    assert run(["render", str(province.own)], "vi") == 1
    assert not docx.exists()
    assert "[KH1052] Đặc tả còn 2 xung đột" in capsys.readouterr().err
    assert run(["render", str(province.own), "--draft"], "vi") == 0
    assert docx.exists()


def test_checking_shows_each_open_conflict(
    province: Province, capsys: pytest.CaptureFixture[str]
) -> None:
    province.split("sau.yaml")
    assert run(["check", str(province.own)], "vi") == 1
    assert capsys.readouterr().out.count("KH1050 ") == 2


def test_a_settled_conflict_does_not_come_back(province: Province) -> None:
    province.split("sau.yaml")
    start = province.text.index("\n# Cả hai bên cùng sửa")
    province.own.write_text(province.text[:start], "utf-8")
    settled = province.own.read_bytes()
    province.split("sau.yaml")
    assert province.own.read_bytes() == settled
    assert run(["render", str(province.own)], "vi") == 0


def test_a_file_at_fault_is_left_and_said_so(province: Province) -> None:
    province.edit(("nơi nhận:\n", "nơi nhận: [\n"))
    before = province.own.read_bytes()
    result = province.split("sau.yaml")
    assert province.own.read_bytes() == before
    assert "KH1051" in {one.code for one in result.problems}
    province.edit(("nơi nhận: [\n", "nơi nhận:\n"))
    assert of(province.split("sau.yaml"), "so-noi-vu") is State.MERGED


def test_every_file_loads(province: Province) -> None:
    province.split("sau.yaml")
    for path in sorted(province.subplans.glob("*.yaml")):
        assert run(["check", str(path)], "vi") in (0, 1)
