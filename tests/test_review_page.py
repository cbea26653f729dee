"""The review page in a browser: searched, filtered, ticked, printed, on small screens and large."""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from dossiers import ASKS, EVIL, bare, dossier
from dossiers import WIDTHS as WIDTHS_OF_COLUMNS
from playwright.sync_api import Browser, Page, Request, Route, expect, sync_playwright

from kehoach.reviewing import Dossier
from kehoach.reviewing.cards import card_of
from kehoach.reviewing.pages import folder_in, plan_html
from kehoach.reviews.gathering import Made
from kehoach.reviews.shelf import Shelf

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = (320, 768, 1280, 1920)
FIRST, SECOND, THIRD = "cai-cach", "truyen-thong", "script"
LONG = "Phốihợpliênngành" * 8


def png(width: int, height: int) -> bytes:
    """A grey picture."""
    rows = zlib.compress((b"\0" + b"\xee" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    told = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(told)


def write(root: Path, *dossiers: Dossier) -> Path:
    """Write the page of some plans as the command does; return its address."""
    shelf = Shelf(root / "xem-lai")
    cards = []
    for one in dossiers:
        card = card_of(one)
        cards.append(card)
        shelf.write_plan(Made(card, plan_html(one, card)), "k", date(2026, 1, 1))
        for picture in one.pictures:
            path = shelf.root / picture.address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(png(picture.width, picture.height))
    assert not shelf.write_page(cards, [])
    return shelf.root / "index.html"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("thư mục & trang")
    third = replace(bare(THIRD, f"{EVIL} {LONG}"), agency=EVIL, failed=True)
    return write(root, dossier(FIRST), bare(SECOND), third)


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    with sync_playwright() as player:
        started = player.chromium.launch(executable_path=chromium, args=ARGS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def faults() -> list[str]:
    """Whatever left the disk or was said on the console."""
    return []


@pytest.fixture(scope="module")
def window(browser: Browser, faults: list[str]) -> Iterator[Page]:
    context = browser.new_context(locale="vi-VN")

    def watched(route: Route) -> None:
        faults.append(route.request.url)
        route.abort()

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page was left before all was there
            faults.append(request.url)

    context.route(re.compile("^(?!file:|data:|blob:)"), watched)
    context.on("console", lambda message: faults.append(message.text))
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("requestfailed", failed)
    context.on("dialog", lambda dialog: faults.append(dialog.message))
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


@pytest.fixture
def page(window: Page, index: Path, faults: list[str]) -> Iterator[Page]:
    """The page just opened, nothing ticked; any fault fails the test."""
    window.set_viewport_size({"width": 1280, "height": 900})
    window.emulate_media(media="screen", reduced_motion="reduce")
    go(window, index, "")
    window.evaluate("localStorage.clear()")
    window.reload()
    yield window
    found, faults[:] = list(faults), []
    assert not found


def shown(page: Page) -> list[str]:
    """The plans in sight, in order."""
    rows = page.locator(".plans tbody tr")
    slugs: list[str] = rows.evaluate_all(
        "rows => rows.filter((row) => row.checkVisibility()).map((row) => row.dataset.slug)"
    )
    return slugs


def address(page: Page) -> str:
    return page.url.partition("#")[2]


def go(page: Page, index: Path, where: str) -> None:
    page.goto("about:blank")
    page.goto(f"{index.as_uri()}#{where}")


# The list.


def test_the_list_shows_every_plan_and_only_the_list(page: Page) -> None:
    assert shown(page) == [FIRST, SECOND, THIRD]
    assert page.title() == "Xem lại kế hoạch"
    expect(page.locator("#charts")).to_be_hidden()
    expect(page.locator("#view")).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text("3 kế hoạch")


SEARCHES = {
    "cải cách": [FIRST],
    "CAI CACH": [FIRST],
    "dak lak": [FIRST],
    "thông tư": [SECOND],
    "tư pháp 2026": [SECOND],
    "  ": [FIRST, SECOND, THIRD],
    "không có": [],
}


def test_search_takes_words_with_or_without_marks(page: Page) -> None:
    found = {}
    for typed in SEARCHES:
        page.locator("#search").fill(typed)
        found[typed] = shown(page)
        expect(page.locator("#none")).to_be_visible(visible=not found[typed])
    assert found == SEARCHES


def test_filters_meet_and_can_be_taken_back(page: Page) -> None:
    page.get_by_label("Cần xem").check()
    assert shown(page) == [SECOND]
    page.get_by_label("Có lỗi").check()
    assert shown(page) == [FIRST, SECOND, THIRD]
    page.locator("#agency").select_option("Sở Tư pháp")
    assert shown(page) == [SECOND]
    expect(page.get_by_role("status")).to_have_text("1 trong 3 kế hoạch")
    page.get_by_role("button", name="Bỏ lọc").click()
    expect(page.get_by_role("status")).to_have_text("3 kế hoạch")
    assert address(page) == ""


def test_what_was_chosen_is_in_the_address_and_can_be_shared(page: Page, index: Path) -> None:
    page.locator("#search").fill("năm 2026")
    page.get_by_label("Cần xem").check()
    page.get_by_role("button", name="Gợi ý").click()
    shared = address(page)
    assert shared == "tim=n%C4%83m+2026&trang-thai=can-xem&xep=-goi-y"
    go(page, index, shared)
    assert page.locator("#search").input_value() == "năm 2026"
    expect(page.get_by_label("Cần xem")).to_be_checked()
    assert page.locator("#order").input_value() == "-goi-y"
    assert shown(page) == [SECOND]


def test_columns_sort_both_ways_and_back(page: Page) -> None:
    head = page.get_by_role("columnheader", name="Kế hoạch")
    orders = []
    for _ in range(3):
        head.get_by_role("button").click()
        orders.append((head.get_attribute("aria-sort"), shown(page)))
    assert orders == [
        ("ascending", [THIRD, FIRST, SECOND]),
        ("descending", [SECOND, FIRST, THIRD]),
        ("none", [FIRST, SECOND, THIRD]),
    ]
    page.locator("#order").select_option("-goi-y")
    assert shown(page)[0] == FIRST
    page.locator("#order").select_option("trang-thai")
    assert shown(page) == [FIRST, THIRD, SECOND]


def test_an_address_of_nonsense_does_no_harm(page: Page) -> None:
    for where in ("xep=khong", "trang-thai=khong", "phan=khong", "%%%", "a=b&&"):
        page.evaluate("where => { location.hash = where; }", where)
        expect(page.locator("#list")).to_be_visible()


# One plan.


def opened(page: Page, index: Path, slug: str = FIRST, more: str = "") -> Page:
    go(page, index, f"{more}xem={slug}")
    page.locator("#view h1").wait_for()
    return page


def test_a_plan_is_opened_from_the_list_and_left_again(page: Page) -> None:
    page.locator("#search").fill("cai cach")
    page.get_by_role("link", name="Cải cách hành chính năm 2026").click()
    title = page.locator("#plan-title")
    expect(title).to_be_focused()
    expect(title).to_have_text("Cải cách hành chính năm 2026")
    assert address(page) == f"tim=cai+cach&xem={FIRST}"
    assert page.title().startswith("Cải cách hành chính năm 2026")
    expect(page.locator("#list")).to_be_hidden()
    page.get_by_role("link", name="Về danh sách").click()
    expect(page.get_by_role("link", name="Cải cách hành chính năm 2026")).to_be_focused()
    assert shown(page) == [FIRST]
    page.go_back()
    expect(title).to_be_visible()


def test_findings_stand_beside_the_picture_of_their_page(page: Page, index: Path) -> None:
    opened(page, index)
    second = page.get_by_role("region", name="Trang 2", exact=True)
    expect(second.get_by_role("listitem")).to_contain_text("Còn chỗ trống.")
    picture = second.get_by_role("img").bounding_box()
    finding = second.get_by_role("listitem").bounding_box()
    assert picture and finding
    assert finding["x"] >= picture["x"] + picture["width"]
    assert picture["y"] <= finding["y"] < picture["y"] + picture["height"]


def test_pictures_are_loaded_when_they_come_near(page: Page, index: Path) -> None:
    opened(page, index)
    last = page.get_by_role("img", name="Ảnh trang 3")
    wide = "element => element.naturalWidth"
    page.wait_for_timeout(200)
    assert last.evaluate(wide) == 0 or page.locator(".page img").count() < 3
    last.scroll_into_view_if_needed()
    for _ in range(50):
        if last.evaluate(wide):
            break
        page.wait_for_timeout(50)
    assert last.evaluate(wide) == 827


def test_links_lead_to_the_files_beside_the_page(page: Page, index: Path) -> None:
    opened(page, index)
    folder = index.parent
    links = [page.get_by_role("link", name=name) for name in ("Mở văn bản", "Mở bản so sánh")]
    assert [link.evaluate("link => link.href") for link in links] == [
        (folder.parent / f"{FIRST}.docx").as_uri(),
        (folder / FIRST / "redline.docx").as_uri(),
    ]


def test_ticks_outlive_the_page_and_its_being_made_again(page: Page, tmp_path: Path) -> None:
    opened(page, write(tmp_path, dossier(FIRST)))
    progress = page.locator("[data-progress]")
    expect(progress).to_have_text("Đã xem 0 trong 2 việc phải làm")
    page.get_by_label("Chỉ số › A").check()
    expect(progress).to_have_text("Đã xem 1 trong 2 việc phải làm")
    page.reload()
    expect(page.get_by_label("Chỉ số › A")).to_be_checked()
    more = (replace(ASKS[0], key="k9-1", why="Việc mới.", path="mới"), *ASKS)
    again = write(tmp_path, replace(dossier(FIRST), asks=more), bare(SECOND))
    opened(page, again)
    expect(page.get_by_label("Chỉ số › A")).to_be_checked()
    expect(progress).to_have_text("Đã xem 1 trong 3 việc phải làm")
    page.get_by_role("link", name="Về danh sách").click()
    expect(page.locator(f"[data-slug={FIRST}] td.asks")).to_contain_text("1/3")


def test_the_review_list_is_exported_for_a_spreadsheet(page: Page, index: Path) -> None:
    opened(page, index)
    page.get_by_label("Chỉ số › A").check()
    with page.expect_download() as waited:
        page.get_by_role("button", name="Xuất danh sách").click()
    assert waited.value.suggested_filename == f"{FIRST}-phai-xem.csv"
    data = waited.value.path().read_bytes()
    assert data.startswith("\ufeff".encode()) and data.endswith(b"\r\n")
    head, first, *rest = data.decode("utf-8-sig").splitlines()
    assert head == '"Kế hoạch","Mã","Lý do","Chữ cũ","Chữ mới","Chỗ","Đã xem","Lúc"'
    assert re.fullmatch(
        r'"Cải cách[^"]*","KH756","Chưa có kết quả 2025\.","","","Chỉ số › A, dòng 9 của đặc tả",'
        r'"x","\d\d/\d\d/20\d\d \d\d:\d\d"',
        first,
    )
    title = '"Cải cách hành chính năm 2026"'
    assert rest == [
        f'{title},"KH760","Số liệu năm cũ.","năm 2025","năm 2026","Mở đầu › 1","",""',
        f'{title},"KH760","Số liệu năm cũ.","80%","","Mở đầu › 2","",""',
        f'{title},"KH750","Số để trống.","214","","Số","",""',
    ]
    shown = page.evaluate(
        """new Date().toLocaleDateString(
            "vi-VN", {day: "2-digit", month: "2-digit", year: "numeric"})"""
    )
    assert shown.replace("-", "/") in first


def test_a_plan_without_data_says_so(page: Page, tmp_path: Path) -> None:
    index = write(tmp_path, dossier(FIRST))
    (index.parent / FIRST / "noi-dung.js").write_text("keHoach({slug: 'khac'});")
    go(page, index, f"xem={FIRST}")
    expect(page.locator("#view .notice")).to_contain_text("Không đọc được dữ liệu")
    go(page, index, "xem=khong-co")
    expect(page.locator("#view .notice")).to_contain_text("Không đọc được dữ liệu")


def test_scripts_in_titles_are_shown_and_not_run(page: Page, index: Path) -> None:
    expect(page.locator(f"[data-slug={THIRD}] .open")).to_contain_text(EVIL)
    opened(page, index, THIRD)
    expect(page.locator("#plan-title")).to_contain_text(EVIL)


def test_parts_of_a_plan_are_reached_and_the_address_stays(page: Page, index: Path) -> None:
    opened(page, index)
    page.get_by_role("link", name="So với năm trước").click()
    expect(page.locator("#changes")).to_be_focused()
    expect(page.locator("#changes h2")).to_be_in_viewport()
    assert address(page) == f"xem={FIRST}"


# Charts.


def test_charts_are_a_part_of_their_own(page: Page) -> None:
    page.get_by_role("link", name="Biểu đồ").click()
    expect(page.locator("#list")).to_be_hidden()
    assert address(page) == "phan=bieu-do"
    heat = page.get_by_role("region", name="Nhiệm vụ theo cơ quan chủ trì")
    expect(heat.get_by_role("row", name="Sở Nội vụ")).to_contain_text("7")
    expect(page.get_by_role("img", name="PAR INDEX của UBND tỉnh A")).to_be_visible()


# Keyboard.


def test_everything_is_reached_by_keyboard(page: Page, index: Path) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    opened(page, index)
    wanted = page.locator("a:visible, button:visible, input:visible, summary:visible, .scroll")
    reached = set()
    page.locator(".skip").focus()
    for _ in range(wanted.count() + 10):
        told = page.evaluate(
            """() => {
                const one = document.activeElement, look = getComputedStyle(one);
                one.dataset.reached = "1";
                return [one.tagName, look.outlineStyle, look.outlineWidth];
            }"""
        )
        reached.add(tuple(told))
        page.keyboard.press("Tab")
    missed = page.locator(":is(a, button, input, summary, .scroll):visible:not([data-reached])")
    assert [one.evaluate("one => one.outerHTML") for one in missed.all()] == []
    without = {told for told in reached if told[0] != "BODY" and told[1] in ("none", "")}
    assert not without


def test_rows_and_plans_follow_each_other_by_keys(page: Page) -> None:
    page.get_by_role("link", name="Cải cách hành chính năm 2026").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"[data-slug={SECOND}] .open")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(f"[data-slug={FIRST}] .open")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(f"[data-slug={FIRST}] .open")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#plan-title")).to_have_text("Cải cách hành chính năm 2026")
    page.keyboard.press("j")
    expect(page.locator("#plan-title")).to_have_text("Truyền thông năm 2026")
    page.keyboard.press("Escape")
    expect(page.locator(f"[data-slug={SECOND}] .open")).to_be_focused()
    assert address(page) == ""


# Screens, paper, colours.


PLACES = ("", "phan=bieu-do", f"xem={FIRST}", f"xem={THIRD}")


def seen(page: Page, where: str) -> None:
    """Go to a place and open all that is folded there."""
    page.evaluate("where => { location.hash = where; }", where)
    if where.startswith("xem"):
        page.locator(f"#view .turn + .dossier[data-slug={where[4:]}]").wait_for()
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")


def test_no_screen_has_to_be_moved_sideways(page: Page) -> None:
    for where in PLACES:
        seen(page, where)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate("document.documentElement.scrollWidth") == width, where
            cut = page.evaluate(
                """() => [...document.querySelectorAll("main *")].filter((one) =>
                    one.checkVisibility() && !one.closest(".scroll, svg, .unseen")
                    && one.getBoundingClientRect().right > innerWidth + 1)
                    .map((one) => one.outerHTML)"""
            )
            assert not cut, (where, width)


def test_nothing_in_the_list_stands_over_the_next_column(page: Page, tmp_path: Path) -> None:
    stray = replace(bare("la"), unlisted=True, troubles=())
    go(page, write(tmp_path, dossier(FIRST), bare(SECOND), stray), "")
    for width, media in ((1030, "screen"), (1100, "screen"), (1400, "screen"), (680, "print")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media=media)  # type: ignore[arg-type]
        over = page.evaluate(
            """() => [...document.querySelectorAll(".plans :is(th, td) *")].filter((one) => {
                const cell = one.closest("th, td").getBoundingClientRect();
                return one.checkVisibility() && one.getBoundingClientRect().right > cell.right + 1;
            }).map((one) => one.outerHTML)"""
        )
        assert not over, (width, media)


PLACED = """(table) => [...table.rows].map((row) => [...row.cells].map((cell) => {
    const { left, right } = cell.getBoundingClientRect();
    const all = table.getBoundingClientRect();
    return [left, right].map((x) => Math.round(100 * (x - all.left) / all.width));
}))"""


def test_a_wide_table_keeps_its_columns_on_screen_and_paper(page: Page) -> None:
    for width, media in ((1280, "screen"), (360, "screen"), (680, "print")):
        seen(page, f"xem={FIRST}")
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media=media)  # type: ignore[arg-type]
        table = page.locator(".redline .widest")
        heads, group, *_, total = table.evaluate(PLACED)
        assert group == [heads[0], [heads[1][0], 100]] and total == [[0, heads[6][1]], heads[7]]
        shares = [right - left for left, right in heads]
        assert all(abs(a - b) <= 4 for a, b in zip(shares, WIDTHS_OF_COLUMNS, strict=True)), shares
        box = table.locator("xpath=..")
        slides = box.evaluate("one => one.scrollWidth > one.clientWidth + 1")
        assert slides is (width == 360)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.locator(".redline .swipe").is_visible() is (width == 360)


def test_letters_on_a_small_screen_are_large_enough(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    for where in PLACES:
        seen(page, where)
        sizes = page.evaluate(
            """() => [...document.querySelectorAll("main *")].filter((one) => one.checkVisibility()
                && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
                .map((one) => parseFloat(getComputedStyle(one).fontSize)
                    * (one.ownerSVGElement ? one.ownerSVGElement.getScreenCTM().a : 1))"""
        )
        assert len(sizes) > 20 and min(sizes) >= 9.5


def test_controls_stand_in_rows_on_a_wide_screen(page: Page) -> None:
    for width in (1280, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        rows: dict[float, int] = {}
        for box in page.locator("#search, #agency, #order, .states label, .filters button").all():
            place = box.bounding_box()
            assert place
            bottom = round(place["y"] + place["height"])
            rows[bottom] = rows.get(bottom, 0) + 1
        assert list(rows.values()) == [3, 6], (width, rows)
        labels = page.locator(".filters .field label")
        assert len({label.bounding_box()["height"] for label in labels.all()}) == 1  # type: ignore[index]


def test_totals_stay_in_sight_while_a_small_screen_is_swiped(page: Page, index: Path) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    for where in ("phan=bieu-do", f"xem={FIRST}"):
        go(page, index, where)
        table = page.locator(".scroll:has(.heat):visible").first
        table.wait_for()
        expect(page.locator(".swipe:visible").first).to_contain_text("Vuốt ngang")
        for moved in (0, 10_000):
            table.evaluate("(one, moved) => { one.scrollLeft = moved; }", moved)
            place = table.locator("td.total").first.bounding_box()
            assert place and place["x"] >= 0 and place["x"] + place["width"] <= 320
            expect(table.locator("td.total").first).to_have_text("7")
    page.set_viewport_size({"width": 1280, "height": 700})
    assert not page.locator(".swipe:visible").count()


def test_charts_stand_two_in_a_row_on_paper(page: Page, index: Path) -> None:
    opened(page, index)
    page.set_viewport_size({"width": 680, "height": 1009})
    page.emulate_media(media="print")
    columns = page.locator("#view .charts").evaluate(
        "one => getComputedStyle(one).gridTemplateColumns"
    )
    assert len(columns.split()) == 2


def paper_of(page: Page, path: Path) -> list[str]:
    """The words of each page that is printed."""
    from pdfplumber import open as open_pdf

    page.pdf(path=path, format="A4")
    with open_pdf(path) as paper:
        return [sheet.extract_text() for sheet in paper.pages]


def test_paper_shows_what_is_folded(page: Page, index: Path, tmp_path: Path) -> None:
    opened(page, index)
    page.emulate_media(media="print")
    words = " ".join(paper_of(page, tmp_path / "a.pdf"))
    for folded in ("“H” không có thời hạn", "214", "80%", "KẾ HOẠCH", "Ảnh các trang không in"):
        assert folded in words
    assert page.locator("details[open]").count() == 0


def test_what_fills_a_page_to_its_end_leaves_no_empty_one_behind(
    page: Page, index: Path, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": 680, "height": 1009})  # A4 but for the margins
    opened(page, index)
    page.emulate_media(media="print")
    for part in ("view", "list"):
        go(page, index, f"xem={FIRST}" if part == "view" else "")
        page.locator(f"#{part}:visible h1").first.wait_for()
        page.evaluate(
            """(part) => {
                const here = document.getElementById(part), top = here.getBoundingClientRect().top;
                here.innerHTML = '<div class="dossier"><section><p>Hết trang.</p></section></div>';
                here.querySelector("p").style.height = `${1009 - top - 6}px`;
            }""",
            part,
        )
        assert len(paper_of(page, tmp_path / "a.pdf")) == 1


def test_paper_has_the_words_and_not_the_controls(page: Page, index: Path) -> None:
    opened(page, index)
    page.emulate_media(media="print")
    for gone in (".turn", ".sections", ".files", "#view button", ".picture", ".top nav", ".foot"):
        assert not page.locator(gone).locator("visible=true").count(), gone
    for there in ("#plan-title", ".ask input", ".notes", ".redline", ".heat", ".chart"):
        expect(page.locator(f"#view {there}").first).to_be_visible()
    assert page.pdf(format="A4")[:5] == b"%PDF-"
    go(page, index, "trang-thai=can-xem")
    assert shown(page) == [SECOND]
    assert not page.locator(".filters").is_visible()


CONTRASTS = """() => {
    const parse = (text) => text.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map((one) => one / 255)
        .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
        .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
    const ground = (one) => {
        for (let at = one; at; at = at.parentElement) {
            const colour = parse(getComputedStyle(at).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour;
        }
        return [255, 255, 255];
    };
    return [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility()
        && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
        .map((one) => {
            const look = getComputedStyle(one), drawn = one.ownerSVGElement;
            const [a, b] = [light(parse(drawn ? look.fill : look.color)), light(ground(one))];
            return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), one.outerHTML.slice(0, 80)];
        });
}"""


def test_text_as_it_is_shown_stands_out_from_its_ground(page: Page) -> None:
    for where in PLACES:
        seen(page, where)
        found = page.evaluate(CONTRASTS)
        assert len(found) > 15
        assert not [(round(ratio, 2), text) for ratio, text in found if ratio < 4.5], where


def test_nothing_moves_for_those_who_ask_for_stillness(page: Page) -> None:
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(behaviour) == "auto"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(behaviour) == "smooth"


def test_without_scripts_the_list_is_there(browser: Browser, index: Path) -> None:
    still = browser.new_context(java_script_enabled=False)
    page = still.new_page()
    page.goto(index.as_uri())
    assert shown(page) == [FIRST, SECOND, THIRD]
    expect(page.locator("noscript .notice, .notice").first).to_be_visible()
    still.close()


def test_ticks_of_two_plans_are_kept_apart(page: Page, index: Path) -> None:
    opened(page, index)
    page.get_by_label("Chỉ số › A").check()
    kept = page.evaluate("JSON.stringify({...localStorage})")
    names = [name for name in json.loads(kept) if name.startswith("kehoach.xem-lai|")]
    folder = folder_in(index.read_text(encoding="utf-8"))
    assert names == [f"kehoach.xem-lai|{folder}|../plans/a.yaml"]


@pytest.mark.parametrize("before", [f"UBND tỉnh Đắk Lắk|2026|{FIRST}", f"|0|{FIRST}"])
def test_ticks_of_an_earlier_version_are_taken_over(page: Page, index: Path, before: str) -> None:
    name, kept = f"kehoach.xem-lai|{before}", json.dumps({"k1-1": "2026-01-02T03:04:05.000Z"})
    page.evaluate("([name, kept]) => localStorage.setItem(name, kept)", [name, kept])
    page.reload()
    expect(page.locator(f"[data-slug={FIRST}] td.asks")).to_contain_text("1/2")
    opened(page, index)
    box = page.get_by_label("Chỉ số › A")
    expect(box).to_be_checked()
    box.uncheck()
    page.reload()
    expect(page.get_by_label("Chỉ số › A")).not_to_be_checked()


def test_an_edited_document_is_found_whatever_else_it_is(page: Page, tmp_path: Path) -> None:
    faulty = replace(dossier(FIRST), kept=True)
    stray = replace(bare("la"), unlisted=True, kept=True, troubles=())
    index = write(tmp_path, faulty, bare(SECOND), stray)
    go(page, index, "")
    chips = page.locator("label.state")
    told = [" ".join(text.split()) for text in chips.all_inner_texts()]
    assert told == [
        "Có lỗi 1",
        "Không có trong bản kê 1",
        "Người đã sửa 2",
        "Cần xem 1",
        "Sẵn sàng 0",
    ]
    page.get_by_label("Người đã sửa").check()
    assert shown(page) == [FIRST, "la"]
    go(page, index, "trang-thai=ngoai-ban-ke")
    assert shown(page) == ["la"]


def test_where_one_is_is_said_by_the_word_for_it(page: Page, index: Path) -> None:
    current = page.locator("[aria-current]")
    expect(current).to_have_attribute("aria-current", "page")
    expect(current).to_have_text("Danh sách")
    page.get_by_role("link", name="Biểu đồ").click()
    expect(current).to_have_text("Biểu đồ")
    opened(page, index)
    expect(current).to_have_count(0)
