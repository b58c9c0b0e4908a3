"""What the edition at hand changed, why, and the cards it changed, as they are now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from handbook.model import Edition, Emergency, Entry, Limit, Moment, Standard
from handbook.paper.content.cards import card_node, short_node
from handbook.paper.content.nodes import Node
from handbook.paper.content.prose import Chapter
from handbook.paper.sheets.book import short_book_data
from handbook.paper.sheets.sheet import Order, Sheet
from handbook.views import card_of
from handbook.views.context import Shown
from handbook.views.review_dates import earliest

WHOLE = (Edition, Emergency, Limit, Moment, Standard)
"""The kinds of entries whose cards are printed anew."""


def sheets(order: Order) -> Iterator[Sheet]:
    """One sheet, where it is known what the edition changed."""
    shown, words = order.shown, order.shown.words
    name = shown.book.handbook.edition
    at_hand, step = next((e for e in shown.book.editions if e.id == name), None), shown.history.step_to(name)
    if at_hand is None or step is None:
        return
    told = [change.id for change in step.changes]
    changed = [entry for id_ in dict.fromkeys(told) if (entry := shown.book.entries.get(id_)) and shown.shows(entry)]
    chapters = [
        _chapter(shown, words("paper.changes.why"), [at_hand]),
        _chapter(shown, words("paper.changes.cards"), changed),
    ]
    make = partial(short_book_data, words("paper.changes.subtitle"), chapters)
    title, purpose = words("paper.changes", edition=name), words("paper.changes.for")
    yield Sheet(f"changes/{name}.pdf", title, purpose, "book", make, earliest(shown, changed), name)


def _chapter(shown: Shown, title: str, entries: list[Entry]) -> Chapter:
    return Chapter([title], 1, "", [node for entry in entries if (node := _node(shown, entry))])


def _node(shown: Shown, entry: Entry) -> Node | None:
    """What binds people as a whole card, everything else by its name and the sentence that matters most, if it has one."""
    template, view = card_of(shown, entry)
    if isinstance(entry, WHOLE):
        return card_node(shown, entry, 2, template, view)
    return short_node(shown, view) if view.said else None
