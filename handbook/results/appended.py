"""Files of ours with more rows at their end: every byte of them stays, and so does the order of their columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any

from handbook.results.answer import Answer
from handbook.results.cells import rows_in
from handbook.results.complaint import Complaint, complaint
from handbook.results.handed_in import HandedIn
from handbook.results.table_kinds import Row, TableKind
from handbook.system.limits import TABLE_BYTES
from handbook.text.comparing import key
from handbook.text.spreadsheet import BOM, as_table

PIECE = 10_000
"""Rows that are written at a time, so that a large table is there once and not three times."""


def goes_into(kind: TableKind[Row], row: Row) -> str:
    """The file for a row, relative to the handbook: one a year, and of answers one a scorecard."""
    of = f"{row.scorecard.replace(':', '-')}-" if isinstance(row, Answer) else ""
    return f"{kind.folder}/{of}{row.date[:4]}.csv"


def appended_files(folder: Path, handed_in: Iterable[HandedIn[Any]]) -> list[Appended]:
    """The files into which everything goes that is new."""
    found: dict[tuple[str, TableKind[Any]], list[Any]] = defaultdict(list)
    for one in handed_in:
        for row in one.rows:
            found[goes_into(one.kind, row), one.kind].append(row)
    return [Appended(folder / name, kind, rows) for (name, kind), rows in found.items()]


@dataclass(frozen=True)
class Appended:
    """A file, and what is to be written at its end."""

    path: Path
    kind: TableKind[Any]
    rows: Sequence[Any]

    @property
    def content(self) -> Iterator[bytes]:
        """All its bytes as they are to be, piece by piece: those that are there are not kept in memory."""
        yield self._before
        yield from self._added

    @property
    def _before(self) -> bytes:
        return self.path.read_bytes() if self.path.exists() else f"{BOM}{self.kind.header}\n".encode()

    @cached_property
    def _header(self) -> list[str]:
        return [key(cell) for cell in next(rows_in(self._before))[1]]

    @cached_property
    def _added(self) -> list[bytes]:
        before = self._before
        end = next((end for end in (b"\r\n", b"\n", b"\r") if end in before), b"\n")
        added, columns = [b"" if before.endswith(end) else end], attrgetter(*self._header)
        for at in range(0, len(self.rows), PIECE):
            rows = map(columns, self.rows[at : at + PIECE])
            added.append(as_table(rows, line_end=end.decode()).encode())
        return added

    def wrong(self) -> Iterator[Complaint]:
        """Why it cannot hold what is to be written into it."""
        missing = set(self.kind.columns) - set(self._header)
        for column in self.kind.columns:
            if column in missing and any(getattr(row, column) for row in self.rows):
                yield replace(complaint("form.no-room", column=column), line=0)
        if sum(map(len, self.content)) > TABLE_BYTES:
            yield replace(complaint("table.large", most=TABLE_BYTES), line=0)
