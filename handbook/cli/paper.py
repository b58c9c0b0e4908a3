"""The command for what is printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from handbook.cli.day import Day
from handbook.cli.print_options import PrintOptions, say_done
from handbook.cli.translated_help import TranslatedCommand
from handbook.paper.catalogue import CATALOGUE
from handbook.project.unchanged import PRINTED, Stamp
from handbook.system.paper_sizes import Paper

if TYPE_CHECKING:
    from handbook.words import Words


class PrintCommand(TranslatedCommand):
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
def print_(folder: Path, /, **options: Any) -> None:
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
    asked = PrintOptions(**options)
    stamp = Stamp(folder, (repr(asked),), PRINTED)
    said = stamp.said()
    if said:
        click.echo(said.report, err=True)
    else:
        from handbook.cli.make_paper import print_what_changed

        said = print_what_changed(folder, asked, stamp)
    say_done(said)
