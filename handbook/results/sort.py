"""The sorts of tables there are: answers of shops, slips, and what was practised, each in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from handbook.results.answer import COLUMNS, NEEDED, Answer
from handbook.results.complaint import Complaint
from handbook.results.practice import PRACTICE_COLUMNS, PRACTICE_NEEDED, Practice
from handbook.results.slip import SLIP_COLUMNS, SLIP_NEEDED, Slip

Row = TypeVar("Row", Answer, Slip, Practice)
Wrong = tuple[str, Complaint]
"""The column of what is wrong, and what is wrong with it."""


@dataclass(frozen=True)
class Sort(Generic[Row]):
    """One sort of table: the folder it stands in, what a row of it is, and its columns."""

    folder: str
    row: type[Row]
    columns: tuple[str, ...]
    needed: tuple[str, ...]

    @cached_property
    def header(self) -> str:
        """The first line of a table that has every column."""
        return ",".join(self.columns)


RESULTS = Sort("results", Answer, COLUMNS, NEEDED)
SLIPS = Sort("slips", Slip, SLIP_COLUMNS, SLIP_NEEDED)
COACHING = Sort("coaching", Practice, PRACTICE_COLUMNS, PRACTICE_NEEDED)
FOLDERS = (RESULTS.folder, SLIPS.folder, COACHING.folder)


class Expected(Protocol[Row]):
    """Everything that the rows of a sort of table may say."""

    sort: Sort[Row]

    def wrong_with(self, row: Row, /) -> Iterator[Wrong]:
        """What no row can say, column by column."""
