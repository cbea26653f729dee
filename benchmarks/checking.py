"""Pages checked a second on one core: ``python benchmarks/checking.py [DOCX…]``.

Without arguments, the plans of ``plans/`` and a plan of 1,000 tasks are rendered and checked in
one process; medians of processor time. Pages are those LibreOffice lays out when it is there, else
as measured by the reader. Beside it: python-docx opening the same file and reading its text, as the
named rival.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RUNS = 5
WANTED = 20
"""Pages a second."""


def large_plan(tasks: int = 1000) -> bytes:
    """Return the .docx of a plan with many tasks in an appendix."""
    import kehoach
    from kehoach.plan import Plan

    rows = [
        {
            "việc": f"Rà soát, đơn giản hóa nhóm thủ tục hành chính số {number} của tỉnh",
            "chủ trì": "Sở Nội vụ",
            "phối hợp": "Các sở, ban, ngành; UBND các xã, phường",
            "thời hạn": "tháng 11",
            "sản phẩm": "Báo cáo kết quả rà soát",
        }
        for number in range(1, tasks + 1)
    ]
    spec: dict[str, Any] = {
        "kế hoạch": "Rà soát thủ tục hành chính năm {năm}",
        "năm": 2026,
        "cơ quan": "UBND tỉnh Đắk Lắk",
        "số": 12,
        "ngày": date(2026, 3, 5),
        "nội dung": [
            {"mục": "Nhiệm vụ", "nhiệm vụ": rows, "trình bày": "trong phụ lục"},
            {"mục": "Tổ chức thực hiện", "nội dung": ["Nhiệm vụ cụ thể ở Phụ lục kèm theo."]},
        ],
        "nơi nhận": ["Bộ Nội vụ", "Lưu: VT, NC"],
        "người ký": {"chức vụ": "Chủ tịch", "ký thay": "Phó Chủ tịch"},
        "phụ lục": [{"tên": "Danh mục nhiệm vụ", "bảng": "nhiệm vụ", "khổ": "ngang"}],
    }
    return kehoach.render(Plan.model_validate(spec))


def rendered() -> dict[str, bytes]:
    """Return the documents to check by name."""
    import kehoach

    specs = sorted((ROOT / "plans").glob("*.yaml"))
    found = {spec.stem: kehoach.render(kehoach.load(spec)) for spec in specs}
    return found | {"1,000 tasks": large_plan()}


def seconds(work: Callable[[], object]) -> float:
    """Return the median processor time of the work in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def pages(data: bytes) -> int:
    """Return how many pages LibreOffice gives a document, or the reader's own measure."""
    from kehoach.errors import ToolMissing
    from kehoach.pdf import to_pdf
    from kehoach.reading import read_docx

    try:
        pdf = to_pdf(data)
    except ToolMissing:
        return read_docx(data).paragraphs[-1].where.page
    import pdfplumber

    with pdfplumber.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def main() -> None:
    """Print pages a second of each document and of all; exit 1 when they are too few."""
    import docx
    from docx.oxml.ns import qn

    from kehoach.checking import check_docx

    given = {Path(name).name: Path(name).read_bytes() for name in sys.argv[1:]}
    documents = given or rendered()
    total_pages, total_time = 0, 0.0
    for name, data in documents.items():
        count = pages(data)
        check_docx(data, name)
        checked = seconds(lambda data=data, name=name: check_docx(data, name))  # type: ignore[misc]
        rival = seconds(
            lambda data=data: [  # type: ignore[misc]
                node.text for node in docx.Document(BytesIO(data)).element.body.iter(qn("w:t"))
            ]
        )
        total_pages, total_time = total_pages + count, total_time + checked
        print(
            f"{name}: {count} pages, {checked * 1000:.0f} ms, {count / checked:.0f} pages/s; "
            f"{checked / rival:.1f} times python-docx reading its text"
        )
    speed = total_pages / total_time
    print(f"all: {speed:.0f} pages a second on one core (wanted: {WANTED})")
    sys.exit(speed < WANTED)


if __name__ == "__main__":
    main()
