"""The pages of short addresses that lead on to where an entry is at home: one page, in which title and target are filled in.

There is one for every name of every entry, and they differ in nothing else.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from markupsafe import escape

from handbook.model import Entry
from handbook.pages.menu import small_page
from handbook.system.html import tags
from handbook.web.asset_versions import with_version
from handbook.web.danger import danger_pages
from handbook.web.links import LINKING, BuiltPage, links_of, remember
from handbook.web.render import Renderer, relative
from handbook.web.static_pages import static_page

TITLE, TARGET = "\ue000 title \ue001", "\ue000 target \ue001"
"""Stand in the page where an entry's title and its address come; they are no words of anybody."""


class LeadingPages:
    """Makes these pages for the entries of a handbook."""

    def __init__(self, renderer: Renderer, version: str) -> None:
        """Take what draws, and what stands behind the names of scripts and styles."""
        self._renderer, self._version = renderer, version
        self._pieces = lru_cache(self._taken_apart)

    def page(self, entry: Entry) -> str:
        """The page that leads to an entry that has a home."""
        renderer, shown = self._renderer, self._renderer.shown
        renderer.here = small_page(entry.id)
        danger = relative(renderer.here, self._dangers[0]) if self._dangers else ""
        says = {
            TITLE: str(escape(shown.in_words(shown.name_of(entry)))),
            TARGET: str(escape(renderer.href(entry.id))),
        }
        pieces, links = self._pieces(danger)
        page = "".join(says.get(piece, piece) for piece in pieces)
        remember(page.encode(), links.leading_to(renderer.href(entry.id), instead=TARGET))
        return page

    @cached_property
    def _dangers(self) -> list[str]:
        return danger_pages(self._renderer.shown.book, self._renderer.index)

    def _taken_apart(self, danger: str) -> tuple[list[str], BuiltPage]:
        """The page with the places of title and target by themselves, and its links; it goes by the way to danger, which all but always is the same."""
        settings, words = self._renderer.shown.book.handbook, self._renderer.shown.words
        page = static_page("go", words, title=TITLE, settings=settings, target=TARGET, card="", danger=danger)
        whole = with_version(page, self._version)
        parted = whole.replace(TITLE, f"\0{TITLE}\0").replace(TARGET, f"\0{TARGET}\0")
        return parted.split("\0"), links_of(tags(whole, attributes=LINKING))
