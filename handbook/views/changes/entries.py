"""What changed between two states of a handbook, entry by entry, in plain data for people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from handbook.editions import Difference, DifferenceKind, Snapshot
from handbook.editions.compare import SECTIONS
from handbook.model import Handbook, Part
from handbook.model.declared import Place
from handbook.model.fields import shapes, shapes_by_name
from handbook.views.changes.sentences import ChangeSentence, change_sentences
from handbook.views.changes.side import Side
from handbook.words import Words

FULL_STOPS = ".。"
"""What a sentence ends with; where it is part of another it goes on."""
FIRST = (
    "standards",
    "moments",
    "empowerment",
    "phrases",
    "gestures",
    "triggers",
    "tips",
    "scorecards",
    "quote",
    "roles",
)
"""What people are held to is told first; the rest follows in the order of the model, the settings last."""


@dataclass(frozen=True)
class ChangedEntry:
    """One entry that was added, retired, removed or changed."""

    section: str
    id: str
    """Empty where the settings or the quote as a whole changed."""
    title: str
    kind: DifferenceKind
    lead: str
    """What it says now, or said last."""
    line: str
    """All of it as one sentence."""
    sentences: list[ChangeSentence] = field(default_factory=list)
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChangedSection:
    """What changed in one section."""

    section: str
    title: str
    entries: list[ChangedEntry]


def by_section(changed: Iterable[ChangedEntry], words: Words) -> list[ChangedSection]:
    """Changed entries by section."""
    in_order = sorted(changed, key=lambda entry: section_order(entry.section))
    grouped = groupby(in_order, key=lambda entry: entry.section)
    return [ChangedSection(section, heading_of(section, words), list(group)) for section, group in grouped]


def section_order(section: str) -> tuple[bool, int]:
    """Where a section stands among what changed."""
    if section in FIRST:
        return False, FIRST.index(section)
    return True, len(SECTIONS) if section == "handbook" else SECTIONS.index(section)


def heading_of(section: str, words: Words) -> str:
    """What a section is called above what changed in it."""
    return words.label(shapes_by_name(Handbook)[section])


def changed_entries(
    differences: list[Difference], before: Snapshot, after: Snapshot, words: Words
) -> list[ChangedEntry]:
    """What changed, an entry a time, what people are held to first."""
    grouped = groupby(differences, key=lambda difference: (difference.section, difference.id))
    found = [_entry(section, id_, list(group), before, after, words) for (section, id_), group in grouped]
    return sorted(found, key=lambda entry: section_order(entry.section))


def _entry(
    section: str, id_: str, differences: list[Difference], before: Snapshot, after: Snapshot, words: Words
) -> ChangedEntry:
    first = differences[0]
    former = first.before if first.field == "id" else id_
    old, new = Side(before, before.records.get(former), words), Side(after, after.records.get(id_), words)
    here = new if new.record else old
    kinds = (difference.kind for difference in differences if difference.kind is not DifferenceKind.CHANGED)
    kind = next(kinds, DifferenceKind.CHANGED)
    fields = [difference for difference in differences if difference.kind is DifferenceKind.CHANGED]
    sentences = change_sentences(fields, old, new)
    title, lead = here.title if id_ else heading_of(section, words), _lead(here)
    return ChangedEntry(
        section, id_, title, kind, lead, _line(kind, lead or title, sentences, words), sentences, first.roles
    )


def _lead(side: Side) -> str:
    """What an entry says: the sentence that matters most, or the words it is called by."""
    part: type[Part] = side.record.part if side.record else Part
    texts = {place: _text_at(side, part, place) for place in (Place.LEAD, Place.TITLE)}
    return texts[Place.LEAD] or texts[Place.TITLE]


def _text_at(side: Side, part: type[Part], place: Place) -> str:
    said = (side.fields.get(shape.name) for shape in shapes(part) if shape.declared.place is place)
    return next((text for text in said if isinstance(text, str)), "")


def _line(kind: DifferenceKind, lead: str, sentences: list[ChangeSentence], words: Words) -> str:
    """All that changed about an entry as one sentence, what is only reworded last."""
    told = (*(s.said for s in sentences if not s.words), *_reworded(sentences, words))
    said = words.in_a_row(text.rstrip(FULL_STOPS) for text in told)
    match kind:
        case DifferenceKind.ADDED:
            return words("change.new", lead=lead)
        case DifferenceKind.REMOVED:
            return words("change.removed", lead=lead)
        case DifferenceKind.RETIRED:
            return words("change.retired-and", said=said) if said else words("change.retired")
    return words("change.sentence", said=f"{said[:1].upper()}{said[1:]}") if said else ""


def _reworded(sentences: list[ChangeSentence], words: Words) -> list[str]:
    """The fields that say it in other words."""
    labels = [words.inside(sentence.label) for sentence in sentences if sentence.words]
    return [words("change.reworded-fields", labels=words.listing(labels))] if labels else []
