"""A made province: a plan of many tasks, and the register of those who carry them out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

DEPARTMENTS = (
    ("Sở Nội vụ", "SNV"), ("Sở Tài chính", "STC"), ("Sở Tư pháp", "STP"), ("Sở Y tế", "SYT"),
    ("Sở Khoa học và Công nghệ", "SKHCN"), ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
    ("Sở Xây dựng", "SXD"), ("Sở Nông nghiệp và Môi trường", "SNNMT"), ("Sở Ngoại vụ", "SNgV"),
    ("Sở Giáo dục và Đào tạo", "SGDĐT"), ("Sở Công Thương", "SCT"), ("Thanh tra tỉnh", "TTr"),
    ("Sở Dân tộc và Tôn giáo", "SDTTG"), ("Văn phòng UBND tỉnh", "VP"),
    ("Ban Quản lý các khu công nghiệp", "BQL"), ("Ban Quản lý khu kinh tế", "BQLKKT"),
)  # fmt: skip
_FIRST = ("Tân", "Phú", "Bình", "An", "Hòa", "Đông", "Tây", "Nam", "Bắc", "Vĩnh", "Long", "Mỹ")
_SECOND = ("Lập", "Sơn", "Thủy", "Điền", "Lộc", "Thành", "Hưng", "Khê", "Xuyên", "Giang", "Lâm")
_WORK = (
    "Rà soát, đơn giản hóa nhóm thủ tục hành chính số {n}",
    "Tổ chức tập huấn lần {n} cho công chức làm việc tại bộ phận tiếp nhận hồ sơ",
    "Kiểm tra việc công khai thủ tục, niêm yết biểu mẫu đợt {n}",
    "Cập nhật cơ sở dữ liệu dùng chung, chia sẻ dữ liệu đợt {n} giữa các cơ quan",
    "Khảo sát mức độ hài lòng của người dân đối với lĩnh vực số {n}",
)
_DUE = ("trước ngày 30/6", "quý III", "tháng 11", "thường xuyên", "15/10/2026")
_SUPPORT = (
    "các sở, ban, ngành; UBND các xã, phường",
    "Sở Tài chính; UBND các xã, phường",
    "các sở, ban, ngành",
    "Sở Nội vụ; Sở Tư pháp",
)


def communes(count: int) -> tuple[str, ...]:
    """Return the committees of so many communes and wards, each under a name of its own."""
    names = (f"{one} {two}" for one, two in product(_FIRST, _SECOND))
    more = (f"{one} {two} {n}" for n in range(1, 99) for one, two in product(_FIRST, _SECOND))
    pairs = zip(range(count), (*names, *more), strict=False)
    return tuple(f"UBND {'phường' if n % 5 == 0 else 'xã'} {name}" for n, name in pairs)


def register_text(province: str, departments: int = 16, commune_count: int = 124) -> str:
    """Return the register of a province with so many departments and communes."""
    return "\n".join(_register(province, departments, commune_count)) + "\n"


def _register(province: str, departments: int, commune_count: int) -> Iterator[str]:
    yield f"tỉnh: {province}"
    yield "cơ quan:"
    for name, symbol in DEPARTMENTS[:departments]:
        kind = "ban" if name.startswith("Ban") else "sở"
        yield f"  - {{tên: '{name}', viết tắt: {symbol}, loại: {kind}}}"
    for name in communes(commune_count):
        yield f"  - {{tên: {name}}}"


def plan_text(
    province: str, tasks: int = 200, departments: int = 16, commune_count: int = 124
) -> str:
    """Return the plan of a province with so many tasks: most led by a department, each tenth by
    one commune, each twelfth by all of them."""
    leads = [name for name, _ in DEPARTMENTS[:departments]]
    local = communes(commune_count)
    lines = [
        f"kế hoạch: Cải cách hành chính {province} năm {{năm}}",
        "năm: 2026",
        f"cơ quan: UBND {province}",
        "nội dung:",
        "  - mục: Mục đích, yêu cầu",
        "    gạch: [Nâng cao chất lượng phục vụ người dân., Sở Nội vụ theo dõi chung.]",
        "  - Nhiệm vụ cụ thể tại {xem bảng}.",
        "  - mục: Nhiệm vụ",
        "    trình bày: trong phụ lục",
        "    nhiệm vụ:",
    ]
    for n in range(1, tasks + 1):
        lead = leads[n % departments]
        lead = local[n % commune_count] if n % 10 == 0 else lead
        lead = "UBND các xã, phường" if n % 12 == 0 else lead
        lines += [
            f"      - mã: nv-{n}",
            f"        việc: {_WORK[n % 5].format(n=n)}",
            f"        chủ trì: {lead}",
            f"        phối hợp: {_SUPPORT[n % 4]}",
            f"        thời hạn: {_DUE[n % 5]}",
            "        sản phẩm: Báo cáo kết quả",
        ]
    lines += ["nơi nhận: ['Lưu: VT']", "người ký: {chức vụ: Chủ tịch}"]
    lines += ["phụ lục: [{tên: Nhiệm vụ, nhãn: bảng, khổ: ngang, bảng: nhiệm vụ}]", ""]
    return "\n".join(lines)
