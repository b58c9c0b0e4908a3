"""What was practised, and when somebody will look again whether it helped. Nobody is named in it."""

from __future__ import annotations

from typing import NamedTuple


class Practice(NamedTuple):
    """One line of `coaching/`, a text for every column; what nobody wrote is empty."""

    date: str
    """The day of the practice, such as 2027-03-31."""
    place: str
    about: str
    """The standard or moment that was practised."""
    tip: str
    look_again: str
    """The day on which somebody looks whether it helped."""
    file: str = ""
    """Where it stands; nothing as long as it stands in no table."""
    line: int = 0
