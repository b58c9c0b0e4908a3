"""The frozen editions one after the other, and the handbook as it is now: who said what, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from handbook.editions.compare import Change, compare
from handbook.editions.snapshot import Snapshot, content_of
from handbook.model import Handbook


@dataclass(frozen=True)
class Step:
    """From one state of the handbook to the next, and what changed on the way."""

    before: Snapshot
    after: Snapshot
    changes: list[Change]


@dataclass(frozen=True)
class History:
    """What a handbook said in each of its frozen editions, the earliest first, and what it says now."""

    book: Handbook
    frozen: tuple[Snapshot, ...] = ()

    @cached_property
    def now(self) -> Snapshot:
        """The handbook as its files say it now, under the edition they name."""
        edition = self.book.handbook.edition
        dated = next((entry.from_ for entry in self.book.editions if entry.id == edition), None)
        return Snapshot(edition, content_of(self.book), dated)

    @property
    def is_open(self) -> bool:
        """Whether the edition the files name is not frozen yet."""
        return self.book.handbook.edition not in {edition.name for edition in self.frozen}

    @cached_property
    def since_frozen(self) -> list[Change]:
        """What has changed since the last frozen edition."""
        return compare(self.frozen[-1], self.now) if self.frozen else []

    @cached_property
    def steps(self) -> list[Step]:
        """Each frozen edition beside the one before it, and at the end what is not frozen yet."""
        pairs = zip(self.frozen, self.frozen[1:], strict=False)
        found = [Step(before, after, compare(before, after)) for before, after in pairs]
        return [*found, Step(self.frozen[-1], self.now, self.since_frozen)] if self.since_frozen else found

    @cached_property
    def states(self) -> list[Snapshot]:
        """Every state there was, the earliest first; with nothing frozen, the handbook as it is."""
        return [*self.frozen, self.now] if self.since_frozen or not self.frozen else list(self.frozen)
