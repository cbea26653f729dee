"""Pages saved under a Word name: nothing of them is lost either, and what changes is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from losslessness import imported_docx

from kehoach.cli import run
from kehoach.importing.html import docx_of_html
from kehoach.intake import as_docx

PAGE = """<html><body><table width="100%"><tr>
<td align=center>UBND TỈNH AN BÌNH<br><b>SỞ NỘI VỤ</b><br>Số: 05/KH-SNV</td>
<td align=center><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b>Độc lập - Tự do - Hạnh phúc</b>
<br><i>An Bình, ngày 05 tháng 3 năm 2026</i></td></tr></table>
<p align=center><b>KẾ HOẠCH</b></p><p align=center><b>Cải cách hành chính năm 2026</b></p>
<p>Căn cứ Luật Tổ chức chính quyền địa phương;</p><p><b>I.MỤC ĐÍCH</b></p>
<p>Phân công rõ cơ quan, thời hạn.</p><table border=1><tr><td>STT</td><td>Việc</td></tr>
<tr><td>1</td><td>Rà soát thủ tục</td></tr></table>
<p>Trên đây là Kế hoạch của Sở./.</p><table><tr><td><b>Nơi nhận:</b><br>- Như trên;<br>- Lưu: VT.
</td><td align=center><b>GIÁM ĐỐC</b><br><br><b>Lê Văn Nam</b></td></tr></table></body></html>"""


def test_html_saved_as_doc_loses_nothing() -> None:
    one = imported_docx(docx_of_html(PAGE.encode("utf-8")))
    assert (one.is_plan, one.data["số"]) == (True, 5)
    assert [(change.was, change.becomes) for change in one.changes] == [
        ("phương;", "phương."), ("I.MỤC", "I. MỤC"),
    ]  # fmt: skip


def test_html_saved_as_doc_loses_nothing_with_libreoffice(soffice: Path) -> None:
    one = imported_docx(as_docx(PAGE.encode("utf-8"), ".html"))
    assert (one.is_plan, one.data["số"]) == (True, 5)


def test_what_is_printed_otherwise_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cu.docx"
    path.write_bytes(docx_of_html(PAGE.encode("utf-8")))
    assert run(["import", str(path)], "vi") == 0
    said = capsys.readouterr().err
    assert "    In khác bản gốc 2 chỗ:\n" in said
    assert "        1 × dấu cuối căn cứ (PL I, II.6.a): “phương;” → “phương.”\n" in said
    path.with_suffix(".yaml").unlink()
    assert run(["--lang", "en", "import", str(path)], "en") == 0
    assert "Printed otherwise in 2 places:" in capsys.readouterr().err
