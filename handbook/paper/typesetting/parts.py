"""Chapters as plain data, and in parts: a layout of all pages of a very long book at once would take too much memory."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from typing import Any

from handbook.paper.nodes import Node
from handbook.paper.prose import Chapter

ON_A_PAGE = 4500
"""Characters of data that fill a page."""
PAGES_AT_ONCE = 340
"""So many pages, about, are set at once; of more the layout would take too much memory. In large print they are more pages, but as many words."""

ChapterData = dict[str, Any]


def extent(node: Node) -> int:
    """How much room a node takes, in characters of data."""
    return len(str(node))


def as_data(chapters: Iterable[Chapter]) -> Iterator[ChapterData]:
    """Chapters as plain data, each with what stands at the head of its pages, and the titles above it that have no page."""
    part = ""
    bare: list[dict[str, Any]] = []
    for chapter in chapters:
        title = said(chapter.title)
        if chapter.level == 1:
            part = title
        if chapter.nodes or chapter.name:
            head = title if chapter.level == 1 else f"{part} · {title}"
            yield {**vars(chapter), "head": head, "bare": bare, "goes_on": False}
            bare = []
        else:
            bare.append({"level": chapter.level, "said": title})


def in_parts(sheet: dict[str, Any]) -> list[dict[str, Any]]:
    """A sheet in the parts it is set in: a long book in several, the first of which holds what comes before all chapters."""
    if sheet["kind"] != "book":
        return [sheet]
    dealt = dealt_out(sheet["chapters"])
    if len(dealt) > 1:
        dealt.insert(0, [])
    last = len(dealt) - 1
    return [
        sheet
        | {"chapters": chapters, "opens": number == 0, "closes": number == last}
        | {"above": first_level(chapters[0]) - 1 if number else 0}
        | ({} if number == last else {"glossary": [], "index": []})
        for number, chapters in enumerate(dealt)
    ]


def dealt_out(chapters: list[ChapterData]) -> list[list[ChapterData]]:
    """Chapters dealt out to parts of about the same length; a long one goes on in the next part, between two of its cards."""
    extents = [[extent(node) for node in chapter["nodes"]] for chapter in chapters]
    whole = sum(map(sum, extents))
    length = whole / max(1, math.ceil(whole / (PAGES_AT_ONCE * ON_A_PAGE)))
    parts: list[list[ChapterData]] = [[]]
    room = length
    for chapter, each in zip(chapters, extents, strict=True):
        for portion, filled in _portions(chapter, each, room, length):
            if room <= 0 and parts[-1]:
                parts.append([])
                room = length
            parts[-1].append(portion)
            room -= filled
    return parts


def _portions(
    chapter: ChapterData, extents: list[int], room: float, length: float
) -> Iterator[tuple[ChapterData, int]]:
    """A chapter in portions, the first of which fills the room that is left in a part; each with its extent."""
    nodes, begins, filled = chapter["nodes"], 0, 0
    for number, node in enumerate(nodes):
        if filled >= room and number and node["is"] == nodes[number - 1]["is"] == "card" and not _points_back(nodes):
            yield chapter | {"nodes": nodes[begins:number], "goes_on": begins > 0}, filled
            begins, filled, room = number, 0, length
        filled += extents[number]
    yield chapter | {"nodes": nodes[begins:], "goes_on": begins > 0}, filled


def first_level(chapter: ChapterData) -> int:
    """How deep the first title stands that a chapter, or a portion of one, begins with."""
    titles = chapter["nodes"] if chapter["goes_on"] else [*chapter["bare"], chapter]
    return int(titles[0]["level"])


def _points_back(nodes: list[Node]) -> bool:
    """Whether a footnote is pointed at a second time, which has to be in the same part as the first."""
    return '"is": "again"' in json.dumps(nodes)


def said(body: Iterable[Any]) -> str:
    """The words of a sentence, without its looks."""
    return "".join(part if isinstance(part, str) else said(part.get("body", ())) for part in body)
