"""What stands in a cell: a value as people read it, and the value again that such a cell says.

A list of ids stands side by side with commas, a list of texts a line each, a list of groups in paragraphs of lines
`name: value`. A line that goes on the one above it is indented, and stands for an empty one with a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from babel import Locale

from handbook.authoring.office.columns import Column, columns_by_name, columns_of
from handbook.authoring.office.written_fields import Plain, at, is_nothing
from handbook.model import Part, values
from handbook.model.fields import Shape
from handbook.model.ids import shortened
from handbook.model.values import Quoted, broken_rule
from handbook.results.days import days_meant
from handbook.text.comparing import key

Cell = str | int | float | bool | date | None
"""What a spreadsheet holds in a cell, without its formats; None is an empty one."""
NAMED = re.compile(r"([a-z_.]+):(?:[ \t]+(.*))?")
BETWEEN = re.compile(r"[,;\n]")
WHOLE = 100
NUMERIC = ("number", "integer")
OF_NUMBERS = {"1": "true", "0": "false"}
"""What LibreOffice makes of true and false in an .ods."""
QUOTED = (values.read_quoted, values.read_edition_id)


def is_words(shape: Shape) -> bool:
    """Whether a list holds ids or single words, which stand side by side."""
    return bool(shape.many and not shape.part and (shape.choices or (shape.kind and not shape.kind.is_text)))


def cell_of(value: Any, shape: Shape) -> Cell:
    """A value as it stands in a cell."""
    if is_nothing(value):
        return None
    if shape.many and shape.part:
        return "\n\n".join("\n".join(_named(item, shape.part)) for item in value)
    if shape.many:
        return (", " if is_words(shape) else "\n").join(_text(item) for item in value)
    return value if isinstance(value, str | int | float | date) else _text(value)


def _named(fields: Plain, part: type[Part]) -> Iterator[str]:
    """A group of fields in a list, as lines."""
    for column in columns_of(part):
        value = at(fields, column.path)
        if is_nothing(value):
            continue
        several = column.shape.many and not is_words(column.shape)
        for one in value if several else [value]:
            text = str(_text(cell_of(one, column.shape) if not several else one))
            yield f"{column.name}: " + "\n".join(_going_on(text))


def _going_on(text: str) -> Iterator[str]:
    first, *rest = text.split("\n")
    yield first
    yield from (f"  {line}" if line.strip() else "  ." for line in rest)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def canonical(value: Any) -> Any:
    """A value as it is compared: what spreadsheets do to the blanks at the ends of lines is no change."""
    if isinstance(value, str):
        return "\n".join(line.rstrip() for line in value.replace("\r\n", "\n").strip().split("\n"))
    if isinstance(value, list):
        return [canonical(item) for item in value]
    if isinstance(value, Mapping):
        return {name: canonical(inside) for name, inside in sorted(value.items())}
    return value.isoformat() if isinstance(value, date) else value


def value_of(cell: Cell, shape: Shape, locale: Locale, expected: Any = None) -> Any:
    """The value that a cell says; None where it is empty.

    Where a spreadsheet has made several things of one, a day of which nobody can tell the month, what was expected
    is meant if it can be. Raises PydanticCustomError, with what is wrong and the cure, where it says nothing.
    """
    text = cell_text(cell if cell == expected else _in_percent(cell, shape))
    if not text.strip():
        return None
    if shape.many and shape.part:
        return [_group(lines, shape.part, locale) for lines in _paragraphs(text, shape.part)]
    if shape.many:
        parts = BETWEEN.split(text) if is_words(shape) else text.split("\n")
        return [_single(part.strip(), shape, locale) for part in parts if part.strip()]
    return _single(text, shape, locale, expected)


def _in_percent(cell: Cell, shape: Shape) -> Cell:
    """A cell as people saw it who typed 90 %, of which spreadsheets make 0.9; nobody keeps to less than one percent."""
    is_percent = shape.kind is not None and shape.kind.schema.get("maximum") == WHOLE
    return round(cell * WHOLE, 9) if is_percent and isinstance(cell, float) and 0 < cell < 1 else cell


def cell_text(cell: Cell) -> str:
    """A cell as the text an editor would have written in YAML."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return (cell.date() if cell.time() == datetime.min.time() else cell).isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _text(cell).replace("\r\n", "\n").replace("\r", "\n")


def _single(text: str, shape: Shape, locale: Locale, expected: Any = None) -> Any:
    text = text.strip()
    if shape.choices:
        return _choice(text, shape)
    assert shape.kind is not None, shape.id
    if shape.is_day:
        text = _day(text, locale, expected)
    elif shape.kind.schema.get("type") in NUMERIC and expected is not None and _decimal(text) == str(expected):
        text = _decimal(text)
    elif shape.kind.schema.get("type") == "boolean":
        text = OF_NUMBERS.get(text, text.lower())
    elif shape.kind.read is values.read_text or shape.kind.read is values.read_short_text:
        text = " ".join(line.strip() for line in text.split("\n") if line.strip())
    read = shape.kind.read(Quoted(text) if shape.kind.read in QUOTED else text)
    return int(read) if isinstance(read, float) and read.is_integer() else _plain(read)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, str) else value


def _decimal(text: str) -> str:
    return text.replace(",", ".")


def _day(text: str, locale: Locale, expected: Any) -> str:
    meant = days_meant(text, locale)
    if expected in meant:
        return str(expected)
    return meant[0].isoformat() if len(meant) == 1 else text


def _choice(text: str, shape: Shape) -> str:
    for choice in shape.choices:
        if key(choice) == key(text):
            return str(choice)
    allowed = f"Write {', '.join(shape.choices[:-1])} or {shape.choices[-1]}."
    raise broken_rule(
        "not-a-choice", f"“{shortened(text)}” is not one of the words that “{shape.name}” knows.", allowed
    )


def _paragraphs(text: str, part: type[Part]) -> Iterator[list[tuple[Column, str]]]:
    """The groups in a cell, each as its fields with their texts; a name that comes again begins another group."""
    known, group = columns_by_name(part), list[tuple[Column, str]]()
    for line in text.split("\n"):
        if not line.strip():
            if group:
                yield group
            group = []
            continue
        if line[0].isspace() and group:
            column, before = group[-1]
            group[-1] = column, f"{before}\n{'' if line.strip() == '.' else line.strip()}"
            continue
        column, said = _field(line.strip(), known, part)
        if not column.shape.many and any(column == other for other, _ in group):
            yield group
            group = []
        group.append((column, said))
    if group:
        yield group


def _field(line: str, known: Mapping[str, Column], part: type[Part]) -> tuple[Column, str]:
    found = NAMED.fullmatch(line)
    if found is None or found[1] not in known:
        said = f"“{shortened(line)}” is not one of the fields of “{part.kind_name()}”."
        raise broken_rule("unknown-key", said, f"Begin the line with one of: {', '.join(known)}; and a colon.")
    return known[found[1]], found[2] or ""


def _group(lines: list[tuple[Column, str]], part: type[Part], locale: Locale) -> Plain:
    fields: Plain = {}
    for column, text in lines:
        value = value_of(text, column.shape, locale)
        if is_nothing(value):
            continue
        inside = fields
        for name in column.path[:-1]:
            inside = inside.setdefault(name, {})
        before = inside.get(column.path[-1], []) if column.shape.many else []
        inside[column.path[-1]] = [*before, *value] if column.shape.many else value
    return fields
