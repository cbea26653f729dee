"""The review page of 500 plans in a browser: ``python benchmarks/review_page.py [chromium]``.

Measured beside an empty page in the same run, medians: from the address typed to a list that can
be filtered, and from each letter typed to the list as it is shown after. Exit 1 when the page
takes 2 s or a letter 0.1 s.
"""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from kehoach.reviewing import STATES, Card, Lead, Load, Point, Series, Tally
from kehoach.reviewing.marking import marked
from kehoach.reviewing.pages import ASSETS, asset, index_html

PLANS, RUNS = 500, 7
ARGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
AGENCIES = [f"Sở thứ {number}" for number in range(40)]
FIELDS = ("Cải cách hành chính", "Chuyển đổi số", "Kiểm soát thủ tục hành chính", "Truyền thông")
TYPED = "chuyen doi so 7"


def card(number: int, chance: random.Random) -> Card:
    """Return the card of one made-up plan."""
    months = tuple(chance.choice((0, 0, 1, 2, 5)) for _ in range(12))
    load = Load(months=months, undated=chance.randrange(9))
    agency = chance.choice(AGENCIES)
    title = f"{chance.choice(FIELDS)} năm 2026 trên địa bàn tỉnh, đợt {number}"
    return Card(
        slug=f"ke-hoach-{number}",
        title=title,
        agency=agency,
        year=2026,
        state=chance.choice(list(STATES)),
        links={"docx": f"../ke-hoach-{number}.docx", "redline": f"ke-hoach-{number}/redline.docx"},
        faults=chance.randrange(3),
        warnings=chance.randrange(9),
        advice=chance.randrange(60),
        changes=Tally(added=chance.randrange(20), changed=chance.randrange(90)),
        asks=tuple(f"{chance.randrange(16**12):012x}-1" for _ in range(30)),
        load=load,
        store=f"../in/ke-hoach-{number}.yaml",
        leads=tuple(
            Lead(task=f"{number}-{task}", agency=chance.choice(AGENCIES), due=chance.randrange(14))
            for task in range(25)
        ),
        series=(
            Series(
                agency=agency,
                name="PAR INDEX",
                unit="điểm",
                points=tuple(
                    Point(year=year, score=80 + year % 7, said=f"{80 + year % 7}/100 điểm")
                    for year in range(2020, 2026)
                ),
            ),
        ),
    )


def opened(page: Page, address: str, ready: str) -> float:
    """Return the seconds from an address typed to an element that is in the page."""
    page.goto("about:blank")
    start = time.perf_counter()
    page.goto(address)
    page.locator(ready).wait_for(state="attached")
    return time.perf_counter() - start


def typed(page: Page) -> list[float]:
    """Return the seconds from each letter typed to the frame after, as the page measures."""
    script = """async (letter) => {
        const box = document.querySelector("#search");
        const start = performance.now();
        box.value += letter;
        box.dispatchEvent(new InputEvent("input", {bubbles: true}));
        document.body.offsetHeight;
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        return performance.now() - start;
    }"""
    page.evaluate("document.querySelector('#search').value = ''")
    return [page.evaluate(script, letter) / 1000 for letter in TYPED]


def measure(folder: Path, browser: Any) -> tuple[float, float, float]:
    """Return the seconds to open an empty page, the review page, and to show a letter's effect."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    empty = folder / "trong.html"
    empty.write_text("<!doctype html><title>Trống</title>", encoding="utf-8")
    ready = "[data-part][aria-current]"
    times: dict[str, list[float]] = {"empty": [], "page": [], "letter": []}
    for _ in range(RUNS + 1):
        times["empty"].append(opened(page, empty.as_uri(), "title"))
        times["page"].append(opened(page, (folder / "index.html").as_uri(), ready))
        times["letter"].append(max(typed(page)))
    page.close()
    first, second, third = (statistics.median(seconds[1:]) for seconds in times.values())
    return first, second, third


def main() -> None:
    """Print the times; exit 1 when one is felt."""
    program = sys.argv[1] if len(sys.argv) > 1 else shutil.which("chromium")
    chance = random.Random(2026)
    cards = [card(number, chance) for number in range(PLANS)]
    with tempfile.TemporaryDirectory() as name, sync_playwright() as player:
        folder = Path(name)
        texts = {"index.html": index_html(cards, "0"), **{one: asset(one) for one in ASSETS}}
        for file, text in texts.items():
            (folder / file).write_bytes(marked(text, Path(file).suffix))
        browser = player.chromium.launch(executable_path=program, args=ARGS)
        empty, page, letter = measure(folder, browser)
        browser.close()
    size = len(texts["index.html"].encode()) / 1e6
    print(f"{PLANS} plans, {size:.1f} MB of HTML")
    print(f"opens in {page:.2f} s, {page / empty:.1f} times an empty page ({empty:.2f} s)")
    print(f"slowest of {len(TYPED)} letters shown in {letter * 1000:.0f} ms")
    sys.exit(int(page >= 2 or letter >= 0.1))


if __name__ == "__main__":
    main()
