"""The manual for editors: pages that come with the software and are part of every site, in the folder `editors/`.

They are no content of the handbook: nothing in them is checked against its rules, printed, found by the search or kept
on a device, and none of them is an entry's home. A page of the handbook's own takes the place of the one that has its
name; `manual: false` in the settings leaves all of them out.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from handbook.pages.menu import address_of
from handbook.pages.site import Site

FOLDER = "editors"
"""Where they stand in the folder of documents, without being there."""
HERE = Path(__file__).parent
ORDER = (
    "index", "results", "coverage", "reviews", "editions", "macros", "fields", "rules", "own-words", "site", "offline",
    "publishing", "office", "houses",
)  # fmt: skip
"""As the menu has them."""
REFERENCE = frozenset(f"{FOLDER}/{name}.md" for name in ("macros", "fields", "rules"))
"""Those that are written from the software: half a book, which shows macros and calls none."""
LANGUAGE = "en"
"""What they are written in, whatever language a handbook is in."""


def manual_pages(site: Site, own: Iterable[str], *, wanted: bool) -> dict[str, Path]:
    """The pages of the manual on a site that has some of its own: their paths in the folder of documents, and files."""
    taken = {address_of(page) for page in own}
    pages = {f"{FOLDER}/{name}.md": HERE / f"{name}.md" for name in ORDER if wanted}
    return {
        page: file
        for page, file in pages.items()
        if not (address_of(page) in taken or site.has(address_of(page)) or site.excluded.match_file(page))
    }
