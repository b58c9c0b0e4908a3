"""What a device keeps, asked of its browser."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.site.browsing import PATIENCE

IS_KEPT = "async () => navigator.serviceWorker.controller !== null"
ANYTHING_KEPT = "async () => (await caches.keys()).length > 0"
NOTHING_KEPT = "async () => !(await caches.keys()).length && !(await navigator.serviceWorker.getRegistrations()).length"


def until(page: Page, condition: str) -> None:
    """Wait in the page until something about it is so."""
    page.evaluate(
        f"""async () => {{
        const end = Date.now() + {PATIENCE};
        while (!await ({condition})()) {{
            if (Date.now() > end) throw new Error({condition!r});
            await new Promise((go) => setTimeout(go, 20));
        }}
    }}"""
    )
