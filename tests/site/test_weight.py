"""A first visit is light, and the search waits until it is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.site.building import KINDS
from tests.site.weighing import MOST, weigh


def test_no_page_costs_more_than_a_phone_on_a_bad_line_can_bear(
    by_either: Path, browser: Browser, served: Callable[[Path], str]
) -> None:
    """The longest pages and one of each kind."""
    longest = sorted(by_either.rglob("*.html"), key=lambda html: -html.stat().st_size)[:5]
    addresses = {*KINDS.values(), *(html.relative_to(by_either).as_posix() for html in longest)}
    weights = weigh(browser, served(by_either), addresses)
    assert min(weight for address, weight in weights.items() if not address.startswith("go/")) > 30_000
    assert {address: weight for address, weight in weights.items() if weight > MOST} == {}


def test_the_search_comes_when_it_is_asked_for(by_either: Path, page: Page, served: Callable[[Path], str]) -> None:
    """Whoever only reads never pays for it."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served(by_either), wait_until="networkidle")
    assert not [url for url in asked if "search-index" in url or "handbook.json" in url]
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("dialog").get_by_role("button").nth(3)).to_be_visible()
    assert [url for url in asked if "search-index" in url]
