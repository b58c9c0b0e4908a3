"""What stands behind it all: figures, words with a meaning of their own, sums, and whom to learn from."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from handbook.model import Indicator
from handbook.model.choices import Audience, Evidence
from handbook.model.kinds import CalculatorId, ClaimId, TermId
from handbook.pages.macro import macro
from handbook.pages.pieces import INLINE, NAMES, Pieces, Rows, around, cards, or_nothing
from handbook.text.comparing import in_order
from handbook.views import for_macros
from handbook.views.context import Shown


@macro
def claims(shown: Shown) -> Pieces:
    """The numbers we quote, each with what is known about it; garbled ones stand among the reviews."""
    found = [claim for claim in shown.book.claims if claim.status is not Evidence.GARBLED]
    yield from or_nothing(shown, cards(shown, found, rows=NAMES), "claims")


@macro
def claim(shown: Shown, id: ClaimId) -> Pieces:
    """One number we quote, in the middle of a sentence; with a badge where it is not sure."""
    yield around(INLINE, for_macros.claim_mention, shown, id)


@macro
def glossary(shown: Shown) -> Pieces:
    """Words with a meaning of their own."""
    terms = sorted(shown.book.glossary, key=lambda term: in_order(term.term))
    yield from or_nothing(shown, cards(shown, terms), "terms")


@macro
def term(shown: Shown, id: TermId) -> Pieces:
    """A word with a meaning of its own, in the middle of a sentence."""
    yield around(INLINE, for_macros.mention, shown, id)


@macro
def indicators(shown: Shown) -> Pieces:
    """What the organisation watches: one table of where each stands, each by itself, and what leads to what."""
    if any(indicator.achieved or indicator.from_ for indicator in shown.book.indicators):
        yield replace(around("indicator_table", for_macros.indicator_table, shown), overview_of=Indicator)
    rows = Rows("indicators", for_macros.indicator_row, if_many=True)
    yield from or_nothing(shown, cards(shown, shown.book.indicators, rows=rows), "indicators")
    if any(indicator.leads_to for indicator in shown.book.indicators):
        yield around("chain", for_macros.chain, shown)


@macro
def calculator(shown: Shown, id: CalculatorId) -> Pieces:
    """A sum with the handbook's own figures, to be done with one's own; without scripts and on paper, a form to fill in."""
    yield from cards(shown, [shown.book.entries[id]])


@macro
def in_return(shown: Shown) -> Pieces:
    """What we ask of the people we serve."""
    yield from or_nothing(shown, cards(shown, shown.book.in_return), "requests")


@macro
def exemplars(shown: Shown) -> Pieces:
    """Organisations to learn from."""
    found = shown.book.exemplars
    yield from or_nothing(shown, cards(shown, found), "exemplars")


@macro
def questions(shown: Shown, for_: Annotated[str, Audience] = "") -> Pieces:
    """Questions worth asking each other."""
    found = [question for question in shown.book.questions if for_ in ("", question.for_)]
    yield from or_nothing(shown, cards(shown, found, rows=NAMES), "questions")
