"""The page that says whether it works: how the basics stand, what to do first, what rose, what nobody has looked at.

What a supervisor saw on an observation sheet is no shop, and does not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from handbook.results.answer import IMPRESSIONS
from handbook.scoring.coach import target_of
from handbook.scoring.practice import Practised
from handbook.scoring.scores import Scores
from handbook.scoring.visits import WHOLE
from handbook.views.context import Ref, Shown
from handbook.views.shop_results.blind_spots import blind_spots
from handbook.views.shop_results.coaching import Practice, practices, share_said, whole
from handbook.views.shop_results.in_short import results_in_short
from handbook.views.shop_results.share_line import ShareLine, TrendPoint, share_line, trend
from handbook.views.shop_results.tables import (
    ResultsTable,
    change_said,
    gate_said,
    mended_said,
    month_in_trend,
    month_said,
    months_reworded,
    months_table,
    shares_tables,
)

MONTHS_SHOWN = 24


@dataclass(frozen=True)
class ImpressionCounts:
    """How often something left a positive, a neutral and a negative impression."""

    title: Ref
    positive: int
    neutral: int
    negative: int

    @property
    def all(self) -> int:
        """How many there are together."""
        return self.positive + self.neutral + self.negative


@dataclass(frozen=True)
class Tile:
    """One figure that stands large: what it is, its value, what else there is to say, and its line."""

    title: str
    value: str
    said: str
    line: ShareLine | None = None


@dataclass(frozen=True)
class Coach:
    """A standard to coach, and its line."""

    practice: Practice
    line: ShareLine | None


@dataclass(frozen=True)
class Results:
    """What all shops say: the figures, what to do, what changed, and everything by moment, month, place and hour."""

    shops: int
    since: str
    until: str
    short: list[str]
    """Sentences for whoever has no time for more, the most important first."""
    tiles: list[Tile]
    gate: str
    coach: list[Coach]
    coach_none: bool
    mended: list[str]
    """What needed practice in the year and needs none any more."""
    rose: list[str]
    """What is to be recognised: what rose, and what rose after practice; once, where it is the same."""
    fell: list[str]
    due: list[str]
    blind: list[str]
    trend: list[TrendPoint]
    trend_breaks: str
    """The months before which the trend breaks; empty where none does."""
    trend_table: ResultsTable
    together: ImpressionCounts
    moments: list[ImpressionCounts]
    months: list[ImpressionCounts]
    tables: list[ResultsTable]


def results(shown: Shown) -> Results:
    """What there is in `results/`."""
    scores, words = shown.scores, shown.words
    visits = scores.visits
    real = [change for change in scores.changes if change.is_real]
    helped = [one for one in scores.practised if one.rose]
    better = [one for one in real if one.is_good and one.id not in {practised.about for practised in helped}]
    return Results(
        shops=len(visits),
        since=words.day(visits[0].date) if visits else "",
        until=words.day(visits[-1].date) if visits else "",
        short=results_in_short(shown, scores),
        tiles=_tiles(shown, scores) if visits else [],
        gate=gate_said(shown, scores.gate),
        coach=_coach(shown, scores),
        coach_none=bool(visits) and not scores.coach_now,
        mended=mended_said(shown, scores),
        rose=[*(change_said(shown, one) for one in better), *(_helped(shown, one) for one in helped)],
        fell=[change_said(shown, one) for one in real if not one.is_good],
        due=[_due(shown, one) for one in scores.practised if one.is_due],
        blind=blind_spots(shown, scores),
        trend=trend(
            shown,
            {month_said(shown, month): share for month, share in scores.every_month.items()},
            scores.gate.needs,
            months_reworded(shown, scores),
        ),
        trend_breaks=words.enumeration(month_in_trend(shown, scores, month) for month in scores.reworded),
        trend_table=months_table(shown, scores),
        tables=list(shares_tables(shown, scores)),
        **_impressions(shown, scores),
    )  # fmt: skip


def _tiles(shown: Shown, scores: Scores) -> list[Tile]:
    """How the basics stand, how many visits passed and how many failed, and whether people would come back."""
    words = shown.words
    failed = Counter(id_ for visit in scores.visits for id_ in visit.failed)
    which = words.listing(
        words("results.tile.failed-one", standard=shown.ref(id_).title, times=times)
        for id_, times in failed.most_common(3)
    )
    scored = [visit.passed for visit in scores.visits if visit.passed is not None]
    tiles = [
        _of_share(shown, words("results.tile.basics"), scores, "basics", scores.gate.needs),
        Tile(words("results.tile.passed"), _of_visits(shown, scored), words("results.tile.passed-how")),
        Tile(words("results.tile.failed"), _of_visits(shown, [bool(visit.failed) for visit in scores.visits]), which),
    ]
    asked = [item for item in ("return", "remembered") if scores.closing[item].n]
    return [*tiles, *(_of_share(shown, words(f"closing.{item}"), scores, item) for item in asked[:1])]


def _of_visits(shown: Shown, found: list[bool]) -> str:
    """Of how many of some visits something is so."""
    return shown.words("results.tile.visits", number=sum(found), all=len(found))


def _of_share(shown: Shown, title: str, scores: Scores, what: str, target: float | None = None) -> Tile:
    share = scores.basics if what == "basics" else scores.closing[what]
    value = shown.words.percent(whole(share.exact)) if share.enough else shown.words("share.few")
    return Tile(title, value, share_said(shown, share), share_line(share, target))


def _coach(shown: Shown, scores: Scores) -> list[Coach]:
    return [
        Coach(practice, share_line(advice.share, target_of(shown.book, advice.standard)))
        for practice, advice in zip(practices(shown, scores.coach_now), scores.coach_now, strict=True)
    ]


def _helped(shown: Shown, one: Practised) -> str:
    low, high = (round(end * WHOLE) for end in one.after.gain_since(one.before))
    before, after = (shown.words.percent(whole(share.exact)) for share in (one.before, one.after))
    what, day = shown.ref(one.about).title, shown.words.day(one.periods[1].since)
    return shown.words("practice.rose", what=what, before=before, after=after, day=day, low=low, high=high)


def _due(shown: Shown, one: Practised) -> str:
    words, (_, period) = shown.words, one.periods
    what = shown.ref(one.about).title
    return words("practice.due", what=what, practised=words.day(period.since), day=words.day(period.until))


def _impressions(shown: Shown, scores: Scores) -> dict[str, Any]:
    """The impressions of all shops: by moment, those that went wrong most often first, and by month, the latest last."""
    left = [(visit.month, moment, found) for visit in scores.visits for moment, found in visit.impressions]
    moments = _tallied((moment, found) for _, moment, found in left)
    months = _tallied((month, found) for month, _, found in left)
    by_moment = (_counts(shown.ref(id_), counts) for id_, counts in moments.items())
    by_month = [_counts(Ref("", month_said(shown, month)), months[month]) for month in sorted(months)]
    return {
        "together": _counts(Ref("", shown.words("results.all")), Counter(found for _, _, found in left)),
        "moments": sorted(by_moment, key=lambda one: (-one.negative / one.all, one.title.title)),
        "months": by_month[-MONTHS_SHOWN:],
    }


def _tallied(found: Iterable[tuple[str, str]]) -> dict[str, Counter[str]]:
    tallies: dict[str, Counter[str]] = {}
    for what, impression in found:
        tallies.setdefault(what, Counter())[impression] += 1
    return tallies


def _counts(title: Ref, counts: Counter[str]) -> ImpressionCounts:
    positive, neutral, negative = (counts[answer] for answer in IMPRESSIONS)
    return ImpressionCounts(title, positive, neutral, negative)
