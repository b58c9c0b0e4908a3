"""The book of a handbook, chapter by chapter as in the menu; a very long one is several volumes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from handbook.pages.homes import index_pages
from handbook.pages.menu import Item, menu
from handbook.pages.texts import Texts
from handbook.paper.content.estimates import likely_length, likely_pages, likely_tall
from handbook.paper.content.prose import Chapter, Prose
from handbook.paper.content.to_json import to_json
from handbook.paper.sheets.book_index import index_of_happenings, index_of_voices, index_of_words
from handbook.paper.sheets.sheet import Data, Order, Sheet
from handbook.paper.sheets.without_pages import without_pages
from handbook.text.comparing import in_order
from handbook.views.context import Shown

LIKELY = 50
"""The page of whatever stands inside something else: a number as wide as most."""
VOLUME = 500
"""Pages of a volume, at most and about: a binder full. Typst takes about 1.6 MB of memory for each of them."""
OF_ITS_OWN = 1
"""Pages from which a part of a book begins on a new one."""


def sheets(order: Order) -> Iterator[Sheet]:
    """The whole handbook as one sheet, or as volumes."""
    shown, words = order.shown, order.shown.words
    chapters, prose = whole_book(order)
    order.pictures |= prose.pictures
    order.problems += prose.problems
    volumes = in_volumes(chapters, order.volume_pages)
    if len(volumes) == 1:
        make = partial(book_data, shown, chapters, prose.headings)
        yield Sheet("handbook.pdf", words("paper.book"), words("paper.book.for"), "book", make)
        return
    for number, _ in enumerate(volumes, 1):
        title = words("paper.volume", title=words("paper.book"), volume=number)
        make = partial(volume_data, shown, volumes, number, prose.headings)
        yield Sheet(f"handbook-{number}.pdf", title, words("paper.volume.for", volumes=len(volumes)), "book", make)


def whole_book(order: Order) -> tuple[list[Chapter], Prose]:
    """The chapters of the whole handbook, and what was met on its pages."""
    project = order.project
    shown, site = project.shown, project.site
    if project.index and project.index.pages:
        prose = Prose(shown, project.index, site, order.kinds, appendix=order.appendix)
        items = [item for item in menu(site) if item.page not in prose.kept_off]
        last = [item for item in items if prose.is_in_appendix(item.page)]
        first = _with_something_under_them(item for item in items if item not in last)
        return [_chapter(prose, item) for item in [*first, *_appendix(shown, last)]], prose
    pages = [page for page in without_pages(shown.book, shown.words) if order.appendix or not page.is_appendix]
    texts = {page.name: page.text for page in pages}
    prose = Prose(shown, index_pages(Texts(site.docs_name, list(texts), texts, []), shown), site, order.kinds)
    return [replace(prose.chapter(page.name, 1), title=[page.title]) for page in pages], prose


def _appendix(shown: Shown, items: list[Item]) -> Iterator[Item]:
    """The last part of a book: pages that are looked up, wherever in the menu they stand."""
    if items:
        yield Item(shown.words("paper.appendix"), 1)
        yield from (replace(item, level=2) for item in items)


def _chapter(prose: Prose, item: Item) -> Chapter:
    return prose.chapter(item.page, item.level, item.title) if item.page else Chapter([item.title], item.level)


def _with_something_under_them(items: Iterable[Item]) -> list[Item]:
    """The lines of the menu without the headings that no page is left under."""
    kept: list[Item] = []
    for item in reversed(list(items)):
        if item.page or (kept and kept[-1].level > item.level):
            kept.append(item)
    return kept[::-1]


def in_volumes(chapters: list[Chapter], volume_pages: int = VOLUME) -> list[list[Chapter]]:
    """The chapters of a book, dealt out to volumes if they would fill two or more of them, otherwise all in one.

    A volume begins with a chapter of the highest level; what stands under that stays with it, however long it is.
    """
    if likely_length(chapters) <= 2 * volume_pages:
        return [chapters]
    volumes: list[list[Chapter]] = []
    for part in _parts(chapters):
        if not volumes or likely_length([*volumes[-1], *part]) > volume_pages:
            volumes.append([])
        volumes[-1] += part
    return volumes


def _parts(chapters: Iterable[Chapter]) -> list[list[Chapter]]:
    """Every chapter of the highest level with those under it."""
    parts: list[list[Chapter]] = []
    for chapter in chapters:
        if chapter.level == 1 or not parts:
            parts.append([])
        parts[-1].append(chapter)
    return parts


def book_data(shown: Shown, chapters: list[Chapter], headings: Iterable[str]) -> Data:
    """What the whole book is set from: its chapters, everything in it that a link can lead to, glossary and index."""
    visible = {card["name"]: None for chapter in chapters for card in chapter.cards()}
    terms = [term for term in shown.book.glossary if term.means and term.id not in visible]
    inside = (*headings, *(term.id for term in terms))
    return {
        "whole": True,
        "subtitle": "",
        "volume": 0,
        "volumes": [],
        "chapters": list(as_data(chapters)),
        "anchors": dict.fromkeys(inside, LIKELY) | likely_pages(chapters, whole=True),
        "tall": likely_tall(chapters),
        "glossary": [
            {"id": term.id, "term": term.term, "means": to_json(shown, term.means), "also": list(term.also)}
            for term in sorted(terms, key=lambda term: in_order(term.term))
        ],
        "index": index_of_words(shown, visible),
        "happening": index_of_happenings(shown, visible),
        "said": index_of_voices(shown, visible),
    }


def volume_data(shown: Shown, volumes: list[list[Chapter]], number: int, headings: Collection[str]) -> Data:
    """What a volume of a book is set from: it is a book of its own, and says in which others the rest stands."""
    names = {other: _names(chapters, headings) for other, chapters in enumerate(volumes, 1)}
    own = names.pop(number)
    return book_data(shown, volumes[number - 1], [name for name in headings if name in own]) | {
        "volume": number,
        "volumes": [words_of(chapters[0].title) for chapters in volumes],
        "elsewhere": {name: other for other, theirs in names.items() for name in sorted(theirs)},
    }


def _names(chapters: list[Chapter], headings: Iterable[str]) -> set[str]:
    """Everything in a volume that a link can lead to."""
    pages = {chapter.name for chapter in chapters}
    return {*likely_pages(chapters, whole=True), *(name for name in headings if name.partition("#")[0] in pages)}


def as_data(chapters: Iterable[Chapter]) -> Iterator[dict[str, Any]]:
    """Chapters as plain data: what stands at the head of their pages, the titles above them that have no page, and whether they begin one."""
    for part in _parts(chapters):
        begins_page, tab = likely_length(part) >= OF_ITS_OWN, words_of(part[0].title)
        bare: list[dict[str, Any]] = []
        for chapter in part:
            title = words_of(chapter.title)
            if chapter.nodes or chapter.name:
                yield {**vars(chapter), "head": title, "bare": bare, "begins_page": begins_page, "tab": tab}
                bare, begins_page = [], False
            else:
                bare.append({"level": chapter.level, "said": title})


def words_of(body: Iterable[Any]) -> str:
    """The words of a sentence, without its looks."""
    return "".join(part if isinstance(part, str) else words_of(part.get("body", ())) for part in body)
