"""The changes of a workbook made in the files of the handbook: exactly those, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from handbook.authoring.changed_fields import changed
from handbook.authoring.edits import Edit
from handbook.authoring.new import ROUNDS
from handbook.authoring.office.cells import canonical, cell_of, cell_text
from handbook.authoring.office.columns import Column, sections
from handbook.authoring.office.compare import Changes, NewRow, compare, put
from handbook.authoring.office.new_rows import NewEntries
from handbook.authoring.office.sheet import Sheet
from handbook.authoring.office.taken import Taken
from handbook.authoring.office.written_fields import Plain, at, is_nothing, parts_of, written
from handbook.authoring.removed import removed
from handbook.authoring.rewrite import NotWritten, in_bytes, tried
from handbook.model import Entry, Handbook, Part
from handbook.model.ids import shortened
from handbook.reader import Reading
from handbook.reader.extends import LEAVE_OUT
from handbook.reader.left_open import to_be_typed
from handbook.words.unable import Saying

Content = dict[str, dict[str, Plain]]
"""Every section with its entries, as they are written."""


def merge(
    folder: Path, reading: Reading, file: Path, sheets: list[Sheet], notes: list[Saying], *, remove: bool
) -> Taken:
    """What the sheets of a file change in a sound handbook; nothing is written yet.

    `notes` is what is to be said of its other sheets. Raises NotWritten where an edit cannot be made.
    """
    merged, edits = Taken(file, notes=notes), _Edits(reading)
    content, rows = content_of(reading.book), dict[str, list[NewRow]]()
    for sheet in sheets:
        changes = compare(sheet, content[sheet.section], reading.book.now_called, reading.book.handbook.locale)
        merged.notes += changes.notes
        merged.wrong += changes.wrong
        if changes.gone and not remove:
            merged.notes += [Saying("import.gone", sheet=sheet.name, id=id_, option="--remove") for id_ in changes.gone]
            changes.gone.clear()
        edits.take(changes, content[sheet.section], merged.told)
        if changes.new:
            rows.setdefault(sheet.section, []).extend(changes.new)
    if not merged.wrong and (merged.told or rows):
        _make(folder, reading, edits.changed, rows, content, merged)
    return merged


def _make(
    folder: Path,
    reading: Reading,
    edits: list[Edit],
    rows: dict[str, list[NewRow]],
    content: Content,
    merged: Taken,
) -> None:
    """The files as they are with all edits; what nobody said of a new entry is guessed until no rule is broken by it."""
    new = NewEntries(folder, rows) if rows else None
    for _ in range(ROUNDS):
        merged.files = in_bytes(folder, [*edits, *(new.edits() if new else ())])
        again = tried(folder, reading, merged.files)
        if new is None or not new.guess_anew(again):
            break
    for section, id_, plain in new.plain() if new else ():
        content[section][id_] = plain
    for name, saying in new.told() if new else ():
        merged.told.setdefault(name, []).append(saying)
    if canonical(content_of(again.book)) != canonical(content):
        raise NotWritten("cannot.write.in-place")


def content_of(book: Handbook) -> Content:
    """What the files say, section by section."""
    return {name: {id_: _own(written(part), name) for id_, part in parts_of(book, name).items()} for name in sections()}


def _own(fields: Plain, section: str) -> Plain:
    """The quote without its lines and variants, which are sections of their own."""
    return {name: value for name, value in fields.items() if section != "quote" or name not in ("lines", "variants")}


class _Edits:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.changed: list[Edit] = []

    def take(self, changes: Changes, content: dict[str, Plain], told: dict[str, list[Saying]]) -> None:
        """The edits of one section; `content` is made to say what it then says, `told` what was done."""
        parts = parts_of(self.reading.book, changes.sheet.section)
        for id_, fields in changes.fields.items():
            before = len(self.changed)
            self._change(parts[id_], fields, content[id_], told)
            self._ensure_own(changes.sheet.section, parts[id_], fields, self.changed[before:])
        for id_ in changes.gone:
            edit = removed(self.reading, _entry(parts[id_]))
            if self.reading.is_of_base(edit.file):
                lines = f"{LEAVE_OUT}:\n  - {id_}"
                raise NotWritten("cannot.import.gone-of-brand", id=id_, file=edit.file, lines=lines)
            self.changed.append(edit)
            told.setdefault(edit.file, []).append(Saying("import.told.removed", id=id_))
            del content[id_]

    def _change(self, part: Part, fields: Mapping[Column, Any], plain: Plain, told: dict[str, list[Saying]]) -> None:
        before = deepcopy(plain)
        for column, value in fields.items():
            put(plain, column.path, value)
        _drop_empty_groups(plain)
        nested: Plain = {}
        for column, value in fields.items():
            _put_change(nested, plain, column.path, self._as_it_stood(part, column, value))
        self.changed += changed(self.reading, part, nested)
        position = self.reading.source_map.whole(part)
        for column, value in fields.items():
            told.setdefault(position.source.name, []).append(
                Saying(
                    "import.told.changed",
                    line=str(position.node.start_mark.line + 1),
                    field=f"{part.id}.{column.name}" if isinstance(part, Entry) else column.name,
                    before=_shown(at(before, column.path), column),
                    after=_shown(value, column),
                )
            )

    def _ensure_own(self, section: str, part: Part, fields: Iterable[Column], edits: list[Edit]) -> None:
        """Raise NotWritten where the brand says what is to change, with what a house writes to say it in another way."""
        if not (there := next((edit for edit in edits if self.reading.is_of_base(edit.file)), None)):
            return
        id_ = part.id if isinstance(part, Entry) else ""
        names = dict.fromkeys(column.path[0] for column in fields)
        lines = to_be_typed(section, id_, [f"{name}: …" for name in names])
        place = f"{there.file}:{there.begins[0] + 1}"
        raise NotWritten("cannot.new.of-brand", id=id_ or section, file=place, lines=lines)

    def _as_it_stood(self, part: Part, column: Column, value: Any) -> Any:
        """A list of one as a single value, where such a one stood there."""
        position = self.reading.source_map.of(part, column.path)
        stood = position is not None and isinstance(position.node, yaml.ScalarNode) and column.shape.many
        return value[0] if stood and value and len(value) == 1 else value


def _entry(part: Part) -> Entry:
    assert isinstance(part, Entry)
    return part


def _drop_empty_groups(fields: Plain) -> None:
    for name, value in list(fields.items()):
        if isinstance(value, dict):
            _drop_empty_groups(value)
            if not value:
                del fields[name]


def _put_change(nested: Plain, plain: Plain, path: tuple[str, ...], value: Any) -> None:
    """A change where it belongs; a group that is empty now goes as a whole."""
    for depth in range(1, len(path)):
        if is_nothing(at(plain, path[:depth])):
            return _set(nested, path[:depth], None)
    return _set(nested, path, value)


def _set(nested: Plain, path: tuple[str, ...], value: Any) -> None:
    for name in path[:-1]:
        nested = nested.setdefault(name, {})
    nested[path[-1]] = value


def _shown(value: Any, column: Column) -> str:
    return shortened(cell_text(cell_of(value, column.shape)))
