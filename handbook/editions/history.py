"""The frozen editions one after the other, and the handbook as it is now: who said what, and since when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from handbook.editions.compare import Difference, compare
from handbook.editions.renamed import by_hand
from handbook.editions.snapshot import Snapshot, content_of, without_drafts
from handbook.model import Edition, Handbook, Part
from handbook.model.choices import Status
from handbook.model.settings import last_day
from handbook.text.comparing import key


@dataclass(frozen=True)
class EditionDiff:
    """From one state of the handbook to the next, and what changed on the way."""

    before: Snapshot
    after: Snapshot
    changes: list[Difference]
    under_no_edition: bool = False
    """Whether the second state is the files as they were left after the last edition was frozen, under no new edition."""

    @cached_property
    def by_id(self) -> dict[str, list[Difference]]:
        """What changed about each entry, by its id afterwards."""
        found: dict[str, list[Difference]] = defaultdict(list)
        for change in self.changes:
            found[change.id].append(change)
        return dict(found)


@dataclass(frozen=True)
class History:
    """What a handbook said in each of its frozen editions, the earliest first, and what it says now."""

    book: Handbook
    frozen: tuple[Snapshot, ...] = ()
    has_drafts: bool = True
    """Whether what nobody has decided on yet is part of it."""

    @property
    def without_drafts(self) -> History:
        """The same for everybody but editors: what was a draft in an edition was not in it."""
        frozen = (replace(edition, content=without_drafts(edition.content)) for edition in self.frozen)
        return History(self.book, tuple(frozen), has_drafts=False)

    @cached_property
    def now(self) -> Snapshot:
        """The handbook as its files say it now, under the edition they name."""
        edition = self.book.handbook.edition
        dated = next((entry.from_ for entry in self.book.editions if entry.id == edition), None)
        content = content_of(self.book)
        return Snapshot(edition, content if self.has_drafts else without_drafts(content), dated)

    @cached_property
    def of_others(self) -> str:
        """The organisation whose editions these are, where they are not this one's; empty where they are.

        One that has taken another name keeps most of its standards, by today's ids or former ones.
        """
        last = self.frozen[-1] if self.frozen else None
        theirs = str(last.content.get("handbook", {}).get("organisation", "")) if last else ""
        if last is None or key(theirs) == key(self.book.handbook.organisation):
            return ""
        ids = set(last.ids("standards"))
        kept = ids & (self.book.entries.keys() | self.book.now_called.keys())
        return theirs if len(kept) * 2 < len(ids) else ""

    @property
    def is_open(self) -> bool:
        """Whether the edition the files name is not frozen yet."""
        return self.book.handbook.edition not in {edition.name for edition in self.frozen}

    @cached_property
    def open_editions(self) -> list[Edition]:
        """The editions that are written about and not frozen."""
        frozen = {edition.name for edition in self.frozen}
        return [edition for edition in self.book.editions if edition.id not in frozen]

    @cached_property
    def since_frozen(self) -> list[Difference]:
        """What has changed since the last frozen edition."""
        return compare(self.frozen[-1], self.now) if self.frozen else []

    @cached_property
    def renamed_by_hand(self) -> dict[str, str]:
        """The id of today for those of the last frozen edition whose entries go by another one, and do not say so."""
        return by_hand(self.frozen[-1], self.now) if self.frozen else {}

    @cached_property
    def steps(self) -> list[EditionDiff]:
        """Each frozen edition beside the one before it, and at the end what is not frozen yet."""
        pairs = zip(self.frozen, self.frozen[1:], strict=False)
        found = [EditionDiff(before, after, compare(before, after)) for before, after in pairs]
        if self.since_frozen:
            found.append(EditionDiff(self.frozen[-1], self.now, self.since_frozen, under_no_edition=not self.is_open))
        return found

    def step_to(self, edition: str) -> EditionDiff | None:
        """What an edition changed; None for the first, and for one that changed nothing."""
        return next((step for step in self.steps if step.after.name == edition and not step.under_no_edition), None)

    @cached_property
    def states(self) -> list[Snapshot]:
        """Every state there was, the earliest first; with nothing frozen, the handbook as it is."""
        return [*self.frozen, self.now] if self.since_frozen or not self.frozen else list(self.frozen)

    @cached_property
    def retired_ids(self) -> dict[str, tuple[str, str]]:
        """The ids that a frozen edition has retired or lost, each with the first such edition and which of the two."""
        found: dict[str, tuple[str, str]] = {}
        seen: set[str] = set()
        for edition in self.frozen:
            for id_, record in edition.records.items():
                if record.fields.get("status") == Status.RETIRED:
                    found.setdefault(id_, (edition.name, "retired"))
            for id_ in seen - edition.records.keys():
                found.setdefault(id_, (edition.name, "gone"))
            seen |= edition.records.keys()
        return found

    @cached_property
    def later_names(self) -> dict[str, set[str]]:
        """The ids under which entries of frozen editions went on, by their former ids."""
        found: dict[str, set[str]] = defaultdict(set)
        for edition in self.frozen:
            for id_, record in edition.records.items():
                for former in record.fields.get("was", ()):
                    found[former].add(id_)
        return found

    @cached_property
    def kinds(self) -> dict[str, tuple[str, type[Part]]]:
        """The kind of thing every id of a frozen edition stood for first, and in which edition."""
        found: dict[str, tuple[str, type[Part]]] = {}
        for edition in self.frozen:
            for id_, record in edition.records.items():
                found.setdefault(id_, (edition.name, record.part))
        return found


def last_days(states: Sequence[Snapshot]) -> list[date | None]:
    """The last day of each of some states, the earliest first; None where it holds still, or the next has no day."""
    following = [*(state.from_ for state in states[1:]), None]
    return [last_day(state.from_, replaced) for state, replaced in zip(states, following, strict=False)]
