"""Two specs: pieces are known by label and code, and told field by field."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from deciding import accepted, rejected, shown
from test_redline import tracked

import kehoach
from kehoach.comparing import Comparison, compare
from kehoach.redline.changes import Change
from kehoach.redline.plans import plan_changes
from kehoach.redline.summary import summary
from small_plans import plan, spec

TASKS = """
nội dung:
  - mục: Nhiệm vụ
    nhãn: nv
    nhiệm vụ:
      - {mã: NV1, việc: Rà soát thủ tục, chủ trì: Sở Nội vụ, thời hạn: quý III}
      - {mã: NV2, việc: Kiểm tra công vụ, chủ trì: Thanh tra tỉnh, thời hạn: quý IV}
  - mục: Tổ chức thực hiện
    nội dung: ["Thực hiện theo {xem nv}.", {bảng: nhiệm vụ}]
"""
LATER = """
nội dung:
  - {mục: Mục đích, nội dung: [Nâng cao chất lượng phục vụ.]}
  - mục: Việc trọng tâm
    nhãn: nv
    nhiệm vụ:
      - {mã: NV1, việc: Số hóa toàn bộ hồ sơ, chủ trì: [Sở Nội vụ, Sở Tư pháp], thời hạn: tháng 10}
      - {mã: NV3, việc: Khảo sát người dân, chủ trì: Sở Nội vụ, thời hạn: quý IV}
  - mục: Tổ chức thực hiện
    nội dung: ["Thực hiện theo {xem nv}.", {bảng: nhiệm vụ}]
"""
SECTION = "mục “Việc trọng tâm”"
TASK = (SECTION, "nhiệm vụ “Số hóa toàn bộ hồ sơ”")


def compared(folder: Path, old: str, new: str) -> Comparison:
    paths = folder / "cu.yaml", folder / "moi.yaml"
    for path, text in zip(paths, (old, new), strict=True):
        path.write_text(spec(text), encoding="utf-8")
    return compare(*paths, date(2026, 11, 22))


def test_a_task_of_one_code_is_one_task_whatever_it_says() -> None:
    assert plan_changes(plan(TASKS), plan(LATER)) == (
        Change("added", "mục", "", "Mục đích"),
        Change("changed", "", "Nhiệm vụ", "Việc trọng tâm", (), (SECTION,), ("mục", "title")),
        Change("changed", "", "Rà soát thủ tục", "Số hóa toàn bộ hồ sơ", (), TASK,
               ("việc", "what")),
        Change("changed", "", "Sở Nội vụ", "Sở Nội vụ; Sở Tư pháp", (), TASK,
               ("chủ trì", "lead")),
        Change("changed", "", "quý III", "tháng 10", (), TASK, ("thời hạn", "deadline")),
        Change("removed", "nhiệm vụ", "Kiểm tra công vụ", "", (), (SECTION,)),
        Change("added", "nhiệm vụ", "", "Khảo sát người dân", (), (SECTION,)),
    )  # fmt: skip


def test_the_redline_pairs_lines_and_rows_by_label_and_code(tmp_path: Path) -> None:
    made = compared(tmp_path, TASKS, LATER)
    line = "2. {}. {} chủ trì. Thời hạn: quý\u00a0IV/2026."
    head = ["+I. MỤC ĐÍCH", "+Nâng cao chất lượng phục vụ.", "#-I", "#+II"]
    task = ["-Rà soát thủ tục", "+Số hóa toàn bộ hồ sơ", "+; Sở Tư pháp"]
    assert tracked(made.docx) == [
        *head,
        *("-NHIỆM VỤ", "+VIỆC TRỌNG TÂM", *task, "-quý\u00a0III", "+tháng\u00a010"),
        *("-" + line.format("Kiểm tra công vụ", "Thanh tra tỉnh"),),
        *("+" + line.format("Khảo sát người dân", "Sở Nội vụ"),),
        *("#-II", "#+III", "#-I", "#+II"),
        *(*task, "-Quý III", "+Tháng 10"),
        *("-2", "-Kiểm tra công vụ", "-Thanh tra tỉnh", "-Quý IV/2026"),
        *("+2", "+Khảo sát người dân", "+Sở Nội vụ", "+Quý IV/2026"),
    ]
    assert shown(accepted(made.docx)) == shown(kehoach.render(kehoach.load(tmp_path / "moi.yaml")))
    assert shown(rejected(made.docx)) == shown(kehoach.render(kehoach.load(tmp_path / "cu.yaml")))


def test_a_task_that_went_to_another_section_is_moved() -> None:
    tasks = {
        "A": "{mã: A, việc: Rà soát, chủ trì: Sở Y tế, thời hạn: quý I}",
        "B": "{mã: B, việc: Kiểm tra, chủ trì: Sở Y tế, thời hạn: quý I}",
    }
    text = "nội dung: [{{mục: Một, nhiệm vụ: [{}]}}, {{mục: Hai, nhiệm vụ: [{}]}}]"
    third = tasks["B"].replace("mã: B", "mã: C").replace("Kiểm tra", "Tập huấn")
    old = text.format(f"{tasks['A']}, {tasks['B']}", third)
    new = text.format(tasks["B"], f"{third}, {tasks['A']}")
    where = ("mục “Hai”",)
    moved = Change("moved", "nhiệm vụ", "mục “Một”", "Rà soát", (), where)
    assert plan_changes(plan(old), plan(new)) == (moved,)


def test_two_long_texts_are_told_from_where_they_differ() -> None:
    same = "Rà soát toàn bộ thủ tục " * 6
    text = "nội dung: ['{}{} theo quy định.', '{}']\nnơi nhận: ['Lưu: {}']"
    old, new = (text.format(same, *words) for words in (("xong", "A", "VT"), ("chậm", "A", "VP")))
    said = summary(plan_changes(plan(old), plan(new)))
    assert (
        "“…Rà soát toàn bộ thủ tục xong theo quy định.” → "
        "“…Rà soát toàn bộ thủ tục chậm theo quy định.”"
    ) in said
    assert said.endswith("Văn bản\n  ~ nơi nhận: “Lưu: VT” → “Lưu: VP”")


def test_white_space_is_named_and_told_only_alone() -> None:
    spaced = Change("changed", "đoạn", "a  b", "a b", ((" ", ""),))
    other = Change("changed", "đoạn", "a  b", "a c", ((" ", ""), ("b", "c")))
    assert summary([spaced]).endswith("“a b”: (khoảng trắng) → (trống)")
    assert summary([other]).endswith("“a c”: “b” → “c”")


def test_the_summary_counts_and_names() -> None:
    changes = plan_changes(plan(TASKS), plan(LATER))
    assert summary(changes) == (
        "Thêm 2, bỏ 1, sửa 4.\n\n"
        "Đầu văn bản\n"
        "  + thêm mục: “Mục đích”\n\n"
        "mục “Việc trọng tâm”\n"
        "  ~ mục: “Nhiệm vụ” → “Việc trọng tâm”\n\n"
        "mục “Việc trọng tâm” › nhiệm vụ “Số hóa toàn bộ hồ sơ”\n"
        "  ~ việc: “Rà soát thủ tục” → “Số hóa toàn bộ hồ sơ”\n"
        "  ~ chủ trì: “Sở Nội vụ” → “Sở Nội vụ; Sở Tư pháp”\n"
        "  ~ thời hạn: “quý III” → “tháng 10”\n\n"
        "mục “Việc trọng tâm”\n"
        "  - bỏ nhiệm vụ: “Kiểm tra công vụ”\n"
        "  + thêm nhiệm vụ: “Khảo sát người dân”"
    )
    assert "  ~ deadline: “quý III” → “tháng 10”" in summary(changes, "en")
    assert "section “Việc trọng tâm” › task “Số hóa toàn bộ hồ sơ”" in summary(changes, "en")
    assert summary(()) == "Không có gì khác nhau."
    assert summary((), "en") == "Nothing differs."
