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
from handbook.results.sort import Row, Sort
from handbook.system.limits import TABLE_BYTES
from handbook.system.spreadsheet import BOM, as_table
from handbook.system.text import key

PIECE = 10_000
"""Rows that are written at a time, so that a large table is there once and not three times."""


def goes_into(sort: Sort[Row], row: Row) -> str:
    """The file for a row, relative to the handbook: one a year, and of answers one a scorecard."""
    of = f"{row.scorecard.replace(':', '-')}-" if isinstance(row, Answer) else ""
    return f"{sort.folder}/{of}{row.date[:4]}.csv"


def made_longer(folder: Path, handed_in: Iterable[HandedIn[Any]]) -> list[Longer]:
    """The files into which everything goes that is new."""
    found: dict[tuple[str, Sort[Any]], list[Any]] = defaultdict(list)
    for one in handed_in:
        for row in one.rows:
            found[goes_into(one.sort, row), one.sort].append(row)
    return [Longer(folder / name, sort, rows) for (name, sort), rows in found.items()]


@dataclass(frozen=True)
class Longer:
    """A file, and what is to be written at its end."""

    path: Path
    sort: Sort[Any]
    rows: Sequence[Any]

    @cached_property
    def content(self) -> bytes:
        """All its bytes, as they are to be."""
        before = self.path.read_bytes() if self.path.exists() else f"{BOM}{self.sort.header}\n".encode()
        end = next((end for end in (b"\r\n", b"\n", b"\r") if end in before), b"\n")
        columns = attrgetter(*_header(before))
        pieces = [before, b"" if before.endswith(end) else end]
        for at in range(0, len(self.rows), PIECE):
            rows = map(columns, self.rows[at : at + PIECE])
            pieces.append(as_table(rows, line_end=end.decode()).encode())
        return b"".join(pieces)

    def wrong(self) -> Iterator[Complaint]:
        """Why it cannot hold what is to be written into it."""
        missing = set(self.sort.columns) - set(_header(self.content))
        for column in self.sort.columns:
            if column in missing and any(getattr(row, column) for row in self.rows):
                yield replace(complaint("form.no-room", column=column), line=0)
        if len(self.content) > TABLE_BYTES:
            yield replace(complaint("table.large", most=TABLE_BYTES), line=0)


def _header(content: bytes) -> list[str]:
    return [key(cell) for cell in next(rows_in(content))[1]]
