"""What a house begins as that extends a brand: a root of a few lines, and the settings of a site that are the brand's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from handbook.authoring.starter import STARTER, Given
from handbook.authoring.to_yaml import in_double, scalar
from handbook.model.brand_marks import WHOLE
from handbook.model.values import Quoted
from handbook.pages.mkdocs_yml import FILE, INHERIT
from handbook.reader import ROOT, Reading, read
from handbook.reader.extends import way_to
from handbook.reader.layer import Open
from handbook.system.sample_files import files_below

FOR_EDITORS = (".editorconfig", ".gitignore", ".vscode")
"""What a house has of the starter: its editor offers fields and ids, and git passes by what is built."""
LEFT_OPEN = "# What stands below is left to each house. It is the example of the brand: write your own over it."


def house(given: Given, brand: Path, into: Path) -> dict[str, bytes]:
    """The files of a house that extends a brand, by their names in its folder. Raises NoHandbook where there is none."""
    reading, way = read(brand), way_to(brand.resolve(), Path(os.path.realpath(into)))
    files = {name: path.read_bytes() for name, path in files_below(STARTER) if name.split("/")[0] in FOR_EDITORS}
    files[ROOT] = _lines(_root(given, reading, way))
    if (brand / FILE).is_file():
        files[FILE] = _lines([f"{INHERIT}: {scalar(f'{way}/{FILE}')}", f"site_name: {scalar(given.organisation)}"])
    return files


def _root(given: Given, reading: Reading, way: str) -> Iterator[str]:
    settings = {one.field: one.value for one in reading.open if one.section == "handbook"}
    fixed = reading.book.handbook.fixed
    named = {} if WHOLE in fixed or "organisation" in fixed else {"organisation": given.organisation}
    settings |= {**named, "edition": Quoted(given.edition)}
    yield from (f"extends: {scalar(way)}", "", "handbook:")
    yield from _fields(settings, "  ")
    others = [
        one for one in reading.open if one.section != "handbook" and (one.value is not None or one.field == WHOLE)
    ]
    if others:
        yield from ("", LEFT_OPEN)
    for section in dict.fromkeys(one.section for one in others):
        yield from _section(section, [one for one in others if one.section == section])


def _section(section: str, left: list[Open]) -> Iterator[str]:
    """A section with what is left open in it."""
    names = section.split(".")
    yield from (f"{'  ' * depth}{name}:" for depth, name in enumerate(names))
    margin = "  " * len(names)
    for id_ in dict.fromkeys(one.id for one in left):
        fields = {one.field: one.value for one in left if one.id == id_ and one.field != WHOLE}
        if id_:
            yield f"{margin}- id: {scalar(id_)}"
        yield from _fields(fields, f"{margin}  " if id_ else margin)


def _fields(fields: dict[str, Any], margin: str) -> Iterator[str]:
    """Fields as they are written in a brand: what stood in quotation marks does so again."""
    for name, value in fields.items():
        if isinstance(value, dict):
            yield f"{margin}{name}:"
            yield from _fields(value, f"{margin}  ")
        elif isinstance(value, list):
            yield f"{margin}{name}:"
            for one in value:
                yield from _item(one, f"{margin}  ")
        else:
            yield f"{margin}{name}: {_one(value)}"


def _item(value: Any, margin: str) -> Iterator[str]:
    if isinstance(value, dict):
        first, *rest = _fields(value, f"{margin}  ")
        yield from (f"{margin}- {first.strip()}", *rest)
    else:
        yield f"{margin}- {_one(value)}"


def _one(value: Any) -> str:
    """A single value as it was written, or as a text in quotation marks where it was in such, or needs them."""
    if isinstance(value, Quoted):
        return in_double(value)
    return scalar(value) if "\n" in value or ": " in value or " #" in value else str(value)


def _lines(lines: Iterator[str] | list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
