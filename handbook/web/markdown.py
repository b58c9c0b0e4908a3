"""A Markdown extension: cards bypass the parser, and headings of tables get their `scope`.

A card is a line of finished HTML. Python-Markdown would take it apart tag by tag only to put it together
again, and MkDocs once more to look for anchors, of which it has none: with 3,000 cards half the build.
Without this extension the cards come out the same.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

CARD = re.compile(r'<(div|figure|ul|p) class="hb-.*</\1>')
BEFORE_RAW_HTML = 22
"""After fenced code, in which a line that looks like a card is code, and before anything that reads HTML."""
LAST = 0


class _Cards(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Stash every card as raw HTML, and leave a placeholder."""
        store = self.md.htmlStash.store
        return [store(line) if line.startswith("<") and CARD.fullmatch(line) else line for line in lines]


class _Scopes(Treeprocessor):
    def run(self, root: Element) -> None:
        """Say of every heading in a table that it heads a column."""
        for heading in root.iter("th"):
            heading.set("scope", "col")


class HandbookExtension(Extension):
    """The extension; found by its entry point, `handbook`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Cards before raw HTML is read, tables when they are finished."""
        md.preprocessors.register(_Cards(md), "handbook_cards", BEFORE_RAW_HTML)
        md.treeprocessors.register(_Scopes(md), "handbook_scopes", LAST)
