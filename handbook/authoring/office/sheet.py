"""A sheet as somebody gives it back: rows moved, columns moved, empty ones between them, blanks at the ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from handbook.authoring.office.cells import Cell, cell_text
from handbook.authoring.office.columns import Column, columns_by_name, sections
from handbook.authoring.office.grids import Grid, place
from handbook.authoring.office.tables import EXPORTED, Fingerprints, from_line
from handbook.authoring.office.workbook import HEAD
from handbook.model import Part
from handbook.system import limits
from handbook.text.comparing import key
from handbook.words.unable import Saying, Unable

ROWS_ABOVE = 20
"""Rows that somebody may have put above the heads of the columns."""
FIELDS = 2
"""Names of fields, besides that of the id, by which a table is known as one of a handbook."""


class Row(NamedTuple):
    """One entry: its id, where it stands, and its cells by the names of their columns."""

    id: str
    number: int
    cells: dict[str, Cell]


@dataclass
class Sheet:
    """A sheet of a section."""

    name: str
    section: str
    part: type[Part]
    columns: dict[str, int] = field(default_factory=dict)
    """Where each column stands."""
    rows: list[Row] = field(default_factory=list)
    notes: list[Saying] = field(default_factory=list)
    """What was not read."""
    wrong: list[Saying] = field(default_factory=list)
    base: dict[str, Fingerprints] | None = None
    """What every row said when it was exported; None where nobody knows."""
    knows_all: bool = False
    """Whether `base` has every row there was, those among them that were taken out since."""

    def place(self, row: Row, column: Column | None = None) -> str:
        """A cell as people find it."""
        at = self.columns.get(column.name if column else "id", 0)
        return f"{self.name}!{place(row.number, at)}"


def sheets_in(grids: list[Grid]) -> tuple[list[Sheet], list[Saying]]:
    """The sheets that are of a handbook, and what is said of the others; none where it is another kind of file."""
    base = _exported(grids)
    found, notes = [], []
    for grid in grids:
        if key(grid.name) == EXPORTED or not any(cell_text(cell).strip() for row in grid.rows for cell in row):
            continue
        section = _section(grid)
        if section and (sheet := _sheet(grid, section, base)):
            found.append(sheet)
        else:
            notes.append(Saying("import.sheet-unknown", sheet=grid.name))
    return found, notes


def ensure_few(where: str, rows: int) -> None:
    """Raises Unable where there are more rows, or items, than a handbook holds entries."""
    if rows > limits.ENTRIES:
        raise Unable("cannot.import.many", where=where, rows=limits.said(rows), most=limits.said(limits.ENTRIES))


def _exported(grids: list[Grid]) -> dict[str, dict[str, Fingerprints]] | None:
    """What was exported, by section and id; None where no sheet says so."""
    for grid in grids:
        if key(grid.name) == EXPORTED and grid.rows and tuple(map(cell_text, grid.rows[0][:3])) == HEAD:
            found: dict[str, dict[str, Fingerprints]] = {name: {} for name in sections()}
            for row in grid.rows[1:]:
                section, id_, line = ([*map(cell_text, row), "", "", ""])[:3]
                found.setdefault(section, {})[id_] = from_line(line)
            return found
    return None


def _section(grid: Grid) -> str:
    for head in grid.rows[:ROWS_ABOVE]:
        for cell in head:
            kind, _, section = cell_text(cell).strip().partition(":")
            if kind == EXPORTED and section in sections():
                return section
    name = key(grid.name)
    return name if name in sections() else ""


def _sheet(grid: Grid, section: str, base: dict[str, dict[str, Fingerprints]] | None) -> Sheet | None:
    """The sheet, where its heads are names of fields."""
    part = sections()[section]
    known = columns_by_name(part)
    for number, cells in enumerate(grid.rows[:ROWS_ABOVE]):
        heads = [key(cell_text(cell)) for cell in cells]
        names = [head for head in heads if head in known]
        if ("id" in names or "id" not in known) and len(names) > (FIELDS if "id" in known else 0):
            sheet = Sheet(grid.name, section, part, base=base[section] if base is not None else None)
            sheet.knows_all = base is not None
            _heads(sheet, grid, number, heads)
            _rows(sheet, grid, number)
            ensure_few(grid.name, len(sheet.rows))
            return sheet
    return None


def _heads(sheet: Sheet, grid: Grid, number: int, heads: list[str]) -> None:
    known = columns_by_name(sheet.part)
    for at, head in enumerate(heads):
        if head in sheet.columns:
            sheet.wrong.append(Saying("import.column-twice", place=f"{sheet.name}!{place(number, at)}", column=head))
        elif head in known:
            sheet.columns[head] = at
    for at in range(max(map(len, grid.rows))):
        head = heads[at] if at < len(heads) else ""
        below = any(at < len(row) and cell_text(row[at]).strip() for row in grid.rows[number + 1 :])
        if head not in known and below and not head.startswith(f"{EXPORTED}:"):
            sheet.notes.append(Saying("import.column-unknown", place=f"{sheet.name}!{place(number, at)}", column=head))
        if head.startswith(f"{EXPORTED}:"):
            sheet.base = _base_beside(sheet, grid, number, at)


def _base_beside(sheet: Sheet, grid: Grid, number: int, at: int) -> dict[str, Fingerprints]:
    """What the rows say of themselves in a column of their own."""
    beside = {}
    for row in grid.rows[number + 1 :]:
        cells = _known_cells(sheet, row)
        if at < len(row) and cell_text(row[at]).strip():
            beside[cell_text(cells.get("id")).strip()] = from_line(cell_text(row[at]))
    return beside


def _known_cells(sheet: Sheet, row: list[Cell]) -> dict[str, Cell]:
    return {name: row[at] if at < len(row) else None for name, at in sheet.columns.items()}


def _rows(sheet: Sheet, grid: Grid, head: int) -> None:
    met: set[str] = set()
    for number, row in enumerate(grid.rows[head + 1 :], head + 1):
        cells = _known_cells(sheet, row)
        if not any(cell_text(cell).strip() for cell in cells.values()):
            continue
        found = Row(cell_text(cells.get("id")).strip(), number, cells)
        if found.id in met and (found.id or "id" not in sheet.columns):
            sheet.wrong.append(Saying("import.row-twice", place=sheet.place(found), id=found.id or sheet.section))
        met.add(found.id)
        sheet.rows.append(found)
