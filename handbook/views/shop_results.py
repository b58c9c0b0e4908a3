"""What shoppers' answers say of our moments: positive, neutral or negative, moment by moment and month by month.

What a supervisor saw on an observation sheet is no shop, and does not count.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from handbook.results.table import IMPRESSION, IMPRESSIONS, OBSERVED, Row, visit
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
    shopped = [row for row in shown.answers if not row["scorecard"].startswith(OBSERVED)]
    rows = [row for row in shopped if row["item"].startswith(IMPRESSION)]
    days = sorted(date.fromisoformat(row["date"]) for row in shopped)
    moments = _tallied(rows, lambda row: _now(shown, row["item"].removeprefix(IMPRESSION)))
    months = _tallied(rows, lambda row: row["date"][:7])
    return Results(
        shops=len({visit(row) for row in shopped}),
        since=shown.words.day(days[0]) if days else "",
        until=shown.words.day(days[-1]) if days else "",
        together=_impressions(Ref("", shown.words("results.all")), Counter(row["answer"] for row in rows)),
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


def _tallied(rows: Iterable[Row], by: Callable[[Row], str]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        found[by(row)][row["answer"]] += 1
    return found


def _impressions(title: Ref, counts: Counter[str]) -> ImpressionCounts:
    positive, neutral, negative = (counts[answer] for answer in IMPRESSIONS)
    return ImpressionCounts(title, positive, neutral, negative)
