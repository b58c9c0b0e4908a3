"""What indicators reached: typed by people, or worked out from results, month by month."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from handbook.model import Indicator, Reached
from handbook.results.answer import CLOSING, EXTRA, IMPRESSION, IMPRESSIONS
from handbook.scoring.scores import Scores
from handbook.scoring.share import Share
from handbook.scoring.slips import SlipSums, repeats_of_month, slip_sums
from handbook.scoring.tallies import of_other, of_standards, one_each
from handbook.scoring.visits import WHOLE, Visit
from handbook.views.context import Shown
from handbook.words.phrases import SHARES

Dated = TypeVar("Dated")


class Figure(NamedTuple):
    """What an indicator reached in a period, in its own unit, out of how many answers."""

    indicator: Indicator
    period: str
    """As it was typed, or a month such as 2027-03."""
    value: float | None
    n: int | None
    share: Share | None = None
    """Of a share that was worked out, all of it."""
    is_worked_out: bool = True


def figures(shown: Shown, scores: Scores) -> list[Figure]:
    """Everything that any indicator reached, by indicator and period."""
    return [figure for indicator in shown.book.indicators for figure in figures_of(indicator, scores)]


def figures_of(indicator: Indicator, scores: Scores) -> Iterator[Figure]:
    """What one reached: as typed, then as worked out."""
    for reached in indicator.achieved:
        yield Figure(indicator, reached.period, _typed(reached), reached.n, is_worked_out=False)
    if indicator.from_ == "results":
        for month, visits in _by_month(scores.visits, lambda visit: visit.month).items():
            if found := _worked_out(indicator, month, visits, scores):
                yield found
    elif indicator.from_ == "slips":
        for month, slips in _by_month(scores.slips_asked, lambda slip: slip.date[:7]).items():
            yield _of_slips(indicator, month, slip_sums(slips, scores.now), scores)


def _typed(reached: Reached) -> float | None:
    return reached.percent if reached.value is None else reached.value


def _by_month(some: Iterable[Dated], month: Callable[[Dated], str]) -> dict[str, list[Dated]]:
    found: dict[str, list[Dated]] = {}
    for one in sorted(some, key=month):
        found.setdefault(month(one), []).append(one)
    return found


def _of_slips(indicator: Indicator, month: str, sums: SlipSums, scores: Scores) -> Figure:
    """What the slips of a month add up to."""
    if indicator.counts == "repeats":
        return Figure(indicator, month, repeats_of_month(scores.slips, scores.now, month), sums.n)
    value: float | None = getattr(sums, indicator.counts)
    is_percent = indicator.counts == "settled" and indicator.unit in SHARES
    return Figure(indicator, month, value * WHOLE if value is not None and is_percent else value, sums.n)


def _worked_out(indicator: Indicator, month: str, visits: list[Visit], scores: Scores) -> Figure | None:
    if indicator.counts.startswith(f"{EXTRA}:") and (scale := _scale(indicator.counts, visits)):
        enough = len(scale) >= max(1, scores.few)
        return Figure(indicator, month, sum(scale) / len(scale) if enough else None, len(scale))
    share = _share(indicator.counts, visits, scores)
    if not share.n:
        return None
    value = share.share
    if value is not None and indicator.unit in SHARES:
        value *= WHOLE
    elif value is not None and indicator.counts.startswith(IMPRESSION):
        value = share.yes / len(visits)
    return Figure(indicator, month, value, share.n, share)


def _scale(item: str, visits: list[Visit]) -> list[int]:
    """The answers to a question that is answered from 1 to 5."""
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
