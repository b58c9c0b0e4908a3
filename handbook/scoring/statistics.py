"""The statistics that results need, each as a small pure function; shares are between 0 and 1.

A library of statistics would be ten times the size of all else that is installed, for six formulas. So they stand
here, and are checked against published examples in the tests, and against such a library in `bench/`.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from random import Random
from statistics import NormalDist
from typing import NamedTuple

LEVEL = 0.05
Z = NormalDist().inv_cdf(1 - LEVEL / 2)
SHUFFLES = 9999
SEED = 19
ALIKE = 1 - 1e-9
"""What is nearly as likely or as far as something is so in spite of rounding."""
NEGLIGIBLE = 1e-20


class Interval(NamedTuple):
    """From where to where something lies, with 95 % confidence."""

    low: float
    high: float


ANYTHING = Interval(0.0, 1.0)


def wilson(share: float, n: float, z: float = Z) -> Interval:
    """Wilson's interval of a share of `n` answers, which need be no whole number."""
    if n <= 0 or math.isinf(z):
        return ANYTHING
    spread = z * z / n
    centre = (share + spread / 2) / (1 + spread)
    half = z * math.sqrt(share * (1 - share) / n + spread / n / 4) / (1 + spread)
    return Interval(
        0.0 if share <= 0 else max(0.0, centre - half),
        1.0 if share >= 1 else min(1.0, centre + half),
    )


def newcombe(before: float, of_before: Interval, after: float, of_after: Interval) -> Interval:
    """Newcombe's interval of the difference of two shares, after less before, from their own intervals."""
    gain = after - before
    return Interval(
        gain - math.hypot(after - of_after.low, of_before.high - before),
        gain + math.hypot(of_after.high - after, before - of_before.low),
    )


def fisher(yes: int, n: int, other_yes: int, other_n: int) -> float:
    """How often two shares would differ as much by chance alone: Fisher's exact test, two-sided."""
    weights = _hypergeometric(n, other_n, yes + other_yes)
    seen = weights.get(yes, 0.0)
    return min(1.0, sum(weight for weight in weights.values() if weight * ALIKE <= seen) / sum(weights.values()))


def _hypergeometric(n: int, other_n: int, whole: int) -> dict[int, float]:
    """How likely each number is to fall on the first `n` when `whole` are drawn of all, beside the likeliest of them."""
    lowest, highest = max(0, whole - other_n), min(n, whole)

    def grows(at: int) -> float:
        """How much likelier the next number is than this one."""
        return (n - at) * (whole - at) / ((at + 1) * (other_n - whole + at + 1))

    likely = min(highest, max(lowest, (n + 1) * (whole + 1) // (n + other_n + 2)))
    weights = {likely: 1.0}
    for step, end in ((1, highest), (-1, lowest)):
        at = likely
        while at != end and weights[at] > NEGLIGIBLE:
            weights[at + step] = weights[at] * (grows(at) if step > 0 else 1 / grows(at - 1))
            at += step
    return weights


Visit = tuple[int, int]
"""How much of it was kept, and how much could be."""


@lru_cache(maxsize=1024)
def shuffled(before: tuple[Visit, ...], after: tuple[Visit, ...]) -> float:
    """The same where a visit has several answers: how often visits dealt out anew differ as much.

    What is found to be above 5 % is not counted to its end, because it is no change whatever it is exactly.
    """
    deal, drawn = _Deal([*before, *after]), len(after)
    seen = deal.apart(*map(sum, zip(*after, strict=True))) * ALIKE
    enough, found = LEVEL * (SHUFFLES + 1), 0
    for done in range(1, SHUFFLES + 1):
        found += deal.apart(*deal.anew(drawn)) >= seen
        if found >= enough:
            return (found + 1) / (done + 1)
    return (found + 1) / (SHUFFLES + 1)


class _Deal:
    """Visits dealt out by chance. Many are alike, so what is drawn is how many of each kind, as a shuffle would deal them."""

    def __init__(self, visits: Sequence[Visit]) -> None:
        self._kinds = sorted(Counter(visits).items())
        self._number = len(visits)
        self._kept, self._of = (sum(visit[part] for visit in visits) for part in (0, 1))
        self._chance = Random(SEED)
        self._tables: dict[tuple[int, int], tuple[list[int], list[float]]] = {}

    def apart(self, kept: int, of: int) -> float:
        """How far the share of some visits is from that of the others."""
        return abs(kept / of - (self._kept - kept) / (self._of - of))

    def anew(self, drawn: int) -> Visit:
        """The sums of so many visits, drawn anew."""
        kept, of, left = 0, 0, self._number
        for (visit_kept, visit_of), number in self._kinds:
            left -= number
            taken = self._taken(number, left, drawn)
            kept, of, drawn = kept + taken * visit_kept, of + taken * visit_of, drawn - taken
        return kept, of

    def _taken(self, number: int, others: int, drawn: int) -> int:
        """How many of one kind are among those that are drawn of it and the kinds after it."""
        if (others, drawn) not in self._tables:
            weights = sorted(_hypergeometric(number, others, drawn).items())
            self._tables[others, drawn] = [at for at, _ in weights], list(accumulate(weight for _, weight in weights))
        numbers, likely = self._tables[others, drawn]
        return numbers[min(bisect(likely, self._chance.random() * likely[-1]), len(numbers) - 1)]


def stand_out(chances: Sequence[float]) -> list[bool]:
    """Which of a family of tests pass, so that of those that do at most so many are by chance (Benjamini and Hochberg)."""
    ranked = sorted(chances)
    passing = [chance for rank, chance in enumerate(ranked, 1) if chance <= LEVEL * rank / len(ranked)]
    return [bool(passing) and chance <= passing[-1] for chance in chances]


def at_most(yes: int, n: int, target: float) -> float:
    """How often chance alone would give so few yes, or fewer, if the target were kept: the exact binomial test, one-sided."""
    if yes >= n:
        return 1.0
    return 0.0 if target >= 1 else _incomplete_beta(n - yes, yes + 1, 1 - target)


@lru_cache(maxsize=4096)
def t_quantile(freedom: int) -> float:
    """What stands in the place of 1.96 where so few visits say how much visits differ: Student's t, two-sided 95 %."""
    if freedom < 1:
        return math.inf
    low, high = 0.0, 1.0
    while _beyond(high, freedom) > LEVEL:
        high *= 2
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _beyond(middle, freedom) > LEVEL else (low, middle)
    return high


def _beyond(t: float, freedom: int) -> float:
    """How often Student's t is further from nought."""
    return _incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t))


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function, by its continued fraction (DLMF 8.17.22)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _incomplete_beta(b, a, 1 - x)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    value, step, m = d, 0.0, 0
    while abs(step - 1) > 1e-15 and m < 10_000:
        m += 1
        for part in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d, c = 1 / (1 + part * d), 1 + part / c
            step = c * d
            value *= step
    return front * value / a
