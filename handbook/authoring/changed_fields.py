"""The edits that change fields of an entry: another value, a field more, a field less; a list item by item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

import yaml

from handbook.authoring.edits import Edit, insert_lines
from handbook.authoring.to_yaml import (
    as_block,
    field_lines,
    flow_item,
    flow_list,
    in_quotes,
    is_word,
    item_lines,
    scalar,
)
from handbook.authoring.typed import typed
from handbook.authoring.value_positions import dash_line, dash_of, last_line, line_below
from handbook.model import Part
from handbook.model.fields import Shape, shapes_by_name
from handbook.reader import Reading
from handbook.reader.source_map import Position


def changed(reading: Reading, part: Part, fields: Mapping[str, Any]) -> list[Edit]:
    """Edits that give fields of an entry, the settings or the quote other values; None takes a field away.

    A group of fields changes those of its fields that are named, and keeps the others. Fields go by the names that
    stand in YAML. Raises KeyError for one there is not.
    """
    return list(_group(reading.source_map.whole(part), type(part), fields))


def _group(group: Position, part: type[Part], fields: Mapping[str, Any]) -> Iterator[Edit]:
    source, node = group.source, group.node
    assert isinstance(node, yaml.MappingNode)
    written = {key.value: (key, value) for key, value in node.value}
    new: list[str] = []
    for name, value in fields.items():
        shape = shapes_by_name(part)[name]
        if name not in written:
            if value is not None:
                new += field_lines(name, typed(_whole(value), shape), node.start_mark.column)
        elif value is None:
            yield _removed(group, *written[name])
        else:
            yield from _value(Position(source, written[name][1]), written[name][0], shape, value)
    if new:
        yield insert_lines(source.name, line_below(group, node.start_mark.column - 1), new)


def _whole(value: Any) -> Any:
    """A group of fields that is written anew, without what was to be taken away in it."""
    return (
        {name: _whole(inside) for name, inside in value.items() if inside is not None}
        if isinstance(value, Mapping)
        else value
    )


def _removed(group: Position, key: yaml.Node, value: yaml.Node) -> Edit:
    source, line = group.source, key.start_mark.line
    following = [other for other, _ in group.node.value if other.start_mark.index > key.start_mark.index]
    if source.lines[line][: key.start_mark.column].strip() and following:  # it stands behind the dash of its entry
        after = following[0].start_mark
        return Edit(source.name, (line, key.start_mark.column), (after.line, after.column), "")
    return Edit(source.name, (line, 0), (last_line(value, source.lines) + 1, 0), "")


def _value(old: Position, key: yaml.Node, shape: Shape, value: Any) -> Iterator[Edit]:
    node = old.node
    if shape.part and isinstance(value, Mapping) and isinstance(node, yaml.MappingNode) and not shape.many:
        yield from _group(old, shape.part, value)
    elif (
        shape.many
        and not shape.part
        and isinstance(value, list | tuple)
        and isinstance(node, yaml.SequenceNode)
        and node.value
    ):
        yield from _items(old, [typed(item, shape) for item in value])
    elif isinstance(node, yaml.ScalarNode) and not isinstance(value, Mapping | list | tuple):
        yield _single(old, typed(value, shape), key.start_mark.column)
    else:
        yield _written_anew(old, key, typed(_whole(value), shape))


def _single(old: Position, value: Any, indent: int) -> Edit:
    node = old.node
    begins, ends, style = node.start_mark, node.end_mark, getattr(node, "style", None) or ""
    if style in ("|", ">"):
        return _below(old, value, style)
    text, block = getattr(value, "text", value), as_block(value)
    said = in_quotes(text, style) if style and isinstance(text, str) else scalar(value)
    if block and not style:
        said = "\n".join(["|", *_indented(block, " " * (indent + 2))])
    space = " " if begins.index == ends.index else ""
    return Edit(old.source.name, _at(begins), _at(ends), f"{space}{said}")


def _below(old: Position, value: Any, style: str) -> Edit:
    """Another text below its name, under the same sign, as far as that can hold it."""
    begins, lines = old.node.start_mark, old.source.lines
    end = last_line(old.node, lines)
    text = value.strip() if isinstance(value, str) else ""
    block = as_block(text) or ([text] if text.isprintable() and text else None)
    sign = lines[begins.line][begins.column :].split("#")[0].strip()
    if block is None or end == begins.line or sign[1:].strip("+-") or (style == ">" and len(block) > 1):
        return Edit(old.source.name, _at(begins), (end, len(lines[end])), scalar(value))
    first = next(line for line in lines[begins.line + 1 : end + 1] if line.strip())
    said = "\n".join(_indented(block, first[: len(first) - len(first.lstrip(" "))]))
    return Edit(old.source.name, (begins.line + 1, 0), (end, len(lines[end])), said)


def _indented(lines: list[str], pad: str) -> Iterator[str]:
    return (f"{pad}{line}" if line else "" for line in lines)


def _items(old: Position, items: list[Any]) -> Iterator[Edit]:
    """Items taken out and put in where they differ; those that stay are not touched."""
    assert isinstance(old.node, yaml.SequenceNode)
    nodes = [Position(old.source, node) for node in old.node.value]
    had, want = [_said(node.node) for node in nodes], [scalar_text(item) for item in items]
    if not want:
        yield Edit(old.source.name, _at(old.node.start_mark), end_of(old), "[]")
        return
    for what, begins, ends, first, last in SequenceMatcher(None, had, want, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        if old.node.flow_style or (begins, ends) == (0, len(nodes)):
            yield _list_anew(old, items)
            return
        if what in ("delete", "replace"):
            yield from (_item_out(node) for node in nodes[begins:ends])
        if what in ("insert", "replace"):
            yield _item_in(nodes, begins, ends, items[first:last])


def _list_anew(old: Position, items: list[Any]) -> Edit:
    assert isinstance(old.node, yaml.SequenceNode)
    if not old.node.flow_style:
        nodes = [Position(old.source, node) for node in old.node.value]
        lines = [line for item in items for line in item_lines(item, dash_of(nodes[0]))]
        below = last_line(old.node, old.source.lines) + 1
        return Edit(old.source.name, (dash_line(nodes[0]), 0), (below, 0), "".join(f"{line}\n" for line in lines))
    had = [_said(node) for node in old.node.value]
    want = [scalar_text(item) for item in items]
    if want[: len(had)] == had:
        end = _at(old.node.value[-1].end_mark)
        return Edit(old.source.name, end, end, "".join(f", {flow_item(item)}" for item in items[len(had) :]))
    return Edit(old.source.name, _at(old.node.start_mark), _at(old.node.end_mark), flow_list(items))


def _item_out(item: Position) -> Edit:
    return Edit(item.source.name, (dash_line(item), 0), (last_line(item.node, item.source.lines) + 1, 0), "")


def _item_in(nodes: list[Position], begins: int, ends: int, items: list[Any]) -> Edit:
    dash = dash_of(nodes[0])
    lines = [line for item in items for line in item_lines(item, dash)]
    at = last_line(nodes[ends - 1].node, nodes[0].source.lines) + 1 if ends else dash_line(nodes[begins])
    return insert_lines(nodes[0].source.name, at, lines)


def scalar_text(item: Any) -> str:
    """What an item says, however it is written."""
    return str(getattr(item, "text", item))


def _said(node: yaml.Node) -> str:
    return str(node.value)


def _written_anew(old: Position, key: yaml.Node, value: Any) -> Edit:
    """A field with a value of another form than it had: a list for one value, a group for nothing."""
    source, node = old.source, old.node
    column = key.start_mark.column
    if isinstance(value, list) and isinstance(node, yaml.ScalarNode) and all(is_word(item) for item in value):
        space = " " if node.start_mark.index == node.end_mark.index else ""
        return Edit(source.name, _at(node.start_mark), _at(node.end_mark), f"{space}{flow_list(value)}")
    lines = list(field_lines(key.value, value, column))
    text = "\n".join([lines[0][column:], *lines[1:]])
    return Edit(source.name, _at(key.start_mark), end_of(old), text)


def end_of(old: Position) -> tuple[int, int]:
    """Where a value ends: the line and column behind it."""
    node = old.node
    if isinstance(node, yaml.CollectionNode) and node.flow_style:
        return _at(node.end_mark)
    if isinstance(node, yaml.ScalarNode) and node.style not in ("|", ">"):
        return _at(node.end_mark)
    line = last_line(node, old.source.lines)
    return line, len(old.source.lines[line])


def _at(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column
