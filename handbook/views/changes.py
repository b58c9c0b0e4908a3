"""What changed between two states of a handbook, entry by entry, in plain data for people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from handbook.editions import Change, Snapshot
from handbook.editions.compare import Kind
from handbook.views.change_sentences import ChangeSentence, Side, change_sentences
from handbook.words import IN_ENGLISH

SECTIONS = (
    *("standards", "moments", "empowerment", "phrases", "gestures", "triggers", "tips", "scorecards", "quote", "roles"),
    *("touchpoints", "departments", "in_return", "questions", "glossary", "indicators", "claims", "calculators"),
    *("exemplars", "handbook"),
)
"""What people are held to stands first."""
HEADINGS = {
    "empowerment": "Limits", "gestures": "Delight", "triggers": "Days that call for attention", "quote": "The quote",
    "in_return": "What we ask in return", "roles": "Jobs", "handbook": "Settings",
}  # fmt: skip
LEADS = ("do", "text", "action", "may", "starts", "means", "because", "says", "purpose", "known_for", "ask", "event")
"""The field that says what an entry is about, the first that it has."""


@dataclass(frozen=True)
class Told:
    """One entry that was added, retired, removed or changed."""

    section: str
    id: str
    """Empty where the settings or the quote as a whole changed."""
    title: str
    kind: Kind
    lead: str
    """What it says now, or said last."""
    sentences: list[ChangeSentence] = field(default_factory=list)
    roles: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """All of it as one sentence."""
        said = "; ".join([*(_within(point.said) for point in self.sentences if not point.words), *self._reworded])
        match self.kind:
            case "added":
                return f"New: {self.lead or self.title}"
            case "removed":
                return f"Removed. It said: {self.lead or self.title}"
            case "retired":
                return f"Retired; {said}." if said else "Retired."
        return f"{said[:1].upper()}{said[1:]}." if said else ""

    @property
    def _reworded(self) -> list[str]:
        """The fields that say it in other words."""
        labels = [_within(point.label) for point in self.sentences if point.words]
        return [f"reworded: {IN_ENGLISH.listing(labels)}"] if labels else []


def _within(said: str) -> str:
    """A sentence inside another; a name stays as it is."""
    return said if said[:1] in "“‘" else said[0].lower() + said[1:]


@dataclass(frozen=True)
class Chapter:
    """What changed in one section."""

    section: str
    title: str
    told: list[Told]


def chapters(told: Iterable[Told]) -> list[Chapter]:
    """Told entries by section."""
    in_order = sorted(told, key=lambda one: SECTIONS.index(one.section))
    grouped = groupby(in_order, key=lambda one: one.section)
    return [Chapter(section, heading_of(section), list(group)) for section, group in grouped]


def heading_of(section: str) -> str:
    """What a section is called above what changed in it."""
    return HEADINGS.get(section, section.capitalize())


def tell(changes: list[Change], before: Snapshot, after: Snapshot) -> list[Told]:
    """What changed, an entry a time, what people are held to first."""
    grouped = groupby(changes, key=lambda change: (change.section, change.id))
    told = [_told(section, id_, list(group), before, after) for (section, id_), group in grouped]
    return sorted(told, key=lambda one: SECTIONS.index(one.section))


def _told(section: str, id_: str, changes: list[Change], before: Snapshot, after: Snapshot) -> Told:
    first = changes[0]
    former = first.before if first.field == "id" else id_
    old, new = Side(before, before.records.get(former)), Side(after, after.records.get(id_))
    kind: Kind = next((change.kind for change in changes if change.kind != "changed"), "changed")
    fields: dict[str, Any] = new.fields or old.fields
    lead = next((str(fields[name]) for name in LEADS if isinstance(fields.get(name), str)), "")
    told = [change for change in changes if change.kind == "changed"]
    title = (new if new.record else old).title if id_ else heading_of(section)
    return Told(section, id_, title, kind, lead, change_sentences(told, old, new), first.roles)
