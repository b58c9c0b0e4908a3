"""What results say on the card of an entry itself, as facts: how often a standard was kept, what a moment left, what a treat adds."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Gesture, Indicator, Moment, Standard
from handbook.results.answer import IMPRESSIONS
from handbook.scoring.period import Period, month_back
from handbook.scoring.share import Share
from handbook.scoring.tallies import of_impression
from handbook.scoring.visits import WHOLE, Visit
from handbook.views.context import Shown
from handbook.views.facts import Badge, Fact, FactKind
from handbook.views.indicators.figure_text import figure_said
from handbook.views.indicators.figures import figures_of
from handbook.views.shop_results.coaching import share_said, whole

YEAR = 12
TOO_OFTEN = 0.5
"""From which share of its occasions on a treat is a routine: what comes more often than not is expected."""


def standard_results(shown: Shown, standard: Standard) -> Fact:
    """How often it was kept in its present wording: as a whole, then moment by moment."""
    whole_of_it = shown.scores.standards.get((standard.id, None))
    return _fact(shown, "results", list(_kept(shown, standard, whole_of_it)) if whole_of_it else [])


def _kept(shown: Shown, standard: Standard, share: Share) -> Iterator[str]:
    words, scores = shown.words, shown.scores
    since = scores.wordings.since(standard.id)
    said = words("own.kept", share=share_said(shown, share))
    yield words("own.since", said=said, day=words.day(since)) if since else said
    asked = [(moment, (standard.id, moment.id)) for moment in shown.moments_using.get(standard.id, ())]
    found = [(moment, scores.standards[about]) for moment, about in asked if about in scores.standards]
    for moment, in_it in found if len(found) > 1 else ():
        yield words("share.drawn", title=moment.title, said=share_said(shown, in_it))


def moment_results(shown: Shown, moment: Moment) -> Fact:
    """The impressions it left, how well its basics were kept, and in how many visits it failed."""
    words, counts = shown.words, shown.scores.moments.get(moment.id)
    if counts is None:
        return _fact(shown, "results", [])
    said, left = [], counts.impressions
    if left.total():
        said.append(words("results.counts", **{impression: left[impression] for impression in IMPRESSIONS}))
    if (gate := shown.scores.gates.get(moment.id)) and gate.share.n:
        said.append(words("own.basics", share=share_said(shown, gate.share)))
    if counts.failed:
        said.append(words.many("own.failed", counts.failed, all=counts.visits))
    return _fact(shown, "results", said)


def treat_adds(shown: Shown, gesture: Gesture) -> Fact:
    """How often its moments left a good impression in the year before it was brought in, and since."""
    moments = {moment.id for moment in shown.moments_using.get(gesture.id, ())}
    if not gesture.from_ or not moments:
        return _fact(shown, "adds", [])
    before = _positive(shown, Period(month_back(gesture.from_, YEAR), gesture.from_), gesture, moments, is_since=False)
    since = _positive(shown, Period(gesture.from_, None), gesture, moments, is_since=True)
    if not (before.n and since.n):
        return _fact(shown, "adds", [])
    values = {"before": share_said(shown, before), "after": share_said(shown, since)}
    if not (before.enough and since.enough):
        return _fact(shown, "adds", [shown.words("own.adds", **values)])
    low, high = (round(end * WHOLE) for end in since.gain_since(before))
    return _fact(shown, "adds", [shown.words("own.adds-points", low=low, high=high, **values)])


def _positive(shown: Shown, period: Period, gesture: Gesture, moments: set[str], *, is_since: bool) -> Share:
    def is_meant(visit: Visit) -> bool:
        assert gesture.from_
        return period.holds(visit.date) and (visit.date >= gesture.from_) == is_since

    return of_impression(filter(is_meant, shown.scores.visits), IMPRESSIONS[0], moments).share(shown.scores.few)


def creeping(shown: Shown, gesture: Gesture) -> Badge | None:
    """The creep alarm: a treat given on more than every other occasion should become a standard, or go."""
    last = next((given for given in reversed(gesture.given) if given.of), None)
    if last is None or not last.of or (last.number or 0) / last.of <= TOO_OFTEN:
        return None
    share = shown.words.percent(whole((last.number or 0) / last.of))
    return Badge("creeps", shown.words("gesture.creeps", share=share, period=last.period))


def indicator_reached(shown: Shown, indicator: Indicator) -> Fact:
    """What was worked out of it, month by month, the latest first."""
    figures = figures_of(indicator, shown.scores) if indicator.from_ else ()
    worked_out = [figure for figure in figures if figure.is_worked_out]
    return _fact(shown, "worked-out", [figure_said(shown, figure) for figure in reversed(worked_out)][:YEAR])


def _fact(shown: Shown, code: str, items: list[str]) -> Fact:
    return Fact(code, shown.words(f"fact.{code}"), FactKind.ITEMS, items=items)
