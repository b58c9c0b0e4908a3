"""Since when an entry says what it says, what it said before, and why that changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from handbook.editions import DifferenceKind
from handbook.editions.history import EditionDiff
from handbook.editions.unexplained import binding_changes
from handbook.model import Edition, Entry, Reason
from handbook.views.changes.entries import ChangedEntry, changed_entries
from handbook.views.changes.sentences import ChangeSentence
from handbook.views.context import Ref, Shown


@dataclass(frozen=True)
class PastChange:
    """One change to an entry: in which edition, from which day, what it was, why, and whether to practise it anew."""

    edition: Ref
    day: str
    kind: DifferenceKind
    sentences: list[ChangeSentence]
    why: str
    retrain: bool


@dataclass(frozen=True)
class EntryHistory:
    """What the frozen editions say about an entry; the latest change stands first."""

    since: Ref
    """The first edition that holds it."""
    since_day: str
    changed: list[PastChange] = field(default_factory=list)
    retired: PastChange | None = None


def history_of(shown: Shown, entry: Entry) -> EntryHistory | None:
    """The past of an entry; None while no frozen edition holds it."""
    history = shown.history
    if isinstance(entry, Edition) or not any(
        name in state.records for state in history.frozen for name in (entry.id, *entry.was)
    ):
        return None
    first = next(state for state in history.frozen if {entry.id, *entry.was} & state.records.keys())
    changed = list(_backwards(shown, entry.id))
    retired = next((one for one in changed if one.kind is DifferenceKind.RETIRED), None)
    return EntryHistory(
        Ref(first.name, first.name),
        shown.words.day(first.from_),
        [one for one in changed if one.kind is not DifferenceKind.ADDED],
        retired,
    )


def _backwards(shown: Shown, id_: str) -> Iterator[PastChange]:
    """The changes to an entry, the latest first, under whatever id it had then."""
    for step in reversed(shown.history.steps):
        changes = step.by_id.get(id_, [])
        for changed in entries_changed_in(shown, step, id_):
            reason = reason_for(shown, step, id_)
            yield PastChange(
                Ref("" if step.under_no_edition else step.after.name, step.after.name), shown.words.day(step.after.from_), changed.kind, changed.sentences,
                reason.why if reason else "", bool(reason and reason.retrain),
            )  # fmt: skip
        id_ = next((str(change.before) for change in changes if change.field == "id"), id_)


def entries_changed_in(shown: Shown, step: EditionDiff, id_: str = "") -> list[ChangedEntry]:
    """What an edition changed for those who are bound, about one entry or about all."""
    return shown.once(_entries_changed_in, step, id_)


def _entries_changed_in(shown: Shown, step: EditionDiff, id_: str) -> list[ChangedEntry]:
    changes = step.by_id.get(id_, []) if id_ else step.changes
    meant = binding_changes(changes, step.before, step.after)
    differences = [difference for group in meant.values() for difference in group]
    return changed_entries(differences, step.before, step.after, shown.words)


def reason_for(shown: Shown, step: EditionDiff, id_: str) -> Reason | None:
    """What an edition says about why an entry changed."""
    editions = [
        edition for edition in shown.book.editions if edition.id == step.after.name and not step.under_no_edition
    ]
    return next((reason for edition in editions for reason in edition.changes if id_ in reason.ids), None)
