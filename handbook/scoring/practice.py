"""Whether practice helped: how often something was kept before it, and from it to the day somebody looks again.

What is practised was chosen because a quarter was bad, and after a bad quarter a better one follows by chance alone. So
that quarter is no part of what was before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from handbook.results.practice import Practice
from handbook.scoring.changes import chance_of, leaves_out_nought
from handbook.scoring.period import Period, closed_quarters, closed_year
from handbook.scoring.share import Share
from handbook.scoring.statistics import stand_out

Shares = Callable[[str, str, Callable[[date], bool], date], Share]
"""How often something was kept at a place, on the days that a function takes, in the wording of a day."""


@dataclass(frozen=True)
class Practised:
    """A practice, what was kept before and after it, and whether that differs by more than chance."""

    practice: Practice
    about: str
    """The standard or moment, by its id of today."""
    periods: tuple[Period, Period]
    """The twelve closed months before it, and from it to the day of looking again."""
    before: Share
    after: Share
    is_over: bool
    """Whether the day of looking again has come."""
    is_real: bool | None = None
    """None where it is not over, or there are too few visits to tell."""

    @property
    def is_due(self) -> bool:
        """Whether somebody should look: the day has come, and too few have."""
        return self.is_over and not self.after.enough

    @property
    def can_tell(self) -> bool:
        """Whether it can be tested: there are enough visits on both sides of it."""
        return self.is_over and self.before.enough and self.after.enough

    @property
    def rose(self) -> bool:
        """Whether more was kept afterwards, by more than chance."""
        return bool(self.is_real) and self.after.exact > self.before.exact


def practised(notes: Iterable[Practice], now: Callable[[str], str], shares: Shares, as_of: date) -> list[Practised]:
    """What came of each practice, in the order of the notes; those looked at in one quarter are one family of tests."""
    found = [_practised(note, now(note.about), shares, as_of) for note in notes]
    families: dict[date | None, list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        if one.can_tell:
            families[closed_quarters(date.fromisoformat(one.practice.look_again))[1].until].append(at)
    for family in families.values():
        passing = stand_out([chance_of(found[at].before, found[at].after) for at in family])
        for at, passes in zip(family, passing, strict=True):
            is_real = passes and leaves_out_nought(found[at].before, found[at].after)
            found[at] = replace(found[at], is_real=is_real)
    return found


def _practised(note: Practice, about: str, shares: Shares, as_of: date) -> Practised:
    day, look_again = date.fromisoformat(note.date), date.fromisoformat(note.look_again)
    year, afterwards, (_, chose) = closed_year(day), Period(day, look_again), closed_quarters(day)
    before = shares(about, note.place, lambda on: year.holds(on) and not chose.holds(on), day)
    after = shares(about, note.place, afterwards.holds, day)
    return Practised(note, about, (year, afterwards), before, after, is_over=look_again <= as_of)
