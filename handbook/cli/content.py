"""The command that looks at the content."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from handbook.cli.common import checked
from handbook.project.formats import FORMATS


@click.command()
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
    report = checked(folder)
    if said := FORMATS[form](report, folder):
        click.echo(said)
    sys.exit(1 if report.fails(strict=strict) else 0)
