"""The `handbook` command: thin shells over what the rooms of the house do."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click

from handbook import __version__
from handbook.cli.begin import init
from handbook.cli.common import wrong_use
from handbook.cli.content import check, owners, reference, schema
from handbook.cli.editions import changes, confirm, edition
from handbook.cli.licences import licences
from handbook.cli.new import new
from handbook.cli.office import export_, import_
from handbook.cli.paper import print_
from handbook.cli.publishing import publish
from handbook.cli.rename import rename
from handbook.cli.results import results
from handbook.cli.rules import rule
from handbook.cli.site import build, serve
from handbook.cli.spoken import SpokenGroup
from handbook.system.clock import VARIABLE, NoDay, today
from handbook.system.gc import leave_quickly


def _works_in(context: click.Context, _: click.Parameter, folder: Path) -> Path:
    """Know the folder before anything else, so that even the help is said in the language of its handbook."""
    context.obj = folder
    return folder


@click.group(cls=SpokenGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.option("-C", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
              metavar="DIR", is_eager=True, callback=_works_in, help="Work in this folder instead of the current one.")  # fmt: skip
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
        raise wrong_use("cannot.day", variable=VARIABLE, value=wrong.value) from None
    leave_quickly()


for command in (
    init,
    check,
    build,
    serve,
    print_,
    import_,
    export_,
    changes,
    edition,
    publish,
    results,
    confirm,
    new,
    rename,
    owners,
    rule,
    schema,
    reference,
    licences,
):
    main.add_command(command)
