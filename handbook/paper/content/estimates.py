"""Guesses from the amount of data alone: about where things will stand, and which cards may be taller than a page.

Typst begins its first round with them. A guess that is nearly right saves a round, and a wrong one only costs one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from handbook.paper.content.nodes import Node, all_nodes
from handbook.paper.content.prose import Chapter
from handbook.paper.typesetting.breaking import AS_IT_IS

ON_A_PAGE = 6000
"""Characters of data that fill a page."""
FIRST_PAGE = 3
"""Where chapters begin, after a cover and how to use it."""
LINES_OF_CONTENTS = 150
"""So many lines of the list of contents fill a page, in two columns."""
LINES_BELOW_USE = 64
"""So many stand below how to use the book."""
OF_A_TITLE = 0.06
BELOW = 0.02
"""Shares of a page that a heading takes, and the room below everything else."""
USUAL_LETTERS = 6000
LETTERS_ON_A_PAGE = {
    "p": 3300,
    "list": 3300,
    "calculator": 3000,
    "role": 4400,
    "voice": 4700,
    "emergency": 5700,
    "limit": 7000,
    "phrase": 7700,
    "standard": 8000,
    "gesture": 8300,
    "edition": 9000,
    "moment": 11000,
    "scorecard": 46000,
}
"""So many letters of what is known of something fill a page. Of a moment and a form only some are printed."""
MAY_BE_TALL = 0.7
"""From such a share of a page on a card may well be taller than one."""


def extent(node: Node) -> int:
    """How much room a node takes, in characters of data."""
    return len(str(node))


def likely_length(chapters: Iterable[Chapter]) -> int:
    """About how many pages some chapters take."""
    return sum(extent(node) for chapter in chapters for node in chapter.nodes) // ON_A_PAGE


def likely_pages(chapters: list[Chapter], *, whole: bool) -> dict[str, int]:
    """About where chapters, cards and headings will stand: from nearly right numbers pages come out as from the right ones.

    In a whole book the list of contents and every part begin on a page of their own.
    """
    likely: dict[str, int] = {}
    page = float(FIRST_PAGE)
    if whole:
        page += math.ceil(max(0, sum(map(_lines_of_contents, chapters)) - LINES_BELOW_USE) / LINES_OF_CONTENTS)
    for chapter in chapters:
        page = math.ceil(page) if whole and chapter.level == 1 else page
        likely[chapter.name] = int(page)
        page += OF_A_TITLE
        for node in chapter.nodes:
            for inside in all_nodes(node):
                if inside["is"] in ("card", "heading"):
                    likely[inside["name"]] = int(page)
            page += _share_of_a_page(node)
    likely.pop("", None)
    return likely


def _share_of_a_page(node: Node) -> float:
    """How much of a page a node takes, with the room below it."""
    if node["is"] == "heading":
        return OF_A_TITLE
    what = (node["view"].get("kind") or node["draw"]) if node["is"] == "card" else node["is"]
    return BELOW + _letters(node) / LETTERS_ON_A_PAGE.get(what, USUAL_LETTERS)


def _letters(data: Any) -> int:
    """How many letters of some data somebody reads."""
    if isinstance(data, str):
        return len(data)
    if isinstance(data, dict):
        return sum([_letters(value) for key, value in data.items() if value and key not in AS_IT_IS])
    return sum([_letters(value) for value in data]) if isinstance(data, list) else 0


def _lines_of_contents(chapter: Chapter) -> int:
    titles = [node for node in all_nodes(chapter.nodes) if node["is"] in ("card", "heading") and node["level"] == 2]
    return 1 + len(titles)


def likely_tall(chapters: Iterable[Chapter]) -> dict[str, bool]:
    """The cards that may well be taller than a page; none of them was seen yet."""
    cards = (card for chapter in chapters for card in chapter.cards())
    return {card["name"]: False for card in cards if _share_of_a_page(card) > MAY_BE_TALL}
