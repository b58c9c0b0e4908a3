"""The template for translators (`handbook/words/locale/handbook.pot`), gathered from the software: `make reference` writes it.

It holds every id that English has, and what is declared in code beside what it belongs to (fields, sums, rules,
commands), under an id that says where it stands. What the checker says of a line is said in English, and not in it.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import click
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from handbook.cli import main
from handbook.model.every_field import every_field
from handbook.model.messages import declared_messages, label_id
from handbook.model.sums import FORMULAS
from handbook.rules import all_rules

LOCALE = Path(__file__).parents[1] / "handbook" / "words" / "locale"
TEMPLATE = LOCALE / "handbook.pot"
ENGLISH = LOCALE / "en" / "LC_MESSAGES" / "handbook.po"
LONGEST = 1_000_000
"""Of a line; a wrapped one would change with its neighbours."""


class Declared(NamedTuple):
    """A text that is declared in code, under the id that says where it stands."""

    id: str
    text: str


def template() -> bytes:
    """The whole template: each message's id, and its English as a comment."""
    catalogue = Catalog(project="handbook-as-code", charset="utf-8", fuzzy=False)
    catalogue.mime_headers = [("Content-Type", "text/plain; charset=utf-8")]
    with ENGLISH.open("rb") as opened:
        for message in read_po(opened, locale="en"):
            if message.id:
                said = message.string or ""
                text = said if isinstance(said, str) else " | ".join(said)
                catalogue.add(message.id, auto_comments=[*message.auto_comments, *_english(text)])
    for declared in all_declared():
        catalogue.add(declared.id, auto_comments=_english(declared.text))
    written = BytesIO()
    write_po(written, catalogue, width=LONGEST, omit_header=True)
    return written.getvalue()


def all_declared() -> Iterator[Declared]:
    """Everything we say that is written in code, beside what it belongs to, and not in the catalogue."""
    yield from (*fields(), *formulas(), *rules(), *of_commands(main))


def _english(text: str) -> list[str]:
    return [f"English: {line}" if line else "English:" for line in text.splitlines()]


def fields() -> Iterator[Declared]:
    """What each field of the model is called, how its values and its changes are said, and what it means."""
    yield from (Declared(id_, text) for id_, text in declared_messages().items())
    yield from (Declared(f"{label_id(shape)}.meaning", shape.info.description or "") for shape in every_field())


def formulas() -> Iterator[Declared]:
    """What each sum tells, what comes out of it, and what it starts from."""
    for name, formula in FORMULAS.items():
        yield Declared(f"formula.{name}.tells", formula.tells)
        yield Declared(f"formula.{name}.result", formula.result)
        yield Declared(f"formula.{name}.starts-from", formula.starts_from)


def rules() -> Iterator[Declared]:
    """What each rule is called, why it is there, and the cure."""
    for rule in sorted(all_rules(), key=lambda rule: rule.name):
        yield Declared(f"rule.{rule.name}.title", rule.title)
        yield Declared(f"rule.{rule.name}.why", rule.why)
        yield Declared(f"rule.{rule.name}.cure", rule.cure)


def of_commands(command: click.Command, id_: str = "help") -> Iterator[Declared]:
    """What each command does, and what may be said to it."""
    yield Declared(id_, inspect.cleandoc(command.help or ""))
    for option in command.params:
        if isinstance(option, click.Option) and option.help:
            yield Declared(f"{id_}.{option.name}", option.help)
    for name, inner in sorted(getattr(command, "commands", {}).items()):
        yield from of_commands(inner, f"{id_}.{name}")


def english_ids() -> set[str]:
    """The ids of the messages that are written in English by hand."""
    with ENGLISH.open("rb") as opened:
        found = read_po(opened, locale="en")
    return {message.id if isinstance(message.id, str) else message.id[0] for message in found if message.id}


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
