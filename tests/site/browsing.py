"""A real browser, and a real server on loopback."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Playwright,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.browser import installed
from tests.site.serving import Network

PATIENCE = 60_000
"""Milliseconds something may take on a busy machine; nothing waits longer than it has to."""
NOWHERE = "about:blank"
DESK: ViewportSize = {"width": 1280, "height": 720}
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


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> dict[bool, Page]:
    """One tab in which scripts run and one in which none does, open from test to test: a new one costs as much as two pages."""
    return {}


@pytest.fixture
def page(browser: Browser, tabs: dict[bool, Page]) -> Iterator[Page]:
    """An empty tab, in which a mistake in a script, or a breach of the policy, fails the test; it keeps nothing for later.

    Whoever has scripts run before those of the page, or sets its clock, takes a `fresh_page`, as neither can be undone.
    """
    with _emptied_after(browser, tabs, scripts=True) as tab, _without_mistakes(tab):
        yield tab
        with suppress(Error):  # it may be on its way to another page
            tab.evaluate("sessionStorage.clear()")
        tab.goto(NOWHERE)


@pytest.fixture
def fresh_page(browser: Browser) -> Iterator[Page]:
    """The same in a browser that has seen nothing yet."""
    with browser.new_context(service_workers="block") as context:
        tab = context.new_page()
        with _without_mistakes(tab):
            yield tab


@pytest.fixture
def reader(browser: Browser, tabs: dict[bool, Page]) -> Iterator[Page]:
    """A tab in which no script runs."""
    with _emptied_after(browser, tabs, scripts=False) as tab:
        yield tab
        tab.goto(NOWHERE)


@contextmanager
def _emptied_after(browser: Browser, tabs: dict[bool, Page], *, scripts: bool) -> Iterator[Page]:
    """The tab that is kept, which goes back afterwards to what it was; where that fails, the next test gets another."""
    if scripts not in tabs:
        tabs[scripts] = browser.new_context(service_workers="block", java_script_enabled=scripts).new_page()
    tab = tabs[scripts]
    try:
        yield tab
        for other in tab.context.pages:
            if other is not tab:
                other.close()
        tab.unroute_all()
        tab.context.clear_permissions()
        tab.context.clear_cookies()
        tools = tab.context.new_cdp_session(tab)
        tools.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
        tools.detach()
        tab.set_viewport_size(DESK)
        tab.emulate_media(media="null", color_scheme="light", reduced_motion="no-preference", forced_colors="none")
    except BaseException:
        tabs.pop(scripts).context.close()
        raise


@contextmanager
def _without_mistakes(tab: Page) -> Iterator[None]:
    mistakes: list[str] = []

    def on_error(error: Error) -> None:
        mistakes.append(str(error))

    def on_words(said: ConsoleMessage) -> None:
        if "Content Security Policy" in said.text:
            mistakes.append(said.text)

    tab.on("pageerror", on_error)
    tab.on("console", on_words)
    yield
    tab.remove_listener("pageerror", on_error)
    tab.remove_listener("console", on_words)
    assert not mistakes


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


@pytest.fixture(scope="session")
def shared_networks() -> dict[Path, Network]:
    """What several tests look at is served at one address, where the browser has its scripts and styles already."""
    return {}


@pytest.fixture
def served(
    networks: Callable[[Path], Network], shared_networks: dict[Path, Network], tmp_path: Path
) -> Callable[[Path], str]:
    """Serve a folder on loopback, behind the policy, and say its address, which is the same at each asking."""
    own: dict[Path, Network] = {}

    def serve(folder: Path) -> str:
        if folder.is_relative_to(tmp_path):
            if folder not in own:
                own[folder] = networks(folder)
            return own[folder].address
        if folder not in shared_networks:
            shared_networks[folder] = Network(folder)
        return shared_networks[folder].address

    return serve


def leads_on(html: Path) -> bool:
    """Whether a page is one of those that lead on to another at once: a short address, or a name that a page had."""
    return 'http-equiv="refresh"' in html.read_text("utf-8")
