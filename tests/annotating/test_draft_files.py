"""``render --draft`` from files to files, and what the other commands make of a draft."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from commented import ISSUED, W, bare, comments, parts_of, said
from lxml import etree

import kehoach
from kehoach import cli
from kehoach.paths import listed_beside
from kehoach.rendering.package import unpack
from kehoach.rolling.leftovers import leftovers
from kehoach.seal import State, pack, state_of_docx
from kehoach.yearly import roll_file

OLD = """\
kế hoạch: Nâng cao Chỉ số A năm {năm}
năm: 2025
cơ quan: UBND tỉnh Đắk Lắk
nội dung:
  - Năm {năm} là năm đầu tiên thực hiện; đạt …… điểm.
  - nhiệm vụ:
      - {việc: Rà soát thủ tục, chủ trì: Sở Nội vụ, thời hạn: quý II/2025}
nơi nhận: ['Lưu: VT']
người ký: {chức vụ: Chủ tịch, họ tên: Lê Văn Nam}
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """The spec of 2026 with its review list, rolled from that of 2025."""
    old = tmp_path / "cu" / "2025.yaml"
    old.parent.mkdir()
    old.write_text(OLD, encoding="utf-8")
    new = tmp_path / "2026.yaml"
    roll_file(str(old), 2026, new)
    return new


def render(spec: Path, *more: str) -> Path:
    out = spec.parent / "out"
    assert cli.run(["render", str(spec), "-o", str(out), *more], "vi") == 0
    return out / "2026.docx"


def codes(docx: Path) -> list[str]:
    return [re.sub(r".* ← (KH\d+|Cần điền).*", r"\1", one) for one in said(docx.read_bytes())]


def test_a_draft_takes_up_the_list_beside_its_spec(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = render(spec, "--draft")
    assert codes(made) == ["Cần điền"] * 2 + ["KH760", "KH771", "KH703", "KH762", "KH773"]
    told = capsys.readouterr()
    assert told.out.splitlines() == [str(made)]
    assert (
        f"{spec}: Bản dự thảo có 7 ghi chú bên lề (1 phát hiện, 4 mục của danh sách phải xem, "
        "2 chỗ phải điền)."
    ) in told.err


def test_a_final_document_has_none_of_it(spec: Path) -> None:
    made = parts_of(render(spec).read_bytes())
    assert not [name for name in made if "comments" in name]
    assert b"comment" not in made["word/document.xml"] + made["[Content_Types].xml"]


def test_a_settled_item_leaves_the_next_draft(spec: Path) -> None:
    render(spec, "--draft")
    text = spec.read_text(encoding="utf-8").replace("là năm đầu tiên", "tiếp tục")
    spec.write_text(text, encoding="utf-8")
    assert "KH771" not in codes(render(spec, "--draft"))


def test_a_list_that_changed_or_went_makes_the_draft_anew(spec: Path) -> None:
    assert "KH762" in codes(render(spec, "--draft"))
    listed_beside(spec).unlink()
    assert codes(render(spec, "--draft")) == ["Cần điền", "Cần điền", "Cần điền", "KH703"]


def test_a_broken_list_is_told_and_the_draft_made(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed_beside(spec).write_bytes(b"{")
    assert "KH703" in codes(render(spec, "--draft"))
    assert f"{listed_beside(spec)}: cảnh báo [KH1081]" in capsys.readouterr().err


def answered(docx: bytes) -> bytes:
    """The document after somebody answered a comment in Word: another part, another seal."""
    parts = unpack(docx)
    held = etree.fromstring(parts["word/comments.xml"])
    held[0].set(f"{W}done", "1")
    words = next(held[0].iter(f"{W}t"))
    words.text = f"{words.text} Đã xem."
    return zipped({**parts, "word/comments.xml": etree.tostring(held)})


def zipped(parts: dict[str, bytes]) -> bytes:
    from io import BytesIO

    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def test_a_draft_whose_comments_somebody_answered_is_never_written_over(
    spec: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = render(spec, "--draft")
    assert state_of_docx(made.read_bytes()) is State.UNTOUCHED
    made.write_bytes(answered(made.read_bytes()))
    assert state_of_docx(made.read_bytes()) is State.EDITED
    before = made.read_bytes()
    spec.write_text(spec.read_text(encoding="utf-8") + ISSUED, encoding="utf-8")
    assert cli.run(["render", str(spec), "-o", str(made.parent), "--draft"], "vi") == 1
    assert "KH950" in capsys.readouterr().err
    assert made.read_bytes() == before


def test_check_passes_over_the_comments_of_a_draft_and_tells_those_of_another(spec: Path) -> None:
    made = render(spec, "--draft")
    asked = {one.rule.id for one in kehoach.check(made).findings if one.rule}
    plain = spec.parent / "khong.docx"
    plain.write_bytes(kehoach.render(kehoach.load(spec), draft=True))
    assert asked == {one.rule.id for one in kehoach.check(plain).findings if one.rule}
    assert "KH672" not in asked
    issued = spec.parent / "ban-hanh.docx"
    parts = unpack(made.read_bytes())
    body = parts["word/document.xml"].replace("DỰ THẢO".encode(), "SỐ 1".encode())
    issued.write_bytes(pack({**parts, "word/document.xml": body}))
    found = {one.rule.id for one in kehoach.check(issued).findings if one.rule}
    assert "KH672" in found


def test_diff_compares_the_words_and_keeps_the_comments_of_the_new(spec: Path) -> None:
    made = render(spec, "--draft")
    plain = spec.parent / "khong.docx"
    plain.write_bytes(kehoach.render(kehoach.load(spec), draft=True))
    for old, new, kept in ((plain, made, 7), (made, plain, 0), (made, made, 7)):
        redline = kehoach.diff(old, new, date(2026, 1, 5))
        document = etree.fromstring(unpack(redline)["word/document.xml"])
        assert not list(document.iter(f"{W}ins", f"{W}del"))
        assert len(list(document.iter(f"{W}commentReference"))) == kept


def test_import_reads_the_same_plan_with_and_without_comments(spec: Path) -> None:
    made = render(spec, "--draft")
    plain = spec.parent / "khong.docx"
    plain.write_bytes(kehoach.render(kehoach.load(spec), draft=True))
    assert kehoach.import_(made).data == kehoach.import_(plain).data


def test_the_guard_of_a_roll_takes_the_comments_for_what_they_are(spec: Path) -> None:
    """A draft quotes the old plan on purpose; a person's comment that does is a trace of it."""
    old, new = kehoach.load(spec.parent / "cu" / "2025.yaml"), kehoach.load(spec)
    made = render(spec, "--draft").read_bytes()
    assert "2025" in unpack(made)["word/comments.xml"].decode()
    assert not [one for one in leftovers(made, old, new) if one.part == "word/comments.xml"]
    other = zipped(
        {name: part.replace(b'"kehoach"', b'"A"') for name, part in unpack(made).items()}
    )
    assert [one for one in leftovers(other, old, new) if one.part == "word/comments.xml"]


def test_libreoffice_shows_every_comment(spec: Path, soffice: Path, tmp_path: Path) -> None:
    made = render(spec, "--draft")
    profile = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"
    argv = [str(soffice), profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path)]
    argv.append(str(made))
    subprocess.run(argv, check=True, capture_output=True, timeout=300)
    with ZipFile(tmp_path / "2026.odt") as package:
        content = etree.fromstring(package.read("content.xml"))
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    shown = list(content.iter(f"{office}annotation"))
    authors = {one.findtext("{http://purl.org/dc/elements/1.1/}creator") for one in shown}
    assert (len(shown), authors) == (7, {"kehoach"})


def test_the_words_of_the_draft_are_those_of_a_draft_without_comments(spec: Path) -> None:
    made = render(spec, "--draft").read_bytes()
    assert bare(made) == bare(kehoach.render(kehoach.load(spec), draft=True))
    assert comments() == []
