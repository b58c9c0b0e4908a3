"""The command for what is printed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from handbook.cli.common import alone, said_plainly, sound, wrong_use
from handbook.cli.editions import Day
from handbook.cli.next_steps import say_next
from handbook.cli.spoken import SpokenCommand
from handbook.model import Entry
from handbook.model.problems import Problem
from handbook.model.settings import Paper
from handbook.paper.catalogue import BY_NAME, CATALOGUE, FIRST
from handbook.paper.chosen import Chosen, chosen_before
from handbook.project.check import Report
from handbook.project.formats import as_text
from handbook.project.load import Project
from handbook.project.printed import FOLDER, read_manifest
from handbook.words import Words
from handbook.words.unable import Saying, meant

if TYPE_CHECKING:
    from handbook.paper.print_run import PrintStep


class PrintCommand(SpokenCommand):
    """Its help says what each sheet is for."""

    def values(self, words: Words) -> dict[str, str]:
        """The sheets, one a line."""
        return {"kinds": "\n".join(f"  {kind.name:<9} {kind.purpose(words)}" for kind in CATALOGUE.values())}


@click.command("print", cls=PrintCommand)
@click.argument("wanted", metavar="[WHAT]…", nargs=-1, type=click.Choice(list(CATALOGUE)))
@click.option("--all", "everything", is_flag=True, help="Everything there is.")
@click.option(
    "--for", "roles", multiple=True, metavar="JOB", help="All that one person needs, as one file: --for night-porter."
)
@click.option("--moment", "moments", multiple=True, metavar="ID", help="The card of one moment.")
@click.option("--touchpoint", "touchpoints", multiple=True, metavar="ID", help="The cards of the moments at one place.")
@click.option(
    "--from", "first", type=Day(), metavar="DAY", help="Sheets for the start of a shift from this day on: 2027-03-01."
)
@click.option("--weeks", type=click.IntRange(1, 52), metavar="N", help="So many weeks of them; otherwise one.")
@click.option("--paper", type=click.Choice(get_args(Paper)), help="The size of paper; otherwise that of the handbook.")
@click.option("--large", is_flag=True, help="Large print: 18 points and more.")
@click.option("--one-per-page", is_flag=True, help="Moment cards one to a page, instead of four to be cut out.")
@click.option("--volume-pages", type=click.IntRange(1), default=500, show_default=True,
              help="Pages of a volume, about; a book of more than twice as many is printed as volumes.")  # fmt: skip
@click.option("--appendix", is_flag=True, help="The book with its appendix, the pages that say `paper: appendix`.")
@click.pass_obj
@alone("printing")
def print_(
    folder: Path, wanted: tuple[str, ...], everything: bool, roles: tuple[str, ...], moments: tuple[str, ...],
    touchpoints: tuple[str, ...], first: date | None, weeks: int | None, paper: Paper | None, large: bool,
    one_per_page: bool, volume_pages: int, appendix: bool,
) -> None:  # fmt: skip
    """Print what is asked for into the folder print/; where nothing is, what was printed before and has changed.

    What is the same as it was is not set anew. Where nothing was printed yet, that is what there is once for everybody.

    WHAT is one or more of:
    {kinds}

    Example:
      handbook print
      handbook print book cards
      handbook print --for night-porter
      handbook print huddle --from 2027-03-01 --weeks 2
      handbook print --paper letter --large poster
      handbook print book --appendix
    """
    from handbook.paper.print_run import Printer

    report = sound(folder)
    book = report.project.book
    chosen = Chosen(
        _known("role", roles, book.roles),
        _known("moment", moments, book.moments),
        _known("touchpoint", touchpoints, book.touchpoints),
        ((first or report.project.shown.today, weeks or 1),) if first or weeks else (),
    )
    asked = everything or bool(wanted or chosen)
    if everything:
        wanted = tuple(CATALOGUE)
    elif chosen.weeks:
        wanted = tuple(what for what in wanted if what != "huddle")
    elif not asked:
        wanted, chosen = _as_before(report.project)
    printer = Printer(report.project, wanted, paper, large, one_per_page, volume_pages, chosen, appendix)
    _say(printer.problems, report, folder)
    if report.on(printer.problems).fails() and not (printer.may_go_on and printer.left_out and printer.sheets):
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
    if rest := [what for what in CATALOGUE if what not in wanted] if not asked else []:
        click.echo(words("command.print.rest", kinds=words.listing(rest), command="handbook print --all"))
    say_next("next.download", folder, "build")
    if printer.left_out:
        sys.exit(1)


def _known(kind: str, ids: Iterable[str], entries: Iterable[Entry]) -> tuple[str, ...]:
    """Ids that entries of a kind have; one that none has is a wrong use."""
    known = [entry.id for entry in entries]
    for id_ in ids:
        if id_ not in known:
            cure = meant(id_, known, Saying("command.print.there-are", ids=", ".join(known)) if known else "")
            raise wrong_use(f"command.print.no-{kind}", id=id_, cure=cure)
    return tuple(dict.fromkeys(ids))


def _as_before(project: Project) -> tuple[tuple[str, ...], Chosen]:
    """What was printed before; where nothing was, what comes first."""
    files = read_manifest(project.folder)
    kinds = {entry.download.what for entry in files.values()}
    wanted = [what for what in (*CATALOGUE, *BY_NAME) if what in kinds]
    return tuple(wanted) or FIRST, chosen_before(files, project.book)


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
