"""The first row of a table: which columns it has, and the one sentence that says what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic

from handbook.results.complaint import COLUMN, TABLE, Complaint, Nearest, complaint, listed
from handbook.results.table_kinds import Row, TableKind
from handbook.text.comparing import key
from handbook.words.unable import Saying

MOST_COLUMNS = 44
MOST_NAMED = 5
SEPARATOR_LINE = re.compile(r'"?sep=.?"?[,;\t]*', re.IGNORECASE)
SEPARATORS = {
    ";": "semicolons", "\t": "tabs", "|": "bars", ":": "colons", "，": "commas-wide", "、": "commas-wide", "،": "commas-wide",
    "；": "semicolons-wide", "^": "other", "~": "other", " ": "other",
}  # fmt: skip
"""What parts the values of tables that are no tables of ours, by what it is called in messages."""


@dataclass(frozen=True)
class Header(Generic[Row]):
    """The first row of a table of a kind: its cells, and the lines of the table with the number of the one it stands in."""

    kind: TableKind[Row]
    cells: Sequence[str]
    lines: Sequence[str]
    number: int

    @cached_property
    def names(self) -> list[str]:
        """What the columns are called, as names are compared."""
        return [key(cell) for cell in self.cells]

    @property
    def places(self) -> list[int]:
        """Where each of our columns stands, in our order; -1 where it does not. Of two of one name the first counts."""
        names = {name: at for at, name in reversed(list(enumerate(self.names)))}
        return [names.get(column, -1) for column in self.kind.columns]

    @property
    def has_all_needed(self) -> bool:
        """Whether the rows below it can be read, whatever else is wrong."""
        return set(self.kind.needed) <= set(self.names[:MOST_COLUMNS])

    def complaint(self) -> Complaint | None:
        """What is wrong with it; `column` counts its cells, not the letters."""
        cells, names = self.cells, self.names
        if len(set(cells)) == len(cells) and set(self.kind.needed) <= set(cells) <= set(self.kind.columns):
            return None
        return self._no_header() or self._unnamed() or self._misnamed(names) or self._twice(names) or self._lacks(names)

    def _no_header(self) -> Complaint | None:
        """Where it is something else than a list of our columns."""
        known = _known(self.names, self.kind)
        if found := of_other_separators(self.lines[self.number - 1], self.kind, known):
            return found
        return None if known else _of(complaint("table.no-header", **self._named))

    @property
    def _named(self) -> dict[str, str]:
        """What messages about it name."""
        return {"folder": self.kind.folder, "header": self.kind.header}

    def _unnamed(self) -> Complaint | None:
        """Where the last columns have no name: a spreadsheet once had something there."""
        named = max((at + 1 for at, cell in enumerate(self.cells) if cell.strip()), default=0)
        return (
            _of(complaint("table.unnamed", number=len(self.cells) - named), named) if named < len(self.cells) else None
        )

    def _misnamed(self, names: Sequence[str]) -> Complaint | None:
        """Where columns are called what none of ours is, or are not written as ours are."""
        unknown = [at for at, cell in enumerate(self.cells) if cell not in self.kind.columns]
        if not unknown:
            return None
        values = {
            "number": len(unknown),
            "columns": listed(self.cells[at] for at in unknown[:MOST_NAMED]),
            **self._named,
        }
        if len(unknown) == 1:
            otherwise = Saying("table.unknown-column.cure", **values)
            cure = Nearest(self.cells[unknown[0]], self.kind.columns, otherwise)
            return _of(complaint("table.unknown-column", cure, **values), unknown[0])
        if all(names[at] in self.kind.columns for at in unknown):
            return _of(complaint("table.misspelt", **values), unknown[0])
        return _of(
            complaint("table.unknown-column" if len(unknown) <= MOST_NAMED else "table.many-columns", **values),
            unknown[0],
        )

    def _twice(self, names: Sequence[str]) -> Complaint | None:
        at = next((at for at, name in enumerate(names) if name in names[:at]), None)
        return None if at is None else _of(complaint("table.column-twice", column=names[at]), at)

    def _lacks(self, names: Sequence[str]) -> Complaint:
        missing = [column for column in self.kind.needed if column not in names]
        return _of(complaint("table.no-column", number=len(missing), columns=listed(missing), **self._named))


def of_other_separators(line: str, kind: TableKind[Row], known: int = 0) -> Complaint | None:
    """Where a first line is one of a table whose values are not separated by commas, so that more columns are known in it."""
    if SEPARATOR_LINE.fullmatch(line.strip()):
        return replace(complaint("table.separator-line"), rule=TABLE)
    for sign, called in SEPARATORS.items():
        if sign in line and _known((key(part.strip('" ')) for part in line.split(sign)), kind) > max(1, known):
            signs = Saying(f"table.sign.{called}", sign=sign)
            return replace(complaint("table.separator", signs=signs), rule=TABLE)
    return None


def _known(names: Iterable[str], kind: TableKind[Row]) -> int:
    """How many names are those of columns."""
    return len(set(names) & set(kind.columns))


def _of(said: Complaint, index: int = 0) -> Complaint:
    return replace(said, rule=COLUMN, column=index + 1)
