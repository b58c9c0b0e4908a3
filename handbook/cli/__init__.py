"""The `handbook` command: thin shells over what the rooms of the house do."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click

from handbook import __version__
from handbook.cli.content import check, reference
from handbook.cli.editions import changes, confirm, edition
from handbook.cli.paper import import_, print_
from handbook.cli.publishing import publish
from handbook.cli.site import build, serve
from handbook.system.clock import NoDay, today
from handbook.system.gc import leave_quickly


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
    try:
        today()
    except NoDay as wrong:
        raise click.UsageError(str(wrong)) from None
    leave_quickly()
    context.obj = folder


for command in (check, build, serve, print_, import_, changes, edition, publish, confirm, reference):
    main.add_command(command)
