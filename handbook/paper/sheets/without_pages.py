"""The book of a handbook that has no pages: a page for each kind of thing in it, written for the occasion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from handbook.model import Handbook
from handbook.words import Words

MACROS = {
    "emergencies": "emergencies", "quote": "quote", "standards": "standards", "moments": "moments", "phrases": "phrases", "empowerment": "limits",
    "gestures": "gestures", "triggers": "triggers", "roles": "jobs", "tips": "tips", "questions": "questions",
    "scorecards": "scorecard", "voices": "voices", "calculators": "calculator", "indicators": "indicators", "claims": "claims",
    "in_return": "in_return", "exemplars": "exemplars", "glossary": "glossary",
}  # fmt: skip
"""The macro that shows each section of a handbook, in the order of the book."""
LOOKED_UP = frozenset({"scorecards", "calculators", "indicators", "claims", "in_return", "exemplars"})
"""The sections that are an appendix."""
ONE_BY_ONE = ("scorecard", "calculator")
"""The macros that show one entry."""


class WrittenPage(NamedTuple):
    """A page that nobody wrote."""

    name: str
    title: str
    """What it is called; its text holds a mere heading, for words of ours are no Markdown."""
    text: str
    is_appendix: bool


def without_pages(book: Handbook, words: Words) -> Iterator[WrittenPage]:
    """The pages of a handbook that has none."""
    for section, macro in MACROS.items():
        if entries := getattr(book, section):
            calls = [f'{macro}("{entry.id}")' for entry in entries] if macro in ONE_BY_ONE else [f"{macro}()"]
            text = "\n\n".join(["# -", *(f"{{{{ {call} }}}}" for call in calls)])
            yield WrittenPage(
                f"{section}.md", words(f"paper.page.{section.replace('_', '-')}"), f"{text}\n", section in LOOKED_UP
            )
