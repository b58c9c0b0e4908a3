"""The slip book as a pad: four slips to a page, to be cut, each filled in with a few ticks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from handbook.paper.sheets.sheet import Data, Order, Sheet
from handbook.results.slip import CAUSES, SETTLED_BY
from handbook.views.context import Shown

MOST_PLACES = 24
"""So many places one finds the right one of, on a slip; with more of them there is a line to write on."""


def sheets(order: Order) -> Iterator[Sheet]:
    """One sheet, which is copied."""
    words = order.shown.words
    yield Sheet("slips.pdf", words("paper.slips"), words("paper.slips.for"), "slips", partial(pad, order.shown))


def pad(shown: Shown) -> Data:
    """What is ticked on a slip, in the words of the house."""
    words = shown.words
    places = [touchpoint.title for touchpoint in shown.book.touchpoints]
    return {
        "places": places if len(places) <= MOST_PLACES else [],
        "causes": [words(f"slips.{cause}") for cause in CAUSES],
        "settled": [words(f"paper.slip.{by.replace(' ', '-')}") for by in SETTLED_BY],
        "currency": shown.book.handbook.currency,
    }
