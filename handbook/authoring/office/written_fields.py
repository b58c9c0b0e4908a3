"""What an editor has written, as plain data: defaults that stand nowhere are not in it, whatever they mean."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from handbook.model import Handbook, Part
from handbook.model.fields import Shape, shapes

Plain = dict[str, Any]
"""Fields by the names that stand in YAML: texts, numbers, days, true and false, lists, and groups of fields."""


def written(part: Part) -> Plain:
    """The fields of an entry, or of another group, that stand in its file and are not empty."""
    found = {
        shape.name: _value(part.__dict__[shape.attribute], shape)
        for shape in shapes(type(part))
        if shape.attribute in part.model_fields_set
    }
    return {name: value for name, value in found.items() if not is_nothing(value)}


def parts_of(book: Handbook, section: str) -> dict[str, Part]:
    """The entries of a section by their ids; the settings, and the quote itself, under no id."""
    if section in ("handbook", "quote"):
        return {"": getattr(book, section)}
    owner, _, name = section.rpartition(".")
    entries = getattr(book.quote if owner else book, name)
    return {entry.id: entry for entry in entries}


def is_nothing(value: Any) -> bool:
    """Whether a value counts as missing; nought and false do not."""
    return value is None or value == "" or value == [] or value == {}


def at(fields: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    """The value that a path leads to; None where nothing stands there."""
    value: Any = fields
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _value(value: Any, shape: Shape) -> Any:
    return [_one(item) for item in value] if shape.many else _one(value)


def _one(value: Any) -> Any:
    if isinstance(value, Part):
        return written(value)
    if value is None or isinstance(value, bool | date):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return value if isinstance(value, int) else str(value)
