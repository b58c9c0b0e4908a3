"""What a house leaves out of its brand, by ids, and what the brand is without it: no list names it any more."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from handbook.model.base import Part
from handbook.model.fields import Shape, shapes_by_name
from handbook.model.handbook import ENTRY_TYPES
from handbook.model.ids import shortened
from handbook.model.problems import did_you_mean
from handbook.reader.fixed import fixed_entries
from handbook.reader.layer import Item, Layer, inside
from handbook.reader.laying import Laying, Pair, group_at
from handbook.reader.left_open import place
from handbook.reader.source_map import Position


def leave_out(laying: Laying, base: Layer, named: Iterable[Position]) -> None:
    """Take note of what a house leaves out, and say of each that it cannot why."""
    there = {item.id: item for section in ENTRY_TYPES for item in base.items(section) if item.id}
    fixed = dict(fixed_entries(base))
    for position in named:
        id_ = position.node.value if isinstance(position.node, yaml.ScalarNode) else ""
        if id_ in fixed:
            said = f"“{id_}” cannot be left out: it is fixed in {place(fixed[id_])}."
            laying.report(position, "house-changes-fixed", said, "Take the id out.")
        elif id_ in there:
            laying.said.gone[id_] = position
        elif id_.strip():
            said = f"{laying.way} has no “{shortened(id_)}” to leave out."
            laying.report(position, "left-out-missing", said, _meant(id_, there))
        else:
            cure = "Write ids, one a line, each after a dash."
            laying.report(position, "left-out-missing", "Here stands no id.", cure)


def _meant(id_: str, there: dict[str, Item]) -> str:
    now = next((item.id for item in there.values() if id_ in item.texts("was")), "")
    return f"It is called “{now}” now." if now else did_you_mean(id_, there, "Correct the id, or take it out.")


def without_gone(laying: Laying, part: type[Part], item: Item) -> Item:
    """A group of fields of the brand's whose lists do not name what the house leaves out."""
    if not (laying.said.gone and item.is_group):
        return item
    data, pairs = dict(item.data), list[Pair]()
    for key, value in item.position.node.value:
        found = _field_without(laying, shapes_by_name(part)[key.value], Position(item.position.source, value), item)
        if found:
            data[key.value] = found.data
        pairs.append((key, found.position.node if found else value))
    return Item(data, group_at(item.position, pairs))


def _field_without(laying: Laying, shape: Shape, written: Position, item: Item) -> Item | None:
    """A field without what is left out; None where it stays as it is."""
    inner = laying.inner(item, shape.name)
    if shape.points_at and isinstance(inner.data, list):
        kept = [one for one in laying.listed(inner) if str(one.data) not in laying.said.gone]
        if len(kept) < len(inner.data):
            node = laying.list_at(Position(inner.position.source, written.node), kept)
            return Item([one.data for one in kept], Position(inner.position.source, node))
    elif shape.part and inner.is_group:
        found = without_gone(laying, shape.part, inner)
        laying.source_map.stands_in(found.position.node, inner.position.source)
        return found
    return None


def quote_without_gone(laying: Laying, quote: Item) -> Item:
    """The quote without lines and variants that are left out."""
    data, pairs = dict(quote.data), list[Pair]()
    for key, value in quote.position.node.value:
        node = value
        if key.value in ("lines", "variants") and isinstance(data.get(key.value), list):
            kept = [one for one in inside(quote, key.value, laying.source_map) if one.id not in laying.said.gone]
            data[key.value] = [one.data for one in kept]
            node = laying.list_at(Position(laying.place(quote, key.value).source, value), kept)
        pairs.append((key, node))
    return Item(data, group_at(quote.position, pairs))
