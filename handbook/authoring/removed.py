"""The edits that take entries out, with the comments that belong to them."""

from __future__ import annotations

from handbook.authoring.edits import Edit
from handbook.authoring.value_positions import dash_line, dash_of, has_gap, line_below
from handbook.model import Entry
from handbook.reader import Reading


def removed(reading: Reading, entry: Entry) -> Edit:
    """An edit that takes an entry out of its list: its lines, and the empty line above it."""
    item = reading.source_map.whole(entry)
    begins, lines = dash_line(item), item.source.lines
    if has_gap(item) and not lines[begins - 1].strip():
        begins -= 1
    return Edit(item.source.name, (begins, 0), (line_below(item, dash_of(item)), 0), "")
