"""The three plans of the benchmarks as YAML: small (3 pages), medium (13), large (76).

``python benchmarks/sized_plans.py FOLDER`` writes them and, where LibreOffice is there, counts
their pages.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

TASKS = {"small": 6, "medium": 60, "large": 1000}
"""How many tasks each plan has."""
PROSE = {"small": 1, "medium": 10, "large": 4}
"""How many sections of running text stand before the tasks."""

_WORK = (
    "Rà soát, đơn giản hóa nhóm thủ tục số {n} của tỉnh",
    "Tập huấn lần {n} cho công chức tiếp nhận hồ sơ",
    "Kiểm tra việc công khai thủ tục, niêm yết biểu mẫu tại {n} đơn vị",
    "Cập nhật dữ liệu dùng chung & chia sẻ dữ liệu đợt {n}",
    "Khảo sát mức độ hài lòng đợt {n} (từ 100 đến < 500 phiếu)",
)
_LEADS = ("Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp", "Văn phòng UBND tỉnh", "Sở Y tế")
_SUPPORTS = ("Các sở, ban, ngành; UBND các xã, phường", "Công an tỉnh", "Sở Xây dựng")
_PROSE = (
    "Người đứng đầu cơ quan chịu trách nhiệm về kết quả của lĩnh vực được giao; việc theo dõi, "
    "đôn đốc phải thường xuyên, có số liệu cụ thể, tránh hình thức.",
    "Kết quả thực hiện là căn cứ để đánh giá mức độ hoàn thành nhiệm vụ hằng năm, bình xét thi "
    "đua và bố trí nguồn lực cho giai đoạn tiếp theo của từng cơ quan, địa phương.",
    "Thông tin, tuyên truyền **rộng rãi** bằng nhiều hình thức phù hợp để người dân, doanh nghiệp "
    "biết, tham gia và *giám sát* quá trình thực hiện tại cơ sở.",
)


def plan_text(size: str, number: int = 1) -> str:
    """Return the YAML of a plan; another ``number`` makes other words of the same length."""
    return "\n".join(
        [*_head(number), *_sections(size), *_tasks(size, number), *_foot(), ""],
    )


def _head(number: int) -> Iterator[str]:
    yield "kế hoạch: Nâng cao chất lượng phục vụ người dân, doanh nghiệp năm {năm}"
    yield from ("năm: 2026", "cơ quan: UBND tỉnh Đắk Lắk", f"số: {number}", "ngày: 05/3/2026")
    yield "viết tắt: {CCHC: cải cách hành chính, TTHC: thủ tục hành chính}"
    yield "căn cứ:"
    yield "  - Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
    yield "  - loại: Nghị định"
    yield "    số: 30/2020/NĐ-CP"
    yield "    ngày: 05/3/2020"
    yield "    cơ quan: Chính phủ"
    yield "    trích yếu: về công tác văn thư"
    yield "mở đầu:"
    yield "  - >-"
    yield "    Để tạo chuyển biến rõ nét về CCHC trong năm {năm}, {cơ quan} ban hành Kế hoạch"
    yield "    nâng cao chất lượng phục vụ người dân, doanh nghiệp như sau:"


def _sections(size: str) -> Iterator[str]:
    yield "nội dung:"
    for number in range(1, PROSE[size] + 1):
        yield f"  - mục: Nhóm giải pháp thứ {number} về CCHC"
        yield "    nội dung:"
        for part in range(2):
            yield f"      - mục: Yêu cầu {part + 1}"
            yield "        điểm:"
            for line in range(4):
                yield "          - >-"
                yield f"            {_PROSE[(number + part + line) % 3]}"


def _tasks(size: str, number: int) -> Iterator[str]:
    yield "  - mục: Nhiệm vụ"
    yield "    trình bày: trong phụ lục"
    yield "    nhiệm vụ:"
    for n in range(1, TASKS[size] + 1):
        yield f"      - việc: {_WORK[n % 5].format(n=n * number % 997 + 2)}"
        yield f"        chủ trì: {_LEADS[n % 5]}"
        yield f"        phối hợp: {_SUPPORTS[n % 3]}"
        yield f"        thời hạn: {'tháng 11' if n % 3 else 'quý III'}"
        yield "        sản phẩm: Báo cáo kết quả"
    yield "  - mục: Tổ chức thực hiện"
    yield "    nội dung:"
    yield "      - Các cơ quan, địa phương thực hiện nhiệm vụ cụ thể tại Phụ lục kèm theo."


def _foot() -> Iterator[str]:
    yield "nơi nhận: [Bộ Nội vụ, 'Lưu: VT, NC']"
    yield "người ký: {chức vụ: Chủ tịch, họ tên: Trần Văn Bình}"
    yield "phụ lục:"
    yield "  - tên: Danh mục nhiệm vụ năm {năm}"
    yield "    bảng: nhiệm vụ"
    yield "    khổ: ngang"


def main() -> None:
    """Write the plans into a folder and count their pages."""
    import kehoach
    from kehoach.pdf import to_pdf

    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for size in TASKS:
        path = folder / f"{size}.yaml"
        path.write_text(plan_text(size), encoding="utf-8")
        pdf = to_pdf(kehoach.render(kehoach.load(path)))
        print(f"{path}: {pdf.count(b'/Type/Page') - pdf.count(b'/Type/Pages')} pages")


if __name__ == "__main__":
    main()
