"""The template for translators (`handbook/words/locale/handbook.pot`), gathered from the software: `make reference` writes it.

It holds every id that English has, what is declared in code beside what it belongs to (fields, rules, macros,
commands), under an id that says where it stands, and the sentences in which the checker says what is wrong.
"""

from __future__ import annotations

import ast
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
from handbook.pages.macros import MACROS
from handbook.rules import all_rules

PACKAGE = Path(__file__).parents[1] / "handbook"
LOCALE = PACKAGE / "words" / "locale"
TEMPLATE = LOCALE / "handbook.pot"
ENGLISH = LOCALE / "en" / "LC_MESSAGES" / "handbook.po"
CHECKING = ("model/values.py", "reader", "results", "editions", "rules", "pages")
"""Where it is said what is wrong with a handbook, in English."""
LONGEST = 1_000_000
"""Of a line; a wrapped one would change with its neighbours."""
LEAST_WORDS = 3
"""Fewer words than this are no sentence."""


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
    yield from (*fields(), *formulas(), *rules(), *macros(), *of_commands(main), *sentences())


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


def macros() -> Iterator[Declared]:
    """What each macro does."""
    return (Declared(f"macro.{macro.name}", macro.says) for macro in MACROS.values())


def of_commands(command: click.Command, id_: str = "help") -> Iterator[Declared]:
    """What each command does, and what may be said to it."""
    yield Declared(id_, inspect.cleandoc(command.help or ""))
    for option in command.params:
        if isinstance(option, click.Option) and option.help:
            yield Declared(f"{id_}.{option.name}", option.help)
    for name, inner in sorted(getattr(command, "commands", {}).items()):
        yield from of_commands(inner, f"{id_}.{name}")


def sentences() -> Iterator[Declared]:
    """The sentences of the checker, numbered where they stand; what is put into them has a name where it has one."""
    for place in CHECKING:
        root = PACKAGE / place
        for file in sorted(root.rglob("*.py")) if root.is_dir() else [root]:
            module = file.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".")
            for function in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(function, ast.FunctionDef):
                    said = [text for text in _strings(function) if len(text.split()) >= LEAST_WORDS]
                    yield from (Declared(f"checker.{module}.{function.name}.{i}", text) for i, text in enumerate(said))


def _strings(function: ast.FunctionDef) -> Iterator[str]:
    """The texts in a function, without its docstring and without those of functions inside it."""
    statements = function.body[ast.get_docstring(function) is not None :]
    waiting: list[ast.AST] = list(reversed(statements))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.JoinedStr):
            yield "".join(_piece(piece) for piece in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif not isinstance(node, ast.FunctionDef):
            waiting += reversed(list(ast.iter_child_nodes(node)))


def _piece(piece: ast.expr) -> str:
    if isinstance(piece, ast.Constant):
        return str(piece.value)
    assert isinstance(piece, ast.FormattedValue)
    value = piece.value
    name = value.id if isinstance(value, ast.Name) else value.attr if isinstance(value, ast.Attribute) else "value"
    return f"{{{name}}}"


def english_ids() -> set[str]:
    """The ids of the messages that are written in English by hand."""
    with ENGLISH.open("rb") as opened:
        found = read_po(opened, locale="en")
    return {message.id if isinstance(message.id, str) else message.id[0] for message in found if message.id}


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
