"""One table of answers, slips or practice, read and looked at: what stands in it, and everything that is wrong with it.

No column may hold a person's name, so a column that is none of its kind is an error. The files in `results/`, `slips/`
and `coaching/` and tables that are handed in are read by the same reader.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Generic

from handbook.results.cells import TableLines, UnreadableRow, place_of, rows_in
from handbook.results.complaint import TABLE, Complaint, complaint
from handbook.results.encoding import no_text
from handbook.results.header import Header, of_other_separators
from handbook.results.table_kinds import Row, TableKind, Validator
from handbook.system.limits import CELL_LENGTH, COMPLAINTS_ALIKE
from handbook.text.spreadsheet import guarded, is_guarded, unguarded
from handbook.words.unable import Saying

FORMULA = "results-formula"
EMPTY = "results-empty"
LONGEST_KEPT = 60
"""Characters of a cell that may well come again."""


@dataclass
class Complaints:
    """What is wrong with one file: of complaints that only differ in their values the first ones, and how many more there are."""

    kept: list[Complaint] = field(default_factory=list)
    _alike: Counter[str] = field(default_factory=Counter)
    _next: dict[str, Complaint] = field(default_factory=dict)

    def add(self, found: Complaint) -> None:
        """Take one."""
        if self._alike[found.message.id] < COMPLAINTS_ALIKE:
            self.kept.append(found)
        else:
            self._next.setdefault(found.message.id, found)
        self._alike[found.message.id] += 1

    def shows(self, found: Complaint) -> bool:
        """Whether one more of its kind will be said, so that it is worth to look where exactly it stands."""
        return self._alike[found.message.id] <= COMPLAINTS_ALIKE

    def all(self) -> list[Complaint]:
        """Those that are kept, and of each kind that went on a last one with the number of the rest."""
        rest = [
            replace(
                found, message=Saying("table.and-more", number=self._alike[id_] - COMPLAINTS_ALIKE, what=found.message)
            )
            for id_, found in self._next.items()
        ]
        return [*self.kept, *rest]


class CellTexts(dict[str, str]):
    """What stands in cells: without the blanks around it, and without what keeps a spreadsheet from taking it for a formula.

    The same few texts fill most of a table, so that each is there once; long ones come once anyway, and are not kept.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self.formulas: set[str] = set()
        """The cells that a spreadsheet may take for formulas."""

    def __missing__(self, cell: str) -> str:
        """Work out the text of a cell."""
        written = cell.strip()
        if not is_guarded(written):
            self.formulas.add(cell)
        text = unguarded(written)
        if len(cell) <= LONGEST_KEPT:
            self[cell] = text
        return text


class Table(Generic[Row]):
    """The rows of one file in their order, and what is wrong with it."""

    def __init__(self, name: str, bytes_of: Callable[[], bytes], kind: TableKind[Row]) -> None:
        """Take the name of a file and what gives its bytes, which nobody keeps: they may be a hundred million."""
        self.name, self._bytes_of = name, bytes_of
        self.kind: TableKind[Row] = kind
        self.lines = TableLines(bytes_of)
        self.rows: list[Row] = []
        self._places: list[int] = []
        self.complaints = Complaints()

    def read(self, expected: Validator[Row], tidied: Callable[[Row], Row] = lambda row: row) -> Table[Row]:
        """Read it. `tidied` may put into our own form what somebody handed in, before it is looked at. Raises OSError."""
        content = self._bytes_of()
        if wrong := no_text(content):
            self.complaints.add(wrong)
            return self
        try:
            self._read_rows(content, expected, tidied)
        except UnreadableRow as row:
            self.complaints.add(self._unreadable(row.line))
        return self

    def complain_of(self, row: Row, column: str, found: Complaint) -> None:
        """Take a complaint about what stands in a column of one of its rows."""
        self._complain(found, row.line, self._places[self.kind.columns.index(column)])

    def _read_rows(self, content: bytes, expected: Validator[Row], tidied: Callable[[Row], Row]) -> None:
        rows = rows_in(content)
        line, cells = next(rows, (1, []))
        if not cells:
            self.complaints.add(replace(complaint("table.empty", header=self.kind.header), rule=TABLE))
            return
        header = Header(self.kind, cells, self.lines, line)
        wrong = header.complaint()
        if wrong:
            self._complain(wrong, line, wrong.column - 1)
        if wrong and not header.has_all_needed:
            return
        self._places = header.places
        self._read_below(rows, len(cells), expected, tidied)
        if not (self.rows or self.complaints.kept):
            self.complaints.add(replace(complaint("table.no-answers"), rule=EMPTY, line=line))

    def _read_below(
        self, rows: Iterator[tuple[int, list[str]]], width: int, expected: Validator[Row], tidied: Callable[[Row], Row]
    ) -> None:
        texts, places, name = CellTexts(), self._places, self.name
        columns, make = self.kind.columns, self.kind.row._make
        for line, cells in rows:
            if len(cells) != width:
                if any(cell.strip() for cell in cells):
                    self._misfit(cells, width, line)
                continue
            cells.append("")  # stands for what the table has no column for, whose place is -1
            values: list[Any] = [texts[cells[place]] for place in places]
            if not any(values):
                continue
            row = tidied(make([*values, name, line]))
            wrong = [(places[columns.index(column)], found) for column, found in expected.wrong_with(row)]
            for index, found in wrong:
                self._complain(found, line, index)
            if not wrong:
                self.rows.append(row)
                if texts.formulas and not texts.formulas.isdisjoint(cells):
                    self._complain_of_formulas(cells, texts.formulas, line)

    def _misfit(self, row: list[str], width: int, line: int) -> None:
        """Say of a row that it has not as many values as there are columns."""
        if len(row) == 1 and row[0].count(";") >= 3:
            id_ = "table.row-separator"
        else:
            id_ = "table.row-long" if len(row) > width else "table.row-short"
        self.complaints.add(replace(complaint(id_, number=len(row), columns=width), line=line))

    def _complain_of_formulas(self, row: list[str], formulas: set[str], line: int) -> None:
        for index, cell in enumerate(row):
            if cell in formulas:
                said = complaint("table.formula", text=cell.strip(), guarded=guarded(cell.strip()))
                self._complain(replace(said, rule=FORMULA), line, index)

    def _complain(self, found: Complaint, line: int, index: int) -> None:
        """Take a complaint about a cell of a row, which begins in a line."""
        if self.complaints.shows(found):
            line, column = place_of(self.lines, line, max(0, index))
            found = replace(found, line=line, column=column)
        self.complaints.add(found)

    def _unreadable(self, line: int) -> Complaint:
        """Why a row cannot be taken apart, nor any after it."""
        written = self.lines[line - 1]
        if not self._places and (found := of_other_separators(written, self.kind)):
            return found
        if '"' not in written or len(written) > csv.field_size_limit():
            return replace(complaint("table.cell", most=CELL_LENGTH), rule=TABLE, line=line)
        return replace(complaint("table.quote"), rule=TABLE, line=line, column=written.index('"') + 1)
