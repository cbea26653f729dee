"""A plan of which everything is known, for the tests of the page."""

from __future__ import annotations

from kehoach.problem import Severity
from kehoach.redline.changes import Change
from kehoach.reviewing import (
    Ask,
    Card,
    Comparison,
    Dossier,
    Lead,
    Load,
    Note,
    Picture,
    Point,
    Series,
    Side,
)
from kehoach.reviewing.blocks import Block, Cell, Row, Words
from kehoach.reviewing.cards import card_of

EVIL = "<script>alert('x')</script>"
LOAD = Load(months=(0, 0, 1, 0, 0, 2, 0, 0, 0, 0, 0, 3), undated=1)
LEADS = tuple(
    Lead(task=f"t{place}", agency="Sở Nội vụ", due=month)
    for place, month in enumerate((3, 6, 6, 12, 12, 12, 0))
)
NOTES = (
    Note("KH103", Severity.ERROR, "Lề trên 10 mm.", "Đặt lề trên 20 mm.", "PL I, I.3", page=1),
    Note("KH665", Severity.WARNING, "Còn chỗ trống.", "Điền.", quote="……", page=2, line=12),
    Note("KH745", Severity.ADVICE, "Không nói về kinh phí.", "Thêm mục.", spot="cả văn bản"),
    *(
        Note(
            "KH702",
            Severity.ADVICE,
            f"Nhiệm vụ “{name}” không có thời hạn.",
            "Ghi.",
            line=20 + at,
            sides=Side.SPEC,
        )
        for at, name in enumerate("ABCDEGH")
    ),
)
ASKS = (
    Ask("k1-1", "phải làm", "KH756", "Chưa có kết quả 2025.", path="chỉ số › A", line=9),
    Ask("k2-1", "phải làm", "KH760", "Số liệu năm cũ.", "năm 2025", "năm 2026", "mở đầu › 1"),
    Ask("k3-1", "phải làm", "KH760", "Số liệu năm cũ.", "80%", path="mở đầu › 2", settled=True),
    Ask("k4-1", "đã làm", "KH750", "Số để trống.", "214", path="số"),
)
CHANGES = (
    Change("changed", "", "2025", "2026", field=("năm", "year")),
    Change("added", "nhiệm vụ", new="Rà soát", where=("mục “Nhiệm vụ”",)),
    Change("removed", "nhiệm vụ", old="Công khai", where=("mục “Nhiệm vụ”",)),
    Change("moved", "mục", old="mục “Một”", new="Hai", where=("mục “Nhiệm vụ”",)),
    Change("changed", "đoạn", "a b", "a c", (("b", "c"),), ("mục “Nhiệm vụ”",)),
)
BLOCKS = (
    *(Block((Words(text),), strong=text == "KẾ HOẠCH") for text in ("KẾ HOẠCH", "a", "b", "c")),
    Block((Words("Năm "), Words("2025", "del"), Words("2026", "ins"))),
    Block(rows=(Row((Cell((Block((Words("Rà soát"),)),)),), "ins"),), ruled=True),
)
CELLS = (
    "STT", "Nội dung nhiệm vụ", "Chỉ tiêu", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn",
    "Sản phẩm", "Kinh phí",
)  # fmt: skip
WIDTHS = (4.7, 26.6, 9.4, 12.5, 14.1, 10.2, 13.1, 9.4)


def cell(text: str, across: int = 1, down: int = 1, *more: Words) -> Cell:
    return Cell((Block((Words(text), *more)),), across, down)


TABLE = Block(
    rows=(
        Row(tuple(map(cell, CELLS)), head=True),
        Row((cell("I"), cell("Cải cách thể chế", 7))),
        Row((
            cell("1"), cell("Rà soát văn bản quy phạm pháp luật của tỉnh"), cell("100%"),
            cell("Sở Tư pháp", 1, 2), cell("Các sở, ban, ngành"),
            cell("30/9/", 1, 1, Words("2025", "del"), Words("2026", "ins")),
            cell("Danh mục văn bản"), cell("85,5 triệu đồng (ngân sách tỉnh)"),
        )),
        Row((*(cell(text) for text in ("2", "Công khai", "35%", "", "Quý II", "Quyết định", "")),)),
        Row((cell("Tổng cộng", 7), cell("85,5 triệu đồng"))),
    ),
    ruled=True,
    columns=WIDTHS,
)  # fmt: skip
BLOCKS = (*BLOCKS, TABLE)
POINTS = (
    Point(year=2023, score=79.23, said="79,23/100 điểm", rank="53/63"),
    Point(year=2024, score=83.87, said="83,87/100 điểm", rank="33/63"),
)
SERIES = (
    Series(agency="UBND tỉnh A", name="PAR INDEX", unit="điểm", points=POINTS),
    Series(agency="UBND tỉnh A", name="SIPAS", unit="%", points=POINTS[:1]),
)


def dossier(slug: str = "ke-hoach-a", title: str = "Cải cách hành chính năm 2026") -> Dossier:
    """A plan with two pages, findings, a review list, a redline, tasks and indices."""
    return Dossier(
        slug,
        title,
        "UBND tỉnh Đắk Lắk",
        2026,
        spec="../plans/a.yaml",
        draft=True,
        links={"docx": f"../{slug}.docx", "redline": f"{slug}/redline.docx"},
        notes=NOTES,
        asks=ASKS,
        comparison=Comparison("a-2025.yaml", 2025, CHANGES, BLOCKS),
        load=LOAD,
        leads=LEADS,
        series=SERIES,
        pictures=tuple(Picture(f"anh/{slug}/{page}.png", 827, 1169) for page in (1, 2, 3)),
    )


def bare(slug: str = "ke-hoach-b", title: str = "Truyền thông năm 2026") -> Dossier:
    """A document of which little is known."""
    return Dossier(
        slug,
        title,
        "Sở Tư pháp",
        0,
        unloaded="Chưa biết nhiệm vụ và thời hạn: không có đặc tả của văn bản này.",
        links={"docx": f"../{slug}.docx"},
        unpictured="Không có ảnh trang.",
        uncompared="Chưa so với năm trước.",
        troubles=("Không thấy tệp.",),
    )


def cards(*dossiers: Dossier) -> list[Card]:
    return [card_of(one) for one in dossiers]
