"""What is wrong with the pages of a handbook: every check that looks at a page, and the entries that no page shows."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Entry, Handbook, Moment, Standard
from handbook.model.choices import Status
from handbook.model.problems import Problem, Severity
from handbook.pages.active import check_active
from handbook.pages.homes import Index
from handbook.pages.prose_rules import ProseRules
from handbook.pages.redirects import check_redirects
from handbook.pages.repeated_settings import check_repeated_settings
from handbook.pages.site import Site
from handbook.pages.typed_markdown import check_markdown
from handbook.views.context import Shown


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
