"""Calculators, phrases and tips that nothing leads to: no page shows them, and neither an entry nor a page names them."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Entry, Handbook
from handbook.model.fields import leaves
from handbook.model.linked import LINK
from handbook.model.problems import Severity
from handbook.pages.homes import Index


def unlinked(index: Index, book: Handbook) -> Iterator[tuple[Entry, str, str]]:
    """Them, each with the rule that is broken and a sentence; while a page has errors nothing is said of any."""
    if any(problem.severity is Severity.ERROR for problem in index.problems):
        return
    could_be = (*book.calculators, *book.phrases, *book.tips)
    shown_nowhere = [entry for entry in could_be if entry.id and entry.id not in index.homes]
    named = {*_named_by_entries(book), *_named_by_macros(index)} if shown_nowhere else set()
    for entry in shown_nowhere:
        if entry.id not in named and not any(_leads_to(text, entry.id) for text in index.content.values()):
            yield entry, "nobody-links", f"No page shows “{entry.name}”, and nothing names it."


def _named_by_entries(book: Handbook) -> Iterator[str]:
    """Every id in a field or a link of an entry; what an edition says of its changes leads nowhere."""
    sections = (entries for name, entries in book.sections() if name != "editions")
    for part in (book.handbook, book.quote, *(entry for entries in sections for entry in entries)):
        for leaf in leaves(part):
            if leaf.kind.sections:
                yield leaf.value
            elif leaf.kind.is_text and "[[" in leaf.value:
                yield from (found[1].strip() for found in LINK.finditer(leaf.value))


def _named_by_macros(index: Index) -> Iterator[str]:
    for placed in (placed for calls in index.calls.values() for placed in calls):
        yield from (value for value in placed.arguments.values() if isinstance(value, str))


def _leads_to(text: str, id_: str) -> bool:
    """Whether a page has a link to the card of an entry, by its anchor or by its short address."""
    return f"#{id_}" in text or f"go/{id_}" in text
