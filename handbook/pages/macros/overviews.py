"""How it stands: what is covered, what visits and slips say, what was practised, what is due for review."""

from __future__ import annotations

from handbook.model.choices import Evidence
from handbook.pages.macro import macro
from handbook.pages.pieces import Pieces, around, around_some, cards, or_nothing
from handbook.views import for_macros
from handbook.views.context import Shown


@macro
def coverage(shown: Shown) -> Pieces:
    """Line by line and standard by standard: moment, shopper's question and tip, with the holes."""
    yield around("coverage", for_macros.coverage, shown)


@macro
def results(shown: Shown) -> Pieces:
    """Whether it works: how the basics stand, what to coach first, what rose or fell, what nobody has looked at, and all shares."""
    yield around_some(shown, "results", for_macros.results, "shops", "results")


@macro
def slips(shown: Shown) -> Pieces:
    """The slip book: how much whoever heard of it settled, in how many minutes, what it cost, what went wrong before."""
    yield from or_nothing(shown, [around("slips", for_macros.slips, shown)] if shown.slips else [], "slips")


@macro
def due(shown: Shown) -> Pieces:
    """What was practised: what is to be looked at again by now, what comes next, and what came of the rest."""
    yield from or_nothing(shown, [around("due", for_macros.due, shown)] if shown.scores.notes else [], "due")


@macro
def reviews(shown: Shown) -> Pieces:
    """What is to be looked at again, by when and by whom; and the claims that are too garbled to be shown elsewhere."""
    yield around("reviews", for_macros.reviews, shown)
    garbled = [claim for claim in shown.book.claims if claim.status is Evidence.GARBLED]
    yield from cards(shown, garbled)
