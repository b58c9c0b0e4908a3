"""Nothing leaves the building: no page asks another host for anything, and a strict policy finds nothing to stop."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, Request, expect

from tests.site.axe import OPEN_EVERYTHING
from tests.site.building import FRAMES, KINDS


def test_nothing_that_opens_asks_another_host_or_breaks_the_policy(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """The dialogs, on pages of every depth; a breach of the policy fails the test by itself."""
    base = served(ferry)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in (KINDS["home"], KINDS["moments"], KINDS["story"]):
        page.goto(base + address)
        page.get_by_role("button", name="Search").click()
        page.keyboard.type("refund")
        expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()
        page.keyboard.press("Escape")
        page.get_by_role("button", name="My job", exact=True).click()
        expect(page.get_by_role("dialog").get_by_role("button", name="Café hand")).to_be_visible()
    assert [url for url in asked if not url.startswith(base)] == []


def test_no_kind_of_page_asks_another_host_and_neither_does_the_worker(
    ferry: Path, by_either: Path, browser: Browser, served: Callable[[Path], str]
) -> None:
    """The log of everything the browser asks for, by page after page, and by the worker that keeps them.

    Of the other engine's site, whose articles are the same, a page of every frame.
    """
    base = served(by_either)
    asked: list[Request] = []
    breaches: list[str] = []
    page = browser.new_context().new_page()
    page.on("console", lambda said: breaches.append(said.text) if "Content Security Policy" in said.text else None)
    page.context.on("request", lambda request: asked.append(request))
    for kind in KINDS if by_either == ferry else FRAMES:
        if kind != "small page":  # it leads on while the next is asked for
            page.goto(base + KINDS[kind])
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    assert {request.url for request in asked if request.service_worker} >= {
        f"{base}start-of-shift.html",
        f"{base}jobs/cafe-hand.html",
    }
    assert {request.url for request in asked if not request.url.startswith(base)} == set()
    assert breaches == []
    page.context.close()


def test_it_works_under_any_path(ferry: Path, tmp_path: Path, page: Page, served: Callable[[Path], str]) -> None:
    """As under a folder of an intranet server; what is remembered is remembered for this handbook only."""
    (tmp_path / "staff" / "2027").mkdir(parents=True)
    (tmp_path / "staff" / "2027" / "book").symlink_to(ferry)
    page.goto(served(tmp_path) + "staff/2027/book/coaching/stories/the-wet-glove.html")
    page.get_by_role("button", name="My job").click()
    page.get_by_role("dialog").get_by_role("button", name="Café hand").click()
    page.get_by_role("link", name="Open the page: Café hand").click()
    expect(page).to_have_url(f"{page.url.split('/staff')[0]}/staff/2027/book/jobs/cafe-hand.html#cafe-hand")
    assert page.evaluate("Object.keys(localStorage)") == ["handbook:/staff/2027/book/:job"]


def test_it_works_from_a_stick(ferry: Path, page: Page) -> None:
    """Every kind of page opened from a folder: nothing is asked for from elsewhere, and no mistake is on record."""
    asked: list[str] = []
    mistakes: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: mistakes.append(said.text) if said.type in ("error", "warning") else None)
    for name, address in KINDS.items():
        if name != "not found":
            page.goto((ferry / address).as_uri())
    page.goto((ferry / "moments" / "boarding.html").as_uri())
    page.evaluate(OPEN_EVERYTHING)
    page.locator("form[data-hb-moment] input").first.check()
    page.reload()
    expect(page.locator("form[data-hb-moment] input").first).to_be_checked()
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("refund")
    page.get_by_role("dialog").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(re.escape(ferry.as_uri())))
    page.get_by_role("button", name="My job", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Café hand").click()
    page.get_by_role("link", name="Open the page: Café hand").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert [url for url in asked if not url.startswith(ferry.as_uri())] == []
    assert mistakes == []
