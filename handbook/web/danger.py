"""The way out of danger: the pages that show the emergencies, to which every page leads and which a device keeps first."""

from __future__ import annotations

from collections import Counter

from handbook.model import Handbook
from handbook.pages.homes import Index
from handbook.pages.menu import small_page


def danger_pages(book: Handbook, index: Index) -> list[str]:
    """The addresses of the pages that show emergencies, the one that shows most of them first; an emergency that no page shows has its own small one."""
    shown = (index.homes.get(emergency.id, small_page(emergency.id)) for emergency in book.emergencies if emergency.id)
    return [address for address, _ in Counter(shown).most_common()]
