"""The `handbook` command: thin shells over what the rooms of the house do."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from handbook import __version__
from handbook.check import check as check_folder
from handbook.day import today
from handbook.reader import NoHandbook
from handbook.report import FORMATS


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.option("-C", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
              metavar="DIR", help="Work in this folder instead of the current one.")  # fmt: skip
@click.pass_context
def main(context: click.Context, folder: Path) -> None:
    """Handbook as code: check, build and serve a staff handbook.

    Exit status: 0 fine, 1 an error was reported (under --strict also a warning), 2 wrong use.
    """
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
    try:
        report = check_folder(folder, today())
    except NoHandbook as missing:
        raise click.UsageError(f"{missing} Say where it is: handbook -C DIR check") from None
    if said := FORMATS[form](report, folder):
        click.echo(said)
    sys.exit(1 if report.fails(strict=strict) else 0)
