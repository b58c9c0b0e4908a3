"""The day by which something is to be looked at again: until then a printed sheet is valid."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from handbook.model import Entry, Gesture, Moment, Scorecard, Standard
from handbook.views.thread import Thread


def review_of(thread: Thread, entry: Entry) -> date | None:
    """The earliest day by which an entry, or what stands on its card, is looked at again; None where nothing is."""
    if isinstance(entry, Standard | Gesture):
        return entry.review_by
    if isinstance(entry, Moment):
        shown = (*entry.checklist.basics, *entry.checklist.delight)
        return earliest(thread, (thread.book.entries[id_] for id_ in shown))
    if isinstance(entry, Scorecard):
        return earliest(thread, (thread.book.entries[id_] for id_ in entry.moments))
    return None


def earliest(thread: Thread, entries: Iterable[Entry]) -> date | None:
    """The earliest of the days of several entries that show."""
    days = (review_of(thread, entry) for entry in entries if thread.shows(entry))
    return min((day for day in days if day), default=None)
