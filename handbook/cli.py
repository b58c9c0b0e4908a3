"""The `handbook` command: thin shells over what the rooms of the house do."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from handbook import __version__
from handbook.build import ENGINES, EngineFailed, NoSite
from handbook.build import build as build_site
from handbook.build import serve as serve_site
from handbook.check import Report
from handbook.check import check as check_folder
from handbook.comparison import FORMATS as COMPARISONS
from handbook.comparison import Comparison, as_text, entries_missing
from handbook.day import today
from handbook.editions import compare
from handbook.editions.publish import NoSuchEntry, Refused, close_edition, open_edition
from handbook.editions.publish import confirm as confirm_entries
from handbook.editions.sources import NoSource, Sources, Unsound
from handbook.model.settings import Paper
from handbook.model.values import EDITION_ID
from handbook.paper.manifest import FOLDER
from handbook.problems import Problem, did_you_mean
from handbook.reader import NoHandbook
from handbook.reader.rewrite import NotWritten
from handbook.report import FORMATS, count
from handbook.report import as_text as problems_as_text
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
      changes   the cards that this edition changed, and why
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
        click.echo(problems_as_text(replace(report, problems=tuple(sorted(set(problems)))), folder), err=True)


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


@main.command()
@click.argument("before", metavar="[A]", required=False)
@click.argument("after", metavar="[B]", required=False)
@click.option("--role", default="", metavar="R", help="Only what concerns this role, by its id.")
@click.option(
    "--format", "form", type=click.Choice(list(COMPARISONS)), default="text", show_default=True, help="How to say it."
)
@click.pass_obj
def changes(folder: Path, before: str | None, after: str | None, role: str, form: str) -> None:
    """Say what changed from A to B.

    Each is a frozen edition, the folder of another handbook, or a git revision. Without B it is the files as they
    are now, without A the last frozen edition.

    \b
    Example:
      handbook changes
      handbook changes 2026-2 2026-3 --role receptionist
      handbook changes HEAD --format markdown
    """
    sources = Sources(folder)
    try:
        old = sources.find(before) if before else sources.last_frozen()
        new = sources.find(after) if after else sources.at_hand()
    except NoSource as missing:
        raise click.UsageError(str(missing)) from None
    except Unsound as wrong:
        raise click.ClickException(str(wrong)) from None
    for note in sources.notes:
        click.echo(note, err=True)
    roles = sorted({*old.ids("roles"), *new.ids("roles")})
    if role and role not in roles:
        known = f"The roles are: {', '.join(roles)}."
        raise click.UsageError(f"There is no role “{role}”. {did_you_mean(role, roles, known)}")
    found = [change for change in compare(old, new) if not role or role in change.roles]
    click.echo(COMPARISONS[form](Comparison(old, new, found, role)))


@main.group()
def edition() -> None:
    """Open a new edition, and close it for good."""


@edition.command("open")
@click.argument("name")
@click.option(
    "--from",
    "from_",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day it comes into force; today if none is given.",
)
@click.pass_obj
def edition_open(folder: Path, name: str, from_: datetime | None) -> None:
    """Start a new edition in the files, in which changes are then written down.

    \b
    Example:
      handbook edition open 2027-1
      handbook edition open 2027-1 --from 2027-02-01
    """
    if not EDITION_ID.fullmatch(name):
        raise click.UsageError(
            f"“{name}” cannot be the id of an edition: small letters, digits, dashes and dots, at most 60."
        )
    with _said_plainly():
        day, files = open_edition(folder, name, from_.date() if from_ else None, today())
    click.echo(f"The edition {name} is open, in force from {day}. Changed: {', '.join(files)}.")


@edition.command("close")
@click.pass_obj
def edition_close(folder: Path) -> None:
    """Check the open edition, compare it with the last one, and freeze it in editions/.

    Refuses while anything is wrong, or while a changed text has no entry under `changes`; what is missing is shown,
    ready to be pasted.

    \b
    Example:
      handbook edition close
    """
    report = _checked(folder)
    if report.fails():
        click.echo(FORMATS["text"](report, folder), err=True)
        sys.exit(1)
    if missing := entries_missing(report, today()):
        click.echo(missing, err=True)
        sys.exit(1)
    history = report.thread.history
    with _said_plainly():
        file = close_edition(folder, history, today())
    if history.frozen:
        click.echo(as_text(Comparison(history.frozen[-1], history.now, history.since_frozen)) + "\n")
    click.echo(
        f"The edition {history.book.handbook.edition} is frozen in {file.as_posix()}. Commit it, and never change it."
    )


@main.command()
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.pass_obj
def confirm(folder: Path, ids: tuple[str, ...]) -> None:
    """Say that standards or tips were looked at again, and still hold for what they rest on now.

    Writes `confirmed` into their entries, and touches nothing else in the files.

    \b
    Example:
      handbook confirm tip-count-to-ten
    """
    with _said_plainly():
        written = confirm_entries(folder, list(ids))
    for id_ in dict.fromkeys(ids):
        click.echo(f"{id_}: confirmed in {written[id_]}." if id_ in written else f"{id_}: was confirmed already.")


@contextmanager
def _said_plainly() -> Iterator[None]:
    """Turn what a room of the house cannot do into a sentence and an exit status."""
    try:
        yield
    except (NoHandbook, NoSuchEntry) as wrong:
        raise click.UsageError(str(wrong)) from None
    except (Refused, NotWritten) as refused:
        raise click.ClickException(str(refused)) from None
