"""The sheets of a workbook, or the one table of a file of comma-separated values, as cells."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from handbook.authoring.office.cells import Cell
from handbook.authoring.office.libraries import calamine
from handbook.authoring.office.zipped import ensure_bounded, packed_again, unpacked
from handbook.system import limits
from handbook.system.bounded import TooLarge, read_bytes
from handbook.text.spreadsheet import unguarded
from handbook.words.unable import Unable

WORKBOOKS = (".xlsx", ".ods")
SEPARATORS = ",;\t"


@dataclass(frozen=True)
class Grid:
    """One sheet: its name, its rows from the top, and the ranges whose cells were made one."""

    name: str
    rows: list[list[Cell]]
    merged: tuple[str, ...] = ()


def grids_in(file: Path) -> list[Grid]:
    """What stands in a file, sheet by sheet. Raises Unable, or OSError."""
    return _workbook(file) if file.suffix.lower() in WORKBOOKS else [_values(file)]


def _workbook(file: Path) -> list[Grid]:
    library = calamine()
    members = unpacked(file)
    ensure_bounded(file, members)
    try:
        book = library.CalamineWorkbook.from_filelike(packed_again(members))
        return [_sheet(book, name) for name in book.sheet_names]
    except (library.CalamineError, ValueError, KeyError, TypeError, OverflowError):
        raise Unable("cannot.office.damaged", file=file.name) from None


def _sheet(book: object, name: str) -> Grid:
    sheet = book.get_sheet_by_name(name)  # type: ignore[attr-defined]
    rows = [[_cell(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    merged = tuple(_range(*begins, *ends) for begins, ends in sheet.merged_cell_ranges or ())
    return Grid(name, rows, merged)


def _cell(cell: object) -> Cell:
    if isinstance(cell, str):
        return unguarded(cell) or None
    return cell if isinstance(cell, int | float | bool) or hasattr(cell, "isoformat") else str(cell)  # type: ignore[return-value]


def _range(row: int, column: int, last_row: int, last_column: int) -> str:
    return f"{place(row, column)}:{place(last_row, last_column)}"


def place(row: int, column: int) -> str:
    """A cell as spreadsheets name it; both numbers count from 0."""
    letters = ""
    number = column + 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def _values(file: Path) -> Grid:
    text = _text(file)
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    csv.field_size_limit(limits.CELL_LENGTH * 4)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        raise Unable("cannot.office.damaged", file=file.name) from None
    return Grid(file.stem, [[unguarded(cell) or None for cell in row] for row in rows])


def _text(file: Path) -> str:
    try:
        data = read_bytes(file, limits.SOURCE_BYTES)
    except TooLarge:
        raise Unable("cannot.office.csv-large", file=file.name, most=limits.said(limits.SOURCE_BYTES)) from None
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unable("cannot.office.encoding", file=file.name) from None
