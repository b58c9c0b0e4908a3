"""A section as a table: a row an entry, and for each row what it said when it was exported.

The fingerprints tell later which cells somebody has changed, and what has meanwhile become of the rest.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from handbook.authoring.office.cells import Cell, canonical, cell_of
from handbook.authoring.office.columns import Column, columns_of, sections
from handbook.authoring.office.written_fields import Plain, at, is_nothing, parts_of, written
from handbook.model import Handbook, Part
from handbook.system.limits import CELL_LENGTH, said
from handbook.text.spreadsheet import guarded
from handbook.words.unable import Unable

EXPORTED = "exported"
"""The sheet, and in a table of its own the column, that says what was exported; nobody changes it."""
FINGERPRINT = 12
Fingerprints = dict[str, str]
"""Of each cell of a row that was not empty, by the name of its column."""


@dataclass(frozen=True)
class Table:
    """A section with its entries."""

    section: str
    part: type[Part]
    rows: dict[str, Plain]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column there can be: those in which something stands before those in which nothing does."""
        return tuple(sorted(columns_of(self.part), key=lambda column: not self.is_used(column)))

    def is_used(self, column: Column) -> bool:
        """Whether something stands in a column."""
        return any(not is_nothing(at(row, column.path)) for row in self.rows.values())

    def cells(self, row: Plain) -> list[Cell]:
        """What stands in a row. Raises Unable where a cell cannot hold it."""
        return [self._cell(row, column) for column in self.columns]

    def _cell(self, row: Plain, column: Column) -> Cell:
        cell = cell_of(at(row, column.path), column.shape)
        safe = guarded(cell) if isinstance(cell, str) else cell
        if isinstance(safe, str) and len(safe) > CELL_LENGTH:
            raise Unable(
                "cannot.export.long", field=column.name, id=row.get("id", self.section), most=said(CELL_LENGTH)
            )
        return safe


def tables_of(book: Handbook, wanted: Iterable[str]) -> list[Table]:
    """The sections that are wanted, in the order of the model, as tables; those without entries have only a head."""
    chosen = set(wanted)
    return [
        Table(name, part, {id_: written(entry) for id_, entry in parts_of(book, name).items()})
        for name, part in sections().items()
        if name in chosen
    ]


def fingerprints(row: Plain, part: type[Part]) -> Fingerprints:
    """What a row says, cell by cell."""
    values = {column.name: at(row, column.path) for column in columns_of(part)}
    return {name: fingerprint(value) for name, value in values.items() if not is_nothing(value)}


def fingerprint(value: object) -> str:
    """What one cell says; nothing of an empty one."""
    if is_nothing(value):
        return ""
    text = json.dumps(canonical(value), ensure_ascii=False, sort_keys=True)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:FINGERPRINT]


def as_line(known: Fingerprints) -> str:
    """Fingerprints as they stand in a cell."""
    return " ".join(f"{name}:{value}" for name, value in known.items())


def from_line(line: str) -> Fingerprints:
    """Fingerprints from such a cell."""
    return dict(part.rsplit(":", 1) for part in line.split() if ":" in part)
