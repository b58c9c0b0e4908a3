"""Entries that go by another id on the other side: the same thing under a new name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from handbook.editions.snapshot import Content, Snapshot
from handbook.model import Handbook, Part
from handbook.model.fields import Shape, shapes
from handbook.model.linked import LINK
from handbook.text.comparing import key


def renames(before: Snapshot, after: Snapshot) -> dict[str, str]:
    """The id on the second side for every id of the first that is gone there, as `was` says on either side."""
    gone = [id_ for id_ in before.records if id_ not in after.records]
    come = [id_ for id_ in after.records if id_ not in before.records]
    found = by_hand(before, after)
    found |= {former: id_ for id_ in come for former in after.records[id_].fields.get("was", ())}
    back = {id_: former for id_ in gone for former in before.records[id_].fields.get("was", ()) if former in set(come)}
    return {
        id_: new
        for id_ in gone
        if (new := found.get(id_) or back.get(id_)) and after.records[new].part is before.records[id_].part
    }


def by_hand(before: Snapshot, after: Snapshot) -> dict[str, str]:
    """The new id for every old one that is gone while a new entry says, word for word, what it said, and no `was` tells."""
    told = {former for record in after.records.values() for former in record.fields.get("was", ())}
    gone = _by_words(before, before.records.keys() - after.records.keys() - told)
    untold = {id_ for id_ in after.records.keys() - before.records.keys() if not after.records[id_].fields.get("was")}
    come = _by_words(after, untold)
    pairs = ((gone[words], come[words]) for words in gone.keys() & come.keys())
    return {old[0]: new[0] for old, new in pairs if len(old) == len(new) == 1}


def _by_words(snapshot: Snapshot, ids: Iterable[str]) -> dict[tuple[Any, ...], list[str]]:
    """Entries by their kind and all that they say in words; those that say nothing but their title are left out."""
    found: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for id_ in ids:
        record = snapshot.records[id_]
        words = sorted(_words(record.fields, record.part))
        if len(words) > 1:
            found[record.part, *words].append(id_)
    return found


def _words(fields: Content, part: type[Part]) -> Iterator[str]:
    for shape in shapes(part):
        value = fields.get(shape.name)
        for item in (value if shape.many else [value]) if value and not shape.declared.is_bookkeeping else ():
            if shape.part:
                yield from _words(item, shape.part)
            elif shape.kind and shape.kind.is_text:
                yield key(str(item))


def under_new_names(snapshot: Snapshot, names: dict[str, str]) -> Snapshot:
    """The same state, with every id, and everything that points at it, under its new name."""
    if not names:
        return snapshot

    def renamed_link(found: Any) -> str:
        id_ = found.group(1).strip()
        return str(found.group().replace(id_, names.get(id_, id_), 1))

    def renamed(value: Any, shape: Shape) -> Any:
        if shape.name in ("id", "was") or (shape.kind and shape.kind.sections):
            return names.get(value, value) if shape.name != "was" else value
        if isinstance(value, str) and "[[" in value:
            return LINK.sub(renamed_link, value)
        return value

    return replace(snapshot, content=_mapped(snapshot.content, Handbook, renamed))


def _mapped(fields: Content, part: type[Part], change: Callable[[Any, Shape], Any]) -> Content:
    found = {}
    for shape in shapes(part):
        if shape.name in fields:
            value = fields[shape.name]
            found[shape.name] = (
                [_one(item, shape, change) for item in value] if shape.many else _one(value, shape, change)
            )
    return found


def _one(value: Any, shape: Shape, change: Callable[[Any, Shape], Any]) -> Any:
    return _mapped(value, shape.part, change) if shape.part else change(value, shape)
