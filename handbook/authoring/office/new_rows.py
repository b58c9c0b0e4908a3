"""The entries that new rows of a sheet become: with an id where nobody gave one, and as drafts where they do not say enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.authoring.added_entries import added, file_for
from handbook.authoring.draft import Draft
from handbook.authoring.edits import Edit
from handbook.authoring.new import Desk, guessed_anew
from handbook.authoring.office.columns import main_field
from handbook.authoring.office.compare import NewRow
from handbook.authoring.office.written_fields import Plain
from handbook.authoring.suggested_id import suggested_id
from handbook.authoring.to_yaml import without_notes
from handbook.model.base import title_field
from handbook.model.handbook import ENTRY_TYPES
from handbook.reader import Reading
from handbook.system.clock import today
from handbook.words.unable import Saying


@dataclass
class NewEntry:
    """An entry that is to be, and the row it comes from."""

    row: NewRow
    draft: Draft

    def fields(self) -> dict[str, Any]:
        """Its fields as they are to be written. Raises NothingToPointAt."""
        fields = self.draft.fields()
        if not self.draft.needs and "status" not in self.row.said:
            fields.pop("status", None)  # somebody has written all of it: it is as much in force as any other row
        return fields

    def told(self) -> Saying:
        """What has become of the row."""
        kind = "draft" if self.draft.needs else "added"
        return Saying(f"import.told.{kind}", id=self.draft.said["id"], place=self.row.place)


class NewEntries:
    """Those of all sheets of a file, each in the section of its sheet."""

    def __init__(self, folder: Path, rows: dict[str, list[NewRow]]) -> None:
        """Take the rows by their sections, and read the handbook again as one at which entries are written."""
        self._desk = Desk(folder, today())
        self._taken = self._desk.taken() | {row.id for known in rows.values() for row in known}
        self._by_section = {name: [self._new(name, row) for row in known] for name, known in rows.items()}

    def _new(self, section: str, row: NewRow) -> NewEntry:
        part = ENTRY_TYPES[section]
        called = str(row.said.get(title_field(part)) or row.said.get(main_field(part)) or "")
        id_ = row.id or suggested_id(called, part.code(), self._taken)
        self._taken.add(id_)
        return NewEntry(row, self._desk.drafted(section, {**row.said, "id": id_}))

    def edits(self) -> Iterator[Edit]:
        """What writes them into the files."""
        for section, entries in self._by_section.items():
            yield from added(self._desk.reading, section, [entry.fields() for entry in entries])

    def plain(self) -> Iterator[tuple[str, str, Plain]]:
        """Each with its section and id, as plain data."""
        for section, entry in self._all():
            yield section, entry.draft.said["id"], without_notes(entry.fields())

    def told(self) -> Iterator[tuple[str, Saying]]:
        """What has become of each row, with the file it is written into."""
        for section, entry in self._all():
            yield file_for(self._desk.reading, section), entry.told()

    def _all(self) -> Iterable[tuple[str, NewEntry]]:
        return ((section, entry) for section, entries in self._by_section.items() for entry in entries)

    def guess_anew(self, again: Reading) -> bool:
        """Take another guess for what nobody has said and what breaks a rule as it is; whether there was one to take."""
        drafts = {entry.draft.said["id"]: entry.draft for _, entry in self._all() if entry.draft.needs}
        broken = self._desk.new_errors(again) if drafts else []
        guessed = [guessed_anew(drafts[id_], one) for one in broken if (id_ := getattr(one.part, "id", "")) in drafts]
        return any(guessed)
