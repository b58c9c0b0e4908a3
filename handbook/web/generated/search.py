"""The index of the search: a script that is loaded when the search is first opened.

A script and not data, because that also loads from a folder. It holds the entries, and the prose of the pages
from heading to heading; the prose is taken from the built pages, so that it is the same whichever engine made them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from handbook.pages.front_matter import front_matter
from handbook.pages.homes import Index
from handbook.pages.menu import small_page
from handbook.text.html import read_page, tags
from handbook.text.html_tree import HEADINGS, Element, parse
from handbook.views.context import Shown
from handbook.views.search import findables, whom_to_ask
from handbook.web.caches.menu import CONTENT
from handbook.web.generated.page_names import called_by, page_of
from handbook.web.markdown import CARD
from handbook.words.synonyms import synonyms_in

ASKED_FOR = ("limit", "job", "say")
"""Sorts of entry that a question asks for by how it begins."""
Document = list[Any]
"""Kind, note, title, answer, what goes with it, address, `also` words, what else is said, roles; trimmed at the end."""


def search_script(shown: Shown, index: Index, site: Path) -> str:
    """The script that hands the documents of a built site to its pages, a document a line, and what the search needs besides."""
    hidden = hidden_addresses(index)
    documents = [*_entries(shown, index, hidden), *_prose(shown, index, site, hidden)]
    about = {
        "language": str(shown.words.locale).replace("_", "-"),
        "everyday": shown.words("search.everyday"),
        "synonyms": synonyms_in(shown.words.spoken("search.everyday")),
        "asks": {sort: shown.words(f"search.asks.{sort}") for sort in ASKED_FOR},
        "elsewhere": shown.words("search.elsewhere"),
        "harmless": shown.words("search.harmless"),
        "dates": quote(page_of(index, "wordings", hidden)),
        "limits": quote(page_of(index, "limits", hidden)),
        "ask": {role: ask._asdict() for role, ask in whom_to_ask(shown).items()},
    }
    lines = ",\n".join(_json(_trimmed(document)) for document in documents)
    return f"handbook.documents=[\n{lines}\n];\nhandbook.searched={_json(about)};\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def hidden_addresses(index: Index) -> set[str]:
    """The addresses of the pages that the search leaves out."""
    return {index.address_of(page) for page, text in index.texts.items() if _is_excluded(text)}


def _is_excluded(page: str) -> bool:
    """Whether the front matter of a page excludes it from the search, and with it the entries that are at home on it."""
    given = front_matter(page).get("search")
    return isinstance(given, dict) and given.get("exclude") is True


def _trimmed(document: Document) -> Document:
    while not document[-1]:
        document.pop()
    return document


def _entries(shown: Shown, index: Index, hidden: set[str]) -> Iterator[Document]:
    def words(text: str) -> str:
        return " ".join(shown.in_words(text).split())

    for found in findables(shown):
        home = index.homes.get(found.id, "")
        if home not in hidden:
            address = f"{quote(home)}#{found.id}" if home else small_page(found.id)
            visible = [found.kind, found.note, words(found.title), words(found.answer), words(found.besides)]
            yield [*visible, address, words(", ".join(found.also)), words(found.more), list(found.roles)]


def _prose(shown: Shown, index: Index, site: Path, hidden: set[str]) -> Iterator[Document]:
    stories, called = {story.address for story in shown.stories}, called_by(shown.words, index)
    for page, text in index.texts.items():
        address = index.address_of(page)
        if address in hidden or not (site / address).is_file():
            continue
        kind = "story" if address in stories else "page"
        also, roles = called[address]
        answer = "" if page in index.manual else front_matter(text).get("description") or ""
        first, *rest = _sections(read_page(site / address))
        yield [kind, "", first.title, str(answer), "", quote(address), ", ".join(also), first.text, roles]
        for section in rest:
            if section.text:
                place = f"{quote(address)}#{quote(section.anchor)}"
                yield [kind, first.title, section.title, "", "", place, "", section.text]


@dataclass
class _Section:
    """A heading and the prose below it."""

    anchor: str = ""
    title: str = ""
    text: str = ""


def _sections(page: str) -> list[_Section]:
    """The prose of a built page, without its cards; the first section is the page's own."""
    said = page[max(0, page.find(CONTENT)) :]
    bare = "\n".join(line for line in said.split("\n") if not (line.startswith("<") and CARD.fullmatch(line)))
    around = list(tags(bare, names=("article",)))
    gathered = _Prose()
    gathered.read(parse(bare[around[0].end : around[-1].start] if around else ""))
    return [_Section(s.anchor, " ".join(s.title.split()), " ".join(s.text.split())) for s in gathered.sections]


NOT_PROSE = {"button", "nav", "script", "style", "svg", "template"}
IN_A_WORD = {"a", "abbr", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "span", "strong", "sub",
             "sup", "u"}  # fmt: skip
"""Elements that may begin in the middle of a word."""
MENTIONS = {"hb-ref", "hb-badge"}
PART = "hb-part"
"""The class of a part of a page that folds: it is prose like any other."""


class _Prose:
    """Gathers text from heading to heading, past everything that is drawn by a macro or belongs to the theme."""

    def __init__(self) -> None:
        self.sections = [_Section()]

    def read(self, element: Element, *, heading: bool = False) -> None:
        """Gather what stands in an element; the words of a heading are the title of its section."""
        for child in element.children:
            if isinstance(child, str):
                self._add(child, heading=heading)
                continue
            if not self._is_passed_over(child):
                self._read_part(child, heading=heading)
            if child.tag not in IN_A_WORD:
                self._add(" ", heading=heading)

    def _read_part(self, element: Element, *, heading: bool) -> None:
        if element.tag in HEADINGS:
            if self.sections[-1].title:
                self.sections.append(_Section())
            self.sections[-1].anchor = element.attributes.get("id", "")
        if element.tag not in IN_A_WORD:
            self._add(" ", heading=heading)
        self.read(element, heading=heading or element.tag in HEADINGS)

    def _add(self, words: str, *, heading: bool) -> None:
        if heading:
            self.sections[-1].title += words
        else:
            self.sections[-1].text += words

    def _is_passed_over(self, element: Element) -> bool:
        classes = element.attributes.get("class", "").split()
        drawn = any(name.startswith(("hb-", "md-", "headerlink")) and name not in MENTIONS for name in classes)
        return element.tag in NOT_PROSE or (drawn and PART not in classes)
