"""One answer of a shopper or a coach: its columns, and which visit and question it belongs to."""

from __future__ import annotations

from typing import NamedTuple

CLOSING = ("remembered", "return", "recommend")
ANSWERS = ("yes", "no", "na")
IMPRESSIONS = ("positive", "neutral", "negative")
SCALE = ("1", "2", "3", "4", "5")
IMPRESSION = "impression"
PHRASE = "phrase"
EXTRA = "extra"
OBSERVED = "observe:"
"""Stands before a touchpoint in the place of a scorecard: what a supervisor saw there never counts as a shop."""


class Answer(NamedTuple):
    """One line of the results, a text for every column; what nobody wrote is empty."""

    date: str
    """The day of the visit, such as 2027-03-31."""
    scorecard: str
    visit: str
    """What tells apart two visits that everything else has in common."""
    place: str
    hour: str
    edition: str
    moment: str
    item: str
    """A standard, `impression:<moment>`, `phrase:<id>`, `extra:<id>`, or a closing question."""
    answer: str
    note: str
    seconds: str
    file: str = ""
    """Where it stands; nothing as long as it stands in no table."""
    line: int = 0

    @property
    def is_impression(self) -> bool:
        """Whether it says what impression a moment left."""
        return self.item == IMPRESSION or self.item.startswith(f"{IMPRESSION}:")

    @property
    def is_observed(self) -> bool:
        """Whether a coach saw it who stood by, which is no shop."""
        return self.scorecard.startswith(OBSERVED)
