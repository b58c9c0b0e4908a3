"""A card for every moment, to be cut out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from handbook.model import Moment
from handbook.paper.content.to_json import to_json, words_only
from handbook.paper.sheets.sheet import Data, Order, Sheet, code, iso
from handbook.views.context import Shown
from handbook.views.moments import moment_card
from handbook.views.review_dates import earliest, review_of


def sheets(order: Order) -> Iterator[Sheet]:
    """One sheet, where there are moments."""
    shown = order.shown
    title, purpose = shown.words("paper.cards"), shown.words("paper.cards.for")
    if shown.moments:
        make = partial(card_data, shown, shown.moments, alone=order.one_per_page)
        yield Sheet("cards.pdf", title, purpose, "cards", make, earliest(shown, shown.moments))


def card_data(shown: Shown, moments: Iterable[Moment], *, alone: bool) -> Data:
    """Some moments, each with the day its card is looked at again and the code that leads to it."""
    cards = [
        {
            "view": to_json(shown, moment_card(shown, moment)),
            "place": words_only(shown, shown.ref(moment.touchpoint).title),
            "due": iso(review_of(shown, moment)),
            "code": code(shown, moment.id),
        }
        for moment in moments
    ]
    return {"cards": cards, "alone": alone}
