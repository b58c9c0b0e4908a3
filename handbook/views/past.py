"""Since when an entry says what it says, what it said before, and why that changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from handbook.editions.history import Step
from handbook.editions.owed import telling
from handbook.model import Edition, Entry
from handbook.model.settings import Change as Reason
from handbook.views import words
from handbook.views.changes import Told, tell
from handbook.views.points import Point
from handbook.views.thread import Ref, Thread


@dataclass(frozen=True)
class Earlier:
    """One change to an entry: in which edition, from which day, what it was, why, and whether to practise it anew."""

    edition: Ref
    day: str
    kind: str
    points: list[Point]
    why: str
    retrain: bool


@dataclass(frozen=True)
class Past:
    """What the frozen editions say about an entry; the latest change stands first."""

    since: Ref
    """The first edition that holds it."""
    since_day: str
    changed: list[Earlier] = field(default_factory=list)
    retired: Earlier | None = None


def past_of(thread: Thread, entry: Entry) -> Past | None:
    """The past of an entry; None while no frozen edition holds it."""
    history = thread.history
    if isinstance(entry, Edition) or not any(
        name in state.records for state in history.frozen for name in (entry.id, *entry.was)
    ):
        return None
    first = next(state for state in history.frozen if {entry.id, *entry.was} & state.records.keys())
    changed = list(_backwards(thread, entry.id))
    retired = next((one for one in changed if one.kind == "retired"), None)
    return Past(
        Ref(first.name, first.name), words.day(first.from_), [one for one in changed if one.kind != "added"], retired
    )


def _backwards(thread: Thread, id_: str) -> Iterator[Earlier]:
    """The changes to an entry, the latest first, under whatever id it had then."""
    for step in reversed(thread.history.steps):
        changes = step.by_id.get(id_, [])
        for told in tell_step(step, id_):
            reason = reason_for(thread, step, id_)
            yield Earlier(
                Ref("" if step.loose else step.after.name, step.after.name), words.day(step.after.from_), told.kind, told.points,
                reason.why if reason else "", bool(reason and reason.retrain),
            )  # fmt: skip
        id_ = next((str(change.before) for change in changes if change.field == "id"), id_)


def tell_step(step: Step, id_: str = "") -> list[Told]:
    """What a step changed for those who are bound, about one entry or about all."""
    changes = step.by_id.get(id_, []) if id_ else step.changes
    meant = telling(changes, step.before, step.after)
    return tell([change for group in meant.values() for change in group], step.before, step.after)


def reason_for(thread: Thread, step: Step, id_: str) -> Reason | None:
    """What an edition says about why an entry changed."""
    editions = [edition for edition in thread.book.editions if edition.id == step.after.name and not step.loose]
    return next((reason for edition in editions for reason in edition.changes if id_ in reason.ids), None)
