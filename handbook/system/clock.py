"""The day it is."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

VARIABLE = "SOURCE_DATE_EPOCH"


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
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()
    except (ValueError, OverflowError, OSError):
        raise NoDay(str(epoch)) from None
