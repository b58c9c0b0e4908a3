"""The displayed words that fields declare, each under a stable id, so that a catalogue can say them in any language.

`field.standard.adapt` is a label, `change.standard.critical.yes` a sentence about a change, `choice.touchpoint.stage.before`
how a value is said. What several kinds of entry inherit is declared, and translated, once: `field.entry.also`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from handbook.model.every_field import every_field
from handbook.model.fields import Shape


@cache
def declared_messages() -> Mapping[str, str]:
    """Every word that a field declares, in English, by its id."""
    return {id_: text for shape in every_field() for id_, text in _of(shape)}


def _of(shape: Shape) -> Iterator[tuple[str, str]]:
    yield label_id(shape), shape.label
    for key, text in shape.declared.says.items():
        yield change_id(shape, key), text
    for key in dict.fromkeys([*shape.choices, *shape.declared.words]):
        yield choice_id(shape, key), shape.declared.words.get(key, str(key))


def label_id(shape: Shape) -> str:
    """The id of what people see beside a field."""
    return f"field.{shape.id}"


def change_id(shape: Shape, key: str) -> str:
    """The id of the sentence that tells a change of a field; the key says which of its sentences."""
    return f"change.{shape.id}.{key}"


def choice_id(shape: Shape, value: str) -> str:
    """The id of how a value of a field is said."""
    return f"choice.{shape.id}.{value.replace(' ', '-')}"
