"""The command for what is printed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from handbook.cli.common import alone, said_plainly, sound
from handbook.cli.next_steps import say_next
from handbook.cli.spoken import SpokenCommand
from handbook.model.problems import Problem
from handbook.model.settings import Paper
from handbook.paper.catalogue import CATALOGUE
from handbook.project.check import Report
from handbook.project.formats import as_text
from handbook.project.printed import FOLDER
from handbook.words import Words

if TYPE_CHECKING:
    from handbook.paper.print_run import PrintStep


class PrintCommand(SpokenCommand):
    """Its help says what each sheet is for."""

    def values(self, words: Words) -> dict[str, str]:
        """The sheets, one a line."""
        return {"kinds": "\n".join(f"  {kind.name:<9} {kind.purpose(words)}" for kind in CATALOGUE.values())}


@click.command("print", cls=PrintCommand)
@click.argument("wanted", metavar="[WHAT]…", nargs=-1, type=click.Choice(list(CATALOGUE)))
@click.option("--paper", type=click.Choice(get_args(Paper)), help="The size of paper; otherwise that of the handbook.")
@click.option("--large", is_flag=True, help="Large print: 18 points and more.")
@click.option("--one-per-page", is_flag=True, help="Moment cards one to a page, instead of four to be cut out.")
@click.option("--volume-pages", type=click.IntRange(1), default=500, show_default=True,
              help="Pages of a volume, about; a book of more than twice as many is printed as volumes.")  # fmt: skip
@click.pass_obj
@alone("printing")
def print_(
    folder: Path, wanted: tuple[str, ...], paper: Paper | None, large: bool, one_per_page: bool, volume_pages: int
) -> None:
    """Print what is wanted, or everything, into the folder print/: only what changed is set anew.

    WHAT is one or more of:
    {kinds}

    Example:
      handbook print
      handbook print book cards
      handbook print --paper letter --large poster
    """
    from handbook.paper.print_run import Printer

    report = sound(folder)
    printer = Printer(report.project, wanted or tuple(CATALOGUE), paper, large, one_per_page, volume_pages)
    _say(printer.problems, report, folder)
    if report.on(printer.problems).fails():
        sys.exit(1)
    try:
        with said_plainly():
            steps = list(_told(printer.run()))
    except OSError as why:
        click.echo(str(why), err=True)
        sys.exit(1)
    _say(printer.missing_characters(), report, folder)
    for advice in printer.advice:
        click.echo(advice, err=True)
    anew = [step for step in steps if step.anew]
    pages = sum(step.pages for step in anew)
    words = report.project.shown.words
    click.echo(
        words.many(
            "command.print.done",
            len(anew),
            pages=words.many("count.pages", pages),
            others=len(steps) - len(anew),
            folder=str(folder / FOLDER),
        )
    )
    say_next("next.download", folder, "build")


def _told(steps: Iterable[PrintStep]) -> Iterator[PrintStep]:
    """Say of every file when it is done."""
    for step in steps:
        click.echo(step, err=True)
        yield step


def _say(problems: list[Problem], report: Report, folder: Path) -> None:
    """Report problems that are only seen in printing, but for those that were said to be fine."""
    found = report.on(problems)
    if found.problems:
        click.echo(as_text(found, folder), err=True)
