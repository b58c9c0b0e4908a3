"""The small page of everything that has a short address: it leads on to where that stands, or shows what it says.

There is one for every name of every entry, and those that lead on differ in title and target alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote

from markupsafe import escape

from handbook.model import Entry
from handbook.pages.front_matter import title
from handbook.pages.menu import small_page
from handbook.pages.redirects import redirects
from handbook.text.html import tags
from handbook.views.cards import card_of
from handbook.views.changes.wordings import Gone, gone_entries
from handbook.web.asset_versions import with_version
from handbook.web.emergency_pages import way_to_danger
from handbook.web.links import LINKING, BuiltPage, links_of, remember
from handbook.web.render import Renderer, relative
from handbook.web.static_pages.static_page import static_page

TITLE, TARGET = "\ue000 title \ue001", "\ue000 target \ue001"
"""Stand in the page where an entry's title and its address come; they are no words of anybody."""


class SmallPages:
    """Makes these pages for a handbook."""

    def __init__(self, renderer: Renderer, version: str) -> None:
        """Take what draws, and what stands behind the names of scripts and styles."""
        self._renderer, self._shown, self._index, self._version = renderer, renderer.shown, renderer.index, version
        self._pieces = lru_cache(self._taken_apart)

    def all(self) -> Iterator[tuple[str, str]]:
        """Each page as its address and its HTML: of entries, of those that are gone, and of pages that had other names."""
        for entry in self._shown.book.entries.values():
            own = small_page(entry.id)
            if self._index.address(entry.id):
                page = self._leading(entry, own)
                yield from ((small_page(name), page) for name in (entry.id, *entry.was))
            else:
                yield own, self._homeless(entry)
                yield from ((former, self._leading(entry, former)) for former in map(small_page, entry.was))
        for gone in gone_entries(self._shown):
            yield small_page(gone.id), self._gone(gone)
        for address, page in redirects(self._index).items():
            yield address, self._moved(address, page)

    def _leading(self, entry: Entry, here: str) -> str:
        """The page at an address that leads to where an entry stands, which may be its own small page."""
        renderer, shown = self._renderer, self._shown
        renderer.here = here
        target = renderer.href(entry.id)
        says = {TITLE: str(escape(shown.in_words(shown.name_of(entry)))), TARGET: str(escape(target))}
        pieces, links = self._pieces(self._danger(here))
        page = "".join(says.get(piece, piece) for piece in pieces)
        remember(page.encode(), links.leading_to(target, instead=TARGET))
        return page

    def _taken_apart(self, danger: str) -> tuple[list[str], BuiltPage]:
        """The page with the places of title and target by themselves, and its links; it goes by the way to danger, which all but always is the same."""
        page = static_page("go", self._shown, title=TITLE, target=TARGET, danger=danger)
        whole = with_version(page, self._version)
        parted = whole.replace(TITLE, f"\0{TITLE}\0").replace(TARGET, f"\0{TARGET}\0")
        return parted.split("\0"), links_of(tags(whole, attributes=LINKING))

    def _homeless(self, entry: Entry) -> str:
        """The page of an entry without a home shows its card; of a draft only that it is one, until it is finished."""
        shown = self._shown
        drawn = ("draft", None) if shown.hides(entry) else card_of(shown, entry)
        return self._with_card(entry.id, shown.name_of(entry), *drawn)

    def _gone(self, gone: Gone) -> str:
        """The page of an entry that is no longer in the handbook shows what it said last."""
        return self._with_card(gone.id, gone.title, "gone", gone)

    def _with_card(self, id_: str, name: str, template: str, view: object) -> str:
        index, here = self._index, small_page(id_)
        self._renderer.here = here
        page = static_page(
            "go",
            self._shown,
            title=self._shown.in_words(name),
            card=self._renderer.draw(template, view),
            danger=self._danger(here),
            home=relative(here, index.address_of(index.pages[0])),
        )
        return with_version(page, self._version)

    def _moved(self, address: str, page: str) -> str:
        """The page at an address that another page had leads on to that, and to the place on it that was asked for."""
        text = next(text for other, text in self._index.texts.items() if self._index.address_of(other) == page)
        moved = static_page(
            "go",
            self._shown,
            title=title(text) or page,
            target=quote(relative(address, page)),
            top="../" * address.count("/"),
            keeps_place=True,
            danger=self._danger(address),
        )
        return with_version(moved, self._version)

    def _danger(self, here: str) -> str:
        return way_to_danger(self._shown.book, self._index, here)
