"""The pages of Harbour Lane: whole, light, and for everybody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from handbook.web.links import broken_links
from tests.site.axe import breaches_by_hand
from tests.site.weighing import MOST, weigh

SCREEN = 740
LOOKED_UP = {"index.html", "emergencies.html", "start-of-shift.html", "words.html", "delight.html"}
ON_SHIFT, AT_LEISURE = 4, 6
"""How many screens of a phone the pages are at most that staff look things up on, and all others, before anything is opened."""
OPEN = """() => { for (const line of document.querySelectorAll("article .hb-row")) line.open = true; }"""
HEIGHTS = """() => Object.fromEntries([...document.querySelectorAll(".hb-moment")].map((card) => {
    const begins = card.closest("li") ?? card.previousElementSibling;
    return [begins.id, card.getBoundingClientRect().bottom - begins.getBoundingClientRect().top];
}))"""
MARKS = """() => [...document.querySelectorAll("article summary:not(.hb-contents *)")].map((summary) => [summary.textContent,
    ["::before", "::after"].filter((end) => getComputedStyle(summary, end).content === '""').length])"""


def addresses(site: Path) -> list[str]:
    """Every page but the short addresses."""
    pages = (page.relative_to(site).as_posix() for page in sorted(site.rglob("*.html")))
    return [address for address in pages if not address.startswith(("go/", "404"))]


def test_every_link_leads_somewhere(harbour_lane: Path) -> None:
    """The handbook builds strictly, under its own menu."""
    assert list(broken_links(harbour_lane)) == []


def test_axe_finds_nothing_on_any_page(harbour_lane: Path, page: Page, served: Callable[[Path], str]) -> None:
    """What an editor writes by hand on a page can shut somebody out; on the page of a job nothing is, and the manual is not theirs."""
    theirs = [address for address in addresses(harbour_lane) if not address.startswith(("jobs/", "editors/"))]
    found = breaches_by_hand(Axe(), page, served(harbour_lane), theirs)
    assert len(found) > 30
    assert {address: found for address, found in found.items() if found} == {}


def test_no_page_is_long_on_a_phone(harbour_lane: Path, reader: Page, served: Callable[[Path], str]) -> None:
    """What is needed on shift stands there, and what is read once is folded; without scripts too. Stories are read to their end."""
    base, long = served(harbour_lane), {}
    reader.set_viewport_size({"width": 360, "height": SCREEN})
    for address in [
        page for page in addresses(harbour_lane) if not page.startswith(("jobs/", "editors/", "coaching/s"))
    ]:
        reader.goto(base + address)
        box = reader.locator("html").bounding_box()
        if not box or box["height"] > SCREEN * (ON_SHIFT if address in LOOKED_UP else AT_LEISURE):
            long[address] = box
    assert long == {}


def test_a_moment_is_read_on_a_phone_without_much_scrolling(
    harbour_lane: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """From the heading of any moment to the end of what stands open is at most 1.3 screens."""
    base, heights = served(harbour_lane), {}
    page.set_viewport_size({"width": 360, "height": SCREEN})
    for address in [page for page in addresses(harbour_lane) if page.startswith("moments/")]:
        page.goto(base + address)
        page.evaluate(OPEN)
        heights.update(page.evaluate(HEIGHTS))
    assert len(heights) == 38
    assert {moment: height for moment, height in heights.items() if height > 1.3 * SCREEN} == {}


def test_the_longest_pages_are_not_too_heavy(
    harbour_lane: Path, browser: Browser, served: Callable[[Path], str]
) -> None:
    """A page grows with what is written."""
    longest = sorted(addresses(harbour_lane), key=lambda address: -(harbour_lane / address).stat().st_size)[:3]
    weights = weigh(browser, served(harbour_lane), longest)
    assert {address: weight for address, weight in weights.items() if weight > MOST} == {}


def test_all_pages_for_staff_are_kept_at_once(harbour_lane: Path) -> None:
    """The handbook is light enough to be kept whole."""
    at_once = (harbour_lane / "worker.js").read_text("utf-8").partition('"precache"')[2].partition("}")[0]
    missing = [address for address in addresses(harbour_lane) if f'"{address}"' not in at_once]
    assert [address for address in missing if not address.startswith("editors/")] == []


def test_what_opens_has_one_mark_that_says_so(harbour_lane: Path, page: Page, served: Callable[[Path], str]) -> None:
    """Wherever something is folded: a theme draws a mark of its own, and a second one beside it confuses."""
    base, counts = served(harbour_lane), {}
    for address in (
        "say-instead.html",
        "moments/during.html",
        "results.html",
        "start-of-shift.html",
        "put-it-right.html",
    ):
        page.goto(base + address)
        counts[address] = page.evaluate(MARKS)
    assert {address: [text for text, number in found if number != 1] for address, found in counts.items()} == {
        address: [] for address in counts
    }


def test_what_is_for_other_jobs_stands_together(harbour_lane: Path, page: Page, served: Callable[[Path], str]) -> None:
    """A place with its moments is one thing that is not mine, and so are all that stand side by side: one control for them."""
    base = served(harbour_lane)
    page.goto(base + "moments/during.html")
    page.evaluate(
        "async () => { await handbook.load('jobs.js'); handbook.store.set('job', handbook.jobs.find(({ id }) => id === 'receptionist')); }"
    )
    page.reload()
    others = page.locator("article > .hb-others")
    assert others.all_text_contents() == ["For other jobs (2)", "For other jobs (1)", "For other jobs (3)"]
    others.last.click()
    assert page.get_by_role("heading", name="Restaurant and breakfast").is_visible()
    assert page.get_by_text("No table is free").first.is_visible()
