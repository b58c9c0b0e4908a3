"""A house laid over its brand: section by section, entry by id, field by field, each with the place where it stands.

What the house says holds, and what it does not say is taken over. A field that is there and empty is said: it is empty.
A list is one value and replaced whole, unless it holds entries. Entries come in the order of the brand, those of the
house alone after them. What is `fixed` stays, and is reported where the house says otherwise; what is `local` is
reported until the house says it. So whatever follows sees one handbook, and every problem stands where it can be mended.
"""

from __future__ import annotations

from typing import Any

from handbook.model import Handbook
from handbook.model.base import Entry, Part
from handbook.model.brand_marks import NEVER_TAKEN_OVER
from handbook.model.fields import Shape, shapes_by_name
from handbook.model.problems import Problem
from handbook.reader.fixed import is_fixed
from handbook.reader.layer import Item, Layer, Open, Where, own_marks
from handbook.reader.laying import Laying, Pair, group_at
from handbook.reader.leaving_out import leave_out, quote_without_gone, without_gone
from handbook.reader.left_open import OWN_SECTIONS, not_said, place, still_open
from handbook.reader.pairing import paired
from handbook.reader.source_map import Position


class Overlay:
    """Lays one layer over another."""

    def __init__(self, base: Layer, own: Layer, way: str, extends: Position) -> None:
        """Take the layer below, the one above, the way to the folder of the one below, and where that is named."""
        self._base, self._own, self._extends = base, own, extends
        self._laying = Laying.of(base, own, way)
        self._map, self._said = self._laying.source_map, self._laying.said

    @property
    def problems(self) -> list[Problem]:
        """What was found wrong."""
        return self._laying.problems

    @property
    def left_out(self) -> dict[str, Position]:
        """Where the house leaves out which ids of the brand's."""
        return self._said.gone

    def laid(self, left_out: list[Position]) -> Layer:
        """The two in one, without the entries of the brand that the house leaves out by their ids."""
        raw: dict[str, Any] = {}
        leave_out(self._laying, self._base, left_out)
        for name, shape in shapes_by_name(Handbook).items():
            if shape.many:
                self._lay_list(name, shape, raw)
            else:
                self._lay_section(name, shape, raw)
        left = list(still_open(self._base.open, self._own, self._said))
        self.problems.extend(not_said(one, self._nearest(one)) for one in left)
        return Layer(raw, self._map, [*left, *own_marks(self._own)])

    def _lay_list(self, name: str, shape: Shape, raw: dict[str, Any]) -> None:
        base = self._base.items(name) if name not in OWN_SECTIONS else []
        if laid := self._entries(name, shape, base, self._own.items(name)):
            raw[name], self._map.items[name] = [one.data for one in laid], [one.position for one in laid]
        elif base:  # what is missing is so because the house left it out
            self._map.keys[name] = self._said.gone[base[-1].id]

    def _lay_section(self, name: str, shape: Shape, raw: dict[str, Any]) -> None:
        assert shape.part is not None
        base, own = (next(iter(layer.items(name)), None) for layer in (self._base, self._own))
        if base and name == "handbook":
            base, own = _without_its_own(base), own or Item({}, group_at(self._extends, []))
        laid = self._group((name, ""), shape.part, base, own) if base and own else base or own
        if laid and name == "quote" and self._said.gone and laid.is_group:
            laid = quote_without_gone(self._laying, laid)
        if laid:
            raw[name], self._map.sections[name] = laid

    def _entries(self, section: str, shape: Shape, base: list[Item], own: list[Item]) -> list[Item]:
        """The entries of both: those of the brand as the house has them, then those of the house alone."""
        part = shape.part
        assert part is not None
        said, alone = paired(self._laying, part, base, own)
        kept = (without_gone(self._laying, part, item) for item in base if item.id not in self._said.gone)
        laid = (self._group((section, it.id), part, it, said[it.id]) if it.id in said else it for it in kept)
        return [*laid, *alone]

    def _group(self, where: Where | None, part: type[Part], base: Item, own: Item) -> Item:
        """A group of fields, field by field; of two that are not both groups that of the house."""
        if not (base.is_group and own.is_group):
            return own
        if where:
            self._said.met[where] = own.position
        data, pairs = dict(base.data), {key.value: (key, value) for key, value in base.position.node.value}
        for name in pairs:
            self._laying.remember_file(base, name)
        for key, value in own.position.node.value:
            if found := self._field(where, shapes_by_name(part)[key.value], base, own):
                self._take(where, found, data, pairs, (key, value))
        return Item(data | _marks(base, own), group_at(own.position, list(pairs.values())))

    def _take(
        self, where: Where | None, found: Item, data: dict[str, Any], pairs: dict[str, Pair], written: Pair
    ) -> None:
        """Put a field of the house into a group; one that is empty there is not in the data."""
        key, value = written
        name = key.value
        pairs[name] = key, value if found.data is None else found.position.node
        data.pop(name, None)
        if found.data is not None:
            data[name] = found.data
            self._said.fields |= {(*where, name)} if where else set()

    def _field(self, where: Where | None, shape: Shape, base: Item, own: Item) -> Item | None:
        """What becomes of a field that the house says, as far as it may; None where it stays as the brand has it."""
        name = shape.name
        below, above = self._laying.inner(base, name), self._laying.inner(own, name)
        if is_fixed(name, base):
            if above.data != below.data:
                self._breaks(own, name, base)
            return None
        if shape.part and below.is_group and above.is_group:
            return self._group(None, shape.part, below, above)
        both_are_lists = isinstance(below.data, list) and isinstance(above.data, list)
        if both_are_lists and shape.part and issubclass(shape.part, Entry):
            return self._list(f"{where[0]}.{name}" if where else name, shape, below, above)
        return above

    def _list(self, section: str, shape: Shape, base: Item, own: Item) -> Item:
        """Entries in a group, such as the lines of the quote."""
        laid = self._entries(section, shape, self._laying.listed(base), self._laying.listed(own))
        node = self._laying.list_at(own.position, laid)
        return Item([one.data for one in laid], Position(own.position.source, node))

    def _breaks(self, own: Item, name: str, base: Item) -> None:
        stands = place(self._map.below(base.position, (name,)) or self._laying.place(base, "fixed"))
        what = f"“{name}” of “{own.id}”" if own.id else f"“{name}”"
        said, cure = f"{what} is fixed in {stands}.", "Take it out; what stands there holds in every house."
        self._laying.report(self._laying.place(own, name), "house-changes-fixed", said, cure)

    def _nearest(self, one: Open) -> Position:
        """Where the house says something of the same entry, or else where it names its brand."""
        found = self._said.met.get((one.section, one.id))
        return (self._map.below(found, ("id",)) or found) if found else self._extends


def _without_its_own(settings: Item) -> Item:
    """The settings of a brand without those that every handbook has of its own."""
    if not settings.is_group:
        return settings
    data = {name: value for name, value in settings.data.items() if name not in NEVER_TAKEN_OVER}
    pairs = [pair for pair in settings.position.node.value if pair[0].value not in NEVER_TAKEN_OVER]
    return Item(data, group_at(settings.position, pairs))


def _marks(base: Item, own: Item) -> dict[str, list[str]]:
    """What is marked in the end: what is fixed stays so, and what is left open is so until somebody says it."""
    fixed = list(dict.fromkeys([*base.texts("fixed"), *own.texts("fixed")]))
    marks = {"fixed": fixed} if fixed else {}
    if "local" not in own.names and "local" in base.data:
        marks["local"] = [name for name in base.texts("local") if name not in own.texts("fixed")]
    return marks
