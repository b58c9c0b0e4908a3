"""The search, as somebody at the keyboard uses it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def look_for(page: Page, words: str) -> Locator:
    """Open the search by a key, type, and give the results."""
    if not page.get_by_role("dialog", name="Search").is_visible():
        page.keyboard.press("Control+k")
    field(page).select_text()
    page.keyboard.type(words) if words else page.keyboard.press("Delete")
    return results(page)


def results(page: Page) -> Locator:
    """The results, when they are those of what stands in the field."""
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog.get_by_role("list", name="Results", include_hidden=True)).to_have_attribute("aria-busy", "false")
    return dialog.get_by_role("list", name="Results", include_hidden=True).get_by_role("link")


def field(page: Page) -> Locator:
    """The field of the search."""
    return page.get_by_role("dialog", name="Search").get_by_role("textbox", name="Search")


def said(page: Page) -> Locator:
    """What the search says of its results, aloud too."""
    return page.get_by_role("dialog", name="Search").get_by_role("status")


def addresses(found: Locator, most: int = 3) -> list[str]:
    """Where the first few results lead."""
    return [link.get_attribute("href") or "" for link in found.all()[:most]]
