"""Stretches of time in which answers are looked at: closed months and quarters before a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

MONTHS_OF_A_YEAR, MONTHS_OF_A_QUARTER = 12, 3
QUARTERS_OF_A_YEAR = MONTHS_OF_A_YEAR // MONTHS_OF_A_QUARTER


class Period(NamedTuple):
    """From a day to a day, both among it; None where it is open at that end."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a day is in it."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


ALWAYS = Period()


def month_back(day: date, months: int) -> date:
    """The first day of the month so many months before the one a day is in."""
    year, month = divmod(day.year * MONTHS_OF_A_YEAR + day.month - 1 - months, MONTHS_OF_A_YEAR)
    return date(max(year, date.min.year), month + 1, 1)


def months_between(month: str, other: str) -> list[str]:
    """The months behind one and before a later one, all such as 2027-03."""
    counted = range(_counted(month) + 1, _counted(other))
    return [f"{at // MONTHS_OF_A_YEAR:04}-{at % MONTHS_OF_A_YEAR + 1:02}" for at in counted]


def _counted(month: str) -> int:
    """How many months have been before one such as 2027-03."""
    year, _, number = month.partition("-")
    return int(year) * MONTHS_OF_A_YEAR + int(number) - 1


def year_to(day: date) -> Period:
    """The last twelve months that are over on a day, and the days since."""
    return Period(month_back(day, MONTHS_OF_A_YEAR), day)


def closed_year(day: date) -> Period:
    """The last twelve months that are over on a day."""
    return Period(month_back(day, MONTHS_OF_A_YEAR), month_back(day, 0) - timedelta(days=1))


def closed_quarters(day: date) -> tuple[Period, Period]:
    """The last quarter that is over on a day, after the one before it."""
    begun = month_back(day, (day.month - 1) % MONTHS_OF_A_QUARTER)
    middle, first = month_back(begun, MONTHS_OF_A_QUARTER), month_back(begun, 2 * MONTHS_OF_A_QUARTER)
    return Period(first, middle - timedelta(days=1)), Period(middle, begun - timedelta(days=1))


def quarter_ends(day: date) -> list[date]:
    """The days from which each of the last four quarters was over, the latest first."""
    begun = month_back(day, (day.month - 1) % MONTHS_OF_A_QUARTER)
    return [month_back(begun, MONTHS_OF_A_QUARTER * back) for back in range(QUARTERS_OF_A_YEAR)]
