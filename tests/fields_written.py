"""Which fields the model has, and which of them a handbook holds a value for."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model import Part
from handbook.model.fields import FieldPath, shapes


def all_fields(part: type[Part], above: FieldPath = ()) -> Iterator[FieldPath]:
    """Every field of a part, in each place where it stands."""
    for shape in shapes(part):
        yield (*above, shape.name)
        if shape.part:
            yield from all_fields(shape.part, (*above, shape.name))


def fields_written(part: Part) -> set[FieldPath]:
    """Those that are written in a part of a handbook, and hold something."""
    return set(_written(part, ()))


def _written(part: Part, above: FieldPath) -> Iterator[FieldPath]:
    for shape in shapes(type(part)):
        value = getattr(part, shape.attribute)
        if shape.attribute in part.model_fields_set and value not in (None, "", ()):
            yield (*above, shape.name)
            for inside in (value if shape.many else (value,)) if shape.part else ():
                yield from _written(inside, (*above, shape.name))
