"""Give an entry another id, everywhere it is named, and remember the former one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml

from handbook.authoring.changed_fields import changed, end_of
from handbook.authoring.edits import Edit
from handbook.authoring.lifecycle import sound_reading
from handbook.authoring.new_errors import Judge
from handbook.authoring.renamed_pages import on_pages
from handbook.authoring.renamed_tables import other_files
from handbook.authoring.rewrite import NotWritten, ensure_own, in_bytes, tried
from handbook.authoring.to_yaml import in_quotes, scalar
from handbook.editions import Snapshot, compare, content_of
from handbook.editions.renamed import under_new_names
from handbook.model import Edition, Entry, Handbook
from handbook.model.ids import wrong_id
from handbook.model.linked import LINK
from handbook.project.load import Project
from handbook.reader import Reading
from handbook.reader.source_map import Position
from handbook.rules import Context
from handbook.system.files import write_all_atomically
from handbook.words.unable import Unable, meant


class NotRenamed(Unable):
    """An entry cannot have that id; says why, and nothing was written."""


def rename(folder: Path, old: str, new: str, today: date) -> list[str]:
    """Change an id in all files, or in none; returns the names of those that were written.

    Where somebody has changed the id of the entry itself already, the rest is done. Raises NoHandbook, Refused,
    NotRenamed or NotWritten.
    """
    reading, project = sound_reading(folder), Project.load(folder, today)
    entry = _entry(project, old, new)
    judge = Judge(project, reading)
    entry = reading.book.entries[entry.id]
    edits = [*_in_yaml(reading, judge.context(reading), entry, old, new)]
    if project.index:
        edits += on_pages(project.index, old, new)
    files = {**in_bytes(folder, edits), **dict(other_files(folder, old, new))}
    ensure_own(reading, files)
    again = tried(folder, reading, {name: data for name, data in files.items() if name in reading.sources})
    if wrong := judge.new_errors(again):
        raise NotRenamed("cannot.rename.wrong", why=wrong[0].message)
    if not _is_meant(reading.book, again.book, old, new):
        raise NotWritten("cannot.write.in-place")
    write_all_atomically({(folder / name).resolve(): data for name, data in files.items()})
    return sorted(files)


def _entry(project: Project, old: str, new: str) -> Entry:
    """The entry that is meant. Raises NotRenamed where it cannot have the other id."""
    book, kinds = project.book, project.history.kinds
    if wrong := wrong_id(new):
        raise NotRenamed("cannot.new.id", why=wrong.message, cure=wrong.cure)
    entry, there = book.entries.get(old), book.entries.get(new)
    if entry is None and there and old not in there.was and old in kinds and kinds[old][1] is type(there):
        return there  # whoever began by hand
    if entry is None and old in book.now_called:
        raise NotRenamed("cannot.rename.was", old=old, new=book.now_called[old])
    if entry is None:
        raise NotRenamed("cannot.rename.unknown", id=old, cure=meant(old, book.entries, ""))
    if isinstance(entry, Edition):
        raise NotRenamed("cannot.rename.edition", id=old)
    if there or book.now_called.get(new, old) != old or (new in kinds and new not in entry.was):
        raise NotRenamed("cannot.new.taken", id=new)
    return entry


def _in_yaml(reading: Reading, context: Context, entry: Entry, old: str, new: str) -> Iterator[Edit]:
    former = [*(word for word in entry.was if word != new), old]
    yield from changed(reading, entry, {"id": new, "was": former})
    for part, leaf in context.references:
        position = reading.source_map.of(part, leaf.path)
        if leaf.value == old and position:
            yield _another_id(position, new)
    for part, leaf in context.texts:
        position = reading.source_map.of(part, leaf.path)
        if "[[" in leaf.value and position:
            yield from _links(position, old, new)


def _another_id(position: Position, new: str) -> Edit:
    node = position.node
    begins, ends = node.start_mark, node.end_mark
    style = getattr(node, "style", None)
    text = in_quotes(new, style) if style in ("'", '"') else scalar(new)
    return Edit(position.source.name, (begins.line, begins.column), (ends.line, ends.column), text)


def _links(position: Position, old: str, new: str) -> Iterator[Edit]:
    assert isinstance(position.node, yaml.ScalarNode)
    first, (last, column) = position.node.start_mark, end_of(position)
    lines = [*position.source.lines[first.line : last], position.source.lines[last][:column]]
    text = "\n".join([lines[0][first.column :], *lines[1:]])
    for found in LINK.finditer(text):
        if found[1].strip() == old:
            line = text.count("\n", 0, found.start(1))
            at = found.start(1) - (text.rfind("\n", 0, found.start(1)) + 1) + (0 if line else first.column)
            place = first.line + line, at
            yield Edit(position.source.name, place, (place[0], at + len(old)), new)


def _is_meant(before: Handbook, after: Handbook, old: str, new: str) -> bool:
    """Whether one handbook is the other with the id under its new name, which remembers the old one."""
    was, now = (Snapshot("", content_of(book)) for book in (before, after))
    was = under_new_names(was, {old: new})
    same = was.content.get("editions") == now.content.get("editions")
    return same and [(change.id, change.field) for change in compare(was, now)] == [(new, "was")]
