"""Visits: what the answers of one visit say, put together, and how it scored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property, lru_cache
from math import lcm
from typing import NamedTuple

from handbook.model import Handbook
from handbook.results.answer import CLOSING, EXTRA, IMPRESSION, OBSERVED, PHRASE, Answer
from handbook.results.duplicates import Visit as Key
from handbook.results.duplicates import question_of, visit_of
from handbook.scoring.wordings import Wordings

WHOLE = 100
PASS = 85
"""The score from which a scorecard is passed that does not say it, in percent."""


class Mark(NamedTuple):
    """A standard that was kept or not, as one answer says; the same ones are shared by all visits."""

    standard: str
    """Its id of today."""
    moment: str
    """Where it was asked; empty where nobody can tell."""
    yes: bool
    weight: int
    """How much it counts today, in the smallest part that any weight has."""
    scores: int
    """How much it counted in the score of its edition, in the same part."""
    critical: bool
    """Whether it was critical in its edition."""
    is_present: bool
    """Whether it was asked in the wording of today."""
    wording: str
    """The wording it was asked in, as a fingerprint."""


@dataclass(slots=True)
class Visit:
    """One visit and all that was answered in it."""

    date: date
    scorecard: str
    place: str
    hour: int | None
    visit: str
    edition: str
    passes_from: float
    """The score from which it is passed, in percent."""
    marks: list[Mark] = field(default_factory=list)
    impressions: list[tuple[str, str]] = field(default_factory=list)
    """Moments, each with the impression it left: positive, neutral or negative."""
    others: list[tuple[str, str]] = field(default_factory=list)
    """Closing questions, extras and phrases, each with its answer."""

    @property
    def is_observed(self) -> bool:
        """Whether a coach stood by, which is no shop."""
        return self.scorecard.startswith(OBSERVED)

    @property
    def month(self) -> str:
        """The month it took place in: 2027-03."""
        return f"{self.date:%Y-%m}"

    @property
    def score(self) -> Fraction | None:
        """The weight of what was kept in the weight of what applied, between 0 and 1; None where nothing applied."""
        whole = sum(mark.scores for mark in self.marks)
        return Fraction(sum(mark.scores for mark in self.marks if mark.yes), whole) if whole else None

    @property
    def failed(self) -> list[str]:
        """The critical standards that were not kept, in the order they were answered."""
        return list(dict.fromkeys(mark.standard for mark in self.marks if mark.critical and not mark.yes))

    @property
    def failed_moments(self) -> set[str]:
        """The moments in which a critical standard was not kept."""
        return {mark.moment for mark in self.marks if mark.moment and mark.critical and not mark.yes}

    @property
    def passed(self) -> bool | None:
        """Whether its score is reached and nothing critical failed; None where nothing applied."""
        score = self.score
        return None if score is None else score * WHOLE >= Fraction(str(self.passes_from)) and not self.failed

    @property
    def moments(self) -> set[str]:
        """The moments it says something about."""
        return {mark.moment for mark in self.marks if mark.moment} | {moment for moment, _ in self.impressions}


class Reader:
    """Puts answers together to visits."""

    def __init__(self, book: Handbook, wordings: Wordings) -> None:
        """Take the handbook of today, and what it said before."""
        self._book, self._wordings = book, wordings
        self._state = lru_cache(1 << 16)(self._state_of)
        self._mark = lru_cache(1 << 18)(self._mark_of)
        self._passes = lru_cache(1 << 12)(self._passes_from)
        self._day = lru_cache(1 << 14)(date.fromisoformat)

    def visits(self, answers: Iterable[Answer]) -> list[Visit]:
        """All of them, the earliest first."""
        together: dict[Key, list[Answer]] = defaultdict(list)
        for answer in answers:
            together[visit_of(answer)].append(answer)
        found = [self._visit(of_one) for of_one in together.values()]
        return sorted(found, key=lambda one: (one.date, one.scorecard, one.place, one.hour or 0, one.visit))

    def _visit(self, answers: list[Answer]) -> Visit:
        first = answers[0]
        edition = next((answer.edition for answer in answers if answer.edition), "")
        passes_from = self._passes(first.scorecard, self._state(edition, first.date))
        hour = int(first.hour) if first.hour else None
        scorecard, place = self._now(first.scorecard), " ".join(first.place.split())
        visit = Visit(self._day(first.date), scorecard, place, hour, first.visit, edition, passes_from)
        for answer in answers:
            self._take(visit, answer)
        return visit

    def _take(self, visit: Visit, answer: Answer) -> None:
        item = answer.item
        if answer.is_impression:
            moment = question_of(answer)[1].removeprefix(f"{IMPRESSION}:")
            visit.impressions.append((self._now(moment), answer.answer))
        elif item in CLOSING or item.startswith((f"{EXTRA}:", f"{PHRASE}:")):
            visit.others.append((item, answer.answer))
        elif answer.answer in ("yes", "no"):
            state = self._state(answer.edition, answer.date)
            visit.marks.append(self._mark(item, answer.moment, answer.scorecard, answer.answer == "yes", state))

    def _now(self, id_: str) -> str:
        """The id of today of something that was shopped under another."""
        kind, sign, rest = id_.rpartition(":")
        return f"{kind}{sign}{self._book.now_called.get(rest, rest)}"

    def _state_of(self, edition: str, day: str) -> int:
        return self._wordings.state_of(edition, self._day(day))

    def _passes_from(self, scorecard: str, state: int) -> float:
        record = self._wordings.record(state, self._now(scorecard))
        found = record.fields.get("pass", PASS) if record else PASS
        return float(found)

    def _mark_of(self, item: str, moment: str, scorecard: str, yes: bool, state: int) -> Mark:
        standard = self._now(item)
        now, then = self._book.standards_by_id.get(standard), self._wordings.record(state, standard)
        fields = then.fields if then else {}
        critical = bool(fields.get("critical", now.critical if now and not then else False))
        return Mark(
            standard,
            self._now(moment) if moment else self._only_moment(scorecard, standard),
            yes,
            self._scaled(now.weight if now else fields.get("weight")),
            self._scaled(fields.get("weight", now.weight if now and not then else 1)),
            critical,
            self._wordings.is_present(state, standard),
            self._wordings.wording(state, standard),
        )

    def _only_moment(self, scorecard: str, standard: str) -> str:
        """The moment in which a form asks a standard, where that is only one."""
        found = [moment for moment in self._asked_in(self._now(scorecard)) if standard in self._basics.get(moment, ())]
        return found[0] if len(found) == 1 else ""

    def _asked_in(self, scorecard: str) -> Iterable[str]:
        """The moments that a form asks about, or an observation sheet."""
        if scorecard.startswith(OBSERVED):
            return [moment.id for moment in self._book.moments_at.get(scorecard.removeprefix(OBSERVED), ())]
        return next((dict.fromkeys(found.moments) for found in self._book.scorecards if found.id == scorecard), ())

    @cached_property
    def _basics(self) -> dict[str, tuple[str, ...]]:
        return {moment.id: moment.checklist.basics for moment in self._book.moments}

    def _scaled(self, weight: float | None) -> int:
        """A weight in the smallest part that any weight has, so that what is added up stays exact."""
        return int(_fraction(weight) * self._smallest)

    @cached_property
    def _smallest(self) -> int:
        weights = {_fraction(standard.weight) for standard in self._book.standards}
        for state in self._wordings.states:
            weights |= {_fraction(record.fields.get("weight")) for record in state.records.values()}
        return lcm(*(weight.denominator for weight in weights), 1)


def _fraction(weight: float | None) -> Fraction:
    return Fraction(1) if weight is None else Fraction(str(weight))
