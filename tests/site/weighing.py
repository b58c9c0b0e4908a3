"""What crosses the network for a page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Browser

MOST = 250_000
"""Bytes a first visit may cost, headers included: what a phone on a bad line can bear."""


def weigh(browser: Browser, base: str, addresses: Iterable[str]) -> dict[str, float]:
    """The bytes each page costs, visited as if nothing had been visited before; what is kept for later comes after the page."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    came: list[float] = []

    def arrived(event: dict[str, Any]) -> None:
        came.append(event["encodedDataLength"])

    tools.on("Network.loadingFinished", arrived)
    weights = {}
    for address in addresses:
        came.clear()
        page.goto(base + address, wait_until="networkidle")
        weights[address] = sum(came)
    context.close()
    return weights
