"""Overviews for editors: where the thread has holes, and what is to be looked at again."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Gesture, Standard
from handbook.views import words
from handbook.views.thread import Ref, Thread, named


@dataclass(frozen=True)
class CoverageRow:
    """A standard and what hangs on it; what is empty is a hole."""

    standard: Ref
    level: str
    critical: bool
    lines: list[Ref]
    moments: list[Ref]
    scorecards: list[Ref]
    tips: list[Ref]


@dataclass(frozen=True)
class Coverage:
    """Line, standard, moment, question and tip side by side, and how many holes there are of each sort."""

    rows: list[CoverageRow]
    lines_without_standard: list[Ref]
    touchpoints_without_moment: list[Ref]
    without_moment: int
    without_question: int
    without_tip: int


def coverage(thread: Thread) -> Coverage:
    """The thread as a table."""
    rows = [_row(thread, standard) for standard in thread.standards]
    return Coverage(
        rows=rows,
        lines_without_standard=named(
            line for line in thread.book.quote.lines if line.id not in thread.standards_of_line
        ),
        touchpoints_without_moment=named(t for t in thread.book.touchpoints if t.id not in thread.moments_at),
        without_moment=sum(not row.moments for row in rows),
        without_question=sum(not row.scorecards for row in rows),
        without_tip=sum(not row.tips for row in rows),
    )


def _row(thread: Thread, standard: Standard) -> CoverageRow:
    return CoverageRow(
        Ref(standard.id, standard.title),
        standard.level,
        bool(standard.critical),
        thread.refs(standard.quote),
        named(thread.moments_using.get(standard.id, ())),
        named(thread.scorecards_of(standard)),
        named(thread.tips_about.get(standard.id, ())),
    )


@dataclass(frozen=True)
class ReviewRow:
    """An entry that is to be looked at again."""

    entry: Ref
    kind: str
    owner: Ref | None
    review_by: str
    overdue: bool


@dataclass(frozen=True)
class Reviews:
    """What is overdue and what comes next, the earliest first."""

    rows: list[ReviewRow]
    overdue: int


def reviews(thread: Thread) -> Reviews:
    """The review calendar."""
    reviewed: list[Standard | Gesture] = [*thread.standards, *thread.book.gestures]
    dated = sorted((entry.review_by, i) for i, entry in enumerate(reviewed) if entry.review_by)
    rows = [_review(thread, reviewed[i]) for _, i in dated]
    return Reviews(rows, sum(row.overdue for row in rows))


def _review(thread: Thread, entry: Standard | Gesture) -> ReviewRow:
    owner = thread.ref(entry.owner) if isinstance(entry, Standard) else None
    overdue = bool(entry.review_by and entry.review_by < thread.today)
    return ReviewRow(Ref(entry.id, entry.title), entry.sort(), owner, words.day(entry.review_by), overdue)
