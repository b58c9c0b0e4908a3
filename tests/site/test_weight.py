"""A first visit is light: at most 250 kB cross the network for any page, headers included, and the search waits until it is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect

from tests.site.test_access import KINDS

MOST = 250_000


def test_no_page_costs_more_than_a_phone_on_a_bad_line_can_bear(
    by_either: Path, browser: Browser, served: Callable[[Path], str]
) -> None:
    """The longest pages and one of each kind, each visited as if nothing had been visited before; what is kept for later comes after the page."""
    base = served(by_either)
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    came: list[float] = []
    asked: list[str] = []

    def arrived(event: dict[str, Any]) -> None:
        came.append(event["encodedDataLength"])

    tools.on("Network.loadingFinished", arrived)
    page.on("request", lambda request: asked.append(request.url))
    weights = {}
    longest = sorted(by_either.rglob("*.html"), key=lambda html: -html.stat().st_size)[:5]
    for address in {*KINDS.values(), *(html.relative_to(by_either).as_posix() for html in longest)}:
        came.clear()
        page.goto(base + address, wait_until="networkidle")
        weights[address] = sum(came)
    assert min(weight for address, weight in weights.items() if not address.startswith("go/")) > 30_000
    assert {address: weight for address, weight in weights.items() if weight > MOST} == {}
    assert not [url for url in asked if "search-index" in url or "handbook.json" in url]
    page.goto(base)
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("dialog").get_by_role("button").nth(3)).to_be_visible()
    assert [url for url in asked if "search-index" in url]
    context.close()
