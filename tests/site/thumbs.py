"""What a thumb has to meet: everything that can be pressed and is no word in a sentence, with its height."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

THUMB = 44
"""Pixels."""
_SMALL = """(thumb) => {
    const isInline = (node) => node.nodeType === 1 && getComputedStyle(node).display.startsWith("inline");
    const isInSentence = (link) => {
        let line = link.parentElement;
        while (isInline(line)) line = line.parentElement;
        const beside = (node) => node !== link && !node.contains(link) && (node.nodeType === 3 || (isInline(node) && !node.matches("a, button")));
        const said = (node) => [...node.childNodes].filter((each) => beside(each) || each.contains(link)).map((each) => each === link ? ""
            : each.contains(link) ? said(each) : each.textContent).join("");
        return /\\p{L}/u.test(said(line));
    };
    const small = [];
    for (const target of document.querySelectorAll("a[href], button, input, summary, select, textarea")) {
        const isSeen = target.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        const box = (target.closest("label") ?? target).getBoundingClientRect();
        if (!isSeen || target.tabIndex < 0 || box.width < 2 || box.height >= thumb - 0.5) continue;
        if (!target.matches("a") || !isInSentence(target)) small.push([target.outerHTML.slice(0, 120), box.height]);
    }
    return small;
}"""


def too_small(page: Page) -> list[Any]:
    """What of an open page is lower than a thumb is broad: the beginning of each as HTML, and its height in pixels."""
    found: list[Any] = page.evaluate(_SMALL, THUMB)
    return found
