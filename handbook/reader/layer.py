"""What the files of one folder say before they are fitted to the model: plain data, and where all of it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from handbook.model import Quote, Settings
from handbook.model.brand_marks import WHOLE
from handbook.model.fields import shapes_by_name
from handbook.model.handbook import ENTRY_TYPES
from handbook.reader.source_map import Position, SourceMap

Where = tuple[str, str]
"""A section and the id of an entry in it; of the settings and the quote without an id."""


class Item(NamedTuple):
    """A group of fields as plain data, and where it stands."""

    data: Any
    position: Position

    @property
    def id(self) -> str:
        """Its id, empty where it has none that is a text."""
        found = self.data.get("id") if isinstance(self.data, dict) else None
        return found if isinstance(found, str) else ""

    @property
    def is_group(self) -> bool:
        """Whether it is what it should be."""
        return isinstance(self.data, dict)

    @property
    def names(self) -> set[str]:
        """The fields that are written in it, those that are empty too."""
        node = self.position.node
        return {key.value for key, _ in node.value} if isinstance(node, yaml.MappingNode) else set()

    def texts(self, name: str) -> list[str]:
        """The texts in one of its lists, such as what stands under `fixed` or `was`."""
        found = self.data.get(name) if isinstance(self.data, dict) else None
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


class Open(NamedTuple):
    """A field that a brand leaves to its houses: the names that lead to it, and where the brand has it."""

    section: str
    id: str
    field: str
    position: Position
    value: Any
    """What the brand has there as an example: text, or lists and groups of it; None where it has nothing."""


@dataclass
class Layer:
    """What the files of one folder say, with those that it rests on, before it is fitted to the model."""

    raw: dict[str, Any] = field(default_factory=dict)
    source_map: SourceMap = field(default_factory=SourceMap)
    open: list[Open] = field(default_factory=list)
    """What is to be said by whoever extends this."""

    def items(self, section: str) -> list[Item]:
        """The entries of a section, also of the quote's lines and variants; of settings and quote the one group they are."""
        whole, _, inner = section.partition(".")
        if inner:
            return [one for item in self.items(whole) for one in inside(item, inner, self.source_map)]
        if section in self.source_map.sections:
            return [Item(self.raw[section], self.source_map.sections[section])]
        return list(map(Item, self.raw.get(section) or [], self.source_map.items.get(section, [])))


def own_marks(layer: Layer) -> Iterator[Open]:
    """What a handbook leaves to the houses that extend it; a mistyped name of a field is said elsewhere."""
    for section, part in (("handbook", Settings), ("quote", Quote), *ENTRY_TYPES.items()):
        known = {*shapes_by_name(part), WHOLE}
        for item in layer.items(section):
            for mark in item.texts("local"):
                if mark in known:
                    place = layer.source_map.below(item.position, (mark,))
                    place = place or layer.source_map.below(item.position, ("local",)) or item.position
                    yield Open(section, item.id, mark, place, item.data.get(mark))


def inside(item: Item, name: str, source_map: SourceMap) -> list[Item]:
    """The entries in a list of a group."""
    data = item.data.get(name) if isinstance(item.data, dict) else None
    places = (source_map.below(item.position, (name, i)) for i in range(len(data or ())))
    return [Item(one, place) for one, place in zip(data or (), places, strict=True) if place]
