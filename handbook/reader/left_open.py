"""What a brand leaves to each of its houses: what a house has not said yet, and what is to be typed for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from handbook.model.brand_marks import WHOLE
from handbook.model.problems import Problem
from handbook.reader.layer import Layer, Open, Where, own_marks
from handbook.reader.source_map import Position, as_written

OWN_SECTIONS = ("editions",)
"""An edition is a state of one handbook, and says nothing of another."""


@dataclass
class Said:
    """What a house says itself of the entries of its brand."""

    fields: set[tuple[str, str, str]] = field(default_factory=set)
    """The fields it says, each by section, id and name."""
    met: dict[Where, Position] = field(default_factory=dict)
    """Where it has what it says of an entry."""
    gone: dict[str, Position] = field(default_factory=dict)
    """Where it leaves out which ids."""


def still_open(below: Iterable[Open], own: Layer, said: Said) -> Iterator[Open]:
    """What a brand leaves to its houses and one has not said, nor leaves open once more by a mark of its own."""
    again = {(one.section, one.id, one.field) for one in own_marks(own)}
    for one in below:
        where = one.section, one.id
        is_said = (*where, one.field) in said.fields or (one.field == WHOLE and where in said.met)
        if not (is_said or one.id in said.gone or one.section in OWN_SECTIONS or (*where, one.field) in again):
            yield one


def not_said(one: Open, near: Position) -> Problem:
    """Report it at what the house says of the same entry, or at the line that names the brand."""
    what = f"“{one.id}”" if one.field == WHOLE else f"“{one.field}”{f' of “{one.id}”' if one.id else ''}"
    said = f"{what} is for each house to say: {place(one.position)} leaves it open."
    lines = to_be_typed(one.section, one.id, _as_it_stands(one))
    return near.problem("house-says-nothing", said, f"Write, as it is right here:\n{lines}")


def place(position: Position) -> str:
    """A file and a line in words."""
    return f"{position.source.name}, line {position.node.start_mark.line + 1}"


def to_be_typed(section: str, id_: str, fields: Iterable[str]) -> str:
    """The lines in which a house says something itself of an entry of its brand; of settings and quote without an id."""
    lines = [f"{'  ' * depth}{name}:" for depth, name in enumerate(section.split("."))]
    margin = "  " * len(lines)
    if id_:
        lines.append(f"{margin}- id: {id_}")
        margin += "  "
    return "\n".join([*lines, *(f"{margin}{line}" for line in fields)])


def _as_it_stands(one: Open) -> list[str]:
    """The lines of a field as the brand has them, from the margin; of one that it has not, the name alone."""
    if one.field == WHOLE:
        return ["…"]
    lines, node = one.position.source.lines, as_written(one.position).node
    begins = re.compile(rf"[\s-]*{re.escape(one.field)}[\"']?\s*:")
    found = next((at for at in range(node.start_mark.line, -1, -1) if begins.match(lines[at])), None)
    if one.value is None or found is None:
        return [f"{one.field}: …"]
    margin = len(lines[found]) - len(lines[found].lstrip(" -"))
    below = lines[found + 1 : node.end_mark.line + (node.end_mark.column > 0)]
    inside = takewhile(lambda line: not line.strip() or (line[:margin].isspace() and line[margin] in " -"), below)
    return [line[margin:].rstrip() for line in (lines[found], *inside) if line.strip()]
