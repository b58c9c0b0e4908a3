"""A house laid over its brand: section by section, entry by id, field by field, each with the place where it stands.

What the house says holds, and what it does not say is taken over. A field that is there and empty is said: it is empty.
A list is one value and replaced whole, unless it holds entries. Entries come in the order of the brand, those of the
house alone after them. What is `fixed` stays, and is reported where the house says otherwise; what is `local` is
reported until the house says it. So whatever follows sees one handbook, and every problem stands where it can be mended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from handbook.model import Handbook
from handbook.model.base import Entry, Part
from handbook.model.fields import Shape, shapes_by_name
from handbook.model.handbook import ENTRY_TYPES
from handbook.model.ids import shortened
from handbook.model.marks import MARKS, NEVER_TAKEN_OVER, WHOLE
from handbook.model.problems import Problem, did_you_mean
from handbook.reader.layer import Item, Layer, Open, Where, inside, own_marks
from handbook.reader.left_open import OWN_SECTIONS, Said, not_said, place, still_open
from handbook.reader.scan.compose import Source
from handbook.reader.source_map import LaidGroup, LaidList, Position, SourceMap

NOT_FIXED = ("id", "was", *MARKS, *NEVER_TAKEN_OVER)
"""What a house may say of an entry that is `fixed: true`."""


class Overlay:
    """Lays one layer over another."""

    def __init__(self, base: Layer, own: Layer, way: str, extends: Position) -> None:
        """Take the layer below, the one above, the way to the folder of the one below, and where that is named."""
        self._base, self._own, self._way, self._extends = base, own, way, extends
        self._map = SourceMap(
            keys=base.source_map.keys | own.source_map.keys,
            guessed=base.source_map.guessed | own.source_map.guessed,
            sources=base.source_map.sources | own.source_map.sources,
        )
        self._said = Said()
        self.problems: list[Problem] = []

    @property
    def left_out(self) -> dict[str, Position]:
        """Where the house leaves out which ids of the brand's."""
        return self._said.gone

    def laid(self, left_out: list[Position]) -> Layer:
        """The two in one, without the entries of the brand that the house leaves out by their ids."""
        raw: dict[str, Any] = {}
        self._leave_out(left_out)
        for name, shape in shapes_by_name(Handbook).items():
            below, above = (layer.source_map.sections.get(name) for layer in (self._base, self._own))
            if shape.many:
                base = self._base.items(name) if name not in OWN_SECTIONS else []
                laid = self._entries(name, shape, base, self._own.items(name))
                if laid:
                    raw[name], self._map.items[name] = [one.data for one in laid], [one.position for one in laid]
                elif base:  # what is missing is so because the house left it out
                    self._map.keys[name] = self._said.gone[base[-1].id]
            elif below or above:
                found = self._section(name, shape, below, above)
                raw[name], self._map.sections[name] = found
        left = list(still_open(self._base.open, self._own, self._said))
        self.problems += [not_said(one, self._nearest(one)) for one in left]
        return Layer(raw, self._map, [*left, *own_marks(self._own)])

    def _section(self, name: str, shape: Shape, below: Position | None, above: Position | None) -> Item:
        assert shape.part is not None
        base = self._without_its_own(name, Item(self._base.raw[name], below)) if below else None
        own = Item(self._own.raw[name], above) if above else None
        if base and not own and name == "handbook":
            own = Item({}, Position(self._extends.source, _group_at(self._extends.node, [])))
        laid = self._group((name, ""), shape.part, base, own) if base and own else base or own
        assert laid is not None
        return self._without_gone_lines(laid) if name == "quote" and self._said.gone and laid.is_group else laid

    def _without_gone_lines(self, quote: Item) -> Item:
        data, pairs = dict(quote.data), []
        for key, value in quote.position.node.value:
            if key.value in ("lines", "variants") and isinstance(data.get(key.value), list):
                kept = [one for one in inside(quote, key.value, self._map) if one.id not in self._said.gone]
                data[key.value] = [one.data for one in kept]
                lines = self._map.below(quote.position, (key.value,)) or quote.position
                value = self._sequence(lines.source, value, kept)
            pairs.append((key, value))
        return Item(data, _with(quote.position, pairs))

    def _sequence(self, source: Source, node: yaml.Node, items: list[Item]) -> yaml.Node:
        """A list of items from wherever, in the place of another."""
        for one in items:
            self._map.stands_in(one.position.node, one.position.source)
        made = LaidList("value", [one.position.node for one in items], node.start_mark, node.end_mark)
        made.own = node.own if isinstance(node, LaidList) else node
        self._map.stands_in(made, source)
        return made

    def _without_its_own(self, section: str, item: Item) -> Item:
        """The settings of a brand without those that every handbook has of its own."""
        if section != "handbook" or not isinstance(item.data, dict):
            return item
        data = {name: value for name, value in item.data.items() if name not in NEVER_TAKEN_OVER}
        pairs = [pair for pair in item.position.node.value if pair[0].value not in NEVER_TAKEN_OVER]
        return Item(data, _with(item.position, pairs))

    def _entries(self, section: str, shape: Shape, base: list[Item], own: list[Item]) -> list[Item]:
        """The entries of both: those of the brand as the house has them, then those of the house alone."""
        part = shape.part
        assert part is not None
        above: dict[str, Item] = {}
        alone = []
        now = {former: item.id for item in base for former in _texts(item.data, "was")}
        known = {item.id for item in base if item.id}
        for item in own:
            id_ = item.id if item.id in known else now.get(item.id, "")
            if id_ in self._said.gone:
                self._says_what_it_leaves_out(item, id_)
            elif id_ and id_ not in above:
                above[id_] = item if id_ == item.id else self._renamed(item, id_)
            else:
                alone.append(item)
                self._map.guessed |= {id(item.position.node)} if id_ else set()
        for item in alone if base else ():
            self._look_for_the_rest(part, item, known)
        kept = [self._without_gone(part, item) for item in base if item.id not in self._said.gone]
        laid = [
            self._group((section, item.id), part, item, above[item.id]) if item.id in above else item for item in kept
        ]
        return [*laid, *alone]

    def _says_what_it_leaves_out(self, item: Item, id_: str) -> None:
        said = f"“{id_}” is left out in {place(self._said.gone[id_])}, and something is said of it here."
        self._report(self._own_place(item, "id"), "left-out-needed", said, "Keep one of the two.")

    def _renamed(self, item: Item, now: str) -> Item:
        """What a house says of an entry that its brand calls by another id today."""
        position = self._own_place(item, "id")
        said = f"“{item.id}” is called “{now}” in {self._way} now."
        self._report(position, "house-says-former-id", said, f"Write id: {now}")
        position.node.value = now
        return Item({**item.data, "id": now}, item.position)

    def _look_for_the_rest(self, part: type[Part], item: Item, known: set[str]) -> None:
        """Say of an entry that says less than half of what it needs that there is nothing to take the rest from."""
        needed = [name for name, shape in shapes_by_name(part).items() if shape.info.is_required() and name != "id"]
        said = item.data.keys() if isinstance(item.data, dict) else needed
        if item.id and item.id not in known and len([name for name in needed if name in said]) * 2 < len(needed):
            message = f"{self._way} has no {part.kind_name()} “{item.id}” to take the rest from."
            cure = did_you_mean(item.id, known, "Take it out, or say all of it.")
            self._report(self._own_place(item, "id"), "house-says-too-little", message, cure)
            self._map.guessed.add(id(item.position.node))

    def _group(self, where: Where | None, part: type[Part], base: Item, own: Item) -> Item:
        """A group of fields, field by field; of two that are not both groups that of the house."""
        if not (isinstance(base.data, dict) and isinstance(own.data, dict)):
            return own
        if where:
            self._said.met[where] = own.position
        laid = _Laid(dict(base.data), {key.value: (key, value) for key, value in base.position.node.value})
        for name in laid.pairs:
            self._remember_file(base, name)
        for key, value in own.position.node.value:
            found = self._field(where, shapes_by_name(part)[key.value], base, own)
            if found is None:
                continue
            laid.pairs[key.value] = key, found.position.node if found.data is not None else value
            laid.data.pop(key.value, None)
            if found.data is not None:
                laid.data[key.value] = found.data
                if where:
                    self._said.fields.add((*where, key.value))
        fixed = [*base.marks("fixed"), *own.marks("fixed")]
        laid.data |= {"fixed": list(dict.fromkeys(fixed))} if fixed else {}
        if "local" not in own.names and "local" in laid.data:
            laid.data["local"] = [name for name in base.marks("local") if name not in own.marks("fixed")]
        return Item(laid.data, _with(own.position, list(laid.pairs.values())))

    def _field(self, where: Where | None, shape: Shape, base: Item, own: Item) -> Item | None:
        """What becomes of a field that the house says, as far as it may; None where it stays as the brand has it."""
        name = shape.name
        below, above = self._inner(base, name), self._inner(own, name)
        if _is_fixed(name, base):
            if above.data != below.data:
                self._breaks(own, name, base)
            return None
        if (
            shape.part
            and isinstance(below.data, list)
            and isinstance(above.data, list)
            and issubclass(shape.part, Entry)
        ):
            return self._list(f"{where[0]}.{name}" if where else name, shape, below, above)
        if shape.part and isinstance(below.data, dict) and isinstance(above.data, dict):
            return self._group(None, shape.part, below, above)
        return above

    def _inner(self, item: Item, name: str) -> Item:
        return Item(item.data.get(name), self._map.below(item.position, (name,)) or item.position)

    def _list(self, section: str, shape: Shape, base: Item, own: Item) -> Item:
        """Entries in a group, such as the lines of the quote."""
        both = [
            [Item(one, self._map.below(item.position, (i,)) or item.position) for i, one in enumerate(item.data)]
            for item in (base, own)
        ]
        laid = self._entries(section, shape, *both)
        node = self._sequence(own.position.source, own.position.node, laid)
        return Item([one.data for one in laid], Position(own.position.source, node))

    def _without_gone(self, part: type[Part], item: Item) -> Item:
        """A group of fields of the brand's whose lists do not name what the house leaves out."""
        if not (self._said.gone and isinstance(item.data, dict)):
            return item
        data, pairs = dict(item.data), []
        for key, value in item.position.node.value:
            shape, inner = shapes_by_name(part)[key.value], self._inner(item, key.value)
            node = value
            if (
                shape.points_at
                and isinstance(inner.data, list)
                and self._said.gone.keys() & {str(one) for one in inner.data}
            ):
                kept = [i for i, one in enumerate(inner.data) if str(one) not in self._said.gone]
                items = [Item(inner.data[i], self._map.below(inner.position, (i,)) or inner.position) for i in kept]
                data[key.value], node = [one.data for one in items], self._sequence(inner.position.source, value, items)
            elif shape.part and isinstance(inner.data, dict):
                found = self._without_gone(shape.part, inner)
                data[key.value], node = found.data, found.position.node
                self._map.stands_in(node, inner.position.source)
            pairs.append((key, node))
        return Item(data, _with(item.position, pairs))

    def _breaks(self, own: Item, name: str, base: Item) -> None:
        stands = place(self._map.below(base.position, (name,)) or self._own_place(base, "fixed"))
        what = f"“{name}” of “{own.id}”" if own.id else f"“{name}”"
        self._report(self._own_place(own, name), "house-changes-fixed", f"{what} is fixed in {stands}.",
                     "Take it out; what stands there holds in every house.")  # fmt: skip

    def _leave_out(self, left_out: list[Position]) -> None:
        """Take note of what a house leaves out, and say of each that it cannot why."""
        there = {item.id: item for section in ENTRY_TYPES for item in self._base.items(section) if item.id}
        fixed = dict(self._fixed(there))
        for position in left_out:
            id_ = position.node.value if isinstance(position.node, yaml.ScalarNode) else ""
            if id_ in fixed:
                said = f"“{id_}” cannot be left out: it is fixed in {place(fixed[id_])}."
                self._report(position, "house-changes-fixed", said, "Take the id out.")
            elif id_ in there:
                self._said.gone[id_] = position
            elif id_.strip():
                self._not_there(position, id_, there)
            else:
                self._report(
                    position, "left-out-missing", "Here stands no id.", "Write ids, one a line, each after a dash."
                )

    def _not_there(self, position: Position, id_: str, there: dict[str, Item]) -> None:
        now = next((item.id for item in there.values() if id_ in _texts(item.data, "was")), "")
        cure = f"It is called “{now}” now." if now else did_you_mean(id_, there, "Correct the id, or take it out.")
        self._report(position, "left-out-missing", f"{self._way} has no “{shortened(id_)}” to leave out.", cure)

    def _fixed(self, there: dict[str, Item]) -> Iterator[tuple[str, Position]]:
        """The entries that cannot be left out, each with the mark that says so; lines and variants also by that of the quote."""
        by_quote = [
            (one.id, quote)
            for quote in self._base.items("quote")
            for name in ("lines", "variants")
            if _is_fixed(name, quote)
            for one in inside(quote, name, self._base.source_map)
        ]
        for id_, item in (*by_quote, *((id_, item) for id_, item in there.items() if item.marks("fixed"))):
            yield id_, self._base.source_map.below(item.position, ("fixed",)) or item.position

    def _nearest(self, one: Open) -> Position:
        """Where the house says something of the same entry, or else where it names its brand."""
        found = self._said.met.get((one.section, one.id))
        return (self._map.below(found, ("id",)) or found) if found else self._extends

    def _own_place(self, item: Item, name: str) -> Position:
        return self._map.below(item.position, (name,)) or item.position

    def _remember_file(self, base: Item, name: str) -> None:
        """Of a value that is taken over; what it is taken over into stands in another."""
        if found := self._map.below(base.position, (name,)):
            self._map.stands_in(found.node, found.source)

    def _report(self, position: Position, rule: str, message: str, cure: str) -> None:
        self.problems.append(position.problem(rule, message, cure))


@dataclass
class _Laid:
    """A group of fields in the making: as plain data, and as nodes by their names."""

    data: dict[str, Any]
    pairs: dict[str, tuple[yaml.Node, yaml.Node]]


def _is_fixed(name: str, base: Item) -> bool:
    """Whether a field is fixed: of all that are, those that are left to each house are an exception."""
    fixed, free = base.marks("fixed"), (*NOT_FIXED, *base.marks("local"))
    return name in fixed or (WHOLE in fixed and name not in free)


def _with(position: Position, pairs: list[tuple[yaml.Node, yaml.Node]]) -> Position:
    """A group of fields that begins where another does, with other fields in it."""
    return Position(position.source, _group_at(position.node, pairs))


def _group_at(node: yaml.Node, pairs: list[tuple[yaml.Node, yaml.Node]]) -> yaml.Node:
    made = LaidGroup("value", pairs, node.start_mark, node.end_mark)
    made.own = node.own if isinstance(node, LaidGroup) else node
    return made


def _texts(data: Any, name: str) -> list[str]:
    found = data.get(name) if isinstance(data, dict) else None
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
