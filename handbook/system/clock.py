"""The day it is."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta

VARIABLE = "SOURCE_DATE_EPOCH"
FIRST_YEAR, LAST_YEAR = 1000, 9998
"""Years in which it can be today: those that are written with four digits, and have days before and after them."""


class NoDay(Exception):
    """SOURCE_DATE_EPOCH is set and says no day."""

    def __init__(self, value: str) -> None:
        """Take what it is set to."""
        super().__init__(f"{VARIABLE} is “{value}”")
        self.value = value


def today() -> date:
    """The day it is; SOURCE_DATE_EPOCH, where it is set, makes it another, so that a build can be repeated.

    Raises NoDay.
    """
    epoch = os.environ.get(VARIABLE)
    try:
        day = datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()
    except (ValueError, OverflowError, OSError):
        raise NoDay(str(epoch)) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NoDay(str(epoch))
    return day


def day_after(day: date) -> date | None:
    """The day after another; None after the last there is."""
    return day + timedelta(days=1) if day < date.max else None
