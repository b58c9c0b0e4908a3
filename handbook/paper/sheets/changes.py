"""What the edition at hand changed: for everybody, for each job, in which words, and the cards that are new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from handbook.editions.history import EditionDiff
from handbook.model import Edition
from handbook.paper.content.cards import card_node, short_node
from handbook.paper.content.estimates import likely_pages, likely_tall
from handbook.paper.content.nodes import Node
from handbook.paper.content.prose import Chapter
from handbook.paper.content.to_json import to_json
from handbook.paper.sheets.book import as_data
from handbook.paper.sheets.sheet import Data, Order, Sheet
from handbook.views.cards import card_of
from handbook.views.context import Shown
from handbook.views.new_edition import new_edition
from handbook.views.review_dates import earliest

MOST_CARDS = 16
"""So many new cards stand there whole; of more the names, with the sentence that matters most."""
LIKELY = 2
"""The page, more or less, on which an entry is told: what Typst begins with, as long as no page is laid out."""


def sheets(order: Order) -> Iterator[Sheet]:
    """One sheet, where it is known what the edition changed."""
    shown, words = order.shown, order.shown.words
    name = shown.book.handbook.edition
    at_hand, step = next((e for e in shown.book.editions if e.id == name), None), shown.history.step_to(name)
    if at_hand is None or step is None:
        return
    told = [entry for change in step.changes if (entry := shown.book.entries.get(change.id)) and shown.shows(entry)]
    make = partial(edition_data, shown, at_hand, step)
    title, purpose = words("paper.changes", edition=name), words("paper.changes.for")
    yield Sheet(f"changes/{name}.pdf", title, purpose, "edition", make, earliest(shown, told), name)


def edition_data(shown: Shown, edition: Edition, step: EditionDiff) -> Data:
    """What the sheet is set from."""
    view = new_edition(shown, edition, step)
    new = list(_new(shown, view.new))
    chapters = [Chapter([shown.words("paper.changes.new")], 2, "", new)] if new else []
    told = [one for section in view.different for reason in section.reasons for one in reason.entries]
    return {
        "new": to_json(shown, view),
        "chapters": list(as_data(chapters)),
        "anchors": dict.fromkeys((one.id for one in told if one.id), LIKELY) | likely_pages(chapters, whole=False),
        "tall": likely_tall(chapters),
    }


def _new(shown: Shown, ids: list[str]) -> Iterator[Node]:
    """What was not there before as a whole card, but for what only its keepers look up; of many the names."""
    for entry in filter(None, map(shown.book.entries.get, ids)):
        template, view = card_of(shown, entry)
        if len(ids) <= MOST_CARDS:
            yield card_node(shown, entry, 3, template, replace(view, filed=[]))
        elif view.said:
            yield short_node(shown, view)
