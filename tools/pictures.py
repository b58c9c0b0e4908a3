"""`python -m tools.pictures`: take the README's pictures of the sample anew, from the built `site/` and the printed `print/`.

Run `make print` and `make site` before. The browser is the tests' (`python -m tests.browser` sees to one).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.browser import installed

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "pictures"
DESK = ViewportSize(width=1280, height=860)
PHONE = ViewportSize(width=390, height=844)
JOB = "Receptionist"
PAGE = 6
"""Which page of the job book is shown, from 1: one of moments."""


def main() -> None:
    """Take every picture."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed())
        _take(browser, "home", "index.html", DESK, _my_job)
        _take(browser, "moment", "moments/arriving.html#check-in", DESK, _two_ticks)
        _take(browser, "results", "results.html", DESK)
        _take(browser, "search", "index.html", PHONE, _search)
        _take(browser, "shift", "start-of-shift.html", PHONE, dark=True)
        browser.close()
    book = pypdfium2.PdfDocument(ROOT / "print" / "jobs" / "night-porter.pdf")
    book[PAGE - 1].render(scale=2).to_pil().quantize(64).save(PICTURES / "paper.png", optimize=True)


def _take(
    browser: Browser,
    name: str,
    address: str,
    window: ViewportSize,
    prepare: Callable[[Page], object] = lambda page: None,
    *,
    dark: bool = False,
) -> None:
    """Open a page of the built site from its folder, prepare it, and keep what a person would see of it."""
    context = browser.new_context(viewport=window, color_scheme="dark" if dark else "light", reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{(ROOT / 'site').as_uri()}/{address}")
    prepare(page)
    page.evaluate("document.fonts.ready.then(() => null)")
    page.screenshot(path=PICTURES / f"{name}.png")
    context.close()


def _my_job(page: Page) -> None:
    page.get_by_role("button", name="My job").click()
    page.get_by_role("dialog").get_by_role("button", name=JOB).click()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def _two_ticks(page: Page) -> None:
    boxes = page.locator("#check-in form[data-hb-moment] input")
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.evaluate(
        "scrollTo(0, 0), document.getElementById('check-in').scrollIntoView()"
    )  # downwards: no button for the way up


def _search(page: Page) -> None:
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("not my departmnt")
    expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()


if __name__ == "__main__":
    main()
