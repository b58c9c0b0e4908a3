"""A figure that an indicator reached in a period, and how sure it is."""

from __future__ import annotations

from typing import NamedTuple

from handbook.model import Indicator
from handbook.scoring.share import Share
from handbook.scoring.statistics import Interval
from handbook.scoring.visits import WHOLE
from handbook.words.phrases import SHARES

TYPED = "typed"
"""The code of a figure of which nothing is known but what somebody typed."""


class Sure(NamedTuple):
    """How sure a figure is: what was done to get it, of how much, and between what it surely lies, in its own unit."""

    how: str = TYPED
    """A code: share, contacts, settled, minutes, cost, repeats, scale, per-visit; or typed, of which nothing is known."""
    of: int | None = None
    ends: Interval | None = None
    is_enough: bool = True


class Figure(NamedTuple):
    """What an indicator reached in a period, in its own unit, out of how many answers, and how sure it is."""

    indicator: Indicator
    period: str
    """As it was typed, or a month such as 2027-03."""
    value: float | None
    n: int | None
    sure: Sure = Sure()
    is_worked_out: bool = True
    is_over: bool = True
    """Whether its month is over; what is added up in one that is not says less than it will."""


def of_share(indicator: Indicator, period: str, share: Share, how: str, value: float | None) -> Figure:
    """A share as a figure: in percent where that is the unit, else between 0 and 1."""
    unit = WHOLE if indicator.unit in SHARES else 1
    ends = Interval(share.interval.low * unit, share.interval.high * unit)
    sure = Sure(how, share.n if share.enough else share.visits, ends, share.enough)
    return Figure(indicator, period, None if value is None else value * unit, share.n, sure)
