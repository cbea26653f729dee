"""The rules as pages: ``python -m kehoach.rules.page docs/quy-tac`` writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kehoach.rules import EVERY, Family, Rule, families, rules
from kehoach.standards import load

_GRADES = {
    "V2": "lỗi: quy định, đọc ở từ hai bản",
    "V1": "cảnh báo: quy định, mới thấy ở một nguồn",
    "T": "cảnh báo: văn bản tự mâu thuẫn hoặc trái với lịch",
    "P": "góp ý: thông lệ, không phải quy định",
}
_INTRO = """# Quy tắc kiểm tra

`kehoach check` hỏi {count} quy tắc dưới đây. Mỗi quy tắc trả lời một trong bốn điều: đúng, sai,
không áp dụng, chưa xét được. Chỉ điều có trong quy định (đọc ở từ hai bản) là lỗi; quy định mới
thấy ở một nguồn, hoặc chỗ văn bản tự mâu thuẫn, là cảnh báo; thông lệ là góp ý.
`kehoach rules MÃ` giải thích một quy tắc ngay trên màn hình. Mã không bao giờ dùng lại.

| Nhóm | Số quy tắc | Lỗi | Cảnh báo | Góp ý |
| --- | --- | --- | --- | --- |
"""


def pages() -> dict[str, str]:
    """Return every page of docs/quy-tac by its file name."""
    made = {f"{family.id}.md": _family_page(family) for family in families()}
    return {"README.md": _index(), **made}


def _index() -> str:
    rows = "".join(_index_row(family) for family in families())
    return _INTRO.format(count=len(rules())) + rows


def _index_row(family: Family) -> str:
    grades = [_grade(rule) for rule in family.rules]
    faults, advice = grades.count("V2"), grades.count("P")
    rest = len(grades) - faults - advice
    link = f"[{family.title}]({family.id}.md)"
    return f"| {link} | {len(grades)} | {faults} | {rest} | {advice} |\n"


def _grade(rule: Rule) -> str:
    return next(iter(rule.grounds.values())).grade


def _family_page(family: Family) -> str:
    parts = [f"# {family.title}\n", "[Tất cả các nhóm](README.md)\n"]
    parts += ["\n".join(explained(rule)) for rule in family.rules]
    return "\n".join(parts).rstrip() + "\n"


def explained(rule: Rule) -> Iterator[str]:
    """Yield the lines that explain a rule, as Markdown."""
    yield f"## {rule.id} {rule.name}\n"
    yield f"{_plain(rule.vi.reason)}\n"
    for finding in filter(None, (rule.vi.finding, rule.vi.typed)):
        yield f"- Báo: {_plain(finding)}"
    yield f"- Sửa: {_plain(rule.vi.mend)}"
    yield f"- Ví dụ: {_plain(rule.vi.example)}"
    for line in grounds(rule):
        yield f"- {line}"
    yield ""


def grounds(rule: Rule) -> Iterator[str]:
    """Yield by what a rule holds: each standard with its clause, days, weight, and the fixer."""
    for standard, ground in rule.grounds.items():
        by = "Mọi thể thức" if standard == EVERY else load(standard).short
        clause = f", {ground.clause}" if ground.clause else ""
        yield f"{by}{clause} ({_GRADES[ground.grade]}{_days(standard)})"
    if rule.start or rule.end:
        since = f"từ {rule.start:%d/%m/%Y}" if rule.start else ""
        until = f"đến {rule.end:%d/%m/%Y}" if rule.end else ""
        yield f"Cho văn bản ban hành {' '.join(filter(None, (since, until)))}"
    yield f"Xét trên: {', '.join({'docx': 'văn bản Word', 'spec': 'đặc tả'}[on] for on in rule.on)}"
    if rule.fixes:
        yield "`kehoach check --fix` sửa được"


def _days(standard: str) -> str:
    if standard == EVERY:
        return ""
    law = load(standard)
    until = f" đến {law.effective_to:%d/%m/%Y}" if law.effective_to else ""
    return f"; từ {law.effective_from:%d/%m/%Y}{until}"


def _plain(text: str) -> str:
    return re.sub(r"\{(\w+)\}", "…", text).replace("|", r"\|")


if __name__ == "__main__":
    import sys

    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
