"""Whether a quarter differs from the one before it by more than chance: one family of tests, once a quarter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handbook.scoring.period import Period
from handbook.scoring.share import Share, Tally
from handbook.scoring.statistics import Interval, fisher, shuffled, stand_out

KEPT, NEGATIVE = "yes", "negative"


@dataclass(frozen=True)
class Change:
    """A share in two periods, by how much it lies higher in the later one, and whether that is more than chance."""

    id: str
    what: str
    """The answer whose share it is: `yes` of a standard, `negative` of a moment."""
    before: Share
    after: Share
    periods: tuple[Period, Period]
    is_real: bool

    @property
    def gain(self) -> Interval:
        """By how much it lies higher afterwards, as a fraction, with 95 % confidence; below nought where it fell."""
        return self.after.gain_since(self.before)

    @property
    def is_rise(self) -> bool:
        """Whether it lies higher afterwards."""
        return self.after.exact > self.before.exact

    @property
    def is_good(self) -> bool:
        """Whether that is better: more kept, or fewer negatives."""
        return self.is_rise == (self.what == KEPT)


Pair = tuple[str, str, Share, Share]
"""An id, the answer whose share it is, and its shares before and after."""


def changes(pairs: Sequence[Pair], periods: tuple[Period, Period]) -> list[Change]:
    """Every pair with enough visits on both sides, and which of them changed, as one family."""
    family = [pair for pair in pairs if pair[2].enough and pair[3].enough]
    passing = stand_out([chance_of(before, after) for _, _, before, after in family])
    return [
        Change(id_, what, before, after, periods, passes and leaves_out_nought(before, after))
        for (id_, what, before, after), passes in zip(family, passing, strict=True)
    ]


def chance_of(before: Share, after: Share) -> float:
    """How often chance alone would make two shares differ as much, from 0 to 1: a p-value.

    It is that of Fisher's exact test, or of visits dealt out anew where one has several answers.
    """
    if before.is_clustered or after.is_clustered:
        return shuffled(_visits(before.tally), _visits(after.tally))
    return fisher(before.yes, before.n, after.yes, after.n)


def leaves_out_nought(before: Share, after: Share) -> bool:
    """Whether Newcombe's interval says too that something changed."""
    low, high = after.gain_since(before)
    return low > 0 or high < 0


def pairs_of(what: str, before: Mapping[str, Tally], after: Mapping[str, Tally], few: int) -> list[Pair]:
    """Whatever has answers on both sides, in the order of ids; with fewer than `few` visits a share says nothing."""
    return [(id_, what, before[id_].share(few), after[id_].share(few)) for id_ in sorted(before.keys() & after.keys())]


def _visits(tally: Tally) -> tuple[tuple[int, int], ...]:
    return tuple((visit.kept, visit.of) for visit in sorted(tally.visits.elements()))
