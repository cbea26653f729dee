"""A redline against rendering, as a ratio in one run: ``python benchmarks/redline.py``.

Two specs of 600 paragraphs each are compared, once with every tenth paragraph edited and once
with every paragraph edited; renders of both take turns with the comparison; medians of processor
time.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

from turns import medians

RUNS = 7
SECTIONS, EACH = 60, 9
"""With its heading a section has ten paragraphs."""


def spec(every: int = 0) -> str:
    """Return a spec of 600 paragraphs; each ``every``-th is another than it was, 0: none."""
    lines = [
        "kế hoạch: Cải cách hành chính năm {năm}",
        "năm: 2026",
        "cơ quan: UBND tỉnh Đắk Lắk",
        "nội dung:",
    ]
    for section in range(SECTIONS):
        lines += [f"  - mục: Nhóm nhiệm vụ {section}", f"    nhãn: m{section}", "    nội dung:"]
        for number in range(section * EACH, (section + 1) * EACH):
            done = "tháng 11" if every and number % every == 0 else "quý III"
            lines.append(
                f"      - Đơn vị thứ {number} rà soát, đơn giản hóa nhóm thủ tục hành chính "
                f"số {number * 7 % 541} của tỉnh, báo cáo kết quả trong {done} và công khai "
                "trên cổng thông tin của tỉnh, các sở, ban, ngành."
            )
    lines += ["nơi nhận: ['Lưu: VT']", "người ký: {chức vụ: Chủ tịch}"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the times and the ratios; exit 1 when one is 5 or more."""
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder) / "old.yaml", Path(folder) / "new.yaml"
        for told, every in (("one in ten edited", 10), ("all edited", 1)):
            old.write_text(spec(), encoding="utf-8")
            new.write_text(spec(every), encoding="utf-8")
            worst = max(worst, _measured(old, new, Path(folder), told))
    sys.exit(worst >= 5)


def _measured(old: Path, new: Path, folder: Path, told: str) -> float:
    from kehoach import diff, load, render

    files = folder / "old.docx", folder / "new.docx"
    for file, source in zip(files, (old, new), strict=True):
        file.write_bytes(render(load(source)))
    plans = load(old), load(new)
    day = date(2026, 11, 22)
    found = medians(
        {
            "render": lambda _: [render(plan) for plan in plans],
            "documents": lambda _: diff(*files, day),
            "read and render": lambda _: [render(load(source)) for source in (old, new)],
            "specs": lambda _: diff(old, new, day),
        },
        RUNS,
    )
    worst = 0.0
    print(f"{told}:")
    for name, base in (("documents", "render"), ("specs", "read and render")):
        ratio = found[name] / found[base]
        worst = max(worst, ratio)
        both = f"{base} both {found[base] * 1000:.0f} ms"
        print(f"  {name}: {both}, diff {found[name] * 1000:.0f} ms, {ratio:.2f} times (under 5)")
    return worst


if __name__ == "__main__":
    main()
