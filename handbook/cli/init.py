"""The command that begins a handbook."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from handbook.authoring.begin import begin, ensure_free
from handbook.authoring.house import house
from handbook.authoring.starter import SAMPLE_OF, Given, as_title, sample, several, starter
from handbook.cli.common import refusal, said_plainly, say_waiting, sound, wrong_use
from handbook.cli.translated_help import TranslatedCommand, words_here
from handbook.system.clock import today
from handbook.system.files import reason

ASKED = ("organisation", "language", "customer", "customers", "elsewhere", "quote", "emergency")
"""What is asked for, in this order; each is an option too."""


@click.command(cls=TranslatedCommand)
@click.argument("into", metavar="[DIR]", type=click.Path(path_type=Path), default=Path())
@click.option("--organisation", metavar="NAME", help="Whose handbook it is.")
@click.option("--customer", metavar="WORD", help="The word for a person you serve: resident, patient, reader.")
@click.option("--customers", metavar="WORD", help="The word for several of them.")
@click.option("--language", metavar="CODE", help="The language it will be written in: en, de, ja.")
@click.option("--elsewhere/--no-elsewhere", default=None, help="Whether the people you serve can go elsewhere.")
@click.option("--quote", metavar="TEXT", help="A saying of your own to begin with, in place of the well-known one.")
@click.option("--emergency", metavar="NUMBER", help="The number to ring in danger.")
@click.option("--yes", is_flag=True, help="Ask nothing, and take what is usual for what is not given.")
@click.option("--sample", "is_sample", is_flag=True, help="Begin with the handbook of Harbour Lane, a hotel that does not exist.")  # fmt: skip
@click.option(
    "--extends",
    "brand",
    metavar="BRAND",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Begin a house that rests on the handbook in this folder.",
)
@click.pass_obj
def init(
    folder: Path, /, into: Path, yes: bool, is_sample: bool, brand: Path | None, **options: str | bool | None
) -> None:
    """Begin a handbook of your own in DIR: a small one, with examples of what happens everywhere.

    On a terminal it asks for what is not given. DIR is new or empty; what stands anywhere is never replaced.

    Example:
      handbook init library-handbook
      handbook init desk --organisation "Ashby Council" --customer resident --no-elsewhere --yes
      handbook init houses/kiel --extends brand
    """
    into = folder / into
    _ensure_all_is_of_use({**options, "sample": is_sample or None}, is_sample=is_sample, is_house=brand is not None)
    if brand:
        sound(folder / brand, without_results=True)
    try:
        with said_plainly():
            ensure_free(into)
            asks = sys.stdin.isatty() and not yes and not is_sample and not brand
            given = _given(into, {"organisation": SAMPLE_OF} if is_sample else options, asks=asks)
            files = house(given, folder / brand, into) if brand else sample(given) if is_sample else starter(given)
            begin(into, files, say_waiting)
    except OSError as error:
        raise refusal("cannot.init.write", folder=into.absolute(), why=reason(error)) from None
    if brand:
        _say_what_comes_next(into, given, len(files) + 1, is_whole=True)
        return
    if not asks and not is_sample:
        _say_what_was_taken(given, options)
    _say_what_comes_next(into, given, len(files) + 1, is_whole=is_sample)


def _ensure_all_is_of_use(options: dict[str, str | bool | None], *, is_sample: bool, is_house: bool) -> None:
    """Refuse what would be given in vain: the sample has its own words, and a house those of its brand."""
    used = {"organisation"} if is_house else {"sample"} if is_sample else set(options)
    in_vain = [f"--{name}" for name, value in options.items() if value is not None and name not in used]
    if in_vain:
        begins = "--extends" if is_house else "--sample"
        raise wrong_use("cannot.init.in-vain", options=words_here().enumeration(in_vain), begins=begins)


def _given(into: Path, options: dict[str, str | bool | None], *, asks: bool) -> Given:
    """What was given, asked for, or else is usual."""
    given = Given.usual(as_title(into.resolve().name), today())
    for name in ASKED:
        value = options.get(name)
        if name == "customers":
            given = given.but(name, several(given.customer, given.language))
        if value is None and asks:
            value = _ask(name, getattr(given, name))
        if value is not None:
            given = given.but(name, value)
    return given


def _ask(name: str, usual: str | bool) -> str | bool:
    question = words_here()(f"command.init.ask.{name}")
    if isinstance(usual, bool):
        return click.confirm(question, default=usual)
    return str(click.prompt(question, default=usual, show_default=bool(usual)))


def _say_what_was_taken(given: Given, options: dict[str, str | bool | None]) -> None:
    """What nobody has said is said, with the place where it is changed."""
    words = words_here()
    taken = [f"{name}: {getattr(given, name)}" for name in ("organisation", "customer", "customers", "language")
             if options.get(name) is None]  # fmt: skip
    if taken:
        click.echo(words("command.init.taken", what=words.enumeration(taken), file="standards.yml"))
    if options.get("emergency") is None:
        click.echo(words("command.init.number", call=given.emergency, file="standards/emergencies.yml"))


def _say_what_comes_next(into: Path, given: Given, files: int, *, is_whole: bool) -> None:
    words = words_here()
    click.echo(words.many("command.init.done", files, organisation=given.organisation, folder=str(into)))
    if not is_whole and given.language.partition("-")[0].lower() != "en":
        click.echo(words("command.init.in-english", language=given.language))
    go = [] if into.resolve() == Path.cwd() else [f"cd {shlex.quote(str(into))}"]
    git = [] if (into / ".git").exists() else ["git init"]
    commands = [*go, *git, "handbook serve"]
    click.echo("\n".join([words("command.init.next"), *(f"  {command}" for command in commands)]))
    if not is_whole:
        click.echo(words("command.init.first", files="standards/emergencies.yml, standards.yml", readme="README.md"))
