"""What each edition changed, for whoever last looked at an earlier one: before and after, and for which jobs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from zlib import crc32

from handbook.editions.history import EditionDiff
from handbook.views.changes import ChangedEntry, ChangeSentence
from handbook.views.changes.history import entries_changed_in, reason_for
from handbook.views.context import Shown


@dataclass(frozen=True)
class NewsItem:
    """One thing that changed: for which jobs, in words, with what was gone and came, and why."""

    id: str
    title: str
    roles: tuple[str, ...]
    says: str
    """All of it as one sentence."""
    sentences: list[ChangeSentence]
    """The same field by field, where it stood there before."""
    why: str

    @property
    def mark(self) -> str:
        """What it is known by to whoever has read it; another if it says anything else."""
        return f"{crc32(json.dumps(asdict(self)).encode()):08x}"


@dataclass(frozen=True)
class EditionNews:
    """An edition, the day it came into force, and what it changed; of the first that was kept, nothing."""

    edition: str
    from_: date | None
    items: list[NewsItem]


def news(shown: Shown) -> list[EditionNews]:
    """The editions in their order; what was changed after the last of them, under no new one, is counted to it."""
    steps = shown.history.steps
    if not steps:
        return []
    found = {steps[0].before.name: EditionNews(steps[0].before.name, steps[0].before.from_, [])}
    for step in steps:
        edition = found.setdefault(step.after.name, EditionNews(step.after.name, step.after.from_, []))
        edition.items.extend(_item(shown, step, changed) for changed in entries_changed_in(shown, step))
    return list(found.values())


def _item(shown: Shown, step: EditionDiff, changed: ChangedEntry) -> NewsItem:
    reason = reason_for(shown, step, changed.id)
    id_ = shown.book.now_called.get(changed.id, changed.id)
    why = reason.why if reason else ""
    return NewsItem(id_, changed.title, changed.roles, changed.line, changed.sentences, why)


def mark_of(editions: list[EditionNews]) -> str:
    """What all of it is known by; empty where there is nothing."""
    if not editions:
        return ""
    return f"{crc32(' '.join(item.mark for edition in editions for item in edition.items).encode()):08x}"
