"""What a page says is for the screen alone: `{ .on-screen }` below a paragraph, or behind the title of a section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.text.html_tree import HEADINGS, Element

ON_SCREEN = "on-screen"
CODE = frozenset({"code", "pre", "samp", "kbd"})
AS_TYPED = re.compile(r"\{:?[ \t]*\.[\w-]*screen[\w-]*[ \t]*\}", re.IGNORECASE)
"""A mark that Markdown did not take for one."""
MEANT = re.compile(r"(?:only)?[_-]?(?:on|for)?[_-]?screen[_-]?(?:only)?", re.IGNORECASE)
"""What else the mark might be called by whoever does not remember it."""


def take_away(element: Element) -> None:
    """Leave in an element what is printed: of a section whose title is marked goes all down to the next title as high."""
    kept: list[Element | str] = []
    section = 0
    for child in element.children:
        marked = isinstance(child, Element) and child.has_class(ON_SCREEN)
        if isinstance(child, Element) and child.tag in HEADINGS and (level := int(child.tag[1])) <= (section or level):
            section = level if marked else 0
        if not marked and not section:
            kept.append(child)
    element.children = kept
    for child in element.elements():
        take_away(child)


def marks_of_nothing(element: Element) -> Iterator[tuple[str, str]]:
    """The marks in an element that were meant for this and do nothing, each with what stands before it on the page."""
    for name in element.attributes.get("class", "").split():
        if name != ON_SCREEN and MEANT.fullmatch(name):
            yield "", name
    for child in element.children:
        if isinstance(child, str):
            yield from _as_typed(child)
        elif child.tag not in CODE:
            yield from marks_of_nothing(child)


def _as_typed(text: str) -> Iterator[tuple[str, str]]:
    """Marks that are words, each with what stands before it on its line."""
    end = 0
    for found in AS_TYPED.finditer(text):
        begin = max(end, text.rfind("\n", end, found.start()) + 1)
        yield text[begin : found.start()] or "\n\n", found.group()
        end = found.end()
