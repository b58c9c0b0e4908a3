"""What is shared while a house is laid over its brand: where everything stands, what the house says, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from handbook.model.problems import Problem
from handbook.reader.layer import Item, Layer
from handbook.reader.left_open import Said
from handbook.reader.source_map import LaidGroup, LaidList, Position, SourceMap

Pair = tuple[yaml.Node, yaml.Node]
"""A name in a group of fields, and its value."""


@dataclass
class Laying:
    """One house being laid over its brand; `way` leads from the folder of the house to that of the brand."""

    way: str
    source_map: SourceMap
    """Of both: the house stands in the place of the brand wherever it says something."""
    said: Said = field(default_factory=Said)
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def of(cls, base: Layer, own: Layer, way: str) -> Laying:
        """Begin with what is known of the files of both."""
        below, above = base.source_map, own.source_map
        source_map = SourceMap(
            keys=below.keys | above.keys,
            guessed=below.guessed | above.guessed,
            sources=below.sources | above.sources,
        )
        return cls(way, source_map)

    def report(self, position: Position, rule: str, message: str, cure: str) -> None:
        """Remember what is wrong."""
        self.problems.append(position.problem(rule, message, cure))

    def place(self, item: Item, name: str) -> Position:
        """Where a field stands, or else the group that it is missing in."""
        return self.source_map.below(item.position, (name,)) or item.position

    def inner(self, item: Item, name: str) -> Item:
        """What stands in a field."""
        return Item(item.data.get(name), self.place(item, name))

    def listed(self, item: Item) -> list[Item]:
        """What stands in a list."""
        places = (self.source_map.below(item.position, (i,)) or item.position for i in range(len(item.data)))
        return [Item(*one) for one in zip(item.data, places, strict=True)]

    def remember_file(self, item: Item, name: str) -> None:
        """Of a value that is taken over; what it is taken over into stands in another file."""
        if found := self.source_map.below(item.position, (name,)):
            self.source_map.stands_in(found.node, found.source)

    def list_at(self, position: Position, items: list[Item]) -> yaml.Node:
        """A list of items from whichever files, in the place of another."""
        for one in items:
            self.source_map.stands_in(one.position.node, one.position.source)
        node = position.node
        made = LaidList("value", [one.position.node for one in items], node.start_mark, node.end_mark)
        made.own = node.own if isinstance(node, LaidList) else node
        self.source_map.stands_in(made, position.source)
        return made


def group_at(position: Position, pairs: list[Pair]) -> Position:
    """A group of fields that begins where another does, with other fields in it."""
    node = position.node
    made = LaidGroup("value", pairs, node.start_mark, node.end_mark)
    made.own = node.own if isinstance(node, LaidGroup) else node
    return Position(position.source, made)
