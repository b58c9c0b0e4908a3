"""A handbook as a document for reading: a heading an entry, and a table of what it says."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from handbook.authoring.office.cells import cell_of, is_words
from handbook.authoring.office.columns import Column, columns_of
from handbook.authoring.office.libraries import docx
from handbook.authoring.office.tables import Table
from handbook.authoring.office.written_fields import Plain, at, is_nothing
from handbook.model import Handbook, Part
from handbook.model.base import Entry, title_field
from handbook.model.fields import Shape, shapes_by_name
from handbook.model.linked import words_only
from handbook.words import Words


def as_document(book: Handbook, tables: Sequence[Table], words: Words) -> bytes:
    """The bytes of a .docx. Raises Unable where the library is missing."""
    document = docx().Document()
    settings = book.handbook
    document.core_properties.title = settings.organisation
    document.core_properties.author = settings.organisation
    document.core_properties.created = document.core_properties.modified = datetime(2000, 1, 1)
    document.add_heading(settings.organisation, 0)
    document.add_paragraph(words("export.edition", edition=settings.edition))
    for table in tables:
        if table.rows:
            _section(document, table, _Said(book, words))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _section(document: Any, table: Table, said: _Said) -> None:
    document.add_heading(said.section(table.section), 1)
    for row in table.rows.values():
        if issubclass(table.part, Entry):
            document.add_heading(said.title(row, table.part), 2)
        rows = [pair for column in columns_of(table.part) for pair in said.pair(row, column)]
        grid = document.add_table(rows=0, cols=2, style="Table Grid")
        for label, text in rows:
            cells = grid.add_row().cells
            cells[0].paragraphs[0].add_run(label).bold = True
            cells[1].text = text


class _Said:
    """How things are said in the language of the handbook."""

    def __init__(self, book: Handbook, words: Words) -> None:
        self.book, self.words = book, words

    def section(self, name: str) -> str:
        owner: type[Part] = Handbook
        shape: Shape | None = None
        for step in name.split("."):
            shape = shapes_by_name(owner)[step]
            owner = shape.part or owner
        assert shape is not None
        return self.words.label(shape)

    def title(self, row: Plain, part: type[Entry]) -> str:
        name = title_field(part)
        shown = row.get(name) or row["id"]
        title = self.text(shown[0] if isinstance(shown, list) else str(shown))
        return self.words("export.draft", title=title) if row.get("status") == "draft" else title

    def pair(self, row: Plain, column: Column) -> Iterator[tuple[str, str]]:
        value = at(row, column.path)
        if not is_nothing(value):
            yield self.label(column), self.value(value, column.shape)

    def label(self, column: Column) -> str:
        if len(column.path) == 1:
            return self.words.label(column.shape)
        return f"{column.path[0].replace('_', ' ').capitalize()}: {self.words.label(column.shape)}"

    def value(self, value: Any, shape: Shape) -> str:
        if isinstance(value, date):
            return self.words.day(value)
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int | float):
            return self.words.number(value)
        if shape.points_at:
            names = [self.name(one) for one in (value if shape.many else [value])]
            return self.words.enumeration(names)
        return self.text(str(cell_of(value, shape))) if not is_words(shape) else self.words.enumeration(value)

    def name(self, id_: str) -> str:
        entry = self.book.entries.get(id_)
        return self.text(entry.name) if entry else id_

    def text(self, text: str) -> str:
        return words_only(text, lambda id_: self.book.entries[id_].name if id_ in self.book.entries else id_)
