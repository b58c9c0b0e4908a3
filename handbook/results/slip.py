"""One slip: what went wrong and was put right, as it stands in the slip book. Nobody is named in it."""

from __future__ import annotations

from typing import NamedTuple

CAUSES = ("person", "system", "unclear")
SETTLED_BY = ("first", "passed on", "open")
"""Whether whoever was told of it first put it right, or handed it on, or nobody has so far."""


class Slip(NamedTuple):
    """One line of the slip book, a text for every column; what nobody wrote is empty."""

    date: str
    """The day it went wrong, such as 2027-03-31."""
    hour: str
    place: str
    touchpoint: str
    standard: str
    """The standard that was not kept, where somebody named one."""
    role: str
    """The job of whoever wrote it; empty where one person holds that job."""
    cause: str
    settled_by: str
    minutes: str
    """From being told of it until it was put right."""
    cost: str
    """What was spent on putting it right, in the currency of the handbook."""
    note: str
    file: str = ""
    """Where it stands; nothing as long as it stands in no table."""
    line: int = 0
