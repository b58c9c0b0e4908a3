"""How sure a figure is that is no share: the median, the mean or the sum of some amounts, or how many there were.

Each interval is the one a textbook has for it, can be followed with a pocket calculator, and is laid beside a library's
in `bench/statistics_library.py`. Where it takes more than is known, there is none.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from statistics import mean, stdev

from handbook.scoring.statistics import LEVEL, Interval, Z, at_most, t_quantile


def of_median(amounts: Sequence[float]) -> Interval | None:
    """Where the median of all such amounts lies: from one of them in their order to the one as far from the end.

    Half of all are below the median, so how many of these are is a coin tossed for each. With fewer than six no two of
    them hold it 95 times in a hundred.
    """
    n = len(amounts)
    outside = bisect_left(range(n), LEVEL / 2, key=lambda below: at_most(below, n, 0.5))
    if not outside:
        return None
    in_order = sorted(amounts)
    return Interval(in_order[outside - 1], in_order[n - outside])


def of_mean(amounts: Sequence[float], lowest: float = -math.inf, highest: float = math.inf) -> Interval | None:
    """Where the mean of all such amounts lies, by Student's t; none is below or above what an amount can be.

    Amounts that are all alike, or one alone, say nothing of how far others are from them.
    """
    if len(amounts) < 2 or not (apart := stdev(amounts)):
        return None
    middle, half = mean(amounts), t_quantile(len(amounts) - 1) * apart / math.sqrt(len(amounts))
    return Interval(max(lowest, middle - half), min(highest, middle + half))


def of_count(number: int) -> Interval:
    """Between how many there could have been of what comes by chance, each by itself, if there were so many (Byar's)."""
    return Interval(_byar(number, -Z) if number else 0.0, _byar(number + 1, Z))


def _byar(number: int, z: float) -> float:
    return float(number * (1 - 1 / (9 * number) + z / (3 * math.sqrt(number))) ** 3)


def of_sum(amounts: Sequence[float]) -> Interval | None:
    """Between what some amounts could have come to, as neither their number nor their sizes are for sure (Dobson's)."""
    some = [amount for amount in amounts if amount]
    if not some:
        return None
    whole, one = sum(some), math.sqrt(sum(amount * amount for amount in some) / len(some))
    low, high = of_count(len(some))
    return Interval(max(0.0, whole + one * (low - len(some))), whole + one * (high - len(some)))
