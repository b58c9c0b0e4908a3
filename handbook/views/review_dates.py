"""The day by which something is to be looked at again: until then a printed sheet is valid."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from handbook.model import Emergency, Entry, Gesture, Moment, Scorecard, Standard
from handbook.views.context import Shown


def review_of(shown: Shown, entry: Entry) -> date | None:
    """The earliest day by which an entry, or what stands on its card, is looked at again; None where nothing is."""
    if isinstance(entry, Standard | Gesture | Emergency):
        return entry.review_by
    if isinstance(entry, Moment):
        visible = (*entry.checklist.basics, *entry.checklist.delight)
        return earliest(shown, (shown.book.entries[id_] for id_ in visible))
    if isinstance(entry, Scorecard):
        return earliest(shown, (shown.book.entries[id_] for id_ in entry.moments))
    return None


def earliest(shown: Shown, entries: Iterable[Entry]) -> date | None:
    """The earliest of the days of several entries that show."""
    days = (review_of(shown, entry) for entry in entries if shown.shows(entry))
    return min((day for day in days if day), default=None)
