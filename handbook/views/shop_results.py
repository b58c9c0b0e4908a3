"""What shoppers' answers say of our moments: positive, neutral or negative, moment by moment and month by month.

What a supervisor saw on an observation sheet is no shop, and does not count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from handbook.results.answer import IMPRESSION, IMPRESSIONS, Answer
from handbook.results.doubles import question_of, visit_of
from handbook.views.context import Ref, Shown

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
class Results:
    """The impressions of all shops: by moment, those that went wrong most often first, and by month, the latest last."""

    shops: int
    since: str
    until: str
    together: ImpressionCounts
    moments: list[ImpressionCounts]
    months: list[ImpressionCounts]


def results(shown: Shown) -> Results:
    """What there is in `results/`."""
    shopped = [answer for answer in shown.answers if not answer.is_observed]
    impressions = [answer for answer in shopped if answer.is_impression]
    days = sorted(date.fromisoformat(day) for day in {answer.date for answer in shopped})
    moments = _tallied(impressions, lambda answer: _now(shown, _moment(answer)))
    months = _tallied(impressions, lambda answer: answer.date[:7])
    return Results(
        shops=len(set(map(visit_of, shopped))),
        since=shown.words.day(days[0]) if days else "",
        until=shown.words.day(days[-1]) if days else "",
        together=_impressions(Ref("", shown.words("results.all")), Counter(answer.answer for answer in impressions)),
        moments=sorted(
            (_impressions(shown.ref(id_), counts) for id_, counts in moments.items()),
            key=lambda one: (-one.negative / one.all, one.title.title),
        ),
        months=[
            _impressions(Ref("", shown.words.month(date.fromisoformat(f"{month}-01"))), months[month])
            for month in sorted(months)
        ][-MONTHS_SHOWN:],
    )


def _now(shown: Shown, id_: str) -> str:
    """The id of today of something that was shopped under another."""
    return shown.book.now_called.get(id_, id_)


def _moment(impression: Answer) -> str:
    """The moment it is the impression of."""
    return question_of(impression)[1].removeprefix(f"{IMPRESSION}:")


def _tallied(answers: Iterable[Answer], by: Callable[[Answer], str]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for answer in answers:
        found[by(answer)][answer.answer] += 1
    return found


def _impressions(title: Ref, counts: Counter[str]) -> ImpressionCounts:
    positive, neutral, negative = (counts[answer] for answer in IMPRESSIONS)
    return ImpressionCounts(title, positive, neutral, negative)
