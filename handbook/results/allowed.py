"""All of a handbook that a line of results, slips or coaching is read by: where it is the same, every line reads the same."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from handbook.model import Handbook
from handbook.model.choices import ReasonKind
from handbook.results.answer import OBSERVED


@dataclass(frozen=True)
class Allowed:
    """What lines may name, by its ids, and how they may be written, as of a day."""

    today: date
    language: str
    standards: tuple[str, ...]
    moments: tuple[str, ...]
    phrases: tuple[str, ...]
    touchpoints: tuple[str, ...]
    roles: tuple[str, ...]
    tips: tuple[str, ...]
    scorecards: tuple[str, ...]
    """Those that are written, then what is observed at each touchpoint."""
    editions: tuple[str, ...] | None
    """The frozen ones, then the one at hand; None where not all frozen ones can be read."""
    extras: dict[str, str]
    """How the questions that only some forms ask are answered, by their ids; what was allowed once is answered in words."""
    gone: frozenset[str]
    """Ids that were allowed about once: former ids, and what an edition has removed."""

    @classmethod
    def by(cls, book: Handbook, frozen: Collection[str] | None, today: date) -> Allowed:
        """What a handbook asks; `frozen` are the ids of its frozen editions, None where they cannot all be read."""
        touchpoints = tuple(touchpoint.id for touchpoint in book.touchpoints)
        return cls(
            today,
            book.handbook.language,
            tuple(book.standards_by_id),
            tuple(moment.id for moment in book.moments),
            tuple(book.phrases_by_id),
            touchpoints,
            tuple(role.id for role in book.roles),
            tuple(tip.id for tip in book.tips),
            (*(scorecard.id for scorecard in book.scorecards), *(OBSERVED + id_ for id_ in touchpoints)),
            None if frozen is None else tuple(dict.fromkeys([*frozen, book.handbook.edition])),
            {extra.id: extra.answer for scorecard in book.scorecards for extra in scorecard.extra if extra.id},
            frozenset([*_removed(book), *book.now_called]),
        )


def _removed(book: Handbook) -> set[str]:
    changes = [change for edition in book.editions for change in edition.changes]
    return {id_ for change in changes if change.kind is ReasonKind.REMOVED for id_ in change.ids}
