"""A real browser, and a real server on loopback."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, Playwright, expect, sync_playwright

from tests.browser import installed
from tests.site.serving import Network

PATIENCE = 60_000
"""Milliseconds something may take on a busy machine; nothing waits longer than it has to."""
Scheme = Literal["light", "dark"]
FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
expect.set_options(timeout=PATIENCE)
SANDBOX = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def card_of(page: Page, entry: str) -> Locator:
    """The card of an entry: under its heading, or behind its line."""
    return page.locator(f"[id='{entry}'] + .hb-card, [id='{entry}'] > .hb-row > .hb-card")


def unfolded(page: Page, entry: str) -> Locator:
    """The card of an entry, with its line and what is folded on it opened, each by its one control."""
    for line in page.locator(f"[id='{entry}'] > .hb-row:not([open]) > summary").all():
        line.click()
    card = card_of(page, entry)
    card.locator(".hb-fold > summary").click()
    return card


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What starts browsers; there is one of it in a process."""
    with sync_playwright() as starting:
        yield starting


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium, started once."""
    running = playwright.chromium.launch(executable_path=installed(), args=[*FLAGS, *SANDBOX])
    yield running
    running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab, in which a mistake in a script, or a breach of the policy, fails the test; it keeps nothing for later."""
    context = browser.new_context(service_workers="block")
    tab = context.new_page()
    mistakes: list[str] = []
    tab.on("pageerror", lambda error: mistakes.append(str(error)))
    tab.on("console", lambda said: mistakes.append(said.text) if "Content Security Policy" in said.text else None)
    yield tab
    context.close()
    assert not mistakes


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A tab in which no script runs."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def networks() -> Iterator[Callable[[Path], Network]]:
    """Put a folder on a network that can be pulled."""
    made: list[Network] = []

    def serve(folder: Path) -> Network:
        made.append(Network(folder))
        return made[-1]

    yield serve
    for network in made:
        network.pull()


@pytest.fixture
def served(networks: Callable[[Path], Network]) -> Callable[[Path], str]:
    """Serve a folder on loopback, behind the policy, and say its address."""
    return lambda folder: networks(folder).address


def leads_on(html: Path) -> bool:
    """Whether a page is one of those that lead on to another at once: a short address, or a name that a page had."""
    return 'http-equiv="refresh"' in html.read_text("utf-8")
