"""The cells of a table of comma-separated values, row by row, with the places where they stand."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import overload

QUOTE = '"'
SWALLOWED = re.compile(r"\n(?:.*,)?[0-9]{4}-[0-9]{2}-[0-9]{2},")
"""A line within a cell that has a date in a cell of its own: a quotation mark has swallowed the rows after it."""


class UnreadableRow(Exception):
    """A row cannot be taken apart: a quotation mark is wrong in it, or a cell is longer than any that can be read."""

    def __init__(self, line: int) -> None:
        """Take the line it begins in."""
        super().__init__(f"line {line}")
        self.line = line


class TableLines(Sequence[str]):
    """The lines of a table in UTF-8, taken apart only when somebody looks at them; none of what is no UTF-8."""

    def __init__(self, read: Callable[[], bytes]) -> None:
        """Take what gives the bytes of a file, so that nobody has to keep those of a large one."""
        self._read = read

    @cached_property
    def _lines(self) -> list[str]:
        try:
            return _text(self._read()).read().split("\n")
        except (UnicodeDecodeError, OSError):
            return []

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        """One line or some."""
        return self._lines[at]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._lines)


def rows_in(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty, with the line it begins in. Raises UnreadableRow."""
    reader, line = csv.reader(_text(content), strict=True), 1
    try:
        for row in reader:
            if reader.line_num > line and any(SWALLOWED.search(cell) for cell in row):
                raise UnreadableRow(line)
            if row:
                yield line, row
            line = reader.line_num + 1
    except csv.Error:
        raise UnreadableRow(line) from None


def _text(content: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), "utf-8-sig", newline=None)


def place_of(lines: Sequence[str], line: int, index: int) -> tuple[int, int]:
    """Line and column where the cell of a row begins, given the line where the row does; they count from 1."""
    if index == 0:
        return line, 1
    quoted, begins = False, True
    for number in range(line, len(lines) + 1):
        for column, sign in enumerate(lines[number - 1], 1):
            if sign == QUOTE and (quoted or begins):
                quoted, begins = not quoted, False
            elif sign == "," and not quoted:
                index, begins = index - 1, True
                if not index:
                    return number, column + 1
            else:
                begins = False
        if not quoted:
            break
    return line, 1
