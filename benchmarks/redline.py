"""A redline against rendering, as a ratio in one run: ``python benchmarks/redline.py``.

Two specs of 600 paragraphs each are compared, once with every tenth paragraph edited and once
with every paragraph edited; renders of both take turns with the comparison; medians of processor
time. No work finds anything again: each turn of each has texts of its own, and plans that nobody
has composed before; they are read, and the documents made, before the measuring.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from itertools import count
from pathlib import Path

from turns import timed

RUNS = 9
SECTIONS, EACH = 60, 9
"""With its heading a section has ten paragraphs."""
DAY = date(2026, 11, 22)
TOLD = (("one in ten edited", 10), ("all edited", 1))

Pair = tuple[Path, Path]


def spec(every: int = 0, series: int = 0) -> str:
    """Return a spec of 600 paragraphs; each ``every``-th is another than it was, 0: none.

    Two specs of one ``series`` are versions of each other; those of two share no long text.
    """
    lines = [
        f"kế hoạch: Cải cách hành chính năm {{năm}}, đợt {series}",
        "năm: 2026",
        "cơ quan: UBND tỉnh Đắk Lắk",
        "nội dung:",
    ]
    for section in range(SECTIONS):
        title = f"Nhóm nhiệm vụ {section} của đợt {series}"
        lines += [f"  - mục: {title}", f"    nhãn: m{section}", "    nội dung:"]
        for number in range(section * EACH, (section + 1) * EACH):
            done = "tháng 11" if every and number % every == 0 else "quý III"
            lines.append(
                f"      - Đơn vị thứ {number} rà soát, đơn giản hóa nhóm thủ tục hành chính "
                f"số {(number + series) * 7 % 541} của tỉnh, báo cáo kết quả đợt {series} trong "
                f"{done} và công khai trên cổng thông tin của tỉnh, các sở, ban, ngành."
            )
    lines += ["nơi nhận: ['Lưu: VT']", "người ký: {chức vụ: Chủ tịch}"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the times and the ratios; exit 1 when one is 5 or more."""
    worst = 0.0
    series = count(1)
    with tempfile.TemporaryDirectory() as folder:
        for told, every in TOLD:
            made = [
                [_specs(Path(folder), next(series), every) for _ in range(RUNS + 1)]
                for _ in range(4)
            ]
            worst = max(worst, _measured(*made, told))
    sys.exit(worst >= 5)


def _specs(folder: Path, series: int, every: int) -> Pair:
    files = folder / f"{series}-old.yaml", folder / f"{series}-new.yaml"
    for file, edited in zip(files, (0, every), strict=True):
        file.write_text(spec(edited, series), encoding="utf-8")
    return files


def _documents(specs: Pair) -> Pair:
    from kehoach import load, render

    old, new = (one.with_suffix(".docx") for one in specs)
    for file, source in zip((old, new), specs, strict=True):
        file.write_bytes(render(load(source)))
    return old, new


def _measured(
    rendered: list[Pair], documents: list[Pair], read: list[Pair], compared: list[Pair], told: str
) -> float:
    """Print the ratios; each work has specs of its own, a pair a turn; return the worst."""
    from kehoach import diff, load, render

    plans = [[load(one) for one in pair] for pair in rendered]
    files = [_documents(pair) for pair in documents]
    found = timed(
        {
            "render": lambda turn: [render(plan) for plan in plans[turn]],
            "documents": lambda turn: diff(*files[turn], DAY),
            "read and render": lambda turn: [render(load(one)) for one in read[turn]],
            "specs": lambda turn: diff(*compared[turn], DAY),
        },
        RUNS,
    )
    worst = 0.0
    print(f"{told}:")
    for name, base in (("documents", "render"), ("specs", "read and render")):
        ratio = found.ratio(name, base)
        worst = max(worst, ratio)
        both, diffed = (found.median(one) * 1000 for one in (base, name))
        print(f"  {name}: {base} both {both:.0f} ms, diff {diffed:.0f} ms, ", end="")
        print(f"{ratio:.2f} times (under 5)")
    return worst


if __name__ == "__main__":
    main()
