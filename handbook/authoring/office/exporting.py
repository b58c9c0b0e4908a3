"""A handbook, or some of it, as a file for those who work in office programs; what kind, its name says."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from handbook.authoring.office.cells import cell_text
from handbook.authoring.office.columns import sections
from handbook.authoring.office.document import as_document
from handbook.authoring.office.tables import EXPORTED, Table, as_line, fingerprints, tables_of
from handbook.authoring.office.workbook import as_workbook
from handbook.model import Handbook
from handbook.system.files import write_atomically
from handbook.text.spreadsheet import BOM, as_table
from handbook.words import Words
from handbook.words.unable import Unable

ALL = "all"


class Exported(NamedTuple):
    """How many entries were written, and how many of them nobody has decided on yet."""

    entries: int
    drafts: int


def export(book: Handbook, words: Words, wanted: Sequence[str], file: Path, *, replace: bool) -> Exported:
    """Write sections, by their names or `all`, into a file. Raises Unable, or OSError where it cannot be written."""
    make = _maker(file)
    tables = tables_of(book, _chosen(wanted))
    data = make(book, tables, words)
    if file.exists() and file.stat().st_size and not replace:
        raise Unable("cannot.export.there", file=file, option="--replace")
    write_atomically(file, data)
    rows = [row for table in tables for id_, row in table.rows.items() if id_]
    return Exported(len(rows), sum(row.get("status") == "draft" for row in rows))


def choices() -> list[str]:
    """What can be asked for; the quote with its lines and variants as one."""
    return [name for name in sections() if "." not in name]


def _chosen(wanted: Sequence[str]) -> list[str]:
    every = not wanted or ALL in wanted
    return [name for name in sections() if every or name.partition(".")[0] in wanted]


def _maker(file: Path) -> Callable[[Handbook, list[Table], Words], bytes]:
    kinds: dict[str, Callable[[Handbook, list[Table], Words], bytes]] = {
        ".xlsx": lambda _, tables, __: as_workbook(tables),
        ".csv": lambda _, tables, __: _as_csv(tables),
        ".docx": as_document,
        ".json": lambda _, tables, __: _as_json(tables),
    }
    make = kinds.get(file.suffix.lower())
    if make is None:
        raise Unable("cannot.export.kind", file=file.name, kinds=list(kinds))
    return make


def _as_csv(tables: list[Table]) -> bytes:
    """One table; with a last column that says what was exported."""
    filled = [table for table in tables if table.rows] or tables
    if len(filled) > 1:
        raise Unable("cannot.export.one-table", option=f"--what {filled[0].section}")
    (table,) = filled
    head = [*(column.name for column in table.columns), f"{EXPORTED}:{table.section}"]
    rows = [[*map(cell_text, table.cells(row)), as_line(fingerprints(row, table.part))] for row in table.rows.values()]
    return (BOM + as_table([head, *rows])).encode("utf-8")


def _as_json(tables: list[Table]) -> bytes:
    found = {table.section: list(table.rows.values()) if table.section else [] for table in tables}
    for name in ("handbook", "quote"):
        if name in found:
            found[name] = found[name][0]  # type: ignore[assignment]
    whole = {name: value for name, value in found.items() if value and "." not in name}
    return (json.dumps(whole, ensure_ascii=False, indent=2, default=_day) + "\n").encode("utf-8")


def _day(value: object) -> str:
    assert isinstance(value, date)
    return value.isoformat()
