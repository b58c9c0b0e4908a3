"""A new entry as it is first written: what was said of it, and for all else it needs something that can be read.

What nobody has said yet is a text that says nothing, or the value that others of its section have most often, each
under a comment `# to do:`. The checker names these as long as they stand there, and nothing else is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from handbook.authoring.to_yaml import Noted
from handbook.model import Entry, Handbook, Part
from handbook.model.base import title_field
from handbook.model.fields import Shape, shapes, shapes_by_name
from handbook.model.handbook import ENTRY_TYPES
from handbook.model.messages import label_id
from handbook.reader.unfinished import NOTHING_YET, TO_DO
from handbook.words.phrases import Words
from handbook.words.unable import Unable

KINDS = {part.code(): section for section, part in ENTRY_TYPES.items() if section != "editions"}
"""The section of every kind of entry that can be written, by what the kind is called; editions are opened."""


class NothingToPointAt(Unable):
    """A field has to point at an entry, and there is none of that kind yet."""


@dataclass(frozen=True)
class Need:
    """A field that has to be written and was not said: how it is reached, and what it means."""

    field: str
    meaning: str


@dataclass
class Draft:
    """Makes the fields of one entry; each round of guesses may take others than the first."""

    book: Handbook
    section: str
    said: Mapping[str, Any]
    review_by: date
    words: Words
    guesses: dict[str, int] = field(default_factory=dict)
    """Which of the guesses for a field is taken, by its dotted name; those that are named are written even if they need not be."""
    needs: list[Need] = field(default_factory=list)

    @property
    def part(self) -> type[Entry]:
        """The kind of entry."""
        part = ENTRY_TYPES[self.section]
        assert issubclass(part, Entry)
        return part

    def fields(self) -> dict[str, Any]:
        """The fields in their order. Raises NothingToPointAt."""
        self.needs = []
        found = dict(self._fields(self.part, self.said, ()))
        title = title_field(self.part)
        first = [name for name in ("id", *self._names(title), "status") if name in found]
        return {name: found[name] for name in [*first, *found]}

    def _names(self, attribute: str) -> list[str]:
        return [shape.name for shape in shapes(self.part) if shape.attribute == attribute]

    def _fields(self, part: type[Part], said: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
        for shape in shapes(part):
            inside = (*path, shape.name)
            value = said.get(shape.name)
            needed = shape.info.is_required() or ".".join(inside) in self.guesses
            if shape.part and not shape.many and (needed or value is not None):
                given = value if isinstance(value, Mapping) else {}
                yield shape.name, dict(self._fields(shape.part, given, inside))
            elif value is not None:
                yield shape.name, value
            elif shape.name == "review_by":
                yield shape.name, self.review_by
            elif shape.name == "status" and "draft" in shape.choices:
                yield shape.name, "draft"
            elif needed:
                yield shape.name, self._still_needed(shape, inside)

    def _still_needed(self, shape: Shape, path: tuple[str, ...]) -> Noted:
        name = ".".join(path)
        meaning = self.words.declared(f"{label_id(shape)}.meaning", shape.info.description or "")
        if shape.choices:
            meaning = f"{meaning} ({', '.join(shape.choices)})"
        self.needs.append(Need(name, meaning))
        guesses = self.guesses_for(shape, path)
        if not guesses:
            raise NothingToPointAt("cannot.new.nothing-to-point-at", field=name, kind=_kind(shape))
        value = guesses[min(self.guesses.get(name, 0), len(guesses) - 1)]
        return Noted([value] if shape.many else value, (f"{TO_DO} {meaning}",))

    def guesses_for(self, shape: Shape, path: tuple[str, ...]) -> list[Any]:
        """What may stand in a field until somebody decides, the likeliest first."""
        if shape.part:
            return [dict(self._fields(shape.part, {}, path))]
        if shape.choices or shape.points_at:
            others = self._in_use(path)
            known = shape.choices or [id_ for name in _sections(shape) for id_ in sorted(self.book.ids_in[name])]
            return list(dict.fromkeys([*(value for value in others if value in known), *known, *_instead(shape)]))
        if shape.is_day:
            return [self.review_by]
        kind = shape.kind.schema.get("type") if shape.kind else ""
        plain: dict[str, list[Any]] = {"boolean": [True, False], "number": [1], "integer": [1]}
        return plain.get(str(kind), [NOTHING_YET])

    def _in_use(self, path: tuple[str, ...]) -> list[str]:
        """What others of the section have in a field, the most frequent first."""
        found: Counter[str] = Counter()
        for entry in dict(self.book.sections()).get(self.section, ()):
            value: Any = entry
            for step in path:
                known = shapes_by_name(type(value)).get(step) if isinstance(value, Part) else None
                value = getattr(value, known.attribute) if known else None
            found.update(value if isinstance(value, tuple) else [value] if isinstance(value, str) and value else [])
        return [value for value, _ in found.most_common()]


def _sections(shape: Shape) -> tuple[str, ...]:
    return tuple(name for name in ENTRY_TYPES if shape.points_at == ("*",) or name in shape.points_at)


def _instead(shape: Shape) -> list[str]:
    return [shape.kind.instead] if shape.kind and shape.kind.instead else []


def _kind(shape: Shape) -> str:
    return ", ".join(ENTRY_TYPES[name].code() for name in _sections(shape))
