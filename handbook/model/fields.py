"""Walk over every single value of a handbook with the kind it has, and find the kind at a path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from inspect import get_annotations
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from handbook.model.base import Entry, Part
from handbook.model.declared import Declared
from handbook.model.kinds import Kind

FieldPath = tuple[str | int, ...]
"""The names and numbers that lead from an entry, or from the whole handbook, to a value: `("checklist", "basics", 0)`."""


@dataclass(frozen=True)
class Shape:
    """All that is known of one field of the model: what stands in it, whether it is a list of that, how it was declared."""

    name: str
    """As it is written in YAML, such as `for`."""
    attribute: str
    """As Python knows it, such as `for_`."""
    many: bool
    kind: Kind | None
    part: type[Part] | None
    choices: tuple[str, ...]
    info: FieldInfo
    declared: Declared
    owner: type[Part]
    """The part of the model that declares it, which those that are more of the same inherit it from."""

    @cached_property
    def id(self) -> str:
        """What its declaration is called, once for all that inherit it: `standard.seen`, `entry.also`."""
        return f"{self.owner.code()}.{self.name.replace('_', '-')}"

    @property
    def label(self) -> str:
        """What people see beside it, in English."""
        return self.declared.label or self.name.replace("_", " ").capitalize()

    @property
    def is_day(self) -> bool:
        """Whether a day stands in it."""
        return self.kind is not None and self.kind.schema.get("format") == "date"

    @property
    def is_address(self) -> bool:
        """Whether an address on the web stands in it."""
        return self.kind is not None and self.kind.schema.get("format") == "uri"

    @property
    def points_at(self) -> tuple[str, ...]:
        """The sections that an id in it may point into; none where it holds no ids."""
        return self.kind.sections if self.kind else ()

    def holds_by_default(self, value: Any) -> bool:
        """Whether a value is the one that holds where nothing is written."""
        return not self.info.is_required() and bool(value == self._default)

    @cached_property
    def _default(self) -> Any:
        """Pydantic makes a copy of it every time."""
        return self.info.get_default()


class Leaf(NamedTuple):
    """One value, the kind it has, and the path to it from its entry, list places included."""

    path: FieldPath
    kind: Kind
    value: Any


@cache
def shapes(part: type[Part]) -> tuple[Shape, ...]:
    """The shapes of all fields of a part, in the order they are declared."""
    return tuple(_shape(part, attribute, info) for attribute, info in part.model_fields.items())


@cache
def shapes_by_name(part: type[Part]) -> dict[str, Shape]:
    """The same by the name that stands in YAML."""
    return {shape.name: shape for shape in shapes(part)}


def _shape(owner: type[Part], attribute: str, info: FieldInfo) -> Shape:
    annotation, metadata = info.annotation, list(info.metadata)
    many = False
    while True:
        origin, args = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            annotation, metadata = args[0], metadata + list(args[1:])
        elif origin is tuple:
            annotation, many = args[0], True
        elif origin in (Union, UnionType) and args[1:] == (type(None),):
            annotation = args[0]
        else:
            break
    kind = next((mark for mark in metadata if isinstance(mark, Kind)), None)
    part = annotation if kind is None and isinstance(annotation, type) and issubclass(annotation, Part) else None
    declared = info.json_schema_extra
    if not isinstance(declared, Declared):
        raise TypeError(f"{owner.__name__}.{attribute} is to be declared with `field`")
    declaring = next(base for base in owner.__mro__ if attribute in get_annotations(base))
    return Shape(info.alias or attribute, attribute, many, kind, part, _choices(annotation), info, declared, declaring)


def _choices(annotation: Any) -> tuple[str, ...]:
    """The words a field knows, as they are written."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return tuple(annotation)
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def leaves(part: Part, path: FieldPath = ()) -> Iterator[Leaf]:
    """Every value in a part that has a kind; empty values are passed over.

    Nested parts are included, nested entries (the lines of the quote) are not: they are walked on their own.
    """
    values = part.__dict__
    for attribute, name, many, inner, kind in _worth_walking(type(part)):
        value = values[attribute]
        if not value:
            continue
        inside = (*path, name)
        if not (many or inner):
            yield tuple.__new__(Leaf, (inside, kind, value))  # what NamedTuple adds takes as long as all the rest
            continue
        for at, item in (((*inside, i), item) for i, item in enumerate(value)) if many else ((inside, value),):
            if inner:
                yield from leaves(item, at)
            elif item:
                yield tuple.__new__(Leaf, (at, kind, item))


@cache
def _worth_walking(part: type[Part]) -> tuple[tuple[str, str, bool, type[Part] | None, Kind | None], ...]:
    """The fields that hold a kind, or parts that do: what has to be known of each to walk it."""
    return tuple(
        (shape.attribute, shape.name, shape.many, shape.part, shape.kind)
        for shape in shapes(part)
        if shape.kind or (shape.part and not issubclass(shape.part, Entry))
    )


def shape_at(part: type[Part], path: FieldPath) -> Shape | None:
    """The shape of the field that a path from a part leads to, or None where there is no such field."""
    shape: Shape | None = None
    owner: type[Part] | None = part
    for step in path:
        if isinstance(step, int):
            continue
        shape = shapes_by_name(owner).get(step) if owner else None
        if shape is None:
            return None
        owner = shape.part
    return shape
