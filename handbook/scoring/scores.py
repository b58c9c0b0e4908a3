"""Everything that the results of a handbook say, of those that somebody asks about."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from handbook.editions import History
from handbook.model import Handbook
from handbook.results.answer import CLOSING, Answer
from handbook.results.practice import Practice
from handbook.results.slip import Slip
from handbook.scoring.changes import KEPT, NEGATIVE, Change, changes, pairs_of
from handbook.scoring.coach import Advice, advice, last_changed
from handbook.scoring.gate import Gate
from handbook.scoring.period import ALWAYS, Period, closed_quarters, closed_year, months_between, quarter_ends, year_to
from handbook.scoring.practice import Practised, practised
from handbook.scoring.share import Share, Tally
from handbook.scoring.slips import SlipSums, slip_sums
from handbook.scoring.tallies import MomentCounts, Whole, of_moments, of_negatives, of_other, of_standards, tallied
from handbook.scoring.visits import WHOLE, Mark, Reader, Visit
from handbook.scoring.wordings import Wordings
from handbook.text.comparing import key

About = TypeVar("About", bound=Hashable)
DAY_PART = 6
"""How many hours a quarter of the day has."""


@dataclass(frozen=True)
class ResultsFilter:
    """Which results somebody asks about; what is left empty leaves nothing out, but for what was only observed."""

    period: Period = ALWAYS
    place: str = ""
    scorecard: str = ""

    def takes(self, visit: Visit) -> bool:
        """Whether a visit was to a place and with a form that are asked about, whenever that was."""
        is_of_form = visit.scorecard == self.scorecard if self.scorecard else not visit.is_observed
        return is_of_form and (not self.place or key(visit.place) == key(self.place))


@dataclass(frozen=True, eq=False)
class Scores:
    """What the answers say, as of a day; ids are those of today."""

    book: Handbook
    history: History
    answers: tuple[Answer, ...] = field(repr=False)
    today: date
    asked: ResultsFilter = ResultsFilter()
    slips: tuple[Slip, ...] = field(default=(), repr=False)
    notes: tuple[Practice, ...] = field(default=(), repr=False)
    """What was practised, and when somebody looks again."""

    def of(self, asked: ResultsFilter) -> Scores:
        """The same of other results."""
        return replace(self, asked=asked)

    @property
    def few(self) -> int:
        """Below so many visits nothing can be told."""
        return self.book.handbook.limits.few_answers or 0

    @cached_property
    def as_of(self) -> date:
        """The day before which months and quarters are over: today, or the day after the last one asked about."""
        until = self.asked.period.until
        return min(self.today, until + timedelta(days=1)) if until and until < self.today else self.today

    @cached_property
    def wordings(self) -> Wordings:
        """What the handbook said before."""
        return Wordings(self.history, min(self.today, self.asked.period.until or self.today))

    @cached_property
    def _until(self) -> list[Visit]:
        """The visits up to the last day asked about, also those before the first."""
        if not self.answers:  # and no wording has to be known
            return []
        wanted = filter(self.asked.takes, Reader(self.book, self.wordings).visits(self.answers))
        return self.within(wanted, Period(None, self.asked.period.until))

    @cached_property
    def visits(self) -> list[Visit]:
        """The visits asked about, the earliest first."""
        return self.within(self._until, self.asked.period)

    @staticmethod
    def within(visits: Iterable[Visit], period: Period) -> list[Visit]:
        """Those of some visits that fall in a period."""
        return [visit for visit in visits if period.holds(visit.date)]

    @cached_property
    def standards(self) -> dict[Whole, Share]:
        """How often each standard was kept, in its present wording: as a whole, and in each moment."""
        return self._shares(of_standards(self.visits))

    @cached_property
    def negatives(self) -> dict[str, Share]:
        """How often each moment left a negative impression."""
        return self._shares(of_negatives(self.visits))

    @cached_property
    def moments(self) -> dict[str, MomentCounts]:
        """How often each moment was visited, what impressions it left, and how often it failed."""
        return of_moments(self.visits)

    @cached_property
    def closing(self) -> dict[str, Share]:
        """How often each closing question was answered with yes; those that no form asks have no answers."""
        return {item: of_other(self.visits, item).share(self.few) for item in CLOSING}

    @cached_property
    def basics(self) -> Share:
        """How well all basics were kept."""
        return self.by(lambda _, __: ("",), self.visits).get("", Tally().share(self.few))

    def by(
        self,
        about: Callable[[Visit, Mark], Iterable[About]],
        visits: Iterable[Visit] | None = None,
        *,
        in_any_wording: bool = False,
    ) -> dict[About, Share]:
        """How well basics were kept, by whatever their answers are about; in their present wording, if nothing else is said."""

        def basics(visit: Visit, mark: Mark) -> Iterable[About]:
            is_meant = mark.standard in self._basics and (in_any_wording or mark.is_present)
            return about(visit, mark) if is_meant else ()

        return self._shares(tallied(self.visits if visits is None else visits, basics))

    @cached_property
    def _basics(self) -> frozenset[str]:
        """The standards that some moment in force rests on."""
        return frozenset(id_ for moment in self.book.moments if moment.in_force for id_ in moment.checklist.basics)

    @cached_property
    def places(self) -> dict[str, Share]:
        """By place, in the spelling that came first."""
        return self.by(lambda visit, _: (self._spelt[key(visit.place)],) if visit.place else ())

    @cached_property
    def _spelt(self) -> dict[str, str]:
        """The spelling of each place that came first."""
        spelt: dict[str, str] = {}
        for visit in self.visits:
            spelt.setdefault(key(visit.place), visit.place)
        return spelt

    @cached_property
    def places_by_day_part(self) -> dict[tuple[str, int], Share]:
        """By place and the hour at which the quarter of the day begins that the visit was in."""

        def about(visit: Visit, _: Mark) -> Iterable[tuple[str, int]]:
            if not visit.place or visit.hour is None:
                return ()
            return ((self._spelt[key(visit.place)], visit.hour - visit.hour % DAY_PART),)

        return self.by(about)

    @cached_property
    def hours(self) -> dict[int, Share]:
        """By the hour of the visit, in their order."""
        return _in_order(self.by(lambda visit, _: () if visit.hour is None else (visit.hour,)))

    @cached_property
    def channels(self) -> dict[str, Share]:
        """By how people met, as far as the moment is known."""
        return self.by(lambda _, mark: (self.channel_of[mark.moment],) if mark.moment in self.channel_of else ())

    @cached_property
    def channel_of(self) -> dict[str, str]:
        """The channel of every moment."""
        channels = {touchpoint.id: touchpoint.channel for touchpoint in self.book.touchpoints}
        return {moment.id: channels[moment.touchpoint] for moment in self.book.moments if moment.touchpoint in channels}

    @cached_property
    def months(self) -> dict[str, Share]:
        """By month, in their order, each answer in the wording it was given under."""
        return _in_order(self.by(lambda visit, _: (visit.month,), in_any_wording=True))

    @property
    def every_month(self) -> dict[str, Share]:
        """The same, with the months between them in which nobody was there."""
        known = list(self.months)
        between = {month for pair in pairwise(known) for month in months_between(*pair)}
        nothing = Tally().share(self.few)
        return {month: self.months.get(month, nothing) for month in sorted({*known, *between})}

    @cached_property
    def reworded(self) -> dict[str, list[str]]:
        """The basics that were put in other words, by the first month that has them: a line of months breaks before it."""
        asked = {mark.standard for visit in self.visits for mark in visit.marks} & self._basics
        found: dict[str, list[str]] = {}
        for day, ids in self.wordings.changed(sorted(asked)).items():
            since = [month for month in self.months if month >= f"{day:%Y-%m}"]
            if 0 < len(since) < len(self.months):
                found.setdefault(since[0], []).extend(ids)
        return found

    @cached_property
    def editions(self) -> dict[str, Share]:
        """By the edition the visit was shopped under, as far as it says so."""
        return self.by(lambda visit, _: (visit.edition,) if visit.edition else (), in_any_wording=True)

    @cached_property
    def gate(self) -> Gate:
        """Whether treats make sense in the whole house."""
        share = self.by(lambda _, __: ("",), self._closed_year).get("")
        return Gate(share or Tally().share(self.few), self._needs)

    @cached_property
    def gates(self) -> dict[str, Gate]:
        """The same of each moment in force."""
        found = self.by(lambda _, mark: (mark.moment,), self._closed_year)
        nothing = Tally().share(self.few)
        return {
            moment.id: Gate(found.get(moment.id, nothing), self._needs)
            for moment in self.book.moments
            if moment.in_force
        }

    @cached_property
    def _closed_year(self) -> list[Visit]:
        return self.within(self._until, closed_year(self.as_of))

    @property
    def _needs(self) -> float:
        return float(self.book.handbook.limits.basics_score_for_delight or 0) / WHOLE

    @cached_property
    def coach(self) -> list[Advice]:
        """What all answers asked about say is to be coached, whatever has changed among them."""
        return advice(self.book, self._shares(self._kept(self._coached)), {})

    @cached_property
    def coach_now(self) -> list[Advice]:
        """The same, each standard judged by the answers since it really changed."""
        return advice(self.book, self._shares(self._kept(self._coached)) | self._since_changed, self._changed_on)

    @cached_property
    def mended(self) -> list[Advice]:
        """What all answers say is to be coached, and those since it changed do not any more, with these."""
        found = (
            replace(one, share=self._since_changed[one.standard.id], since=self._changed_on[one.standard.id])
            for one in self.coach
            if one.standard.id in self._since_changed
        )
        return [one for one in found if one.share.enough and one.gap <= 0]

    @cached_property
    def _coached(self) -> list[Visit]:
        """The visits asked about, else those of the last year up to the last one."""
        visits = self.visits
        return visits if self.asked.period.since or not visits else self.within(visits, year_to(visits[-1].date))

    @cached_property
    def _changed_on(self) -> dict[str, date]:
        """From which day each standard was really kept more or less often, where that is among these visits."""
        changed = last_changed([one for family in self._changes_of_year for one in family], self.practised)
        return {id_: day for id_, day in changed.items() if self._coached and day > self._coached[0].date}

    @cached_property
    def _since_changed(self) -> dict[str, Share]:
        """How often each of those was kept from then on."""
        return {
            id_: self._kept(self.within(self._coached, Period(day))).get(id_, Tally()).share(self.few)
            for id_, day in self._changed_on.items()
        }

    @property
    def changes(self) -> list[Change]:
        """What the last closed quarter shows beside the one before it."""
        return self._changes_of_year[0]

    @cached_property
    def _changes_of_year(self) -> list[list[Change]]:
        """The same of each of the last four closed quarters, the latest first."""
        return [self._changes(closed_quarters(over)) for over in quarter_ends(self.as_of)]

    def _changes(self, periods: tuple[Period, Period]) -> list[Change]:
        before, after = (self.within(self._until, period) for period in periods)
        shares = (self._kept(before), self._kept(after)), (of_negatives(before), of_negatives(after))
        kept, negative = (
            pairs_of(what, *sides, self.few) for what, sides in zip((KEPT, NEGATIVE), shares, strict=True)
        )
        return changes([*kept, *negative], periods)

    @cached_property
    def practised(self) -> list[Practised]:
        """What came of each practice up to the last day asked about, at the place asked about."""
        place, until = key(self.asked.place), Period(None, self.asked.period.until)
        notes = [
            note
            for note in self.notes
            if until.holds(date.fromisoformat(note.date)) and (not place or key(note.place) == place)
        ]
        return practised(notes, self.now, self._on_days, min(self.today, until.until or self.today))

    def _on_days(self, about: str, place: str, holds: Callable[[date], bool], worded_on: date) -> Share:
        """How often a standard was kept, or the basics of a moment, in the wording of a day; at a place where visits say theirs."""
        at = key(place) if place and any(key(visit.place) == key(place) for visit in self._until) else ""
        visits = [visit for visit in self._until if holds(visit.date) and (not at or key(visit.place) == at)]
        is_standard, state = about in self.book.standards_by_id, self.wordings.on_day(worded_on)

        def meant(_: Visit, mark: Mark) -> Iterable[str]:
            is_about = mark.standard == about if is_standard else mark.moment == about and mark.standard in self._basics
            return (about,) if is_about and mark.wording == self.wordings.wording(state, mark.standard) else ()

        return tallied(visits, meant, weighs=not is_standard).get(about, Tally()).share(self.few)

    @cached_property
    def slips_asked(self) -> list[Slip]:
        """The slips of the days and the place asked about."""
        place = key(self.asked.place)
        found = (slip for slip in self.slips if self.asked.period.holds(date.fromisoformat(slip.date)))
        return [slip for slip in found if not place or key(slip.place) == place]

    @cached_property
    def slipped(self) -> SlipSums:
        """Their sums."""
        return slip_sums(self.slips_asked, self.now)

    def now(self, id_: str) -> str:
        """The id of today of something that had another."""
        return self.book.now_called.get(id_, id_)

    def _kept(self, visits: Iterable[Visit]) -> dict[str, Tally]:
        """What visits say of each standard in force as a whole."""
        in_force = {standard.id for standard in self.book.standards if standard.in_force}
        return {
            id_: tally for (id_, moment), tally in of_standards(visits).items() if moment is None and id_ in in_force
        }

    def _shares(self, tallies: Mapping[About, Tally]) -> dict[About, Share]:
        return {about: tally.share(self.few) for about, tally in tallies.items()}


def _in_order(shares: Mapping[About, Share]) -> dict[About, Share]:
    return {about: shares[about] for about in sorted(shares)}  # type: ignore[type-var]
