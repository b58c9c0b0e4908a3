"""The JSON Schema of a handbook as people write it, by which an editor completes and underlines while one types.

It differs from the schema of the data (`handbook.schema.json`) in what the reader allows: one value for a list of one, a
number or a day in quotation marks or without, a field that is there and empty. It differs from one handbook to the next,
because an id that points at an entry is one of those there are. No section is needed, so that it fits each file that a
handbook includes; and where the handbook extends another, no field is, as the other may have it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from handbook.guide.examples import examples
from handbook.guide.value_schemas import NOTHING, ONE_VALUE, Schema, one_of, one_or_more, or_empty, own_id, written
from handbook.model import Handbook, Part
from handbook.model.base import Entry
from handbook.model.fields import Shape, shapes
from handbook.model.kinds import Kind
from handbook.reader.reading import Reading

OF_THE_FILE: dict[str, tuple[str, list[Any]]] = {
    "include": ("Files with more sections, by name or pattern; in `standards.yml` only.", ["standards/*.yml"]),
    "extends": ("The folder of the handbook that this one rests on; in `standards.yml` only.", ["../brand"]),
    "leave_out": (
        "Entries of the handbook that this one rests on, by id, that it does not have; in `standards.yml` only.",
        [[]],
    ),
}
"""What stands beside the sections and is no part of the handbook, but says what it is made of; and an example of each."""
MAY_BE_GONE = frozenset(["reason.ids"])
"""Fields that name entries there were: why one was removed is said by its id."""


def schema_as_written(reading: Reading) -> str:
    """The schema for the files of a handbook, as JSON; ids are those of the handbook, as far as it could be read."""
    making = _Making(reading.book, is_house=reading.extends is not None)
    sections = making.properties(Handbook)
    for name, (description, given) in OF_THE_FILE.items():
        value = or_empty(ONE_VALUE) if name == "extends" else one_or_more(ONE_VALUE, needed=False)
        sections[name] = {"description": description, "examples": given, **value}
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Handbook",
        "type": ["object", "null"],
        "properties": sections,
        "additionalProperties": False,
        "$defs": {"nothing": NOTHING} | making.parts | making.shared | making.ids,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


@dataclass
class _Making:
    """A schema in the making; what its fields refer to is made once for all."""

    book: Handbook
    is_house: bool
    """Whether what is not said may be the brand's."""
    parts: dict[str, Schema] = field(default_factory=dict)
    shared: dict[str, Schema] = field(default_factory=dict)
    """The fields that every entry has."""
    ids: dict[str, Schema] = field(default_factory=dict)

    def properties(self, part: type[Part]) -> dict[str, Schema]:
        """The fields of a part, by name."""
        return {shape.name: self._field(shape) for shape in shapes(part)}

    def _field(self, shape: Shape) -> Schema:
        if shape.owner is not Entry:
            return self._described(shape)
        if shape.id not in self.shared:
            self.shared[shape.id] = self._described(shape)
        return {"$ref": f"#/$defs/{shape.id}"}

    def _described(self, shape: Shape) -> Schema:
        needed = shape.info.is_required() and shape.owner is not Handbook
        value = self._value(shape)
        whole = one_or_more(value, needed=needed) if shape.many else value if needed else or_empty(value)
        return {"description": _said(shape), "examples": self._examples(shape), **whole}

    def _value(self, shape: Shape) -> Schema:
        """One value of a field."""
        if shape.part:
            return self._group(shape.part)
        if shape.choices:
            return {"enum": list(shape.choices)}
        assert shape.kind is not None
        if shape.points_at:
            known = self._pointing(shape.kind)
            return {"anyOf": [known, ONE_VALUE]} if shape.id in MAY_BE_GONE else known
        is_own = shape.name == "id" and issubclass(shape.owner, Entry)
        return own_id(shape.kind, self.book.entries) if is_own else written(shape.kind)

    def _group(self, part: type[Part]) -> Schema:
        name = part.code()
        if name not in self.parts:
            self.parts[name] = {}
            self.parts[name] |= {
                "title": part.kind_name(),
                "description": (part.__doc__ or "").partition("\n")[0],
                "type": "object",
                "properties": self.properties(part),
                "required": [shape.name for shape in shapes(part) if self._is_needed(shape)],
                "additionalProperties": False,
            }
        here = {"$ref": f"#/$defs/{name}"}
        return {"anyOf": [here, ONE_VALUE]} if part.alone else here

    def _is_needed(self, shape: Shape) -> bool:
        return shape.info.is_required() and (not self.is_house or shape.name == "id")

    def _pointing(self, kind: Kind) -> Schema:
        name = "-".join(["ids", *kind.sections, *filter(None, [kind.instead])]).replace("*", "all")
        if name not in self.ids:
            words = [kind.instead] if kind.instead else []
            ids = self._known(kind.sections)
            self.ids[name] = one_of([*words, *ids], [*words, *(self.book.entries[id_].name for id_ in ids)])
        return {"$ref": f"#/$defs/{name}"}

    def _known(self, sections: tuple[str, ...]) -> list[str]:
        """The ids of some sections, in the order of the handbook."""
        wanted = [entries for section, entries in self.book.sections() if section in sections or "*" in sections]
        return list(dict.fromkeys(entry.id for entries in wanted for entry in entries if entry.id))

    def _examples(self, shape: Shape) -> list[Any]:
        """What stands there in the guide; ids and groups as they are in the handbook itself."""
        if shape.id == "standard.group":
            return list(self.book.groups.values())
        if shape.points_at:
            return [shape.kind.instead] if shape.kind and shape.kind.instead else self._known(shape.points_at)[:1]
        return [examples()[shape.id]] if shape.id in examples() else []


def _said(shape: Shape) -> str:
    """What a field means, what stands there, and what holds without it."""
    what = " · ".join(shape.choices) or (shape.kind.words if shape.kind else "fields of its own")
    return f"{shape.info.description} ({'list: ' if shape.many else ''}{what}){_without(shape)}"


def _without(shape: Shape) -> str:
    default = "" if shape.info.is_required() or shape.part else shape.info.get_default()
    said = ", ".join(default) if isinstance(default, tuple) else default
    return "" if said in ("", None) else f" Without it: {str(said).lower() if isinstance(said, bool) else said}."
