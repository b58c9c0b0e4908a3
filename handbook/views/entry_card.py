"""The card of an entry: what its fields declare, and around that what its kind has besides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from handbook.model import Entry, Living
from handbook.model.choices import Status
from handbook.model.declared import Place
from handbook.views.changes.history import EntryHistory
from handbook.views.context import Ref, Shown
from handbook.views.facts import Badge, Fact, Facts


@dataclass(frozen=True)
class EntryCard:
    """An entry as a card: its name, what matters most, badges, blocks of its own, facts; what is empty is left out."""

    id: str
    kind: str
    """The code of its kind: `standard`, `tip`."""
    title: str
    said: str
    """The one sentence that a short card says."""
    lead: str
    badges: list[Badge]
    facts: list[Fact]
    filed: list[Fact]
    """Where it hangs and who keeps it, for reference."""
    also: list[str]
    level: str = ""
    """Of a standard, how binding it is: looks go by it."""
    due: str = ""
    """The day by which it is looked at again, in ISO's form; from the next day on it is overdue."""
    measure: str = ""
    """What a standard is held to."""
    blocks: list[Any] = field(default_factory=list)
    """Parts that only this kind has, each with a `kind` of its own to be drawn by."""
    opens: tuple[str, ...] = ()
    """What stands open on a screen, by the kinds of blocks and the codes of facts; the rest is folded. Empty where all is open."""
    fold: str = ""
    """What the control says that opens the rest."""
    status: Status = Status.ACTIVE
    replaced_by: Ref | None = None
    past: EntryHistory | None = None

    @property
    def open_facts(self) -> list[Fact]:
        """Those that stand open where others are folded."""
        return [fact for fact in self.facts if fact.code in self.opens]

    @property
    def folded_facts(self) -> list[Fact]:
        """Those that do not."""
        return [fact for fact in self.facts if fact.code not in self.opens]


def card(
    facts: Facts,
    *,
    own: Mapping[str, Fact] | None = None,
    before: Iterable[Fact] = (),
    after: Iterable[Fact] = (),
    hangs: Iterable[Fact] = (),
    own_badges: Mapping[str, Badge | None] | None = None,
    more_badges: Iterable[Badge] = (),
    lead: str | None = None,
    **rest: Any,
) -> EntryCard:
    """The card of an entry as its fields are declared, with facts in the place of some fields, and computed ones around them.

    `before` and `after` stand around the facts, `hangs` before what is filed, `more_badges` after the badges, and last that it is overdue.
    """
    entry, said = facts.entry, facts.lead() if lead is None else lead
    due: date | None = getattr(entry, "review_by", None)
    instead = own or {}
    return EntryCard(
        id=entry.id,
        kind=entry.code(),
        title=facts.shown.name_of(entry),
        **{"said": said, "lead": said, **rest},
        badges=[*facts.badges(own_badges or {}), *more_badges, *_overdue(facts.shown, due)],
        due=due.isoformat() if due else "",
        facts=_known([*before, *facts.at(Place.FACTS, instead), *after]),
        filed=_known([*hangs, *facts.at(Place.FILED, instead)]),
        also=list(entry.also),
        **_standing(facts.shown, entry),
    )


def _overdue(shown: Shown, due: date | None) -> list[Badge]:
    """What a card says when the day has gone by on which it should have been looked at; a script says it later on."""
    return [Badge("overdue", shown.words("standard.overdue"))] if due and due < shown.today else []


def _known(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.is_known]


def _standing(shown: Shown, entry: Entry) -> dict[str, Any]:
    """Whether an entry that can be retired is, and what took its place."""
    if not isinstance(entry, Living):
        return {}
    return {"status": entry.status, "replaced_by": shown.ref(entry.replaced_by) if entry.replaced_by else None}
