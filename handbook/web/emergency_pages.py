"""The pages that show the emergencies, to which every page leads and which a device keeps first."""

from __future__ import annotations

from collections import Counter

from handbook.model import Handbook
from handbook.pages.homes import Index
from handbook.pages.menu import small_page
from handbook.web.render import relative


def emergency_pages(book: Handbook, index: Index | None) -> list[str]:
    """Their addresses, the one that shows most of them first; an emergency that no page shows has its own small one."""
    if index is None:
        return []
    shown = (index.homes.get(emergency.id, small_page(emergency.id)) for emergency in book.emergencies if emergency.id)
    return [address for address, _ in Counter(shown).most_common()]


def way_to_danger(book: Handbook, index: Index | None, here: str = "") -> str:
    """The relative URL from a page to what is done in danger, or from the top of the site; empty without emergencies."""
    pages = emergency_pages(book, index)
    return relative(here, pages[0]) if pages else ""
