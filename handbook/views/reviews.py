"""What is to be looked at again: by when, by whom, and because what it rests on has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from handbook.editions.suspect import suspects
from handbook.model import Emergency, Gesture, Standard, Tip
from handbook.views.context import Ref, Shown, named


@dataclass(frozen=True)
class ReviewRow:
    """An entry that is to be looked at again."""

    entry: Ref
    kind: str
    owner: Ref | None
    review_by: str
    overdue: bool
    day: date


@dataclass(frozen=True)
class OwnerRow:
    """An owner, how many reviews are overdue, and those that come next."""

    owner: Ref | None
    """None for what has no owner of its own."""
    overdue: int
    rows: list[ReviewRow]


@dataclass(frozen=True)
class AgainRow:
    """An entry that rests on other words than when it was last looked at, whom it asks, and what it rests on."""

    entry: Ref
    kind: str
    owners: list[Ref]
    rests_on: list[Ref]


@dataclass(frozen=True)
class Reviews:
    """What is overdue and what comes next, the earliest first; the same by owner; and what asks to be confirmed."""

    rows: list[ReviewRow]
    overdue: int
    owners: list[OwnerRow]
    again: list[AgainRow]


def reviews(shown: Shown) -> Reviews:
    """The review calendar."""
    reviewed: list[Standard | Gesture | Emergency] = [
        *shown.book.emergencies,
        *shown.standards,
        *shown.book.gestures,
    ]
    rows = sorted(
        (_review(shown, entry, entry.review_by) for entry in reviewed if entry.review_by), key=lambda row: row.day
    )
    return Reviews(rows, sum(row.overdue for row in rows), list(_by_owner(shown, rows)), list(_again(shown)))


def _review(shown: Shown, entry: Standard | Gesture | Emergency, day: date) -> ReviewRow:
    owner = shown.ref(entry.owner) if isinstance(entry, Standard | Emergency) else None
    return ReviewRow(Ref(entry.id, entry.title), entry.code(), owner, shown.words.day(day), day < shown.today, day)


def _by_owner(shown: Shown, rows: list[ReviewRow]) -> Iterator[OwnerRow]:
    owners: list[Ref | None] = [*named(shown.book.roles), None]
    for owner in owners:
        if own := [row for row in rows if row.owner == owner]:
            yield OwnerRow(owner, sum(row.overdue for row in own), own)


def _again(shown: Shown) -> Iterator[AgainRow]:
    for entry, _ in suspects(shown.history):
        if isinstance(entry, Tip):
            trained = [shown.book.standards_by_id[id_] for id_ in entry.about if id_ in shown.book.standards_by_id]
            owners, rests_on = dict.fromkeys(standard.owner for standard in trained), entry.about
        else:
            owners, rests_on = {entry.owner: None}, entry.quote
        yield AgainRow(Ref(entry.id, entry.title), entry.code(), shown.refs(owners), shown.refs(rests_on))
