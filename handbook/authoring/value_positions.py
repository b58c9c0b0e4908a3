"""Where a value ends in its file, and in which columns the items of a list stand."""

from __future__ import annotations

import yaml

from handbook.reader.source_map import Position


def last_line(node: yaml.Node, lines: list[str]) -> int:
    """The last line of a node, without the comments below it."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return max(last_line(child, lines) for child in (last if isinstance(last, tuple) else (last,)))
    if getattr(node, "style", None) in ("|", ">"):
        return _end_of_block(node, lines)
    return int(node.end_mark.line)


def _end_of_block(node: yaml.Node, lines: list[str]) -> int:
    """The last written line of a text that stands below its name, indented."""
    last, indent = node.start_mark.line, 0
    for at in range(last + 1, min(node.end_mark.line + 1, len(lines)) if node.value.strip() else 0):
        depth = _depth(lines[at])
        if lines[at].strip() and depth < indent:
            break
        if lines[at].strip():
            last, indent = at, indent or depth
    return int(last)


def line_below(item: Position, column: int) -> int:
    """The line below all of an item, and below the comments that follow at once and stand further in than a column."""
    lines, at = item.source.lines, last_line(item.node, item.source.lines) + 1
    while at < len(lines) and lines[at].lstrip().startswith("#") and _depth(lines[at]) > column:
        at += 1
    return at


def dash_of(item: Position) -> int:
    """The column of the dash before an item of a list that stands in block form."""
    line, column = item.node.start_mark.line, item.node.start_mark.column
    dash = item.source.lines[line][:column].rfind("-")
    while dash < 0 and line > 0:  # the item begins below its dash
        line -= 1
        stripped = item.source.lines[line].split("#")[0].rstrip()
        dash = stripped.rfind("-") if stripped.endswith("-") else -1
    return dash


def dash_line(item: Position) -> int:
    """The line of the dash before an item of a list that stands in block form."""
    line = item.node.start_mark.line
    while (
        "-" not in item.source.lines[line][: item.node.start_mark.column if line == item.node.start_mark.line else None]
    ):
        line -= 1
    return int(line)


def has_gap(item: Position) -> bool:
    """Whether an empty line stands above an item, or above the comments over it."""
    at = dash_line(item) - 1
    lines = item.source.lines
    while at >= 0 and lines[at].lstrip().startswith("#"):
        at -= 1
    return at >= 0 and not lines[at].strip()


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
