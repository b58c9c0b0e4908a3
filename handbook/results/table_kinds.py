"""The kinds of tables there are: answers of shops, slips, and what was practised, each in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from handbook.results.answer import Answer
from handbook.results.complaint import Complaint
from handbook.results.practice import Practice
from handbook.results.slip import Slip

Row = TypeVar("Row", Answer, Slip, Practice)
Wrong = tuple[str, Complaint]
"""The column of what is wrong, and what is wrong with it."""


@dataclass(frozen=True)
class TableKind(Generic[Row]):
    """One kind of table: the folder it stands in, what a row of it is, and its columns."""

    folder: str
    row: type[Row]
    needed: tuple[str, ...]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns: all that a row holds but where it stands."""
        return tuple(name for name in self.row._fields if name not in ("file", "line"))

    @cached_property
    def header(self) -> str:
        """The first line of a table that has every column."""
        return ",".join(self.columns)


RESULTS = TableKind("results", Answer, ("date", "scorecard", "item", "answer"))
SLIPS = TableKind("slips", Slip, ("date", "touchpoint", "cause", "settled_by"))
COACHING = TableKind("coaching", Practice, ("date", "about", "look_again"))
FOLDERS = (RESULTS.folder, SLIPS.folder, COACHING.folder)


class Validator(Protocol[Row]):
    """Everything that the rows of a kind of table may say."""

    kind: TableKind[Row]

    def wrong_with(self, row: Row, /) -> Iterator[Wrong]:
        """What no row can say, column by column."""
