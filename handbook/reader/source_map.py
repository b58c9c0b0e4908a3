"""Where everything stands: from an entry and a path inside it to a file, a line and a column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from handbook.model import Handbook, Part
from handbook.model.fields import FieldPath
from handbook.model.problems import Problem
from handbook.reader.scan.compose import Source


@dataclass(frozen=True)
class Position:
    """A node and the file it stands in."""

    source: Source
    node: yaml.Node

    def problem(self, rule: str, message: str, cure: str) -> Problem:
        """Report a problem at the start of this node."""
        line, column = self.node.start_mark.line, self.node.start_mark.column
        return Problem(self.source.name, line + 1, column + 1 + self.source.shifts.get(line, 0), rule, message, cure)

    def is_doubtful(self) -> bool:
        """Whether a line inside could not be read, so that nothing can be said about what is missing."""
        begins, ends = self.node.start_mark.line, self.node.end_mark.line
        return any(begins <= line <= ends for line in self.source.doubtful)


class LaidGroup(yaml.MappingNode):
    """A group of fields of a house with those that it takes over; the house's own begins and ends where this does."""

    own: yaml.Node


class LaidList(yaml.SequenceNode):
    """The same of a list of entries."""

    own: yaml.Node


def as_written(position: Position) -> Position:
    """What stands in a file at a place, without what is taken over there."""
    node = position.node
    return Position(position.source, node.own) if isinstance(node, LaidGroup | LaidList) else position


@dataclass
class SourceMap:
    """Where the sections and their entries stand; filled by the reader."""

    keys: dict[str, Position] = field(default_factory=dict)
    """The names of sections, at their first place."""
    sections: dict[str, Position] = field(default_factory=dict)
    """The sections that are one group of fields."""
    items: dict[str, list[Position]] = field(default_factory=dict)
    """The entries of the sections that are lists, in order, over all files."""
    guessed: set[int] = field(default_factory=set)
    """The nodes under a mistyped name: read as what was probably meant, but nothing is held against them."""
    sources: dict[int, tuple[yaml.Node, Source]] = field(default_factory=dict)
    """The files of nodes that stand in another than what they are a part of, as an overlay brings them together.

    Each with its node, which has to last as long: a number of one that is gone would be that of another.
    """
    _owners: dict[int, Position] = field(default_factory=dict)

    def stands_in(self, node: yaml.Node, source: Source) -> None:
        """Remember of a node that it stands in a file, whatever it is a part of."""
        self.sources[id(node)] = node, source

    def _source(self, node: yaml.Node, around: Source) -> Source:
        return self.sources.get(id(node), (node, around))[1]

    def settle(self, book: Handbook) -> None:
        """Remember for every entry of a finished handbook where it stands."""
        for part, path in self._parts(book):
            if position := self.find(path):
                self._owners[id(part)] = position

    def _parts(self, book: Handbook) -> Iterator[tuple[Part, FieldPath]]:
        yield book.handbook, ("handbook",)
        yield book.quote, ("quote",)
        for name, entries in book.sections():
            section: FieldPath = tuple(name.split("."))
            yield from ((entry, (*section, i)) for i, entry in enumerate(entries))

    def of(self, part: Part, path: FieldPath) -> Position | None:
        """Where a value of an entry stands; a missing one stands at the entry's id."""
        owner = self._owners.get(id(part))
        if owner is None:
            return None
        found, _, identity = self._walk(owner, path)
        return found or identity

    def below(self, position: Position, path: FieldPath) -> Position | None:
        """Where the value stands that a path leads to from another, or None."""
        return self._walk(position, path)[0]

    def whole(self, part: Part) -> Position:
        """Where an entry, or another part that is walked on its own, stands with all the fields that are written there."""
        return as_written(self._owners[id(part)])

    def value(self, part: Part, name: str) -> Position | None:
        """Where the value of a field stands, empty or not; None where the field is not written at all."""
        return self.below(self._owners[id(part)], (name,))

    def find(self, path: FieldPath) -> Position | None:
        """Where the value at a path from the top of the handbook stands, or None."""
        start, rest = self._start(path)
        return self._walk(start, rest)[0] if start else None

    def of_missing(self, path: FieldPath) -> tuple[Position | None, Position | None]:
        """Where the lack of the value at a path is reported, and the group of fields it is missing from."""
        start, rest = self._start(path)
        if start is None:
            return self.keys.get(str(path[0])), None
        _, deepest, identity = self._walk(start, rest)
        return identity, deepest

    def is_guessed(self, path: FieldPath) -> bool:
        """Whether a path leads through a mistyped name."""
        start, rest = self._start(path)
        if start is None:
            return False
        through = (self._walk(start, rest[:length])[1].node for length in range(len(rest) + 1))
        return any(id(node) in self.guessed for node in through)

    def owner_is_guessed(self, part: Part) -> bool:
        """Whether an entry stands under a mistyped name."""
        owner = self._owners.get(id(part))
        return owner is not None and id(owner.node) in self.guessed

    def _start(self, path: FieldPath) -> tuple[Position | None, FieldPath]:
        section, rest = str(path[0]), path[1:]
        if section in self.sections:
            return self.sections[section], rest
        if rest and isinstance(rest[0], int) and rest[0] < len(self.items.get(section, ())):
            return self.items[section][rest[0]], rest[1:]
        return None, rest

    def _walk(self, start: Position, path: FieldPath) -> tuple[Position | None, Position, Position]:
        """Follow a path: the node at its end or None, the last node on the way, and what stands for the fields it is among.

        Of an entry that is its id; of a group of fields without one, the beginning.
        """
        here = start
        identity = self._identity(here)
        for step in path:
            found = _child(here.node, step)
            if found is None:
                return None, here, identity
            here = Position(self._source(found, here.source), found)
            if isinstance(found, yaml.MappingNode):
                identity = self._identity(here)
        return here, here, identity

    def _identity(self, group: Position) -> Position:
        found = _child(group.node, "id")
        return Position(self._source(found, group.source), found) if found else group


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(step, int):
        if not isinstance(node, yaml.SequenceNode):
            return node if step == 0 else None
        return node.value[step] if step < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None
