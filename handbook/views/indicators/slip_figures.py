"""What an indicator counts in the slip book, month by month, and how sure each figure is."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Indicator
from handbook.results.slip import SETTLED_BY, Slip
from handbook.scoring.amounts import of_count, of_median, of_sum
from handbook.scoring.scores import Scores
from handbook.scoring.slips import repeats_of_month, slip_sums
from handbook.scoring.tallies import one_each
from handbook.views.indicators.figure import Figure, Sure, of_share


def slip_figures(indicator: Indicator, scores: Scores) -> Iterator[Figure]:
    """Each month that has slips; what is added up in it grows until it is over."""
    months: dict[str, list[Slip]] = {}
    for slip in sorted(scores.slips_asked, key=lambda slip: slip.date):
        months.setdefault(slip.date[:7], []).append(slip)
    for month, slips in months.items():
        yield FIGURES[indicator.counts](indicator, month, slips, scores)


def _settled(indicator: Indicator, month: str, slips: list[Slip], scores: Scores) -> Figure:
    share = one_each(slip.settled_by == SETTLED_BY[0] for slip in slips).share(scores.few)
    return of_share(indicator, month, share, "settled", share.exact)


def _minutes(indicator: Indicator, month: str, slips: list[Slip], scores: Scores) -> Figure:
    minutes = [float(slip.minutes) for slip in slips if slip.minutes]
    sure = Sure("minutes", len(minutes), of_median(minutes), len(minutes) >= max(1, scores.few))
    return Figure(indicator, month, slip_sums(slips, scores.now).minutes, len(slips), sure)


def _cost(indicator: Indicator, month: str, slips: list[Slip], scores: Scores) -> Figure:
    costs = [float(slip.cost) for slip in slips if slip.cost]
    sure = Sure("cost", len(costs), of_sum(costs))
    return Figure(indicator, month, slip_sums(slips, scores.now).cost, len(slips), sure, is_over=_over(month, scores))


def _repeats(indicator: Indicator, month: str, slips: list[Slip], scores: Scores) -> Figure:
    number = repeats_of_month(scores.slips, scores.now, month)
    sure = Sure("repeats", len(slips), of_count(number))
    return Figure(indicator, month, number, len(slips), sure, is_over=_over(month, scores))


def _over(month: str, scores: Scores) -> bool:
    return month < f"{scores.as_of:%Y-%m}"


FIGURES = {"settled": _settled, "minutes": _minutes, "cost": _cost, "repeats": _repeats}
