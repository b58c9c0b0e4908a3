"""The pages in `docs/`: read and checked before anything is rendered, never executed."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Entry, Handbook, Moment, Standard
from handbook.model.choices import Status
from handbook.model.problems import Problem, Severity
from handbook.pages.active import check_active
from handbook.pages.headings import check_headings
from handbook.pages.homes import Index, index_pages, read_texts
from handbook.pages.macros import MACROS
from handbook.pages.menu import address_of, page_files, pages_in_menu_order, phone_page, short_address, small_page
from handbook.pages.prose_rules import ProseRules
from handbook.pages.redirects import check_redirects, redirects
from handbook.pages.repeated_settings import check_repeated_settings, language_of_theme
from handbook.pages.site import Site, read_site
from handbook.pages.site_check import check_site
from handbook.pages.typed_markdown import check_markdown
from handbook.pages.unlinked import unlinked
from handbook.views.context import Shown

__all__ = [
    "MACROS",
    "Index",
    "Site",
    "address_of",
    "check_headings",
    "check_pages",
    "check_site",
    "homeless",
    "index_pages",
    "language_of_theme",
    "page_files",
    "pages_in_menu_order",
    "phone_page",
    "read_site",
    "read_texts",
    "redirects",
    "short_address",
    "small_page",
    "unlinked",
]


def check_pages(site: Site, index: Index, book: Handbook) -> Iterator[Problem]:
    """Everything that is wrong with the pages of a handbook."""
    yield from index.problems
    yield from check_active(site, index, book.handbook.allow)
    yield from check_redirects(site, index)
    yield from check_repeated_settings(site, book.handbook)
    prose = ProseRules(book)
    yield from prose.check_settings(site)
    for page, text in index.content.items():
        yield from prose.check(index.file(page), text)
        yield from check_markdown(site, index.file(page), text)


def homeless(index: Index, shown: Shown) -> Iterator[tuple[Entry, str, str]]:
    """The entries that need a home and have none: each with the rule that is broken and a sentence.

    While a page has errors nothing is said: what seems to be missing may well stand on it.
    """
    if any(problem.severity is Severity.ERROR for problem in index.problems):
        return
    needy: list[Standard | Moment] = [*shown.book.standards, *shown.book.moments]
    for entry in needy:
        if entry.status is Status.ACTIVE and entry.id and entry.id not in index.homes:
            yield entry, "no-home", f"No page shows “{entry.title}”."
    for emergency in shown.book.emergencies:
        if emergency.id and emergency.id not in index.homes:
            yield emergency, "emergency-without-page", f"No page shows “{emergency.title}”."
    for role in shown.book.roles:
        if role.front_line and role.id and role.id not in index.homes:
            yield role, "front-line-without-page", f"“{role.title}” has no page."
