"""Write a new entry into the files, complete as far as somebody has said it, and as a draft for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from handbook.authoring.added_entries import added
from handbook.authoring.draft import Draft, Need
from handbook.authoring.edits import Edit
from handbook.authoring.lifecycle import sound_reading
from handbook.authoring.new_errors import Judge
from handbook.authoring.rewrite import NotWritten, in_bytes, tried
from handbook.authoring.suggested_id import suggested_id
from handbook.model import Handbook
from handbook.model.base import title_field
from handbook.model.fields import shape_at, shapes
from handbook.model.handbook import ENTRY_TYPES
from handbook.model.ids import wrong_id
from handbook.project.load import Project
from handbook.reader import Reading
from handbook.reader.left_open import to_be_typed
from handbook.rules.base import Breach
from handbook.system.files import write_all_atomically
from handbook.text.comparing import key
from handbook.words.unable import Unable

ROUNDS = 12
"""As many guesses as are tried for what nobody has said."""
DAYS_OF_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class WrongEntry(Unable):
    """What was said of a new entry cannot be so; says why."""


@dataclass(frozen=True)
class Written:
    """A new entry: its id, where it stands (the line from 1), and what it still needs."""

    id: str
    file: str
    line: int
    needs: tuple[Need, ...]
    is_draft: bool
    """Whether it is kept from everybody but editors until somebody decides."""


@dataclass
class Desk:
    """A handbook at which new entries are written."""

    folder: Path
    today: date

    def __post_init__(self) -> None:
        """Read it. Raises NoHandbook, or Refused where it cannot be read as it should."""
        self.reading = sound_reading(self.folder)
        self.project = Project.load(self.folder, self.today)
        self._judge = Judge(self.project, self.reading)

    @property
    def book(self) -> Handbook:
        """What it says so far."""
        return self.reading.book

    @cached_property
    def called(self) -> dict[str, str]:
        """The ids of entries by what these are called, as it is compared."""
        return {key(entry.name): id_ for id_, entry in self.book.entries.items()}

    def suggest(self, title: str, kind: str) -> str:
        """An id for an entry with a title, which nothing has or ever had."""
        return suggested_id(title, kind, self.taken())

    def taken(self) -> set[str]:
        """The ids that no new entry may have."""
        return {*self.book.entries, *self.book.now_called, *self.project.history.kinds}

    def draft(self, section: str, title: str, said: Mapping[str, Any]) -> Draft:
        """A draft of an entry: with an id and a title if none is said. Raises WrongEntry."""
        part = ENTRY_TYPES[section]
        name = next((shape.name for shape in shapes(part) if shape.attribute == (title_field(part) or "title")), "")
        known = {name: title, **said} if name and title else dict(said)
        known.setdefault("id", self.suggest(title, part.code()))
        if wrong := wrong_id(str(known["id"])):
            raise WrongEntry("cannot.new.id", why=wrong.message, cure=wrong.cure)
        entry = self.book.entries.get(known["id"])
        there = self.reading.stands_at(entry) if entry else None
        if entry and there and self.reading.is_of_base(there[0]):
            lines = to_be_typed(section, entry.id, ["…"])
            raise WrongEntry("cannot.new.of-brand", id=entry.id, file=f"{there[0]}:{there[1]}", lines=lines)
        if known["id"] in self.taken():
            raise WrongEntry("cannot.new.taken", id=known["id"])
        return self.drafted(section, known)

    def drafted(self, section: str, said: Mapping[str, Any]) -> Draft:
        """A draft that says just that, its id among it."""
        ahead = months_after(self.today, self.book.handbook.limits.review_months or 0)
        return Draft(self.book, section, said, ahead, self.project.shown.words)

    def new_errors(self, again: Reading) -> list[Breach]:
        """The errors that the handbook would have besides those it has, were it read so."""
        return self._judge.new_errors(again)

    def write(self, draft: Draft) -> Written:
        """Write an entry where the others of its section stand, and nothing else.

        What nobody has said is guessed so that no rule is broken. Raises WrongEntry, NothingToPointAt or NotWritten.
        """
        for _ in range(ROUNDS):
            fields = draft.fields()
            try:
                edits = added(self.reading, draft.section, [fields])
                files = in_bytes(self.folder, edits)
                again = tried(self.folder, self.reading, files)
            except NotWritten as wrong:
                raise WrongEntry("cannot.new.wrong", why=wrong.values.get("why", "")) from None
            broken = self.new_errors(again)
            if not broken:
                return self._written(draft, edits, files, again)
            if not all(guessed_anew(draft, breach) for breach in broken[:1]):
                raise WrongEntry("cannot.new.wrong", why=f"{broken[0].message} {broken[0].cure}".strip())
        raise WrongEntry("cannot.new.wrong", why=broken[0].message)

    def _written(self, draft: Draft, edits: list[Edit], files: dict[str, bytes], again: Reading) -> Written:
        id_ = str(draft.said["id"])
        entry = again.book.entries[id_]
        stands_at = again.stands_at(entry)
        assert stands_at is not None
        write_all_atomically({(self.folder / name).resolve(): data for name, data in files.items()})
        is_draft = getattr(entry, "status", "") == "draft"
        return Written(id_, *stands_at, tuple(draft.needs), is_draft)


def guessed_anew(draft: Draft, breach: Breach) -> bool:
    """Take the next guess for what breaks a rule, or guess what turns out to be needed; whether there was one to take."""
    path = tuple(step for step in breach.path if isinstance(step, str))
    name, shape = ".".join(path), shape_at(draft.part, path)
    if name in {need.field for need in draft.needs} and shape:
        draft.guesses[name] = draft.guesses.get(name, 0) + 1
        return draft.guesses[name] < len(draft.guesses_for(shape, path))
    if shape is None or name in draft.guesses or path[0] in draft.said:
        return False
    draft.guesses[name] = 0
    return True


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(min(year, date.max.year), month + 1, min(day.day, DAYS_OF_MONTHS[month]))
