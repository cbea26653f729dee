"""A whole small plan, as the văn thư would read it before the layout."""

from __future__ import annotations

from kehoach.compose.sheet import Sheet
from small_plans import lines, sheet, words

PLAN = """
    kế hoạch: Nâng cao Chỉ số A và Chỉ số B của tỉnh Đắk Lắk năm {năm}
    năm: 2026
    số: 5
    ngày: 05/3/2026
    độ khẩn: hỏa tốc
    người soạn thảo: pl
    số bản: 30
    liên hệ: 'Số 9 Lê Duẩn; điện thoại: 0262.123456'
    viết tắt: {CCHC: cải cách hành chính}
    căn cứ:
      - {loại: Luật, trích yếu: Tổ chức chính quyền địa phương, ngày: 16/6/2025}
      - {loại: Quyết định, số: 45/QĐ-TTg, ngày: 02/01/2026, cơ quan: Thủ tướng Chính phủ,
         trích yếu: phê duyệt Đề án Y}
      - Nghị quyết số 9/NQ-HĐND ngày 10/12/2025 của Hội đồng nhân dân tỉnh
    chỉ số:
      A: {thang điểm: 100,
          kết quả: {2024: {điểm: 80.5, hạng: 30/34}, 2025: {điểm: 83, hạng: 21/34}},
          mục tiêu: {tăng bậc: 3-5}}
    mở đầu:
      - Năm {năm-1}, Chỉ số A của tỉnh {kết quả A}.
      - '{cơ quan} ban hành Kế hoạch CCHC với các nội dung sau:'
    nội dung:
      - mục: Mục đích, yêu cầu
        nội dung:
          - mục: Mục đích
            điểm: [Tăng điểm, Tăng hạng, Giữ **nền nếp** CCHC]
          - mục: Yêu cầu
            gạch:
              - đoạn: Rõ năm việc
                cộng: [Rõ người, Rõ *việc*]
              - Thiết thực
      - mục: Chỉ tiêu
        chỉ tiêu:
          - {chỉ tiêu: Hồ sơ đúng hạn, mục tiêu: từ 98% trở lên, hiện trạng: 95%, chủ trì: Sở A}
          - Không còn hồ sơ quá hạn
      - mục: Nhiệm vụ
        nhãn: nhiệm-vụ
        nội dung:
          - Chi tiết tại {xem bảng}.
          - nhiệm vụ:
              - {việc: Rà soát thủ tục, chỉ tiêu: 100%, chủ trì: Sở A, phối hợp: [Sở B],
                 thời hạn: quý IV, sản phẩm: Báo cáo rà soát, kinh phí: 50 triệu đồng}
      - mục: Tổ chức thực hiện
        nội dung: [{phân công: theo cơ quan, thêm: [{cơ quan: Sở B, việc: [Kiểm tra]}]}]
    kết thúc: Các cơ quan nêu tại {xem nhiệm-vụ} thực hiện Kế hoạch này.
    nơi nhận: [Bộ Nội vụ; , '- Các sở, ban, ngành;', 'Lưu: VT, NC.']
    người ký: {chức vụ: Chủ tịch, ký thay: Phó Chủ tịch, họ tên: Trần Văn Hải}
    phụ lục:
      - {tên: Bảng phân công nhiệm vụ, nhãn: bảng, khổ: ngang, bảng: nhiệm vụ}
"""

EXPECTED = """
(HỎA TỐC)
ỦY BAN NHÂN DÂN | TỈNH ĐẮK~LẮK
Số: 05/KH-UBND
Đắk Lắk, ngày~05 tháng~3 năm~2026
Nâng cao Chỉ số A và Chỉ số B của tỉnh~Đắk~Lắk~năm~2026

Căn cứ Luật Tổ chức chính quyền địa phương ngày~16 tháng~6 năm~2025;
Căn cứ Quyết~định~số~45/QĐ-TTg ngày~02 tháng~01 năm~2026 của Thủ tướng Chính phủ phê duyệt Đề án Y;
Căn cứ Nghị~quyết~số~9/NQ-HĐND ngày~10/12/2025 của Hội đồng nhân dân tỉnh.

doan |  | Năm~2025, Chỉ số A của tỉnh đạt 83/100~điểm, xếp thứ~21/34~tỉnh, thành phố, tăng 2,5~điểm và 9~bậc so với năm~2024.
doan |  | UBND tỉnh Đắk Lắk ban hành Kế hoạch cải cách hành chính (CCHC) với các nội dung sau:
muc | I. | MỤC ĐÍCH, YÊU CẦU
khoan | 1. | Mục đích
diem | a) | Tăng điểm.
diem | b) | Tăng hạng.
diem | c) | Giữ **nền nếp** CCHC.
khoan | 2. | Yêu cầu
gach | - | Rõ năm việc:
cong | + | Rõ người.
cong | + | Rõ *việc*.
gach | - | Thiết thực.
muc | II. | CHỈ TIÊU
gach | - | Hồ sơ đúng hạn: từ 98% trở lên (năm~2025: 95%; Sở A chủ trì).
gach | - | Không còn hồ sơ quá hạn.
muc | III. | NHIỆM VỤ
doan |  | Chi tiết tại Phụ lục.
khoan_tron | 1. | Rà soát thủ tục: 100%. Sở A chủ trì, phối hợp với Sở B. Thời hạn: quý~IV/2026. Sản phẩm: báo cáo rà soát. Kinh phí: 50~triệu đồng.
muc | IV. | TỔ CHỨC THỰC HIỆN
khoan | 1. | Sở A
gach | - | Chủ trì: rà soát thủ tục; thời hạn: quý~IV/2026.
khoan | 2. | Sở B
gach | - | Phối hợp thực hiện 01~nhiệm~vụ do Sở A chủ trì.
gach | - | Kiểm tra.
doan |  | Các cơ quan nêu tại mục~III thực hiện Kế hoạch này./.

-~Bộ Nội vụ;
-~Các sở, ban, ngành;
-~Lưu: VT, NC.
PL.(30)
TM. ỦY BAN NHÂN DÂN | KT. CHỦ TỊCH | PHÓ CHỦ TỊCH | Trần Văn Hải
Số~9 Lê Duẩn; điện thoại: 0262.123456

Phụ lục [ngang]
BẢNG PHÂN CÔNG~NHIỆM~VỤ
(Kèm theo Kế~hoạch~số~05/KH-UBND ngày~05 tháng~3 năm~2026 của Ủy ban nhân dân tỉnh~Đắk~Lắk)
bảng |
STT ¦ Nội dung nhiệm vụ ¦ Chỉ tiêu ¦ Cơ quan chủ trì ¦ Cơ quan phối hợp ¦ Thời hạn ¦ Sản phẩm ¦ Kinh phí
1 ¦ Rà soát thủ tục ¦ 100% ¦ Sở A ¦ Sở B ¦ Quý IV/2026 ¦ Báo cáo rà soát ¦ 50 triệu đồng
doan |  | ./.
"""  # noqa: E501


def readable(made: Sheet) -> str:
    """The sheet from top to bottom."""
    signed = made.signature
    parts = [
        *(f"({mark})" for mark in (made.draft, made.urgency.upper(), made.secrecy) if mark),
        *([made.circulation] if made.circulation else []),
        *([made.superior] if made.superior else []),
        " | ".join(made.issuer),
        made.number,
        made.place_and_day,
        made.title,
        "",
        *(words(basis) for basis in made.bases),
        "",
        *(line for part in made.parts for line in lines(part)),
        "",
        *made.recipients,
        made.typist,
        " | ".join([*signed.authority, *filter(None, [signed.other_post]), signed.name]),
        made.contact,
    ]
    for annex in made.annexes:
        parts += ["", f"{annex.number} [{'ngang' if annex.landscape else 'dọc'}]", annex.title]
        parts += [annex.enclosed, *(line for part in annex.parts for line in lines(part))]
    return "\n".join(parts).replace("\u00a0", "~")


def test_a_whole_plan_from_letterhead_to_appendix() -> None:
    expected = EXPECTED.strip("\n").replace("bảng |\n", "bảng | \n")
    assert readable(sheet(PLAN)) == expected


def test_properties_of_the_file_are_plain_text() -> None:
    made = sheet(PLAN.replace("Chỉ số A và", "**Chỉ số A** và"))
    assert made.subject == "Nâng cao Chỉ số A và Chỉ số B của tỉnh Đắk Lắk năm 2026"
    assert (made.author, made.day) == ("Ủy ban nhân dân tỉnh Đắk Lắk", "2026-03-05")
    assert (made.standard, made.levels) == ("nd30-2020", ("I", "1", "a"))


def test_the_same_plan_gives_the_same_sheet() -> None:
    assert sheet(PLAN) == sheet(PLAN)
