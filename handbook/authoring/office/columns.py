"""The columns of a sheet: one a field, and for a group of fields one for each inside it, as `measure.at_most`."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from handbook.model import Entry, Handbook, Part
from handbook.model.base import title_field
from handbook.model.fields import Shape, shapes, shapes_by_name
from handbook.model.handbook import ENTRY_TYPES, MAPPING_SECTIONS

MAIN = ("do", "text", "action", "says", "may", "when", "means", "starts", "ask")
"""What an entry says, by the name of its field, the likeliest first."""


@dataclass(frozen=True)
class Column:
    """A field of an entry, or of a group of fields in it."""

    path: tuple[str, ...]
    """The names that lead to it, as they stand in YAML."""
    shape: Shape = field(compare=False)

    @property
    def name(self) -> str:
        """What stands at its head."""
        return ".".join(self.path)


@cache
def sections() -> dict[str, type[Part]]:
    """What there is a sheet of, with what stands in it; the settings and the quote itself have a single row."""
    order = [name for name in shapes_by_name(Handbook) if name not in MAPPING_SECTIONS]
    quote = [name for name in ENTRY_TYPES if name.startswith("quote.")]
    single = {name: shapes_by_name(Handbook)[name].part or Part for name in MAPPING_SECTIONS}
    return single | {name: ENTRY_TYPES[name] for name in (*quote, *order)}


@cache
def columns_of(part: type[Part]) -> tuple[Column, ...]:
    """The columns of what stands in a sheet: its id and title first, the rest in the order of the model, other names last."""
    first = ["id", title_field(part)]
    return tuple(
        sorted(
            _columns(part, ()),
            key=lambda column: (first.index(column.name) if column.name in first else 2, column.shape.owner is Entry),
        )
    )


def _columns(part: type[Part], inside: tuple[str, ...]) -> list[Column]:
    found: list[Column] = []
    for shape in shapes(part):
        path = (*inside, shape.name)
        if shape.part is None:
            found.append(Column(path, shape))
        elif not shape.many:
            found += _columns(shape.part, path)
        elif not (issubclass(shape.part, Entry) and f"{part.code()}.{shape.name}" in ENTRY_TYPES):
            found.append(Column(path, shape))
    return found


def main_field(part: type[Part]) -> str:
    """The field for what is said in one text, by which an entry is known again that has no id."""
    names = [shape.name for shape in shapes(part)]
    return next((name for name in MAIN if name in names), title_field(part) or names[0])


@cache
def columns_by_name(part: type[Part]) -> dict[str, Column]:
    """The same by what stands at their heads."""
    return {column.name: column for column in columns_of(part)}
