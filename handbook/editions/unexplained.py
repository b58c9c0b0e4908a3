"""Unexplained changes: what says something else than when it was last frozen, while no open edition gives a reason."""

from __future__ import annotations

from itertools import groupby

from handbook.editions.compare import Difference
from handbook.editions.history import History
from handbook.editions.snapshot import Record, Snapshot
from handbook.model.choices import Status
from handbook.model.every_field import every_field
from handbook.model.fields import shapes

BOOKKEEPING_FIELDS = frozenset(shape.name for shape in every_field() if shape.declared.is_bookkeeping)
"""Fields whose change needs no reason: how an entry is found, who looks after it, where it comes from."""
NOT_IN_FORCE = (Status.DRAFT, Status.RETIRED)


def binding_changes(changes: list[Difference], before: Snapshot, after: Snapshot) -> dict[str, list[Difference]]:
    """The changes of what people have to do, by the id of their entry.

    What is not in force on either side, such as a draft, binds nobody; nor do the settings, nor bookkeeping, nor
    another id for the same words.
    """
    found = {}
    for id_, group in groupby(changes, key=lambda change: change.id):
        every = list(group)
        binding = [change for change in every if change.field.split(".")[0] not in BOOKKEEPING_FIELDS | {"id"}]
        names = {id_, *_former(every)}
        records = [side.records.get(name) for side in (before, after) for name in names]
        if id_ and binding and any(record and _binds(record) for record in records):
            found[id_] = [change for change in every if change in binding or change.field == "id"]
    return found


def _binds(record: Record) -> bool:
    """Whether anything in an entry tells people what to do: it is in force, and more than a record of something."""
    fields = (shape.declared for shape in shapes(record.part) if shape.name != "id")
    return record.fields.get("status") not in NOT_IN_FORCE and not all(declared.is_bookkeeping for declared in fields)


def unexplained(history: History) -> dict[str, list[Difference]]:
    """The changes since the last frozen edition that no open edition gives a reason for, by the id of their entry."""
    if not history.frozen:
        return {}
    explained = {id_ for edition in history.open_editions for change in edition.changes for id_ in change.ids}
    changed = binding_changes(history.since_frozen, history.frozen[-1], history.now)
    return {id_: changes for id_, changes in changed.items() if not explained & {id_, *_former(changes)}}


def _former(changes: list[Difference]) -> list[str]:
    return [str(change.before) for change in changes if change.field == "id"]
