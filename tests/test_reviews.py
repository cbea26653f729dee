"""`kehoach review`: what it writes of a folder, what it leaves alone, what it tells."""

from __future__ import annotations

import errno
import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from datetime import date
from pathlib import Path

import pytest
from lxml import html

import kehoach
from kehoach import cli, progress, reviews
from kehoach.batch.locking import held, holder_of
from kehoach.errors import ToolMissing
from kehoach.pdf.settling import settled
from kehoach.reviewing import Card, Tally
from kehoach.reviewing.marking import marked
from kehoach.reviewing.pages import folder_in, kept_in
from kehoach.reviews import picturing
from kehoach.seal import seal_pdf
from small_plans import spec

DAY = date(2026, 3, 2)
OLD = """
năm: 2025
số: 12
ngày: 10/3/2025
chỉ số:
  PAR INDEX: {thang điểm: 100, kết quả: {2024: {điểm: '83,87', hạng: 33/63}}}
nội dung:
  - 'Năm {năm}, rà soát thủ tục theo Quyết định số 12/QĐ-UBND ngày 05/01/2025.'
  - nhiệm vụ:
      - {việc: Rà soát, chủ trì: Sở Nội vụ, thời hạn: quý I, sản phẩm: Báo cáo}
"""
PAGE = Path("out/xem-lai")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Last year's plan and this year's, rendered; and as they were reviewed."""
    root = tmp_path_factory.mktemp("xem lại")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        easy(patch)
        Path("plans").mkdir()
        Path("plans/a-2025.yaml").write_text(spec(OLD), encoding="utf-8")
        assert run("roll", "plans/a-2025.yaml", "--year", "2026", "-o", "plans/a-2026.yaml") == 0
        assert run("render", "plans", "-o", "out") == 0
        shutil.copytree("out", "rendered")
        reviews.review(Path("out"), DAY)
    return root


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder; no LibreOffice unless a test wants it."""
    monkeypatch.chdir(tmp_path)
    easy(monkeypatch)
    yield tmp_path


def easy(patch: pytest.MonkeyPatch) -> None:
    """Let documents have pictures that cost nothing: each of no page."""
    patch.setattr(picturing, "find_engine", lambda: object())
    patch.setattr(picturing, "which", lambda name: f"/bin/{name}")
    patch.setattr(picturing, "to_pdfs", lambda documents, stop: [b"%PDF"] * len(documents))
    patch.setattr(picturing, "_drawn_pages", lambda *_: iter(()))


@pytest.fixture
def rendered(made: Path, folder: Path) -> None:
    shutil.copytree(made / "plans", "plans")
    shutil.copytree(made / "rendered", "out")


@pytest.fixture
def reviewed(made: Path, folder: Path) -> None:
    shutil.copytree(made / "plans", "plans")
    shutil.copytree(made / "out", "out")


def run(*argv: str, language: str = "vi") -> int:
    return cli.run(list(argv), language)


def cards() -> dict[str, Card]:
    found = {}
    for path in sorted(PAGE.glob("*/noi-dung.js")):
        _, found[path.parent.name] = kept_in(path.read_text(encoding="utf-8"))
    return found


def view(slug: str) -> str:
    script = (PAGE / slug / "noi-dung.js").read_text(encoding="utf-8")
    html: str = json.loads(script[script.index("(") + 1 : script.rindex(");")])["html"]
    return html


def files(root: Path = PAGE) -> dict[str, tuple[bytes, int]]:
    """Every file with its content and the time it was written."""
    paths = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in paths
    }


def test_a_batch_gets_a_page(rendered: None, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run("review", "out") == 0
    told = capsys.readouterr()
    assert told.out == f"{PAGE / 'index.html'}\n"
    assert told.err == "2 kế hoạch: 1 cần xem, 1 sẵn sàng.\n"
    assert [name for name in files() if not name.startswith("anh/")] == [
        "a-2025/noi-dung.js",
        "a-2026/noi-dung.js",
        "a-2026/redline.docx",
        "giao-dien.css",
        "giao-dien.js",
        "index.html",
    ]
    found = cards()
    assert [card.state for card in found.values()] == ["san-sang", "can-xem"]
    new = found["a-2026"]
    assert (new.agency, new.year) == ("Ủy ban nhân dân tỉnh Đắk Lắk", 2026)
    assert new.title == "Nâng cao Chỉ số A năm 2026"
    assert new.links == {"docx": "../a-2026.docx", "redline": "a-2026/redline.docx"}
    assert new.load is not None and new.load.months[2] == 1
    assert [(one.agency, one.due) for one in new.leads] == [("Sở Nội vụ", 3)]
    assert new.asks and new.changes is not None and new.changes.total >= 3
    assert found["a-2025"].changes is None


def test_the_redline_is_that_of_diff(reviewed: None) -> None:
    made = kehoach.diff("plans/a-2025.yaml", "plans/a-2026.yaml", DAY)
    assert (PAGE / "a-2026/redline.docx").read_bytes() == made
    assert "<del>2025</del><wbr><ins>2026</ins>" in view("a-2026").replace("\n", "")


def test_a_second_run_writes_nothing(reviewed: None) -> None:
    before = files()
    again = reviews.review(Path("out"), DAY)
    assert files() == before
    assert again.cards == tuple(cards().values())


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        ("plans/a-2026.yaml", {"a-2026"}),
        ("plans/a-2026.can-xem.json", {"a-2026"}),
        ("plans/a-2025.yaml", {"a-2025", "a-2026"}),
        ("out/a-2025.docx", {"a-2025"}),
    ],
)
def test_what_changed_is_made_again(reviewed: None, path: str, changed: set[str]) -> None:
    keys = {one: kept_in((PAGE / one / "noi-dung.js").read_text())[0] for one in cards()}
    data = Path(path).read_bytes()
    Path(path).write_bytes(data + (b" " if path.endswith("docx") else b"\n"))
    reviews.review(Path("out"), DAY)
    now = {one: kept_in((PAGE / one / "noi-dung.js").read_text())[0] for one in cards()}
    assert {one for one in now if now[one] != keys[one]} == changed


def test_documents_judged_by_today_are_judged_again_tomorrow(reviewed: None) -> None:
    keys = [re.findall(r"@(\S+?)\"", (PAGE / one / "noi-dung.js").read_text()) for one in cards()]
    assert [bool(day) for day in keys] == [False, True]  # only the new plan has no day
    before = files()
    reviews.review(Path("out"), date(2026, 3, 3))
    after = files()
    assert after["a-2025/noi-dung.js"] == before["a-2025/noi-dung.js"]
    assert after["a-2026/redline.docx"][0] != before["a-2026/redline.docx"][0]


def test_documents_without_a_manifest_are_listed_too(
    rendered: None, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("cu").mkdir()
    Path("cu/Kế hoạch 2025.docx").write_bytes(kehoach.render(kehoach.load("plans/a-2025.yaml")))
    Path("cu/hỏng.docx").write_bytes(b"khong phai zip")
    assert run("review", "cu") == 0
    assert capsys.readouterr().err == "2 kế hoạch: 1 có lỗi, 1 sẵn sàng.\n"
    script = Path("cu/xem-lai/ke-hoach-2025/noi-dung.js").read_text(encoding="utf-8")
    card = kept_in(script)[1]
    assert (card.title, card.agency) == (
        "Nâng cao Chỉ số A năm 2025",
        "Ủy ban nhân dân tỉnh Đắk Lắk",
    )
    assert (card.year, card.load, card.links) == (
        2025,
        None,
        {"docx": "../K%E1%BA%BF%20ho%E1%BA%A1ch%202025.docx"},
    )
    assert "không có đặc tả của văn bản này" in script
    assert "[KH871]" not in script and "KH871" in Path("cu/xem-lai/hong/noi-dung.js").read_text()


def test_a_failed_spec_is_listed_with_what_is_wrong(rendered: None) -> None:
    Path("plans/hong.yaml").write_text("kế hoạch: A\nnăm: hai\n", encoding="utf-8")
    run("render", "plans", "-o", "out")
    made = reviews.review(Path("out"), DAY)
    (card,) = (card for card in made.cards if card.slug == "hong")
    assert (card.state, card.marks, card.links) == ("loi", ("Không dựng được",), {})
    assert card.faults >= 2 and made.exit_code == 0
    assert "KH916" in view("hong") and "dòng 2 của đặc tả" in view("hong")


def test_a_failed_spec_tells_who_it_is_as_far_as_it_can_be_read(rendered: None) -> None:
    """So that the filters find it; that it has no spec is only said where it has none."""
    text = spec("cơ quan: UBND tỉnh Hà Giang").replace("Chỉ số A", "{năm-1} Chỉ số A")
    Path("plans/cu.yaml").write_text(text, encoding="utf-8")  # a province that is gone
    Path("plans/do.yaml").write_text(f"{text}mở đầu: 'chưa đóng\n", encoding="utf-8")
    assert run("render", "plans", "-o", "out") == 1
    reviews.review(Path("out"), DAY)
    for slug in ("cu", "do"):
        card = cards()[slug]
        assert (card.title, card.agency, card.year) == (
            "Nâng cao 2025 Chỉ số A năm 2026",
            "Ủy ban nhân dân tỉnh Hà Giang",
            2026,
        )
        assert (card.state, card.broken, card.store) == ("loi", True, f"../plans/{slug}.yaml")
        assert "đặc tả còn lỗi" in view(slug) and "ông có đặc tả" not in view(slug)
    assert "đặc tả còn lỗi" in (PAGE / "index.html").read_text(encoding="utf-8")
    Path("plans/cu.yaml").unlink()
    reviews.review(Path("out"), DAY)
    assert "không thấy đặc tả “../plans/cu.yaml” mà bản kê nêu" in view("cu")


def test_a_spec_that_gets_well_keeps_the_store_of_its_ticks(rendered: None) -> None:
    path = Path("plans/a-2026.yaml")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("UBND tỉnh Đắk Lắk", "UBND tỉnh Đắk Lăk Lăk"), encoding="utf-8")
    run("render", "plans", "-o", "out", "--name", "trich-yeu")
    reviews.review(Path("out"), DAY)
    (ill,) = (card for card in cards().values() if card.state == "loi")
    path.write_text(text, encoding="utf-8")
    run("render", "plans", "-o", "out", "--name", "trich-yeu")
    well = reviews.review(Path("out"), DAY).cards
    (now,) = (card for card in well if card.store == ill.store)
    assert (now.state, now.asks, now.store) == ("can-xem", ill.asks, "../plans/a-2026.yaml")


def folder_name() -> str:
    return folder_in((PAGE / "index.html").read_text(encoding="utf-8"))


def test_ticks_of_two_folders_are_apart_and_a_folder_that_is_moved_keeps_its_own(
    reviewed: None,
) -> None:
    name = folder_name()
    assert re.fullmatch(r"[0-9a-f]{12}", name)
    Path("out").rename("khac")
    Path("khac").rename("out")
    shutil.copytree("out", "moi", ignore=shutil.ignore_patterns("xem-lai"))
    reviews.review(Path("moi"), DAY)
    assert folder_in(Path("moi/xem-lai/index.html").read_text("utf-8")) not in ("", name)
    Path("moi").rename("moi-2")
    Path("out").rename("moi")
    reviews.review(Path("moi"), DAY)
    assert folder_in(Path("moi/xem-lai/index.html").read_text("utf-8")) == name


def test_a_document_that_the_manifest_does_not_know_is_not_ready(
    rendered: None, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("plans/a-2025.yaml").rename("plans/b-2025.yaml")
    listed = Path("plans/a-2026.can-xem.json")
    listed.write_text(listed.read_text("utf-8").replace("a-2025", "b-2025"), encoding="utf-8")
    assert run("render", "plans", "-o", "out") == 0
    capsys.readouterr()
    assert run("review", "out") == 0
    said = "3 kế hoạch: 1 không có trong bản kê, 1 cần xem, 1 sẵn sàng.\n"
    assert capsys.readouterr().err == said
    left = cards()["a-2025"]
    assert (left.state, left.agency, left.year) == (
        "ngoai-ban-ke",
        "Ủy ban nhân dân tỉnh Đắk Lắk",
        2025,
    )
    page = html.fromstring((PAGE / "index.html").read_text(encoding="utf-8"))
    assert page.xpath("//select[@id='agency']/option/text()") == [
        "Tất cả",
        "Ủy ban nhân dân tỉnh Đắk Lắk",
    ]


def test_the_table_of_a_split_is_no_plan() -> None:
    Path("ke-hoach.yaml").write_text(spec(OLD), encoding="utf-8")
    assert run("split", "ke-hoach.yaml", "-o", "cac-so") in (0, 1)
    run("render", "cac-so", "-o", "cac-so")
    made = reviews.review(Path("cac-so"), DAY)
    assert [card.slug for card in made.cards] == ["so-noi-vu"]
    page = html.fromstring(Path("cac-so/xem-lai/index.html").read_text(encoding="utf-8"))
    (link,) = page.xpath("//p[contains(@class, 'beside-plans')]/a")
    assert (link.text, link.get("href")) == ("Bảng phân công nhiệm vụ", "../bang-phan-cong.docx")
    shutil.copytree("cac-so", "ca-mua")
    assert run("render", "ke-hoach.yaml", "cac-so", "-o", "ca-mua") in (0, 1)
    both = reviews.review(Path("ca-mua"), DAY)
    assert len({one.task for card in both.cards for one in card.leads}) == 1


def test_a_batch_at_work_in_the_folder_is_told(
    reviewed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with held(Path("out")):
        assert run("review", "out") == 1
    told = capsys.readouterr()
    assert told.out == f"{PAGE / 'index.html'}\n" and "[KH1140]" in told.err
    assert "một lần chạy khác" in (PAGE / "index.html").read_text(encoding="utf-8")
    assert run("review", "out") == 0
    assert "một lần chạy khác" not in (PAGE / "index.html").read_text(encoding="utf-8")


def test_a_batch_of_another_process_is_told(
    reviewed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    hold = "import sys; from pathlib import Path; from kehoach.batch.locking import held\n"
    hold += "with held(Path('out')): print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None and other.stdout.readline()
        assert run("review", "out") == 1
        assert f"tiến trình {other.pid}" in capsys.readouterr().err
        assert holder_of(Path("out")) == str(other.pid)  # to ask does not take it
    assert holder_of(Path("out")) == ""


def test_every_edited_document_is_counted(
    rendered: None, capsys: pytest.CaptureFixture[str]
) -> None:
    _edit(Path("out/a-2026.docx"), "rà soát", "xem xét")
    _edit(Path("out/a-2025.docx"), 'w:top="', 'w:top="9')
    capsys.readouterr()
    assert run("review", "out") == 0
    said = "2 kế hoạch: 1 có lỗi, 1 người đã sửa; 2 đã có người sửa.\n"
    assert capsys.readouterr().err == said
    assert [(card.state, card.also) for card in cards().values()] == [
        ("loi", ("nguoi-sua",)),
        ("nguoi-sua", ()),
    ]
    page = html.fromstring((PAGE / "index.html").read_text(encoding="utf-8"))
    (chip,) = page.xpath("//label[input[@value='nguoi-sua']]")
    assert " ".join(chip.text_content().split()) == "Người đã sửa 2"


def test_an_edited_document_is_compared_as_it_stands(rendered: None) -> None:
    edited = Path("out/a-2026.docx")
    _edit(edited, "rà soát", "xem xét")
    reviews.review(Path("out"), DAY)
    card = cards()["a-2026"]
    assert card.state == "nguoi-sua"
    assert "xem xét" in view("a-2026")


def test_it_tells_how_far_it_is(
    rendered: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_PAUSE", 0.0)
    assert run("review", "out") == 0
    assert "Xong 1/2, lỗi 0, còn 1" in capsys.readouterr().err


def test_a_document_that_a_batch_kept_is_no_fault(rendered: None) -> None:
    _edit(Path("out/a-2026.docx"), "rà soát", "xem xét")
    assert run("render", "plans", "-o", "out", "--force") == 0
    reviews.review(Path("out"), DAY)
    before = cards()["a-2026"]
    _edit(Path("out/a-2026.docx"), "rà soát", "xem xét")
    assert run("render", "plans", "-o", "out") == 1
    reviews.review(Path("out"), DAY)
    card = cards()["a-2026"]
    assert (card.state, card.marks, card.faults) == ("nguoi-sua", (), 0)
    assert (card.warnings, card.advice) == (before.warnings + 1, before.advice)
    assert "KH950" in view("a-2026") and "<code>" not in card.title


def test_a_plan_whose_document_is_that_of_another_has_none(rendered: None) -> None:
    Path("khac").mkdir()
    text = spec(OLD).replace("Rà soát", "Việc khác")
    Path("khac/a-2025.yaml").write_text(text, encoding="utf-8")
    assert run("render", "khac", "-o", "out") == 1
    reviews.review(Path("out"), DAY)
    (card,) = (card for card in cards().values() if "khac" in card.store)
    assert (card.state, card.marks, card.links) == ("loi", ("Không dựng được",), {})
    assert card.faults == 1 and "KH1125" in view(card.slug)


def test_a_draft_with_blanks_is_not_ready() -> None:
    Path("plans").mkdir()
    text = spec("nội dung: ['Đạt ……/100 điểm, xếp thứ …… cả nước.']")
    Path("plans/a.yaml").write_text(text, encoding="utf-8")
    assert run("render", "plans", "--draft", "-o", "out") == 0
    reviews.review(Path("out"), DAY)
    card = cards()["a"]
    assert (card.state, card.marks) == ("can-xem", ("Dự thảo", "Còn 2 chỗ phải điền"))
    assert "KH1084" in Path("out/ban-ke.json").read_text("utf-8") and "KH1084" not in view("a")


def test_nor_is_a_final_document_with_blanks_unless_a_person_filled_them_in() -> None:
    Path("plans").mkdir()
    text = spec("nội dung: ['Đạt ……/100 điểm.']", "nơi nhận: ['Sở ……', 'Lưu: VT']")
    Path("plans/a.yaml").write_text(text, encoding="utf-8")
    assert run("render", "plans", "-o", "out") == 0
    reviews.review(Path("out"), DAY)
    card = cards()["a"]
    assert (card.state, card.marks) == ("can-xem", ("Còn 2 chỗ phải điền",))
    _edit(Path("out/a.docx"), "……", "90")
    reviews.review(Path("out"), DAY)
    card = cards()["a"]
    assert (card.state, card.marks) == ("nguoi-sua", ())


def test_a_draft_and_its_page_say_alike_what_is_open(
    rendered: None, capsys: pytest.CaptureFixture[str]
) -> None:
    beside = Path("plans/a-2026.can-xem.json")
    data = json.loads(beside.read_bytes())
    trace = {"code": "KH778", "name": "x", "kind": "phải làm", "why": "Còn sót."}
    data["items"] += [{**trace, "value": one} for one in ("sở nội vụ", "Sở Y tế", "")]
    beside.write_text(json.dumps(data), encoding="utf-8")
    mended = Path("plans/a-2026.yaml").read_text(encoding="utf-8").replace("quý I,", "quý II,")
    Path("plans/a-2026.yaml").write_text(mended, encoding="utf-8")
    capsys.readouterr()
    run("render", "plans/a-2026.yaml", "-o", "nhap/", "--draft")
    (told,) = re.findall(r"(\d+) mục của danh sách.*?; (\d+) mục", capsys.readouterr().err)
    reviews.review(Path("nhap"), DAY)
    (path,) = Path("nhap/xem-lai").glob("*/noi-dung.js")
    still = len(kept_in(path.read_text(encoding="utf-8"))[1].asks)
    to_do = sum(one["kind"] == "phải làm" for one in data["items"])
    assert told == (str(still), str(to_do - still)) and told[1] == "2"


def test_a_pdf_of_an_earlier_document_is_told_and_not_opened(rendered: None) -> None:
    document, beside = Path("out/a-2026.docx"), Path("out/a-2026.pdf")

    def put(docx: bytes) -> Card:
        made = b"%PDF-1.7\n/DocChecksum /" + b"0" * 32 + b"\n%%EOF\n"
        beside.write_bytes(seal_pdf(settled(made, docx)))
        reviews.review(Path("out"), DAY)
        return cards()["a-2026"]

    assert put(document.read_bytes()).links["pdf"] == "../a-2026.pdf"
    card = put(b"earlier")
    assert "pdf" not in card.links and card.marks == ("PDF cũ hơn văn bản",)


def _edit(path: Path, old: str, new: str) -> None:
    from zipfile import ZipFile

    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    main = parts["word/document.xml"].decode().replace(old, new)
    with ZipFile(path, "w") as package:
        for name, data in {**parts, "word/document.xml": main.encode()}.items():
            package.writestr(name, data)


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (None, "KH980"),
        ("", "KH1090"),
        ({}, "KH1091"),
        ({"ghi-chu.txt": "a"}, "KH1091"),
        ({"ban-ke.json": "{"}, "KH1092"),
        ({"ban-ke.json": '{"version": 99}', "a.docx": ""}, "KH1092"),
    ],
)
def test_a_folder_that_is_none_is_refused(
    files: dict[str, str] | str | None, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if isinstance(files, dict):
        Path("dau-ra").mkdir()
        for name, text in files.items():
            Path("dau-ra", name).write_text(text)
    elif files is not None:
        Path("dau-ra").write_text(files)
    assert run("review", "dau-ra") == 2
    told = capsys.readouterr()
    assert told.out == "" and f"[{code}]" in told.err
    assert not Path("dau-ra/xem-lai").exists()


@pytest.mark.parametrize(
    ("break_it", "code"),
    [
        (lambda: Path("out/a-2026.docx").unlink(), "KH1097"),
        (lambda: Path("plans/a-2025.yaml").rename("plans/khac.yaml"), "KH1098"),
        (lambda: Path("plans/a-2026.can-xem.json").write_text("["), "KH1081"),
        (lambda: Path("plans/a-2026.yaml").write_text("a: ["), "KH905"),
    ],
)
def test_what_cannot_be_made_is_told_and_the_rest_is_made(
    rendered: None, break_it: Callable[[], object], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    break_it()
    capsys.readouterr()
    assert run("review", "out", language="en") == 1
    told = capsys.readouterr()
    assert told.out == f"{PAGE / 'index.html'}\n" and f"[{code}]" in told.err
    assert "Chưa làm được trọn vẹn" in view("a-2026")
    assert cards()["a-2026"].state != "san-sang" and "a-2025" in cards()


def test_what_went_wrong_is_tried_again(rendered: None) -> None:
    Path("plans/a-2025.yaml").rename("khac.yaml")
    assert reviews.review(Path("out"), DAY).exit_code == 1
    Path("khac.yaml").rename("plans/a-2025.yaml")
    assert reviews.review(Path("out"), DAY).exit_code == 0
    assert cards()["a-2026"].changes is not None


def test_files_of_a_person_are_left_alone(
    reviewed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = {
        PAGE / "index.html": b"<p>trang cua toi</p>\n",
        PAGE / "a-2026/redline.docx": b"ban cua toi",
        PAGE / "ghi-chu.txt": b"ghi chu",
        PAGE / "a-2025/ghi-chu.txt": b"ghi chu",
    }
    for path, data in mine.items():
        path.write_bytes(data)
    Path("plans/a-2026.yaml").write_bytes(Path("plans/a-2026.yaml").read_bytes() + b"\n")
    assert run("review", "out") == 1
    told = capsys.readouterr().err
    assert "[KH1094]" in told and "[KH951]" in told
    assert {path: path.read_bytes() for path in mine} == mine


def test_a_page_that_was_not_written_is_not_named(
    reviewed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    (PAGE / "index.html").write_bytes(b"<p>trang cua toi</p>\n")
    assert run("review", "out") == 1
    assert capsys.readouterr().out == ""
    (PAGE / "index.html").unlink()
    (PAGE / "giao-dien.css").write_bytes(b"/* cua toi */\n")
    assert run("review", "out") == 1
    told = capsys.readouterr()
    assert told.out == f"{PAGE / 'index.html'}\n" and "giao-dien.css" in told.err


def test_a_folder_that_cannot_be_written_is_told_once(
    rendered: None, capsys: pytest.CaptureFixture[str]
) -> None:
    PAGE.write_bytes(b"mot tep")
    assert run("review", "out") == 1
    told = capsys.readouterr()
    assert told.out == "" and told.err.count("[KH") == 1
    assert "[KH1141] Không ghi được vào “out/xem-lai” (tên này đã là của một tệp)" in told.err
    assert PAGE.read_bytes() == b"mot tep"


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        (errno.ENOSPC, "đĩa đã đầy"),
        (errno.EACCES, "không có quyền ghi"),
        (errno.EROFS, "không có quyền ghi"),
    ],
)
def test_a_full_or_locked_folder_is_told_once(
    rendered: None,
    refusal: int,
    reason: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refused(temp: Path, *_: object) -> None:
        raise OSError(refusal, "", str(temp))

    monkeypatch.setattr("kehoach.files._fill", refused)
    assert run("review", "out") == 1
    told = capsys.readouterr()
    assert told.out == "" and told.err.count("[KH") == 1
    assert "[KH1141]" in told.err and f"({reason})" in told.err
    monkeypatch.undo()


def test_ctrl_c_is_answered_at_once(
    rendered: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stopped = threading.Event()

    def slow(documents: list[bytes], stop: threading.Event) -> list[bytes]:
        if stop.wait(20):
            stopped.set()
        return [b""] * len(documents)

    def pressed(plan: object, shelf: object, picture: Future[object], today: date) -> None:
        assert not picture.done()
        raise KeyboardInterrupt

    monkeypatch.setattr(picturing, "to_pdfs", slow)
    monkeypatch.setattr(reviews, "_one", pressed)
    assert run("review", "out") == 130
    assert stopped.is_set()
    said = "Đã dừng khi xong 0 kế hoạch; chạy lại `kehoach review` để làm tiếp."
    assert capsys.readouterr().err.strip() == said


def test_what_was_made_for_documents_that_are_gone_goes_too(reviewed: None) -> None:
    (PAGE / "a-2026/ghi-chu.txt").write_bytes(b"ghi chu")
    (PAGE / "rieng").mkdir()
    (PAGE / "rieng/noi-dung.js").write_bytes(b"// cua toi\n")
    (PAGE / "anh" / ("0" * 32)).mkdir(parents=True)
    (PAGE / "anh" / ("0" * 32) / "1.png").write_bytes(b"anh cu")
    shutil.rmtree("out/xem-lai/a-2025")
    Path("plans/a-2026.yaml").unlink()
    Path("plans/a-2026.can-xem.json").unlink()
    Path("out/a-2026.docx").unlink()
    Path("out/ban-ke.json").unlink()
    assert reviews.review(Path("out"), DAY).exit_code == 0
    assert [name for name in files() if "/" in name and "/trang.json" not in name] == [
        "a-2025/noi-dung.js",
        "a-2026/ghi-chu.txt",
        "rieng/noi-dung.js",
    ]
    assert not (PAGE / "anh" / ("0" * 32)).exists()


def test_a_page_of_ours_from_another_version_is_written_over(reviewed: None) -> None:
    (PAGE / "index.html").write_bytes(marked("<p>cũ</p>", ".html"))
    (PAGE / "a-2025/noi-dung.js").write_bytes(marked("keHoach({});", ".js"))
    assert reviews.review(Path("out"), DAY).exit_code == 0
    assert "a-2025" in cards() and "cũ</p>" not in (PAGE / "index.html").read_text()


# Pictures.


def test_without_libreoffice_the_page_and_the_command_say_so(
    rendered: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(picturing, "find_engine", lambda: None)
    capsys.readouterr()
    assert run("review", "out") == 1
    told = capsys.readouterr()
    assert told.out == f"{PAGE / 'index.html'}\n"
    assert told.err.count("KH1142") == 1 and "chưa có LibreOffice" in told.err
    assert "chưa có LibreOffice" in (PAGE / "index.html").read_text(encoding="utf-8")
    assert "chưa có LibreOffice" in view("a-2026")
    monkeypatch.setattr(picturing, "which", lambda name: None)
    assert run("review", "out", language="en") == 1
    assert "this machine has no poppler-utils" in capsys.readouterr().err
    assert "poppler-utils" in (PAGE / "index.html").read_text(encoding="utf-8")


def test_pictures_that_are_there_need_no_libreoffice(
    reviewed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picturing, "find_engine", lambda: None)
    monkeypatch.setattr(picturing, "which", lambda name: None)
    made = reviews.review(Path("out"), DAY)
    assert (made.exit_code, made.problems) == (0, ())


def test_a_failing_libreoffice_is_told_and_tried_again(
    rendered: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def failing(documents: list[bytes], stop: object) -> list[bytes | ToolMissing]:
        calls.append(len(documents))
        return [ToolMissing.of("KH971", engine="LibreOffice", seconds="1")] * len(documents)

    monkeypatch.setattr(picturing, "to_pdfs", failing)
    for _ in range(2):
        made = reviews.review(Path("out"), DAY)
        told = {problem.code: problem.args for problem in made.problems}
        assert list(told) == ["KH1143", "KH971"] and made.exit_code == 1
        assert told["KH1143"] == {"count": "2", "names": "a-2025.docx; a-2026.docx"}
        assert "Mở văn bản bằng Word" not in view("a-2026") and "KH" not in view("a-2025")[:300]
    assert calls == [2, 2]


def test_pages_are_drawn_once_for_a_document(
    rendered: None, folder: Path, soffice: Path, pdftoppm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    page = Path("mot/xem-lai")
    page.parent.mkdir()
    shutil.copy("out/a-2026.docx", "mot")
    assert reviews.review(Path("mot"), DAY).exit_code == 0
    script = (page / "a-2026/noi-dung.js").read_text(encoding="utf-8")
    (shown,) = re.findall(r'src=\\"(anh/[^"]+/1.png)\\" width=\\"827\\" height=\\"1170\\"', script)
    data = (page / shown).read_bytes()
    assert data.startswith(b"\x89PNG") and 10_000 < len(data) < 200_000
    assert "chưa có LibreOffice" not in (page / "index.html").read_text(encoding="utf-8")
    monkeypatch.setattr(picturing, "to_pdfs", lambda documents, stop: pytest.fail("drawn again"))
    before = files(page)
    reviews.review(Path("mot"), DAY)
    assert files(page) == before


def test_the_summary_is_told_in_english_too(rendered: None) -> None:
    made = reviews.review(Path("out"), DAY)
    assert reviews.summary(made.cards, "en") == "2 plans: 1 to look at, 1 ready."
    assert Tally(added=1, moved=2).total == 3
