"""The day it is."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today() -> date:
    """The day it is; SOURCE_DATE_EPOCH, where it is set, makes it another, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()
