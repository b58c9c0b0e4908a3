"""The edits that add entries: below the last of their section, in the file in which most of them stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from handbook.authoring.edits import Edit, insert_lines
from handbook.authoring.to_yaml import item_lines
from handbook.authoring.typed import typed_fields
from handbook.authoring.value_positions import dash_of, has_gap, last_line, line_below
from handbook.model import LIST_SECTIONS
from handbook.model.handbook import ENTRY_TYPES
from handbook.reader import ROOT, Reading
from handbook.reader.source_map import Position, as_written

Fields = Mapping[str, Any]
"""An entry as it is to be written: its fields, in their order, by the names that stand in YAML."""


def added(reading: Reading, section: str, entries: Sequence[Fields]) -> list[Edit]:
    """Edits that add entries to a section, such as `standards` or `quote.lines`. Raises KeyError for an unknown field."""
    written = [typed_fields(entry, ENTRY_TYPES[section]) for entry in entries]
    items = _items(reading, section)
    if items:
        return list(_below_others(items, written))
    if section.startswith("quote."):
        return [_new_part_of_quote(reading, section.partition(".")[2], written)]
    key = _own_key(reading, section)
    return [_in_empty(key, written)] if key else [_new_section(reading, section, written)]


def file_for(reading: Reading, section: str) -> str:
    """The file in which a new entry of a section goes."""
    items = _items(reading, section)
    if items:
        return items[0].source.name
    if section.startswith("quote."):
        return reading.source_map.sections["quote"].source.name
    key = _own_key(reading, section)
    return key.source.name if key else _neighbour(reading, section)


def _own_key(reading: Reading, section: str) -> Position | None:
    """The name of a section in a file of the handbook's own."""
    key = reading.source_map.keys.get(section)
    return None if key is None or reading.is_of_base(key.source.name) else key


def _items(reading: Reading, section: str) -> list[Position]:
    """The entries of a section in the file that holds most of them, and of several such in the last."""
    if section.startswith("quote."):
        found = reading.source_map.find(("quote", section.partition(".")[2]))
        if found is None or reading.is_of_base(found.source.name) or not found.node.value:
            return []
        found = as_written(found)
        nodes = found.node.value if isinstance(found.node, yaml.SequenceNode) else [found.node]
        return [Position(found.source, node) for node in nodes]
    items = [as_written(item) for item in reading.source_map.items.get(section, [])]
    items = [item for item in items if not reading.is_of_base(item.source.name)]
    numbers = Counter(item.source.name for item in items)
    most = max(numbers, key=lambda name: (numbers[name], name), default="")
    return [item for item in items if item.source.name == most]


def _below_others(items: list[Position], entries: list[dict[str, Any]]) -> Iterator[Edit]:
    last = items[-1]
    if _is_one_value(last):
        yield from _made_a_list(last)
        dash, width, gap = last.node.start_mark.column, 2, False
    else:
        dash = dash_of(last)
        width, gap = _width(last, dash), len(items) > 1 and has_gap(last)
    lines = [line for entry in entries for line in [*([""] if gap else []), *item_lines(entry, dash, width)]]
    yield insert_lines(last.source.name, line_below(last, dash), lines)


def _width(item: Position, dash: int) -> int:
    column = item.node.start_mark.column
    return column - dash if column > dash else 2


def _is_one_value(item: Position) -> bool:
    """Whether an entry stands in the place of a list: without a dash."""
    line = item.source.lines[item.node.start_mark.line][: item.node.start_mark.column]
    return not line.strip() and not _dash_above(item)


def _dash_above(item: Position) -> bool:
    at = item.node.start_mark.line - 1
    while at >= 0 and (not item.source.lines[at].strip() or item.source.lines[at].lstrip().startswith("#")):
        at -= 1
    return at >= 0 and item.source.lines[at].split("#")[0].strip() == "-"


def _made_a_list(item: Position) -> Iterator[Edit]:
    """A dash before an entry that stands alone, and all its lines further in."""
    source, begins = item.source, item.node.start_mark
    for at in range(begins.line, last_line(item.node, source.lines) + 1):
        if source.lines[at].strip():
            place = (at, begins.column if at == begins.line else 0)
            yield Edit(source.name, place, place, "- " if at == begins.line else "  ")


def _in_empty(key: Position, entries: list[dict[str, Any]]) -> Edit:
    """Below the name of a section in which nothing stands."""
    value = next(value for other, value in key.source.root.value if other is key.node)  # type: ignore[union-attr]
    lines = [line for entry in entries for line in item_lines(entry, _usual_dash(key))]
    if value.start_mark.index != value.end_mark.index:  # as `[]`, or `~`
        text = "\n" + "\n".join(lines)
        begins = key.node.end_mark.column + 1
        return Edit(
            key.source.name, (key.node.end_mark.line, begins), (value.end_mark.line, value.end_mark.column), text
        )
    return insert_lines(key.source.name, key.node.start_mark.line + 1, lines)


def _usual_dash(key: Position) -> int:
    """How far lists are indented in a file."""
    for _, value in key.source.root.value:  # type: ignore[union-attr]
        if isinstance(value, yaml.SequenceNode) and value.value and not value.flow_style:
            return dash_of(Position(key.source, value.value[0]))
    return 2


def _new_section(reading: Reading, section: str, entries: list[dict[str, Any]]) -> Edit:
    source = reading.sources[_neighbour(reading, section)]
    dash = _usual_dash(Position(source, source.root)) if isinstance(source.root, yaml.MappingNode) else 2
    lines = [f"{section}:", *(line for entry in entries for line in item_lines(entry, dash))]
    end = len(source.lines) - (source.lines[-1:] == [""])
    gap = [""] if end and source.lines[end - 1].strip() else []
    return insert_lines(source.name, end, [*gap, *lines])


def _neighbour(reading: Reading, section: str) -> str:
    """The file of the nearest section before one, in the order of the model, that stands in some file."""
    before = LIST_SECTIONS[: LIST_SECTIONS.index(section)]
    for name in reversed(before):
        if items := _items(reading, name):
            return items[0].source.name
    return ROOT


def _new_part_of_quote(reading: Reading, name: str, entries: list[dict[str, Any]]) -> Edit:
    quote = reading.source_map.sections["quote"]
    indent = quote.node.start_mark.column
    lines = [f"{' ' * indent}{name}:", *(line for entry in entries for line in item_lines(entry, indent + 2))]
    return insert_lines(quote.source.name, line_below(quote, indent - 1), lines)
