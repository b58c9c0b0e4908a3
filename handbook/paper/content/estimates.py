"""Guesses from the amount of data alone: about where things will stand, and which cards may be taller than a page.

Typst begins its first round with them. A guess that is nearly right saves a round, and a wrong one only costs one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from handbook.paper.content.nodes import Node
from handbook.paper.content.prose import Chapter

ON_A_PAGE = 6000
"""Characters of data that fill a page."""
FIRST_PAGE = 3
"""Where chapters begin, after a cover and how to use it."""
LINES_OF_CONTENTS = 56
"""So many lines of the list of contents fill a page."""
TALLER = {"scorecard": 4500, "edition": 8000, "role": 6000}
"""Characters of data from which a card may well be taller than a page, by what it is of; of others `USUALLY_TALLER`."""
USUALLY_TALLER = 7200


def extent(node: Node) -> int:
    """How much room a node takes, in characters of data."""
    return len(str(node))


def likely_length(chapters: Iterable[Chapter]) -> int:
    """About how many pages some chapters take."""
    return sum(extent(node) for chapter in chapters for node in chapter.nodes) // ON_A_PAGE


def likely_pages(chapters: list[Chapter], *, whole: bool) -> dict[str, int]:
    """About where chapters, cards and headings will stand: nearly right numbers are nearly as wide as the right ones.

    In a whole book the list of contents and every chapter begin on a page of their own.
    """
    likely: dict[str, int] = {}
    page = float(FIRST_PAGE)
    if whole:
        page += 1 + sum(map(_lines_of_contents, chapters)) // LINES_OF_CONTENTS
    for chapter in chapters:
        page = math.ceil(page) if whole else page
        likely[chapter.name] = int(page)
        for node in chapter.nodes:
            if node["is"] in ("card", "heading"):
                likely[node["name"]] = int(page)
            page += extent(node) / ON_A_PAGE
    likely.pop("", None)
    return likely


def _lines_of_contents(chapter: Chapter) -> int:
    titles = [node for node in chapter.nodes if node["is"] in ("card", "heading") and node["level"] == 2]
    return 1 + len(titles)


def likely_tall(chapters: Iterable[Chapter]) -> dict[str, bool]:
    """The cards that may well be taller than a page; none of them was seen yet."""
    cards = (node for chapter in chapters for node in chapter.nodes if node["is"] == "card")
    return {card["name"]: False for card in cards if len(str(card["view"])) > _room(card)}


def _room(card: Node) -> int:
    return TALLER.get(card["view"].get("kind") or card["draw"], USUALLY_TALLER)
