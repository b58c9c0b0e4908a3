"""What somebody has changed in a sheet, told from what has meanwhile become of the handbook itself.

Three states are compared cell by cell: what was exported, what the sheet says, what the files say today. A cell is
changed where the sheet says other than what was exported; where the files do so too, the two clash, and the files stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from babel import Locale
from pydantic_core import PydanticCustomError

from handbook.authoring.office.cells import value_of
from handbook.authoring.office.columns import Column, columns_by_name, main_field
from handbook.authoring.office.sheet import Row, Sheet
from handbook.authoring.office.tables import Fingerprints, fingerprint, fingerprints
from handbook.authoring.office.written_fields import Plain, at, is_nothing
from handbook.model.base import title_field
from handbook.text.comparing import key
from handbook.words.unable import Saying

ALIKE = 0.7
"""The share of cells that make a new row one that only has another id."""


class NewRow(NamedTuple):
    """A row of no entry there is: the id that somebody gave it, if any, where it stands, and what it says."""

    id: str
    place: str
    said: Plain


@dataclass
class Changes:
    """What is to be done in one section."""

    sheet: Sheet
    fields: dict[str, dict[Column, Any]] = field(default_factory=dict)
    """Cells that were changed, by the id of the entry; None where one was emptied."""
    new: list[NewRow] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    """Entries whose rows were taken out."""
    notes: list[Saying] = field(default_factory=list)
    """What was left as it is, and why."""
    wrong: list[Saying] = field(default_factory=list)
    """Cells that say nothing a field could hold."""


def compare(sheet: Sheet, current: Mapping[str, Plain], now_called: Mapping[str, str], locale: Locale) -> Changes:
    """What a sheet changes in a section whose entries say so today; `now_called` has the ids of today for former ones."""
    return _Comparison(sheet, current, now_called, locale).run()


class _Comparison:
    def __init__(
        self, sheet: Sheet, current: Mapping[str, Plain], now_called: Mapping[str, str], locale: Locale
    ) -> None:
        self.sheet, self.current, self.now_called, self.locale = sheet, current, now_called, locale
        self.changes = Changes(sheet, notes=[*sheet.notes], wrong=[*sheet.wrong])
        self.base = sheet.base or {}
        self.met: set[str] = set()
        self._known_sayings: dict[str, dict[str, str]] = {}

    def run(self) -> Changes:
        new = []
        for row in self.sheet.rows:
            id_ = row.id if row.id in self.current else self.now_called.get(row.id, row.id)
            self.met |= {row.id, id_}
            if not id_ and "id" in self.sheet.columns:
                new.append(row)
            elif id_ in self.current:
                self._known(row, id_)
            elif row.id in self.base:
                self._left_meanwhile(row)
            else:
                new.append(row)
        gone = [id_ for id_ in self.current if id_ not in self.met]
        self._new_and_gone(new, gone)
        self._columns_taken_out()
        return self.changes

    def _known(self, row: Row, id_: str) -> None:
        current, base = self.current[id_], self._base_of(row)
        for column, value in self._values(row, current):
            says, said = fingerprint(value), fingerprint(at(current, column.path))
            before = said if base is None else base.get(column.name, "")
            if says in (said, before) or column.name == "id":
                continue
            if said != before:
                self._note("import.clash", row, column)
            else:
                self.changes.fields.setdefault(id_, {})[column] = value

    def _base_of(self, row: Row) -> Fingerprints | None:
        """What a row was exported as; nothing where it was not, and None where nobody can tell."""
        if self.sheet.base is None:
            return None
        return self.base.get(row.id, {} if self.sheet.knows_all else None)

    def _values(self, row: Row, current: Plain) -> Iterator[tuple[Column, Any]]:
        for name, cell in row.cells.items():
            column = columns_by_name(self.sheet.part)[name]
            try:
                yield column, value_of(cell, column.shape, self.locale, at(current, column.path))
            except PydanticCustomError as wrong:
                context = wrong.context or {}
                place = self.sheet.place(row, column)
                self.changes.wrong.append(
                    Saying("import.cell-wrong", place=place, what=context["said"], cure=context["cure"])
                )

    def _left_meanwhile(self, row: Row) -> None:
        """A row of an entry that is in the handbook no longer."""
        said = {column.name: fingerprint(value) for column, value in self._values(row, {}) if not is_nothing(value)}
        kept = {name: known for name, known in self.base[row.id].items() if name in row.cells}
        self._note("import.left-meanwhile" if said == kept else "import.left-and-changed", row)

    def _new_and_gone(self, new: list[Row], gone: list[str]) -> None:
        for row in new:
            plain = self._plain(row)
            former = self._renamed(plain, gone)
            if former:
                gone.remove(former)
            if former and not row.id:
                self.changes.notes.append(Saying("import.id-emptied", place=self.sheet.place(row), id=former))
                self._known(row._replace(id=former), former)
            elif former:
                command = f"handbook rename {former} {row.id}"
                place = self.sheet.place(row)
                self.changes.notes.append(Saying("import.renamed", place=place, id=row.id, command=command))
            elif not row.id and (said_by := self._said_by(plain)):
                self.changes.notes.append(Saying("import.there-already", place=self.sheet.place(row), id=said_by))
            elif not row.id and self.sheet.section == "editions":
                self.changes.wrong.append(Saying("import.row-without-id", place=self.sheet.place(row)))
            else:
                self.changes.new.append(NewRow(row.id, self.sheet.place(row), plain))
        for id_ in gone:
            self._gone(id_)

    def _gone(self, id_: str) -> None:
        if not self.sheet.knows_all:
            self.changes.notes.append(Saying("import.not-there", sheet=self.sheet.name, id=id_))
        elif id_ in self.base:
            if self.base[id_] == fingerprints(self.current[id_], self.sheet.part):
                self.changes.gone.append(id_)
            else:
                self.changes.notes.append(Saying("import.gone-and-changed", sheet=self.sheet.name, id=id_))

    def _plain(self, row: Row) -> Plain:
        plain: Plain = {}
        for column, value in self._values(row, {}):
            if not is_nothing(value):
                put(plain, column.path, value)
        return plain

    def _renamed(self, plain: Plain, gone: list[str]) -> str:
        """The entry that a new row was before somebody wrote over its id."""
        says = fingerprints(plain, self.sheet.part)
        for id_ in gone:
            known = {name: value for name, value in self.base.get(id_, {}).items() if name != "id"}
            same = sum(says.get(name) == value for name, value in known.items())
            if known and same >= ALIKE * len(known):
                return id_
        return ""

    def _said_by(self, plain: Plain) -> str:
        """The entry that says already what a row without an id says: a sheet that is imported twice makes none twice."""
        for name in (main_field(self.sheet.part), title_field(self.sheet.part)):
            if said := plain.get(name):
                return self._sayings(name).get(key(str(said)), "")
        return ""

    def _sayings(self, name: str) -> dict[str, str]:
        if name not in self._known_sayings:
            said = {key(str(plain[name])): id_ for id_, plain in self.current.items() if name in plain}
            self._known_sayings[name] = said
        return self._known_sayings[name]

    def _columns_taken_out(self) -> None:
        used = {name for known in self.base.values() for name in known}
        for name in sorted(used - set(self.sheet.columns)):
            self.changes.notes.append(Saying("import.column-gone", sheet=self.sheet.name, column=name))

    def _note(self, id_: str, row: Row, column: Column | None = None) -> None:
        place = self.sheet.place(row, column)
        self.changes.notes.append(Saying(id_, place=place, id=row.id, field=column.name if column else ""))


def put(fields: Plain, path: tuple[str, ...], value: Any) -> None:
    """Set the value that a path leads to, and make the groups it leads through; None takes it away."""
    for name in path[:-1]:
        fields = fields.setdefault(name, {})
    if value is None:
        fields.pop(path[-1], None)
    else:
        fields[path[-1]] = value
