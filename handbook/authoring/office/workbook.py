"""A workbook of a handbook: a sheet a section, made to be changed in any spreadsheet and imported again."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from handbook.authoring.office.cells import Cell
from handbook.authoring.office.columns import Column
from handbook.authoring.office.libraries import openpyxl
from handbook.authoring.office.tables import EXPORTED, Table, as_line, fingerprints

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEAD = ("sheet", "id", "fingerprints")
WIDE, MIDDLE, NARROW, EDGE = 48, 24, 14, 24
"""Widths in digits, and from how many characters on a column has the next one."""
TEXT, DAY = "@", "yyyy-mm-dd"
LONGEST_LIST = 250
"""Characters of the choices that a spreadsheet can offer for a cell."""
SPARE_ROWS = 500
"""Empty rows below the entries that already know what may stand in them."""
LIKE_A_SIGN = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What a workbook takes for a sign by its number, `_x0041_` for an A (ECMA-376, ST_Xstring); openpyxl writes it as it is."""


def as_workbook(tables: Sequence[Table]) -> bytes:
    """The bytes of an .xlsx. Raises Unable where the library is missing, or a text is longer than a cell."""
    book = openpyxl().Workbook()
    book.remove(book.active)
    for table in tables:
        _fill(book.create_sheet(table.section), table)
    _remember(book.create_sheet(EXPORTED), tables)
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)  # the same handbook, the same sheets
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(sheet: Worksheet, table: Table) -> None:
    columns = table.columns
    for number, column in enumerate(columns, 1):
        _head(sheet, number, column, is_used=table.is_used(column))
    for line, row in enumerate(table.rows.values(), 2):
        for number, (cell, column) in enumerate(zip(table.cells(row), columns, strict=True), 1):
            _write(sheet.cell(line, number), cell, column)
    _offer(sheet, columns, len(table.rows) + 1 + SPARE_ROWS)
    sheet.freeze_panes = "B2"


def _head(sheet: Worksheet, number: int, column: Column, *, is_used: bool) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    head = sheet.cell(1, number, column.name)
    head.font = Font(bold=is_used)
    head.fill = PatternFill("solid", fgColor="E3E9F0" if is_used else "F3F3F3")
    head.comment = Comment(f"{column.shape.label}: {column.shape.info.description}", "handbook", width=320)
    width = sheet.column_dimensions[get_column_letter(number)]
    width.width = _width(column)
    width.number_format = _format(column)


def _width(column: Column) -> int:
    if column.shape.part or (column.shape.kind and column.shape.kind.is_text and column.name != "title"):
        return WIDE
    return MIDDLE if column.name in ("id", "title") or column.shape.many else max(NARROW, len(column.name) + 2)


def _format(column: Column) -> str:
    if column.shape.is_day:
        return DAY
    is_number = column.shape.kind and column.shape.kind.schema.get("type") in ("number", "integer", "boolean")
    return "General" if is_number and not column.shape.many else TEXT


def _write(at: Any, cell: Cell, column: Column) -> None:
    from openpyxl.styles import Alignment

    at.number_format = _format(column)
    at.alignment = Alignment(wrap_text=True, vertical="top")
    if cell is None:
        return
    at.value = as_text(cell) if isinstance(cell, str) else cell
    if isinstance(cell, str):
        at.data_type = "s"  # a text that begins with = stays one
    elif isinstance(cell, date):
        at.number_format = DAY


def as_text(text: str) -> str:
    """A text as a workbook holds it, in which nothing stands for another sign."""
    return LIKE_A_SIGN.sub("_x005F_", text)


def _offer(sheet: Worksheet, columns: Sequence[Column], last: int) -> None:
    """Let the spreadsheet offer the words that a field knows."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, column in enumerate(columns, 1):
        choices = ",".join(column.shape.choices)
        if choices and not column.shape.many and len(choices) <= LONGEST_LIST:
            offered = DataValidation("list", formula1=f'"{choices}"', allow_blank=True, showErrorMessage=True)
            offered.add(f"{get_column_letter(number)}2:{get_column_letter(number)}{last}")
            sheet.add_data_validation(offered)


def _remember(sheet: Worksheet, tables: Sequence[Table]) -> None:
    sheet.sheet_state = "hidden"
    sheet.append(HEAD)
    for table in tables:
        for id_, row in table.rows.items():
            sheet.append((table.section, id_, as_line(fingerprints(row, table.part))))
