"""A real browser, and a real server on loopback."""

from __future__ import annotations

import functools
import http.server
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import installed
from tests.conftest import ROOT
from tests.site.building import build

FLAGS = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=installed(), args=[*FLAGS, *sandbox])
        yield running
        running.close()


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the shipped handbook, built once."""
    folder = tmp_path_factory.mktemp("shipped") / "site"
    run = build(ROOT, "--site-dir", str(folder), module="mkdocs")
    assert run.returncode == 0, run.stderr
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab, in which a mistake in a script, or a breach of the policy, fails the test."""
    context = browser.new_context()
    tab = context.new_page()
    mistakes: list[str] = []
    tab.on("pageerror", lambda error: mistakes.append(str(error)))
    tab.on("console", lambda said: mistakes.append(said.text) if "Content Security Policy" in said.text else None)
    yield tab
    context.close()
    assert not mistakes


POLICY = "default-src 'self'; img-src 'self' data:"
"""The content-security policy a site is served with: nothing from elsewhere, nothing written into the page."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Every answer comes with the policy."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture
def served() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on loopback, behind the policy, and say its address."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def serve(folder: Path) -> str:
        handler = functools.partial(_Quiet, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()
