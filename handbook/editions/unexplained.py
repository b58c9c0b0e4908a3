"""What still has to be told: whatever says something else than when it was last frozen, and why no edition says."""

from __future__ import annotations

from itertools import groupby

from handbook.editions.compare import Difference
from handbook.editions.history import History
from handbook.editions.snapshot import Snapshot
from handbook.model.choices import Status
from handbook.model.every_field import every_field

BOOKKEEPING_FIELDS = frozenset(shape.name for shape in every_field() if shape.declared.is_bookkeeping)
"""Fields that bind nobody: how an entry is found, looked after, and where it comes from."""
NOT_IN_FORCE = (Status.DRAFT, Status.RETIRED)


def telling(changes: list[Difference], before: Snapshot, after: Snapshot) -> dict[str, list[Difference]]:
    """The changes that mean something to those who are bound, by the id of their entry.

    What is not in force on either side, such as a draft, binds nobody; nor do the settings.
    """
    found = {}
    for id_, group in groupby(changes, key=lambda change: change.id):
        telling = [change for change in group if change.field.split(".")[0] not in BOOKKEEPING_FIELDS]
        names = {id_, *_former(telling)}
        records = [side.records.get(name) for side in (before, after) for name in names]
        if id_ and telling and any(record and record.fields.get("status") not in NOT_IN_FORCE for record in records):
            found[id_] = telling
    return found


def unexplained(history: History) -> dict[str, list[Difference]]:
    """The changes since the last frozen edition that no open edition tells, by the id of their entry."""
    if not history.frozen:
        return {}
    told = {id_ for edition in history.open_editions for change in edition.changes for id_ in change.ids}
    changed = telling(history.since_frozen, history.frozen[-1], history.now)
    return {id_: changes for id_, changes in changed.items() if not told & {id_, *_former(changes)}}


def _former(changes: list[Difference]) -> list[str]:
    return [str(change.before) for change in changes if change.field == "id"]
