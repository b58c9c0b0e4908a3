"""The command that writes new entries and pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from handbook.authoring.draft import KINDS, Draft
from handbook.authoring.new import Desk, Written
from handbook.authoring.page import write_page
from handbook.cli.common import alone, said_plainly, wrong_use
from handbook.cli.next_steps import say_next
from handbook.cli.translated_help import TranslatedCommand, words_here
from handbook.model import Part
from handbook.model.fields import Shape, shapes_by_name
from handbook.model.handbook import ENTRY_TYPES
from handbook.system.clock import today
from handbook.words.unable import Saying, meant

PAGE = "page"
FIELDS = {"ignore_unknown_options": True, "allow_interspersed_args": True}
"""Options are fields of the model; which there are depends on the kind."""


@click.command(cls=TranslatedCommand, context_settings=FIELDS)
@click.argument("kind", metavar="KIND")
@click.argument("title", metavar="TITLE")
@click.argument("fields", metavar="[--FIELD VALUE]...", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
@alone("writing")
def new(folder: Path, kind: str, title: str, fields: tuple[str, ...]) -> None:
    """Write a new entry where the others of its kind stand, or a new page, and say what it still needs.

    KIND is one of standard, moment, tip, phrase, role, touchpoint, gesture and all others the handbook has, or page.
    Each field can be given by its name, a list by naming it several times, a group with dots. What is not given is
    asked for on a terminal, and otherwise left as a draft.

    Example:
      handbook new standard "Greet by name"
      handbook new tip "Count to ten" --for staff --about look-up-first --minutes 5
      handbook new standard "Answer soon" --measure.what seconds --measure.at_most 20 --where phone --where chat
      handbook new page "At the door" --about front-door --shows emergencies
    """
    if kind == PAGE:
        _page(folder, title, fields)
        return
    if kind not in KINDS:
        known = Saying("cannot.new.kinds", kinds=", ".join([*KINDS, PAGE]))
        raise wrong_use("cannot.new.kind", kind=kind, cure=meant(kind, [*KINDS, PAGE], known))
    said = _said(fields, ENTRY_TYPES[KINDS[kind]])
    with said_plainly():
        desk = Desk(folder, today())
        draft = desk.draft(KINDS[kind], title, said)
        if somebody_is_there():
            draft = desk.draft(KINDS[kind], title, _asked(draft, said))
        written = desk.write(draft)
    _tell(kind, written)
    say_next("next.check", folder, "check")


def somebody_is_there() -> bool:
    """Whether questions can be asked and answered."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _page(folder: Path, title: str, fields: tuple[str, ...]) -> None:
    about, shows = "", []
    for name, value in _pairs(fields):
        if name not in ("about", "shows"):
            raise wrong_use("cannot.new.field", field=name, cure=Saying("cannot.new.fields", fields="about, shows"))
        about = value if name == "about" else about
        shows += [value] if name == "shows" else []
    with said_plainly():
        page = write_page(folder, title, about, shows, today())
    words = words_here()
    click.echo(words("command.new.page", file=page.file))
    if page.menu:
        click.echo(words("command.new.page.menu", place=f"{page.menu[0]}:{page.menu[1]}"))
    say_next("next.check", folder, "check")


def _tell(kind: str, written: Written) -> None:
    words = words_here()
    click.echo(words("command.new.done", kind=kind, id=written.id, place=f"{written.file}:{written.line}"))
    if written.needs:
        click.echo(words("command.new.needs"))
        for need in written.needs:
            click.echo(f"  {need.field}: {need.meaning}")
        click.echo(words("command.new.take-away"))
    if written.is_draft:
        click.echo(words("command.new.draft"))


def _pairs(given: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The fields and what is said of each, as `--field value` or `--field=value`."""
    rest = list(given)
    while rest:
        option = rest.pop(0)
        name, sign, value = option.removeprefix("--").partition("=")
        if not option.startswith("--") or not name:
            raise wrong_use("cannot.new.no-field", word=option)
        if not sign:
            if not rest:
                raise wrong_use("cannot.new.no-value", field=name)
            value = rest.pop(0)
        yield name.replace("-", "_"), value


def _said(given: Sequence[str], part: type[Part]) -> dict[str, Any]:
    """What is said of an entry's fields, by their names; lists and groups as the model has them."""
    said: dict[str, Any] = {}
    for name, value in _pairs(given):
        owner: dict[str, Any] = said
        inside: type[Part] | None = part
        *groups, last = name.split(".")
        for step in groups:
            shape = _shape(inside, step, name)
            owner, inside = owner.setdefault(step, {}), shape.part
        shape = _shape(inside, last, name)
        if shape.part:
            first = next(iter(shapes_by_name(shape.part)))
            raise wrong_use("cannot.new.group", field=name, example=f"--{name}.{first}")
        if shape.many:
            owner.setdefault(last, []).append(value)
        elif last in owner:
            raise wrong_use("cannot.new.twice", field=name)
        else:
            owner[last] = value
    return _as_lists(said, part)


def _shape(part: type[Part] | None, step: str, name: str) -> Shape:
    known = shapes_by_name(part) if part else {}
    if step not in known:
        fields = Saying("cannot.new.fields", fields=", ".join(known))
        raise wrong_use("cannot.new.field", field=name, cure=meant(step, known, fields))
    return known[step]


def _as_lists(said: dict[str, Any], part: type[Part]) -> dict[str, Any]:
    """The same with a list of one where the model has a list of groups."""
    found = {}
    for name, value in said.items():
        shape = shapes_by_name(part)[name]
        inner = _as_lists(value, shape.part) if shape.part and isinstance(value, dict) else value
        found[name] = [inner] if shape.many and isinstance(inner, dict) else inner
    return found


def _asked(draft: Draft, said: dict[str, Any]) -> dict[str, Any]:
    """What is answered on the terminal for all that is still needed; an empty answer leaves it for later."""
    words = words_here()
    draft.fields()
    click.echo(words("command.new.asks"))
    id_ = click.prompt("id", default=draft.said["id"])
    pairs = [part for need in draft.needs for part in _answers(need.field, need.meaning)]
    again = _said([*pairs, "--id", id_], draft.part)
    return _merged({name: value for name, value in said.items() if name != "id"}, again)


def _answers(field: str, meaning: str) -> list[str]:
    answer = click.prompt(f"{meaning}\n{field}", default="", show_default=False).strip()
    return [f"--{field}", answer] if answer else []


def _merged(first: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    both = {
        name: _merged(first[name], other[name]) for name in first.keys() & other.keys() if isinstance(first[name], dict)
    }
    return {**first, **other, **both}
