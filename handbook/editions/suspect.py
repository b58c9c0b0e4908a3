"""Suspect entries: those that rest on others which have changed since somebody last confirmed that they still hold.

Whether something has changed says a fingerprint that covers only what carries meaning, so that a comma more makes
nothing suspect.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from handbook.editions.history import History
from handbook.editions.snapshot import Record, Snapshot
from handbook.editions.unexplained import BOOKKEEPING_FIELDS
from handbook.model import Entry, Handbook, Standard, Tip
from handbook.model.choices import Status
from handbook.text.comparing import key
from handbook.words.unable import Unable

MEANS = re.compile(r"[^\W_]|(?<=\d)(?:\.|,(?!\d{3}(?!\d)))(?=\d)")
"""What carries meaning: letters, digits, and decimal points, which make 1.5 another number than 15."""


class NoSuchEntry(Unable):
    """An id that stands for nothing that could be confirmed."""


def fingerprint_of(snapshot: Snapshot, record: Record) -> str:
    """Eight hexadecimal digits that change when the words change that a standard or a tip rests on.

    A standard rests on what its quote lines say; a tip on what its standards do and its moments hope for.
    Ids, case, spacing and punctuation carry no meaning and do not count.
    """
    pointed = (snapshot.records.get(id_) for id_ in record.fields.get(_rests_on(record), ()))
    words = sorted(_meaning(snapshot, other) for other in pointed if other)
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:8]


def _rests_on(record: Record) -> str:
    """The field that says what an entry rests on, empty for one that rests on nothing."""
    return record.part.rests_on if issubclass(record.part, Entry) else ""


def _meaning(snapshot: Snapshot, record: Record) -> str:
    """What others rest on in an entry, without case, spacing and punctuation."""
    fields = record.fields
    said: list[Any] = []
    if record.section == "quote":
        said = [fields.get("says")]
    elif record.section == "standards":
        measure = fields.get("measure", {})
        said = [fields.get("do"), fields.get("level"), *(f"{name} {measure[name]}" for name in sorted(measure))]
    elif record.section == "moments":
        basics = fields.get("checklist", {}).get("basics", ())
        said = [fields.get("customer_hopes"), *sorted(_first_id(snapshot, id_) for id_ in basics)]
    return "".join(found for part in said for found in MEANS.findall(key(str(part))))


def _first_id(snapshot: Snapshot, id_: str) -> str:
    """What an entry was called first, so that another id for it means no more than none."""
    record = snapshot.records.get(id_)
    return next(iter(record.fields.get("was", ())), id_) if record else id_


def confirmable(book: Handbook) -> list[Standard | Tip]:
    """The entries that rest on others and are in use."""
    return [*(standard for standard in book.standards if standard.status is not Status.RETIRED), *book.tips]


def suspects(history: History) -> Iterator[tuple[Standard | Tip, str]]:
    """The suspect entries, each with the fingerprint that confirming it would write.

    An entry is looked at when it is confirmed; one that never was, when it was last changed itself.
    """
    entries = confirmable(history.book)
    if not history.frozen and not any(entry.confirmed for entry in entries):
        return
    looked_at = _last_changed(history)
    for entry in entries:
        record = history.now.records.get(entry.id)
        if record and _rests_on(record):
            now = fingerprint_of(history.now, record)
            if (entry.confirmed or looked_at.get(entry.id, now)) != now:
                yield entry, now


def _last_changed(history: History) -> dict[str, str]:
    """The fingerprint of every entry in the state in which it was last changed itself."""
    own: dict[str, dict[str, Any]] = {}
    found: dict[str, str] = {}
    for state in [*history.frozen, history.now] if history.frozen else []:
        for id_, record in state.records.items():
            if _rests_on(record):
                said = {name: value for name, value in record.fields.items() if name not in BOOKKEEPING_FIELDS}
                if own.get(id_) != said:
                    own[id_], found[id_] = said, fingerprint_of(state, record)
    return found
