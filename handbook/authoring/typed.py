"""Values as their fields want them written: days and numbers bare, names of editions in quotation marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handbook.authoring.to_yaml import Bare, InQuotes, Noted
from handbook.model import Part, values
from handbook.model.fields import Shape, shapes_by_name

ALWAYS_QUOTED = (values.read_quoted, values.read_edition_id)
TEXTS = (values.read_id, values.read_reference)


def typed(value: Any, shape: Shape) -> Any:
    """A value for a field, of which texts know by now whether they are texts."""
    if isinstance(value, Noted):
        return replace(value, value=typed(value.value, shape))
    if isinstance(value, Mapping) and shape.part:
        return typed_fields(value, shape.part)
    if isinstance(value, list | tuple):
        return [typed(item, shape) for item in value]
    if not isinstance(value, str) or shape.kind is None or shape.kind.is_text or shape.kind.read in TEXTS:
        return Bare(value) if isinstance(value, str) and shape.choices else value
    return InQuotes(value) if shape.kind.read in ALWAYS_QUOTED else Bare(value)


def typed_fields(fields: Mapping[str, Any], part: type[Part]) -> dict[str, Any]:
    """The same for a group of fields, by the names that stand in YAML. Raises KeyError for one there is not."""
    return {name: typed(value, shapes_by_name(part)[name]) for name, value in fields.items()}
