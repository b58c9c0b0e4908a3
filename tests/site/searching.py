"""The search, as somebody at the keyboard uses it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def look_for(page: Page, words: str) -> Locator:
    """Open the search by a key, put words into its field all at once, and give the results."""
    if not _dialog(page).is_visible():
        page.keyboard.press("Control+k")
    field(page).select_text()
    page.keyboard.insert_text(words) if words else page.keyboard.press("Delete")
    return results(page)


def results(page: Page) -> Locator:
    """The results, when they are those of what stands in the field."""
    found = _dialog(page).locator("#hb-search-results")
    expect(found).to_have_attribute("aria-busy", "false")
    return found.get_by_role("link")


def field(page: Page) -> Locator:
    """The field of the search."""
    return _dialog(page).get_by_role("textbox")


def said(page: Page) -> Locator:
    """What the search says of its results, aloud too."""
    return _dialog(page).get_by_role("status")


def addresses(found: Locator, most: int = 3) -> list[str]:
    """Where the first few results lead."""
    return [link.get_attribute("href") or "" for link in found.all()[:most]]


def _dialog(page: Page) -> Locator:
    """The dialog of the search, whatever it is called in the language of the handbook."""
    return page.locator("dialog", has=page.locator(".hb-search__field"))
