"""A share of yes, with how sure it is: of a standard, a moment, a place, an hour, a month."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from handbook.scoring.statistics import Interval, Z, newcombe, t_quantile, wilson


class Kept(NamedTuple):
    """What one visit says: the weight of what was kept, the weight of all that applied, and how many answers these are."""

    kept: int
    of: int
    answers: int = 1
    yes: int = 0


class Tally:
    """What many visits say of one thing; visits that say the same are counted together."""

    def __init__(self, visits: Iterable[Kept] = ()) -> None:
        """Take some visits, each of which has at least one answer that applies."""
        self.visits: Counter[Kept] = Counter(visits)

    def share(self, few: int) -> Share:
        """Its share; below so many visits it is too few to tell."""
        return Share(self, few)


@dataclass(frozen=True)
class Share:
    """A share of yes between 0 and 1, its answers, its visits, and its interval at 95 %."""

    tally: Tally
    few: int
    """Below so many visits there are too few to tell."""

    @cached_property
    def visits(self) -> int:
        """How many visits have an answer that applies."""
        return self.tally.visits.total()

    @cached_property
    def n(self) -> int:
        """How many answers apply: yes and no."""
        return sum(visit.answers * times for visit, times in self.tally.visits.items())

    @cached_property
    def yes(self) -> int:
        """How many of them are yes."""
        return sum(visit.yes * times for visit, times in self.tally.visits.items())

    @property
    def enough(self) -> bool:
        """Whether there are enough visits to tell."""
        return self.visits >= max(1, self.few)

    @cached_property
    def exact(self) -> float:
        """The share itself, enough or not; nought where there is nothing."""
        kept, whole = self._sums
        return kept / whole if whole else 0.0

    @cached_property
    def _sums(self) -> tuple[int, int]:
        """The weight of yes, and the weight that applied."""
        visits = self.tally.visits.items()
        return sum(visit.kept * times for visit, times in visits), sum(visit.of * times for visit, times in visits)

    @cached_property
    def is_clustered(self) -> bool:
        """Whether a visit has several answers, which are more alike than those of different visits."""
        return any(visit.answers > 1 for visit in self.tally.visits)

    @cached_property
    def effective(self) -> float:
        """How many answers of different visits would say as much as these do: n*."""
        if not self.is_clustered:
            return self.n
        kept, whole = self._sums
        apart = sum((visit.kept * whole - kept * visit.of) ** 2 * times for visit, times in self.tally.visits.items())
        if not apart:  # worked out in whole numbers, so that nought is nought
            return self.visits
        variance = apart / whole**4 * self.visits / (self.visits - 1)
        return min(self.n, self.exact * (1 - self.exact) / variance)

    @cached_property
    def interval(self) -> Interval:
        """Where the share of all visits there could be lies, with 95 % confidence."""
        z = t_quantile(self.visits - 1) if self.is_clustered else Z
        return wilson(self.exact, self.effective, z)

    @property
    def share(self) -> float | None:
        """The share, where there are enough visits."""
        return self.exact if self.enough else None

    @property
    def low(self) -> float | None:
        """The lower end of its interval, where there are enough visits."""
        return self.interval.low if self.enough else None

    @property
    def high(self) -> float | None:
        """The upper end of its interval, where there are enough visits."""
        return self.interval.high if self.enough else None

    @property
    def whole_answers(self) -> tuple[int, int]:
        """Yes and all in whole answers that say as much as these do, for tests that count; rounded against an alarm."""
        if not self.is_clustered:
            return self.yes, self.n
        n = math.floor(self.effective + 1e-9)
        return math.ceil(self.exact * n - 1e-9), n

    def gain_since(self, before: Share) -> Interval:
        """By how much it lies above an earlier one, with 95 % confidence."""
        return newcombe(before.exact, before.interval, self.exact, self.interval)
