"""What indicators reached: typed by people, or worked out from results, month by month; and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Indicator, Reached
from handbook.results.answer import CLOSING, EXTRA, IMPRESSION, IMPRESSIONS
from handbook.scoring.amounts import of_mean
from handbook.scoring.scores import Scores
from handbook.scoring.share import Share
from handbook.scoring.statistics import Interval, wilson
from handbook.scoring.tallies import of_other, of_standards, one_each
from handbook.scoring.visits import WHOLE, Visit
from handbook.views.context import Shown
from handbook.views.indicators.figure import Figure, Sure, of_share
from handbook.views.indicators.slip_figures import slip_figures
from handbook.words.phrases import SHARES

LOWEST_ANSWER, HIGHEST_ANSWER = 1, 5
"""The ends of a question that is answered by a number."""


def figures(shown: Shown, scores: Scores) -> list[Figure]:
    """Everything that any indicator reached, by indicator and period."""
    return [figure for indicator in shown.book.indicators for figure in figures_of(indicator, scores)]


def figures_of(indicator: Indicator, scores: Scores) -> Iterator[Figure]:
    """What one reached: as typed, then as worked out."""
    for reached in indicator.achieved:
        yield _typed(indicator, reached)
    if indicator.from_ == "results":
        yield from _of_results(indicator, scores)
    elif indicator.from_ == "slips":
        yield from slip_figures(indicator, scores)


def _typed(indicator: Indicator, reached: Reached) -> Figure:
    """What somebody typed; a share of so many is as sure as one that was counted here."""
    value = reached.percent if reached.value is None else reached.value
    sure = Sure(of=reached.n)
    if indicator.unit in SHARES and value is not None and reached.n and 0 <= value <= WHOLE:
        low, high = wilson(value / WHOLE, reached.n)
        sure = Sure("contacts", reached.n, Interval(low * WHOLE, high * WHOLE))
    return Figure(indicator, reached.period, value, reached.n, sure, is_worked_out=False)


def _of_results(indicator: Indicator, scores: Scores) -> Iterator[Figure]:
    months: dict[str, list[Visit]] = {}
    for visit in scores.visits:
        months.setdefault(visit.month, []).append(visit)
    for month, visits in months.items():
        if scale := _scale(indicator.counts, visits):
            yield _mean(indicator, month, scale, scores.few)
        elif (share := _share(indicator.counts, visits, scores)).n:
            yield _counted(indicator, month, visits, share)


def _mean(indicator: Indicator, month: str, scale: list[int], few: int) -> Figure:
    """What answers from 1 to 5 come to."""
    enough = len(scale) >= max(1, few)
    sure = Sure("scale", len(scale), of_mean(scale, LOWEST_ANSWER, HIGHEST_ANSWER), enough)
    return Figure(indicator, month, sum(scale) / len(scale) if enough else None, len(scale), sure)


def _counted(indicator: Indicator, month: str, visits: list[Visit], share: Share) -> Figure:
    """A share of the answers; of impressions, in another unit, how many there are of them."""
    if share.enough and indicator.unit not in SHARES and indicator.counts.startswith(IMPRESSION):
        return _per_visit(indicator, month, visits, share)
    return of_share(indicator, month, share, "share", share.share)


def _per_visit(indicator: Indicator, month: str, visits: list[Visit], share: Share) -> Figure:
    """How many impressions of a sort a visit leaves."""
    meant = indicator.counts.partition(":")[2]
    left = [sum(found == meant for _, found in visit.impressions) for visit in visits]
    return Figure(indicator, month, share.yes / len(visits), share.n, Sure("per-visit", len(visits), of_mean(left, 0)))


def _scale(item: str, visits: list[Visit]) -> list[int]:
    """The answers to a question that is answered from 1 to 5."""
    if not item.startswith(f"{EXTRA}:"):
        return []
    return [int(answer) for visit in visits for asked, answer in visit.others if asked == item and answer.isdecimal()]


def _share(counts: str, visits: list[Visit], scores: Scores) -> Share:
    """The share of yes of what an indicator counts."""
    if counts == "basics":
        return scores.by(lambda _, __: ("",), visits, in_any_wording=True).get("", one_each(()).share(scores.few))
    if counts in CLOSING or counts.startswith(f"{EXTRA}:"):
        return of_other(visits, counts).share(scores.few)
    kind, _, impression = counts.partition(":")
    if kind == IMPRESSION + "s" and impression in IMPRESSIONS:
        left = (found == impression for visit in visits for _, found in visit.impressions)
        return one_each(left).share(scores.few)
    found = of_standards(visits).get((counts, None), one_each(()))
    return found.share(scores.few)
