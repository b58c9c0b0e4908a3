"""What the slip book says: how many were settled by the first, how long it took, what it cost, and what came back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from handbook.results.slip import SETTLED_BY, Slip

TIMES, DAYS = 3, 90


class Repeat(NamedTuple):
    """The same standard missed at the same touchpoint three times in ninety days: how often in all, and when."""

    touchpoint: str
    standard: str
    times: int
    since: date
    until: date


@dataclass(frozen=True)
class SlipSums:
    """The sums of some slips; nothing of what none of them says."""

    n: int
    settled: float | None
    """The share that was settled by whoever heard of it first."""
    minutes: float | None
    """The median of how long it took."""
    cost: float | None
    repeats: list[Repeat]


def slip_sums(slips: Iterable[Slip], now: Callable[[str], str]) -> SlipSums:
    """The sums of slips; `now` gives the id of today for one that was written down."""
    found = list(slips)
    first = sum(slip.settled_by == SETTLED_BY[0] for slip in found)
    minutes = [Decimal(slip.minutes) for slip in found if slip.minutes]
    costs = [Decimal(slip.cost) for slip in found if slip.cost]
    return SlipSums(
        len(found),
        first / len(found) if found else None,
        float(median(minutes)) if minutes else None,
        float(sum(costs)) if costs else None,
        _repeats(found, now),
    )


def _repeats(slips: list[Slip], now: Callable[[str], str]) -> list[Repeat]:
    return [
        Repeat(*where, len(days), days[0], days[-1]) for where, days in _days_of(slips, now).items() if came_back(days)
    ]


def repeats_of_month(slips: Iterable[Slip], now: Callable[[str], str], month: str) -> int:
    """How many things came back for the third time or more in a month, such as 2027-03."""
    return sum(any(f"{day:%Y-%m}" == month for day in came_back(days)) for days in _days_of(slips, now).values())


def _days_of(slips: Iterable[Slip], now: Callable[[str], str]) -> dict[tuple[str, str], list[date]]:
    """The days on which each standard was missed at each touchpoint, in their order."""
    days: dict[tuple[str, str], list[date]] = defaultdict(list)
    for slip in slips:
        if slip.standard:
            days[now(slip.touchpoint), now(slip.standard)].append(date.fromisoformat(slip.date))
    return {where: sorted(days[where]) for where in sorted(days)}


def came_back(days: list[date]) -> list[date]:
    """Which of some days, in their order, are the third within ninety."""
    return [last for first, last in zip(days, days[TIMES - 1 :], strict=False) if last - first < timedelta(days=DAYS)]
