"""What still has to be told: whatever says something else than when it was last frozen, and why no edition says."""

from __future__ import annotations

from itertools import groupby

from handbook.editions.compare import Change
from handbook.editions.history import History

UNTOLD = frozenset(("also", "was", "confirmed", "review_by", "achieved", "owner", "written_with", "based_on"))
"""Fields that bind nobody: how an entry is found, looked after, and where it comes from."""
NOT_IN_FORCE = ("draft", "retired")


def owed(history: History) -> dict[str, list[Change]]:
    """The changes since the last frozen edition that no open edition tells, by the id of their entry.

    What is not in force on either side, such as a draft, binds nobody and need not be told.
    """
    told = {id_ for edition in history.open_editions for change in edition.changes for id_ in change.ids}
    found = {}
    for id_, group in groupby(history.since_frozen, key=lambda change: change.id):
        changes = [change for change in group if change.field.split(".")[0] not in UNTOLD]
        names = {id_, *(str(change.before) for change in changes if change.field == "id")}
        if id_ and changes and not names & told and _binds(history, names):
            found[id_] = changes
    return found


def _binds(history: History, names: set[str]) -> bool:
    """Whether an entry is in force on either side, by its names there."""
    records = [side.records.get(name) for side in (history.frozen[-1], history.now) for name in names]
    return any(record and record.fields.get("status") not in NOT_IN_FORCE for record in records)
