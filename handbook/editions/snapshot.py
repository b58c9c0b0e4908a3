"""What a handbook says at one time, as plain data in one fixed order: this is frozen, and this is compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from handbook.model import LIST_SECTIONS, Entry, Handbook, Line, Part, Variant
from handbook.model.choices import Status
from handbook.model.fields import Shape, shapes, shapes_by_name

Content = dict[str, Any]
"""A whole handbook, section by section, or one entry, field by field, in the names that stand in YAML."""
QUOTE_PARTS: dict[str, type[Part]] = {"lines": Line, "variants": Variant}


class Record(NamedTuple):
    """An entry as plain data, the section it stands in (`quote` for lines and variants), and its kind."""

    section: str
    part: type[Part]
    fields: Content


@dataclass(frozen=True)
class Snapshot:
    """What a handbook says at one time: a frozen edition, the files at hand, a revision, another folder."""

    name: str
    """What it is called beside another: an edition's id, or what the user asked for."""
    content: Content = field(repr=False)
    from_: date | None = None
    """The day it came into force, of an edition."""

    @cached_property
    def records(self) -> dict[str, Record]:
        """Every entry by its id; the editions themselves are no content, and are not among them."""
        return {record.fields["id"]: record for record in _records(self.content)}

    @property
    def edition(self) -> str:
        """The edition it says it is."""
        return str(self.content.get("handbook", {}).get("edition", ""))

    @property
    def language(self) -> str:
        """The language it is written in."""
        return str(self.content.get("handbook", {}).get("language", "en"))

    def ids(self, section: str) -> list[str]:
        """The ids of a section's entries."""
        return [entry["id"] for entry in self.content.get(section, ())]


def _records(content: Content) -> Iterator[Record]:
    for name, part in QUOTE_PARTS.items():
        for entry in content.get("quote", {}).get(name, ()):
            yield Record("quote", part, entry)
    for section in LIST_SECTIONS:
        shape = shapes_by_name(Handbook)[section]
        for entry in content.get(section, ()) if section != "editions" else ():
            yield Record(section, shape.part or Part, entry)


def content_of(book: Handbook) -> Content:
    """Everything a handbook says; defaults are written out, what is empty is left out, entries stand by their ids.

    Of one with errors it is what could be read: an entry that has no id is none that could be told from others.
    """
    return _fields(book.model_dump(mode="json", by_alias=True, warnings="none"), Handbook)


def _fields(data: Content, part: type[Part]) -> Content:
    found = {shape.name: _value(data[shape.name], shape) for shape in shapes(part)}
    return {name: value for name, value in found.items() if not is_empty(value)}


def _value(value: Any, shape: Shape) -> Any:
    if not shape.many:
        return _one(value, shape)
    items = [_one(item, shape) for item in value]
    if shape.part and issubclass(shape.part, Entry) and not shape.declared.is_ordered:
        return sorted((entry for entry in items if entry.get("id")), key=lambda entry: str(entry["id"]))
    return items


def _one(value: Any, shape: Shape) -> Any:
    if shape.part:
        return _fields(value, shape.part) if value else None
    return int(value) if isinstance(value, float) and value.is_integer() else value


def without_drafts(content: Content) -> Content:
    """A handbook without what nobody has decided on yet, as everybody but its editors sees it."""
    return {
        name: [entry for entry in section if entry.get("status") != Status.DRAFT]
        if isinstance(section, list)
        else section
        for name, section in content.items()
    }


def is_empty(value: Any) -> bool:
    """Whether a value counts as missing; nought and false do not."""
    return value is None or value == "" or value == [] or value == {}
