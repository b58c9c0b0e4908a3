"""What changed between two states of a handbook: every field of every entry, and nothing else.

Meaning is compared, not writing: the order of entries, of fields and of most lists, line breaks, defaults
written out or left out, and the names of ids are no change.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from handbook.editions.affected_roles import AffectedRoles
from handbook.editions.renamed import renames, under_new_names
from handbook.editions.snapshot import QUOTE_PARTS, Content, Record, Snapshot, is_empty
from handbook.model import LIST_SECTIONS, MAPPING_SECTIONS, Part, Quote, Settings
from handbook.model.choices import Status
from handbook.model.fields import Shape, shapes
from handbook.text.comparing import plain

SECTIONS = (*MAPPING_SECTIONS, *LIST_SECTIONS)
"""In the order of the model."""
NO_CONTENT = frozenset(("edition",))
"""What the settings say about the edition is told by the editions themselves."""


class DifferenceKind(StrEnum):
    """What happened to an entry."""

    ADDED = "added"
    RETIRED = "retired"
    REMOVED = "removed"
    CHANGED = "changed"


class Difference(NamedTuple):
    """One difference: of a whole entry, where it was added or removed, or else of one of its fields."""

    section: str
    """As in YAML; `quote` for its lines and variants too."""
    id: str
    """Empty where the settings or the quote as a whole changed."""
    kind: DifferenceKind
    field: str
    """The names that lead to it, with dots between them: `measure.at_most`. Empty for a whole entry."""
    before: Any
    after: Any
    """What was and is written, or held by default; None where there was or is nothing."""
    roles: tuple[str, ...]
    """The roles it concerns."""


def compare(before: Snapshot, after: Snapshot) -> list[Difference]:
    """Every difference from one state to another, by section, by id, and in the order of the model."""
    return [*_settings(before, after), *_quote(before, after), *_entries(before, after)]


def _settings(before: Snapshot, after: Snapshot) -> Iterator[Difference]:
    was, now = before.content.get("handbook", {}), after.content.get("handbook", {})
    for field, old, new in _differences(was, now, Settings, skip=NO_CONTENT):
        yield Difference("handbook", "", DifferenceKind.CHANGED, field, old, new, ())


def _quote(before: Snapshot, after: Snapshot) -> Iterator[Difference]:
    was, now = before.content.get("quote", {}), after.content.get("quote", {})
    everyone = tuple(sorted({*before.ids("roles"), *after.ids("roles")}))
    for field, old, new in _differences(was, now, Quote, skip=frozenset(QUOTE_PARTS)):
        yield Difference("quote", "", DifferenceKind.CHANGED, field, old, new, everyone)
    lines = renames(before, after)
    old_order = [lines.get(line["id"], line["id"]) for line in was.get("lines", ())]
    new_order = [line["id"] for line in now.get("lines", ())]
    if [id_ for id_ in old_order if id_ in new_order] != [id_ for id_ in new_order if id_ in old_order]:
        yield Difference("quote", "", DifferenceKind.CHANGED, "lines", old_order, new_order, everyone)


def _entries(before: Snapshot, after: Snapshot) -> Iterator[Difference]:
    new_names = renames(before, after)
    former = {new: old for old, new in new_names.items()}
    before = under_new_names(before, new_names)
    concerned = AffectedRoles(before), AffectedRoles(after)
    for section, id_ in _in_order(before, after):
        old, new = _standing_in(section, before.records.get(id_)), _standing_in(section, after.records.get(id_))
        if old == new and id_ not in former:
            continue
        roles = tuple(sorted({*concerned[0].of(old), *concerned[1].of(new)}))
        for change in _of_entry(old, new, former.get(id_, id_)):
            yield change._replace(section=section, id=id_, roles=roles)


def _in_order(before: Snapshot, after: Snapshot) -> list[tuple[str, str]]:
    """Every entry there is on either side: by section, then by id."""
    found = {(record.section, id_) for side in (before, after) for id_, record in side.records.items()}
    return sorted(found, key=lambda entry: (SECTIONS.index(entry[0]), entry[1]))


def _standing_in(section: str, record: Record | None) -> Record | None:
    return record if record and record.section == section else None


def _of_entry(old: Record | None, new: Record | None, former: str) -> Iterator[Difference]:
    blank = Difference("", "", DifferenceKind.CHANGED, "", None, None, ())
    if old is None or new is None:
        kind = DifferenceKind.ADDED if old is None else DifferenceKind.REMOVED
        yield blank._replace(kind=kind, before=old and old.fields, after=new and new.fields)
        return
    if former != new.fields["id"]:
        yield blank._replace(field="id", before=former, after=new.fields["id"])
    known = frozenset(("id", "was")) if former != new.fields["id"] else frozenset(("id",))
    for field, was, now in _differences(old.fields, new.fields, new.part, skip=known):
        retired = field == "status" and now == Status.RETIRED
        yield blank._replace(
            kind=DifferenceKind.RETIRED if retired else DifferenceKind.CHANGED, field=field, before=was, after=now
        )


def _differences(
    was: Content, now: Content, part: type[Part], path: str = "", skip: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Any, Any]]:
    """The path of every field that differs, with both values."""
    for shape in shapes(part):
        if shape.name in skip:
            continue
        old, new = was.get(shape.name), now.get(shape.name)
        if old == new:
            continue
        field = f"{path}{shape.name}"
        if shape.part and not shape.many:
            yield from _differences(old or {}, new or {}, shape.part, f"{field}.")
        elif _as_read(held := meaning_of(old, shape)) != _as_read(holds := meaning_of(new, shape)):
            yield field, held, holds


def _as_read(value: Any) -> Any:
    """A value as people see it, so that another way to type the same text is no change."""
    match value:
        case str():
            return plain(value)
        case list():
            return [_as_read(item) for item in value]
        case dict():
            return {name: _as_read(inside) for name, inside in value.items()}
    return value


def meaning_of(value: Any, shape: Shape) -> Any:
    """What a value means: what is missing is what holds by default, line breaks are spaces, order counts where it counts."""
    if is_empty(value):
        value = value_when_left_out(shape)
    if not shape.many or value is None:
        return _item(value, shape)
    items = [_item(item, shape) for item in value]
    return items if shape.declared.is_ordered else _each_once(items)


def _each_once(items: list[Any]) -> list[Any]:
    by_words = {json.dumps(_as_read(item), sort_keys=True): item for item in items}
    return [by_words[words] for words in sorted(by_words)]


def _item(value: Any, shape: Shape) -> Any:
    if shape.part and isinstance(value, dict):
        found = {inner.name: meaning_of(value.get(inner.name), inner) for inner in shapes(shape.part)}
        return {name: inside for name, inside in found.items() if inside is not None}
    return " ".join(value.split()) if isinstance(value, str) else value


def value_when_left_out(shape: Shape) -> Any:
    """What holds where nothing is written, or None."""
    default = None if shape.info.is_required() else shape.info.get_default()
    plain = list(default) if isinstance(default, tuple) else default
    return None if shape.part or is_empty(plain) else plain
