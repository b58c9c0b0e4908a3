"""Accessibility, as axe sees it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
"""Of what is right axe is not asked for every place: it takes half the time."""
OPEN_EVERYTHING = """() => {
    for (const folded of document.querySelectorAll("details:not(.hb-contents *)")) folded.open = true;
}"""


BUT_COLOURS = RULES | {"rules": {"color-contrast": {"enabled": False}}}
"""What a page is made of: its colours are the theme's, and measuring them takes as long as all else."""
COLOURS = RULES | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What is another by night than by day."""
BY_HAND = RULES | {
    "runOnly": {
        "type": "rule",
        "values": [
            "heading-order",
            "empty-heading",
            "page-has-heading-one",
            "image-alt",
            "image-redundant-alt",
            "link-name",
            "list",
            "listitem",
            "definition-list",
            "dlitem",
            "td-headers-attr",
            "th-has-data-cells",
            "scope-attr-valid",
            "empty-table-header",
            "duplicate-id-aria",
            "label",
            "summary-name",
            "svg-img-alt",
            "object-alt",
            "tabindex",
        ],
    }
}
"""What whoever writes a page in Markdown can do wrong; all else is the templates', and looked at elsewhere."""


FIND = """(rules) => axe.run(rules).then(({ violations }) =>
    violations.map(({ id, nodes }) => [id, nodes.slice(0, 5).map(({ target }) => target)]))"""


def breaches(axe: Axe, page: Page, rules: dict[str, Any] = RULES) -> list[tuple[str, list[Any]]]:
    """What axe finds on an open page: the name of each rule, and where."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe.axe_script)
    found: list[tuple[str, list[Any]]] = page.evaluate(FIND, rules)
    return found


def breaches_by_day_and_night(axe: Axe, page: Page) -> list[tuple[str, list[Any]]]:
    """What it finds by day, and what is another by night."""
    by_day = breaches(axe, page)
    page.emulate_media(color_scheme="dark")
    by_night = breaches(axe, page, COLOURS)
    page.emulate_media(color_scheme="light")
    return by_day + by_night


EACH_ARTICLE = """async ([addresses, rules]) => {
    const found = {};
    for (const address of addresses) {
        const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
        document.body.replaceChildren(page.querySelector("article") ?? page.body);
        for (const folded of document.querySelectorAll("details:not(.hb-contents *)")) folded.open = true;
        found[address] = (await axe.run(rules)).violations.map(({ id, nodes }) => [id, nodes.slice(0, 5).map(({ target }) => target)]);
    }
    return found;
}"""


def breaches_by_hand(
    axe: Axe, page: Page, base: str, addresses: Iterable[str]
) -> dict[str, list[tuple[str, list[Any]]]]:
    """What is wrong BY_HAND on pages of a site, by address; of each its article alone is drawn, opened.

    The frame is the same on all, and drawing it with its scripts takes longer than looking through what differs.
    """
    page.goto(base + "handbook.json")  # a page without scripts of its own
    page.evaluate(axe.axe_script)
    found: dict[str, list[tuple[str, list[Any]]]] = page.evaluate(EACH_ARTICLE, [list(addresses), BY_HAND])
    return found
