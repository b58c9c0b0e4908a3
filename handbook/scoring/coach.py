"""What is most worth ten minutes: the standards that are surely kept less often than they should be.

All answers of a year are what it means by itself. On a page for people, one that has really changed is judged by how it has
been kept since then: what practice has mended needs no more of it, and what has got worse is not good because it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from handbook.model import Handbook, Standard
from handbook.scoring.changes import KEPT, Change
from handbook.scoring.practice import Practised
from handbook.scoring.share import Share
from handbook.scoring.statistics import at_most, stand_out
from handbook.scoring.visits import WHOLE

MOST = 3


@dataclass(frozen=True)
class Advice:
    """A standard to coach, how often it was kept, and how often it should be."""

    standard: Standard
    share: Share
    target: float
    since: date | None = None
    """The day from which it is judged, where it was really kept more or less often before."""

    @property
    def gap(self) -> float:
        """How much is surely missing: by share, weight, and how often it binds."""
        weight = self.standard.weight
        return (self.target - self.share.interval.high) * (1 if weight is None else weight) * self.share.n


def target_of(book: Handbook, standard: Standard) -> float:
    """How often a standard should be kept: its own share of contacts, else what basics need before treats make sense."""
    own = standard.measure.of_contacts if standard.measure else None
    limit = book.handbook.limits.basics_score_for_delight
    return float((limit or 0) if own is None else own) / WHOLE


def last_changed(changes: Iterable[Change], practised: Iterable[Practised]) -> dict[str, date]:
    """From which day each standard was really kept more or less often than before, by quarters and by practice of the whole house."""
    found = [(one.id, one.periods[1].since) for one in changes if one.is_real and one.what == KEPT]
    found += [(one.about, one.periods[1].since) for one in practised if one.is_real and not one.practice.place]
    return dict(sorted((id_, day) for id_, day in found if day))


def advice(book: Handbook, shares: Mapping[str, Share], since: Mapping[str, date]) -> list[Advice]:
    """At most three standards that surely fall short, the most worthwhile first; none is an answer too.

    `since` says from which day the share of a standard is, where it has changed.
    """
    looked_at = [
        Advice(standard, share, target_of(book, standard), since.get(standard.id))
        for standard in book.standards
        if standard.in_force and (share := shares.get(standard.id)) and share.enough
    ]
    short = stand_out([at_most(*one.share.whole_answers, one.target) for one in looked_at])
    found = [one for one, is_short in zip(looked_at, short, strict=True) if is_short]
    return sorted(found, key=lambda one: (not one.standard.critical, -one.gap, one.standard.id))[:MOST]
