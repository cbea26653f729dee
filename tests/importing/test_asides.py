"""Headers, footers, notes and text boxes: kept with their place, printed where they stood."""

from __future__ import annotations

from losslessness import TESTS, imported_docx
from word import alternate, docx, drawn, field, p, r, tbl, tc, tr

import kehoach
from kehoach.importing import Imported
from kehoach.reading import read_docx

assert TESTS
_REFERENCES = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
    '<w:headerReference w:type="first" r:id="header2"/>'
    '<w:footerReference w:type="default" r:id="footer1"/><w:titlePg/></w:sectPr>'
)
_HEAD = tbl(
    tr(
        tc(p("UBND TỈNH AN BÌNH", "jc=center") + p("SỞ NỘI VỤ", "jc=center", "b")
           + p("Số: 05/KH-SNV", "jc=center")),
        tc(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "jc=center", "b")
           + p("Độc lập - Tự do - Hạnh phúc", "jc=center", "b")
           + p("An Bình, ngày 05 tháng 3 năm 2026", "jc=center", "i")),
    )
)  # fmt: skip
_TITLE = p("KẾ HOẠCH", "jc=center", "b") + p("Cải cách hành chính năm 2026", "jc=center", "b")
_END = tbl(
    tr(
        tc(p("Nơi nhận:", "", "b i") + p("- Như trên;") + p("- Lưu: VT.")),
        tc(p("GIÁM ĐỐC", "jc=center", "b") + p() + p("Lê Văn Nam", "jc=center", "b")),
    )
)
_SAID = p("Báo cáo kết quả trước ngày 10 tháng 12 năm 2026.")


def brought_in(body: str, **others: str) -> Imported:
    section = p("I. MỤC ĐÍCH", "", "b") + body + _SAID + p("Trên đây là Kế hoạch của Sở./.")
    return imported_docx(docx(_HEAD + _TITLE + section + _END + _REFERENCES, **others))


def kept(one: Imported) -> list[tuple[str, list[str]]]:
    parts = one.data.get("giữ nguyên", [])
    return [(part["vị trí"], part["nội dung"][0]["giữ nguyên"]) for part in parts]


def reasons(one: Imported) -> list[str]:
    return [note.reason for note in one.notes if note.kind == "giữ nguyên"]


def test_headers_and_footers_are_printed_there_again() -> None:
    one = brought_in(
        "",
        header1=p("Biểu mẫu BM-01") + p(field("PAGE", r("2")), "jc=center"),
        header2=p("Biểu mẫu BM-01"),
        footer1=p("Bản lưu hành nội bộ của Sở"),
    )
    assert kept(one) == [
        ("đầu trang", ["Biểu mẫu BM-01"]),
        ("chân trang", ["Bản lưu hành nội bộ của Sở"]),
    ]
    assert reasons(one) == [
        "đứng ở đầu trang của văn bản gốc", "đứng ở chân trang của văn bản gốc",
    ]  # fmt: skip
    (page,) = read_docx(kehoach.render(one.plan)).sections
    for kind in ("default", "first"):
        assert "Biểu mẫu BM-01" in [line.bare for line in page.headers[kind]]
        assert "Bản lưu hành nội bộ của Sở" in [line.bare for line in page.footers[kind]]


def test_words_beside_a_page_number_are_told() -> None:
    one = brought_in("", header1=p(r("Trang ") + field("PAGE", r("2")), "jc=center"))
    assert kept(one) == []
    (change,) = one.changes
    assert (change.was, change.becomes, change.clause) == ("Trang", "", "PL I, I.7")


def test_a_text_box_is_kept_where_it_stood() -> None:
    box = "<wps:txbx><w:txbxContent>" + p("Ghi nhớ trong khung") + "</w:txbxContent></wps:txbx>"
    anchor = f"<w:r>{alternate(drawn(40, 20, 'rect', box), '<w:pict/>')}</w:r>"
    one = brought_in(p(r("Rà soát thủ tục.") + anchor))
    (section,) = one.data["nội dung"]
    assert section["nội dung"][:2] == [
        "Rà soát thủ tục.", {"giữ nguyên": ["Ghi nhớ trong khung"]},
    ]  # fmt: skip
    assert reasons(one) == ["đứng trong hộp chữ của văn bản gốc"]


def test_a_footnote_stands_after_the_signature() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{p("Theo số liệu của Sở.")}</w:footnote>'
    one = brought_in(p(r("Rà soát thủ tục.") + mark), footnotes=note)
    assert [place for place, _ in kept(one)] == ["sau phần ký"]
    assert "Theo số liệu của Sở." in kept(one)[0][1][0]
    assert reasons(one) == [
        "chưa rõ là phần nào của văn bản; 1 dòng chú thích của văn bản gốc",
    ]  # fmt: skip
