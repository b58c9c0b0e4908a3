"""A first visit is light, and the search waits until it is asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.site.browsing import leads_on
from tests.site.weighing import MOST, weigh

LOADED = re.compile(r'(?:src|href)="[./]*([^"?]*\.(?:js|css))')


def heaviest(site: Path) -> set[str]:
    """The longest of those pages that load the same scripts and styles."""
    pages = sorted((html for html in site.rglob("*.html") if not leads_on(html)), key=lambda html: html.stat().st_size)
    of_each_set = {frozenset(LOADED.findall(html.read_text("utf-8"))): html for html in pages}
    return {html.relative_to(site).as_posix() for html in of_each_set.values()}


def test_no_page_costs_more_than_a_phone_on_a_bad_line_can_bear(
    by_either: Path, browser: Browser, served: Callable[[Path], str]
) -> None:
    """Of pages that load the same the longest costs most."""
    weights = weigh(browser, served(by_either), heaviest(by_either))
    assert len(weights) > 5
    assert min(weight for address, weight in weights.items() if not address.startswith("go/")) > 30_000
    assert {address: weight for address, weight in weights.items() if weight > MOST} == {}


def test_the_search_comes_when_it_is_asked_for(ferry: Path, page: Page, served: Callable[[Path], str]) -> None:
    """Whoever only reads never pays for it."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served(ferry), wait_until="networkidle")
    assert not [url for url in asked if "search-index" in url or "handbook.json" in url]
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("dialog").get_by_role("button").nth(3)).to_be_visible()
    assert [url for url in asked if "search-index" in url]
