"""A Markdown extension that carries cards past Markdown.

A card is a line of finished HTML. Python-Markdown would take it apart tag by tag only to put it together
again, and MkDocs once more to look for anchors, of which it has none: with 3,000 cards half the build.
Without this extension the pages come out the same.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

CARD = re.compile(r'<(div|figure|ul|p) class="hb-.*</\1>')
BEFORE_RAW_HTML = 22
"""After fenced code, in which a line that looks like a card is code, and before anything that reads HTML."""


class _Cards(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Put every card away and leave a placeholder."""
        store = self.md.htmlStash.store
        return [store(line) if line.startswith("<") and CARD.fullmatch(line) else line for line in lines]


class CardExtension(Extension):
    """Registers the preprocessor."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Run just before raw HTML is read."""
        md.preprocessors.register(_Cards(md), "handbook_cards", BEFORE_RAW_HTML)


def makeExtension(**settings: Any) -> CardExtension:  # noqa: N802 - the name is Python-Markdown's
    """Make the extension when mkdocs.yml names `handbook.web.cards`."""
    return CardExtension(**settings)
