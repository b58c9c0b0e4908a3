"""Fit plain data to the model: what does not fit becomes a problem at its place, the rest a handbook."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from handbook.model import LIST_SECTIONS, Handbook
from handbook.model.fields import FieldPath, shape_at, shapes
from handbook.model.ids import RESERVED_EVER, shortened
from handbook.model.problems import Problem, nearest
from handbook.model.values import BROKEN, Kept
from handbook.reader.include_patterns import ROOT
from handbook.reader.source_map import SourceMap

ROUNDS = 4
"""An entry that is repaired can turn out to lack something further in; the model is four deep."""


def validate(raw: dict[str, Any], source_map: SourceMap) -> tuple[Handbook, list[Problem]]:
    """Make a handbook of plain data.

    A value that does not fit is reported and replaced by the empty value of its kind, so that the
    rules can go on; a handbook with errors is checked but never shown.
    """
    problems: list[Problem] = []
    for _ in range(ROUNDS):
        try:
            return Handbook.model_validate(raw), problems
        except ValidationError as errors:
            found = errors.errors(include_url=False)
        for error in sorted(found, key=lambda error: [-step if isinstance(step, int) else 0 for step in error["loc"]]):
            path, value = tuple(error["loc"]), error["input"]
            if (
                value is not BROKEN
                and not source_map.is_guessed(path)
                and (problem := _problem(error, path, source_map))
            ):
                problems.append(problem)
            _replace(raw, path, source_map)
    raise AssertionError(f"the handbook could not be made to fit: {found}")


def _problem(error: Any, path: FieldPath, source_map: SourceMap) -> Problem | None:
    if error["type"] == "missing":
        return _missing(path, source_map)
    position = source_map.find(path)
    assert position is not None, path
    if error["type"] in ("literal_error", "enum"):
        return position.problem("not-a-choice", *_choice(str(error["input"]), path))
    if error["type"] in ("model_type", "model_attributes_type"):
        return position.problem("not-fields", *_not_fields(error["input"], path))
    return position.problem(error["type"], error["ctx"]["said"], error["ctx"]["cure"])


def _not_fields(found: object, path: FieldPath) -> tuple[str, str]:
    shape = shape_at(Handbook, path)
    inside = [inner.name for inner in shapes(shape.part) if inner.name != "id"] if shape and shape.part else []
    needed = [inner.name for inner in shapes(shape.part) if inner.info.is_required()] if shape and shape.part else []
    what = "A list" if isinstance(found, list) else f"“{shortened(str(found))}”"
    those = (
        f", such as {', '.join(f'{name}:' for name in [*needed, *(name for name in inside if name not in needed)][:4])}"
        if inside
        else ""
    )
    return f"{what} stands where a group of fields is expected.", f"Write its fields below, one a line, indented{those}"


def _missing(path: FieldPath, source_map: SourceMap) -> Problem | None:
    name, reported_at = path[-1], source_map.of_missing(path)
    position, group = reported_at
    if group and group.is_doubtful():
        return None
    if len(path) == 1:
        cure = f"Add a section “{name}:” to {ROOT} or to a file it includes."
        if position:
            return position.problem("missing", f"The section “{name}” is empty.", "Add what belongs into it.")
        return Problem(ROOT, 1, 1, "missing", f"The section “{name}” is missing.", cure)
    inside = ".".join(str(step) for step in path[1:-1] if isinstance(step, str))
    where = f" in “{inside}”" if inside and inside != "lines" else ""
    assert position is not None
    return position.problem("missing", f"“{name}” is missing{where}.", f"Add “{name}”: {_example(path)}")


def _example(path: FieldPath) -> str:
    shape = shape_at(Handbook, path)
    assert shape is not None
    if shape.name == "id":
        return "a short name of its own, in small letters, digits and dashes, such as greet-at-once."
    if shape.choices:
        return f"{', '.join(shape.choices[:-1])} or {shape.choices[-1]}."
    return f"{shape.kind.words}." if shape.kind else "its fields stand below it."


def _choice(word: str, path: FieldPath) -> tuple[str, str]:
    shape = shape_at(Handbook, path)
    assert shape is not None
    near = nearest(word, shape.choices)
    allowed = f"Write {', '.join(shape.choices[:-1])} or {shape.choices[-1]}."
    message = f"“{shortened(word)}” is not one of the words that “{shape.name}” knows."
    return message, f"Did you mean “{near}”? {allowed}" if near else allowed


def _replace(raw: dict[str, Any], path: FieldPath, source_map: SourceMap) -> None:
    """Put an empty value where a wrong one stands, so that it is reported once."""
    section = path[0]
    if section in LIST_SECTIONS and len(path) <= 2:
        if len(path) == 1:
            raw[str(section)] = []
        elif isinstance(path[1], int) and path[1] < len(source_map.items[str(section)]):
            del raw[str(section)][path[1]], source_map.items[str(section)][path[1]]
        return
    owner: Any = raw
    for step in path[:-1]:
        owner = owner[step]
    shape = shape_at(Handbook, path)
    if path[-1] == "id" and isinstance(owner.get("id"), str) and owner["id"] not in RESERVED_EVER:
        owner["id"] = Kept(owner["id"])
    elif shape is None or shape.part is None:
        owner[path[-1]] = BROKEN
    elif shape.info.is_required() or shape.many:
        owner[path[-1]] = {inner.name: BROKEN for inner in shapes(shape.part) if inner.info.is_required()}
    else:
        del owner[path[-1]]
