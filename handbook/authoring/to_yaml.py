"""How a value is written in YAML: in quotation marks only where it must be, a list on one line where it is short."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, cast

import yaml

from handbook.reader import field_names
from handbook.reader.scan.compose import read_source
from handbook.reader.sections import SECTIONS

Value = str | int | float | bool | date | Sequence["Value"] | Mapping[str, "Value"]
"""What can be written: a text, a number, yes or no, a day, a list, a group of fields; or one of them with notes."""
SHORT = 100
"""As many characters as a list on one line has at most."""
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*")
NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?")
"""What other readers of YAML, of any version, take for a number: `496e4658` is infinite for them."""


@dataclass(frozen=True)
class Noted:
    """A value with comments on lines of their own above it."""

    value: Any
    notes: tuple[str, ...]


def without_notes(value: Any) -> Any:
    """The same value without any comments, those inside of it among them."""
    if isinstance(value, Noted):
        return without_notes(value.value)
    if isinstance(value, Mapping):
        return {name: without_notes(inside) for name, inside in value.items()}
    return [without_notes(item) for item in value] if isinstance(value, list | tuple) else value


@dataclass(frozen=True)
class Bare:
    """A value that is written as it is, such as a number or one of a few words."""

    text: str


@dataclass(frozen=True)
class InQuotes:
    """A text that stands in quotation marks whatever it says, as the names of editions do."""

    text: str


def field_lines(name: str, value: Any, indent: int) -> Iterator[str]:
    """A field as lines of a file, indented by so many spaces; without line ends."""
    pad = " " * indent
    if isinstance(value, Noted):
        yield from (f"{pad}# {note}" for note in value.notes)
        value = value.value
    if isinstance(value, Mapping):
        yield f"{pad}{name}:"
        for inner, inside in value.items():
            yield from field_lines(inner, inside, indent + 2)
    elif isinstance(value, list | tuple):
        yield from _list_lines(name, value, indent)
    elif (block := as_block(value)) is not None:
        yield f"{pad}{name}: |"
        yield from (f"{pad}  {line}" if line else "" for line in block)
    else:
        yield f"{pad}{name}: {scalar(value)}"


def _list_lines(name: str, items: Sequence[Any], indent: int) -> Iterator[str]:
    pad = " " * indent
    flow = f"{pad}{name}: {flow_list(items)}" if all(is_word(item) for item in items) else ""
    if flow and len(flow) <= SHORT:
        yield flow
        return
    yield f"{pad}{name}:"
    for item in items:
        yield from item_lines(item, indent + 2)


def item_lines(item: Any, dash: int, width: int = 2) -> list[str]:
    """An item of a list as lines, its dash in that column and what it holds so many columns further."""
    pad = " " * dash
    if isinstance(item, Mapping):
        lines = [line for name, value in item.items() for line in field_lines(name, value, dash + width)]
        first = next(at for at, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
        lines[first] = f"{pad}-{' ' * (width - 1)}{lines[first].lstrip(' ')}"
        return [*(f"{pad}{line.lstrip(' ')}" for line in lines[:first]), *lines[first:]]
    return [f"{pad}-{' ' * (width - 1)}{scalar(item)}"]


def flow_list(items: Sequence[Any]) -> str:
    """A list on one line."""
    return f"[{', '.join(flow_item(item) for item in items)}]"


def flow_item(item: Any) -> str:
    """A value inside of a list on one line, where commas and brackets mean something."""
    text = scalar(item)
    return text if text[0] in "\"'" or WORD.fullmatch(text) else in_double(text)


def is_word(value: Any) -> bool:
    """Whether a value is as short as an id."""
    return not isinstance(value, Mapping | list | tuple | Noted) and (
        not isinstance(value, str | Bare) or bool(WORD.fullmatch(str(getattr(value, "text", value))))
    )


def scalar(value: Any) -> str:
    """A single value as it is written on one line."""
    if isinstance(value, InQuotes | Bare):
        return in_double(value.text) if isinstance(value, InQuotes) else value.text
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str):
        return value if may_stand_plain(value) else in_quotes(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def as_block(value: Any) -> list[str] | None:
    """The lines of a text of several lines as it stands below its name; None where it cannot."""
    if not isinstance(value, str) or "\n" not in value.strip():
        return None
    lines = value.strip().split("\n")
    can = all(line.isprintable() and line == line.rstrip() for line in lines) and lines[0][:1].strip()
    return lines if can else None


def in_quotes(text: str, mark: str = "") -> str:
    """A text in quotation marks: double ones, but where it holds such itself."""
    simple = text.isprintable() and "\n" not in text
    if simple and (mark == "'" or (not mark and '"' in text and "'" not in text)):
        return "'" + text.replace("'", "''") + "'"
    return in_double(text)


def in_double(text: str) -> str:
    """A text in double quotation marks."""
    return json.dumps(text, ensure_ascii=False)


@lru_cache(maxsize=4096)
def may_stand_plain(text: str) -> bool:
    """Whether a text says the same without quotation marks, to our own reader and to others."""
    if not text or text != text.strip() or not text.isprintable() or is_no_text_to_others(text):
        return False
    if WORD.fullmatch(text):
        return True
    source = read_source("", f"standards:\n  - id: a\n    do: {text}\n".encode(), field_names(), SECTIONS)
    return not source.findings and not source.comments and _read_back(source.root) == text


def is_no_text_to_others(text: str) -> bool:
    """Whether another reader of YAML takes a word for a number, a day, nothing, or yes or no."""
    tag = cast("Any", yaml.SafeLoader("")).resolve(yaml.ScalarNode, text, (True, False))
    return tag != "tag:yaml.org,2002:str" or bool(NUMBER.fullmatch(text)) or text[:2] in ("0x", "0o")


def _read_back(root: Any) -> str | None:
    try:
        (_, entries), *rest = root.value
        (_, text) = entries.value[0].value[1]
    except (AttributeError, IndexError, TypeError, ValueError):
        return None
    one = not rest and len(entries.value) == 1 and len(entries.value[0].value) == 2
    return text.value if one and isinstance(text, yaml.ScalarNode) else None
