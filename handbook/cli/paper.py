"""The commands for what is printed, and for the forms that come back."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from handbook.cli.common import alone, refusal, said_plainly, sound
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


HELP = """Print what is wanted, or everything, into the folder print/: only what changed is set anew.

WHAT is one or more of:
{kinds}

Example:
  handbook print
  handbook print book cards
  handbook print --paper letter --large poster
"""


class PrintCommand(SpokenCommand):
    """Its help says what each sheet is for."""

    def values(self, words: Words) -> dict[str, str]:
        """The sheets, one a line."""
        return {"kinds": "\n".join(f"  {kind.name:<9} {kind.purpose(words)}" for kind in CATALOGUE.values())}


@click.command("print", cls=PrintCommand, help=HELP)
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
    """Print what is wanted, say what is done, and what of it is not as it should be."""
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


def _counted(files: tuple[Path, ...]) -> Iterator[Path]:
    """Say of every file when its turn comes."""
    for number, file in enumerate(files, 1):
        click.echo(f"[{number}/{len(files)}] {file}", err=True)
        yield file


def _say(problems: list[Problem], report: Report, folder: Path) -> None:
    """Report problems that are only seen in printing, but for those that were said to be fine."""
    found = report.on(problems)
    if found.problems:
        click.echo(as_text(found, folder), err=True)


@click.command("import", cls=SpokenCommand)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
@alone("writing")
def import_(folder: Path, files: tuple[Path, ...]) -> None:
    """Enter the answers of filled-in forms and of tables in results/, or, where one of them is wrong, none.

    Example:
      handbook import one-night.pdf
      handbook import inbox/*.pdf visits.csv
    """
    from handbook.results.importing import import_files

    project = sound(folder).project
    words = project.shown.words
    try:
        with said_plainly():
            run = import_files(folder, project.questionnaire, words, _counted(files))
    except OSError as error:
        raise refusal("cannot.write.results", why=error) from None
    click.echo(run.said(words), err=bool(run.refused))
    if not run.refused:
        say_next("next.look", folder, "serve", "build")
    sys.exit(1 if run.refused else 0)
