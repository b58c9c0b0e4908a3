"""Drafts of what stands in the lists and tables of an old document: its own words, and what each still needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic_core import PydanticCustomError

from handbook.authoring.added_entries import added, file_for
from handbook.authoring.new import Desk
from handbook.authoring.office.cells import value_of
from handbook.authoring.office.columns import Column, columns_by_name, main_field
from handbook.authoring.office.compare import put
from handbook.authoring.office.documents import Block, Item, Rows
from handbook.authoring.office.sheet import ensure_few
from handbook.authoring.office.taken import Taken
from handbook.authoring.office.written_fields import Plain, at, is_nothing, parts_of, written
from handbook.authoring.rewrite import in_bytes, tried
from handbook.authoring.suggested_id import suggested_id
from handbook.authoring.to_yaml import Noted
from handbook.model import Entry
from handbook.model.base import title_field
from handbook.model.fields import shapes
from handbook.model.handbook import ENTRY_TYPES
from handbook.text.comparing import key
from handbook.words import Words
from handbook.words.unable import Saying

TITLE = 60


@dataclass
class Found:
    """What one item or row says."""

    place: str
    fields: Plain
    notes: list[str] = field(default_factory=list)
    """What has no field, with the name of its column."""


def drafted(desk: Desk, file: Path, blocks: Iterable[Block], section: str) -> Taken:
    """Drafts in a section of a handbook; nothing is written yet. Raises Unable where one cannot be made."""
    taken, found = Taken(file), list[Found]()
    words = desk.project.shown.words
    for block in blocks:
        if isinstance(block, Saying):
            taken.notes.append(block)
        elif isinstance(block, Item):
            found.append(_of_item(block, ENTRY_TYPES[section], words))
        else:
            found += _of_rows(block, ENTRY_TYPES[section], desk, words)
    ensure_few(file.name, len(found))
    found = list(_not_there_yet(desk, section, found, taken))
    entries = list(_entries(desk, section, found))
    if entries:
        edits = added(desk.reading, section, [fields for _, fields in entries])
        taken.files = in_bytes(desk.folder, edits)
        tried(desk.folder, desk.reading, taken.files)
        told = [Saying("import.told.draft", id=fields["id"].value, place=one.place) for one, fields in entries]
        taken.told[file_for(desk.reading, section)] = list(told)
    return taken


def _not_there_yet(desk: Desk, section: str, found: list[Found], taken: Taken) -> Iterator[Found]:
    """Those whose words no entry of the section has; a document that is imported twice makes no entry twice."""
    main = main_field(ENTRY_TYPES[section])
    there = {key(str(at(written(part), (main,)))): id_ for id_, part in parts_of(desk.book, section).items()}
    for one in found:
        if id_ := there.get(key(str(one.fields.get(main)))):
            taken.notes.append(Saying("import.there-already", place=one.place, id=id_))
        else:
            yield one


def _of_item(item: Item, part: type[Entry], words: Words) -> Found:
    notes = [words("import.note.heading", heading=item.heading)] if item.heading else []
    return Found(item.place, {main_field(part): item.text}, notes)


def _of_rows(block: Rows, part: type[Entry], desk: Desk, words: Words) -> Iterator[Found]:
    """A draft a row; a first row of which a cell names a field, or all are short and unlike the rest, is the head."""
    known = _heads(part, words)
    head = [known.get(key(cell)) for cell in block.rows[0]] if block.rows else []
    has_head = any(head) or _looks_like_head(block.rows)
    names = block.rows[0] if has_head else [""] * len(head)
    _find_main(head, block.rows[has_head:], part)
    for row, place in list(zip(block.rows, block.places, strict=True))[has_head:]:
        if any(row):
            yield _of_row(Found(place, {}), row, head, names, desk)


def _find_main(head: list[Column | None], rows: list[list[str]], part: type[Entry]) -> None:
    """Where no column is called as what an entry says, take the longest without a name of ours, if it says more than the title."""
    names = [column.name if column else "" for column in head]
    if not rows or main_field(part) in names:
        return
    longest = max(range(len(head)), key=lambda number: _length(rows, number) * (head[number] is None))
    title = names.index(title_field(part)) if title_field(part) in names else None
    if head[longest] is None and (title is None or _length(rows, longest) > _length(rows, title)):
        head[longest] = columns_by_name(part)[main_field(part)]


def _length(rows: list[list[str]], number: int) -> int:
    return 1 + sum(len(row[number]) for row in rows if number < len(row))


def _looks_like_head(rows: list[list[str]]) -> bool:
    first = rows[0] if rows else []
    return len(rows) > 1 and len(first) > 1 and all(first) and all(len(c) <= 30 and c[-1] not in ".!?" for c in first)


def _heads(part: type[Entry], words: Words) -> Mapping[str, Column]:
    """The columns by what people may call them: the name of the field, its label here and in English; a title by its kind."""
    found: dict[str, Column] = {}
    for name, column in columns_by_name(part).items():
        for called in (name, name.replace("_", " "), column.shape.label, words.label(column.shape)):
            if len(column.path) == 1 or called == name:
                found.setdefault(key(called), column)
    if title := columns_by_name(part).get(title_field(part)):
        for called in (part.kind_name(), words(f"kind.{part.code()}")):
            found.setdefault(key(called), title)
    return found


def _of_row(found: Found, row: list[str], head: list[Column | None], names: list[str], desk: Desk) -> Found:
    for number, text in enumerate(row):
        column = head[number] if number < len(head) else None
        name = names[number] if number < len(names) else ""
        flat = " ".join(text.split())
        if not flat:
            continue
        value = _value(text, column, desk) if column and not is_protected(column) else None
        if column is None or is_nothing(value):
            found.notes.append(f"{name}: {flat}" if name else flat)
        else:
            put(found.fields, column.path, value)
    return found


def is_protected(column: Column) -> bool:
    """Whether only we write a field: a draft stays one, whatever an old document says."""
    return column.name in ("status", "was", "confirmed", "replaced_by") or bool(column.shape.part)


def _value(text: str, column: Column, desk: Desk) -> Any:
    """The value of a cell; None where it is none that can be read, or points at nothing there is."""
    try:
        value = value_of(text, column.shape, desk.book.handbook.locale)
    except PydanticCustomError:
        return None
    if column.shape.points_at:
        ids = [one if one in desk.book.entries else desk.called.get(key(one)) for one in _listed(value)]
        if None in ids:
            return None
        return ids if column.shape.many else ids[0]
    return value


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def _entries(desk: Desk, section: str, found: list[Found]) -> Iterator[tuple[Found, Plain]]:
    taken = desk.taken()
    part = ENTRY_TYPES[section]
    title = next((shape.name for shape in shapes(part) if shape.attribute == title_field(part)), "")
    for one in found:
        said = dict(one.fields)
        called = str(said.get(title) or said.get(main_field(part)) or one.notes[0])
        if (title and title not in said) or (len(str(said.get(title, ""))) > TITLE and title == "title"):
            said, one = _with_title(said, title, called, one, desk.project.shown.words)
        wished = str(said.get("id", ""))
        said["id"] = wished if wished and wished not in taken else suggested_id(called, part.code(), taken)
        taken.add(said["id"])
        fields = desk.drafted(section, said).fields()
        yield one, _noted(fields, one, desk.project.shown.words)


def _with_title(said: Plain, title: str, called: str, one: Found, words: Words) -> tuple[Plain, Found]:
    """With a title of the first words; what is longer stands whole in a note where no field has it."""
    short = called if len(called) <= TITLE else called[:TITLE].rpartition(" ")[0] or called[:TITLE]
    notes = [*one.notes]
    if short != called:
        notes.append(words("import.note.title"))
        if called not in said.values() or said.get(title) == called:
            notes.append(called)
    return {**said, title: " ".join(short.split())}, replace(one, notes=notes)


def _noted(fields: Plain, one: Found, words: Words) -> Plain:
    """The fields of an entry with a note at its id: where it comes from, and what has found no field."""
    kept = [words("import.note.kept", text=" ".join(note.split())) for note in one.notes]
    return {**fields, "id": Noted(fields["id"], (words("import.note.from", place=one.place), *kept))}
