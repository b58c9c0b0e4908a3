"""The `handbook` command: thin shells over what the rooms of the house do."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from handbook import __version__
from handbook.build import ENGINES, EngineFailed, NoSite
from handbook.build import build as build_site
from handbook.build import serve as serve_site
from handbook.check import Report
from handbook.check import check as check_folder
from handbook.day import today
from handbook.model.settings import Paper
from handbook.paper.manifest import FOLDER
from handbook.problems import Problem
from handbook.reader import NoHandbook
from handbook.report import FORMATS, as_text, count
from handbook.views.downloads import WHAT

if TYPE_CHECKING:
    from handbook.paper.printing import Step


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.option("-C", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
              metavar="DIR", help="Work in this folder instead of the current one.")  # fmt: skip
@click.pass_context
def main(context: click.Context, folder: Path) -> None:
    """Handbook as code: check, build and serve a staff handbook.

    Exit status: 0 fine, 1 an error was reported (under --strict also a warning), 2 wrong use.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    context.obj = folder


@main.command()
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How to report.",
)
@click.pass_obj
def check(folder: Path, strict: bool, form: str) -> None:
    """Say everything that is wrong with the handbook, with file, line and cure.

    \b
    Example:
      handbook check
      handbook -C another/handbook check --strict --format json
    """
    report = _checked(folder)
    if said := FORMATS[form](report, folder):
        click.echo(said)
    sys.exit(1 if report.fails(strict=strict) else 0)


def _checked(folder: Path) -> Report:
    try:
        return check_folder(folder, today())
    except NoHandbook as missing:
        raise click.UsageError(f"{missing} Say where it is: handbook -C DIR …") from None


@main.command()
@click.option("--engine", type=click.Choice(ENGINES), default="mkdocs", show_default=True, help="What makes the pages.")
@click.option("--strict", is_flag=True, help="Stop at warnings too.")
@click.pass_obj
def build(folder: Path, engine: str, strict: bool) -> None:
    """Check the content, build the site, and look at every link in it.

    \b
    Example:
      handbook build
      handbook build --strict --engine zensical
    """
    report = _checked(folder)
    click.echo(FORMATS["text"](report, folder), err=True)
    if report.fails(strict=strict):
        sys.exit(1)
    try:
        site, broken = build_site(folder, engine)
    except NoSite as missing:
        raise click.UsageError(f"{missing} Say where it is: handbook -C DIR build") from None
    except EngineFailed:
        sys.exit(1)
    for page, what in broken:
        click.echo(f"{(site / page).as_posix()}: {what}", err=True)
    if broken:
        click.echo(f"{len(broken)} links lead nowhere.", err=True)
        sys.exit(1)
    click.echo(f"The site is built. Open {site / 'index.html'} in a browser.")


@main.command("print")
@click.argument("wanted", metavar="[WHAT]…", nargs=-1, type=click.Choice(list(WHAT)))
@click.option("--paper", type=click.Choice(get_args(Paper)), help="The size of paper; otherwise that of the handbook.")
@click.option("--large", is_flag=True, help="Large print: 18 points and more.")
@click.option("--one-per-page", is_flag=True, help="Moment cards one to a page, instead of four to be cut out.")
@click.pass_obj
def print_(folder: Path, wanted: tuple[str, ...], paper: Paper | None, large: bool, one_per_page: bool) -> None:
    """Print what is wanted, or everything, into the folder print/: only what changed is set anew.

    \b
    WHAT is one or more of:
      book      the whole handbook, with contents and index
      pocket    the handbook in five minutes
      poster    the quote and its standards on one page
      cards     a card for every moment, to be cut out
      limits    what each job may do without asking, for the wallet
      jobs      a book for every job
      forms     secret shoppers' forms, each with its brief
      observe   observation sheets for coaches
      huddle    a sheet for every day of this month and the next
      sign-off  lists to sign, one for each job

    \b
    Example:
      handbook print
      handbook print book cards
      handbook print --paper letter --large poster
    """
    from handbook.paper.printing import CannotPrint, Printer

    report = _checked(folder)
    if report.fails():
        click.echo(FORMATS["text"](report, folder), err=True)
        sys.exit(1)
    printer = Printer(report, folder, wanted or tuple(WHAT), paper, large, one_per_page)
    _say(printer.problems, report, folder)
    if printer.problems:
        sys.exit(1)
    try:
        steps = list(_told(printer.run()))
    except (CannotPrint, OSError) as why:
        click.echo(str(why), err=True)
        sys.exit(1)
    _say(printer.missing_signs(), report, folder)
    anew = [step for step in steps if step.anew]
    pages = sum(step.pages for step in anew)
    click.echo(
        f"{count(len(anew), 'file')} printed, {count(pages, 'page')}; {len(steps) - len(anew)} as they were. They are in {folder / FOLDER}."
    )


def _told(steps: Iterable[Step]) -> Iterator[Step]:
    """Say of every file when it is done."""
    for step in steps:
        what = count(step.pages, "page") if step.anew else "as it was"
        click.echo(f"[{step.number}/{step.of}] {step.file}: {what}", err=True)
        yield step


def _say(problems: list[Problem], report: Report, folder: Path) -> None:
    """Report problems that are only seen in printing."""
    if problems:
        click.echo(as_text(replace(report, problems=tuple(sorted(set(problems)))), folder), err=True)


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where it is to be seen.")
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
@click.pass_obj
def serve(folder: Path, address: str, open_browser: bool) -> None:
    """Show the site while you write; it follows every change, and shows a mistake as a page.

    \b
    Example:
      handbook serve
      handbook serve --address 127.0.0.1:8080 --open
    """
    try:
        serve_site(folder, address, open_browser=open_browser)
    except NoSite as missing:
        raise click.UsageError(f"{missing} Say where it is: handbook -C DIR serve") from None
    except EngineFailed:
        sys.exit(1)


@main.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def import_(folder: Path, files: tuple[Path, ...]) -> None:
    """Enter the answers of filled-in forms in results/, or, where one of them is wrong, none.

    \b
    Example:
      handbook import one-night.pdf
      handbook import inbox/*.pdf
    """
    from handbook.importing import import_forms

    report = _checked(folder)
    if report.fails():
        click.echo(FORMATS["text"](report, folder), err=True)
        sys.exit(1)
    try:
        with click.progressbar(files, label="Reading forms", file=sys.stderr) as shown:
            run = import_forms(folder, report.reading.book, shown)
    except OSError as error:
        click.echo(f"The results cannot be written: {error}.", err=True)
        sys.exit(1)
    click.echo(run, err=bool(run.refused))
    sys.exit(1 if run.refused else 0)
