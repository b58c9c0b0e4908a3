"""All fields that a handbook can have."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.model.base import Part
from handbook.model.fields import Shape, shapes
from handbook.model.handbook import Handbook


def every_field() -> Iterator[Shape]:
    """Every field of the model, each declaration once."""
    met: set[str] = set()
    waiting: list[type[Part]] = [Handbook]
    for part in waiting:
        for shape in shapes(part):
            if shape.id not in met:
                met.add(shape.id)
                yield shape
            if shape.part and shape.part not in waiting:
                waiting.append(shape.part)
