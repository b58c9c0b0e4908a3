"""A Markdown extension: cards bypass the parser, parts fold, headings are named in any script, those of tables get their `scope`,
those in cards stand in the contents of the page.

A card is a line of finished HTML. Python-Markdown would take it apart tag by tag only to put it together
again, and MkDocs once more to look for anchors, of which it has none: with 3,000 cards half the build.
Without this extension the cards come out the same.

Python-Markdown calls a heading without Latin letters `_1`, `_2`, by how many of them came before. What it names
headings by cannot be written in `mkdocs.yml` in one way for all engines, so it is changed here, unless somebody has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocTreeprocessor, nest_toc_tokens, slugify, strip_tags, unique
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from handbook.text.slugs import slug

CARD = re.compile(r'<(div|figure|ul|p) class="hb-.*</\1>')
BEFORE_RAW_HTML = 22
"""After fenced code, in which a line that looks like a card is code, and before anything that reads HTML."""
WITH_CONTENTS = 2
AFTER_CONTENTS = 1
"""When headings have their names, and stand in the contents of the page."""
LAST = 0
HEADING = re.compile("h[1-6]")
TITLE = re.compile(r'<p class="[^"]*"(?= role="heading" aria-level="2">(.*?)</p>)')
"""The heading of a part of a card, and what it says."""
ANCHOR = re.compile(r'\sid="([^"]*)"')
NOTES = "footnote"
"""The class of what the notes below a page stand in, which belong to all its parts."""
FOLDS = "folds"
"""The class of a heading whose part folds on a phone: `## Why { .folds }`."""


class _Cards(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Stash every card as raw HTML, and leave a placeholder where it stood, which may be in a note or a tab."""
        return [self._without_card(line) for line in lines]

    def _without_card(self, line: str) -> str:
        card = line.lstrip(" ")
        if not card.startswith("<") or not CARD.fullmatch(card):
            return line
        return " " * (len(line) - len(card)) + self.md.htmlStash.store(card)


class _Scopes(Treeprocessor):
    def run(self, root: Element) -> None:
        """Say of every heading in a table that it heads a column."""
        for heading in root.iter("th"):
            heading.set("scope", "col")


class _Folds(Treeprocessor):
    def run(self, root: Element) -> None:
        """Make of a part whose heading has the class `folds` a line that opens to it; where there is room it stands open.

        The title of a page is no part of it, and never folds. A part inside a part folds within it.
        """
        parts: list[tuple[int, Element]] = []
        for element in list(root):
            classes = element.get("class", "").split()
            if NOTES in classes:
                parts = []
            elif HEADING.fullmatch(element.tag):
                level = int(element.tag[1])
                parts = [(above, part) for above, part in parts if above < level]
                if FOLDS in classes and element.tag != "h1":
                    part = _folded(root, element)
                    _move(root, part, parts)
                    parts.append((level, part))
                    continue
            _move(root, element, parts)


class _Contents(Treeprocessor):
    def run(self, root: Element) -> None:
        """Name the headings that macros draw, and put them among those of the page."""
        known = {token["id"]: token for token in _flat(getattr(self.md, "toc_tokens", []))}
        drawn = (html for html in self.md.htmlStash.rawHtmlBlocks if isinstance(html, str))
        taken = {element.get("id", "") for element in root.iter()}.union(*map(ANCHOR.findall, drawn))
        found: list[dict[str, Any]] = []
        for element in root.iter():
            if token := known.get(element.get("id", "")):
                found.append(token)
            for match in HTML_PLACEHOLDER_RE.finditer(element.text or ""):
                found += self._named(int(match[1]), taken)
        if len(found) > len(known):
            self.md.toc_tokens = nest_toc_tokens(found)  # type: ignore[attr-defined,arg-type]

    def _named(self, place: int, taken: set[str]) -> list[dict[str, Any]]:
        """The headings in a piece of raw HTML, each with a name of its own."""
        found = []

        def name(match: re.Match[str]) -> str:
            says = strip_tags(match[1])
            id_ = unique(slug(unescape(says), "-"), taken)
            found.append({"level": 2, "id": id_, "name": says, "html": says, "data-toc-label": ""})
            return f'{match[0]} id="{id_}"'

        blocks = self.md.htmlStash.rawHtmlBlocks
        if isinstance(html := blocks[place], str) and CARD.fullmatch(html):
            blocks[place] = TITLE.sub(name, html)
        return found


def _flat(tokens: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for token in tokens:
        yield token
        yield from _flat(token["children"])


def _folded(root: Element, heading: Element) -> Element:
    part = Element("details", {"class": "hb-row hb-part", "data-hb-wide": ""})
    root.insert(list(root).index(heading), part)
    root.remove(heading)
    SubElement(part, "summary").append(heading)
    return part


def _move(root: Element, element: Element, parts: list[tuple[int, Element]]) -> None:
    """Put it into the innermost part that is open, if any is."""
    if parts:
        root.remove(element)
        parts[-1][1].append(element)


class _Summaries(Treeprocessor):
    def run(self, root: Element) -> None:
        """Take the link to itself off a heading that folds: one control cannot stand in another."""
        for heading in root.iterfind(".//summary/*[@id]"):
            for link in heading.findall("a[@class='headerlink']"):
                heading.remove(link)


class HandbookExtension(Extension):
    """The extension; found by its entry point, `handbook`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Cards before raw HTML is read, tables when they are finished."""
        md.preprocessors.register(_Cards(md), "handbook_cards", BEFORE_RAW_HTML)
        md.treeprocessors.register(_Scopes(md), "handbook_scopes", LAST)
        md.treeprocessors.register(_Folds(md), "handbook_folds", AFTER_CONTENTS)
        md.treeprocessors.register(_Contents(md), "handbook_contents", WITH_CONTENTS)
        md.treeprocessors.register(_Summaries(md), "handbook_summaries", LAST)
        md.registerExtension(self)
        self._md = md

    def reset(self) -> None:
        """Name headings in our way; this is the first that is called when all extensions are there, in whatever order."""
        for processor in self._md.treeprocessors:
            if isinstance(processor, TocTreeprocessor) and processor.slugify is slugify:
                processor.slugify = slug
