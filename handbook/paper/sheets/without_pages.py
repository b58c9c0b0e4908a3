"""The book of a handbook that has no pages: a page for each kind of thing in it, written for the occasion."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Handbook


def without_pages(book: Handbook) -> Iterator[tuple[str, str]]:
    """The pages of a handbook that has none: one for each sort of thing in it."""
    yield "quote.md", "# Why we are here\n\n{{ quote() }}\n"
    for section, macro, title in (
        ("standards", "standards", "What we do"), ("moments", "moments", "Moments of truth"),
        ("phrases", "phrases", "What we say"), ("empowerment", "limits", "What we may do without asking"),
        ("gestures", "gestures", "Delight"), ("triggers", "triggers", "Days that call for attention"),
        ("roles", "jobs", "Jobs"), ("tips", "tips", "Tips"), ("questions", "questions", "Questions"),
    ):  # fmt: skip
        if getattr(book, section):
            yield f"{macro}.md", f"# {title}\n\n{{{{ {macro}() }}}}\n"
    if book.scorecards:
        calls = "\n\n".join(f'{{{{ scorecard("{scorecard.id}") }}}}' for scorecard in book.scorecards)
        yield "scorecards.md", f"# Secret shopping\n\n{calls}\n"
    if book.calculators:
        calls = "\n\n".join(f'{{{{ calculator("{calculator.id}") }}}}' for calculator in book.calculators)
        yield "calculators.md", f"# Sums\n\n{calls}\n"
    for section, macro, title in (
        ("indicators", "indicators", "What we watch"), ("claims", "claims", "Numbers we quote"),
        ("in_return", "in_return", "What we ask in return"), ("exemplars", "exemplars", "Whom we learn from"),
        ("glossary", "glossary", "Our words"),
    ):  # fmt: skip
        if getattr(book, section):
            yield f"{macro}.md", f"# {title}\n\n{{{{ {macro}() }}}}\n"
