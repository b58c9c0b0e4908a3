"""The day it is."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


class NoDay(Exception):
    """SOURCE_DATE_EPOCH is set and says no day."""


def today() -> date:
    """The day it is; SOURCE_DATE_EPOCH, where it is set, makes it another, so that a build can be repeated.

    Raises NoDay.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()
    except (ValueError, OverflowError, OSError):
        raise NoDay(f"SOURCE_DATE_EPOCH is “{epoch}”. Set it to seconds since 1970, or unset it.") from None
