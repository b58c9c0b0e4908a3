"""The cells of a table as they are written, byte for byte, so that one of them can be changed and all others stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from handbook.results.encoding import LINE_END
from handbook.text.comparing import key
from handbook.text.spreadsheet import guarded

CELL = re.compile(rb'("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|\r|\n|\Z)')
MARK = b"\xef\xbb\xbf"


class RawCell(NamedTuple):
    """One cell: the line in which its row begins, the number of its column, its bytes, and what parts it from the next."""

    line: int
    column: int
    cell: bytes
    after: bytes


def raw_cells(data: bytes) -> Iterator[RawCell]:
    """Every cell of a table in UTF-8, behind the byte order mark, if there is one."""
    at, line, row, column = len(MARK) if data.startswith(MARK) else 0, 1, 1, 0
    while at < len(data):
        found = CELL.match(data, at)
        assert found
        cell, after = found.groups()
        yield RawCell(row, column, cell, after)
        line += len(LINE_END.findall(cell + after))
        row, column = (row, column + 1) if after == b"," else (line, 0)
        at = found.end() if found.end() > at else len(data)


def with_values(data: bytes, line: int, values: Mapping[str, str]) -> bytes:
    """A table with other values in some columns of the row that begins in a line. Raises KeyError for a column it lacks."""
    cells, done = list(raw_cells(data)), [MARK if data.startswith(MARK) else b""]
    names = [key(one.cell.strip(b'"').decode()) for one in cells if one.line == cells[0].line]
    at = {_column(names, name): value for name, value in values.items()}
    for one in cells:
        cell = _cell(at[one.column]) if one.line == line and one.column in at else one.cell
        done += [cell, one.after]
    return b"".join(done)


def _column(names: list[str], name: str) -> int:
    if name not in names:
        raise KeyError(name)
    return names.index(name)


def _cell(text: str) -> bytes:
    safe = guarded(text)
    quoted = '"' + safe.replace('"', '""') + '"' if set(safe) & set(',"\r\n') else safe
    return quoted.encode()
